"""The published files of the look-up: what they hold, for whom, and that they stay the same."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from lookup.directory import overlay

from faktum.catalogue import Catalogue, resolve
from faktum.load.records import Loaded, load_site
from faktum.lookup.index import column
from faktum.publish.lookup import CARDS, lookup_files
from faktum.render.view import Localised

if TYPE_CHECKING:
    from conftest import Overlay

PERSON = "data/people/p-annal.yml"


@pytest.fixture
def files(
    lay: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., dict[str, Any]]:
    """`files({path: text or None})`: the files of the invented directory with changes, JSON read."""
    monkeypatch.delenv("FAKTUM_SITE_URL", raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796083200")

    def make(changes: Overlay | None = None, name: str = "site") -> dict[str, Any]:
        loaded = load_site(lay(tmp_path / name, overlay={**overlay(), **(changes or {})}))
        assert isinstance(loaded, Loaded)
        assert not loaded.problems, [str(one) for one in loaded.problems]
        catalogue = resolve(loaded)
        localised = {code: Localised.of(catalogue, code) for code in catalogue.languages}
        return {path: json.loads(text) for path, text in lookup_files(catalogue, localised).items()}

    return make


def shape(path: str) -> str:
    return re.sub(r"index\.[0-9a-f]{10}\.", "index.*.", path)


def cards(files: dict[str, Any], root: str = "") -> str:
    return "".join(
        "".join(text)
        for path, text in files.items()
        if re.fullmatch(rf"{root}contacts/index\.\w+\.\d+\.json", path)
    )


def test_names_of_files_clash_with_no_record(files: Callable[..., dict[str, Any]]) -> None:
    parts = {f"index.*.{number}.json" for number in range(-(-23 // CARDS))} | {
        "index.json",
        "index.*.numbers.json",
    }
    wanted = {f"{root}contacts/{part}" for root in ("", "da/", "en/") for part in parts}
    assert {shape(path) for path in files()} == wanted


def test_the_same_from_the_same_and_other_names_for_other_cards(files: Callable[..., dict[str, Any]]) -> None:
    first = files()
    assert files(name="again") == first
    changed = files({PERSON: overlay()[PERSON].replace("+46701740614", "+46701740615")}, name="changed")
    old, new = ({path for path in one if "numbers" in path} for one in (first, changed))
    assert not old & new


def test_every_language_has_its_own_names_and_numbers(files: Callable[..., dict[str, Any]]) -> None:
    made = files()
    assert "070-174 06 14" in cards(made)
    assert "+46 70 174 06 14" in cards(made, "da/")
    assert "32 12 34 01" in cards(made, "da/")
    assert "Oresund Health Cluster" in cards(made, "en/")
    for root, count in (("", "kontakter"), ("da/", "kontakter"), ("en/", "contacts")):
        assert made[f"{root}contacts/index.json"]["phrases"]["count"]["other"] == f"{{count}} {count}"


def test_cards_have_no_id_and_no_number_of_a_source(files: Callable[..., dict[str, Any]]) -> None:
    every = cards(files())
    assert every.count('<li class="contact') == 21
    assert every.count("<li") == 23
    assert not re.search(r"<li[^>]* id=", every)
    assert 'class="src"' not in every


def test_a_person_who_is_withdrawn_is_in_no_file(files: Callable[..., dict[str, Any]]) -> None:
    record = """appointments:
  press: {organisation: region-fjallback, title: {sv: chef, da: chef, en: head}, source: fjallback-2019-sv, place: contacts}
withdrawn: {on: 2026-11-01}
"""
    before, after = (json.dumps(files(one, name), ensure_ascii=False) for one, name in (
        (None, "before"), ({"data/people/p-asaos.yml": record}, "after"),
    ))  # fmt: skip
    for told in ("Åsa", "1740611", "070-174 06 11", "p-asaos"):
        assert told in before
        assert told not in after


def test_hidden_contacts_are_in_no_file(files: Callable[..., dict[str, Any]]) -> None:
    every = json.dumps(files(), ensure_ascii=False)
    assert "Slutberg" in every
    assert "1740624" not in every
    stale = (Path(__file__).parents[1] / "sites/small/data/site.yml").read_text(encoding="utf-8")
    hidden = json.dumps(
        files({"data/site.yml": f"{stale}contacts: {{stale: hide}}\n"}, "hide"), ensure_ascii=False
    )
    assert "1740605" in every
    assert "1740605" not in hidden


def test_no_contacts_no_files(catalogue: Catalogue, loading: Callable[..., Loaded]) -> None:
    people = {f"data/people/{name}.yml": None for name in ("p-a1b2c", "p-d4e5f", "p-g7h8j")}
    texts = {
        path: (Path(__file__).parents[1] / "sites/small" / path).read_text(encoding="utf-8")
        for path in ("data/organisations/fjallback-innovation.yml",)
    }
    bare = {path: text.partition("contacts:\n  switchboard")[0] for path, text in texts.items()}
    made = resolve(loading({**people, **bare, "docs/da/press/2023/broen-mod-syd.md": None}))
    assert lookup_files(made, {code: Localised.of(made, code) for code in made.languages}) == {}


@pytest.mark.parametrize("count", [0, 1, 92, 93, 94, 95, 3000])
def test_a_column_reads_back(count: int) -> None:
    items = [number * 7 % max(count, 1) for number in range(2 * count)]
    kinds, signs = column(items)
    assert len(signs) == len(items)
    assert not set(signs) & {'"', "\\", "\x7f"}
    order = {sign: kinds[number] for number, sign in enumerate(dict.fromkeys(column(kinds)[1]))}
    assert [order[sign] for sign in signs] == items
