"""One build of a site, apart from the engine: load and check first, publish when the frames of its pages are there."""

from __future__ import annotations

import errno
import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from faktum.catalogue import Catalogue, resolve
from faktum.checks import check_loaded
from faktum.checks.kept import shelf_of
from faktum.fingerprint import Standing, UnsettledError
from faktum.load.records import load_site
from faktum.locale.messages import Languages
from faktum.machines import MachinesError
from faktum.marks import mark_of
from faktum.memo.answered import Answered
from faktum.memo.memo import Answers, Memo, left_in
from faktum.memo.surroundings import surroundings
from faktum.phases import phase
from faktum.problems import Report
from faktum.publish.desk import Desk
from faktum.publish.frames import Frames
from faktum.publish.last_build import LastBuild, forget
from faktum.publish.site import PublishError, publish_site
from faktum.publish.staging import Changed, InterruptedMoveError, Staging, StagingError
from faktum.questions import of_kind
from faktum.render.environment import TEMPLATES
from faktum.render.plan import Page, plan
from faktum.render.view import Localised
from faktum.spoken import LOG
from faktum.workers import without_collecting

log = logging.getLogger(LOG)


class RefusedError(Exception):
    """The site has errors, or must not be published as it came out: it stays as it was. The message says why."""


@dataclass
class Building:
    """A site that is loaded and free of errors, and the lock of its staging folder."""

    staging: Staging
    catalogue: Catalogue
    localised: dict[str, Localised]
    pages: list[Page]
    summary: tuple[str, ...]
    """What the editor was told of the checks."""
    began: LastBuild | None
    """What was there to be read when this build began."""
    standing: Standing | None
    """The site as it stands; None where there is something in it that cannot be relied on."""
    memo: Memo

    @classmethod
    def begin(cls, root: Path, site_dir: Path, look: Callable[[], LastBuild | None]) -> Building:
        """Take the lock, `look` at what there is, load and check it. Raises RefusedError, StagingError, OSError."""
        staging = Staging(site_dir)
        # First of all: what an interrupted build left half done is finished even if this one fails.
        staging.begin()
        try:
            with without_collecting():
                return cls._prepared(root, staging, look())
        except BaseException:
            staging.abandon()
            raise

    @classmethod
    def _prepared(cls, root: Path, staging: Staging, began: LastBuild | None) -> Building:
        with phase("loading"):
            loaded = load_site(root, partial(shelf_of, root))
        with phase("checks"):
            report = Report.of(loaded) if isinstance(loaded, list) else check_loaded(loaded)
        if isinstance(loaded, list) or report.errors:
            raise RefusedError(f"\n{report.as_text()}\nNothing was built; the site is as it was.")
        summary = (f"{report.summary()} Run `faktum check` to read them.",) if report.problems else ()
        for line in summary:
            log.info("%s", line)
        catalogue = resolve(loaded)
        localised = {code: Localised.of(catalogue, code) for code in catalogue.languages}
        with phase("what was made before"):
            standing = _standing(staging.site_dir)
            memo = memo_of(staging, catalogue, localised, standing) if standing else Memo()
        return cls(staging, catalogue, localised, plan(catalogue), summary, began, standing, memo)

    def frames(self) -> Frames | None:
        """Those that the engine made in the last build, if it was told the same."""
        told = self.memo.recall(_FRAMES, _framing(self.catalogue, self.pages))
        return Frames.told(told) if told else None

    def publish(self, frames: Frames, *, again: bool) -> None:
        """Pour, verify and move the site into place. Raises RefusedError, StagingError, OSError.

        `again` says whether the engine would make the same frames of the same files.
        """
        standing = self.standing.files.keys() if self.standing else None
        desk = Desk(self.staging.folder, self.staging.site_dir, standing or frozenset())
        try:
            with without_collecting():
                published = publish_site(self.catalogue, self.localised, self.pages, frames, desk, self.memo)
        except PublishError as error:
            raise RefusedError(f"\n{error}\nNothing was published; the site is as it was.") from error
        if again:
            own = replace(frames, files=frames.files - published.names)
            self.memo.keep(_FRAMES, _framing(self.catalogue, self.pages), (), own.as_json())
        with phase("moving into place"):
            changed = self.staging.publish(published.kept, self._remember, standing)
        log.info("%s", changed)

    def _remember(self, changed: Changed) -> None:
        """So that a build of the same can say at once what this one would, and one of nearly the same is quick."""
        site_dir = self.staging.site_dir
        if self.standing is None:
            forget(site_dir)
            return
        wrote = self.standing.after(site_dir, changed.moves, changed.removals).fingerprint
        if self.began:
            self.began.keep([*self.summary, str(Changed(0, 0, changed.written + changed.unchanged))], wrote)
        self.memo.write(wrote.encode())


_FRAMES = "frames"
"""Their name in the memo."""


def _framing(catalogue: Catalogue, pages: Iterable[Page]) -> bytes:
    """The mark of what the engine is told by us: the frames of the last build are those of this one while it is the same."""
    site = catalogue.site
    paths = sorted({page.path for page in pages})
    return mark_of(repr((site.site_url, site.title, site.languages, paths)))


def frames_left(site_dir: Path, catalogue: Catalogue, pages: Iterable[Page]) -> Frames | None:
    """Those that the last build of a site has left, for whoever knows that it was the same engine with the same files."""
    told = left_in(_memo(Staging(site_dir)), _FRAMES, _framing(catalogue, pages))
    return Frames.told(told) if told else None


def _memo(staging: Staging) -> Path:
    return staging.workshop / "memo.sqlite"


def interrupted(error: OSError | StagingError | MachinesError) -> str:
    """What a full disk, a folder that cannot be written, or a machine that does not answer means for the site."""
    if isinstance(error, InterruptedMoveError):
        return f"{error} Make room and build again: the next build begins by finishing this."
    if isinstance(error, OSError):
        what = (
            "The disk is full" if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG} else error.strerror
        )
        where = f": {error.filename} could not be written" if error.filename else ""
        return f"{what}{where}. Nothing was published; the site is as it was."
    return f"{error} Nothing was published; the site is as it was."


def _standing(site_dir: Path) -> Standing | None:
    try:
        return Standing.of(site_dir)
    except (UnsettledError, OSError):
        return None


def memo_of(
    staging: Staging, catalogue: Catalogue, localised: Mapping[str, Localised], standing: Standing
) -> Memo:
    """What may be used of the last build, beside the site as it stands."""
    answered = Answered(catalogue.loaded.documents)
    asked = {
        "Catalogue": catalogue, "Records": catalogue, "Facts": catalogue.facts, "Directory": catalogue.directory,
        "Languages": Languages(lambda language: localised[language].messages), "Templates": TEMPLATES,
    }  # fmt: skip
    answers = Answers(
        catalogue.grounds, of_kind("sources"),
        lambda question: answered.mark(question.answer(asked, localised)),
    )  # fmt: skip
    return Memo.open(
        _memo(staging),
        surroundings(catalogue, localised),
        standing.fingerprint.encode(),
        answers,
    )
