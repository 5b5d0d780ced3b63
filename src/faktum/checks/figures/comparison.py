"""A typed figure beside a fact: the same, nearly the same, or something else."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from decimal import Decimal
from operator import ne
from typing import Literal

from faktum.facts import KnownFact, Said
from faktum.locale.reading.figures import Figure
from faktum.locale.reading.moments import Moment, Span
from faktum.model.edtf import Edtf, Point
from faktum.model.fact import Quantity

FACTOR = Decimal("1.5")
"""How far apart a typed number and a fact may be to be taken for the same thing."""
_ROUGH = Decimal("0.5")
_LARGE = 100
"""From here on a number is likely to be the fact's also where nothing says of what it is a number."""
_SUM = 100_000
"""From here on a number without a unit is likely to be money: 21,3 miljoner."""
_SIGNIFICANT = {"count": 2, "money": 3, "number": 3}
"""How many digits that count, at least, a number has of which one may be mistyped; fewer are another number."""
_SURE = 3
"""The same in a note, where other figures may stand."""
_EXACT = frozenset({"long", "start", "end"})
_FORMS = ("long", "start", "end", "month", "year")
_TIME = frozenset({"period", "start", "end"})
_STEM = 6
"""How many letters of a label and of a noun are the same where the two are about the same."""

Nearness = Literal["own", "beside", "other"]


def form_of(figure: Figure, fact: KnownFact, near: Collection[str], nearness: Nearness) -> str | None:
    """The form of the fact that says what was typed; None where the fact says something else.

    `near` is what the words around the figure are about. The farther the fact from the text, the plainer the
    figure must be: any number and year will be found somewhere.
    """
    if isinstance(figure.value, Span):
        rough = figure.value.start.precision == "year" or figure.value.start.year is None
        if rough and nearness == "other":
            return None
        return next(
            (form for form, span in _printed(fact.chosen) if _same_span(figure.value, span)
             and (nearness == "own" or not rough or form in _EXACT)),
            None,
        )  # fmt: skip
    if isinstance(figure.value, Quantity):
        same = _same(figure, figure.value, fact, fact.chosen, near, own=nearness == "own")
        return "long" if same else None
    return None


def other_statement(figure: Figure, fact: KnownFact, near: Collection[str]) -> Said | None:
    """The statement of another source that gives what was typed."""
    for said in fact.others:
        if isinstance(figure.value, Quantity):
            if figure.kind != "number" and _same(figure, figure.value, fact, said, near, own=True):
                return said
        elif isinstance(figure.value, Span) and figure.value.start.precision != "year" and any(
            _same_span(figure.value, span) for form, span in _printed(said) if form in _EXACT
        ):  # fmt: skip
            return said
    return None


def closeness(figure: Figure, fact: KnownFact) -> Decimal | None:
    """How far what was typed is from the fact, 1 being next to it; None where the two are not alike."""
    if isinstance(figure.value, Span):
        return _near_dates(figure.value, fact)
    quantity = _quantity(fact.chosen)
    if not isinstance(figure.value, Quantity) or quantity is None or not quantity.number:
        return None
    number = figure.value.number
    if figure.kind == "money" and quantity.money and number == quantity.number:
        return Decimal(1)  # the same sum in another currency
    if not _same_unit(figure, figure.value, fact, quantity) or not number or number == quantity.number:
        return None
    apart = max(number / quantity.number, quantity.number / number)
    if apart <= FACTOR:
        return apart
    least = _SIGNIFICANT.get(figure.kind, 0)
    slip = mistyped(number, quantity.number) or (least and one_digit_off(number, quantity.number, least))
    return FACTOR if slip else None


def contradicts(figure: Figure, fact: KnownFact, near: Collection[str]) -> bool:
    """Whether the words around the figure say that it is this fact's, and it is not."""
    if isinstance(figure.value, Span):
        value = fact.chosen.value.date if fact.chosen.value and not fact.chosen.unknown else None
        named = fact.property in near or (fact.property in _TIME and not _TIME.isdisjoint(near))
        ends = (value.start, value.end) if value else ()
        return named and any(one and one.precision == figure.value.start.precision for one in ends)
    quantity = _quantity(fact.chosen)
    if not isinstance(figure.value, Quantity) or quantity is None:
        return False
    if figure.kind == "count":
        return not figure.between and _same_unit(figure, figure.value, fact, quantity)
    return fact.property in near and _same_unit(figure, figure.value, fact, quantity)


def is_slip(figure: Figure, fact: KnownFact) -> bool:
    """Whether a figure in a note is the fact's with a digit too many, too few or in the wrong place."""
    typed = figure.value
    if isinstance(typed, Span):
        return not typed.period and _is_slip_of_date(typed.start, fact)
    known = [quantity for said in fact.said if (quantity := _quantity(said))]
    if not isinstance(typed, Quantity) or any(typed.number == one.number for one in known):
        return False
    return any(
        (mistyped(typed.number, one.number) or one_digit_off(typed.number, one.number, _SURE))
        and _same_unit(figure, typed, fact, one)
        for one in known
    )


def _is_slip_of_date(typed: Moment, fact: KnownFact) -> bool:
    """Whether it is the fact's day in another year, or its year with a digit in the wrong place."""
    dates = [said.value.date for said in fact.said if said.value and said.value.date and not said.unknown]
    ends = [one for date in dates for one in (_moment(date.start), _moment(date.end)) if one and one.year]
    if typed.year is None or any(typed.year == one.year for one in ends):
        return False
    if typed.precision == "day":
        return any((typed.month, typed.day) == (one.month, one.day) for one in ends)
    return typed.precision == "year" and any(
        mistyped(Decimal(typed.year), Decimal(one.year or 0)) for one in ends
    )


def mistyped(number: Decimal, right: Decimal) -> bool:
    """Whether a digit is missing or too many, or two have changed places."""
    one, two = f"{number:f}", f"{right:f}"
    if "." in one or "." in two:
        one, two = (_digits(text) for text in (one, two))
    if len(one) == len(two):
        apart = [place for place, other in enumerate(map(ne, one, two)) if other]
        return len(apart) == 2 and apart[1] == apart[0] + 1 and one[apart[0]] == two[apart[1]] and (
            one[apart[1]] == two[apart[0]]
        )  # fmt: skip
    short, long = sorted((one, two), key=len)
    return len(short) > 1 and len(long) == len(short) + 1 and any(
        long[:place] + long[place + 1 :] == short for place in range(len(long))
    )  # fmt: skip


def one_digit_off(number: Decimal, right: Decimal, least: int) -> bool:
    """Whether one digit is another, of at least so many that count: 761 for 751."""
    one, two = (f"{one.normalize():f}".replace(".", "") for one in (number, right))
    return len(one) == len(two) and sum(map(ne, one, two)) == 1 and len(two.rstrip("0")) >= least and (
        number.adjusted() == right.adjusted()
    )  # fmt: skip


def _digits(number: str) -> str:
    return number.rstrip("0").rstrip(".") if "." in number else number


# -- quantities -------------------------------------------------------------------------------------------


def _quantity(said: Said) -> Quantity | None:
    return said.value.quantity if said.value and not said.unknown else None


def _same(
    figure: Figure, typed: Quantity, fact: KnownFact, said: Said, near: Collection[str], *, own: bool
) -> bool:
    quantity = _quantity(said)
    if quantity is None:
        return False
    if figure.rough and quantity.unit == "percent":
        return abs(quantity.number - typed.number) <= _ROUGH
    if quantity.number != typed.number:
        return False
    if figure.kind == "number":
        named = fact.property in near or quantity.unit in near
        return own and (named or typed.number >= _LARGE)
    return _same_unit(figure, typed, fact, quantity)


def _same_unit(figure: Figure, typed: Quantity, fact: KnownFact, quantity: Quantity) -> bool:
    if figure.kind == "count":
        return (
            quantity.unit in figure.counts
            or fact.property in figure.counts
            or _labelled(figure, fact, quantity)
        )
    if figure.kind == "number":
        return quantity.money and typed.number >= _SUM
    return typed.unit == quantity.unit


def _labelled(figure: Figure, fact: KnownFact, quantity: Quantity) -> bool:
    """Whether the fact's own label has the noun."""
    if quantity.money or quantity.unit == "percent" or fact.label is None or figure.counts:
        return False
    labels = {word[:_STEM].lower() for _, label in fact.label.items() for word in label.split()}
    return any(len(word) >= _STEM and word[:_STEM] in labels for word in figure.words)


# -- dates ------------------------------------------------------------------------------------------------


def _printed(said: Said) -> Iterator[tuple[str, Span]]:
    """What each form prints of a date, as it would be typed."""
    value = said.value.date if said.value and not said.unknown else None
    if value is None:
        return
    for form in _FORMS:
        start, end = _ends(value, form)
        if start and end:
            yield form, Span(start, end)


def _ends(value: Edtf, form: str) -> tuple[Moment | None, Moment | None]:
    if form in {"start", "end"}:
        one = _moment(value.start if form == "start" else value.end) if value.interval else None
        return one, one
    if form == "year":
        return tuple(Moment(point.year) if point else None for point in (value.start, value.end))  # type: ignore[return-value]
    start, end = _moment(value.start), _moment(value.end)
    if form == "month":
        start, end = (Moment(one.year, one.month, None, one.season) if one else None for one in (start, end))
    return start, end


def _moment(point: Point | None) -> Moment | None:
    return Moment(point.year, point.month, point.day, point.season) if point else None


def _same_span(typed: Span, printed: Span) -> bool:
    if typed.start.year is None and not typed.period and not printed.period:
        return typed.start.month is not None and (typed.start.month, typed.start.day) == (
            printed.start.month,
            printed.start.day,
        )
    return typed == printed


def _near_dates(typed: Span, fact: KnownFact) -> Decimal | None:
    value = fact.chosen.value.date if fact.chosen.value and not fact.chosen.unknown else None
    if value is None:
        return None
    start, end = _moment(value.start), _moment(value.end)
    if typed.period:
        one_end = value.interval and start and end and (
            (_coarse(typed.start, start), _coarse(typed.end, end)).count(True) == 1
        )  # fmt: skip
        return Decimal(1) if one_end else None
    return Decimal(1) if any(one and _near_moment(typed.start, one) for one in (start, end)) else None


def _coarse(typed: Moment, moment: Moment) -> bool:
    """Whether the typed end of a period is the fact's, so far as it is typed."""
    if typed.year != moment.year or typed.season != moment.season:
        return False
    return typed.month in {None, moment.month} and typed.day in {None, moment.day}


def _near_moment(typed: Moment, moment: Moment) -> bool:
    """The same day of another year, another month of the year, or another day of the month; a mistyped year."""
    if typed.year is None or typed == moment:
        return False
    if typed.precision == "month" and moment.precision == "day":
        return typed.month == moment.month and typed.year != moment.year
    if typed.precision != moment.precision:
        return False
    if typed.precision == "year":
        return mistyped(Decimal(typed.year), Decimal(moment.year or 0))
    parts = (
        (typed.year, moment.year),
        (typed.month, moment.month),
        (typed.day, moment.day),
        (typed.season, moment.season),
    )
    return sum(one != two for one, two in parts) == 1
