"""The program `faktum`, and `python -m faktum`.

`faktum build` is answered here where nothing has changed since the last time, and done here where MkDocs has no part in
it: loading the command line and MkDocs takes longer than that. Everything else is for the command line.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from faktum.publish.last_build import PLAIN, Before


def main() -> None:
    """Run a command. Exit status: see `faktum --help`."""
    if before := _build_before(sys.argv[1:]):
        if said := before.nothing_to_do():
            print(*said, sep="\n", file=sys.stderr)  # noqa: T201 - what the build itself would say
            return
        if before.frames_stand and _built_again(before):
            return
    from faktum.cli import app

    app()


def _build_before(arguments: Sequence[str]) -> Before | None:
    """The build before the one that is asked for, where that is one without further options."""
    match arguments:
        case ["build"]:
            root = Path.cwd()
        case ["build", "--site" | "-s", folder]:
            root = Path(folder).absolute()
        case _:
            return None
    return Before.of(root, root / "site", PLAIN)


def _built_again(before: Before) -> bool:
    from faktum.engine.build import BuildError, built_again

    try:
        return built_again(before)
    except BuildError as error:
        print(error, file=sys.stderr)  # noqa: T201 - as the command line does
        sys.exit(1)


if __name__ == "__main__":
    main()
