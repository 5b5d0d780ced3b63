"""Files of data/ and docs/: no symbolic links, nothing that would be copied to the site unread."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from faktum.checks.files.pictures import TYPES, check_picture
from faktum.checks.index import Index
from faktum.load.files import link_problem
from faktum.problems import Problem, did_you_mean, quoted
from faktum.questions import question_of_site


def check_files(index: Index) -> Iterator[Problem]:
    languages = index.languages
    for name in index.listing.names:
        if name.endswith("@"):
            yield link_problem(name.removesuffix("@"))
        elif not name.endswith(("/", "=")) and not name.rpartition("/")[2].startswith("."):
            yield from _file(index, languages, name)


def _file(index: Index, languages: tuple[str, ...], name: str) -> Iterator[Problem]:
    path = PurePath(name)
    match path.parts:
        case "data", "site.yml":
            pass
        case "data", _:
            yield _unknown(name, "only site.yml beside the folders in data/", ["site.yml"])
        case "data", "messages", *rest if rest not in [[f"{one}.yml"] for one in languages]:
            yield _unknown(
                name, "a file for each language in data/messages/", [f"{one}.yml" for one in languages]
            )
        case "docs", _:
            yield _unknown(name, f"only the folders {', '.join([*languages, 'assets'])} in docs/", [])
        case "docs", "assets", *_ if path.suffix in TYPES:
            yield from _picture(index, name)
        case "docs", "assets", *_:
            yield _unknown(name, f"pictures ({', '.join(TYPES)}) in docs/assets/", [])
        case "docs", language, *_ if language in languages and not name.endswith(".md"):
            yield _unknown(name, f"texts (.md) in docs/{language}/", [f"{path.stem}.md"])


@question_of_site
def _picture(index: Index, name: str) -> list[Problem]:
    """What is wrong with a picture."""
    return list(check_picture(index.root / name, name))


def _unknown(name: str, expected: str, known: list[str]) -> Problem:
    found = name.rpartition("/")[2]
    return Problem(
        name, 1, "UNKNOWN-FILE", expected, quoted(found),
        did_you_mean(found, known, "Remove the file; pictures belong in docs/assets/."),
    )  # fmt: skip
