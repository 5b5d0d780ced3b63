"""Rules in their finer points: what is a mistake, what is none, and that one mistake is told of once."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import BaseModel

from faktum.checks import check_loaded, check_site
from faktum.checks.records.references import TARGETS
from faktum.checks.texts.markup import links_of, masked
from faktum.load.listing import folded
from faktum.load.records import Loaded
from faktum.model.base import RECORD_ID
from faktum.model.kinds import KINDS
from faktum.model.release import Release

PROJECT = "data/projects/halsobron.yml"
SYD = "data/projects/halsobron-syd.yml"
TEXT = "docs/sv/projects/halsobron.md"
SOURCE = "data/sources/fjallback-2019-sv.yml"
RELEASE = "docs/da/press/2023/broen-mod-syd.md"
SITE = "data/site.yml"

Codes = Callable[..., list[str]]


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796083200")


@pytest.fixture
def codes(site: Callable[..., Path], edited: Callable[..., str]) -> Codes:
    """`codes(path, old, new)`: what is found in the small site after one edit, notes and stale hashes aside."""

    def find(path: str, old: str, new: str) -> list[str]:
        report = check_site(site({path: edited(path, old, new)}))
        return [one.code for one in report.problems if one.severity != "note" and one.code != "STALE"]

    return find


def test_every_id_in_the_models_is_followed() -> None:
    """A field that holds an id and that no check follows would let a wrong id through."""
    own = {"id", "former_ids"}
    missing = [
        f"{model.__name__}.{name}"
        for model in _models([*KINDS.values(), Release])
        for name, field in model.model_fields.items()
        if name not in own and _holds_an_id(model, name) and not any((cls, name) in TARGETS for cls in model.__mro__)
        and field is not None
    ]  # fmt: skip
    # Keys inside a record, checked as places and offices.
    assert sorted(set(missing)) == [
        "Boilerplate.place", "ContactPoint.place", "Ending.place", "Participation.place", "Position.appointment", "Position.place",
        "Source.undated_places", "Sourced.place", "Statement.place",
    ]  # fmt: skip


def _models(roots: list[type[BaseModel]]) -> set[type[BaseModel]]:
    names = {name for root in roots for name in [root.__name__, *root.model_json_schema().get("$defs", {})]}
    found: set[type[BaseModel]] = set()
    waiting: list[type[BaseModel]] = [BaseModel]
    while waiting:
        for cls in waiting.pop().__subclasses__():
            waiting.append(cls)
            if cls.__name__ in names and cls.__module__.startswith("faktum.model"):
                found.add(cls)
    return found


def _holds_an_id(model: type[BaseModel], name: str) -> bool:
    schema = str(model.model_json_schema().get("properties", {}).get(name, {}))
    keyed = "patternProperties" in schema or "propertyNames" in schema
    return (RECORD_ID in schema or "([0-9]{4}/)" in schema or "[0-9]{4}/[a-z" in schema) and not keyed


@pytest.mark.parametrize(
    ("path", "old", "new", "code"),
    [
        # A key that is misspelt is not missing too.
        (PROJECT, "eu_funded: yes", "eu_fundet: yes", "UNKNOWN-KEY"),
        (PROJECT, "value: 200 jobs\n    qualifier: at least\n    source:", "value: 200 jobs\n    sorce:", "UNKNOWN-KEY"),
        # What refers to a record that cannot be read is no second problem.
        (SOURCE, "type: release", "type release", "YAML"),
        (SOURCE, "seen: first-hand", "seen: firsthand", "BAD-VALUE"),
        ("data/people/p-d4e5f.yml", "sort_as: Testholm, Aase", "sort_as: [Testholm]", "WRONG-TYPE"),
        (RELEASE, "updated:", "updatd:", "UNKNOWN-KEY"),
        # An id that is wrong in one text does not make the texts differ, nor its record an orphan.
        ("docs/da/about.md", 'name("fjallback-innovation")', 'name("fjallback-inovation")', "UNKNOWN-REFERENCE"),
        ("docs/da/about.md", "halsobron.budget", "halsobron.budgt", "UNKNOWN-FACT"),
        (PROJECT, "of: gransbron", "of: gransbro", "UNKNOWN-REFERENCE"),
        (PROJECT, "of: gransbron", "of: nordfonden", "WRONG-KIND"),
        # The wrong year of a release is one mistake, also when it lies ahead.
        (RELEASE, "value: 2023-05-20", "value: 2093-05-20", "RELEASE-YEAR"),
        (RELEASE, "value: 2023-05-20", "value: 2023-05-20/2022", "PERIOD-TURNED"),
        (RELEASE, "value: 2023-05-20", "value: 5 jobs", "VALUE-TYPE"),
        # A wrong language of the site would make every text wrong.
        (SITE, "code: da,", "code: dk,", "UNKNOWN-LANGUAGE"),
        (SITE, "locale: da_DK", "locale: sv_SE", "UNKNOWN-LANGUAGE"),
        (SITE, "locale: da_DK", "locale: qq_QQ", "UNKNOWN-LANGUAGE"),
        (SITE, "locale: da_DK", "locale: danish", "UNKNOWN-LANGUAGE"),
        (SITE, "locale: da_DK", "locale: da_DK_x_y_z", "UNKNOWN-LANGUAGE"),
        (PROJECT, "8 000 000 SEK", "8 000 000 sek", "BAD-MONEY"),
        (PROJECT, "8 000 000 SEK", "8 mnkr", "BAD-MONEY"),
        (PROJECT, "8 000 000 SEK", "-8 000 000 SEK", "BAD-VALUE"),
        (PROJECT, "value: 60 percent", "value: 160 percent", "BAD-VALUE"),
        (SYD, "value: 2027", "value: 2021", "PERIOD-TURNED"),
        (PROJECT, "place: lead\n    stated", "place: unknown\n    stated", "UNKNOWN-PLACE"),
        (TEXT, "lät vårdcentraler", "lät den 3 mars 2019 vårdcentraler", "BARE-FIGURE"),
        (TEXT, "lät vårdcentraler", "lät ½ miljon", "BARE-FIGURE"),
        (PROJECT, "sv: Ett påhittat projekt", "sv: Ett 3-årigt projekt", "BARE-FIGURE"),
        (PROJECT, "sv: Ett påhittat projekt", "sv: Aase\u00a0Testholms projekt", "TYPED-NAME"),
        (PROJECT, "stated: åtta miljoner kronor", "stated: åtta miljoner, säger Nils Provberg", "TYPED-NAME"),
        ("docs/sv/about.md", '"short"', '"start"', "BAD-FORM"),
        ("docs/sv/about.md", '"short") }}', '"short")', "BAD-EXPRESSION"),
        ("docs/sv/about.md", "title: Om webbplatsen", "title: 'Om {{ name(\"halsobron\") }}'", "BAD-EXPRESSION"),
        (TEXT, "lät vårdcentraler", 'lät {{ in_language("dk", "borgere") }}', "UNKNOWN-LANGUAGE"),
        (TEXT, "lät vårdcentraler", 'lät {{ literal("112", " ") }}', "BAD-EXPRESSION"),
        (TEXT, "lät vårdcentraler", 'lät {{ person("halsobron") }}', "WRONG-KIND"),
        (TEXT, "../press/2019/halsobron-oppnar.md", "/press/2019/halsobron-oppnar/", "BROKEN-LINK"),
        (TEXT, "../press/2019/halsobron-oppnar.md", "../press/2023/broen-mod-syd.md", "BROKEN-LINK"),
        (TEXT, "../press/2019/halsobron-oppnar.md", "../../en/about.md", "BROKEN-LINK"),
        ("data/people/p-d4e5f.yml", "languages: [da]", "languages: [dk]", "UNKNOWN-LANGUAGE"),
    ],
)  # fmt: skip
def test_one_mistake_is_one_problem(codes: Codes, path: str, old: str, new: str, code: str) -> None:
    assert codes(path, old, new) == [code]


GRANT = """\
  grant: {of: nordfonden, value: 5 000 000 SEK, source: fjallback-2019-sv, place: lead}
  funding-nordfonden: {of: nordfonden, value: 5 000 000 SEK, source: fjallback-2019-sv, place: lead}
  period:"""
CORRECTED = """\
    value: 2022-05-20
    corrections:
      - {on: 2024-01-01, from: a, to: b, why: {sv: Fel., da: Fejl., en: Wrong.}}
"""
MARK = "## Vad som hände\n"


@pytest.mark.parametrize(
    "text",
    [
        "# Bron", "Bron\n===", "##Bron", "!!! note\n    Text", "Text:\n- ett\n- två", "- ett\n  - två\n  - tre",
        "3. ett\n4. två", "1) ett", "Det är ~borta~ nu.", "Rad\\\nrad", "## Bron {: #r }", "Ord { .lead }",
        "| a | b |\n|---|---|\n| `x|y` | z |",
    ],
)  # fmt: skip
def test_markdown_that_engines_read_differently_is_refused(codes: Codes, text: str) -> None:
    assert codes(TEXT, MARK, f"{MARK}\n{text}\n\n") == ["MARKDOWN"]


@pytest.mark.parametrize(
    "text",
    [
        "- ett\n- två\n    - under", "1. ett\n2. två", "- ett\n\n- två", "## Bron\n- ett", "`<b>` och `~x~`",
        "```\n# kod <b>\n- x\n```", "> indrag", "<https://fjallback.example/2019>", "Text.[^1]\n\n[^1]: Not.",
        '[ord](https://fjallback.example/2019/06 "titel")', "[ord][ref]\n\n[ref]: https://fjallback.example/2019", "A &#42; b",
        '{{ literal("112", "nödnumret") }}', "2 < x".replace("2", "y"),
    ],
)  # fmt: skip
def test_plain_markdown_is_no_mistake(codes: Codes, text: str) -> None:
    assert codes(TEXT, MARK, f"{MARK}\n{text}\n\n") == []


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        # Rounding: 33 + 67 is a whole; so is a part that is said to be unknown.
        (PROJECT, "value: 40 percent", "value: 39.6 percent"),
        (PROJECT, "    value: 60 percent", "    unknown: not stated"),
        # Notes and wordings explain figures, and may hold them.
        (PROJECT, "sv: Tidningen rättade sig.", "sv: Tidningen rättade 220 till 230."),
        (PROJECT, "stated: åtta miljoner kronor", "stated: 8 miljoner kronor"),
        # A grant from the same giver is the same money as its funding.
        (PROJECT, "  period:", GRANT),
        # A day that is only known to lie before another has no year to compare.
        (RELEASE, "value: 2023-05-20", "value: ../2024-05-20"),
        # A corrected date may leave the year that is frozen in the address.
        (RELEASE, "    value: 2023-05-20\n", CORRECTED),
    ],
)  # fmt: skip
def test_what_is_no_mistake(codes: Codes, path: str, old: str, new: str) -> None:
    assert codes(path, old, new) == []


def test_a_new_language_costs_one_error_for_each_missing_text(
    site: Callable[..., Path], edited: Callable[..., str], small_counts: dict[str, int]
) -> None:
    text = edited(SITE, "name: English}", "name: English}\n  - {code: nb, locale: nb_NO, name: Norsk}")
    report = check_site(site({SITE: text}))
    found = {
        code: sum(one.code == code for one in report.errors) for code in {one.code for one in report.errors}
    }
    assert found == {"MISSING-LANGUAGE": small_counts["texts"], "MISSING-TRANSLATION": small_counts["pages"],
                     "MISSING-MESSAGES": 1}  # fmt: skip
    assert {one.code for one in report.problems} - set(found) == {"UNTRANSLATED"}


@pytest.fixture
def small_counts(loading: Callable[..., Loaded]) -> dict[str, int]:
    """How many texts in all languages, and how many Markdown files beside releases, the small site has."""
    loaded = loading()
    places = [
        (path, place[:-1])
        for document in loaded.documents.values()
        for path, place in ((document.path, place) for place in document.lines)
        if place and place[-1] == "en" and place[-2:-1] not in {("official",), ("gloss",)}
    ]
    return {"texts": len(places), "pages": len(loaded.pages) + len(loaded.project_texts)}


def test_figures_are_looked_for_only_where_a_reader_reads() -> None:
    text = 'Se [a](x/2019.md "b") {{ fact("a.b-2") }}[^1]\n\n1. ett\n\n[x]: y/3\n'
    assert not any(char.isdigit() for char in masked(text, markdown=True))
    assert masked(text, markdown=True).count("\n") == text.count("\n")


def test_links_are_found_with_their_lines() -> None:
    text = "[a](b.md)\n`[c](d.md)`\n![e](f.svg) [g][h]\n\n[h]: i.md\n"
    assert links_of(text) == [(1, "b.md"), (3, "f.svg"), (5, "i.md")]


def test_a_file_name_is_taken_for_the_id_it_was_meant_to_be() -> None:
    assert [folded(name) for name in ("E-Hälsa", "Sønder Ærø", "p-A1B2C")] == [
        "e-halsa",
        "sonder-aero",
        "p-a1b2c",
    ]


def test_checks_cost_little(loading: Callable[..., Loaded]) -> None:
    """`check` is run at every save; the rules take a fraction of what starting Python takes."""
    loaded = loading()
    check_loaded(loaded)
    start = time.perf_counter()
    check_loaded(loaded)
    assert time.perf_counter() - start < 60


def test_the_checks_do_not_stop_at_a_site_of_one_file(tmp_path: Path, site: Callable[..., Path]) -> None:
    root = site()
    for name in ("data/projects", "data/organisations", "data/people", "data/sources", "docs/sv"):
        shutil.rmtree(root / name)
    assert check_site(root).errors


@pytest.mark.parametrize(
    ("day", "wrong"),
    [("2019-03-13", True), ("2018", True), ("2019-03-14", False), ("2019-03", False), ("unknown", False)],
)
def test_a_source_is_read_when_it_is_there(codes, day, wrong):
    assert ("BAD-DATE" in codes(SOURCE, "read_on: 2026-10-01", f"read_on: {day}")) is wrong
