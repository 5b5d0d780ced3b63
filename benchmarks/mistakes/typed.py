"""The ways in which people type a figure: amounts, shares, counts, days and months, in each language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache

import icu
from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from faktum.facts import Said
from faktum.model.edtf import Point
from faktum.model.fact import Quantity, Value
from mistakes.phrases import phrase
from mistakes.snapshot import Site

MILLION = Decimal(1_000_000)
SOFT_HYPHEN = "\u00ad"


def number(site: Site, language: str, value: Decimal | int) -> str:
    return str(format_decimal(value, locale=locale_of(site, language)))


def locale_of(site: Site, language: str) -> Locale:
    return site.views[language].formats.messages.locale


def in_words(language: str, value: Decimal) -> str | None:
    """A number spelled out; None for what nobody spells out."""
    told = phrase(language, "fractional").get(f"{value.normalize():f}")
    if told or value != value.to_integral_value():
        return str(told) if told else None
    spell = _formatter(language, icu.URBNFRuleSetTag.SPELLOUT)
    return str(spell.format(int(value))).replace(SOFT_HYPHEN, "")


@cache
def _formatter(language: str, rules: int) -> icu.RuleBasedNumberFormat:
    return icu.RuleBasedNumberFormat(rules, icu.Locale(language))


def of_money(site: Site, language: str, quantity: Quantity) -> Iterator[str]:
    """An amount as people type it: `62 MSEK`, `62 mnkr`, `62 000 000 kr`."""
    millions = quantity.number / MILLION
    holes = {
        "n": number(site, language, millions.normalize()),
        "whole": number(site, language, quantity.number),
        "words": in_words(language, millions),
    }
    for form in phrase(language, "money").get(quantity.unit, ()):
        if not ("{words}" in form and holes["words"] is None):
            yield form.format(**holes)


def of_percent(site: Site, language: str, quantity: Quantity) -> Iterator[str]:
    holes = {"n": number(site, language, quantity.number), "words": in_words(language, quantity.number)}
    for form in phrase(language, "percent"):
        if not ("{words}" in form and holes["words"] is None):
            yield form.format(**holes)
    if told := phrase(language, "fractions").get(int(quantity.number)):
        yield told


def of_count(site: Site, language: str, quantity: Quantity, form: str) -> Iterator[str]:
    """A count in words, or in digits where it would be spelled out; with its unit in the long form."""
    views = site.views[language]
    words = in_words(language, quantity.number)
    shown = [words, *phrase(language, "thousand")] if quantity.number == 1000 else [words]
    if form == "words":
        shown = [number(site, language, quantity.number)]
    unit = views.t(f"unit.{quantity.unit}", count=float(quantity.number))
    for one in shown:
        if one:
            yield f"{one} {unit}" if form == "long" else one


def of_point(site: Site, language: str, point: Point) -> Iterator[str]:
    """A day, month, season or year in other ways than the pages write it."""
    locale = locale_of(site, language)
    key = {"day": "days", "month": "months", "season": "seasons", "year": "years"}[point.precision]
    day = date(point.year, point.month or 1, point.day or 1)
    holes = {
        "y": point.year, "d": day.day, "m": day.month, "dd": f"{day.day:02}", "mm": f"{day.month:02}",
        "month": format_date(day, "MMMM", locale=locale), "mon": format_date(day, "MMM", locale=locale),
        "nth": _formatter(language, icu.URBNFRuleSetTag.ORDINAL).format(day.day),
    }  # fmt: skip
    for form in phrase(language, key):
        yield form.format(**holes)


def point_of(value: Value, form: str) -> Point | None:
    """The point that an expression in this form shows; None where it shows a period."""
    if not value.date:
        return None
    if form in {"start", "end"}:
        return value.date.start if form == "start" else value.date.end
    return None if value.date.interval or form in {"year", "month"} else value.date.start


def otherwise(site: Site, language: str, said: Said, form: str) -> Iterator[str]:
    """The same value in other forms than the pages use, with the statement's qualifier."""
    value = said.value
    if value is None:
        return
    found: list[str] = []
    quantity, point = value.quantity, point_of(value, form)
    if quantity and quantity.money:
        found = list(of_money(site, language, quantity))
    elif quantity and quantity.unit == "percent":
        found = list(of_percent(site, language, quantity))
    elif quantity:
        found = list(of_count(site, language, quantity, form))
    elif point:
        found = list(of_point(site, language, point))
    shown = site.shown(language, said, form)
    for one in found:
        told = one if form in {"value", "number", "words"} else site.qualified(language, said, one)
        if told != shown:
            yield told
