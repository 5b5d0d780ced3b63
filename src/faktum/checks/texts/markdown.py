"""Markdown that reads the same everywhere: no HTML, no attributes but a few, in releases only what both engines agree on.

Releases and project texts are rendered by cmark, authored pages by Python-Markdown. What the two read
differently is refused where cmark reads it (design, 6.16).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from faktum.checks.index import Index
from faktum.checks.texts.markup import code_ranges, without_code, without_expressions
from faktum.checks.texts.rendered import check_authored, check_portable
from faktum.checks.texts.text import Text, texts_of
from faktum.problems import Problem, quoted
from faktum.render.allowed import CLASSES

NESTING = 4
"""Spaces by which Python-Markdown nests a list; CommonMark takes fewer, and these too."""

# Also a tag that never ends: one engine lets it swallow what follows. `<https://…>` and `<a@b.example>` are links.
_HTML = re.compile(
    r"<(?:!--(?:(?!<!--).)*?-->|[?!][^<>]*>?|(?![A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*>|[^\s<>@]+@[^\s<>]+>)"
    r"/?[A-Za-z][^<>]*>?)",
    re.DOTALL,
)
_ATTRIBUTES = re.compile(r"\{:?[ ]*(?P<list>[#.:][^{}\n]*|[a-z-]+=[^{}\n]*|)\}")
_ALLOWED = re.compile(r"#[a-z0-9-]+|\.(?P<cls>[\w-]+)|lang=[\"']?[a-z]{2,3}[\"']?")
_ITEM = re.compile(r"^(?P<indent> *)(?P<mark>[-*+]|(?P<number>\d+)(?P<after>[.)]))(?=[ \t])")

# Pattern on one line → what was found, what to write instead.
_LINES: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (
        re.compile(r"^#(?:\s|$)"),
        "a heading of the first level (#)",
        "The title is the heading; begin with ##.",
    ),
    (
        re.compile(r"^={2,}\s*$"),
        "a heading of the first level (===)",
        "The title is the heading; begin with ##.",
    ),
    (re.compile(r"^#{1,6}[^#\s]"), "a heading without a space", "Write a space after the number signs."),
    (
        re.compile(r"^\s*(?:!!!|\?\?\?)"),
        "a box (!!!)",
        "Write it as a paragraph or under a heading of its own.",
    ),
    (re.compile(r"~{1,2}[^\s~][^~]*~{1,2}"), "text between tildes", "Leave the tildes out."),
    (re.compile(r"\\$"), "a backslash at the end of the line", "Begin a new paragraph instead."),
)


def check_markdown(index: Index) -> Iterator[Problem]:
    for text in texts_of(index):
        if text.markdown:
            yield from (
                _both(_authored, check_authored, text)
                if text.authored
                else _both(_portable, check_portable, text)
            )


def _both(
    written: Callable[[Text], Iterator[Problem]],
    rendered: Callable[[Text, set[str]], Iterator[Problem]],
    text: Text,
) -> Iterator[Problem]:
    """How the text is written; then what it becomes, for what got past that."""
    found = list(written(text))
    yield from found
    yield from rendered(text, {one.code for one in found})


def _portable(text: Text) -> Iterator[Problem]:
    """Texts that cmark renders: only what Python-Markdown would read the same way."""
    plain = without_expressions(without_code(text.raw))
    yield from _html(text, plain)
    for number, line in enumerate(plain.split("\n"), start=1):
        for pattern, found, hint in _LINES:
            if pattern.search(line):
                yield _refused(text, number, found, hint)
        if _ATTRIBUTES.search(line):
            yield _refused(
                text, number, "an attribute list ({: …})", "Leave it out; headings get their anchors."
            )
    yield from _lists(text, plain)
    yield from _pipes(text)


def _refused(text: Text, line: int, found: str, hint: str) -> Problem:
    return text.problem(line, "MARKDOWN", "Markdown that every engine reads alike", found, hint)


def _html(text: Text, plain: str) -> Iterator[Problem]:
    for match in _HTML.finditer(plain):
        line = plain.count("\n", 0, match.start()) + 1
        yield text.problem(
            line, "RAW-HTML", "Markdown without HTML", quoted(match[0]),
            "Write it in Markdown. A < that is meant as a sign is written &lt;.",
        )  # fmt: skip
        if not match[0].startswith(("</", "<!")):
            return  # the tag that closes it is the same mistake


def _lists(text: Text, plain: str) -> Iterator[Problem]:
    """Lists begin after an empty line and at 1., and are nested by four spaces."""
    inside, told, before = False, False, ""
    for number, line in enumerate(plain.split("\n"), start=1):
        item = _ITEM.match(line)
        if item:
            found = list(_item(text, number, item, inside=inside, before=before))
            yield from () if told else found  # once for each list
            inside, told = True, told or bool(found)
        elif line.strip() and not line.startswith(" ") and not before.strip():
            inside = told = False
        before = line


def _item(text: Text, number: int, item: re.Match[str], *, inside: bool, before: str) -> Iterator[Problem]:
    if len(item["indent"]) % NESTING:
        yield _refused(text, number, f"a list item after {len(item['indent'])} spaces",
                       "Nest lists by four spaces.")  # fmt: skip
    elif item["after"] == ")":
        yield _refused(text, number, "a list numbered 1)", "Write 1. instead.")
    elif not inside and before.strip() and not before.startswith("#"):
        yield _refused(text, number, "a list straight after text", "Put an empty line before the list.")
    elif not inside and item["number"] not in {None, "1"}:
        yield _refused(text, number, f"a list that begins at {item['mark']}",
                       "Lists begin at 1. Text that begins with a number needs other words first.")  # fmt: skip


def _pipes(text: Text) -> Iterator[Problem]:
    for number, line in enumerate(text.raw.split("\n"), start=1):
        if "|" in without_code(line) and any("|" in line[start:end] for start, end in code_ranges(line)):
            yield _refused(
                text, number, "a vertical bar in code in a table", "Leave the bar out of the code."
            )


def _authored(text: Text) -> Iterator[Problem]:
    """Authored pages may use Material's extensions, but no HTML and of attributes only a few."""
    plain = without_expressions(without_code(text.raw))
    yield from _html(text, plain)
    for number, line in enumerate(plain.split("\n"), start=1):
        for match in _ATTRIBUTES.finditer(line):
            for attribute in match["list"].lstrip(":").split():
                allowed = _ALLOWED.fullmatch(attribute)
                if not allowed or (allowed["cls"] and allowed["cls"] not in CLASSES):
                    yield text.problem(
                        number, "ATTRIBUTES",
                        f"#id, lang or one of the classes {', '.join(sorted(CLASSES))} in an attribute list",
                        quoted(attribute), "Leave the attribute out.",
                    )  # fmt: skip
