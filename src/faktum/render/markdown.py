"""Markdown of releases and project texts: CommonMark with tables and footnotes, by cmark.

Expressions become marks before Markdown is read and HTML after it, so that neither can break the
other. Raw HTML is left out by cmark itself; `check` has refused it before.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

import cmarkgfm
from cmarkgfm.cmark import Options
from markupsafe import Markup

from faktum.load.expressions import Call, parse_text

OPEN, CLOSE = "\ue000", "\ue001"
"""Private-use characters: `check` refuses them in texts, so a mark is always ours."""

PAGE_SCHEME = "faktum-page:"
"""What a link to another page of the site begins with until its page is poured."""

_TO_PAGE = re.compile(rf'href="{PAGE_SCHEME}([^"]*)"')
_MARK = re.compile(f"{OPEN}([0-9]+){CLOSE}")
_HEADING = re.compile(r"<h([1-6])>(.*?)</h\1>", re.DOTALL)
_LINK = re.compile(r'(<a href=")([^"]*)(")')
_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
_STYLED = re.compile(r'(<t[dh]) style="text-align: ([a-z]+);"')
_ALIGN = re.compile(r'(<t[dh]) align="([a-z]+)"')
_TAG = re.compile(r"<[^>]+>")
_FOLDED = str.maketrans({"ø": "o", "æ": "ae", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "ł": "l"})

Expand = Callable[[Call], Markup]
LinkTo = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Prose:
    """Rendered Markdown and the headings in it."""

    html: Markup
    headings: tuple[Heading, ...]


def slugify(text: str, separator: str = "-") -> str:
    """An anchor from a heading: ASCII, lower case, `separator` between words.

    Nordic letters keep a base letter (`Nordstrøm` → `nordstrom`) where MkDocs' own drops them.
    """
    folded = unicodedata.normalize("NFKD", text.lower().translate(_FOLDED))
    plain = "".join(char for char in folded if not unicodedata.combining(char))
    return separator.join(re.findall(r"[a-z0-9]+", plain))


def render_inline(text: str, expand: Expand) -> Markup:
    """A short text with expressions, escaped; no Markdown is read."""
    parts = (Markup.escape(part) if isinstance(part, str) else expand(part) for part in parse_text(text))
    return Markup("").join(parts)


def mark_expressions(text: str, expand: Expand) -> tuple[str, list[Markup]]:
    """The text with each expression replaced by a mark, and what to put in their place."""
    filled: list[Markup] = []
    parts: list[str] = []
    for part in parse_text(text):
        if isinstance(part, str):
            parts.append(part)
        else:
            parts.append(f"{OPEN}{len(filled)}{CLOSE}")
            filled.append(expand(part))
    return "".join(parts), filled


def fill_marks(rendered: str, filled: list[Markup]) -> str:
    """Put the expressions' HTML in the place of their marks."""
    return _MARK.sub(lambda match: str(filled[int(match[1])]), rendered)


def drop_styles(rendered: str) -> str:
    """Aligned table cells with a class in place of Python-Markdown's `style`, which no host's policy allows."""
    return _STYLED.sub(lambda match: match[1] + (' class="num"' if match[2] == "right" else ""), rendered)


def restore_links(rendered: str, href: LinkTo) -> str:
    """Links to pages of the site become addresses relative to the page they stand on."""
    return _TO_PAGE.sub(lambda match: f'href="{href(match[1])}"', rendered)


def to_html(marked: str, *, safe: bool = True) -> str:
    """CommonMark to HTML by cmark, which leaves out raw HTML and dangerous links while it is `safe`."""
    options = Options.CMARK_OPT_FOOTNOTES | (0 if safe else Options.CMARK_OPT_UNSAFE)
    rendered: str = cmarkgfm.cmark.markdown_to_html_with_extensions(
        marked, options=options, extensions=["table"]
    )
    return rendered


def render_markdown(text: str, expand: Expand, link_to: LinkTo, *, deeper: int = 0) -> Prose:
    """Markdown to HTML with anchors on headings and links rewritten by `link_to`.

    Headings go `deeper` where the text stands inside a section that has its own.
    """
    marked, filled = mark_expressions(text, expand)
    rendered = to_html(marked)
    rendered = _LINK.sub(
        lambda match: match[1] + html.escape(link_to(html.unescape(match[2]))) + match[3], rendered
    )
    rendered = fill_marks(rendered, filled)
    # `align` is no HTML any more; numbers stand to the right.
    rendered = _ALIGN.sub(lambda match: match[1] + (' class="num"' if match[2] == "right" else ""), rendered)
    rendered = _TABLE.sub(r'<div class="table" tabindex="0" role="group">\g<0></div>', rendered)
    headings: list[Heading] = []
    taken: set[str] = set()
    numbers: dict[str, int] = {}

    def anchor(match: re.Match[str]) -> str:
        plain = html.unescape(_TAG.sub("", match[2]))
        base = slugify(plain) or "section"
        name = base
        while name in taken:
            numbers[base] = numbers.get(base, 1) + 1
            name = f"{base}-{numbers[base]}"
        taken.add(name)
        level = min(int(match[1]) + deeper, 6)
        headings.append(Heading(level, name, plain))
        return f'<h{level} id="{name}">{match[2]}</h{level}>'

    return Prose(Markup(_HEADING.sub(anchor, rendered)), tuple(headings))  # noqa: S704 - cmark's own output
