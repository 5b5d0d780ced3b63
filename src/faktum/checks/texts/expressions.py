"""Expressions in texts: each can be read, and its ids and its form are known."""

from __future__ import annotations

from collections.abc import Iterator

from faktum.checks.entries import ONE_OF
from faktum.checks.index import Index
from faktum.checks.records.codes import is_language, language_hint
from faktum.checks.texts.text import Text, texts_of
from faktum.facts import KnownFact
from faktum.load.expressions import FACT_FORMS, Call, ExpressionError, parse_text
from faktum.model.vocabulary import PROPERTIES
from faktum.problems import Problem, did_you_mean, quoted

_ALWAYS = frozenset({"long", "value"})
_FORMS = {
    "date": _ALWAYS | {"start", "end", "year", "month"},
    "money": _ALWAYS | {"short", "number"},
    "percent": _ALWAYS | {"short", "number"},
    "count": _ALWAYS | {"short", "number", "words"},
    "code": _ALWAYS,
}
"""Type of value → forms that mean something for it; of a text only the whole."""
_NAMED = ("organisations", "projects", "programmes", "funds", "topics", "terms")


def check_expressions(index: Index) -> Iterator[Problem]:
    for text in texts_of(index):
        if "{" in text.raw:
            yield from _text(index, text)


def _text(index: Index, text: Text) -> Iterator[Problem]:
    if not text.expressions:
        if "{{" in text.raw:
            yield text.problem(1, "BAD-EXPRESSION", f"plain words in {text.where}", quoted(text.raw),
                               "The title of a page is shown as written. Leave the figure or name out.")  # fmt: skip
        return
    try:
        parts = parse_text(text.raw)
    except ExpressionError as error:
        yield text.problem(
            error.line, "BAD-EXPRESSION", f"{error.expected} in {text.where}", error.found, error.hint
        )
        return
    for part in parts:
        if isinstance(part, Call):
            yield from _call(index, text, part)


def _call(index: Index, text: Text, call: Call) -> Iterator[Problem]:
    first = call.arguments[0]
    match call.name:
        case "fact":
            yield from _fact(index, text, call)
        case "person":
            yield from _record(index, text, call, ("people",))
        case "name":
            yield from _record(index, text, call, _NAMED)
        case "in_language" if not is_language(first, index.languages):
            yield text.problem(
                call.line, "UNKNOWN-LANGUAGE", f"the code of a language in {text.where}", quoted(first),
                language_hint(first, index.languages),
            )  # fmt: skip
        case "literal" if not all(one.strip() for one in call.arguments):
            yield text.problem(
                call.line, "BAD-EXPRESSION", f"literal with a text and a reason in {text.where}", "an empty text",
                "Say in a few words why the figure is no fact.",
            )  # fmt: skip


def _fact(index: Index, text: Text, call: Call) -> Iterator[Problem]:
    fact_id = call.arguments[0]
    form = call.arguments[1] if len(call.arguments) > 1 else "long"
    if form not in FACT_FORMS:
        yield text.problem(
            call.line, "BAD-FORM", f"one of the forms {', '.join(FACT_FORMS)} in {text.where}", quoted(form),
            did_you_mean(form, FACT_FORMS),
        )  # fmt: skip
    elif fact_id in index.facts:
        known = _forms(index.facts[fact_id])
        if form not in known:
            yield text.problem(
                call.line, "BAD-FORM", f"a form that suits {fact_id}: {', '.join(sorted(known))}", quoted(form),
                "Leave the form out, or write one of these.",
            )  # fmt: skip
    elif index.misses_fact(fact_id):
        hint = did_you_mean(fact_id, index.facts, "A fact's id is its record's id, a full stop and its key.")
        yield text.problem(
            call.line, "UNKNOWN-FACT", f"the id of a fact in {text.where}", quoted(fact_id), hint
        )


def _forms(fact: KnownFact) -> frozenset[str]:
    said = fact.chosen
    if said.unknown or (said.value and said.value.type not in PROPERTIES.get(fact.property, ())):
        return frozenset(FACT_FORMS)  # it may become known; a value of a wrong type is said elsewhere
    return _FORMS[said.value.type] if said.value else _ALWAYS


def _record(index: Index, text: Text, call: Call, kinds: tuple[str, ...]) -> Iterator[Problem]:
    record_id = call.arguments[0]
    kind = index.kind(record_id)
    if kind in kinds or (kind is None and record_id in index.unread):
        return
    wanted = "a person" if kinds == ("people",) else "a record with a name"
    found = f"{quoted(record_id)}, the id of {ONE_OF[kind]}" if kind else quoted(record_id)
    yield text.problem(
        call.line, "WRONG-KIND" if kind else "UNKNOWN-REFERENCE",
        f"the id of {wanted} in {call.name}(…) in {text.where}", found,
        index.id_hint(record_id, "Ids are the file names in data/ without the ending.", *kinds),
    )  # fmt: skip
