"""The folder in a site's root for what is kept from one run to the next: `.faktum`, which git does not see.

Nothing in it is ever needed. Where it cannot be written, nothing is kept.
"""

from __future__ import annotations

from pathlib import Path

NAME = ".faktum"
_IGNORED = "# What is kept from one run to the next. It may be deleted at any time.\n*\n"


def kept_in(root: Path, name: str) -> Path | None:
    """Where a file of that name is kept; None where nothing can be."""
    folder = root / NAME
    try:
        if folder.is_symlink():
            return None  # it may lead anywhere
        folder.mkdir(exist_ok=True)
        ignored = folder / ".gitignore"
        if not ignored.exists():
            ignored.write_text(_IGNORED, encoding="utf-8")
    except OSError:
        return None
    return None if (folder / name).is_symlink() else folder / name
