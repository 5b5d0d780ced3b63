"""Praise and prizes without a source, in three languages, and what only looks like praise."""

from __future__ import annotations

import time

import pytest

from faktum.locale.reading.praise import praise

FUND, NETWORK = "data/funds/nordfonden.yml", "data/organisations/fjallringen.yml"
TEXT = "docs/sv/projects/halsobron.md"
RELEASE = "docs/sv/press/2019/halsobron-oppnar.md"
CLAIM = "Det är Nordens största bro."


def claims(said, path, overlay):
    return [one.replace(" UNSOURCED-CLAIM", "") for one in said(path, overlay) if " UNSOURCED-CLAIM " in one]


@pytest.mark.parametrize(
    ("language", "sentence", "words"),
    [
        ("sv", "Bolaget är störst i Europa på vårdbroar.", "störst i Europa"),
        ("sv", "Ingen annan aktör kan mäta sig med det.", "Ingen annan aktör kan mäta sig med"),
        ("da", "Ingen anden klynge kan måle sig med den.", "Ingen anden klynge kan måle sig med"),
        ("en", "No other body in the country comes close to it.", "No other body in the country comes close"),
        ("sv", "Här finns världens första fjällbro.", "världens första"),
        ("sv", "Bron är en av de mest använda i Norden.", "mest använda i Norden"),
        ("sv", "Fjällbäck är ledande inom fjärrvård i Sverige.", "ledande inom fjärrvård i Sverige"),
        ("sv", "Regionen har en världsledande vårdcentral.", "världsledande"),
        ("sv", "Den prisbelönta bron är klar.", "prisbelönta"),
        ("sv", "Projektet vann ett pris.", "vann ett pris"),
        ("sv", "Bron tilldelades det stora Fjällpriset.", "tilldelades det stora Fjällpriset"),
        ("sv", "Bron är utsedd till årets byggnad.", "utsedd till årets"),
        ("sv", "Detta är först i Norden.", "först i Norden"),
        ("sv", "Metoden är unik.", "är unik"),
        ("sv", "Ett unikt samarbete mellan två kommuner.", "Ett unikt"),
        ("da", "Selskabet er størst i Europa.", "størst i Europa"),
        ("da", "Danmarks førende bro ligger her.", "Danmarks førende"),
        ("da", "Broen er den første i verden.", "første i verden"),
        ("da", "Projektet vandt en pris.", "vandt en pris"),
        ("da", "Den prisbelønnede bro er klar.", "prisbelønnede"),
        ("da", "Broen blev kåret til årets bygning.", "kåret til"),
        ("da", "En unik løsning for to kommuner.", "En unik"),
        ("da", "En verdensførende klinik.", "verdensførende"),
        ("en", "The company is the largest in Europe.", "largest in Europe"),
        ("en", "It is the world’s first mountain bridge.", "the world’s first"),
        ("en", "Sweden’s leading bridge.", "Sweden’s leading"),
        ("en", "The award-winning bridge is open.", "award-winning"),
        ("en", "The project won a prize.", "won a prize"),
        ("en", "It was named bridge of the year.", "named bridge of the year"),
        ("en", "A world-class clinic opens.", "world-class"),
        ("en", "The first of its kind, it opens today.", "first of its kind"),
        # Nobody has anything like it, nobody is ahead.
        ("sv", "Ingen i Norden har byggt och kommit längre.", "Ingen i Norden har byggt och kommit längre"),
        ("sv", "Något liknande finns inte i regionen.", "Något liknande finns inte"),
        ("sv", "Sådana broar finns inte någon annanstans i Europa.", "inte någon annanstans i Europa"),
        ("da", "Ingen i Norden er nået længere med broer.", "Ingen i Norden er nået længere"),
        ("da", "Noget lignende findes ikke på øen.", "Noget lignende findes ikke"),
        ("da", "Broen mangler sidestykke.", "mangler sidestykke"),
        ("en", "Nobody in the north has come further.", "Nobody in the north has come further"),
        ("en", "There is nothing like it on the island.", "nothing like it"),
        ("en", "Nowhere else in Europe are bridges so long.", "Nowhere else in"),
        # Superlatives in any word after a place, and without bounds.
        ("sv", "Fjällbäck har Sveriges piggaste vårdlotsar.", "Sveriges piggaste"),
        ("sv", "Det är den mest omtalade bron någonsin.", "mest omtalade bron någonsin"),
        ("da", "Her bor Danmarks flittigste håndværkere.", "Danmarks flittigste"),
        ("da", "Det er den største bro nogensinde.", "største bro nogensinde"),
        ("en", "It has the country’s most careful builders.", "the country’s most"),
        ("en", "It is the longest and best bridge ever built.", "best bridge ever"),
        ("sv", "Det är första gången i världen som en bro talar.", "första gången i världen"),
        ("da", "For første gang i Norden taler en bro.", "For første gang i Norden"),
        ("en", "It is the first time in the world that a bridge talks.", "first time in the world"),
        # Leaders, and other boasts.
        ("sv", "Projektet går i täten för digital vård.", "går i täten"),
        ("sv", "Bron är en framgångssaga.", "framgångssaga"),
        ("da", "Kommunen fører an i arbejdet.", "fører an"),
        ("da", "Broen er i særklasse.", "i særklasse"),
        ("en", "The region leads Denmark in bridges.", "leads Denmark"),
        ("en", "It is a European leader in bridges.", "European leader"),
        ("en", "An outstanding bridge was built.", "outstanding"),
        # Prizes of every make.
        ("sv", "För bron fick gruppen ett nordiskt pris.", "fick gruppen ett nordiskt pris"),
        ("sv", "Projektet kammade hem hederspriset.", "kammade hem hederspriset"),
        ("sv", "Gruppen tog hem guld i Berlin.", "tog hem guld"),
        ("da", "Broen blev kåret som Årets Bro.", "kåret som"),
        ("da", "Gruppen fik en fornem pris.", "fik en fornem pris"),
        ("da", "Initiativet er blevet præmieret for sin form.", "præmieret"),
        ("en", "The team took home gold from Berlin.", "took home gold"),
        ("en", "The group was given a prestigious prize.", "given a prestigious prize"),
        ("en", "It walked away with the Bridge Prize.", "walked away with the Bridge Prize"),
    ],
)
def test_praise(language: str, sentence: str, words: str) -> None:
    known = praise(language)
    assert known is not None
    assert known.may_be_in(sentence)
    assert known.found(sentence) == words


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("sv", "De flesta i Norden bor i städer."), ("sv", "Minst hälften kommer från Sverige."),
        ("sv", "Först och främst gäller det vården i Sverige."), ("sv", "Första gången i Norden var i våras."),
        ("sv", "Varje ljud får en unik beteckning."), ("sv", "Maten har passerat bäst före-datum."),
        ("sv", "I bästa fall räcker det i Sverige."), ("sv", "Det senaste projektet i Norden är närmast klart."),
        ("sv", "Den största delen betalar regionen."), ("sv", "Priset på mat i Norden har gått upp."),
        ("sv", "Patienterna får ett lägre pris."), ("sv", "Målet är att bli störst i Norden."),
        ("sv", "Enligt bolaget är bron störst i Norden."), ("sv", "Bolaget kallar bron världsledande."),
        ("sv", "Att bron var bäst i Europa är pressmeddelandets ordval."), ("sv", "Kommunikatören är anställd."),
        ("sv", "Nordens kommuner tar den största kostnaden."), ("sv", "Hon leder arbetet främst i Sverige."),
        ("da", "De fleste i Norden bor i byer."), ("da", "Mindst halvdelen kommer fra Danmark."),
        ("da", "Først og fremmest gælder det i Danmark."), ("da", "Hver lyd får en unik betegnelse."),
        ("da", "Prisen på mad i Danmark er steget."), ("da", "Ifølge selskabet er broen størst i Norden."),
        ("da", "Målet er at blive førende i Europa."), ("da", "I bedste fald er det nok i Danmark."),
        ("da", "Det seneste projekt i Norden er næsten færdigt."), ("da", "Den største del betaler regionen."),
        ("en", "At least half of them are in Sweden."), ("en", "The latest project in the Nordic countries is done."),
        ("en", "Most people in Europe live in towns."), ("en", "The fund awards grants for the arts."),
        ("en", "It has been awarded a grant of some size."), ("en", "Each sound is given a unique identifier."),
        ("en", "The answer comes the same afternoon at best."), ("en", "According to the firm it is the largest in Europe."),
        ("en", "The firm describes itself as world-leading."), ("en", "The aim is to be the best in Europe."),
        ("sv", "Sveriges senaste broar är små."), ("sv", "Bron är till nytta för alla och ingen har längre väg."),
        ("sv", "Länets ledare möttes i Sverige."), ("sv", "Uppgiften finns ingen annanstans."),
        ("sv", "Priset på el vann ingens gillande."), ("sv", "De tog fram ett pris för varje bro."),
        ("sv", "Högst tio deltog i Sverige."), ("sv", "Var och en får en unik kod."),
        ("da", "Danmarks nordligste bro er lukket."), ("da", "Landets tjeneste for broer svarer."),
        ("da", "Projektets leder bor i Danmark."), ("da", "Kommunen tog en pris for hver bro."),
        ("da", "Ingen andre har længere åbent."), ("da", "Danmarks seneste broer er små."),
        ("en", "The project leader lives in Sweden."), ("en", "They took part in the competition."),
        ("en", "In outstanding payments, little is left."), ("en", "The firm raised the price of a bridge."),
        ("en", "Each bridge has a unique code."), ("en", "Nobody has walked further than the bridge today: it is closed."),
        ("en", "First of all, the clinic in Sweden opened."), ("en", "The largest part is paid by the region."),
    ],
)  # fmt: skip
def test_no_praise(language: str, sentence: str) -> None:
    known = praise(language)
    assert known is not None
    assert known.found(sentence) is None


class TestWhere:
    def test_in_a_short_text(self, said, changed):
        overlay = changed(NETWORK, "en: An invented network", "en: Europe’s leading network")
        assert claims(said, NETWORK, overlay) == ['8 "Europe’s leading"']

    def test_in_running_text_at_its_line(self, said, changed):
        overlay = changed(TEXT, "## Vad som hände\n", f"## Vad som hände\n\nText.\n{CLAIM}\n")
        assert claims(said, TEXT, overlay) == ['9 "Nordens största"']

    def test_in_a_title_and_a_summary(self, said, changed):
        overlay = changed(
            RELEASE, "Bron är klar & öppen.", CLAIM, "öppnar i Fjällbäck'", "öppnar världens bästa bro'"
        )
        assert claims(said, RELEASE, overlay) == ['2 "världens bästa"', '3 "Nordens största"']

    def test_a_fact_in_the_sentence_settles_it(self, said, changed):
        claim = f'{CLAIM[:-1]} med {{{{ fact("halsobron.budget") }}}}.'
        assert claims(said, TEXT, changed(TEXT, "## Vad som hände\n", f"## Vad som hände\n\n{claim}\n")) == []
        assert claims(
            said, TEXT, changed(TEXT, "## Vad som hände\n", f"## Vad som hände\n\n{claim} {CLAIM}\n")
        ) == ['8 "Nordens största"']

    def test_what_somebody_said_is_theirs(self, said, changed):
        overlay = changed(RELEASE, "sv: Det har varit ett roligt bygge.", f"sv: {CLAIM}")
        assert claims(said, RELEASE, overlay) == []

    def test_a_fact_in_words_is_a_claim_with_its_source(self, said, changed):
        project = "data/projects/halsobron.yml"
        fact = (
            "\n  award:\n    source: fjallback-2019-sv\n    place: lead\n    text:\n"
            f"      sv: {CLAIM}\n      da: Nordens største bro.\n      en: The largest bridge in the Nordic countries."
        )
        assert claims(said, project, changed(project, "\nfacts:", f"\nfacts:{fact}")) == []

    def test_beside_an_expression_that_cannot_be_read(self, said, changed):
        overlay = changed(
            TEXT, "## Vad som hände\n", "## Vad som hände\n\nDet är {{ bro() }}, Nordens största bro.\n"
        )
        assert claims(said, TEXT, overlay) == []

    def test_a_note_may_say_it(self, said, changed):
        overlay = changed(RELEASE, "sv: Den engelska texten utelämnar det.", f"sv: {CLAIM}")
        assert claims(said, RELEASE, overlay) == []

    def test_words_in_quotation_marks_are_somebody_s(self, said, changed):
        overlay = changed(TEXT, "## Vad som hände\n", "## Vad som hände\n\nDen ”världsledande” bron finns.\n")
        assert claims(said, TEXT, overlay) == []

    def test_a_name_of_a_record_is_no_praise(self, said, changed):
        overlay = changed(
            "data/organisations/fjallringen.yml", "  text: Fjällringen", "  text: Nordens bästa ring"
        )
        overlay |= changed(
            TEXT, "## Vad som hände\n", '## Vad som hände\n\n{{ name("fjallringen") }} finns.\n'
        )
        assert claims(said, TEXT, overlay) == []


def test_a_language_without_a_list_praises_nobody() -> None:
    assert praise("fo") is None


@pytest.mark.parametrize("language", ["sv", "da", "en"])
@pytest.mark.parametrize(
    "piece", ["största ", "won ", "vandt ", "unik ", "i världen ", "pris", "fick ", "named ", "'", " "]
)
def test_long_texts_are_read_in_time(language: str, piece: str) -> None:
    known = praise(language)
    assert known is not None
    text = piece * (100_000 // len(piece))
    start = time.perf_counter()
    known.found(f"{text} världens europas prisen award")
    assert time.perf_counter() - start < 60
