"""`faktum contacts`: the look-up of the page, at a terminal."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import vobject
from lookup.directory import overlay
from typer.testing import CliRunner, Result

from faktum.cli import app

NAMES = {"sv": "Namn", "da": "Navn", "en": "Name"}


@pytest.fixture(scope="module")
def site(lay: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay(tmp_path_factory.mktemp("contacts") / "site", overlay=overlay())


@pytest.fixture
def contacts(site: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """`contacts("NAME", …)`: run the command on the invented directory, on 1 December 2026."""
    for name in ("FAKTUM_SITE_URL", "FAKTUM_REPOSITORY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796083200")

    def run(*arguments: str, columns: int = 100) -> Result:
        monkeypatch.setenv("COLUMNS", str(columns))
        return CliRunner().invoke(app, ["contacts", *arguments, "--site", str(site)], prog_name="faktum")

    return run


def found(result: Result) -> list[str]:
    return [one["owner"] for one in json.loads(result.stdout)["items"]]


# -- what is found ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (["östlund"], ["p-asaos", "p-asaol"]),
        (["ostlund", "asa"], ["p-asaol", "p-asaos"]),
        (["Nils Provberg"], ["p-a1b2c"]),
        (["provbrg"], ["p-a1b2c"]),
        (["sundets", "vårdring"], ["p-annal", "p-karli", "oresunds-kluster"]),
        (["+46", "70", "174", "06", "05"], ["p-a1b2c"]),
        (["0046701740605"], ["p-a1b2c"]),
        (["maria", "berg"], ["p-berg3", "p-berg2", "p-berg1"]),
    ],
)
def test_the_same_as_on_the_page(
    contacts: Callable[..., Result], words: list[str], wanted: list[str]
) -> None:
    result = contacts(*words, "--format", "json")
    assert result.exit_code == 0
    assert found(result) == wanted


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        (["--speaks", "de"], ["p-renee"]),
        (["--speaks", "tyska"], ["p-renee"]),
        (["--project", "halsobron-syd"], ["p-bjors"]),
        (["--project", "hälsobron syd"], ["p-bjors"]),
        (["--topic", "valfardsteknik"], ["p-karlg", "p-bjors"]),
        (["--organisation", "vision-2025"], ["p-renee", "p-lukas", "p-asaol"]),
        (["--organisation", "sundets vardring", "--speaks", "sv"], ["p-annal", "p-karli"]),
        (["--organisation", "nordtek", "--organisation", "aaby", "lind"], ["p-ankal"]),
        (["forsker", "--topic", "e-halsa", "--speaks", "en"], ["p-karlg"]),
    ],
)
def test_choices_by_id_or_by_name(
    contacts: Callable[..., Result], options: list[str], wanted: list[str]
) -> None:
    assert found(contacts(*options, "--format", "json")) == wanted


def test_without_words_everybody_is_listed(contacts: Callable[..., Result]) -> None:
    result = contacts("--format", "json")
    assert len(found(result)) == 23
    assert "p-g7h8j" not in found(result)  # withdrawn


def test_a_number_that_no_longer_holds_is_not_told(contacts: Callable[..., Result]) -> None:
    for form in ("table", "json"):
        result = contacts("slutberg", "--format", form)
        assert result.exit_code == 0
        assert "Ulla Slutberg" in result.stdout
        assert "06 24" not in result.stdout
        assert "0624" not in result.stdout
        assert "Ingen aktuell kontakt är känd." in result.stdout


# -- how it is printed ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "title", "phone", "why"),
    [
        ("sv", "Projektledare", "070-174 06 14", "Träff på: tidigare namn Sundets Vårdring"),
        ("da", "Projektleder", "+46 70 174 06 14", "Fundet via: tidligere navn Sundets Vårdring"),
        ("en", "Project manager", "+46 70 174 06 14", "Matched: former name Sundets Vårdring"),
    ],
)
def test_a_table_in_the_language_asked_for(
    contacts: Callable[..., Result], language: str, title: str, phone: str, why: str
) -> None:
    result = contacts("sundets", "vardring", "lind", "--lang", language, columns=160)
    assert result.exit_code == 0
    for told in (NAMES[language], "Anna Lind", title, phone, why):
        assert told in result.stdout


@pytest.mark.parametrize("columns", [40, 60, 80, 200])
def test_a_table_fits_its_width_and_keeps_numbers_whole(
    contacts: Callable[..., Result], columns: int
) -> None:
    result = contacts("nordtek", columns=columns)
    assert max(map(len, result.stdout.splitlines())) <= columns
    if columns >= 60:
        assert "070-174 06 12" in result.stdout


def test_what_looks_like_markup_is_printed_as_it_is(contacts: Callable[..., Result]) -> None:
    result = contacts("[red]")
    assert result.exit_code == 1
    assert "[red]" in result.stderr


def test_json_for_programs(contacts: Callable[..., Result]) -> None:
    result = contacts("provberg", "--format", "json", "--lang", "en")
    told = json.loads(result.stdout)
    assert (told["language"], told["count"]) == ("en", 1)
    assert told["items"][0] == {
        "id": "p-a1b2c-mobile", "owner": "p-a1b2c", "name": "Nils Provberg", "role": "Project manager",
        "organisation": {"id": "fjallback-innovation", "name": "Fjällbäck Innovation Agency"},
        "phone": "+46701740605", "phone_shown": "+46 70 174 06 05", "email": "nils.provberg@fjallback.example",
        "languages": ["sv"], "projects": ["halsobron"], "topics": ["fjarrvard"], "state": "stale",
        "sure": "As printed in Hälsobron öppnar, 14 March 2019 (contact for the press release); not confirmed since.",
        "page": "https://fakta.example/en/contacts/#p-a1b2c",
        "found_by": [{"field": "name", "text": "Nils Provberg", "kind": "", "lang": "", "words": ["provberg"]}],
    }  # fmt: skip


def test_vcards_that_others_can_read(contacts: Callable[..., Result]) -> None:
    result = contacts("lind", "--format", "vcard")
    cards = list(vobject.readComponents(result.stdout))
    assert [card.fn.value for card in cards] == [
        "Anna Lind",
        "Anna-Karin Lind",
        "Karin Lindh",
        "Karen Lindgaard",
    ]
    assert cards[0].tel.value == "tel:+46701740614"


def test_no_card_for_somebody_without_a_number(contacts: Callable[..., Result]) -> None:
    result = contacts("slutberg", "--format", "vcard")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "Ingen aktuell kontakt är känd." in result.stderr


# -- when nothing is found, or something is wrong ---------------------------------------------------------


def test_nothing_found_says_what_to_try(contacts: Callable[..., Result]) -> None:
    result = contacts("qqqq", "--lang", "da")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("Ingen kontakt passer til qqqq. Prøv ")


def test_nothing_found_is_an_empty_list_for_programs(contacts: Callable[..., Result]) -> None:
    result = contacts("qqqq", "--format", "json")
    assert result.exit_code == 1
    assert json.loads(result.stdout) == {"language": "sv", "count": 0, "items": []}


def test_a_known_record_without_contacts_is_no_wrong_usage(contacts: Callable[..., Result]) -> None:
    for options in (["--speaks", "fi"], ["--topic", "e-halsa", "--project", "halsobron-syd"]):
        result = contacts(*options)
        assert result.exit_code == 1
        assert "Ingen kontakt passar in på allt du har valt." in result.stderr


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--organisation", "nordtekk"], 'Did you mean "nordtek"?'),
        (["--project", "qqqq"], "Known: halsobron"),
        (["--speaks", "klingonska"], "no contact has klingonska"),
        (["--lang", "fi"], "fi is no language of the site: sv, da, en"),
        (["--format", "xml"], "xml"),
    ],
)
def test_wrong_usage_says_what_is_right(
    contacts: Callable[..., Result], options: list[str], told: str
) -> None:
    result = contacts("lind", *options)
    assert result.exit_code == 2
    assert told in " ".join(result.stderr.split())


def test_a_site_with_errors_says_so(site: Path, lay: Callable[..., Path], tmp_path: Path) -> None:
    broken = lay(tmp_path / "broken", overlay={"data/people/p-a1b2c.yml": "name: [\n"})
    result = CliRunner().invoke(app, ["contacts", "nils", "--site", str(broken)])
    assert result.exit_code == 1
    assert "data/people/p-a1b2c.yml" in result.stdout


def test_help_teaches_with_examples(contacts: Callable[..., Result]) -> None:
    result = CliRunner().invoke(app, ["contacts", "--help"])
    assert result.exit_code == 0
    examples = [
        line.strip() for line in result.stdout.splitlines() if line.strip().startswith("faktum contacts")
    ]
    assert len(examples) >= 5
    assert "Exit status: 0 found, 1 nothing found or the site has errors, 2 wrong usage." in result.stdout
