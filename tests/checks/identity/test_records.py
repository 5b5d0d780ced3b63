"""Records that are one: what is alike, and what only looks so."""

from __future__ import annotations

import pytest
from checks.identity.records import PERSON, REGION, RING, SYD, alias

from faktum.checks.records.identity import check_identity
from faktum.checks.records.sorting import check_sorting

UNIVERSITY = "data/organisations/aakirke-universitet.yml"
OTHER = "data/people/p-d4e5f.yml"
TERM = "data/terms/vardlots.yml"


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
        ("Berga högskola", "Bergas högskolan", "in another form"), ("Berg högskola", "Bergs högskolan", "in another form"),
        ("Bro högskola", "Bros högskolan", None), ("Gruppen Fonden", "Centrum Bolaget", None),
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


def test_the_name_of_an_organisation_is_the_same_in_every_language(told, changed):
    danish = changed(REGION, "country: SE\n", alias("Bergtorpet", "da"))
    english = alias("Bergtorpet", "en").replace("country: SE", "type: community")
    assert len(told(check_identity, danish | changed(RING, "type: community\n", english))) == 1


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


def test_an_alias_in_capitals_may_be_shared_with_the_initials_of_another(told, changed):
    overlay = changed(RING, "type: community\n", alias("NLB").replace("country: SE", "type: community"))
    assert told(check_identity, changed(REGION, "country: SE\n", alias("Norra Lilla Bron")) | overlay) == []


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


@pytest.mark.parametrize(
    ("name", "wrong"), [("BRO", False), ("Bron", False), ("Brona", True), ("Bronas", True)]
)
def test_two_that_are_told_apart_may_share_a_short_name(told, changed, name, wrong):
    overlay = changed(REGION, "country: SE\n", alias(name) + APART.format("fjallringen"))
    overlay |= changed(RING, "type: community\n", alias(name).replace("country: SE", "type: community"))
    assert bool(told(check_identity, overlay)) is wrong


def test_of_a_name_and_an_alias_the_alias_is_the_one_to_change(checked, changed):
    overlay = changed(
        RING, "type: community\n", alias("Bergtorpet").replace("country: SE", "type: community")
    )
    overlay |= changed(
        REGION,
        "text: Region Fjällbäck",
        "text: Bergtorpet",
        "country: SE\n",
        f"country: SE\n{APART.format('fjallringen')}",
    )
    [problem] = checked(check_identity, overlay)
    assert (problem.path, problem.line) == (RING, 6)


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
        ("da: forløbskoordinator", "da: distansvård", []),
        ("sv: vårdlots", "sv: närvård", []),
    ],
)
def test_words_of_the_glossary(told, changed, old, new, codes):
    assert [one.split()[1] for one in told(check_identity, changed(TERM, old, new))] == codes
