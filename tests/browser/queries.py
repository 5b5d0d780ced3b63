"""The queries of queries.yml, with people's names and numbers filled in from the records."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import phonenumbers
import yaml

from faktum.catalogue import Catalogue
from faktum.model.person import Person

FILE = Path(__file__).with_name("queries.yml")

_TO_DANISH = str.maketrans("öäÖÄ", "øæØÆ")
_SURNAME_LAST = re.compile(r"\S+$")


@dataclass(frozen=True, slots=True)
class Query:
    """One query as it is typed, and the paths of which one must be among the first three."""

    kind: str
    language: str
    text: str
    answers: tuple[str, ...]
    name: str
    """How to call it where no person's name or number may stand."""


def read_queries(catalogue: Catalogue) -> list[Query]:
    """All queries, those by record and form written out."""
    rows: list[dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return [
        Query(
            row["kind"], row["language"], _typed(row["query"], catalogue), tuple(row["answers"]), _name(row)
        )
        for row in rows
    ]


def _name(row: dict[str, Any]) -> str:
    query = row["query"]
    shown = query if isinstance(query, str) else " ".join(str(one) for one in query.values())
    return f"{row['language']} {row['kind']}: {shown}"


def _typed(query: str | dict[str, Any], catalogue: Catalogue) -> str:
    if isinstance(query, str):
        return query
    person = catalogue.record(query["record"])
    assert isinstance(person, Person)
    if "contact" in query:
        point = person.contacts[query["contact"]]
        return _number(point.phone or "", point.stated or "", query["form"])
    part, _, change = query["form"].partition("-")
    name = person.name or ""
    if part == "surname":
        found = _SURNAME_LAST.search(name)
        assert found
        name = found[0]
    return _changed(name, change, query.get("at", 0), query.get("with", ""))


def _changed(name: str, change: str, at: int, letter: str) -> str:
    """A name as somebody else types it. `at` counts from 0."""
    forms = {
        "": name,
        "folded": "".join(
            one for one in unicodedata.normalize("NFD", name) if not unicodedata.combining(one)
        ),
        "danish": name.translate(_TO_DANISH),
        "dropped": name[:at] + name[at + 1 :],
        "doubled": name[: at + 1] + name[at:],
        "swapped": name[:at] + name[at + 1 : at + 2] + name[at : at + 1] + name[at + 2 :],
        "replaced": name[:at] + letter + name[at + 1 :],
    }
    return forms[change]


def _number(number: str, stated: str, form: str) -> str:
    """A telephone number as it may be written."""
    parsed = phonenumbers.parse(number, None)
    national = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
    spaced = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    digits = re.sub(r"\D", "", national)
    forms = {
        "e164": number,
        "as-printed": stated,
        "national-spaced": national,
        "national-digits": digits,
        "national-fours": f"{digits[:4]} {digits[4:]}",
        "international-spaced": spaced,
        "international-00": f"00{number.removeprefix('+')}",
        "international-zero": spaced.replace(" ", " (0)", 1),
    }
    return forms[form]
