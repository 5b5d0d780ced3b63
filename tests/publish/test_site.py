"""The whole site into a folder, without the engine: frames made by hand stand for those MkDocs renders."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html
from markupsafe import Markup

from faktum.catalogue import Catalogue
from faktum.memo.memo import Memo
from faktum.publish.desk import Desk
from faktum.publish.frames import Frames
from faktum.publish.site import PublishError, publish_site
from faktum.render.frame import HOLES
from faktum.render.plan import plan
from faktum.render.view import Localised


def frame(language: str, mark: str = "home") -> str:
    holes = "".join(str(HOLES[one]) for one in ("breadcrumb", "article", "footer"))
    return (
        f'<html lang="{language}" data-frame="{mark}"><head>{HOLES["head"]}</head><body>{holes}</body></html>'
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A staging folder in which the engine has put the files that pages refer to."""
    scripts = ("contacts", "copy", "ledger")
    for name in (
        "assets/favicon.svg", "assets/stylesheets/faktum.css", *(f"assets/javascripts/{one}.js" for one in scripts),
    ):  # fmt: skip
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    return tmp_path


def test_every_planned_page_is_written(
    catalogue: Catalogue, localised: dict[str, Localised], folder: Path
) -> None:
    shells = {(one, ""): frame(one) for one in catalogue.languages}
    shells["da", "press/"] = frame("da", "press")
    shells["da", "about/"] = frame("da", "about")
    contents = {("da", "about/"): Markup("<p>om os</p>")}
    publish_site(catalogue, localised, plan(catalogue), Frames(shells, contents), Desk(folder), Memo())
    for page in plan(catalogue):
        prefix = "" if page.language == "sv" else f"{page.language}/"
        shown = html.parse(folder / (prefix + page.output)).getroot()
        assert shown.get("lang") == page.language
        if page.language == "da":
            section = "press" if page.section == "press" else "about" if page.path == "about/" else "home"
            assert shown.get("data-frame") == section, page.path
    assert "om os" in (folder / "da/about/index.html").read_text(encoding="utf-8")
    assert b"\r" not in (folder / "index.html").read_bytes()


def test_a_language_without_a_home_page_is_told(
    catalogue: Catalogue, localised: dict[str, Localised], folder: Path
) -> None:
    with pytest.raises(PublishError, match=r"docs/da/index\.md is missing"):
        publish_site(
            catalogue, localised, plan(catalogue), Frames({("sv", ""): frame("sv")}, {}), Desk(folder), Memo()
        )


def test_what_is_wrong_with_the_staged_site_is_listed(
    catalogue: Catalogue, localised: dict[str, Localised], folder: Path
) -> None:
    shells = {(one, ""): frame(one) for one in catalogue.languages}
    wrong = {
        ("en", "about/"): Markup('<a href="../nowhere/">x</a>'),
        ("sv", "about/"): Markup('<a href="#nothing">x</a>'),
    }
    with pytest.raises(PublishError) as caught:
        publish_site(catalogue, localised, plan(catalogue), Frames(shells, wrong), Desk(folder), Memo())
    assert str(caught.value).splitlines() == [
        "about/index.html: #nothing leads to a page without that anchor", "en/about/index.html: ../nowhere/ leads nowhere",
    ]  # fmt: skip
