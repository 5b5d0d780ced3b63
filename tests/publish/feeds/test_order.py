"""The order of entries, and their dates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from every_file import release_feeds
from publish.feeds.reading import (
    FOLDERS,
    LANGUAGES,
    OPENING,
    SCHEMA,
    SOUTH,
    Feeds,
    atom,
    entry_of,
    json_of,
    parsed,
    xml_paths,
)

from faktum.catalogue import Catalogue
from faktum.model.edtf import Edtf
from faktum.publish.feeds import releases
from faktum.render.view import Localised

WITHDRAWN = "docs/sv/press/2020/felaktig-nyhet.md"
BUDGET = "    stated: åtta miljoner kronor\n"
CORRECTED = """\
    corrections:
      - {on: 2026-11-05, from: 7 000 000 SEK, to: 8 000 000 SEK, why: {sv: Fel., da: Fejl., en: Wrong.}}
"""


def titles(made: Feeds, path: str) -> list[str]:
    return [one.title for one in parsed(made, path).entries]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2019-03-14", date(2019, 3, 14)), ("2019-03", None), ("2019", None), ("2023-23", None), ("2019-12~", None),
        ("2019-03-14~", None), ("2019-03-14?", None), ("2019-03-14/2019-03-16", None), ("2019-03-14/..", None),
    ],
)  # fmt: skip
def test_published_is_the_day_of_the_original_where_it_is_known(written: str, day: date | None) -> None:
    assert Edtf.parse(written).day == day


def test_the_newest_comes_first_and_undated_last(changed: Callable[..., Feeds]) -> None:
    undated = "    unknown: not stated\n    source: aakirke-2023\n"
    fewer = "withdrawn:\n  on: 2020-03-01\n  note:\n    sv: Bron står kvar. Nyheten stämde inte.\n"
    fewer += "    da: Broen står endnu. Nyheden passede ikke.\n    en: The bridge still stands. The news was not true.\n"
    made = changed(
        (SOUTH, "    value: 2023-05-20\n    source: aakirke-2023\n", undated), (WITHDRAWN, fewer, "")
    )
    for language, folder in FOLDERS.items():
        found = parsed(made, f"{folder}feed.xml").entries
        assert [one.id.split("/")[-3:-1] for one in found] == [
            ["2020", "felaktig-nyhet"], ["2019", "halsobron-oppnar"], ["2023", "broen-mod-syd"],
        ], language  # fmt: skip
        # February 2020, 14 March 2019, nothing.
        assert [one.get("published") for one in found] == [None, "2019-03-14T00:00:00Z", None]
        items = json_of(made, f"{folder}feed.json")["items"]
        assert ["date_published" in one for one in items] == [False, True, False]


def test_updated_is_our_last_change(small: Feeds, changed: Callable[..., Feeds]) -> None:
    assert {one.updated for one in parsed(small, "feed.xml").entries} == {"2026-10-02T00:00:00Z"}
    project = "data/projects/halsobron.yml"
    made = changed((project, BUDGET, BUDGET + CORRECTED))
    # The release shows the budget; the one about the other project does not.
    assert entry_of(made, "en/feed.xml", "halsobron-oppnar/").updated == "2026-11-05T00:00:00Z"
    assert entry_of(made, "en/feed.xml", "broen-mod-syd/").updated == "2026-10-02T00:00:00Z"
    assert parsed(made, "en/feed.xml").feed.updated == "2026-11-05T00:00:00Z"
    assert parsed(made, "en/projects/halsobron-syd/feed.xml").feed.updated == "2026-10-02T00:00:00Z"


def test_a_corrected_date_of_the_release_counts_too(changed: Callable[..., Feeds]) -> None:
    wrong = (
        "    corrections: [{on: 2026-11-06, from: 2023-05-19, to: 2023-05-20, why: {sv: A, da: B, en: C}}]\n"
    )
    made = changed((SOUTH, "    value: 2023-05-20\n", f"    value: 2023-05-20\n{wrong}"))
    assert entry_of(made, "feed.xml", "broen-mod-syd/").updated == "2026-11-06T00:00:00Z"


def test_a_site_without_releases_has_empty_feeds(resolving: Callable[..., Catalogue]) -> None:
    gone = {OPENING.format(one): None for one in LANGUAGES} | {SOUTH: None}
    gone |= {WITHDRAWN.replace("/sv/", f"/{one}/"): None for one in LANGUAGES}
    made = release_feeds(found := resolving(gone), {one: Localised.of(found, one) for one in LANGUAGES})
    assert sorted(made) == sorted(
        f"{folder}feed.{kind}" for folder in FOLDERS.values() for kind in ("json", "xml")
    )
    for path in xml_paths(made):
        assert SCHEMA.validate(atom(made, path))
        assert parsed(made, path).feed.updated == "2026-10-01T00:00:00Z"


def test_only_the_newest_are_listed(
    catalogue: Catalogue, localised: dict[str, Localised], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (releases.NEWEST, releases.NEWEST_ABOUT) == (50, 20)
    monkeypatch.setattr(releases, "NEWEST", 1)
    made = release_feeds(catalogue, localised)
    assert titles(made, "feed.xml") == ["Aakirke bygger videre mod syd"]
    assert titles(made, "projects/halsobron/feed.xml") == ["Hälsobron öppnar i Fjällbäck"]
