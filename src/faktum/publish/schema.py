"""The JSON Schemas under data/schema/, which the first line of each data file names.

`python -m faktum.publish.schema [DIR]` writes them anew for the languages of that site.
"""

from __future__ import annotations

import sys
from pathlib import Path

from faktum.load.records import load_site
from faktum.model.schema import as_text, json_schemas


def write_schemas(root: Path, languages: tuple[str, ...]) -> list[Path]:
    """Write every schema of the site in `root`, and remove those of kinds that are no more."""
    folder = root / "data/schema"
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, schema in json_schemas(languages).items():
        path = folder / f"{name}.schema.json"
        path.write_text(as_text(schema), encoding="utf-8", newline="\n")
        written.append(path)
    for path in set(folder.glob("*.schema.json")) - set(written):
        path.unlink()
    return written


def main(arguments: list[str]) -> int:
    """Write the schemas of the site in the folder given, or in the one it is called in."""
    root = Path(arguments[0]) if arguments else Path()
    loaded = load_site(root)
    if isinstance(loaded, list):
        print(*loaded, sep="\n", file=sys.stderr)  # noqa: T201 - a command
        return 1
    written = write_schemas(root, loaded.languages)
    print(f"{len(written)} schemas written to {root / 'data/schema'}.")  # noqa: T201 - a command
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
