"""What each text becomes: the HTML that its engine makes holds only what is listed (`faktum.render.allowed`).

The rules of `faktum.checks.texts.markdown` say how a text is to be written and where it is not; this one sees to it
that nothing gets past them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterator
from functools import cache

from markdown import Markdown
from markupsafe import Markup

from faktum.checks.texts.text import Text
from faktum.load.expressions import ExpressionError
from faktum.problems import Problem, quoted
from faktum.render.allowed import Finding, inspect
from faktum.render.markdown import mark_expressions, to_html

Engine = Callable[[str], str]

# Python-Markdown takes time that grows with the square of these, and a level of the stack for each quote.
MAX_BRACKETS = 1000
MAX_HEADINGS = 500
MAX_DEPTH = 20
MAX_SIGNS = 500
MAX_LENGTH = 200_000
_HEADING = re.compile(r"^ {0,3}(?:#|=+ *$|-+ *$)", re.MULTILINE)
_DEEP = re.compile(r"(?:[ \t]*(?:>|(?:[-+*]|[0-9]{1,9}[.)])[ \t])){20}|[ \t]{80}")
_HINTS = {
    "RAW-HTML": "Write it in Markdown. A < that is meant as a sign is written &lt;.",
    "ATTRIBUTES": "Leave the attribute out.",
    "UNSAFE-LINK": "Write the address as the browser shows it, beginning with https://; pictures stand in docs/assets/.",
    "UNREADABLE": "Delete it; invisible characters may not be written as entities either.",
    "MARKDOWN": "Write it with fewer levels.",
    "BAD-EXPRESSION": "Write the expression beside the link or picture, not in it.",
}


@cache
def _converter() -> Markdown:
    """Python-Markdown as mkdocs.yml and MkDocs itself set it up."""
    return Markdown(extensions=["attr_list", "footnotes", "tables", "toc", "fenced_code"])


def by_python_markdown(text: str) -> str:
    return str(_converter().reset().convert(text))


def by_cmark(text: str) -> str:
    """With everything that cmark would leave out, so that it can be told of."""
    return to_html(text, safe=False)


def check_portable(text: Text, told: set[str]) -> Iterator[Problem]:
    """A text that cmark renders; `told` are the codes of what is known of it already."""
    if "RAW-HTML" not in told and not (
        yield from _too_many(text, (("signs <", MAX_SIGNS, text.raw.count("<")),))
    ):
        yield from _text(text, by_cmark, told)


def check_authored(text: Text, told: set[str]) -> Iterator[Problem]:
    """A page that Python-Markdown renders."""
    if "RAW-HTML" in told or (
        yield from _too_many(
            text,
            (
                ("characters", MAX_LENGTH, len(text.raw)),
                ("square brackets", MAX_BRACKETS, text.raw.count("[")),
                ("headings", MAX_HEADINGS, len(_HEADING.findall(text.raw))),
                ("signs <", MAX_SIGNS, text.raw.count("<")),
            ),
        )
    ):
        return
    for number, line in enumerate(text.raw.split("\n"), start=1):
        if _DEEP.match(line):
            yield text.problem(number, "MARKDOWN", f"at most {MAX_DEPTH} lists or quotations in each other", "more",
                               "Write it with fewer levels.")  # fmt: skip
            return
    yield from _text(text, by_python_markdown, told)


def _too_many(text: Text, counts: tuple[tuple[str, int, int], ...]) -> Generator[Problem, None, bool]:
    for what, most, number in counts:
        if number > most:
            yield text.problem(
                1, "MARKDOWN", f"at most {most} {what} in a text", str(number), "Split the text."
            )
            return True
    return False


def _text(text: Text, engine: Engine, told: set[str]) -> Iterator[Problem]:
    for finding in _findings(text.raw, engine):
        if finding.code not in told:  # one of each kind; the next comes to light when it is gone
            told.add(finding.code)
            yield text.problem(
                _first_line(text.raw, engine, finding), finding.code, finding.expected, quoted(finding.found),
                _HINTS[finding.code],
            )  # fmt: skip


def _findings(raw: str, engine: Engine) -> list[Finding]:
    try:
        marked, filled = mark_expressions(raw, lambda _call: Markup(""))
    except ExpressionError:
        return []  # told of by faktum.checks.texts.expressions
    try:
        return inspect(engine(marked), len(filled))
    except RecursionError:
        return [Finding("MARKDOWN", "Markdown that can be read", "too many things in each other")]


def _first_line(raw: str, engine: Engine, finding: Finding) -> int:
    """The line with which the finding first comes about, by halving."""
    lines = raw.split("\n")
    low, high = 0, len(lines)
    while high - low > 1:
        middle = (low + high) // 2
        found = _findings("\n".join(lines[:middle]), engine)
        low, high = (low, middle) if any(one.code == finding.code for one in found) else (middle, high)
    return high
