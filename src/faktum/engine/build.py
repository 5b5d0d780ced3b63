"""Build a site in this process, strictly, and say in plain words how it went; with MkDocs, where it has a part in it.

MkDocs is imported when it is needed: that takes longer than most builds after an edit.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from faktum.building import Building, RefusedError, interrupted
from faktum.machines import MachinesError
from faktum.publish.last_build import PLAIN, Before, last_build
from faktum.publish.staging import StagingError
from faktum.spoken import LOG, spoken_log

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

log = logging.getLogger(LOG)


class BuildError(Exception):
    """Nothing was published; the message says why."""


def build_site(root: Path, site_dir: Path | None = None) -> None:
    """Build the site in `root` into `site_dir`, or where its mkdocs.yml says. Raises BuildError."""
    before = Before.of(root, site_dir or root / "site", PLAIN)
    if not (before and built_again(before)):
        with spoken_log():
            _built_with_mkdocs(root, site_dir)


def built_again(before: Before) -> bool:
    """Build with the frames of the last build; False where MkDocs would make others. Raises BuildError."""
    with spoken_log():
        return before.frames_stand and _built_again(before)


def _built_again(before: Before) -> bool:
    root, site_dir = before.build.root, before.build.site_dir
    try:
        building = Building.begin(root.resolve(), site_dir, before.seen.record)
        try:
            # Another build may have ended while this one waited for the lock.
            frames = building.frames() if last_build(root, site_dir) == before.build else None
            if frames is None:
                return False
            building.publish(frames, again=True)
        finally:
            building.staging.abandon()
    except RefusedError as error:
        raise BuildError(str(error).strip()) from error
    except (OSError, StagingError, MachinesError) as error:
        raise BuildError(interrupted(error)) from error
    return True


def _built_with_mkdocs(root: Path, site_dir: Path | None) -> None:
    from mkdocs.commands.build import build
    from mkdocs.exceptions import MkDocsException

    from faktum.engine.call import Call

    try:
        config = read_config(root, site_dir)
        if said := Call.of(config).nothing_to_do():
            for line in said:
                log.info("%s", line)
        else:
            build(config)
    except (MkDocsException, OSError) as error:
        raise BuildError(str(error).strip() or type(error).__name__) from error


def read_config(root: Path, site_dir: Path | None = None) -> MkDocsConfig:
    """MkDocs' configuration, strict whatever mkdocs.yml says."""
    from mkdocs.config import load_config

    given = {} if site_dir is None else {"site_dir": str(site_dir)}
    return load_config(str(root / "mkdocs.yml"), strict=True, **given)
