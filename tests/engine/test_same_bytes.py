"""Two builds of the same are the same, and the second does nothing."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT, TODAY

if TYPE_CHECKING:
    from conftest import Built


def test_two_builds_of_the_same_are_byte_identical(built_small: Built, site, build) -> None:
    again = build(site(name="another-folder"), "--strict")
    assert again.code == 0, again.output
    assert again.files() == built_small.files()


def test_a_second_build_in_place_writes_nothing(site, build) -> None:
    root = site()
    first = build(root)
    stamps = {path: path.stat().st_mtime_ns for path in first.site.rglob("*") if path.is_file()}
    second = build(root)
    assert f"Published: 0 written, 0 removed, {len(stamps)} unchanged." in second.output
    assert {path: path.stat().st_mtime_ns for path in stamps} == stamps


def test_a_whole_build_in_place_writes_nothing_where_nothing_differs(site, build) -> None:
    root = site()
    first = build(root)
    contents, stamps = first.files(), {path: path.stat().st_mtime_ns for path in first.site.rglob("*")}
    for _ in range(2):
        (root / "mkdocs.yml").touch()
        again = build(root)
        assert "Building documentation" in again.output
        assert f"Published: 0 written, 0 removed, {len(contents)} unchanged." in again.output
        assert again.files() == contents
        assert {path: path.stat().st_mtime_ns for path in first.site.rglob("*")} == stamps


def test_where_nothing_changed_mkdocs_leaves_at_once_with_the_same_words(site, build) -> None:
    root = site()
    first = build(root)
    stamps = {path: path.stat().st_mtime_ns for path in first.site.rglob("*") if path.is_file()}
    again = build(root)
    assert again.code == 0, again.output
    assert f"Published: 0 written, 0 removed, {len(stamps)} unchanged." in again.output
    assert "Building documentation" not in again.output
    assert {path: path.stat().st_mtime_ns for path in first.site.rglob("*") if path.is_file()} == stamps
    (root / "site/index.html").write_text("somebody was here", encoding="utf-8")
    assert "Published: 1 written" in build(root).output
    assert build(root).files() == first.files()


@pytest.mark.parametrize(
    "line", ["extra: {shade: !ENV [SHADE, none]}\n", "INHERIT: base.yml\n"], ids=["variable", "other-file"]
)
def test_a_configuration_that_is_read_from_elsewhere_is_built_every_time(site, build, line: str) -> None:
    root = site()
    (root / "base.yml").write_text("copyright: nobody\n", encoding="utf-8")
    (root / "mkdocs.yml").write_text(
        (root / "mkdocs.yml").read_text(encoding="utf-8") + line, encoding="utf-8"
    )
    assert build(root).code == 0
    again = build(root)
    assert "Published: 0 written, 0 removed, " in again.output
    assert "Building documentation" in again.output


LOADED = """
import sys; sys.argv = ["faktum", "build", "-s", sys.argv[1]]
from faktum.__main__ import main; main()
print({"mkdocs", "typer", "jinja2", "pydantic", "yaml"} & {*sys.modules})
"""


def test_a_build_with_nothing_to_do_loads_neither_mkdocs_nor_the_command_line(site, build) -> None:
    root = site()
    assert build(root).code == 0
    told = subprocess.run(
        [sys.executable, "-c", LOADED, str(root)],
        capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "SOURCE_DATE_EPOCH": TODAY},
    )  # fmt: skip
    assert told.stdout == "set()\n"
    assert told.stderr.splitlines()[-1].startswith("Published: 0 written, 0 removed, ")


def test_properdocs_builds_the_same_site_but_for_its_name(built_small: Built, site, build) -> None:
    other = build(site(), "--strict", engine="properdocs")
    assert other.code == 0, other.output
    generator = re.compile(rb'<meta name="generator" content="[^"]*">')
    ours = {path: generator.sub(b"", raw) for path, raw in built_small.files().items()}
    theirs = {path: generator.sub(b"", raw) for path, raw in other.files().items()}
    assert theirs.keys() == ours.keys()
    assert [path for path in ours if theirs[path] != ours[path]] == []
