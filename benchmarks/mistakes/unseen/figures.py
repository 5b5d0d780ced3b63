"""Amounts, shares and counts that somebody typed beside the facts: the same, nearly the same, others, and nobody's."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from random import Random

from mistakes.mistake import Slip, kind
from mistakes.snapshot import Site
from mistakes.unseen.ground import (
    FOLLOWS,
    MILLION,
    SPACES,
    about,
    amounts,
    counts,
    free,
    number_of,
    prose,
    summaries,
    typed,
    words,
)


@kind(along=FOLLOWS, number=6)
def sum_typed_beside_its_fact(site: Site, draw: Random) -> Iterator[Slip]:
    """An amount that is a fact is typed in one of the ways of the language: *62 mnkr*, *62 mill. kr.*, *SEK 62m*."""
    yield from typed(
        site,
        draw,
        "money told",
        prose(site),
        lambda language, fact: amounts(site, language, *number_of(site, fact)),
    )


@kind(along=FOLLOWS, number=5)
def sum_typed_with_rare_spaces(site: Site, draw: Random) -> Iterator[Slip]:
    """An amount that is a fact is pasted with no-break, thin or narrow spaces in it."""

    def forms(language: str, fact: str) -> list[str]:
        space = draw.choice(SPACES)
        told = amounts(site, language, *number_of(site, fact), key="money spaced")
        return [one.replace("~", space).replace(" ", space) for one in told]

    yield from typed(site, draw, "money told", prose(site), forms)


@kind(along=FOLLOWS, number=6)
def sum_nearly_right(site: Site, draw: Random) -> Iterator[Slip]:
    """An amount that is a fact is typed from memory, one step off."""

    def forms(language: str, fact: str) -> list[str]:
        number, unit = number_of(site, fact)
        step = MILLION if number >= 20 * MILLION else MILLION * 3 / 10
        return amounts(site, language, number + draw.choice((-1, 1)) * step, unit)

    yield from typed(site, draw, "money told", prose(site), forms)


@kind(along=FOLLOWS, number=6)
def sum_quite_wrong(site: Site, draw: Random) -> Iterator[Slip]:
    """An amount that is a fact is typed ten times as large, in another currency or with its digits turned."""

    def forms(language: str, fact: str) -> list[str]:
        number, unit = number_of(site, fact)
        digits = str(int(number)).rstrip("0")
        turned = Decimal(digits[1] + digits[0] + digits[2:] + "0" * (len(str(int(number))) - len(digits)))
        other = "DKK" if unit == "SEK" else "SEK"
        return [
            *amounts(site, language, number * 10, unit)[:2],
            *amounts(site, language, number, other)[:2],
            *(amounts(site, language, turned, unit)[:2] if turned != number else []),
        ]

    yield from typed(site, draw, "money told", prose(site), forms)


@kind(along=FOLLOWS, number=5)
def sum_in_a_short_text(site: Site, draw: Random) -> Iterator[Slip]:
    """A summary in YAML gives an amount by hand, right or one step off."""

    def forms(language: str, fact: str) -> list[str]:
        number, unit = number_of(site, fact)
        return amounts(site, language, number + draw.choice((0, MILLION)), unit)

    yield from typed(site, draw, "money in short", summaries(site), forms)


@kind(along=FOLLOWS, number=6)
def sum_that_nobody_gives(site: Site, draw: Random) -> Iterator[Slip]:
    """An amount is typed that no source of the site has."""
    yield from free(site, draw, "money of nobody", prose(site))


@kind(along=FOLLOWS, number=5)
def sums_compared_wrongly(site: Site, draw: Random) -> Iterator[Slip]:
    """Two facts are compared in words, and the comparison does not hold: *twice the budget of the first*."""
    yield from about(site, draw, "comparisons", prose(site))


@kind(along=FOLLOWS, number=6)
def share_put_in_words(site: Site, draw: Random) -> Iterator[Slip]:
    """A share that is a fact is typed as a fraction or percentage: *varannan krona*, *hver femte krone*, *a tenth*."""

    def forms(language: str, fact: str) -> list[str]:
        return list(words(language, "shares")[int(number_of(site, fact)[0])])

    yield from typed(site, draw, "share told", prose(site), forms)


@kind(along=FOLLOWS, number=5)
def share_of_another_size(site: Site, draw: Random) -> Iterator[Slip]:
    """A share that is a fact is typed as a fraction or percentage of another size."""

    def forms(language: str, fact: str) -> list[str]:
        told = words(language, "shares")
        right = int(number_of(site, fact)[0])
        return [one for size, own in told.items() if size != right for one in own]

    yield from typed(site, draw, "share told", prose(site), forms)


@kind(along=FOLLOWS, number=6)
def number_of_things_typed(site: Site, draw: Random) -> Iterator[Slip]:
    """A count that is a fact is typed in digits or in words."""

    def forms(language: str, fact: str) -> list[str]:
        return counts(site, language, number_of(site, fact)[0])

    yield from typed(site, draw, "count told", prose(site), forms)


@kind(along=FOLLOWS, number=6)
def number_of_things_wrong(site: Site, draw: Random) -> Iterator[Slip]:
    """A count that is a fact is typed, and it is another."""

    def forms(language: str, fact: str) -> list[str]:
        number = number_of(site, fact)[0]
        other = number + (draw.choice((1, 2)) if number < 100 else draw.choice((-50, 100)))
        return counts(site, language, other)

    yield from typed(site, draw, "count told", prose(site), forms)
