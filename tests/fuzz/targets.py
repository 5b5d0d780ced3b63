"""What the fuzzer feeds: bytes in, and an exception out when something is not as it must be.

The first byte chooses the target, the rest is the file. Whatever stands in a file, reading it ends in
data or in problems, never in another exception; and a text in which `check` finds nothing becomes HTML
that is harmless to a parser that is not ours.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import html5lib
from markupsafe import Markup
from pydantic_core import PydanticCustomError

from faktum.checks.files.drawings import check_drawing
from faktum.checks.files.pictures import _FORMATS, _wrong
from faktum.checks.texts.markdown import _authored, _both, _portable
from faktum.checks.texts.rendered import by_python_markdown, check_authored, check_portable
from faktum.checks.texts.text import Text
from faktum.load.characters import first_unseen
from faktum.load.expressions import CALLS, Call, ExpressionError, parse_text
from faktum.load.files import decoded
from faktum.load.prose import parse_prose, text_hash
from faktum.load.records import _record
from faktum.load.yaml import parse_yaml
from faktum.model.fact import Value
from faktum.model.kinds import MODELS
from faktum.model.release import Prose, Release, Translation
from faktum.problems import Problem, Report
from faktum.render.markdown import fill_marks, mark_expressions, render_markdown

LANGUAGES = ("sv", "da", "en")
_RECORDS = [*MODELS.values(), Release, Translation, Prose]
_SAFE_LINK = re.compile(
    r"(?:https?://[^/?#@]+(?:[/?#]|$)|mailto:|tel:|(?![a-z][a-z0-9+.-]*:|//|\\))", re.IGNORECASE
)
_TAGS = frozenset(
    [
        "html",
        "head",
        "body",
        "p",
        "br",
        "hr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "pre",
        "code",
        "em",
        "strong",
        "del",
        "a",
        "img",
        "table",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "th",
        "td",
        "sup",
        "sub",
        "div",
        "section",
        "span",
        "abbr",
    ]
)


def run(data: bytes) -> None:
    """Feed one input to the target that its first byte names."""
    if data:
        TARGETS[data[0] % len(TARGETS)](data[1:])


def _text(data: bytes) -> str | None:
    problems: list[Problem] = []
    text = decoded(data, "a.md", problems)
    assert (text is None) == bool(problems)
    _printable(problems)
    return text


def _printable(problems: list[Problem]) -> None:
    """A report is made of lines that a terminal shows, and of commands that a runner reads as they are meant."""
    report = Report.of(problems)
    assert all(
        line.isprintable() or "\u00a0" in line or "\u202f" in line for line in report.as_text().split("\n")
    )
    commands = report.as_github()
    assert commands.count("\n") == max(len(report.problems) - 1, 0)
    assert all(line.startswith(("::error ", "::warning ")) for line in commands.split("\n") if line)
    report.as_json().encode()


def yaml_document(data: bytes) -> None:
    text = _text(data)
    if text is None:
        return
    problems: list[Problem] = []
    document = parse_yaml(text, "a.yml", problems)
    lines = text.count("\n") + 2
    assert all(1 <= one.line <= lines and one.hint is not None for one in problems)
    _plain(document.data)
    _printable(problems)


def _plain(value: Any) -> None:
    """Only data: texts, numbers, lists and keys."""
    if isinstance(value, dict):
        for key, one in value.items():
            assert type(key) is str
            assert first_unseen(key) is None
            _plain(one)
    elif isinstance(value, list):
        for one in value:
            _plain(one)
    else:
        assert value is None or type(value) in {str, int, float, bool}
        assert not isinstance(value, str) or first_unseen(value) is None


def record(data: bytes) -> None:
    text = _text(data[1:])
    if text is None or not data:
        return
    problems: list[Problem] = []
    model: Any = _RECORDS[data[0] % len(_RECORDS)]
    document = parse_yaml(text, "data/x/a-b.yml", problems)
    made = _record(model, document, "a-b", LANGUAGES, problems)
    assert made is not None or problems
    _printable(problems)


def expressions(data: bytes) -> None:
    text = _text(data)
    if text is None:
        return
    try:
        parts = parse_text(text)
    except ExpressionError as error:
        if not 1 <= error.line <= text.count("\n") + 1:
            raise AssertionError(error.line) from error
        return
    for part in parts:
        if isinstance(part, Call):
            assert part.name in CALLS
            assert all(first_unseen(one) is None for one in part.arguments)


def front_matter(data: bytes) -> None:
    text = _text(data)
    if text is None:
        return
    problems: list[Problem] = []
    file = parse_prose(text, "docs/sv/a.md", "sv", problems)
    assert text.split("\n")[file.body_line - 1 :] == file.body.split("\n") or not file.body
    text_hash("a", "b", file.body)
    _printable(problems)


def release_text(data: bytes) -> None:
    text = _text(data)
    if text is None:
        return
    problems = list(_both(_portable, check_portable, _body(text)))
    _printable(problems)
    if problems or not _readable(text):
        return
    prose = render_markdown(text, lambda call: Markup.escape(call.arguments[-1]), lambda link: link, deeper=1)
    _harmless(str(prose.html))


def authored_page(data: bytes) -> None:
    text = _text(data)
    if text is None:
        return
    problems = list(_both(_authored, check_authored, _body(text)))
    _printable(problems)
    if problems or not _readable(text):
        return
    marked, filled = mark_expressions(text, lambda call: Markup.escape(call.arguments[-1]))
    _harmless(fill_marks(by_python_markdown(marked), filled))


def _body(text: str) -> Text:
    return Text("a.md", 1, "sv", text, "the text", figures=True, markdown=True, counts_lines=True)


def _readable(text: str) -> bool:
    try:
        parse_text(text)
    except ExpressionError:
        return False
    return True


def _harmless(html: str) -> None:
    for element in html5lib.parse(html, namespaceHTMLElements=False).iter():
        assert element.tag in _TAGS, element.tag
        for name, value in element.attrib.items():
            assert not name.startswith("on"), name
            assert name not in {"srcdoc", "formaction", "action"}, name
            if name in {"href", "src"}:
                address = re.sub(r"[\t\r\n]", "", value).strip("".join(map(chr, range(33))))
                assert _SAFE_LINK.match(address), value
        for words in (element.text, element.tail, *element.attrib.values()):
            assert first_unseen(words or "") is None


def value(data: bytes) -> None:
    text = _text(data)
    if text is None:
        return
    try:
        parsed = Value.parse(text)
    except PydanticCustomError:
        return
    if parsed.quantity:
        int(parsed.quantity.number)
    if parsed.date:
        assert parsed.date.earliest or parsed.date.latest or parsed.date.interval


def picture(data: bytes) -> None:
    if data[:1] == b"\x00":
        problems = list(check_drawing(data[1:], "docs/assets/a.svg"))
        _printable(problems)
        if not problems:
            text = data[1:].decode("utf-8-sig")
            for element in html5lib.parse(text, namespaceHTMLElements=False).iter():
                assert str(element.tag).rpartition("}")[2] not in {
                    "script",
                    "foreignObject",
                    "image",
                    "use",
                    "a",
                }
                assert not [name for name in element.attrib if str(name).startswith("on")]
        return
    for kind in dict.fromkeys(_FORMATS.values()):
        assert isinstance(_wrong(data, kind), str)


TARGETS: tuple[Callable[[bytes], None], ...] = (
    yaml_document, record, expressions, front_matter, release_text, authored_page, value, picture,
)  # fmt: skip
