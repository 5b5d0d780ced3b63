"""Values and facts as they are written, short and long."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from faktum.model.base import Date, LocalizedText, ProperName
from faktum.model.fact import CURRENCIES, Correction, Fact, Quantity, Statement, Value
from faktum.model.person import Appointment
from faktum.model.vocabulary import PROPERTIES, UNITS

TEXT = {"sv": "a", "da": "b", "en": "c"}


@pytest.mark.parametrize(
    ("written", "number", "unit", "kind"),
    [
        ("62 000 000 SEK", "62000000", "SEK", "money"), ("62_000_000 SEK", "62000000", "SEK", "money"),
        ("62\u00a0000\u00a0000\u00a0DKK", "62000000", "DKK", "money"), ("17.5 EUR", "17.5", "EUR", "money"),
        ("0 SEK", "0", "SEK", "money"), ("-5 NOK", "-5", "NOK", "money"), ("30 percent", "30", "percent", "percent"),
        ("30 %", "30", "percent", "percent"), ("30%", "30", "percent", "percent"), ("33.3%", "33.3", "percent", "percent"),
        ("1000 jobs", "1000", "jobs", "count"), ("1 000 jobs", "1000", "jobs", "count"), ("  7 organisations ", "7", "organisations", "count"),
    ],
)  # fmt: skip
def test_amounts_are_read(written: str, number: str, unit: str, kind: str) -> None:
    value = Value.parse(written)
    assert value.quantity == Quantity(Decimal(number), unit)
    assert value.type == kind
    assert value.written == written.strip()
    assert (value.date, value.code) == (None, None)


@pytest.mark.parametrize(
    "written", ["2019", "2019-12", "2019-12-16", "2023-23", "2017/2019-12~", "2017/..", "../2017"]
)
def test_dates_are_read(written: str) -> None:
    value = Value.parse(written)
    assert value.type == "date"
    assert str(value.date) == written


@pytest.mark.parametrize("written", ["owner", "granting-authority", "lead"])
def test_codes_are_read(written: str) -> None:
    assert Value.parse(written) == Value(code=written, written=written)
    assert Value.parse(written).type == "code"


@pytest.mark.parametrize(
    ("written", "error"),
    [
        ("62 MSEK", "bad_money"), ("62 kr", "bad_money"), ("62 mkr", "bad_money"), ("62 mnkr", "bad_money"),
        ("62 mio", "bad_money"), ("62", "bad_money"), ("62 000 000", "bad_money"), ("62,5", "bad_money"),
        ("12345", "bad_money"), ("0701740605", "bad_money"), ("62 sek", "bad_money"), ("62 miljoner", "bad_unit"),
        ("5 apples", "bad_unit"), ("2019-13", "bad_date"), ("2019-02-30", "bad_date"), ("2019/2020/2021", "bad_date"),
        ("2019-12-16T10", "bad_date"), ("Owner", "bad_value"), ("a b", "bad_value"), ("", "bad_value"),
        ("62,5 SEK", "bad_value"), ("SEK 62", "bad_value"), ("--", "bad_value"), ("one two 3", "bad_value"),
    ],
)  # fmt: skip
def test_everything_else_is_refused_for_its_own_reason(written: str, error: str) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        Value.parse(written)
    assert caught.value.type == error


@given(
    st.decimals(min_value=0, max_value=10**12, places=2),
    st.sampled_from([*sorted(UNITS), "SEK", "DKK", "EUR"]),
    st.sampled_from(["", " ", "\u00a0", "_"]),
)
def test_any_amount_comes_back(number: Decimal, unit: str, group: str) -> None:
    written = f"{number:,f}".replace(",", group)
    value = Value.parse(f"{written} {unit}")
    assert value.quantity == Quantity(number, unit)
    assert value.type == ("percent" if unit == "percent" else "money" if unit in CURRENCIES else "count")


# -- facts ------------------------------------------------------------------------------------------


def fact(**data: object) -> Fact:
    return Fact.model_validate(data)


def error_of(**data: object) -> str:
    with pytest.raises(ValidationError) as caught:
        Fact.model_validate(data)
    return str(caught.value.errors()[0]["type"])


def test_one_source_is_written_inline() -> None:
    one = fact(value="62 000 000 SEK", source="s", place="lead", stated="62 MSEK", qualifier="nearly")
    assert len(one.statements) == 1
    assert one.chosen.source == "s"
    assert one.chosen.value == Value.parse("62 000 000 SEK")
    assert one.chosen.qualifier == "nearly"


def test_inline_and_list_are_the_same() -> None:
    inline = fact(value=2009, source="s", place="lead", of="x", label=TEXT, property="founded")
    listed = fact(
        of="x",
        label=TEXT,
        property="founded",
        statements=[{"value": "2009", "source": "s", "place": "lead", "of": "x"}],
    )
    assert inline == listed


def test_the_preferred_statement_is_chosen() -> None:
    one = fact(
        statements=[
            {"value": 2009, "source": "a", "place": "p"},
            {"value": 2010, "source": "b", "place": "p", "preferred": TEXT},
        ]
    )
    assert one.chosen.source == "b"


def test_what_a_fact_may_not_be() -> None:
    statement = {"value": 2009, "source": "a", "place": "p"}
    preferred = {**statement, "preferred": TEXT}
    assert error_of(statements=[]) == "no_value"
    assert error_of(statements=[statement, statement]) == "no_preferred"
    assert error_of(statements=[preferred, preferred]) == "no_preferred"
    assert error_of(source="a", place="p") == "no_value"
    assert error_of(source="a", place="p", unknown="not stated", value=2009) == "no_value"
    assert error_of(source="a", place="p", unknown="not stated", text=TEXT) == "no_value"
    # What is not known may be somebody's: written inline as under `statements`.
    assert fact(source="a", place="p", unknown="not stated", of="x", property="funding").of == "x"
    assert error_of(source="a", place="p", unknown="not stated", text=TEXT) == "no_value"
    assert error_of(source="a", place="p", value=True) == "is_instance_of"
    assert error_of(source="a", value=2009) == "missing"
    assert error_of(source="a", place="p", value=2009, colour="red") == "extra_forbidden"
    assert error_of(source="a", place="p", value=2009, statements=[statement]) == "extra_forbidden"


def test_unknown_stands_alone_with_its_reason() -> None:
    one = fact(source="a", place="p", unknown="not stated")
    assert one.chosen.unknown == "not stated"
    assert one.chosen.value is None
    funding = fact(source="a", place="p", unknown="not stated", of="x")
    assert (funding.of, funding.chosen.unknown) == ("x", "not stated")


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("budget", "budget"), ("share-region-x", "share"), ("kind-of", "kind-of"), ("kind-of-2", "kind-of"),
        ("target-group-small", "target-group"), ("part-of-x", "part-of"), ("period-programme", "period"), ("unheard", ""),
        ("budgets", ""),
    ],
)  # fmt: skip
def test_the_property_comes_from_the_key(key: str, name: str) -> None:
    assert fact(source="a", place="p", value=2009).property_of(key) == name


def test_a_written_property_wins_over_the_key() -> None:
    assert fact(property="goal", source="a", place="p", value=2009).property_of("budget") == "goal"


@given(st.sampled_from(sorted(PROPERTIES)), st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True))
def test_the_longest_property_is_taken(name: str, rest: str) -> None:
    found = fact(source="a", place="p", value=2009).property_of(f"{name}-{rest}")
    assert found.startswith(name)
    assert f"{name}-{rest}-".startswith(found + "-")


def test_facts_are_frozen_and_closed() -> None:
    one = fact(source="a", place="p", value=2009)
    with pytest.raises(ValidationError):
        one.__setattr__("label", None)


def test_a_correction_says_from_and_to() -> None:
    one = Correction.model_validate({"on": "2024-02-01", "from": "220 jobs", "to": "230 jobs", "why": TEXT})
    assert (one.from_, one.to) == ("220 jobs", "230 jobs")
    assert str(one.on) == "2024-02-01"


def test_an_appointment_is_written_like_a_fact() -> None:
    inline = Appointment.model_validate({"organisation": "o", "title": TEXT, "source": "s", "place": "p"})
    listed = Appointment.model_validate(
        {"organisation": "o", "title": TEXT, "statements": [{"source": "s", "place": "p"}]}
    )
    assert inline == listed
    with pytest.raises(ValidationError):
        Appointment.model_validate("text")


def test_a_statement_may_name_another_record_only() -> None:
    assert Statement.model_validate({"source": "a", "place": "p", "of": "x"}).of == "x"


# -- texts, names, dates ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "languages", "error"),
    [
        (TEXT, ("sv", "da", "en"), None), (TEXT, None, None), ({"sv": "a"}, ("sv", "da"), "missing_language"),
        ({**TEXT, "nb": "d"}, ("sv", "da", "en"), "strange_language"), ({"sv": " "}, ("sv",), "empty_text"),
        ({"sv": ""}, None, "empty_text"), ({"sv": 1}, ("sv",), "string_type"), ("a", ("sv",), "dict_type"),
    ],
)  # fmt: skip
def test_a_text_has_every_language_of_the_site(text: object, languages: object, error: str | None) -> None:
    context = {"languages": languages} if languages else None
    if error is None:
        assert LocalizedText.model_validate(text, context=context)["sv"] == "a"
        return
    with pytest.raises(ValidationError) as caught:
        LocalizedText.model_validate(text, context=context)
    assert caught.value.errors()[0]["type"] == error


def test_a_proper_name_keeps_its_language() -> None:
    name = ProperName.model_validate(
        {"text": "Aakirke Universitet", "lang": "da", "official": {"en": "Aakirke University"}}
    )
    assert name.on("en") == ("Aakirke University", "en")
    assert name.on("sv") == ("Aakirke Universitet", "da")
    assert name.on("da") == ("Aakirke Universitet", "da")


@pytest.mark.parametrize("written", [2019, "2019", "2019-12"])
def test_a_date_field_reads_numbers_and_texts(written: object) -> None:
    assert str(TypeAdapter(Date).validate_python(written)) == str(written)


@pytest.mark.parametrize("written", [True, 1.5, None, "soon", 19])
def test_a_date_field_refuses_the_rest(written: object) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Date).validate_python(written)
