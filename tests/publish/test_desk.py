"""What is put on the desk: only what the standing site has not got."""

from __future__ import annotations

from pathlib import Path

import pytest

from faktum.publish.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    for name in ("staged", "site"):
        (tmp_path / name).mkdir()
    return Desk(tmp_path / "staged", tmp_path / "site")


@pytest.mark.parametrize("content", ["å\n", "å\n".encode()])
def test_what_stands_is_not_written_again(desk: Desk, content: str | bytes) -> None:
    assert desk.standing
    (desk.standing / "a").mkdir()
    (desk.standing / "a/b.html").write_bytes("å\n".encode())
    assert desk.put("a/b.html", content) == ("å\n".encode(), True)
    assert list(desk.folder.iterdir()) == []


@pytest.mark.parametrize("stands", [b"a\n", b"\xe4\n\n", b"", None])
def test_what_differs_or_is_new_is_written(desk: Desk, stands: bytes | None) -> None:
    assert desk.standing
    if stands is not None:
        (desk.standing / "b.html").write_bytes(stands)
    assert desk.put("b.html", "å\n") == ("å\n".encode(), False)
    assert (desk.folder / "b.html").read_bytes() == "å\n".encode()


def test_a_folder_that_stands_is_no_file(desk: Desk) -> None:
    assert desk.standing
    (desk.standing / "b.html").mkdir()
    assert not desk.put("b.html", "x").kept


def test_what_a_plugin_has_staged_in_its_place_goes(desk: Desk) -> None:
    assert desk.standing
    for folder in (desk.folder, desk.standing):
        (folder / "sitemap.xml").write_text("ours" if folder is desk.standing else "a plugin's")
    assert desk.put("sitemap.xml", "ours").kept
    assert not (desk.folder / "sitemap.xml").exists()


def test_without_a_site_everything_is_written(tmp_path: Path) -> None:
    assert not Desk(tmp_path).put("a/b", "x").kept
    assert (tmp_path / "a/b").read_text() == "x"
