"""What files there are, by their names alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from faktum.load.listing import Listing, names_below, names_inside

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in (
        "data/people/p-a1b2c.yml", "data/topics/E-Hälsa.yaml", "data/notes/a.yml", "data/topics/deep/b.yml",
        "docs/sv/press/2019/prov.md", "docs/sv/press/2019/deep/djup.md", "docs/sv/press/index.md",
        "docs/fr/press/2019/essai.md", "docs/sv/about.md", "docs/sv/press/2019/bild.png", "docs/sv/README",
    ):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return tmp_path


def test_ids_are_what_records_and_releases_are_called_or_were_meant_to_be(root: Path) -> None:
    assert Listing.of(root).ids(("sv", "da")) == {"p-a1b2c", "E-Hälsa", "e-halsa", "2019/prov"}


def test_names_come_in_order_and_those_in_folders_with_their_folder(root: Path) -> None:
    press = "docs/sv/press"
    assert [*names_below(root, press)] == [
        f"{press}/2019", f"{press}/2019/bild.png", f"{press}/2019/deep", f"{press}/2019/deep/djup.md",
        f"{press}/2019/prov.md", f"{press}/index.md",
    ]  # fmt: skip
    assert names_inside(root, press) == [f"{press}/2019", f"{press}/index.md"]


def test_what_is_behind_a_link_in_a_folder_is_not_named_but_a_folder_may_be_a_link(root: Path) -> None:
    (root / "docs/da").symlink_to(root / "docs/sv/press", target_is_directory=True)
    (root / "docs/sv/press/2020").symlink_to(root / "docs/fr", target_is_directory=True)
    below = [*names_below(root, "docs/da")]
    assert "docs/da/2019/prov.md" in below
    assert "docs/da/2020" in below
    assert not [name for name in below if name.startswith("docs/da/2020/")]


def test_where_there_is_no_folder_there_is_nothing(root: Path) -> None:
    assert names_inside(root, "data/funds") == []
    assert [*names_below(root, "docs/sv/about.md")] == []
