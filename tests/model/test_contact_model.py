"""Contact points: numbers in E.164, addresses that can be written to, and people taken down."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from faktum.model.contact import ContactPoint
from faktum.model.person import Person

BASE = {"use": "release", "source": "s", "place": "p"}


def error_of(**data: object) -> tuple[str, str]:
    with pytest.raises(ValidationError) as caught:
        ContactPoint.model_validate({**BASE, **data})
    first = caught.value.errors()[0]
    return str(first["type"]), str(first["msg"])


@pytest.mark.parametrize("number", ["+46701740605", "+46701740699", "+4526454378", "+46480841960"])
def test_numbers_in_e164(number: str) -> None:
    assert ContactPoint.model_validate({**BASE, "phone": number}).phone == number


@pytest.mark.parametrize(
    ("number", "hint"),
    [
        ("0701740605", "international"), ("070-1740605", "international"), ("+46 70 174 06 05", "+46701740605"),
        ("+460701740605", "+46701740605"), ("+46-70-1740605", "+46701740605"), ("+467", "international"),
        ("+999123456789", "international"), ("112", "international"), ("text", "international"), ("+4670174060512345", "international"),
    ],
)  # fmt: skip
def test_other_writings_are_refused_with_the_right_one(number: str, hint: str) -> None:
    kind, message = error_of(phone=number)
    assert kind == "bad_phone"
    assert hint in message


@pytest.mark.parametrize(
    "address", ["press@example.org", "nils.provberg@fjallback.example", "a+b@c.d.example"]
)
def test_addresses(address: str) -> None:
    assert ContactPoint.model_validate({**BASE, "email": address}).email == address


@pytest.mark.parametrize(
    "address",
    ["press", "press@", "@example.org", "a@b", "a b@example.org", "a@b@example.org", "<a@example.org>", "a@example.org,", "a@example.org;b@example.org", '"a"@example.org'],
)  # fmt: skip
def test_what_is_no_address(address: str) -> None:
    assert error_of(email=address)[0] == "bad_mail"


@given(st.from_regex(r"\+46701740(60[5-9]|6[1-9][0-9])", fullmatch=True))
def test_every_reserved_number_is_valid(number: str) -> None:
    assert ContactPoint.model_validate({**BASE, "phone": number}).phone == number


APPOINTMENT = {"a": {"organisation": "o", "title": {"sv": "t"}, "source": "s", "place": "p"}}


def test_a_person_needs_a_name_until_withdrawn() -> None:
    Person.model_validate({"id": "p-a1b2c", "name": "N", "sort_as": "N", "appointments": APPOINTMENT})
    Person.model_validate({"id": "p-a1b2c", "appointments": APPOINTMENT, "withdrawn": {"on": "2024-05-02"}})
    with pytest.raises(ValidationError, match="name and sort_as"):
        Person.model_validate({"id": "p-a1b2c", "name": "N", "appointments": APPOINTMENT})
    portrait = {"file": "p-a1b2c.jpg", "alt": {"sv": "x"}, "consent": {"reference": "x", "given_on": "2026"}}
    for left in (
        {"name": "N"}, {"sort_as": "N"}, {"contacts": {"m": BASE}}, {"languages": ["sv"]}, {"portrait": portrait},
        {"not_to_be_confused_with": ["p-d4e5f"]},
    ):  # fmt: skip
        with pytest.raises(ValidationError, match="still here"):
            Person.model_validate(
                {"id": "p-a1b2c", "appointments": APPOINTMENT, "withdrawn": {"on": "2024-05-02"}, **left}
            )


def test_a_portrait_needs_consent() -> None:
    person = {"id": "p-a1b2c", "name": "N", "sort_as": "N", "appointments": APPOINTMENT}
    portrait = {"file": "p-a1b2c.jpg", "alt": {"sv": "x"}}
    with pytest.raises(ValidationError, match="no consent"):
        Person.model_validate({**person, "portrait": portrait})
    agreed = {**portrait, "consent": {"reference": "case 1", "given_on": "2026-03-01"}}
    assert Person.model_validate({**person, "portrait": agreed}).portrait is not None


@pytest.mark.parametrize(
    "ends", [{"source": "s"}, {"place": "p"}, {}, {"source": "s", "place": "p", "told_on": "2026"}]
)
def test_an_end_is_known_from_one_place(ends: dict[str, str]) -> None:
    assert error_of(ends={"last_day": "2026-01-31", **ends})[0] == "ending_unsourced"
