"""Pages ahead of a build are those that the build makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import TODAY, build_site

from faktum.ahead import Looking
from faktum.engine.build import read_config
from faktum.engine.converting import Converting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TEXT = "docs/sv/press/2019/halsobron-oppnar.md"
ABOUT = "docs/en/about.md"


@pytest.fixture
def looking(site: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> Looking:
    """At a site that was built."""
    root = site()
    assert build_site(root).code == 0
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    for name in ("FAKTUM_SITE_URL", "FAKTUM_REPOSITORY"):
        monkeypatch.delenv(name, raising=False)
    return Looking(root, root / "site", Converting(read_config(root)).content)


def edit(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new, 1), encoding="utf-8")


def pages_of(looking: Looking) -> dict[str, str]:
    site = looking.site_dir
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*.html")}
    return {
        name: path.read_text(encoding="utf-8") for name, path in files.items() if "data/index" not in name
    }


def ahead_of(looking: Looking, names: dict[str, str]) -> dict[str, str | None]:
    ahead = looking.ahead()
    assert ahead
    return {name: ahead.page(name) for name in names}


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (TEXT, "\n\n", "\n\nEtt stycke till.\n\n"),
        ("data/people/p-a1b2c.yml", "languages: [sv]", "languages: [sv, en]"),
    ],
    ids=["release", "person"],
)
def test_every_page_is_the_one_of_the_build(looking: Looking, path: str, old: str, new: str) -> None:
    first = pages_of(looking)
    assert ahead_of(looking, first) == first
    edit(looking.root, path, old, new)
    ahead = ahead_of(looking, first)
    assert build_site(looking.root).code == 0
    assert ahead == pages_of(looking)
    assert ahead != first


def test_a_phrase_of_the_site_is_shown_too(looking: Looking) -> None:
    name = f"en/{TEXT.removeprefix('docs/sv/').removesuffix('.md')}/index.html"
    assert "Quick words" not in str(ahead_of(looking, {name: ""})[name])
    (looking.root / "data/messages").mkdir(exist_ok=True)
    (looking.root / "data/messages/en.yml").write_text("release.summary: Quick words\n", encoding="utf-8")
    assert "Quick words" in str(ahead_of(looking, {name: ""})[name])


def test_the_sizes_of_files_are_told_by_the_build(looking: Looking) -> None:
    assert ahead_of(looking, {"data/index.html": "", "index.html": ""})["data/index.html"] is None


def test_a_site_that_cannot_be_read_has_none(looking: Looking) -> None:
    edit(looking.root, "data/people/p-a1b2c.yml", "languages:", "langauges:")
    assert looking.ahead() is None
    edit(looking.root, "data/people/p-a1b2c.yml", "langauges:", "languages:")
    assert looking.ahead()
    (looking.root / "data/site.yml").write_text("", encoding="utf-8")
    assert looking.ahead() is None


def test_a_page_that_no_build_has_framed_is_not_made(looking: Looking) -> None:
    """Links between pages are made by the engine, which has to be told of every page."""
    text = (looking.root / TEXT).read_text(encoding="utf-8")
    (looking.root / TEXT.replace("oppnar", "oppnar-igen")).write_text(text, encoding="utf-8")
    assert looking.ahead() is None


def test_a_page_that_falls_over_what_nobody_has_checked_is_left_to_the_checks(looking: Looking) -> None:
    edit(looking.root, TEXT, "\n\n", "\n\nDet leds av {{ person('p-zzzzz') }}.\n\n")
    name = TEXT.removeprefix("docs/sv/").removesuffix(".md") + "/index.html"
    found = ahead_of(looking, {name: "", "index.html": ""})
    assert found[name] is None
    assert found["index.html"]


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (ABOUT, "Everything is invented.", "Everything is invented, *all* of it."),
        (ABOUT, "## Who", "## Who made it"),
        (ABOUT, "title: About the site", "title: What this is"),
        (ABOUT, "description: How it is made.", "description: By whom and for whom it is made."),
        ("docs/en/index.md", "Read about", "Do read about"),
        ("docs/en/projects/index.md", "\n---\n", "\n---\nWords before the list.\n\n"),
        ("docs/sv/404.md", "\n---\n", "\n---\nNågot mer.\n\n"),
    ],
    ids=["text", "heading", "title", "description", "front page", "lead of a list", "error page"],
)
def test_an_authored_page_is_the_one_of_the_build(looking: Looking, path: str, old: str, new: str) -> None:
    first = pages_of(looking)
    edit(looking.root, path, old, new)
    ahead = looking.ahead([path])
    assert ahead
    found = {name: ahead.page(name) for name in first}
    assert build_site(looking.root).code == 0
    assert found == pages_of(looking)
    assert found != first


@pytest.mark.parametrize(
    "text", ["![A bridge](../assets/bridge.png)", "[One](nowhere.md)"], ids=["picture", "broken link"]
)
def test_an_authored_page_that_leads_to_a_file_is_left_to_the_build(looking: Looking, text: str) -> None:
    edit(looking.root, ABOUT, "## Who", f"{text}\n\n## Who")
    assert looking.ahead([ABOUT]) is None


def test_an_authored_page_that_is_new_is_left_to_the_build(looking: Looking) -> None:
    (looking.root / "docs/en/new.md").write_text("---\ntitle: New\n---\nText.\n", encoding="utf-8")
    assert looking.ahead(["docs/en/new.md"]) is None
