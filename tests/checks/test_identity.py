"""Records that are one, and names that are nearly those of a record: what is alike, and what only looks so."""

from __future__ import annotations

import re
import time

import pytest

from faktum.checks.records.identity import check_identity
from faktum.checks.records.likeness import NameWords, edits, folded_words, slip
from faktum.checks.records.sorting import check_sorting
from faktum.checks.texts.genitives import check_genitives
from faktum.checks.texts.names import check_names
from faktum.checks.texts.people import check_people, check_quoted_people

INNOVATION = "data/organisations/fjallback-innovation.yml"
REGION = "data/organisations/region-fjallback.yml"
UNIVERSITY = "data/organisations/aakirke-universitet.yml"
RING = "data/organisations/fjallringen.yml"
SYD = "data/projects/halsobron-syd.yml"
PERSON = "data/people/p-a1b2c.yml"
OTHER = "data/people/p-d4e5f.yml"
TERM = "data/terms/vardlots.yml"
TEXT = "docs/sv/projects/halsobron.md"
WORDS = NameWords.of(("sv", "da", "en"))


# -- how alike two words are ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "many"),
    [
        ("skåne", "skåne", 0), ("skane", "skone", 1), ("sience", "science", 1), ("science", "sience", 1),
        ("univeristet", "universitet", 1), ("abcd", "badc", 2), ("abcdef", "ghijkl", 3), ("a", "abcd", 3),
        ("", "ab", 2), ("kattegat", "kattegatt", 1), ("abc", "acb", 1), ("abc", "cab", 2),
    ],
)  # fmt: skip
def test_edits(one, other, many):
    assert edits(one, other, 2) == many


@pytest.mark.parametrize(
    ("one", "other", "is_slip"),
    [
        ("science", "sience", True), ("halland", "haland", True), ("innovation", "inovaiton", True),
        ("skagerrak", "skagerak", True), ("larsson", "larson", True),
        # As short as a word with a slip can be.
        ("halvi", "hallvi", True), ("halv", "hallv", False), ("halvi", "halvi1", False),
        # Two in a long word.
        ("skagerrak", "skugerrok", True), ("halsobro", "haalsoobro", True), ("halsobro", "hulsobroo", False), ("halsobro", "hulsebro", False),
        # Another first letter, an inflection, a short word, a number, too many edits.
        ("halland", "jalland", False), ("regioner", "regionen", False), ("region", "regions", False),
        ("universitet", "university", False), ("tech", "teck", False), ("projekt1", "projekt2", False),
        ("halland", "hlalnd", False), ("science", "science", False), ("kommun", "kommunen", False),
    ],
)  # fmt: skip
def test_slips(one, other, is_slip):
    assert slip(one, other) is is_slip
    assert slip(other, one) is is_slip


def test_words_without_end_are_not_compared():
    begun = time.process_time()
    assert not slip("a" + 5000 * "b" + "c", "a" + 4999 * "b" + "cc")
    assert time.process_time() - begun < 60
    assert slip("a" + 97 * "b" + "xc", "a" + 97 * "b" + "yc")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Fjällbäck Innovation AB", ("fjallback", "innovation")),
        ("The North-Fund Ltd", ("north", "fund")),
        ("Aakirke Ærø A/S", ("akirke", "aro")),
        ("Åkirke Äro ApS", ("akirke", "aro")),
        ("Fjällbäck Innovation AB (publ)", ("fjallback", "innovation")),
        ("AB", ("ab",)),
        ("Øresund", ("oresund",)),
        ("Öresund", ("oresund",)),
    ],
)
def test_names_as_they_are_compared(name, words):
    assert WORDS.words_of(name) == words


def test_languages_without_words_know_no_legal_forms():
    assert NameWords.of(("xx",)).words_of("The Bridge AB") == folded_words("The Bridge AB")


# -- records that are one --------------------------------------------------------------------------------


def alias(text: str, language: str = "sv") -> str:
    return f"country: SE\naliases:\n  - {{text: {text}, lang: {language}}}\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Fjällringen", "the same as"),
        ("FJÄLL-RINGEN", "the same as"),
        ("Fjallringen AB", "the same as"),
        ("The Fjällringen", "the same as"),
        ("Aakirke University", "the same as"),  # a name in another language
        ("Åkirke Universitet", "the same as"),
        ("Fjællringen ApS", "the same as"),
        ("Universitet Aakirke", "in another order"),
        ("Fjällringen nätverk", "but for common words"),
        ("Projektet Fjällringen", "but for common words"),
        ("Fjällrringen", "nearly"),
        ("Fjällrigen", "nearly"),
        ("Fjällringens", "nearly"),
        ("Fjäll ringens", "nearly"),
        ("Aakirkeuniversitets", "nearly"),
        ("Aakirke Univrsitet", "nearly"),
        # Names of their own.
        ("Fjällsjön", None),
        ("Fjällringen Syd", None),
        ("Fjällringarna", None),
        ("Region Fjällvik", None),
        ("Backen", None),
        ("Aakirke", None),
    ],
)  # fmt: skip
def test_organisations_of_one_name(told, changed, text, found):
    said = told(check_identity, changed(REGION, "country: SE\n", alias(text)))
    assert len(said) == (1 if found else 0)
    if found:
        assert said[0].startswith("8 NEAR-DUPLICATE ")
        assert found in said[0]


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        # As long as the words are, nobody else has them by chance.
        ("Gruppen Backe", "Backe", None), ("Gruppen Backen", "Backen", "but for common words"), ("Gruppen Backarna", "Backarna", "but for common words"),
        ("Berga högskola", "Bergas högskolan", "in another form"), ("Gruppen Fonden", "Centrum Bolaget", None),
        ("Backarna", "Backerna", "nearly"), ("Backens", "Bäckens", "the same as"),
        ("Backarn", "Backern", None), ("Norra Backe", "Norra Bocke", "nearly"), ("Norra Bron", "Norra Bran", None), ("Bro 1234567", "Bro 1234568", None),
        ("Norra Backe", "Norrabocke", "nearly"), ("Backarna", "Ackarnab", None),
    ],
)  # fmt: skip
def test_two_names_that_are_alike(told, changed, one, other, how):
    overlay = changed(REGION, "country: SE\n", alias(one)) | changed(
        RING, "type: community\n", alias(other).replace("country: SE", "type: community")
    )
    said = told(check_identity, overlay)
    assert len(said) == (1 if how else 0), said
    assert all(how in one for one in said)


@pytest.mark.parametrize(
    ("text", "how"),
    [("Norra Lilla Bron", "the initials of"), ("NorraLilla Bron", "the initials of"), ("Norra Bron", None), ("Norra lilla bron", None)],
)  # fmt: skip
def test_a_name_of_initials_is_somebodys(told, changed, text, how):
    initials = "".join(letter for letter in text if letter.isupper())
    short = changed(RING, "text: Fjällringen", f"text: {initials if how else text[0] + 'B'}")
    said = told(check_identity, changed(REGION, "country: SE\n", alias(text)) | short)
    assert len(said) == (1 if how else 0), said
    assert all(how in one for one in said)


def test_a_name_in_capitals_is_no_abbreviation(told, changed):
    overlay = changed(REGION, "text: Region Fjällbäck", "text: NORRA LILLA BRON")
    [problem] = told(check_identity, overlay | changed(RING, "text: Fjällringen", "text: NLB"))
    assert "the initials of" in problem


def test_an_abbreviation_in_brackets_is_a_name_too(told, changed):
    for name, wrong in (("Bergets Vänner (VBGV)", True), ("Bergets Vänner (vbgv)", False)):
        overlay = changed(RING, "text: Fjällringen", f"text: {name}")
        said = told(check_identity, changed(REGION, "country: SE\n", alias("VBGV")) | overlay)
        assert bool(said) is wrong, name


@pytest.mark.parametrize(("text", "severity"), [("Fjallringen", "error"), ("Fjällrigen", "warning")])
def test_the_same_is_an_error_and_nearly_the_same_a_warning(checked, changed, text, severity):
    [problem] = checked(check_identity, changed(REGION, "country: SE\n", alias(text)))
    assert (problem.path, problem.code, problem.severity) == (REGION, "NEAR-DUPLICATE", severity)
    assert "data/organisations/fjallringen.yml" in problem.found
    assert "not_to_be_confused_with" in problem.hint


@pytest.mark.parametrize("key", ["parent", "host", "predecessor", "successor", "part-of", "founder"])
def test_organisations_that_belong_together_may_be_alike(told, changed, key):
    facts = f"  en: An invented regional authority.\nfacts:\n  {key}: {{of: fjallringen, source: fjallback-2019-sv, place: about}}\n"
    overlay = changed(
        REGION, "country: SE\n", alias("Fjallringen"), "  en: An invented regional authority.\n", facts
    )
    assert told(check_identity, overlay) == []


APART = "not_to_be_confused_with: [{}]\n"


def test_two_may_both_belong_together_and_be_told_apart(told, changed):
    facts = "  en: An invented regional authority.\nfacts:\n  parent: {of: fjallringen, source: fjallback-2019-sv, place: about}\n"
    new = alias("Fjallringen") + APART.format("fjallringen")
    overlay = changed(REGION, "country: SE\n", new, "  en: An invented regional authority.\n", facts)
    assert told(check_identity, overlay) == []


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("https://fjallsidan.example/", "https://fjallsidan.example", True), ("https://fjallsidan.example/", "http://www.fjallsidan.example/#mitten", True),
        ("https://fjallsidan.example/bro", "https://fjallsidan.example/bro/?utm_source=brev&fbclid=1", True),
        ("https://fjallsidan.example/?a=1&b=2", "https://fjallsidan.example?a=1&&gclid=3&b=2", True),
        ("https://fjallsidan.example/?a=1", "https://fjallsidan.example/?a=2", False), ("https://fjallsidan.example/?a=1", "https://fjallsidan.example/", False),
        ("https://fjallsidan.example/bro", "https://fjallsidan.example/vag", False), ("https://fjallsidan.example/", "https://vagsidan.example/", False),
        ("https://fjallsidan.example/?a=1&b=2", "https://fjallsidan.example/?a=1b=2", False),
    ],
)  # fmt: skip
def test_a_web_site_belongs_to_one_organisation(checked, changed, one, other, alike):
    overlay = changed(REGION, "country: SE\n", f"country: SE\nsite: {one}\n") | changed(
        RING, "type: community\n", f"type: community\nsite: {other}\n"
    )
    said = checked(check_identity, overlay)
    # The later file is the one that is told of.
    assert [(each.path, each.line, each.severity) for each in said] == (
        [(REGION, 7, "warning")] if alike else []
    )
    assert all(f'"{one}", as in {RING}' == each.found for each in said)
    apart = overlay[RING].replace("type: community\n", "type: community\n" + APART.format("region-fjallback"))
    assert checked(check_identity, overlay | {RING: apart}) == []


def test_organisations_that_are_told_apart_may_be_alike(told, changed):
    """Either of the two may say so."""
    overlay = changed(REGION, "country: SE\n", alias("Fjällrigen") + APART.format("fjallringen"))
    assert told(check_identity, overlay) == []
    other = changed(RING, "type: community\n", "type: community\n" + APART.format("region-fjallback"))
    assert told(check_identity, changed(REGION, "country: SE\n", alias("Fjällrigen")) | other) == []


@pytest.mark.parametrize("name", ["Fjällringen", "Fjallringen", "FJÄLL-RINGEN", "Fjällringen AB"])
def test_two_that_are_told_apart_have_two_names(checked, changed, name):
    """Whichever of the two says so, it is the alias that is told of: it came later than the name."""
    new = alias(name)
    other = changed(RING, "type: community\n", "type: community\n" + APART.format("region-fjallback"))
    for overlay in (
        changed(REGION, "country: SE\n", new + APART.format("fjallringen")),
        changed(REGION, "country: SE\n", new) | other,
    ):
        [problem] = checked(check_identity, overlay)
        assert (problem.path, problem.line, problem.code, problem.severity) == (
            REGION, 8, "NEAR-DUPLICATE", "warning"
        )  # fmt: skip
        assert "with which it is not to be confused" in problem.found
        assert "in brackets" in problem.hint
    both = changed(
        REGION,
        "text: Region Fjällbäck",
        f"text: {name}",
        "country: SE\n",
        f"country: SE\n{APART.format('fjallringen')}",
    )
    [problem] = checked(check_identity, both)
    assert (problem.path, problem.line) == (REGION, 2)
    with_town = changed(REGION, "country: SE\n", alias(f"{name} (Backen)") + APART.format("fjallringen"))
    assert [one.found for one in checked(check_identity, with_town)] == []


def test_abbreviations_may_be_shared_by_chance(checked, changed):
    [problem] = checked(check_identity, changed(UNIVERSITY, "country: DK\n", alias("FBI")))
    assert problem.severity == "warning"


def test_a_pair_is_told_of_once(told, changed):
    both = "aliases:\n  - {text: Fjallringen, lang: sv}\n  - {text: Fjällrigen, lang: sv}\n  - {text: FJÄLLRINGEN, lang: sv}\n"
    assert len(told(check_identity, changed(REGION, "country: SE\n", "country: SE\n" + both))) == 1


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Halsobron", ["NEAR-DUPLICATE"]),
        ("Hälsobryn", ["NEAR-DUPLICATE"]),
        ("Hälsobron 2", []),
        ("Hälsobron Syd", []),
        ("Hälsovägen", []),
    ],
)
def test_projects(told, changed, name, code):
    overlay = changed(SYD, "text: Hälsobron Syd", f"text: {name}", "predecessor: halsobron\n", "")
    assert [one.split()[1] for one in told(check_identity, overlay)] == code
    apart = overlay[SYD].replace("topics:", "not_to_be_confused_with: [halsobron]\ntopics:")
    assert told(check_identity, {SYD: apart}) == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Nils Provberg", ["NEAR-DUPLICATE"]),
        ("Nils Prövberg", ["NEAR-DUPLICATE"]),
        ("Provberg Nils", ["NEAR-DUPLICATE"]),
        ("Nils Provbreg", ["NEAR-DUPLICATE"]),
        ("Nils Probberg", ["NEAR-DUPLICATE"]),
        ("Nina Provberg", []),
        ("Nils Provbo", []),
    ],
)
def test_people(told, changed, name, code):
    overlay = changed(OTHER, "name: Aase Testholm", f"name: {name}")
    assert [one.split()[1] for one in told(check_identity, overlay)] == code
    apart = overlay[OTHER].replace("languages:", "not_to_be_confused_with: [p-a1b2c]\nlanguages:")
    assert told(check_identity, {OTHER: apart}) == []


@pytest.mark.parametrize(
    ("name", "alike"),
    [
        ("N. Provberg", True), ("Nils Erik Provberg", True), ("Nils Provberg Testholm", True), ("Nils Provberg-Testholm", True),
        ("E. Provberg", False), ("Ni Provberg", False), ("Erik Nils Provberg", False), ("Nina Erik Provberg", False), ("N. E. Provberg", False),
        ("Nils P.", False), ("S. Provberg", False), ("Nina Provberg Testholm", False), ("N. Testholm", False),
    ],
)  # fmt: skip
def test_a_longer_or_shorter_form_of_somebodys_name(told, changed, name, alike):
    said = told(check_identity, changed(OTHER, "name: Aase Testholm", f"name: {name}"))
    assert ["a longer or shorter form of" in one for one in said] == ([True] if alike else [])


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        ("Provberg, Nils", False), ("Prövberg, Nils", False), ("Provberg", False), ("Nils Provberg", False),
        ("Provbreg, Nils", True), ("Provberg, Niels", True), ("Testholm, Aase", True),
        ("Efternamn, Förnamn", False),  # no name at all
    ],
)  # fmt: skip
def test_somebody_is_sorted_by_the_words_of_the_name(told, changed, written, wrong):
    said = told(check_sorting, changed(PERSON, "sort_as: Provberg, Nils", f"sort_as: {written}"))
    assert [one.split()[:2] for one in said] == ([["2", "BAD-VALUE"]] if wrong else [])


CONTACT = "contacts:\n  desk:\n    use: release\n    {}\n    source: aakirke-2023\n    place: statement\n"


@pytest.mark.parametrize(
    ("way", "found"),
    [
        ('phone: "+46701740605"', '20 NEAR-DUPLICATE "+46701740605", which data/people/p-a1b2c.yml has too'),
        ("email: Nils.Provberg@fjallback.example", "20 NEAR-DUPLICATE"),
        ('phone: "+46701740606"', None),
        ("email: aase.testholm@fjallback.example", None),
        ('phone: "+46701740699"', None),  # that of an organisation
    ],
)  # fmt: skip
def test_a_number_belongs_to_one_person(told, changed, way, found):
    ending = "    source: aakirke-2023\n    place: statement\n"
    said = told(check_identity, changed(OTHER, ending, ending + CONTACT.format(way)))
    assert len(said) == (1 if found else 0)
    assert not found or said[0].startswith(found)


SOURCE = """type: page
publisher: {publisher}
title: {{text: {title}, lang: sv}}
lang: {lang}
date: {date}
url: {url}
read_on: unknown
seen: second-hand
"""
PAPER = {
    "publisher": "{text: Provbladet, lang: sv}", "title": "Så gick det med bron", "lang": "sv", "date": "2023-06",
    "url": "https://provbladet.example/annan",
}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({}, "3"),
        ({"title": "Så  gick det MED bron"}, "3"),
        ({"title": "Annat", "url": "http://www.provbladet.example/bron/#mitten"}, "6"),
        ({"url": "https://provbladet.example/bron"}, "6"),
        ({"title": "Annat"}, None),
        ({"date": "2023-07"}, None),
        ({"date": "unknown"}, None),
        ({"lang": "da"}, None),
        ({"publisher": "fjallback-innovation"}, None),
        ({"title": "Annat", "url": "https://provbladet.example/bron?sida=2"}, None),
        ({"title": "Annat", "url": "unknown"}, None),
    ],
)
def test_a_published_text_is_one_source(checked, change, place):
    said = checked(check_identity, {"data/sources/provbladet-andra.yml": SOURCE.format(**PAPER | change)})
    # The later file is the one that is told of.
    what = "web address" if place == "6" else "title"
    assert [(str(one.line), one.code, one.expected) for one in said] == (
        [(place, "NEAR-DUPLICATE", f"a {what} that no other source has")] if place else []
    )


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("sv: vårdlots", "sv: fjärrvård", ["NEAR-DUPLICATE"]),
        ("sv: vårdlots", "sv: Fjärr-vård", ["NEAR-DUPLICATE"]),
        ("sv: vårdlots", "sv: distansvård", ["NEAR-DUPLICATE"]),  # an alias of the topic
        ("sv: vårdlots", "sv: fjärvård", ["NEAR-DUPLICATE"]),
        # A word of another language may look the same.
        ("sv: vårdlots", "sv: fjernbehandling", []),
        ("sv: vårdlots", "sv: närvård", []),
    ],
)
def test_words_of_the_glossary(told, changed, old, new, codes):
    assert [one.split()[1] for one in told(check_identity, changed(TERM, old, new))] == codes


# -- names in texts ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        # Accents, spaces, hyphens, capitals.
        "[Fjallback Innovation] leder arbetet.",
        "Det är [Fjällbäck-Innovation] som leder [Region Fjallback].",
        "Hos [Fjäll Bäck Innovation] och [Fjällbackinnovation].",
        "Det leds av [Region FjällBäck] och [Åkirke Universitet].",
        "Projektet [Halsobron] och [HälsoBron] i [Fjällbäck Innovation agency].",
        "Efter [Hälso-Bron Syd] kom [Hälsobron-Syd].",
        "Med [Fjallback Innovation]s pengar.",
        # Slips.
        "Med [Aakirke Univeristet], [Aakirke Universtets] forskare och [Aakikre Universitet].",
        "Med [Fjällbäck Inovation], alltså [Fjälbäck Innovation].",
        "Med [Fjällrnigen], [Hälosbron] och [Programmet Gränsborn].",
        # A name in one word that was split.
        "Nätverket [Fjäll ringen] växer, [Fjäll Ringen]s hus.",
        "Någon som [Nils Prövberg] eller [Nils Prov-Berg].",
        # Somebody's name with a slip in one part, or with letters that sound alike.
        "Frågor till [Nils Prouberg], [Nills Provberg], [Niels Provberg] och [Nils Provbergh].",
        "Det är [Aase Testolm]s bok. Det är [Ase Testholm].",
        # The first name of one and the last name of another.
        "Frågor till [Nils Testholm] och [Aase Provberg]s chef.",
        # Words in another order, of another language, from another name; a word left out or another little word.
        "Med [Innovation Fjällbäck], det vill säga [Innovation Fjällbäck].",
        "Med [Universitet Aakirke] och [Fjällbäck Innovation Cluster] gick det.",
    ],
)
def test_names_that_no_record_knows(told, changed, text):
    plain = text.replace("[", "").replace("]", "")
    overlay = changed(TEXT, "## Vad som hände", f"{plain}\n\n## Vad som hände")
    expected = [f'6 UNKNOWN-NAME "{one}"' for one in re.findall(r"\[([^\]]+)\]", text)]
    assert told(check_names, overlay) == expected


@pytest.mark.parametrize(
    "text",
    [
        # As written, by any name, with endings; at the beginning of a sentence and in capitals.
        "Fjällbäck Innovation, Fjällbäck Innovations pengar, Fjällbäck Innovation-projektet, FBI, Aakirke University.",
        "Fjällbäcks Utvecklingsbolag, REGION FJÄLLBÄCK, Region\nFjällbäcks nämnd, Region\u00a0Fjällbäck.",
        "Hälsobrons mål, Hälsobronprojektet, Hälsobro, Hälsobroar, Aakirke Universitets rektor, Nordfondens pengar.",
        "Fjällringens medlemmar, Fjällringarna, Fjällringar, Aakirke Universiteter.",
        # Common words, and other bodies.
        "Fjällbäck Innovation agency leder. Nordic Fjällbäck innovation, av Fjällbäck innovation agency, Aakirke universitet.",
        "En region i Fjällbäck. Innovation i Fjällbäck. fjällbäck innovation. Fjällbäck innovation är ett ämne.",
        "Region Fjällvik, Region Bergbäck, Fjällbäck Science Park, Fjällbäcks kommun, Fjälltoppen, Syd.",
        "Aarkrog Universitet, Universitetet i Aakirke, Lunds universitet, Region Halland, Hälsobrunn.",
        'Aakirke, universitet. Fjällbäck. Innovation. Region {{ name("halsobron") }} Fjallback',
        "Hälso bron håller, fjäll ringen växer. Fjäll, ringen.",
        "Nils Holm, Nina Provberg, Provberg, Nils, Nils Holmberg, Nils Prou, Nina Pravberg",
        # Told of, not said; in another's words; in addresses.
        "Texten skriver ”Fjallback Innovation” och “Halsobron”.",
        'Det heter {{ in_language("en", "Fjallback Innovation") }} på engelska.',
        "Se [sidan](https://fjallback.example/Fjallback-Innovation) och https://fjallback.example/Fjallback+Innovation.",
    ],
)
def test_names_that_are_left_alone(told, changed, text):
    overlay = changed(TEXT, "## Vad som hände", f"{text}\n\n## Vad som hände")
    assert told(check_names, overlay) == []


@pytest.mark.parametrize(
    ("name", "written", "wrong"),
    [
        # Sounds alike, however many letters are others.
        ("Nils Philipsson", "Nils Filipson", True), ("Nils Ekman", "Nils Eckmann", True),
        # In a long part one sound more may be another.
        ("Nils Ekholm", "Nils Eckhulm", True), ("Nils Ekman", "Nils Eckmon", False),
        # Two slips in a long part that begins alike.
        ("Nils Lindahl", "Nils Lundehl", True), ("Nils Lindal", "Nils Lundel", False), ("Nils Lindahl", "Nils Rindahl", True),
        ("Nils Lindahl", "Nils Rindehl", False),
        # In a short part nothing but a letter that is not doubled.
        ("Emma Provberg", "Ema Provberg", True), ("Eva Provberg", "Eda Provberg", False), ("Bo Provberg", "Boo Provberg", False),
        ("Nils Provberg", "Nils Provberg2", False),
        # The first and the last of several names.
        ("Nils Erik Provberg", "Nils Prouberg", True), ("Nils Erik Provberg", "Nills Provberg", True),
    ],
)  # fmt: skip
def test_a_slip_in_the_name_of_somebody(told, changed, name, written, wrong):
    overlay = changed(PERSON, "name: Nils Provberg", f"name: {name}")
    overlay |= changed(TEXT, "## Vad som hände", f"Det sade {written} i går.\n\n## Vad som hände")
    assert told(check_names, overlay) == ([f'6 UNKNOWN-NAME "{written}"'] if wrong else [])


@pytest.mark.parametrize(
    "text",
    [
        # Another word for what the body is, or none, where no other name stands beside it.
        "Det gick väl. Idag leder [Norra Cluster Bergsviken] det.", "Det gick väl. Idag [Norra Cluster Bergsviken].",
        "Det gick idag, [Norra Bergsviken Cluster] växer.", "Hos Lilla, [Norra Cluster Bergsviken] gick det.",
        "Med [Norra Cluster Bergsviken], Lilla gick det.", "Med [Norra Cluster Bergsviken] 2 gick det.", "Se [Norra Bergsviken].",
        # Part of a longer name, or common words.
        "Det gick Idag Norra Cluster Bergsviken.", "Det sade Lilla Norra Cluster Bergsviken.", "Med Norra Cluster Bergsviken Lilla gick det.",
        "Norra Cluster i Bergsviken, Norra cluster Bergsviken, Norra Cluster Bergsviken AB.",
    ],
)  # fmt: skip
def test_another_word_for_what_a_body_is(told, changed, text):
    plain = text.replace("[", "").replace("]", "")
    overlay = changed(TEXT, "## Vad som hände", f"{plain}\n\n## Vad som hände")
    overlay |= changed(REGION, "country: SE\n", alias("Norra Innovation Bergsviken"))
    expected = [f'6 UNKNOWN-NAME "{one}"' for one in re.findall(r"\[([^\]]+)\]", text)]
    assert told(check_names, overlay) == expected


@pytest.mark.parametrize(
    ("path", "old", "new", "wrong"),
    [
        ("docs/da/about.md", "Alt er opdigtet.", "Fjallback Innovation er opdigtet.", True),
        (SYD, "en: An invented project that", "en: An invented project of Fjallback Innovation that", True),
        ("docs/en/index.md", "title: Fjällbäck in facts", "title: Fjallback Innovation in facts", True),
        # What explains a source, its wording and its title.
        (SYD, "sv: Valutan står i texten.", "sv: Texten skriver Fjallback Innovation.", False),
        (SYD, "stated: til efteråret", "stated: til efteråret, Fjallback Innovation", False),
        (
            "data/sources/provbladet-2023.yml",
            "Så gick det med bron",
            "Så gick det med Fjallback Innovation",
            False,
        ),
        (
            "data/sources/fjallback-2020.yml",
            "sv: Bara månaden är känd.",
            "sv: Så skriver Fjallback Innovation.",
            False,
        ),
    ],
)
def test_where_names_are_looked_for(told, changed, path, old, new, wrong):
    said = told(check_names, changed(path, old, new))
    assert [one.split(" ", 1)[1] for one in said] == (
        ['UNKNOWN-NAME "Fjallback Innovation"'] if wrong else []
    )


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("Fjallback Innovation", 'Write {{ name("fjallback-innovation") }}.'),
        ("Nils Prövberg", 'Write {{ person("p-a1b2c") }}.'),
    ],
)
def test_the_hint_says_what_to_write(checked, changed, written, hint):
    path = "docs/da/press/2023/broen-mod-syd.md"
    [problem] = checked(check_names, changed(path, "fortsætter, hvor", f"og {written} fortsætter, hvor"))
    assert problem.hint.startswith(hint)


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        # The genitive of another language, after a name that is typed or filled in.
        ("sv", "Fjällringen’s hus, Fjällringens hus.", "Fjällringen’s"), ("sv", "Fjällringen:s hus.", "Fjällringen:s"),
        ("sv", "FBI:s hus, FBI är.", None), ("sv", "FBI’s hus.", "FBI’s"), ("sv", "FBIs hus.", "FBIs"),
        ("da", "Fjällringen's hus.", "Fjällringen's"), ("da", "Fjällringens hus, FBI’s hus, FBIs hus.", None),
        ("en", "Fjällringens house.", "Fjällringens"), ("en", "Fjällringen’s house, Fjällringen's house, FBI’s.", None),
        ("sv", '{{ name("fjallringen") }}’s hus.', "Fjällringen’s"), ("sv", '{{ name("fjallringen") }}s hus.', None),
        ("en", '{{ name("fjallringen") }}s house.', "Fjällringens"), ("en", '{{ name("fjallringen") }}’s house.', None),
        ("sv", '{{ name("halsobron") }}:s hus.', "Hälsobron:s"), ("sv", '{{ name("fjallringen") }}sk.', None),
        ("en", '{{ person("p-a1b2c") }}s house.', "Nils Provbergs"), ("sv", '{{ person("p-a1b2c") }}s hus.', None),
        ("en", '{{ name("fjarrvard") }}s way.', "remote cares"), ("sv", '{{ name("region-fjallback") }}’s hus.', "Region Fjällbäck’s"),
        ("en", '{{ name("region-fjallback") }}s house.', "Fjällbäck Regional Councils"),
    ],
)  # fmt: skip
def test_genitives(told, changed, language, text, found):
    path = f"docs/{language}/about.md"
    heading = {"sv": "## Vem\n", "da": "## Hvem\n", "en": "## Who\n"}[language]
    overlay = changed(path, heading, f"{heading}\n{text}\n")
    said = told(lambda index: [*check_names(index), *check_genitives(index)], overlay)
    line = 6 if language == "sv" else 7
    assert said == ([f'{line + 1} UNKNOWN-NAME "{found}"'] if found else [])


def test_the_hint_of_a_genitive_is_the_ending(checked, changed):
    overlay = changed("docs/en/about.md", "## Who\n", '## Who\n\n{{ name("fjallringen") }}s house.\n')
    [problem] = checked(check_genitives, overlay)
    assert problem.expected.startswith('the genitive "Fjällringen’s"')
    assert problem.hint == "Write ’s after the name."


MAILBOX = "nils.provberg@fjallback.example"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nils Provberg leder.", "Nils Provberg"), ("Nils  Provbergs hus.", "Nils  Provberg"), ("Nils Provberg's hus.", "Nils Provberg"),
        ("Nils Provberg’s hus.", "Nils Provberg"), ("Nils Provbergsson leder.", None), ("Bonils Provberg leder.", None),
        (f"Skriv till {MAILBOX}.", MAILBOX), (f"Skriv till {MAILBOX.title()}!", MAILBOX.title()), (f"Skriv till bo.{MAILBOX}.", None),
        (f"Skriv till {MAILBOX}s.", None), ("Skriv till press@fjallback.example.", None), ("Skriv @ dem.", None),
    ],
)  # fmt: skip
def test_people_are_named_by_their_records(told, changed, text, found):
    overlay = changed(TEXT, "## Vad som hände", f"{text}\n\n## Vad som hände")
    assert told(check_people, overlay) == ([f'6 TYPED-NAME "{found}"'] if found else [])


def test_what_to_write_for_a_person(checked, changed):
    text = f"Nils\nProvberg, {MAILBOX}"
    name, box = checked(check_people, changed(TEXT, "## Vad som hände", f"{text}\n\n## Vad som hände"))
    assert (name.line, name.hint) == (6, 'Write {{ person("p-a1b2c") }}.')
    assert (box.line, box.expected) == (7, "no mailbox of a person in the text")
    project = "data/projects/halsobron.yml"
    stated = changed(project, "stated: åtta miljoner kronor", "stated: åtta miljoner, säger Aase Testholm")
    [quoted] = checked(check_quoted_people, stated)
    assert (quoted.line, quoted.found) == (22, '"Aase Testholm"')


def test_where_nobody_is_known_nobody_is_named(told, changed):
    overlay = changed(TEXT, "## Vad som hände", f"Nils Provberg, {MAILBOX}\n\n## Vad som hände")
    office = changed(PERSON, f"    email: {MAILBOX}\n", f"    email: {MAILBOX}\n    function_mailbox: true\n")
    assert told(check_people, overlay | office) == ['6 TYPED-NAME "Nils Provberg"']


def test_an_alias_is_a_name(told, changed):
    overlay = changed(TEXT, "lät vårdcentraler", "lät Fjällbäck Inovation och vårdcentraler")
    assert len(told(check_names, overlay)) == 1
    known = changed(INNOVATION, "aliases:\n", "aliases:\n  - {text: Fjällbäck Inovation}\n")
    assert told(check_names, overlay | known) == []


def test_the_name_of_a_record_that_cannot_be_read_is_known(told, found, changed):
    """Its file has a problem of its own; that its name is nearly another's is none."""
    text = "Fjällbäck Innovation Cluster"
    overlay = changed(TEXT, "lät vårdcentraler", f"lät {text} och vårdcentraler")
    assert told(check_names, overlay) == [f'4 UNKNOWN-NAME "{text}"']
    record = changed(RING, "text: Fjällringen", f"text: {text}", "type: community", "type: firm")
    codes = {one.code for one in found(overlay | record)}
    assert "BAD-VALUE" in codes
    assert "UNKNOWN-NAME" not in codes


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        ("Fjällbergsverket", False), ("Fjällbergsverk", True), ("Fjällbergsverkets chef", False),
        ("ett fjällbergsverk", False), ("Fjällbergsverken", False), ("Fjällbergen", False),
    ],
)  # fmt: skip
def test_a_name_keeps_the_ending_of_its_definite_form(told, changed, written, wrong):
    record = changed(REGION, "country: SE\n", alias("Fjällbergsverket"))
    overlay = record | changed(TEXT, "lät vårdcentraler", f"lät {written} och vårdcentraler")
    assert told(check_names, overlay) == ([f'4 UNKNOWN-NAME "{written}"'] if wrong else [])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        # A word in small letters is a slip, unless it begins with the sentence or is the first.
        ("Norra Bergtorpet", "Hos [Norra bergtorpet] gick det."), ("Norra Bergtorpet", "Norra bergtorpet gick. Hos norra Bergtorpet."),
        ("Norra Lilla Sjötorpet", "Hos [Norra lilla Sjötorpet] gick det."), ("Norra Lilla Sjötorpet", "Hos Norra lilla sjötorpet gick det."),
        ("Norra Lilla Sjötorpet", "Norra lilla Sjötorpet gick. Norra Lilla sjötorpet gick. Hos NORRA LILLA SJOTORPET."),
        ("E-hälsobergsverket", "Hos [E-hälsobergverket] och [E-halsobergsverket], inte e-hälsobergverket."),
    ],
)  # fmt: skip
def test_capitals_in_a_name(told, changed, name, text):
    plain = text.replace("[", "").replace("]", "")
    overlay = changed(TEXT, "## Vad som hände", f"{plain}\n\n## Vad som hände")
    expected = [f'6 UNKNOWN-NAME "{one}"' for one in re.findall(r"\[([^\]]+)\]", text)]
    assert told(check_names, overlay | changed(REGION, "country: SE\n", alias(name))) == expected


@pytest.mark.parametrize(
    ("name", "text"),
    [
        # One slip in a word of four letters, and none in a shorter one.
        ("Norra Bron Sjötorpet", "Hos [Norra Bran Sjötorpet] gick det."), ("Norra Eka Sjötorpet", "Hos Norra Eko Sjötorpet gick det."),
        ("Lunda sjötorp", "Hos [Luna sjötorp] gick det."),
        # Without its little word, and with another ending within a name that is longer than most.
        ("Backens institut för Lärande", "Hos [Backens institut Lärande] gick det."), ("Institut för Lek", "Hos Institut Lek gick det."),
        ("Norra Bergets Gröna Hälsa Vårdens Teknik Bransch", "Hos [Norra Berget Gröna Hälsa Vårdens Teknik Bransch] gick det."),
        ("Norra Bergets Gröna Hälsa Vårdens Teknik Bransch", "Hos [Norra Bergets Gröna Hälsas Vårdens Teknik Bransch] gick det."),
        ("Norra Bergets Gröna Hälsa Vårdens Teknik Bransch", "Hos [Norras Bergets Gröna Hälsa Vårdens Teknik Bransch] gick det."),
        ("Norra Bergets Innovation Syd", "[Norras Bergets Innovation Syd] växer."),
        ("Norra Bergets Gröna Hälsa Vårdens Teknik Bransch", "Norras Bergets Gröna Hälsa Vårdens Teknik Bransch växer."),
        ("Norra Bergets Gröna Hälsa Vårdens Teknik Bransch", "Hos Norra Bergets Gröna Hälsa Vårdens Teknik Branschens hus."),
    ],
)  # fmt: skip
def test_a_long_name_in_other_forms(told, changed, name, text):
    plain = text.replace("[", "").replace("]", "")
    overlay = changed(TEXT, "## Vad som hände", f"{plain}\n\n## Vad som hände")
    expected = [f'6 UNKNOWN-NAME "{one}"' for one in re.findall(r"\[([^\]]+)\]", text)]
    assert told(check_names, overlay | changed(REGION, "country: SE\n", alias(name))) == expected


def test_short_names_and_abbreviations_are_like_common_words(told, changed):
    names = "country: SE\naliases:\n  - {text: Våga}\n  - {text: ÅTA}\n  - {text: Fjället}\n"
    overlay = changed(REGION, "country: SE\n", names) | changed(
        TEXT, "lät vårdcentraler", "lät Vaga, Ata, Åta, Fjallet"
    )
    assert told(check_names, overlay) == ['4 UNKNOWN-NAME "Fjallet"']


@pytest.mark.parametrize(
    "text", ["Region ", "Fjällbäck ", "Innovation ", "A ", "Aa", "Hälso-", "“Fjallback Innovation"]
)
def test_a_hundred_kilobytes_of_it_take_no_time(told, changed, text):
    overlay = changed(TEXT, "## Vad som hände", f"{text * (100_000 // len(text))}\n\n## Vad som hände")
    begun = time.process_time()
    told(check_names, overlay)
    assert time.process_time() - begun < 60


@pytest.mark.parametrize("name", ["aaa-fjallringen", "zzz-fjallringen"])
def test_the_record_to_which_nothing_refers_is_the_one_too_many(checked, name):
    twin = "name: {text: Fjäll-Ringen, lang: sv}\ntype: community\nsummary: {sv: Ett nät., da: Et net., en: A net.}\n"
    path = f"data/organisations/{name}.yml"
    [problem] = checked(check_identity, {path: twin})
    assert problem.path == path
