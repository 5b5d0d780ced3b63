"""After any edits, a site that is made with what was made before is the site that is made without."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from conftest import SMALL, files_below
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from faktum.building import memo_of
from faktum.catalogue import Catalogue, resolve
from faktum.checks import check_loaded
from faktum.fingerprint import PACKAGE, Standing
from faktum.load.records import Loaded, load_site
from faktum.memo.memo import Memo
from faktum.publish.desk import Desk
from faktum.publish.frames import Frames
from faktum.publish.site import PublishError, publish_site
from faktum.publish.staging import Staging
from faktum.render.addresses import path_of_source
from faktum.render.frame import HOLES
from faktum.render.markdown import mark_expressions
from faktum.render.plan import plan
from faktum.render.view import Localised
from faktum.theme import THEME

if TYPE_CHECKING:
    import pytest

FILES = sorted(
    path.relative_to(SMALL).as_posix() for path in (*SMALL.rglob("data/**/*.yml"), *SMALL.rglob("docs/**/*.md"))
    if path.name != "search.md"  # indexing is looked at by itself
)  # fmt: skip
"""What can be edited."""
PHRASES = [f"data/messages/{language}.yml" for language in ("sv", "da", "en")]
"""The same: all phrases of a language, as the site's own."""
_WORD = re.compile(r"(?<=[\w ])[a-zåäöæø]{4,}(?![\w:/.-])")
_DIGIT = re.compile(r"\d")


def edited(text: str, line: int, kind: str) -> str:
    """The text with one line gone, one word or one digit another; the text itself where the line has none."""
    lines = text.split("\n")
    at = line % len(lines)
    match kind:
        case "gone":
            lines[at : at + 1] = []
        case "word":
            lines[at] = _WORD.sub(lambda match: f"{match[0]}x", lines[at], count=1)
        case "digit":
            lines[at] = _DIGIT.sub(lambda match: str((int(match[0]) + 1) % 10), lines[at], count=1)
    return "\n".join(lines)


def frames_of(catalogue: Catalogue) -> Frames:
    """Frames made by hand, and authored texts as one paragraph."""
    holes = "".join(str(HOLES[one]) for one in ("header", "breadcrumb", "article", "footer"))
    shells = {
        (code, ""): f'<html lang="{code}"><head>{HOLES["head"]}</head><body>{holes}</body></html>'
        for code in catalogue.languages
    }
    contents = {
        (code, path_of_source(f"{name}.md")): Markup("<p>%s</p>") % mark_expressions(text.file.body, lambda _call: Markup(""))[0]
        for name, texts in catalogue.loaded.pages.items() for code, text in texts.items()
    }  # fmt: skip
    return Frames(shells, contents)


class Site:
    """A site that is edited and made again and again."""

    def __init__(self, folder: Path) -> None:
        self.root, self.staging = folder / "root", Staging(folder / "made")
        shutil.copytree(SMALL, self.root, ignore=shutil.ignore_patterns("search.md"))
        for name in PHRASES:
            path = self.root / name
            path.parent.mkdir(exist_ok=True)
            shutil.copy(PACKAGE / "locale/messages" / path.name, path)

    def resolved(self) -> Catalogue | None:
        """What stands in the files; None where they have errors."""
        loaded = load_site(self.root)
        if not isinstance(loaded, Loaded) or loaded.problems or check_loaded(loaded).errors:
            return None
        return resolve(loaded)

    def made_again(self) -> dict[str, bytes] | str | None:
        """The site with what was made before; what is wrong with it, or None where nothing is made."""
        if (catalogue := self.resolved()) is None:
            return None
        self.staging.begin()
        try:
            localised = {code: Localised.of(catalogue, code) for code in catalogue.languages}
            standing = Standing.of(self.staging.site_dir)
            memo = memo_of(self.staging, catalogue, localised, standing)
            published = self._publish(
                catalogue,
                localised,
                Desk(self.staging.folder, self.staging.site_dir, standing.files.keys()),
                memo,
            )
            if isinstance(published, str):
                return published
            self.staging.publish(
                published,
                then=lambda _changed: memo.write(Standing.of(self.staging.site_dir).fingerprint.encode()),
            )
        finally:
            self.staging.abandon()
        return dict(files_below(self.staging.site_dir))

    def made_anew(self, folder: Path) -> dict[str, bytes] | str:
        catalogue = self.resolved()
        assert catalogue is not None
        shutil.rmtree(folder, ignore_errors=True)
        localised = {code: Localised.of(catalogue, code) for code in catalogue.languages}
        published = self._publish(catalogue, localised, Desk(folder), Memo())
        return published if isinstance(published, str) else dict(files_below(folder))

    def _publish(
        self, catalogue: Catalogue, localised: dict[str, Localised], desk: Desk, memo: Memo
    ) -> frozenset[str] | str:  # fmt: skip
        for path in THEME.rglob("assets/**/*.*"):
            target = desk.folder / path.relative_to(THEME)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
        try:
            return publish_site(catalogue, localised, plan(catalogue), frames_of(catalogue), desk, memo).kept
        except PublishError as error:
            return str(error)


EDIT = st.one_of(
    st.tuples(st.sampled_from(FILES), st.integers(0, 80), st.sampled_from(["gone", "word", "digit"])),
    st.tuples(st.sampled_from(PHRASES), st.integers(0, 500), st.just("word")),
)


@settings(max_examples=8)
@given(edits=st.lists(EDIT, min_size=2, max_size=4))
def test_after_any_edits_the_site_is_as_if_made_anew(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[str, int, str]]
) -> None:
    folder = tmp_path_factory.mktemp("edited")
    site = Site(folder)
    site.made_again()
    for path, line, kind in [*edits, *reversed(edits)]:
        _edit(site.root / path, line, kind)
        again = site.made_again()
        if again is not None:
            assert again == site.made_anew(folder / "anew")
    shutil.rmtree(folder)


def _edit(path: Path, line: int, kind: str) -> None:
    path.write_text(edited(path.read_text(encoding="utf-8"), line, kind), encoding="utf-8")
