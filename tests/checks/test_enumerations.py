"""What is enumerated twice, and words that a paste has cut in two."""

from __future__ import annotations

import time

import pytest

from faktum.checks.texts.enumerations import check_enumerations, check_text, enumerations
from faktum.checks.texts.text import Text
from faktum.checks.texts.translations import check_translations
from faktum.checks.texts.versions import check_versions
from faktum.checks.typography.rules import check_texts

TEXT = {one: f"docs/{one}/projects/halsobron.md" for one in ("sv", "da", "en")}
HEADING = {"sv": "## Vad som hände", "da": "## Hvad der skete", "en": "## What happened"}
A, B, C = (f'{{{{ name("{one}") }}}}' for one in ("region-fjallback", "aakirke-universitet", "fjallringen"))
SHARE, GOAL = '{{ fact("halsobron.share-nordfonden") }}', '{{ fact("halsobron.goal-jobs") }}'


def cut(language: str, raw: str) -> list[str]:
    """What is called a word in two pieces, in a text and among others of its language."""
    known = {
        "sv": "Samarbetet om projektet, partnerskapet och hälsovården. Ett samarbete, ett projekt, ett storföretag.",
        "da": "Samarbejdet om projektet og virksomhederne. Et samarbejde, et projekt, en afdelingsleder.",
        "en": "The partnership of companies and healthcare. A project, cooperation, information, into.",
    }[language]
    texts = [
        Text("x.md", line, language, one, "summary", figures=True) for line, one in enumerate([known, raw])
    ]
    return [one.found for one in check_texts(texts, {}) if one.code == "DEBRIS"]


@pytest.mark.parametrize(
    ("language", "raw", "found"),
    [
        ("sv", "Det är ett sam- arbete.", "sam- arbete"), ("sv", "Det är ett sam arbete.", "sam arbete"),
        ("sv", "Det är ett pro-jekt.", "pro-jekt"), ("sv", "Det är ett par tnerskap, alltså partnerskapet.", None),
        ("da", "Det er et sam- arbejde.", "sam- arbejde"), ("da", "De er virksom heder, virk somhederne.", "virk somhederne"),
        ("da", "Et pro-jekt.", "pro-jekt"), ("da", "Det er en virk-\nsomhed.", "virk- somhed"),
        ("en", "The partner ship holds.", "partner ship"), ("en", "All com- panies came.", "com- panies"),
        ("en", "It is a pro-ject.", "pro-ject"), ("en", "For health- care.", "health- care"),
        ("sv", "Om deras med-verkan. Medverkan.", "med-verkan"),
        ("sv", "Sam- arbete är bra.", "Sam- arbete"), ("sv", "Det är ett proj- ekt.", "proj- ekt"),
        # The first part is a word of the site, but the second is none, in a word that is long enough.
        ("sv", "Om hälso, hälso och hälso vården.", "hälso vården"), ("sv", "Om sam, sam och sam arbetet. Samarbetet.", "sam arbetet"),
    ],
)  # fmt: skip
def test_words_in_two_pieces(language, raw, found):
    assert cut(language, raw) == ([f'"{found}"'] if found else [])


@pytest.mark.parametrize(
    ("language", "raw"),
    [
        ("sv", "Hälso- och sjukvård, in- eller utflyttning, såväl öppen- som slutenvård, för- respektive nackdelar."),
        ("sv", "Ett e-samarbete, ett EU-projekt, ett icke-projekt. Ett stort arbete, ett stor företag, ett bi-projekt."),
        ("da", "Sundheds- og velfærdsteknologi, til- eller fravalg, ind- samt udland. Et EU-projekt, et e-samarbejde. En patient er her, et tab eller to; patienter, tabeller."),
        ("en", "Pre- and post-war, short- to medium-term, co-operation, in formation, in to it, health care, a mini-project."),
        # A common word is no first part, though another text has both with a hyphen between them.
        ("sv", "Om deras med-verkan, som sker med verkan. Medverkan."),
        # With a hyphen neither part stands elsewhere by itself.
        ("sv", "Om sam. Ett sam-arbete."), ("sv", "Ett sam-arbete är arbete."),
        ("sv", "Om sam och sam arbete."), ("sv", "Ett ickeprojekt är ett icke-projekt."), ("sv", "Ett pr-ojekt, ett proj ekt. Hälsan, häl-san."),
        ("sv", "Ett ”sam- arbete” är avstavat."), ("sv", "Om hälso, hälso och hälso vården. Den är vården."),
    ],
)  # fmt: skip
def test_words_that_are_whole(language, raw):
    assert cut(language, raw) == []


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("sv", f"Med {A}, {B} och {A}.", A), ("da", f"Med {A}, {A} og {C}.", A), ("en", f"With the {A}, {B}, and the {A}.", A),
        ("en", f"With {A} and {A}.", A), ("sv", f"Med {SHARE}, {GOAL} samt {SHARE}.", SHARE),
        ("sv", "I Halmstad, Kalmar och Halmstad.", "Halmstad"), ("da", "I Aalborg, Ny Odense og Ny Odense.", "Ny Odense"),
        ("en", "For health, research and health.", "health"), ("sv", "Om vårdval, hälsa, omsorg och vårdval.", "vårdval"),
        ("sv", f"- {SHARE}\n- {GOAL}\n- {SHARE}", SHARE), ("sv", "I Halmstad, Kalmar, Halmstad och Kalmar.", "Halmstad"),
        ("sv", "I Halmstad, Kalmar, Lund och Kalmar.", "Kalmar"),
        ("sv", "Om hälsa, vård, omsorg och hälsa.", "hälsa"), ("sv", f"- {SHARE}\n  mer\n- {GOAL}\n\n- {SHARE}", SHARE),
        # Nothing twice.
        ("sv", "Det är bättre, bättre och större.", None), ("sv", "Om vård, hälsa, omsorg och vård.", None), ("sv", f"- {SHARE}\nText\n- {SHARE}", None),
        ("sv", f"Med {A}, {B} och {C}. Sedan kom {A}.", None), ("sv", f"Med {A} och {B}, där {A} leder.", None),
        ("sv", f"{A} leder {B}, {A} betalar.", None), ("en", "More, more and more came. Bigger, better and bigger.", None),
        ("sv", "Ju mer de vill, vill och kan.", None), ("da", "I Aalborg, Odense og Esbjerg; i Aalborg, Vejle og Odense.", None),
        ("sv", f"- {SHARE}\n- {GOAL}\n\nText\n\n- {SHARE}", None),
    ],
)  # fmt: skip
def test_enumerated_twice(told, changed, language, text, found):
    overlay = changed(TEXT[language], HEADING[language], f"{text}\n\n{HEADING[language]}")
    said = told(check_enumerations, overlay)
    expected = [] if found is None else [found.replace('"', '\\"')]
    assert [one.partition(" DEBRIS ")[2].strip('"') for one in said] == expected


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"Det gick.\n\nMed {A}, {B} och\n{A}.", "9"),
        ("Det gick.\n\nI\nHalmstad, Kalmar och Halmstad.", "9"),
        (f"Det gick.\n\n- {SHARE}\n- {GOAL}\n- {SHARE}", "10"),
    ],
)
def test_what_is_enumerated_twice_is_told_of_at_its_line(told, changed, text, line):
    overlay = changed(TEXT["sv"], HEADING["sv"], f"{text}\n\n{HEADING['sv']}")
    assert [one.split()[0] for one in told(check_enumerations, overlay)] == [line]


def test_what_is_enumerated():
    rows = list(enumerations(f"{A}, {B} and {C}. {A} is {B}; the {A} and the {C}", "en"))
    assert [[one.key for one in row] for row in rows] == [
        ["region-fjallback", "aakirke-universitet", "fjallringen"], ["region-fjallback", "fjallringen"],
    ]  # fmt: skip


def test_a_shorter_enumeration_in_one_version(checked, changed):
    whole = {"sv": f"Med {A}, {B} och {C}.", "da": f"Med {A} og {C}.", "en": f"With {A}, {B} and {C}."}
    overlay: dict[str, str] = {}
    for one, text in whole.items():
        overlay |= changed(TEXT[one], HEADING[one], f"{text}\n\n{HEADING[one]}")
    found = [
        (one.path, one.found) for check in (check_translations, check_versions) for one in checked(check, overlay)
        if one.code == "DIFFERENT-FACTS"
    ]  # fmt: skip
    assert found == [(TEXT["da"], "no aakirke-universitet")]


@pytest.mark.parametrize(
    "raw", ["a" * 100_000, "ab- " * 25_000, "Ab, " * 25_000, "ab, " * 25_000, f"{A}, " * 3000, "- " * 50_000]
)
def test_hostile_texts_take_no_time(raw):
    text = Text("x.md", 1, "sv", raw, "the text", figures=True, markdown=True, counts_lines=True)
    begun = time.process_time()
    list(enumerations(raw, "sv"))
    list(check_texts([text], {}))
    list(check_text(text))
    assert time.process_time() - begun < 5
