"""Records that are called something else now."""

from __future__ import annotations

from collections.abc import Callable

from publish.feeds.reading import FOLDERS, SOUTH, Feeds, feeds_of, parsed, xml_paths

from faktum.catalogue import Catalogue


def test_a_renamed_release_keeps_its_id(small: Feeds, changed: Callable[..., Feeds]) -> None:
    made = changed((SOUTH, "updated: 2026-10-02\n", "updated: 2026-10-02\nformer_ids: [broen-sydpaa, bro]\n"))
    for folder in FOLDERS.values():
        before, after = (
            parsed(small, f"{folder}feed.xml").entries[0],
            parsed(made, f"{folder}feed.xml").entries[0],
        )
        assert after.id == "tag:id.fakta.example,2023:/da/press/2023/broen-sydpaa/"
        assert after.link == before.link


def test_the_feed_of_a_renamed_record_stays_where_it_was(small: Feeds) -> None:
    for folder in FOLDERS.values():
        for kind in ("xml", "json"):
            there = small[f"{folder}projects/halsobron/feed.{kind}"]
            assert small[f"{folder}projects/halsobron-nord/feed.{kind}"] == there
        assert parsed(small, f"{folder}projects/halsobron/feed.xml").feed.id == (
            f"https://id.fakta.example/{folder}projects/halsobron-nord/feed.xml"
        )


def test_another_address_changes_no_id(
    resolving: Callable[..., Catalogue], edited: Callable[..., str], small: Feeds
) -> None:
    text = edited("data/site.yml", "site_url: https://fakta.example/", "site_url: https://example.org/sub/")
    made = feeds_of(resolving({"data/site.yml": text}))
    for path in xml_paths(made):
        assert [one.id for one in parsed(made, path).entries] == [
            one.id for one in parsed(small, path).entries
        ]
        assert "https://fakta.example/" not in made[path]
        assert parsed(made, path).feed.links[0].href == f"https://example.org/sub/{path}".replace("-nord", "")
