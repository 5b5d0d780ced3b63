"""Versions, translated quotations, marks and names."""

from __future__ import annotations

import re

import pytest
from traps.reading import (
    ARENA,
    CONTINUES,
    DANISH,
    HALLAND,
    LANGUAGES,
    S0,
    S1,
    S2,
    S4,
    Element,
    Site,
    in_each_language,
    plain,
    text_of,
    words,
)


@in_each_language
def test_trap_27_the_english_text_is_no_full_translation(facts: Site, language: str) -> None:
    page = facts.page(language, f"press/{HALLAND}/")
    original = page.section("original")
    assert [page.targets(dd.find("cite")) for dd in original.xpath(".//dl/div/dd")] == [
        {f"sources/{S4}/"}, {f"sources/{S2}/"},
    ]  # fmt: skip
    differences = text_of(original)
    for wording in (
        {
            "sv": "ingen fullständig översättning",
            "da": "ikke en fuldstændig oversættelse",
            "en": "not a full translation",
        },
        {"sv": "EU-projekt", "da": "EU-projekt", "en": "EU project"},
        {"sv": "civilsamhället", "da": "civilsamfundet", "en": "civil society"},
        {"sv": "hälsosektorn", "da": "sundhedssektoren", "en": "health sector"},
        {"sv": "förkortat", "da": "forkortet", "en": "shortened"},
        {"sv": "tre olika", "da": "tre forskellige", "en": "three different"},
        {"sv": "på svenska", "da": "på svensk", "en": "in Swedish"},
        {"sv": "brittisk och amerikansk", "da": "britisk og amerikansk", "en": "British and American"},
    ):
        assert words(language, **wording)(differences), wording[language]
    target = facts.fact("innovationer-for-nara-vard.target-group")
    assert {row["state"] for row in target} == {"disagrees"}
    assert len({row["text"]["en"] for row in target}) == 2
    # What only the English headline says is attributed to it alone.
    assert {row["source"]["id"] for row in facts.fact("innovationer-for-nara-vard.kind-of")} == {S2}
    assert {
        row["source"]["id"] for row in facts.fact("innovationer-for-nara-vard.funder-europeiska-unionen")
    } == {S2}
    topic = facts.page(language, "topics/nara-vard/").text
    assert all(term in topic for term in ("healthcare", "individualised care", "local care"))


@in_each_language
def test_trap_28_nothing_stands_as_direct_speech(facts: Site, language: str) -> None:
    for release in (CONTINUES, ARENA, HALLAND, DANISH):
        page = facts.page(language, f"press/{release}/")
        positions = page.section("positions").xpath(".//li[starts-with(@id, 'position-')]")
        assert positions
        for position in positions:
            restated = plain("".join(position.xpath("text() | *[not(self::small or @class='who')]//text()")))
            assert restated
            assert not re.search(r"^[–—-]|[\"“”„»«]", restated), restated


def test_trap_28_no_quotation_elements_anywhere(facts: Site) -> None:
    for page in facts.pages():
        assert not page.main.xpath(".//q | .//blockquote"), page.address


@in_each_language
def test_trap_28_translated_quotations_are_called_translations(facts: Site, language: str) -> None:
    page = facts.page(language, f"press/{HALLAND}/")
    smalls = [text_of(one) for one in page.section("positions").xpath(".//li/small")]
    assert len(smalls) == 3
    translated = words(language, sv="översätt", da="oversæt", en="translat")
    quoted = words(language, sv="citattecken", da="anførselstegn", en="quotation marks")
    uttered = words(language, sv="svenska", da="svensk", en="Swedish")
    assert all(translated(one) and quoted(one) and uttered(one) for one in smalls)
    omitted = words(language, sv="neutral", da="neutral", en="neutral")
    assert len([one for one in smalls if omitted(one)]) == 1


@in_each_language
def test_trap_29_wrong_marks_are_on_record(facts: Site, language: str) -> None:
    hyphen = words(
        language, sv="bindestreck [^.]*pratminus", da="bindestreg [^.]*replikstreg", en="hyphens? [^.]*dash"
    )
    assert hyphen(facts.ledger(language, S0).text)
    assert hyphen(facts.ledger(language, S1).text)
    english = words(
        language, sv="engelska citattecken", da="engelske anførselstegn", en="English quotation marks"
    )
    assert english(facts.ledger(language, S4).text)
    stray = words(language, sv="ett mellanslag har hamnat", da="et mellemrum er havnet", en="a stray space")
    assert stray(facts.ledger(language, S2).text)


def test_trap_29_and_none_of_them_came_along(facts: Site) -> None:
    opening_hyphen = re.compile(r"^[-–—] ")
    for page in facts.pages():
        own = {"sv": "”", "da": "”", "en": "‘’“”"}[page.language]
        for block in page.blocks():
            assert not opening_hyphen.search(block), f"{page.address}: {block[:60]}"
            assert '"' not in block, f"{page.address}: {block[:60]}"
            assert not re.search(r"(?<!\S)[“‘„] ", block), f"{page.address}: {block[:60]}"
            foreign = set("“„«»") - set(own)
            assert not foreign & set(block) or "Cluster" in block, f"{page.address}: {block[:80]}"


SWEDISH_NAMES = ("Innovationer för nära vård", "E-hälsoarenan")


def unmarked(part: Element, name: str, page_language: str) -> list[str]:
    """Text with a Swedish name in it that no `lang` on it or around it calls Swedish."""

    def language(element: Element) -> str:
        while element is not None:
            if element.get("lang"):
                return str(element.get("lang"))
            element = element.getparent()
        return page_language

    found = []
    for element in part.iter():
        if not isinstance(element.tag, str):
            continue
        for text, owner in ((element.text, element), (element.tail, element.getparent())):
            if text and name in plain(text) and language(owner) != "sv":
                found.append(plain(text))
    return found


@pytest.mark.parametrize("name", SWEDISH_NAMES)
def test_trap_30_the_name_stays_swedish_and_says_so(facts: Site, name: str) -> None:
    for page in facts.pages():
        if page.language != "sv":
            assert not unmarked(page.main, name, page.language), page.address


@pytest.mark.parametrize("language", LANGUAGES[1:])
@pytest.mark.parametrize(
    ("project", "name"),
    [("innovationer-for-nara-vard", SWEDISH_NAMES[0]), ("e-halsoarenan", SWEDISH_NAMES[1])],
)
def test_trap_30_a_gloss_stands_beside_the_name(facts: Site, language: str, project: str, name: str) -> None:
    page = facts.page(language, f"projects/{project}/")
    heading = page.main.find(".//h1")
    assert text_of(heading) == name
    assert heading.xpath("./span[@lang='sv']")
    gloss = page.main.find_class("gloss")
    assert gloss
    assert text_of(gloss[0]) != name
