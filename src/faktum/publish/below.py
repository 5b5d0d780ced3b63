"""Which files stand below a folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path


def files_below(folder: Path | str, name: str = "") -> Iterator[str]:
    """Every file and symbolic link below `folder` by its path there, with `/` on every machine; in no order."""
    with os.scandir(folder) as found:
        for entry in found:
            if entry.is_dir(follow_symlinks=False):
                yield from files_below(entry.path, f"{name}{entry.name}/")
            else:
                yield name + entry.name
