"""Figures typed by hand that are right today, and figures that no fact has."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from mistakes.mistake import Slip, kind
from mistakes.phrases import phrase
from mistakes.snapshot import Site
from mistakes.spots import Expression, Passage, own_facts, running, shorts
from mistakes.typed import otherwise

FOLLOWS = ("STALE", "DIFFERENT-FACTS")
"""An expression is gone from one version, and an original has changed."""
NBSP, THIN, NARROW = "\u00a0", "\u2009", "\u202f"


def typed_instead(site: Site, expression: Expression, typed: str) -> Slip:
    return expression.replaced(site, typed, f"{expression.written} is typed by hand as “{typed}”")


@kind("UNBOUND-FIGURE", along=FOLLOWS, number=9)
def figure_as_on_pages(site: Site, draw: Random) -> Iterator[Slip]:
    """A figure typed by hand just as the pages write it."""
    del draw
    for expression, fact in own_facts(site):
        shown = site.shown(expression.passage.language, fact.chosen, expression.form)
        yield typed_instead(site, expression, shown)


@kind("UNBOUND-FIGURE", along=FOLLOWS, number=12)
def money_in_other_forms(site: Site, draw: Random) -> Iterator[Slip]:
    """An amount typed as others write it: 62 MSEK, 62 mnkr, SEK 62m, 62 000 000 kr."""
    del draw
    for expression, fact in own_facts(site):
        value = fact.chosen.value
        if value and value.quantity and value.quantity.money:
            for typed in otherwise(site, expression.passage.language, fact.chosen, expression.form):
                yield typed_instead(site, expression, typed)


@kind("UNBOUND-FIGURE", along=FOLLOWS, number=9)
def figure_with_other_spaces(site: Site, draw: Random) -> Iterator[Slip]:
    """An amount or a count pasted with no-break and thin spaces in it."""
    for expression, fact in own_facts(site):
        value = fact.chosen.value
        if value and value.quantity and expression.form != "words":
            language = expression.passage.language
            shown = [site.shown(language, fact.chosen, expression.form)]
            shown += otherwise(site, language, fact.chosen, expression.form)
            spaced = [one for one in shown if " " in one or NBSP in one]
            for one in spaced:
                space = draw.choice((NBSP, THIN, NARROW))
                yield typed_instead(site, expression, one.replace(NBSP, " ").replace(" ", space))


@kind("UNBOUND-FIGURE", along=FOLLOWS, number=9)
def count_in_words(site: Site, draw: Random) -> Iterator[Slip]:
    """A count typed in words: seven partners, a thousand jobs."""
    del draw
    for expression, fact in own_facts(site):
        value = fact.chosen.value
        if value and value.type == "count":
            language = expression.passage.language
            shown = site.shown(language, fact.chosen, expression.form)
            if not any(char.isdigit() for char in shown):
                yield typed_instead(site, expression, shown)
            for typed in otherwise(site, language, fact.chosen, expression.form):
                if not any(char.isdigit() for char in typed):
                    yield typed_instead(site, expression, typed)


@kind("UNBOUND-FIGURE", along=FOLLOWS, number=12)
def date_in_other_forms(site: Site, draw: Random) -> Iterator[Slip]:
    """A day, month, season or year typed in another form: 1/12 2018, December 1, 2018, the end of 2026."""
    del draw
    for expression, fact in own_facts(site):
        value = fact.chosen.value
        if value and value.date:
            for typed in otherwise(site, expression.passage.language, fact.chosen, expression.form):
                yield typed_instead(site, expression, typed)


@kind("UNBOUND-FIGURE", along=FOLLOWS, number=9)
def share_in_other_forms(site: Site, draw: Random) -> Iterator[Slip]:
    """A share typed in another form: 30 procent, 30 pct., half, one fifth."""
    del draw
    for expression, fact in own_facts(site):
        value = fact.chosen.value
        if value and value.type == "percent":
            for typed in otherwise(site, expression.passage.language, fact.chosen, expression.form):
                yield typed_instead(site, expression, typed)


@kind("UNBOUND-FIGURE", along=FOLLOWS, number=9)
def figure_in_short_text(site: Site, draw: Random) -> Iterator[Slip]:
    """A figure of the subject typed in a summary, a description or another short text."""
    for passage in shorts(site):
        for typed in _told(site, passage, draw):
            yield passage.with_sentence(site, typed, f"“{typed}” is typed by hand")


def _told(site: Site, passage: Passage, draw: Random) -> Iterator[str]:
    """Sentences that tell a figure of the subject."""
    tells = phrase(passage.language, "tells")
    for fact in site.facts_of(site.subjects(passage.path)):
        value = fact.chosen.value
        # Of partners, institutes and universities only all partners can be told in one word.
        known = fact.key if fact.property == "partners" else fact.property
        if value and (value.quantity or value.date) and known in tells and not fact.derivation:
            shown = [site.shown(passage.language, fact.chosen)]
            shown += otherwise(site, passage.language, fact.chosen, "long")
            yield tells[fact.property].format(value=draw.choice(shown))


@kind("BARE-FIGURE", "WRONG-FIGURE", along=("STALE",), number=9)
def figure_of_no_fact(site: Site, draw: Random) -> Iterator[Slip]:
    """A sentence with a figure that no fact has (a reader may take it for a fact that contradicts ours)."""
    yield from _added(site, draw, "figures")


@kind("BARE-FIGURE", "WRONG-FIGURE", along=("STALE",), number=6)
def figure_of_no_fact_in_words(site: Site, draw: Random) -> Iterator[Slip]:
    """A sentence with a figure in words that no fact has."""
    yield from _added(site, draw, "figures_in_words")


def _added(site: Site, draw: Random, key: str) -> Iterator[Slip]:
    for passage in [*running(site), *shorts(site)]:
        sentence = draw.choice(phrase(passage.language, key))
        yield passage.with_sentence(site, sentence, f"“{sentence}” tells a figure that no fact has")
