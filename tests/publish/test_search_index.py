"""The search index: what is in it, what must not be, and the same bytes every time."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from conftest import files_below

from faktum.catalogue import Catalogue
from faktum.publish.cbor import array_slices, sorted_array
from faktum.publish.search import Findable, write_search
from faktum.render.pages import render_page
from faktum.render.plan import plan
from faktum.render.search import SearchEntry, entries_without_page, entry_of_page
from faktum.render.view import Localised


@pytest.fixture(scope="module")
def entries(catalogue: Catalogue, localised: Mapping[str, Localised]) -> list[SearchEntry]:
    """What the search knows of the small site, authored pages aside."""
    pages = [page for page in plan(catalogue) if not page.authored]
    found = [
        entry_of_page(page, localised[page.language], render_page(page, localised[page.language], None))
        for page in pages
    ]
    people = [entry for one in localised.values() for entry in entries_without_page(one)]
    return [*filter(None, found), *people]


def fragments(folder: Path) -> list[dict[str, Any]]:
    """Every entry as Pagefind keeps it."""
    packed = sorted((folder / "pagefind/fragment").glob("*.pf_fragment"))
    return [json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd")) for path in packed]


def test_every_record_is_found_once_in_each_language(
    catalogue: Catalogue, entries: list[SearchEntry]
) -> None:
    for language in catalogue.languages:
        paths = [entry.path for entry in entries if entry.language == language]
        assert len(paths) == len(set(paths))
        assert {f"projects/{one.id}/" for one in catalogue.projects} <= set(paths)
        assert {f"partners/{one.id}/" for one in catalogue.organisations} <= set(paths)
        assert {f"sources/{one.id}/" for one in catalogue.sources} <= set(paths)


def test_who_or_what_is_withdrawn_is_not_in_it(catalogue: Catalogue, entries: list[SearchEntry]) -> None:
    people = [one.id for one in catalogue.people if one.withdrawn]
    releases = [entry.id for entry in catalogue.releases if entry.record.withdrawn]
    assert people
    assert releases
    found = {entry.path for entry in entries}
    assert not found & {f"contacts/#{one}" for one in people}
    assert not found & {f"press/{one}/" for one in releases}
    assert {f"contacts/#{one.id}" for one in catalogue.people if not one.withdrawn} <= found


def test_a_release_stands_only_in_the_languages_it_exists_in(
    catalogue: Catalogue, entries: list[SearchEntry]
) -> None:
    for release in catalogue.published_releases:
        languages = {entry.language for entry in entries if entry.path == f"press/{release.id}/"}
        assert languages == set(release.texts)


def test_twice_the_same_bytes(
    tmp_path: Path, localised: Mapping[str, Localised], entries: list[SearchEntry]
) -> None:
    for name, given in (("one", entries), ("two", entries[::-1])):
        write_search(tmp_path / name, localised, map(Findable.of, given))
    one, two = files_below(tmp_path / "one"), files_below(tmp_path / "two")
    assert sorted(one) == sorted(two)
    assert one == two


def test_only_what_is_used_is_published(
    tmp_path: Path, localised: Mapping[str, Localised], entries: list[SearchEntry]
) -> None:
    write_search(tmp_path, localised, map(Findable.of, entries))
    folder = tmp_path / "pagefind"
    scripts = {path.name for path in folder.iterdir() if path.suffix in {".js", ".css"}}
    assert scripts == {"pagefind.js", "pagefind-worker.js"}
    entry = json.loads((folder / "pagefind-entry.json").read_text(encoding="utf-8"))
    assert set(entry["languages"]) == set(localised)
    for about in entry["languages"].values():
        meta = gzip.decompress((folder / f"pagefind.{about['hash']}.pf_meta").read_bytes())
        filters = array_slices(array_slices(meta.removeprefix(b"pagefind_dcd"))[3])
        assert len(filters) == 4
        for one in filters:
            name = array_slices(one)[1][1:].decode()
            assert (folder / f"filter/{name}.pf_filter").is_file()


def test_hidden_names_never_stand_in_what_is_shown(
    tmp_path: Path, localised: Mapping[str, Localised], entries: list[SearchEntry]
) -> None:
    hidden = replace(entries[0], names=("Zyxwvut",), numbers=("+46700000000",))
    write_search(tmp_path, localised, [Findable.of(hidden)])
    (shown,) = fragments(tmp_path)
    assert "Zyxwvut" not in shown["content"]
    assert "700000000" not in shown["content"]
    assert shown["meta"]["names"] == "Zyxwvut"
    assert "tel700000000" in shown["meta"]["keys"]


def test_an_entry_is_escaped(
    tmp_path: Path, localised: Mapping[str, Localised], entries: list[SearchEntry]
) -> None:
    text = 'a < b & "c" <script>alert(1)</script>'
    write_search(tmp_path, localised, [Findable.of(replace(entries[0], title=text, text=text))])
    (shown,) = fragments(tmp_path)
    assert shown["meta"]["title"] == text
    assert "alert(1)" in shown["content"]


@pytest.mark.parametrize(
    ("data", "items"),
    [
        (b"\x80", []),
        (b"\x83\x01\x62ab\x81\x02", [b"\x01", b"\x62ab", b"\x81\x02"]),
        (b"\x82\x18\xff\xa1\x01\x41x", [b"\x18\xff", b"\xa1\x01\x41x"]),
        (b"\x98\x18" + b"\x00" * 24, [b"\x00"] * 24),
    ],
)
def test_items_of_an_array(data: bytes, items: list[bytes]) -> None:
    assert array_slices(data) == items


def test_items_in_order() -> None:
    assert sorted_array(b"\x83\x62ab\x01\x62aa") == b"\x83\x01\x62aa\x62ab"


@pytest.mark.parametrize("data", [b"\x01", b"\x9f\x01\xff"])
def test_what_is_no_array_of_known_length_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="length"):
        array_slices(data)
