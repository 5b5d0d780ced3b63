"""Pydantic's errors, reworded for a person who knows the subject and not Python."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel, ValidationError

from faktum.load.yaml import Document, Place
from faktum.model.base import ANY_ID, LANGUAGE_CODE, RECORD_ID, RELEASE_ID, WEB_ADDRESS
from faktum.model.edtf import FORMS
from faktum.model.person import PICTURE_NAME
from faktum.problems import Problem, did_you_mean, quoted

_TYPES = {
    "string_type": "a text",
    "dict_type": "keys with values",
    "mapping_type": "keys with values",
    "model_type": "keys with values",
    "model_attributes_type": "keys with values",
    "tuple_type": "a list",
    "list_type": "a list",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "is_instance_of": "a date or value",
    "string_too_short": "a text",
}
_OURS = {
    # error type of our models → (code, what was expected, hint)
    "bad_date": (
        "BAD-DATE",
        f"a date or period such as {FORMS}",
        "Write what the source gives and no more: 2019-12 for a month.",
    ),
    "bad_money": ("BAD-MONEY", "an amount with its currency", "{message}."),
    "bad_unit": ("BAD-UNIT", "a known unit", "{message}; currencies are written as ISO 4217 codes."),
    "bad_value": ("BAD-VALUE", "an amount with its unit, a date or a code", "{message}."),
    "no_value": ("NO-VALUE", "a statement that says something", "{message}."),
    "no_preferred": (
        "NO-PREFERRED",
        "exactly one preferred statement, with its reason",
        "{message}. Write `preferred:` with a text in each language under the statement that pages show.",
    ),
    "bad_phone": (
        "BAD-PHONE",
        "a telephone number in E.164 and quotation marks",
        '{message}; write it like "+46701740605".',
    ),
    "bad_mail": (
        "BAD-MAIL",
        "an e-mail address such as press@example.org",
        "Copy it from where it was printed, without spaces or brackets.",
    ),
    "bad_secure_page": (
        "BAD-VALUE",
        "an address that begins with https://",
        "RFC 9116 asks for one that nobody can listen in to. A mailbox is written without mailto: before it.",
    ),
    "no_day": (
        "BAD-DATE",
        "a day such as 2027-06-30",
        "Write the day itself: programs compare it with today.",
    ),
    "withdrawn_person": (
        "WITHDRAWN",
        "nothing but appointments under a withdrawn person",
        "{message}. Delete what belongs to the person; role and organisation stay.",
    ),
    "no_consent": (
        "NO-CONSENT",
        "a portrait with the consent of who is shown",
        "Write `consent:` with `reference`, where the consent is kept, and `given_on`. Without it there is no portrait.",
    ),
    "ending_unsourced": (
        "NO-SOURCE",
        "how the end is known",
        "Write `source` and `place`, or `told_on`, the day on which the person or the organisation told us.",
    ),
    "no_organisation": (
        "MISSING-KEY",
        "the organisation of a contact, or an appointment",
        "Write `organisation:` under the contact: contacts are listed by organisation.",
    ),
    "missing_name": ("MISSING-KEY", "name and sort_as", "{message}."),
    "bad_languages": ("BAD-VALUE", "at least one language, each once", "{message}."),
    "empty_text": ("EMPTY", "a text in every language", "Write the text, or remove all languages of it."),
}


def problems_of(error: ValidationError, model: type[BaseModel], document: Document) -> Iterator[Problem]:
    """One problem for each place that is wrong, at its line."""
    done: set[Place] = set()
    items = [(item, *_place(item["loc"], document.data)) for item in error.errors(include_url=False)]
    strange = [place for item, place, _branch in items if item["type"] == "extra_forbidden"]
    for item, place, branch in items:
        if item["type"] == "missing" and _misspelt(place, strange):
            continue  # the strange key is the one that is missing
        # A value that may have two forms yields errors for both; one message does.
        key = branch if branch is not None else place
        if key in done:
            continue
        done.add(key)
        yield _problem(item, place, model, document)


def _misspelt(missing: Place, strange: list[Place]) -> bool:
    """True when a key beside it is nearly the missing one."""
    beside = [str(place[-1]) for place in strange if place[:-1] == missing[:-1]]
    return bool(difflib.get_close_matches(str(missing[-1]), beside, n=1, cutoff=0.6))


def _place(location: tuple[int | str, ...], data: Any) -> tuple[Place, Place | None]:
    """The way in the file, and the place where pydantic tried several forms (if it did)."""
    place: list[int | str] = []
    branch: Place | None = None
    for index, step in enumerate(location):
        inside = data if isinstance(data, Mapping) else range(len(data)) if isinstance(data, list) else ()
        if step in inside:
            place.append(step)
            data = data[step]
        elif index == len(location) - 1 and isinstance(step, str) and _IDENTIFIER(step):
            place.append(step)
        elif step not in {"statements", 0} and branch is None:
            branch = tuple(place)
    return tuple(place), branch


def _IDENTIFIER(step: str) -> bool:  # noqa: N802 - reads as a predicate constant above
    return step.replace("_", "").isalnum() and step.islower()


def _value_at(place: Place, data: Any) -> Any:
    for step in place:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _problem(item: Any, place: Place, model: type[BaseModel], document: Document) -> Problem:
    kind, context = item["type"], item.get("ctx") or {}
    line = document.line(*place)
    where = _readable(place)
    value = _value_at(place, document.data)
    found = _found(value, context)
    if kind == "extra_forbidden":
        key = str(place[-1]) if place else ""
        return Problem(
            document.path, line, "UNKNOWN-KEY",
            f"a known key{_in(place[:-1])}", quoted(key),
            did_you_mean(key, keys_of(model), "See the schema named in the file's first line for the keys."),
        )  # fmt: skip
    if kind == "missing":
        key = str(item["loc"][-1])
        return Problem(
            document.path, document.line(*place[:-1]), "NO-SOURCE" if key == "source" else "MISSING-KEY",
            f"the key {quoted(key)}{_in(place[:-1])}", "none",
            _described(model, key, place[:-1]),
        )  # fmt: skip
    if kind == "missing_language":
        return Problem(
            document.path, line, "MISSING-LANGUAGE",
            f"{where} in every language of the site", f"none in {context['languages']}",
            "Write the text in that language too; nothing is filled in from another language.",
        )  # fmt: skip
    if kind == "strange_language":
        return Problem(
            document.path, line, "UNKNOWN-KEY", f"a language of this site in {where}",
            quoted(context["found"]),
            "The languages stand in data/site.yml.",
        )  # fmt: skip
    if kind in _OURS:
        code, expected, hint = _OURS[kind]
        words = {**context, "message": item["msg"]}
        return Problem(
            document.path, line, code, expected.format(**words) + f" in {where}", found,
            _sentence(hint.format(**words)),
        )  # fmt: skip
    if kind in {"literal_error", "enum"}:
        return Problem(
            document.path, line, "BAD-VALUE",
            f"{where} to be one of {context['expected']}", found,
            did_you_mean(str(value), _words(context["expected"]), "Write one of these words."),
        )  # fmt: skip
    if kind == "string_pattern_mismatch":
        code, form = _FORMS.get(context["pattern"], ("BAD-VALUE", context["pattern"]))
        return Problem(
            document.path, line, code, f"{where} in the form {form}", found,
            "Correct it, or remove the key if there is nothing to write.",
        )  # fmt: skip
    if kind == "string_too_long":
        return Problem(
            document.path, line, "BAD-VALUE", f"{where} of at most {context['max_length']} characters", found,
            "Write a shorter one.",
        )  # fmt: skip
    if kind in {"greater_than_equal", "less_than_equal"}:
        return Problem(
            document.path, line, "BAD-VALUE",
            f"{where} to be {'at least' if 'ge' in context else 'at most'} {context.get('ge', context.get('le'))}",
            found, "Correct the number.",
        )  # fmt: skip
    expected = _TYPES.get(kind, item["msg"][0].lower() + item["msg"][1:])
    return Problem(
        document.path, line, "WRONG-TYPE", f"{where} to be {expected}", found, _type_hint(kind, value)
    )


_FORMS = {
    # pattern of our models → (code, what was expected)
    RECORD_ID: ("BAD-ID", "of an id: lower-case letters a–z, digits and single hyphens"),
    ANY_ID: ("BAD-ID", "of an id: lower-case letters a–z, digits and single hyphens"),
    RELEASE_ID: ("BAD-ID", "of a release id: year/name-with-hyphens"),
    LANGUAGE_CODE: ("BAD-ID", "of a language code such as sv"),
    PICTURE_NAME: ("BAD-VALUE", "of a picture's name: p-7k3mq.jpg, .jpeg, .png or .webp"),
    WEB_ADDRESS: ("BAD-VALUE", "of a web address: https://…"),
    r"\S": ("EMPTY", "of a text that is not empty"),
}


def _type_hint(kind: str, value: object) -> str:
    if value is None:
        return "Write what belongs there or remove the key."
    if kind == "string_type":
        return "Put it in quotation marks if it is a text that looks like a number."
    if kind in {"tuple_type", "list_type"}:
        return "Write a list: [one, two], or one line for each with a hyphen before it."
    return "Compare with a file of the same kind that has no problems."


def _found(value: object, context: Mapping[str, Any]) -> str:
    """What was found, in words where the value is more than one line."""
    if "total" in context:
        return f"{context['count']} of {context['total']}"
    if value is None:
        return "nothing"
    if isinstance(value, Mapping):
        empty = [key for key, one in value.items() if isinstance(one, str) and not one.strip()]
        return (
            f"nothing in {', '.join(empty)}"
            if empty
            else f"only {_shortened(', '.join(map(str, value)), 200) or 'an empty place'}"
        )
    return f"a list of {len(value)}" if isinstance(value, list) else quoted(value)


def _shortened(text: str, limit: int = 60) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _words(expected: str) -> list[str]:
    return [word.strip(" '") for word in expected.replace(" or ", ", ").split(",")]


def _readable(place: Place) -> str:
    return ".".join(_shortened(str(step)) for step in place) or "the file"


def _in(place: Place) -> str:
    return f" in {_readable(place)}" if place else ""


@cache
def _schema(model: type[BaseModel]) -> dict[str, Any]:
    return model.model_json_schema()


@cache
def keys_of(model: type[BaseModel]) -> tuple[str, ...]:
    """Every key that may stand somewhere in a file of this model."""
    schema = _schema(model)
    parts = [schema, *schema.get("$defs", {}).values()]
    return tuple(sorted({key for part in parts for key in part.get("properties", {})} - {"id"}))


def _described(model: type[BaseModel], key: str, place: Place) -> str:
    """What the model says of a key: of the file's own keys at the top, of any part's below."""
    if key == "source":
        return "A fact says where it is from: write the source's id, and the place in it."
    schema = _schema(model)
    for part in list(schema.get("$defs", {}).values()) if place else [schema]:
        description = part.get("properties", {}).get(key, {}).get("description")
        if description:
            return " ".join(str(description).split())
    return "Look at another file of the same kind for how it is written."
