"""What Markdown may become: a short list of elements and attributes, and links that lead where they say.

Rules about how Markdown is written can be got round, since engines read it in more ways than one expects.
So the HTML that the engine made is read again, and what is not listed here is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import urlsplit

from faktum.load.characters import first_unseen
from faktum.model.base import HOST
from faktum.render.markdown import CLOSE, OPEN

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
CLASSES = frozenset({"lead", "note"})
"""Classes that an authored page may give; the style sheet knows them."""

_ELEMENTS = frozenset(["p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "code", "em", "strong", "del", "a", "img", "table", "thead", "tbody", "tfoot", "tr", "th", "td", "sup", "sub", "div", "section", "span", "abbr"])  # fmt: skip
_ATTRIBUTES = {
    "a": {"href", "data-footnote-ref", "data-footnote-backref", "data-footnote-backref-idx", "aria-label"},
    "img": {"src", "alt"},
    "ol": {"start"},
    "section": {"data-footnotes"},
    "th": {"align", "style"},
    "td": {"align", "style"},
    "pre": {"lang"},
}
_EVERYWHERE = frozenset({"id", "class", "lang", "title"})
_OF_ENGINES = frozenset({"footnote", "footnotes", "footnote-ref", "footnote-backref", "headerlink"})
_VALUES = {
    "id": re.compile(r"[^\s<>\"'`]{1,200}"),
    "lang": re.compile(r"[a-z]{2,3}"),
    "align": re.compile("left|right|center"),
    "style": re.compile("text-align: (?:left|right|center);"),
    "start": re.compile("[0-9]{1,9}"),
}
_NUMBERED = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,8})|([0-9]{1,9}))")
_LAST = 0x10FFFF
_OPENS = re.compile(r"<[A-Za-z/!?]")
# What browsers take out of an address before they read it (URL Standard, 4.4).
_IGNORED = re.compile(r"[\t\r\n]")
SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")


class Finding(NamedTuple):
    """Something that no text may become: the code of the problem, what was expected and what was found."""

    code: str
    expected: str
    found: str


def inspect(html: str, marks: int = 0) -> list[Finding]:
    """What is in the HTML of a text that may not be there; `marks` expressions are in it."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    found = reader.found
    # Parsers differ in what they make of numbers that stand for no character; none may be written.
    for match in _NUMBERED.finditer(html):
        number = int(match[1], 16) if match[1] else int(match[2])
        if number > _LAST or first_unseen(chr(number)):
            found.append(Finding("UNREADABLE", "characters that can be seen", match[0]))
    if reader.tags != len(_OPENS.findall(html)):
        found.append(_markup("<"))
    if reader.marks != marks:
        found.append(
            Finding("BAD-EXPRESSION", "expressions among words only", "one in an address or a picture")
        )
    return found


def unsafe_link(target: str) -> str | None:
    """What was expected of the target of a link that may not stand in a text; None of one that may.

    Whether a way within the site leads to a page is another question.
    """
    plain = _IGNORED.sub("", target).strip("".join(map(chr, range(33))))
    if scheme := SCHEME.match(plain):
        if scheme[1].lower() not in SCHEMES:
            return f"a link to {', '.join(sorted(SCHEMES))} or a page"
        if scheme[1].lower().startswith("http"):
            return _unclear(plain)
        return None
    if plain.startswith(("//", "\\")) or "\\" in plain.partition("?")[0].partition("#")[0]:
        return "a whole address (https://…) or the way to a page"
    return None


def _unclear(address: str) -> str | None:
    expected = "a web address that leads where it seems to"
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return expected
    # `https://region.example@elsewhere.example/` and `https:elsewhere.example` lead elsewhere.
    bad = (
        not re.fullmatch(HOST, host or "")
        or "@" in parts.netloc
        or "\\" in address
        or not address[len(parts.scheme) :].startswith("://")
    )
    return expected if bad else None


def _markup(found: str) -> Finding:
    return Finding("RAW-HTML", "Markdown without HTML", found)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Finding] = []
        self.tags = 0
        self.marks = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags += 1
        if tag not in _ELEMENTS:
            self.found.append(_markup(f"<{tag}>"))
            return
        for name, value in attrs:
            self.found += _attribute(tag, name, value or "")

    def _ended(self, tag: str) -> None:
        self.tags += 1
        if tag not in _ELEMENTS:
            self.found.append(_markup(f"</{tag}>"))

    def _text(self, data: str) -> None:
        self.marks += data.count(OPEN)
        if unseen := first_unseen(data.replace(OPEN, "").replace(CLOSE, "")):
            self.found.append(Finding("UNREADABLE", "characters that can be seen", unseen[1]))

    def _other(self, data: str) -> None:
        self.tags += 1
        self.found.append(_markup(f"<!{data[:20]}"))

    # The library's names, said once.
    handle_startendtag = handle_starttag
    handle_endtag = _ended
    handle_data = _text
    handle_comment = handle_pi = unknown_decl = _other
    handle_decl = _other  # type: ignore[assignment]  # its parameter is called otherwise


def _attribute(tag: str, name: str, value: str) -> Iterator[Finding]:
    if name not in _EVERYWHERE and name not in _ATTRIBUTES.get(tag, ()):
        yield Finding("ATTRIBUTES", "no attributes but #id, lang and listed classes", f"{name}={value}")
    elif OPEN in value or "%EE%80%80" in value:
        pass  # the mark that is missing among the words is told of
    elif unseen := first_unseen(value):
        yield Finding("UNREADABLE", "characters that can be seen", unseen[1])
    elif name == "class":
        for one in value.split():
            if one not in CLASSES | _OF_ENGINES and not re.fullmatch(r"language-[\w+#.-]{1,40}", one):
                yield Finding("ATTRIBUTES", "one of the classes " + ", ".join(sorted(CLASSES)), f".{one}")
    elif name in _VALUES and not _VALUES[name].fullmatch(value):
        yield Finding("ATTRIBUTES", f"a plain {name}", value)
    elif name == "href" and (expected := unsafe_link(value)):
        yield Finding("UNSAFE-LINK", expected, value)
    elif name == "src" and (SCHEME.match(value) or unsafe_link(value)):
        yield Finding("UNSAFE-LINK", "a picture of this site (in docs/assets/)", value)
