"""Numbers, money, dates, periods and telephone numbers as each language writes them.

Numbers and dates by the Unicode CLDR (Babel). Money by the house style of
`money.<currency>.<form>` messages, since CLDR's compact currency is nobody's style: sv *62 miljoner
kronor* (Språkrådet), da *62 mio. kr.* (Dansk Sprognævn), en *SEK 62 million* (EU style guide 7.3.3).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import wraps
from typing import Concatenate, ParamSpec

import phonenumbers
from babel.dates import format_date
from babel.numbers import format_decimal, format_percent
from icu import Collator
from icu import Locale as IcuLocale

from faktum.locale.messages import Messages
from faktum.model.edtf import Edtf, Point
from faktum.model.fact import Quantity
from faktum.questions import Question, listening, note

NBSP = "\u00a0"
_MILLION = Decimal(1_000_000)
Given = ParamSpec("Given")


def _kept(
    method: Callable[Concatenate[Formats, Given], str],
) -> Callable[Concatenate[Formats, Given], str]:
    """The same thing is written on many pages; what CLDR says of it is asked once a build."""

    @wraps(method)
    def ask(self: Formats, *given: Given.args, **named: Given.kwargs) -> str:
        key = (method.__name__, given, *named.items())
        if key not in self.kept:
            with listening() as asked:
                self.kept[key] = method(self, *given, **named), asked
        written, asked = self.kept[key]
        note(asked)
        return written

    return ask  # type: ignore[return-value] # `wraps` loses that `self` may be given by place


@dataclass(frozen=True)
class Formats:
    """Formatting rules of one language."""

    messages: Messages
    kept: dict[tuple[object, ...], tuple[str, set[Question]]] = field(
        default_factory=dict, compare=False, repr=False
    )
    """What has been written so far, and the phrases that it was written with."""

    def number(self, number: Decimal | int) -> str:
        return str(format_decimal(number, locale=self.messages.locale))

    def percent(self, number: Decimal) -> str:
        return format_percent(number / 100, locale=self.messages.locale, format=self._percent_format())

    def _percent_format(self) -> str:
        pattern = str(self.messages.locale.percent_formats[None].pattern)
        return pattern.replace("0%", "0.##%").replace("0\u00a0%", "0.##\u00a0%")

    @_kept
    def quantity(self, quantity: Quantity, form: str = "long") -> str:
        """`62 miljoner kronor`, `30 %`, `1 000 jobb`; form `short`: `62 mnkr`; `number`: bare."""
        if quantity.money and form != "number":
            return self.money(quantity, form)
        if form == "number":
            return self.number(quantity.number)
        if quantity.unit == "percent":
            return self.percent(quantity.number)
        word = self.messages.t(f"unit.{quantity.unit}", count=float(quantity.number))
        return f"{self.number(quantity.number)}{NBSP}{word}"

    def money(self, quantity: Quantity, form: str = "long") -> str:
        millions = quantity.number / _MILLION
        scale = "million" if abs(millions) >= 1 and form != "exact" else "unit"
        if form == "short":
            scale = "short" if scale == "million" else "unit"
        shown = millions if scale in {"million", "short"} else quantity.number
        number = str(format_decimal(shown, locale=self.messages.locale, format="#,##0.###"))
        key = f"money.{quantity.unit}.{scale}"
        if not self.messages.has(key):
            key = f"money.other.{scale}"
        text = self.messages.t(key, count=float(shown), n=number, code=quantity.unit)
        # The number holds on to the words beside it; the rest of a long currency name may wrap.
        return text.replace(f"{number} ", number + NBSP).replace(f" {number}", NBSP + number)

    def words(self, number: Decimal) -> str:
        """A small whole number spelled out; larger ones in digits."""
        key = f"number.{number:f}"
        return self.messages.t(key) if self.messages.has(key) else self.number(number)

    # -- dates --------------------------------------------------------------------------------

    def day(self, day: date) -> str:
        return format_date(day, "long", locale=self.messages.locale)

    def point(self, point: Point) -> str:
        if point.season:
            text = self.messages.t(f"season.{point.season}", year=point.year)
        elif point.day and point.month:
            text = self.day(date(point.year, point.month, point.day))
        elif point.month:
            text = format_date(date(point.year, point.month, 1), "MMMM y", locale=self.messages.locale)
        else:
            text = str(point.year)
        if point.approximate:
            text = self.messages.t("date.about", date=text)
        if point.uncertain:
            text = self.messages.t("date.uncertain", date=text)
        return text

    @_kept
    def date(self, value: Edtf, form: str = "long") -> str:
        """A date or period; forms `start`, `end`, `year` and `month` give a part of it."""
        if form in {"start", "end"}:
            end = value.start if form == "start" else value.end
            return self.point(end) if end else self.messages.t("date.unknown")
        if form == "year":
            return self._years(value)
        if form == "month":
            return self._joined(_coarse(value.start), _coarse(value.end), value)
        return self._joined(value.start, value.end, value)

    def _joined(self, start: Point | None, end: Point | None, value: Edtf) -> str:
        if not value.interval or start == end:
            return self.point(start) if start else self.messages.t("date.unknown")
        if start and end:
            first, last = self.point(start), self.point(end)
            if " " not in first + last:
                return f"{first}–{last}"
            return self.messages.t("period.range", start=first, end=last)
        if start:
            key = "period.open-end" if value.open_end else "period.unknown-end"
            return self.messages.t(key, start=self.point(start))
        assert end is not None
        key = "period.open-start" if value.open_start else "period.unknown-start"
        return self.messages.t(key, end=self.point(end))

    def _years(self, value: Edtf) -> str:
        first = str(value.start.year) if value.start else ""
        last = str(value.end.year) if value.end else ""
        return first if first == last else f"{first}–{last}"

    # -- telephone ----------------------------------------------------------------------------

    @_kept
    def phone(self, number: str) -> str:
        """National form on pages in the number's own country, international form on the others."""
        parsed = phonenumbers.parse(number, None)
        region = phonenumbers.region_code_for_number(parsed)
        if region == self.messages.locale.territory:
            return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
        return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def _coarse(point: Point | None) -> Point | None:
    if point is None or point.day is None:
        return point
    return Point(point.year, point.month, None, None, point.approximate, point.uncertain)


def collator(locale: str) -> Collator:
    """Sorting by the rules of the language (CLDR through ICU): `sorted(names, key=collator.getSortKey)`."""
    return Collator.createInstance(IcuLocale(locale))
