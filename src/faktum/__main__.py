"""The program `faktum`, and `python -m faktum`.

`faktum build` is answered here where nothing has changed since the last time: loading the command line
and MkDocs takes longer than to see that. Everything else is for the command line.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from faktum.publish.last_build import PLAIN, nothing_to_do


def main() -> None:
    """Run a command. Exit status: see `faktum --help`."""
    if said := _nothing_to_build(sys.argv[1:]):
        print(*said, sep="\n", file=sys.stderr)  # noqa: T201 - what the build itself would say
        return
    from faktum.cli import app

    app()


def _nothing_to_build(arguments: Sequence[str]) -> Sequence[str] | None:
    match arguments:
        case ["build"]:
            root = Path.cwd()
        case ["build", "--site" | "-s", folder]:
            root = Path(folder).absolute()
        case _:
            return None
    return nothing_to_do(root, root / "site", PLAIN)


if __name__ == "__main__":
    main()
