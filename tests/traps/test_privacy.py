"""What must never appear."""

from __future__ import annotations

import re
from collections.abc import Callable

from traps.reading import Site, in_each_language, plain, text_of, words

from faktum.problems import Problem

PARTY = re.compile(r"\(V\)|\bVenstre\b|\bpart(y|i) (letter|bogstav)\b")


def test_trap_38_no_party_anywhere(facts: Site) -> None:
    for file in facts.path.rglob("*"):
        if file.suffix in {".html", ".json", ".xml", ".txt"}:
            assert not PARTY.search(file.read_text("utf-8")), file.relative_to(facts.path)


def test_trap_38_no_portraits(facts: Site) -> None:
    for page in facts.pages():
        assert not page.document.xpath(
            "//img | //picture | //meta[@property='og:image'][contains(@content, 'p-')]"
        )


def test_trap_38_the_model_has_no_place_for_a_party(
    edited: Callable[..., str], problems_in: Callable[..., list[Problem]]
) -> None:
    person = "data/people/p-a1b2c.yml"
    found = problems_in({person: edited(person, "\nsort_as:", "\nparty: X\nsort_as:")})
    assert [(one.path, one.code) for one in found] == [(person, "UNKNOWN-KEY")]
    assert "party" in found[0].found


@in_each_language
def test_trap_38_every_number_says_when_it_was_printed(facts: Site, language: str) -> None:
    unconfirmed = words(
        language, sv="inte bekräfta[dt]e?t? sedan", da="ikke bekræftet siden", en="not confirmed since"
    )
    numbers: set[str] = set()
    for page in facts.pages():
        if page.language != language:
            continue
        for link in page.main.xpath(".//a[starts-with(@href, 'tel:') or starts-with(@href, 'mailto:')]"):
            card = next(one for one in link.iterancestors("li"))
            printed = card.find_class("as-printed")
            assert printed, f"{page.address}: a number without its source"
            assert unconfirmed(text_of(printed[0])), page.address
            assert any(one.startswith("sources/") for one in page.targets(printed[0]))
            numbers.add(link.get("href"))
        rest = plain(" ".join(page.main.xpath(".//text()[not(ancestor::a[starts-with(@href, 'tel:')])]")))
        assert not re.search(r"\+4[56][ \d]{8,}|\b0\d{1,3}-[\d ]{6,}", rest), (
            f"{page.address}: a number outside a card"
        )
    phones = {one for one in numbers if one.startswith("tel:")}
    assert len(phones) == 14
    assert all(re.fullmatch(r"tel:\+4[56]\d{8,9}", one) for one in phones)


def test_trap_38_no_number_is_in_the_facts(facts: Site) -> None:
    text = (facts.path / "api/v1/facts.json").read_text("utf-8")
    assert not re.search(r"\+4[56]\d{6}|mailto:|[\w.]+@[\w.]+\.\w", text)
