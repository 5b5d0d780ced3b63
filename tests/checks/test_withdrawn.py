"""Traces of people who have withdrawn: found wherever they stand, and not repeated in the report."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from faktum.checks import check_site
from faktum.checks.records.traces import NamePattern, mailbox_pattern, number_pattern
from faktum.problems import Problem

SMALL = Path(__file__).parents[1] / "sites/small"
NILS = "data/people/p-a1b2c.yml"
AASE = "data/people/p-d4e5f.yml"
SOURCE = "data/sources/provbladet-2023.yml"
TOPIC = "data/topics/fjarrvard.yml"
ABOUT = "docs/sv/about.md"
TODAY = "1796083200"

Traces = Callable[..., list[str]]


def tombstone() -> str:
    """Nils Provberg's record after he has withdrawn."""
    text = (SMALL / NILS).read_text(encoding="utf-8")
    offices = text.split("appointments:\n")[1].split("contacts:\n")[0]
    return f"appointments:\n{offices}withdrawn: {{on: 2026-11-30}}\n"


def traces(root: Path) -> list[Problem]:
    return [one for one in check_site(root).problems if one.code == "WITHDRAWN-TRACE"]


def short(found: list[Problem]) -> list[str]:
    return [f"{one.path}:{one.line} {one.severity} {one.found}" for one in found]


@pytest.fixture
def left(site: Callable[..., Path], commit: Callable[[Path], str], monkeypatch: pytest.MonkeyPatch) -> Traces:
    """`left({path: text})`: what is found of Nils Provberg in the small site with changes; git knows who he was."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)

    def find(overlay: dict[str, str | bytes], *, remembered: bool = True) -> list[str]:
        root = site()
        if remembered:
            commit(root)
        for name, content in {NILS: tombstone(), **overlay}.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(content.encode() if isinstance(content, str) else content)
        return short(traces(root))

    return find


def about(sentence: str) -> str:
    return (SMALL / ABOUT).read_text(encoding="utf-8") + f"\n{sentence}\n"


def test_nothing_is_left_where_texts_name_people_by_their_id(left: Traces) -> None:
    assert left({}) == []


@pytest.mark.parametrize("sort_as", ["", "sort_as: Provberg\n"])
def test_without_a_comma_the_last_word_is_the_family_s(
    site: Callable[..., Path], commit: Callable[[Path], str], sort_as: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    root = site()
    (root / NILS).write_text(f"name: Nils Erik Provberg\n{sort_as}", encoding="utf-8")
    commit(root)
    (root / NILS).write_text(tombstone(), encoding="utf-8")
    (root / ABOUT).write_text(about("Provberg, Nils Erik\n\nErik Nils"), encoding="utf-8")
    assert short(traces(root)) == [f"{ABOUT}:9 error the name"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Nils Provberg", "Provberg, Nils", "NILS PROVBERG", "nils.provberg på nätet", "Nils Provbergs bro", "Nils E. Provberg",
        "Nils Erik Maria Provberg", "https://exempel.example/nils-provberg-bygger-bro", "Níls Prövberg", "nilsprovberg",
    ],
)  # fmt: skip
def test_the_name_is_an_error_however_it_is_written(left: Traces, sentence: str) -> None:
    assert left({ABOUT: about(sentence)}) == [f"{ABOUT}:9 error the name"]


def test_a_name_in_a_title_or_a_remark_of_a_record(left: Traces) -> None:
    text = (SMALL / SOURCE).read_text(encoding="utf-8").replace("Så gick det", "Nils Provberg")
    assert left({SOURCE: f"# Nils Provberg\n{text}"}) == [
        f"{SOURCE}:1 error the name",
        f"{SOURCE}:4 error the name",
    ]


def test_a_name_that_goes_over_the_end_of_a_line(left: Traces) -> None:
    assert left({ABOUT: about("Bron leddes av Nils\nProvberg.")}) == [f"{ABOUT}:9 error the name"]


def test_what_to_do_about_each(
    site: Callable[..., Path], commit: Callable[[Path], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    root = site()
    commit(root)
    (root / NILS).write_text(tombstone(), encoding="utf-8")
    (root / ABOUT).write_text(about("Provberg ler.\n\nNils Provberg.\n\n070-174 06 05"), encoding="utf-8")
    text = (root / SOURCE).read_text(encoding="utf-8").replace("Så gick det", "Nils Provberg")
    (root / SOURCE).write_text(text, encoding="utf-8")
    found = {(one.path, one.line): one for one in traces(root)}
    assert {one.expected for one in found.values()} == {"nothing that names p-a1b2c, who is withdrawn"}
    hints = {place: one.hint.partition(",")[0].partition(":")[0] for place, one in found.items()}
    assert hints == {
        (SOURCE, 3): "Leave it out",
        (ABOUT, 9): "If the person is meant",
        (ABOUT, 11): 'Write {{ person("p-a1b2c") }}',
        (ABOUT, 13): "Remove it.",
    }


@pytest.mark.parametrize("sentence", ["Nilsson Provbergare", "Nils och Per", "Provbergsgatan", "provberg"])
def test_other_words_are_not_the_name(left: Traces, sentence: str) -> None:
    assert left({ABOUT: about(sentence)}) == []


def test_the_family_name_alone_may_be_somebody_elses(left: Traces) -> None:
    assert left({ABOUT: about("Bron leddes av Provberg.")}) == [f"{ABOUT}:9 warning the family name"]
    # And is, where another record has it.
    other = (SMALL / AASE).read_text(encoding="utf-8").replace("Testholm", "Provberg")
    assert left({ABOUT: about("Bron leddes av Provberg."), AASE: other}) == []


def test_the_family_name_after_the_whole_name_is_told_of_too(left: Traces) -> None:
    assert left({ABOUT: about("Nils Provberg ler.\n\nBron som alla ser och nämner leds av Provberg.")}) == [
        f"{ABOUT}:9 error the name",
        f"{ABOUT}:11 warning the family name",
    ]


def test_somebody_of_the_same_name_keeps_it(left: Traces) -> None:
    other = (SMALL / AASE).read_text(encoding="utf-8")
    other = other.replace("Aase Testholm", "Nils Provberg").replace("Testholm, Aase", "Provberg, Nils")
    assert left({AASE: other, ABOUT: about("Ring 070-174 06 05.")}) == [f"{ABOUT}:9 error a telephone number"]


@pytest.mark.parametrize(
    "sentence",
    [
        "070-174 06 05",
        "+46701740605",
        "+46 (0)70 174 06 05",
        "0046 70 1740605",
        "(070) 174.06.05",
        "0701740605",
    ],
)
def test_the_number_is_found_in_every_writing(left: Traces, sentence: str) -> None:
    assert left({ABOUT: about(f"Ring {sentence}.")}) == [f"{ABOUT}:9 error a telephone number"]


def test_a_number_that_the_organisation_has_too_is_not_the_persons(left: Traces) -> None:
    office = "data/organisations/fjallback-innovation.yml"
    text = (SMALL / office).read_text(encoding="utf-8").replace("+46701740699", "+46701740605")
    assert left({office: text}) == []


def test_the_mailbox(left: Traces) -> None:
    # It holds the name, so it is told of as that; the address alone would be found too.
    assert left({ABOUT: about("Skriv till Nils.Provberg@fjallback.example")}) == [f"{ABOUT}:9 error the name"]
    assert mailbox_pattern("np@fjallback.example").search("Skriv till NP@fjallback.example.")
    assert not mailbox_pattern("np@fjallback.example").search("anp@fjallback.example")


def test_pictures_and_names_of_files(left: Traces, tmp_path: Path) -> None:
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", "Nils Provberg")
    Image.new("RGB", (1, 1)).save(tmp_path / "told.png", pnginfo=info)
    Image.new("RGB", (1, 1)).save(tmp_path / "plain.png")
    told, plain = (tmp_path / "told.png").read_bytes(), (tmp_path / "plain.png").read_bytes()
    assert left(
        {
            "docs/assets/bro.png": told, "docs/assets/p-a1b2c.png": plain, "docs/assets/p-a1b2c-stor.png": plain,
            "docs/assets/nils-provberg.png": plain, "docs/assets/p-d4e5f.png": plain,
        }
    ) == [
        "docs/assets/bro.png:1 error the name inside the picture", "docs/assets/nils-provberg.png:1 error the name of the file",
        "docs/assets/p-a1b2c-stor.png:1 error the portrait", "docs/assets/p-a1b2c.png:1 error the portrait",
    ]  # fmt: skip


def test_an_earlier_portrait_is_known_by_the_name_it_had(
    site: Callable[..., Path], commit: Callable[[Path], str], edited: Callable[..., str]
) -> None:
    """The file's name was not the person's id then, or git would not be needed."""
    portrait = "portrait: {file: vid-bron.jpg, alt: {sv: P, da: P, en: P}, consent: {reference: x, given_on: 2020}}\n"
    root = site({NILS: edited(NILS, "contacts:\n", f"{portrait}contacts:\n")})
    commit(root)
    (root / NILS).write_text(tombstone(), encoding="utf-8")
    (root / "docs/assets").mkdir()
    Image.new("RGB", (1, 1)).save(root / "docs/assets/vid-bron.jpg")
    assert short(traces(root)) == ["docs/assets/vid-bron.jpg:1 error the portrait"]


def test_somebody_said_to_be_of_the_same_name_tells_it(left: Traces) -> None:
    other = (SMALL / AASE).read_text(encoding="utf-8") + "not_to_be_confused_with: [p-a1b2c]\n"
    assert left({AASE: other}) == [f"{AASE}:17 error the id beside a person of the same name"]


def test_the_places_are_told_before_the_name_is_deleted(
    site: Callable[..., Path], edited: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without git, and in the same report that asks for the deletion."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    marked = (SMALL / NILS).read_text(encoding="utf-8") + "withdrawn: {on: 2026-11-30}\n"
    root = site({NILS: marked, SOURCE: edited(SOURCE, "Så gick det", "Nils Provberg berättar")})
    assert {(one.path, one.code) for one in check_site(root).errors} == {
        (NILS, "WITHDRAWN"), (SOURCE, "WITHDRAWN-TRACE"),
    }  # fmt: skip


def test_without_a_memory_nothing_is_found(left: Traces) -> None:
    """Once the history has been rewritten nobody knows the name, and that is as it should be."""
    assert left({ABOUT: about("Nils Provberg")}, remembered=False) == []


def test_the_whole_report_repeats_nothing(site: Callable[..., Path], commit: Callable[[Path], str]) -> None:
    root = site()
    commit(root)
    (root / NILS).write_text(tombstone(), encoding="utf-8")
    (root / ABOUT).write_text(about("Nils Provberg, 070-174 06 05"), encoding="utf-8")
    said = "".join(map(str, traces(root)))
    assert "p-a1b2c" in said
    assert "rovberg" not in said
    assert "174" not in said


# -- patterns ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "family", "writings"),
    [
        ("Åse", "Sjöbäck", ["Åse Sjöbäck", "Aase Sjoebaeck", "ASE SJOBACK", "Sjøbæck, Åse", "åse_sjöbäck"]),
        ("Søren", "Ærø", ["Soren Aero", "Sören Ärö", "Ærø-Søren"]),
        ("Jean-Pierre", "de la Cour", ["Jean-Pierre de la Cour", "Jean Pierre de la Cour", "de la Cour, Jean-Pierre"]),
        ("Maria", "Test Holm", ["Maria Test Holm", "Maria Test-Holm", "Test Holm Maria"]),
    ],
)  # fmt: skip
def test_letters_may_be_folded_or_not(given: str, family: str, writings: list[str]) -> None:
    pattern = NamePattern.of(given, family).whole
    assert [writing for writing in writings if not pattern.search(f"x: {writing}.")] == []


@pytest.mark.parametrize(
    ("number", "writings"),
    [
        ("+4532123456", ["32 12 34 56", "+45 32123456", "0045-32 12 34 56"]), ("+46480497165", ["0480-49 71 65", "+46 480 49 71 65"]),
    ],
)  # fmt: skip
def test_numbers_of_other_countries(number: str, writings: list[str]) -> None:
    assert [one for one in writings if not number_pattern(number).search(f"Tlf. {one}!")] == []
    assert not number_pattern(number).search(f"1{number[1:]}1")
