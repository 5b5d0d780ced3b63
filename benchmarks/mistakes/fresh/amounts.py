"""Amounts and shares that somebody typed: in other notations, rounded, converted, of another project."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from mistakes.fresh.ground import (
    FOLLOWS,
    MILLION,
    OTHERWISE,
    amounts,
    ended,
    exact,
    folds,
    local,
    number_of,
    prose,
    spelled,
    summaries,
    told_of,
    unit_of,
    words,
    woven,
)
from mistakes.mistake import Slip, kind
from mistakes.snapshot import Site
from mistakes.spots import Expression, Passage, own_facts


def _money(site: Site, fact: str) -> bool:
    value = site.catalogue.facts[fact].chosen.value
    return bool(value and value.quantity and value.quantity.money)


def _each_once(
    draw: Random, language: str, forms: list[str], typed: list[Expression]
) -> Iterator[tuple[str, Expression]]:
    """Forms of a language in turns over expressions of that language."""
    own = [one for one in typed if one.passage.language == language]
    order = draw.sample(forms, len(forms))
    for index, one in enumerate(draw.sample(own, len(own))):
        yield order[index % len(order)], one


@kind("UNBOUND-FIGURE", along=FOLLOWS, number=9)
def amount_as_in_the_accounts(site: Site, draw: Random) -> Iterator[Slip]:
    """An amount is typed in place of its expression, in a notation from budgets and spreadsheets."""
    for expression, fact in own_facts(site):
        if _money(site, fact.id) and exact(site, fact.id) and expression.form == "long":
            language = expression.passage.language
            typed = draw.choice(amounts(site, language, number_of(site, fact.id), unit_of(site, fact.id)))
            yield expression.replaced(site, typed, f"“{typed}” typed for {fact.id}")


@kind("UNBOUND-FIGURE", along=FOLLOWS, number=9)
def budget_told_again(site: Site, draw: Random) -> Iterator[Slip]:
    """A sentence is added that tells the budget once more, in figures or in words, without an expression."""
    places = [*prose(site), *summaries(site)]
    for phrase, passage in told_of(site, draw, "budget again", places, lambda one: exact(site, one)):
        fact = phrase["fact"]
        n = draw.choice(amounts(site, passage.language, number_of(site, fact), unit_of(site, fact)))
        yield woven(site, passage, phrase["say"].format(n=n), f"“{n}” typed for {fact}", draw)


@kind(*OTHERWISE, along=FOLLOWS, number=9)
def amount_rounded(site: Site, draw: Random) -> Iterator[Slip]:
    """A budget is rounded by whoever writes: *just over sixty million* for 62."""
    for phrase, passage in told_of(site, draw, "rounded", [*prose(site), *summaries(site)]):
        fact = phrase["fact"]
        millions, language = number_of(site, fact) / MILLION, passage.language
        low = int(millions // 5 * 5)
        round_one = low if phrase["side"] == "over" else low + 5
        if round_one == millions:
            continue
        n = words(language, "millions")[unit_of(site, fact)].format(
            m=round_one, words=spelled(language, round_one)
        )
        sentence = phrase["say"].format(n=n)
        yield woven(site, passage, sentence, f"{fact} rounded: “{sentence}”", draw)


@kind(*OTHERWISE, along=FOLLOWS, number=9)
def budget_of_a_sister(site: Site, draw: Random) -> Iterator[Slip]:
    """The budget of another project stands in a project's text: the two names were mixed up."""
    budgets = ["healthtech-nordic-1.budget", "healthtech-nordic-2.budget", "e-halsoarenan.budget"]
    places = [one for one in prose(site) if one.where == "project"]
    for phrase, passage in told_of(site, draw, "budget again", places):
        others = [one for one in budgets if one != phrase["fact"]]
        if phrase["fact"] == "danish-healthtech.budget":
            continue
        other = draw.choice(others)
        n = draw.choice(amounts(site, passage.language, number_of(site, other), unit_of(site, other)))
        yield woven(site, passage, phrase["say"].format(n=n), f"{other} told of {phrase['fact']}", draw)


@kind(*OTHERWISE, along=FOLLOWS, number=6)
def amount_in_another_currency(site: Site, draw: Random) -> Iterator[Slip]:
    """An amount is typed with the right number and another country's money."""
    typed = [
        expression for expression, fact in own_facts(site)
        if _money(site, fact.id) and exact(site, fact.id) and expression.form == "long"
    ]  # fmt: skip
    for language in site.languages:
        for form, expression in _each_once(draw, language, words(language, "other currency"), typed):
            fact = expression.argument
            unit, form_for = form.split("|")
            if unit == unit_of(site, fact):
                millions = (number_of(site, fact) / MILLION).normalize()
                told = form_for.format(m=local(site, language, millions), words=spelled(language, millions))
                yield expression.replaced(site, told, f"“{told}” typed for {fact}")


RATES = {"SEK": Decimal("10.6"), "DKK": Decimal("7.46")}


@kind(*OTHERWISE, along=FOLLOWS, number=6)
def amount_converted(site: Site, draw: Random) -> Iterator[Slip]:
    """A budget is converted into euros by the editor, without rate, source or date."""
    for phrase, passage in told_of(site, draw, "converted", prose(site)):
        fact = phrase["fact"]
        euros = number_of(site, fact) / MILLION / RATES[unit_of(site, fact)]
        e = local(site, passage.language, euros.quantize(Decimal("0.1"), ROUND_HALF_UP))
        yield woven(site, passage, phrase["say"].format(e=e), f"{fact} converted to {e} million euros", draw)


@kind(*OTHERWISE, along=FOLLOWS, number=6)
def amount_divided(site: Site, draw: Random) -> Iterator[Slip]:
    """A budget is divided by years or partners in the editor's head, and the quotient told as a fact."""
    for phrase, passage in told_of(site, draw, "divided", prose(site)):
        number = number_of(site, phrase["fact"]) / MILLION / Decimal(str(phrase["by"]))
        n = local(site, passage.language, number.quantize(Decimal("0.1"), ROUND_HALF_UP))
        yield woven(site, passage, phrase["say"].format(n=n), f"{phrase['fact']} divided: {n} million", draw)


# -- shares ------------------------------------------------------------------------------------


@kind("UNBOUND-FIGURE", along=(*FOLLOWS, "NUMBER-FORMAT"), number=9)
def share_in_other_words(site: Site, draw: Random) -> Iterator[Slip]:
    """A share is typed in place of its expression: *a fifth*, *three tenths*, *per cent* spelled out."""
    typed: list[Expression] = []
    for expression, fact in own_facts(site):
        value = fact.chosen.value
        if value and value.quantity and value.quantity.unit == "percent" and exact(site, fact.id):
            typed.append(expression)
    for language in site.languages:
        forms = [*words(language, "percent"), "fraction", "fraction"]
        for form, expression in _each_once(draw, language, forms, typed):
            number = number_of(site, expression.argument)
            told = (
                words(language, "fractions").get(int(number), "")
                if form == "fraction"
                else form.format(n=local(site, language, number), words=spelled(language, number))
            )
            if told and not _doubled(expression, told):
                yield expression.replaced(site, told, f"“{told}” typed for {expression.argument}")


def _doubled(expression: Expression, told: str) -> bool:
    """Two shares in a row would both be fractions of different things; *av den … hälften* reads well enough."""
    return expression.passage.text[: expression.start].endswith(told)


@kind(*OTHERWISE, along=FOLLOWS, number=9)
def share_remembered_wrongly(site: Site, draw: Random) -> Iterator[Slip]:
    """A sentence gives one of those who pay a share that the facts do not give: *a third*, *25 per cent*."""
    for language in site.languages:
        shares = words(language, "wrong shares")
        order = draw.sample(shares, len(shares))
        own = [one for one in [*prose(site), *summaries(site)] if one.language == language]
        for index, (phrase, passage) in enumerate(told_of(site, draw, "share told", own)):
            if passage.language == language:
                share = order[index % len(order)]
                yield woven(
                    site,
                    passage,
                    phrase["say"].format(share=share),
                    f"{phrase['fact']} told as {share}",
                    draw,
                )


@kind(*OTHERWISE, "PART-OF-TOTAL", along=FOLLOWS, number=9)
def part_worked_out_wrongly(site: Site, draw: Random) -> Iterator[Slip]:
    """An amount is told as somebody's part that is not their share of the budget."""
    for phrase, passage in told_of(site, draw, "part told", [*prose(site), *folds(site, "eu_note")]):
        millions = number_of(site, phrase["fact"]) / MILLION
        wrong = (millions * draw.choice((Decimal("1.15"), Decimal("0.85"), Decimal("1.3")))).quantize(
            Decimal("0.1"), ROUND_HALF_UP
        )
        n = words(passage.language, "millions")[unit_of(site, phrase["fact"])].format(
            m=local(site, passage.language, wrong), words=spelled(passage.language, wrong)
        )
        yield _put(site, passage, phrase["say"].format(n=n), f"{phrase['fact']} worked out as {wrong}", draw)


def _put(site: Site, passage: Passage, sentence: str, what: str, draw: Random) -> Slip:
    if passage.where == "short":
        return ended(site, passage, sentence, what)
    return woven(site, passage, sentence, what, draw)
