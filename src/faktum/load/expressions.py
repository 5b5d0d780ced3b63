"""Expressions in texts: `{{ fact("…") }}` and its four siblings, read with Jinja's own parser.

Nothing is evaluated. A text is a list of plain parts and calls; anything else that Jinja would
understand (blocks, filters, variables, comments) is refused with its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from jinja2 import Environment, TemplateSyntaxError, nodes

from faktum.load.characters import HINT, SEEN, first_unseen

FACT_FORMS = ("long", "value", "number", "words", "short", "start", "end", "year", "month")

CALLS: dict[str, tuple[int, int, str]] = {
    "fact": (1, 2, 'fact("record.key") or fact("record.key", "short")'),
    "person": (1, 1, 'person("p-7k3mq")'),
    "name": (1, 1, 'name("innovation-skane")'),
    "in_language": (2, 2, 'in_language("sv", "nära vård")'),
    "literal": (2, 2, 'literal("112", "the emergency number")'),
}
"""Name → fewest and most arguments, and how it is written."""

_NESTED = re.compile(r"(?:\([\s(]*){9}")
"""More brackets than any call has: each costs Jinja's parser a level of the stack."""

_PLAIN_CALL = re.compile(
    rf"""\{{\{{[ ]?({"|".join(CALLS)})\("([^"\\{{}}\n]*)"(?:, ?"([^"\\{{}}\n]*)")?\)[ ]?\}}\}}"""
)

_environment = Environment(keep_trailing_newline=True, autoescape=True)


class ExpressionError(ValueError):
    """An expression that is not one of ours. `line` counts from 1 in the text."""

    def __init__(self, line: int, expected: str, found: str, hint: str) -> None:
        super().__init__(f"{expected}: {found}")
        self.line, self.expected, self.found, self.hint = line, expected, found, hint


@dataclass(frozen=True, slots=True)
class Call:
    """One expression: `name` with literal text arguments, at a line of the text."""

    name: str
    arguments: tuple[str, ...]
    line: int


def parse_text(text: str) -> tuple[str | Call, ...]:
    """Plain parts and calls in order. Raises ExpressionError at the first thing that is neither."""
    if "{" not in text:
        return (text,)
    return _plain_parts(text) or _parse(text)


@lru_cache(maxsize=4096)  # several rules read a text, one after the other
def _plain_parts(text: str) -> tuple[str | Call, ...] | None:
    """The same for a text whose every brace belongs to a call in its plainest form; None for any other.

    Nearly all texts are such, and Jinja takes a hundred times as long for them.
    """
    if "\r" in text:
        return None  # Jinja makes line ends one
    pieces = _PLAIN_CALL.split(text)
    if any("{" in piece or "}" in piece for piece in pieces[::4]):
        return None
    parts: list[str | Call] = []
    line = 1
    for number in range(0, len(pieces), 4):
        if plain := pieces[number]:
            parts.append(plain)
            line += plain.count("\n")
        if number + 1 < len(pieces):
            name, first, second = pieces[number + 1 : number + 4]
            arguments = (first,) if second is None else (first, second)
            fewest, most, _form = CALLS[name]
            if not fewest <= len(arguments) <= most or any(map(first_unseen, arguments)):
                return None
            parts.append(Call(name, arguments, line))
    return tuple(parts)


@lru_cache(maxsize=4096)
def _parse(text: str) -> tuple[str | Call, ...]:
    for mark, what in (("{%", "a block"), ("{#", "a comment")):
        if mark in text:
            raise ExpressionError(
                text.count("\n", 0, text.index(mark)) + 1, _expected(), f"{what} ({mark} …)",
                "Only expressions in double braces may stand in a text.",
            )  # fmt: skip
    if "((" in text and _NESTED.search(text):
        raise _unreadable(text.count("\n", 0, text.index("((")) + 1)
    try:
        template = _environment.parse(text)
    except TemplateSyntaxError as error:
        raise _unreadable(error.lineno) from error
    except (RecursionError, ValueError, OverflowError) as error:  # endless brackets; a number of 5000 digits
        raise _unreadable(text.count("\n", 0, text.index("{{")) + 1) from error
    return tuple(_parts(template))


def _unreadable(line: int) -> ExpressionError:
    return ExpressionError(
        line, _expected(), "an expression that cannot be read",
        "Every {{ needs its }}, every text its quotation marks, and nothing else stands between them.",
    )  # fmt: skip


def _parts(template: nodes.Template) -> Iterator[str | Call]:
    for output in template.body:
        if not isinstance(output, nodes.Output):
            raise ExpressionError(output.lineno, _expected(), "something else", _EXAMPLE)
        for node in output.nodes:
            yield node.data if isinstance(node, nodes.TemplateData) else _call(node)


def _call(node: nodes.Expr) -> Call:
    if not (isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name)):
        raise ExpressionError(
            node.lineno, _expected(), "another kind of expression",
            "Filters, variables and calculations are not read in texts.",
        )  # fmt: skip
    name = node.node.name
    if name not in CALLS:
        from faktum.problems import did_you_mean

        raise ExpressionError(node.lineno, _expected(), f"{name}(…)", did_you_mean(name, CALLS, _EXAMPLE))
    fewest, most, form = CALLS[name]
    arguments = [one.value if isinstance(one, nodes.Const) else None for one in node.args]
    good = (
        not node.kwargs and node.dyn_args is None and node.dyn_kwargs is None
        and fewest <= len(arguments) <= most and all(isinstance(one, str) for one in arguments)
    )  # fmt: skip
    if not good:
        raise ExpressionError(
            node.lineno, f"{form}", f"{name} with other arguments",
            "The arguments are texts in quotation marks.",
        )  # fmt: skip
    for one in arguments:
        if unseen := first_unseen(str(one)):
            raise ExpressionError(node.lineno, SEEN, unseen[1], HINT)
    return Call(name, tuple(str(one) for one in arguments), node.lineno)


_EXAMPLE = 'A figure is written {{ fact("record.key") }}, a name {{ name("record") }}.'


def _expected() -> str:
    return "one of " + ", ".join(f"{name}(…)" for name in CALLS)
