"""Links as they are written: whole, to one place, and without what a mail program or a search put into them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import SplitResult, urlsplit

from faktum.checks.entries import Entry
from faktum.checks.index import Index
from faktum.checks.texts.markup import DESTINATION, without_code
from faktum.load.prose import ProseFile
from faktum.problems import Problem, quoted
from faktum.questions import question_of_site
from faktum.render.addresses import link_target
from faktum.render.markdown import slugify

_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.*?)[ \t#]*$|^(\S.*)\n(?:=+|-+)[ \t]*$", re.MULTILINE)
_ID = re.compile(r"\{:?[^{}\n]*#([\w-]+)[^{}\n]*\}")
_MARKS = re.compile(r"[*_`]|\]\([^()\s]*\)|!?\[|\{:?[ ]*[#.][^{}\n]*\}")
_MADE = re.compile(r"(?:[a-z-]+-section|position-.+|content|letter-.+|fn.*)\Z")
"""Places on a page that are not in its text."""
_NUMBER = re.compile(r"[-_]\d+\Z")
_WITHOUT_TEXT = frozenset({"index", "glossary/index", "search", "404"})

# What a mail program, a shortener or a search engine makes of an address; readers do not see where it leads.
_DETOURS = re.compile(
    r"(?:.+\.)?(?:safelinks\.protection\.outlook\.com|urldefense\.com|urldefense\.proofpoint\.com|l\.facebook\.com|lm\.facebook\.com"
    r"|lnkd\.in|bit\.ly|tinyurl\.com|t\.co|goo\.gl|ow\.ly|is\.gd|buff\.ly|translate\.google\.[a-z.]+|translate\.goog"
    r"|webcache\.googleusercontent\.com|list-manage\.com|clicks\.[\w.-]+|mailchi\.mp)"
)
_SEARCHED = re.compile(
    r"(?:www\.)?google\.[a-z.]{2,6}/(?:url|search)\Z|(?:www\.)?bing\.com/(?:ck/a|search)\Z"
)
_COUNTED = re.compile(
    r"(?:^|&)(?:utm_\w+|fbclid|gclid|dclid|msclkid|igshid|mc_[ce]id|_hs(?:enc|mi)|mkt_tok|yclid|trk|ved|sca_esv)="
)
_WHOLE = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+\Z")
_DIGITS = re.compile(r"\+?[\d() ./-]{7,25}\Z")
_AFTER = (".", ",", ";", "!", "?", "…", "’", "”", '"')
_FEWEST = 7
"""Figures of a telephone number."""

# Brackets that were meant to be a link.
_APART = re.compile(
    r"(?<!!)\[[^\[\]\n]{1,200}\][ \t]+\((?:https?://|mailto:|www\.|[\w./-]{1,100}\.md)[^()\s]{0,300}\)"
)
_TURNED = re.compile(
    r"\([^()\[\]\n]{1,200}\)\[(?:https?://|mailto:|www\.|[\w./-]{1,100}\.md)[^\[\]\s]{0,300}\]"
)
_SPACED = re.compile(r"\]\([\w./-]{1,100} [\w./ -]{0,100}\.md\)")
_NAMED = re.compile(r"\[([^\[\]\n]{1,200})\]\[([^\[\]\n]{0,100})\]")
_DEFINED = re.compile(r"^ {0,3}\[([^\[\]\n]{1,100})\]:", re.MULTILINE)
_NOTE = re.compile(r"\[\^([^\[\]\s]{1,99})\](?!:)")


Wrong = tuple[str, str, str]
"""(code, what was expected, what to do)."""
_OF_RECORDS = frozenset({"DEBRIS", "UNSAFE-LINK"})
"""What is told of addresses in records too, which others wrote."""


def check_address(index: Index, address: str) -> Wrong | None:
    """What is wrong with an address elsewhere; nothing where UNSAFE-LINK tells of it."""
    scheme, _, rest = address.partition(":")
    if scheme.lower() == "mailto" and not _WHOLE.match(rest.partition("?")[0]):
        return "BROKEN-LINK", "a link to a mailbox", "Write mailto: and the whole address."
    if scheme.lower() == "tel" and not (_DIGITS.match(rest) and sum(map(str.isdigit, rest)) >= _FEWEST):
        hint = "Write tel: and the number with + and the country’s code."
        return "BROKEN-LINK", "a link to a telephone number", hint
    if scheme.lower() not in {"http", "https"}:
        return None
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return None
    return _web_address(index, address, parts, host) if host else None


def _web_address(index: Index, address: str, parts: SplitResult, host: str) -> Wrong | None:
    own = [base.rstrip("/") for base in (index.site.site_url, index.site.identity)]
    if "." not in host and host != "localhost":
        return "BROKEN-LINK", "a web address", "Write the whole address as the browser shows it."
    if host.endswith(".") or address.endswith(_AFTER):
        hint = "Delete the sign, or write it after the link."
        return "BROKEN-LINK", "a web address without the sign after it", hint
    if any(address == base or address.startswith(f"{base}/") for base in own):
        hint = (
            "Write the way from this file, such as ../about.md: the site may move, and links would leave it."
        )
        return "BROKEN-LINK", "the way to a page of this site", hint
    if _DETOURS.fullmatch(host) or _SEARCHED.match(host + parts.path):
        hint = "Open the link and copy the address of the page it leads to."
        return "UNSAFE-LINK", "the address of the page itself", hint
    if _COUNTED.search(parts.query) or parts.fragment.startswith(":~:text="):
        return (
            "DEBRIS",
            "the address without what counts or marks readers",
            "Delete what was added after ? or #.",
        )
    return None


def check_records(index: Index) -> Iterator[Problem]:
    """Addresses in records. Those of the site itself are right in its own record."""
    for entry in index.of_kind("organisations", "sources", "people", "projects", "programmes", "funds"):
        yield from _of_record(index, entry)


def _of_record(index: Index, entry: Entry) -> Iterator[Problem]:
    for node in entry.nodes:
        if (
            isinstance(node.value, str)
            and node.value.startswith(("http://", "https://"))
            and " " not in node.value
        ):
            wrong = check_address(index, node.value)
            if wrong and wrong[0] in _OF_RECORDS:
                code, expected, hint = wrong
                yield entry.problem(node.place, code, f"{expected} in {node.name}", quoted(node.value), hint)


def check_written(file: ProseFile) -> Iterator[Problem]:
    """Brackets that were meant to be a link and are none; notes that are not there."""
    if "[" not in file.body:
        return
    plain = without_code(file.body)
    for pattern, hint in (
        (_APART, "Write no space between ] and (."),
        (_TURNED, "Write the words in square brackets and the address in round ones: [words](address)."),
        (_SPACED, "File names have no spaces."),
    ):
        for match in pattern.finditer(plain):
            yield _problem(file, plain, match.start(), "a link, [words](address)", match[0], hint)
    defined = {" ".join(one.lower().split()) for one in _DEFINED.findall(plain)}
    for match in _NAMED.finditer(plain):
        if (
            " ".join((match[2] or match[1]).lower().split()) not in defined
            and "^" not in match[1][:1] + match[2][:1]
        ):
            yield _problem(
                file,
                plain,
                match.start(),
                "a link, [words](address)",
                match[0],
                "Write the address in round brackets.",
            )
    for match in _NOTE.finditer(plain):
        if f"^{match[1].lower()}" not in defined:
            yield _problem(
                file, plain, match.start(), "a note with this sign below the text", match[0],
                f"Write the note on a line of its own, {match[0]}: and its words.",
            )  # fmt: skip
    for match in DESTINATION.finditer(plain):
        if match["inline"] in {"", "#"} or (match["inline"].endswith("#") and ".md" in match["inline"]):
            yield _problem(
                file, plain, match.start(), "a link that leads to a page", match[0][1:],
                "Write the way to the .md file, or the address.",
            )  # fmt: skip


def _problem(file: ProseFile, plain: str, at: int, expected: str, found: str, hint: str) -> Problem:
    line = file.body_line + plain.count("\n", 0, at)
    return Problem(file.path, line, "BROKEN-LINK", expected, quoted(found), hint)


def misses_place(index: Index, language: str, file: ProseFile, link: str) -> bool:
    """Whether a link leads to a place (#…) that its page has not; only pages whose text is all they have are asked."""
    path, _, place = link.partition("#")
    if not place or _MADE.match(place):
        return False
    source = file.path.partition(f"docs/{language}/")[2]
    if not path:
        return _lacks(file.body, place)
    target = link_target(source, path)
    name = (target or "").strip("/")
    return (
        name not in _WITHOUT_TEXT
        and not name.endswith("/index")
        and _page_lacks(index, language, name, place)
    )


@question_of_site
def _page_lacks(index: Index, language: str, name: str, place: str) -> bool:
    page = index.loaded.pages.get(name, {}).get(language)
    return page is not None and _lacks(page.file.body, place)


def _lacks(body: str, place: str) -> bool:
    places = _places(body)
    return places is not None and place not in places and _NUMBER.sub("", place) not in places


@lru_cache(maxsize=64)
def _places(body: str) -> frozenset[str] | None:
    """The places of a text; None where a heading says a fact or a name, which is filled in later."""
    plain = without_code(body)
    found = set(_ID.findall(plain))
    for match in _HEADING.finditer(plain):
        heading = match[1] or match[2] or ""
        if "{{" in heading:
            return None
        found.add(slugify(_MARKS.sub("", heading)))
    return frozenset(found)
