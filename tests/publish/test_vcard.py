"""Contact cards, read back by vobject. The browser tests read the same cards with ical.js."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5

import pytest
import vobject
from hypothesis import example, given
from hypothesis import strategies as st

from faktum.catalogue import Catalogue
from faktum.publish.content_lines import END, LONGEST, Line, clean, compound, folded, listed, text
from faktum.publish.vcard import vcard_of, vcards
from faktum.render.view import Localised

if TYPE_CHECKING:
    from conftest import Built

LANGUAGES = ("sv", "da", "en")
PERSON = "data/people/p-a1b2c.yml"
COMPANY = "data/organisations/fjallback-innovation.yml"
SECOND = """\
  office:
    use: newsroom
    phone: "+46701740606"
    email: press@region.example
    function_mailbox: true
    organisation: region-fjallback
    title: {sv: "pressansvarig; vikarie, tillfällig", da: "presseansvarlig; vikar, midlertidig", en: "press officer; stand-in, temporary"}
    source: fjallback-2019-en
    place: contacts
    topics: [fjarrvard]
    languages: [sv, da]
    hours: {sv: vardagar 9–16, da: hverdage 9–16, en: weekdays 9–16}
    press_only: true
    note: {sv: 'Ring, helst; skriv annars \\ fråga.', da: 'Ring, helst; skriv ellers \\ spørg.', en: 'Ring; or write \\ ask.'}
"""
ENDED = "    ends: {last_day: 2020-05-01, told_on: 2020-05-02}\n"
Cards = dict[str, str]


def cards_of(catalogue: Catalogue) -> Cards:
    return vcards(catalogue, {code: Localised.of(catalogue, code) for code in catalogue.languages})


@pytest.fixture(scope="module")
def small(catalogue: Catalogue, localised: dict[str, Localised]) -> Cards:
    return vcards(catalogue, localised)


@pytest.fixture
def changed(resolving: Callable[..., Catalogue], edited: Callable[..., str]) -> Callable[..., Cards]:
    """`changed({path: [(old, new), …]})`: the cards of the small site with these passages replaced."""

    def make(edits: dict[str, list[tuple[str, str]]]) -> Cards:
        overlay = {}
        for path, pairs in edits.items():
            made = edited(path, *pairs[0])
            for old, new in pairs[1:]:
                assert made.count(old) == 1
                made = made.replace(old, new)
            overlay[path] = made
        return cards_of(resolving(overlay))

    return make


def read(card: str) -> Any:
    return vobject.readOne(card)


def values(card: Any, name: str) -> list[Any]:
    return [one.value for one in card.contents.get(name, [])]


def in_languages(card: Any, name: str) -> dict[str, Any]:
    """Language → value, of lines that stand for each other."""
    lines = card.contents.get(name, [])
    assert len({tuple(one.params.get("ALTID", ())) for one in lines}) == 1
    return {one.params["LANGUAGE"][0]: one.value for one in lines}


# -- one card ----------------------------------------------------------------------------------------


def test_a_card_of_a_person(small: Cards) -> None:
    card = read(small["contacts/p-a1b2c.vcf"])
    assert values(card, "version") == ["4.0"]
    assert values(card, "kind") == ["individual"]
    assert values(card, "fn") == ["Nils Provberg"]
    assert (card.n.value.family, card.n.value.given) == ("Provberg", "Nils")
    assert in_languages(card, "title") == {
        "sv": "Projektledare",
        "da": "Projektleder",
        "en": "Project manager",
    }
    assert in_languages(card, "role")["da"] == "Kontakt for pressemeddelelsen"
    assert in_languages(card, "org") == {
        "sv": ["Fjällbäck Innovation"],
        "en": ["Fjällbäck Innovation Agency"],
    }
    assert values(card, "tel") == ["tel:+46701740605"]
    assert card.tel.params == {"VALUE": ["uri"], "TYPE": ["work", "voice", "cell"]}
    assert values(card, "email") == ["nils.provberg@fjallback.example"]
    assert values(card, "lang") == ["sv"]
    assert "PREF" not in card.lang.params
    assert values(card, "categories") == [["fjärrvård"]]
    assert values(card, "url") == ["https://fakta.example/contacts/#p-a1b2c"]
    assert values(card, "source") == ["https://fakta.example/contacts/p-a1b2c.vcf"]
    # The day on which the source was read, later than that of the source.
    assert values(card, "rev") == ["20261001T000000Z"]


def test_the_sites_first_language_comes_first(small: Cards) -> None:
    for card in vobject.readComponents(small["contacts/all.vcf"]):
        for name in ("title", "role", "note"):
            found = [one.params["LANGUAGE"][0] for one in card.contents.get(name, [])]
            assert found in ([], list(LANGUAGES)), name
    names = [line.split(":")[0].split(";")[0] for line in small["contacts/p-a1b2c.vcf"].split(END)]
    assert names.index("FN") < names.index("ORG") < names.index("TITLE") < names.index("TEL")


def test_a_card_of_an_organisation(small: Cards) -> None:
    card = read(small["contacts/fjallback-innovation.vcf"])
    assert values(card, "kind") == ["org"]
    assert in_languages(card, "fn") == {"sv": "Fjällbäck Innovation", "en": "Fjällbäck Innovation Agency"}
    assert in_languages(card, "org") == {
        "sv": ["Fjällbäck Innovation"],
        "en": ["Fjällbäck Innovation Agency"],
    }
    assert (card.n.value.family, card.n.value.given) == ("", "")
    assert values(card, "title") == values(card, "role") == []
    assert values(card, "tel") == ["tel:+46701740699"]
    assert values(card, "email") == ["press@fjallback.example"]
    assert values(card, "url") == [
        "https://fakta.example/partners/fjallback-innovation/",
        "https://fjallback.example/",
    ]
    assert "press@fjallback.example: funktionsbrevlåda." in in_languages(card, "note")["sv"]


def test_a_group_of_people_is_one(changed: Callable[..., Cards]) -> None:
    made = changed({COMPANY: [("type: innovation company", "type: group")]})
    assert values(read(made["contacts/fjallback-innovation.vcf"]), "kind") == ["group"]


@pytest.mark.parametrize(
    ("language", "told"),
    [("sv", "Så som det stod i Hälsobron öppnar, 14 mars 2019 (kontakt för pressmeddelandet); inte bekräftat sedan dess."),
     ("da", "Sådan stod det i Hälsobron öppnar, 14. marts 2019 (kontakt for pressemeddelelsen); ikke bekræftet siden."),
     ("en", "As printed in Hälsobron öppnar, 14 March 2019 (contact for the press release); not confirmed since.")],
)  # fmt: skip
def test_the_note_says_how_sure_the_number_is(small: Cards, language: str, told: str) -> None:
    note = in_languages(read(small["contacts/p-a1b2c.vcf"]), "note")[language].replace("\u00a0", " ")
    assert note.startswith(told)


def test_a_confirmed_number_says_when(changed: Callable[..., Cards]) -> None:
    made = changed({PERSON: [("    stated: 070-1740605\n", "    verified_on: 2026-11-30\n")]})
    card = read(made["contacts/p-a1b2c.vcf"])
    assert in_languages(card, "note")["en"].replace("\u00a0", " ") == "Confirmed on 30 November 2026."
    assert values(card, "rev") == ["20261130T000000Z"]


def test_without_a_known_day_there_is_no_rev(changed: Callable[..., Cards]) -> None:
    source = "data/sources/fjallback-2019-sv.yml"
    made = changed(
        {source: [("date: 2019-03-14\n", "date: 2019-03\n"), ("read_on: 2026-10-01\n", "read_on: unknown\n")]}
    )
    assert "REV" not in made["contacts/p-a1b2c.vcf"]


def test_the_lines_of_each_post_share_a_group(changed: Callable[..., Cards]) -> None:
    made = changed({PERSON: [("    languages: [sv]\n", f"    languages: [sv]\n{SECOND}")]})
    card = read(made["contacts/p-a1b2c.vcf"])
    groups: dict[str, dict[str, list[Any]]] = {}
    for lines in card.contents.values():
        for one in lines:
            groups.setdefault(one.group or "", {}).setdefault(one.name, []).append(one)
    assert set(groups) == {"", "post1", "post2"}
    for name in ("post1", "post2"):
        assert set(groups[name]) == {"ORG", "TITLE", "TEL", "EMAIL"}
        assert len({one.params["ALTID"][0] for one in groups[name]["TITLE"]}) == 1
    assert {one.params["ALTID"][0] for name in ("post1", "post2") for one in groups[name]["TITLE"]} == {
        "1",
        "2",
    }
    assert groups["post2"]["TITLE"][0].value == "Pressansvarig; vikarie, tillfällig"
    assert [one.value for one in groups["post2"]["TEL"]] == ["tel:+46701740606"]
    assert [one.value for one in groups["post2"]["ORG"]] == [
        ["Region Fjällbäck"],
        ["Fjällbäck Regional Council"],
    ]
    assert values(card, "lang") == ["sv", "da"]
    assert values(card, "categories") == [["fjärrvård"]]
    assert len(values(card, "role")) == 2 * len(LANGUAGES)
    (note,) = (one.value for one in card.contents["note"] if one.params["LANGUAGE"] == ["sv"])
    first, second = note.replace("\u00a0", " ").split("\n")
    assert first.startswith("070-174 06 05: Så som det stod")
    assert second.startswith("070-174 06 06: Så som det stod")
    assert "Nås: vardagar 9–16. Endast för journalister." in second
    assert second.endswith("Ring, helst; skriv annars \\ fråga.")


def test_a_number_that_ended_is_hidden_or_only_told_of(changed: Callable[..., Cards]) -> None:
    point = ("    languages: [sv]\n", f"    languages: [sv]\n{ENDED}")
    assert "contacts/p-a1b2c.vcf" not in changed({PERSON: [point]})
    policy = ("facts_checked_on", "contacts: {ended: mark}\nfacts_checked_on")
    made = changed({PERSON: [point], "data/site.yml": [policy]})
    card = read(made["contacts/p-a1b2c.vcf"])
    assert values(card, "tel") == values(card, "email") == []
    assert "1 May 2020" in in_languages(card, "note")["en"].replace("\u00a0", " ")


def test_who_stands_in_is_an_agent(changed: Callable[..., Cards]) -> None:
    away = "    substitute: {who: fjallback-innovation, period: 2026-11-01/2026-12-31}\n"
    made = changed({PERSON: [("    languages: [sv]\n", f"    languages: [sv]\n{away}")]})
    card = read(made["contacts/p-a1b2c.vcf"])
    other = read(made["contacts/fjallback-innovation.vcf"])
    assert values(card, "related") == values(other, "uid")
    assert card.related.params == {"TYPE": ["agent"]}
    assert "Fjällbäck Innovation" in in_languages(card, "note")["sv"]


# -- all cards ---------------------------------------------------------------------------------------


def test_who_has_a_card(catalogue: Catalogue, small: Cards) -> None:
    owners = {contact.owner.id for contact in catalogue.contacts}
    assert small.keys() == {"contacts/all.vcf", *(f"contacts/{one}.vcf" for one in owners)}
    every = [one.uid.value for one in vobject.readComponents(small["contacts/all.vcf"])]
    assert len(every) == len(set(every)) == len(owners)
    assert small["contacts/all.vcf"] == "".join(
        small[f"contacts/{one}.vcf"] for one in ("p-a1b2c", "fjallback-innovation")
    )


def test_the_withdrawn_have_none(resolving: Callable[..., Catalogue], edited: Callable[..., str]) -> None:
    named = "name: Nils Provberg\nsort_as: Provberg, Nils\nlanguages: [sv]\n"
    person = edited(PERSON, named, "").partition("contacts:\n  mobile")[0] + "withdrawn:\n  on: 2026-05-02\n"
    made = cards_of(resolving({PERSON: person}))
    assert sorted(made) == ["contacts/all.vcf", "contacts/fjallback-innovation.vcf"]
    assert not re.search("Provberg|701740605|nils", "".join(made.values()))


def test_one_card_alone_is_the_same(
    catalogue: Catalogue, localised: dict[str, Localised], small: Cards
) -> None:
    assert vcard_of(catalogue, localised, "p-a1b2c") == small["contacts/p-a1b2c.vcf"]
    with pytest.raises(KeyError):
        vcard_of(catalogue, localised, "p-d4e5f")


def test_uid_and_card_outlive_name_and_address(changed: Callable[..., Cards], small: Cards) -> None:
    lasting = str(uuid5(NAMESPACE_URL, "https://id.fakta.example/contacts/#p-a1b2c"))
    assert values(read(small["contacts/p-a1b2c.vcf"]), "uid") == [f"urn:uuid:{lasting}"]
    lasting = str(uuid5(NAMESPACE_URL, "https://id.fakta.example/partners/fbi/#organisation"))
    made = changed({
        COMPANY: [("type: innovation company\n", "type: innovation company\nformer_ids: [fbi, fjallback]\n")],
        "data/site.yml": [("site_url: https://fakta.example/", "site_url: https://example.org/sub/")],
    })  # fmt: skip
    card = made["contacts/fjallback-innovation.vcf"]
    assert values(read(card), "uid") == [f"urn:uuid:{lasting}"]
    assert values(read(card), "source") == ["https://example.org/sub/contacts/fjallback-innovation.vcf"]
    assert made["contacts/fbi.vcf"] == made["contacts/fjallback.vcf"] == card
    assert made["contacts/all.vcf"].count("BEGIN:VCARD") == 2
    assert "fakta.example/" not in card.replace("id.fakta.example", "")


def test_numbers_are_those_of_the_data(catalogue: Catalogue, small: Cards) -> None:
    for contact in catalogue.contacts:
        card = read(small[f"contacts/{contact.owner.id}.vcf"])
        assert f"tel:{contact.point.phone}" in values(card, "tel")
        assert contact.point.email in values(card, "email")


@pytest.mark.parametrize("which", ["small", "real", "below_a_path"])
def test_published_cards_keep_the_form(which: str, request: pytest.FixtureRequest) -> None:
    built: Built = request.getfixturevalue(f"built_{which}")
    found = {path: data.decode() for path, data in built.files().items() if path.endswith(".vcf")}
    assert "contacts/all.vcf" in found
    for path, card in found.items():
        assert card.count("\n") == card.count(END)
        assert card.endswith(END)
        # RFC 6350, 3.2: lines of 75 octets, and none cut inside a character (the whole would not decode).
        assert all(len(line.encode()) <= LONGEST for line in card.split(END)), path
        # 6.7.9: VERSION comes right after BEGIN.
        assert all(one.startswith(f"{END}VERSION:4.0{END}") for one in card.split("BEGIN:VCARD")[1:])
        for one in vobject.readComponents(card):
            assert one.fn.value
            assert one.uid.value.startswith("urn:uuid:")
            page, _, anchor = (
                values(one, "url")[0].removeprefix(one.source.value.partition("contacts/")[0]).partition("#")
            )
            assert (built.site / page / "index.html").is_file(), path
            assert not anchor or f'id="{anchor}"' in built.text(f"{page}index.html")
    assert "*.vcf\n  Content-Type: text/vcard; charset=utf-8" in built.text("_headers")


# -- lines -------------------------------------------------------------------------------------------

WORDS = st.text() | st.text(st.sampled_from("åäöæøÅ é,;:\\\n\r\t\"'^n𝄞\u2028"))


def card_with(name: str, family: str, given: str, note: str, labels: list[str]) -> str:
    lines = [
        Line("BEGIN", "VCARD"), Line("VERSION", "4.0"), Line("FN", text(name), (("LANGUAGE", "sv"),)),
        Line("N", compound(family, given, "", "", "")), Line("NOTE", text(note), group="a"),
        Line("ORG", compound(name)), Line("CATEGORIES", listed(*labels)), Line("END", "VCARD"),
    ]  # fmt: skip
    return "".join(folded(str(one)) + END for one in lines)


@given(WORDS, WORDS, WORDS, WORDS, st.lists(WORDS.map(clean).filter(bool), min_size=1, max_size=3))
@example("Åse Ærø; Öst, A/S", "Ærø, von; der", "Åse\\", "ö" * 200, ["a,b", "c\\", "d;e"])
@example("", "", "", "rad ett\r\nrad två\rrad tre\u2028rad fyra\ttab\x00", ["x"])
def test_what_is_written_is_what_is_read(
    name: str, family: str, given_name: str, note: str, labels: list[str]
) -> None:
    written = card_with(name, family, given_name, note, labels)
    assert all(len(line.encode()) <= LONGEST for line in written.split(END))
    card = vobject.readOne(written)
    assert card.fn.value == clean(name)
    assert (card.n.value.family, card.n.value.given) == (clean(family), clean(given_name))
    assert card.note.value == clean(note)
    assert card.note.group == "a"
    assert card.org.value == [clean(name)]
    assert card.categories.value == labels


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\n")))
@example("å" * 37 + "ab")
@example("𝄞" * 100)
def test_folding_cuts_no_character_and_loses_nothing(line: str) -> None:
    pieces = folded(line).encode().split(END.encode())
    assert all(len(piece) <= LONGEST for piece in pieces)
    assert b"".join([pieces[0], *(piece[1:] for piece in pieces[1:])]).decode() == line
    assert all(piece.startswith(b" ") for piece in pieces[1:])
    # Full but for the character that did not fit.
    assert all(len(piece) > LONGEST - 4 for piece in pieces[:-1])
    for piece in pieces:
        piece.decode()


def test_clean_text_is_printed_text() -> None:
    assert clean("a\r\nb\rc\nd\u0085e\u2028f\u2029g\th\x00\x1f\x7f\x9fi") == "a\nb\nc\nd\ne\nf\ng hi"
