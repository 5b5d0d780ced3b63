"""Where sentences end, and in which language one is written."""

from __future__ import annotations

import time
from importlib.resources import files

import pytest

from faktum.locale.reading.sentences import ear, reading, readings, spans_of

NEAR = frozenset({"sv", "da", "en"})
LANGUAGES = ("sv", "da", "en")


def sentences(text: str, language: str = "sv") -> list[str]:
    return [text[start:end].strip() for start, end in spans_of(text, language)]


def hears(text_language: str, sentence: str) -> str | None:
    listener = ear(text_language, NEAR - {text_language})
    assert listener is not None
    return listener.hears(sentence)


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("sv", "Det är bra. Nästa är bättre! Eller?", ["Det är bra.", "Nästa är bättre!", "Eller?"]),
        ("sv", "Flera län, t.ex. Fjällbäck, är med.", ["Flera län, t.ex. Fjällbäck, är med."]),
        ("da", "Flere regioner, bl.a. Aakirke, er med. Andre venter.",
         ["Flere regioner, bl.a. Aakirke, er med.", "Andre venter."]),
        ("da", "Det drejer sig om ca. Halvdelen af dem.", ["Det drejer sig om ca. Halvdelen af dem."]),
        ("en", "Ask Dr. Testholm, e.g. Monday. He knows.", ["Ask Dr. Testholm, e.g. Monday.", "He knows."]),
        ("en", "J. Testholm leads. The rest follow.", ["J. Testholm leads.", "The rest follow."]),
        ("sv", "En rad\nEn annan rad", ["En rad", "En annan rad"]),
        ("sv", "Bra 😀 sagt. Nästa 😀. Slut.", ["Bra 😀 sagt.", "Nästa 😀.", "Slut."]),
        ("sv", " \n ", []),
        ("fo", "Hetta er eitt. Hetta er tvey.", ["Hetta er eitt.", "Hetta er tvey."]),
    ],
)  # fmt: skip
def test_where_sentences_end(language: str, text: str, found: list[str]) -> None:
    assert sentences(text, language) == found


FOREIGN = [
    # (language of the text, sentence, language of the sentence)
    ("sv", "Projektet er støttet af to fonde.", "da"),
    ("sv", "Det er borgerne, der skal have gavn af løsningen.", "da"),
    ("sv", "Hvem der betaler resten, vides ikke.", "da"),
    ("sv", "Ingen af kilderne nævner beløbet.", "da"),
    ("sv", "The project was funded by two foundations.", "en"),
    ("sv", "Nobody knows who paid the rest.", "en"),
    ("sv", "Prosjektet ble støttet av to fond etter søknad.", "nb"),
    ("sv", "Das Projekt wurde von zwei Stiftungen gefördert und ist beendet.", "de"),
    ("sv", "Hanke on päättynyt ja sen tulokset ovat nyt saatavilla.", "fi"),
    ("da", "Projektet har fått pengar från två fonder.", "sv"),
    ("da", "Vem som betalade resten framgår inte.", "sv"),
    ("da", "Ingen av källorna nämner beloppet.", "sv"),
    ("da", "Målet är att minska antalet återinläggningar.", "sv"),
    ("da", "The sources do not agree on the sum.", "en"),
    ("da", "Vi vet ikke ennå hvor mye penger som er brukt.", "nb"),
    ("en", "Projektet har fått pengar från två fonder.", "sv"),
    ("en", "Det er borgerne, der skal have gavn af det.", "da"),
    ("en", "Efter rubriken är det tomt.", "sv"),
]


@pytest.mark.parametrize(("own", "sentence", "language"), FOREIGN)
def test_a_sentence_in_another_language(own: str, sentence: str, language: str) -> None:
    assert hears(own, sentence) == language
    assert hears(own, sentence.upper()) is None, "capitals may be a title"


@pytest.mark.parametrize(
    ("own", "sentence"),
    [
        ("sv", "Projektet bygger på det som kommunerna redan har."),
        ("sv", "Vi ger er en plats i en av tre grupper."),
        ("sv", "Programmet heter Health and Care for the Nordic Regions och pågår i tre år."),
        ("sv", "Det danska ordet for används inte här."),
        ("sv", "Malmö, København, Århus, Göteborg"),
        ("sv", "Health and Care in the North"),
        ("sv", "Kort text her"),
        ("da", "Projektet bygger på det, som kommunerne allerede har."),
        ("da", "Med i projektet er Region Fjällbäck, Malmö og Skånes universitet."),
        ("da", "Partnerne mødes to gange om året i Malmö og Göteborg."),
        ("da", "Der er tale om et samarbejde mellem Fjällbäcks kommune och Aakirke."),
        ("en", "The fund is called Nordfonden för hälsa och omsorg and is run by three regions."),
        ("en", "Each of the partners in Malmö, København and Århus has a site of its own."),
        ("en", "A man from the barn had to hand over the plan."),
        ("sv", ""),
        ("sv", "… – 12 % (3)"),
    ],
)
def test_a_sentence_in_its_own_language(own: str, sentence: str) -> None:
    assert hears(own, sentence) is None


def test_norwegian_is_told_from_danish_only_when_it_is_clear() -> None:
    assert hears("da", "Støtten går til utstyr som kan brukes hjemme.") in {"nb", None}
    assert (
        hears("da", "De ansatte fikk opplæring gjennom hele perioden etter at prosjektet ble satt i gang.")
        == "nb"
    )


def test_a_language_without_a_list_hears_nothing() -> None:
    assert ear("fo") is None
    assert reading("fo") is None


def test_a_language_that_is_only_known_where_it_does_not_belong_is_not_judged() -> None:
    assert ear("nb") is None
    assert reading("nb") is not None


def test_one_word_is_not_enough_for_a_language_that_is_not_near() -> None:
    sentence = "Hun begynte i stillingen like etter sommeren."
    assert hears("sv", sentence) is not None
    lone = ear("da", frozenset())
    assert lone is not None
    assert lone.hears("Vi flytter det opp til avdelingen.") is None


@pytest.mark.parametrize("language", [one.language for one in readings()])
def test_the_lists_say_what_they_mean(language: str) -> None:
    own = reading(language)
    assert own is not None
    assert not own.words & own.also, "a word counts or it does not"
    assert all(word == word.lower() and word.strip() for word in own.words | own.also)
    raw = (files("faktum.locale.words") / language / "function-words.yml").read_text("utf-8")
    assert "\t" not in raw


def test_languages_of_the_north_are_known() -> None:
    assert {"sv", "da", "en", "nb", "de", "fi"} <= {one.language for one in readings()}


@pytest.mark.parametrize("piece", ["a", "å", "ø ", "og ", ". ", "t.ex. ", "(", "X", "'", "😀", "er-"])
def test_long_lines_are_read_in_time(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    start = time.perf_counter()
    for at, end in list(spans_of(text, "sv"))[:3]:
        hears("sv", text[at:end])
    hears("sv", text)
    assert time.perf_counter() - start < 60
