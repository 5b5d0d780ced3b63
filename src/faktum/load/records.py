"""Everything an editor wrote, read once: data/ and docs/ become records with positions.

Loading never stops at a problem: what can be read is kept, the rest is in `problems`.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Protocol, TypeVar

from pydantic import BaseModel, ValidationError

from faktum.load.files import read_text
from faktum.load.listing import Listing, names_below, names_inside
from faktum.load.prose import ProseFile, parse_prose
from faktum.load.wording import problems_of
from faktum.load.yaml import Document, parse_yaml
from faktum.model.base import ID_LENGTH, PERSON_ID, RECORD_ID, Record
from faktum.model.kinds import KINDS
from faktum.model.release import Prose, Release, Translation
from faktum.model.site import Site
from faktum.problems import Problem, quoted

AnyRecord = TypeVar("AnyRecord", bound=BaseModel)


@dataclass(slots=True)
class ReleaseText:
    """A release in one language: our headline, summary and text."""

    language: str
    title: str
    summary: str
    file: ProseFile
    front: Release | Translation


@dataclass(slots=True)
class PageText:
    """An authored page or a project's long text in one language."""

    language: str
    file: ProseFile
    front: Prose


@dataclass(slots=True)
class Loaded:
    """The site as its editors wrote it. Nothing here is derived."""

    root: Path
    site: Site
    records: dict[str, dict[str, Record]] = field(default_factory=dict)
    releases: dict[str, Release] = field(default_factory=dict)
    release_texts: dict[str, dict[str, ReleaseText]] = field(default_factory=dict)
    project_texts: dict[str, dict[str, PageText]] = field(default_factory=dict)
    pages: dict[str, dict[str, PageText]] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    """Record id → the document it came from. Releases: the file in the original language."""
    problems: list[Problem] = field(default_factory=list)
    listing: Listing | None = None
    """What files there were when they were read."""

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(language.code for language in self.site.languages)

    def line(self, record_id: str, *place: str | int) -> tuple[str, int]:
        """File and line of a place in a record."""
        document = self.documents[record_id]
        return document.path, document.line(*place)

    def all_records(self) -> Iterator[tuple[str, Record]]:
        """Every record with its kind; releases come last."""
        for kind, records in self.records.items():
            for record in records.values():
                yield kind, record
        for release in self.releases.values():
            yield "releases", release


Shelve = Callable[[Listing, tuple[str, ...]], "Shelf"]
"""Makes the shelf of what was read before, for a site in these languages."""


class Shelf(Protocol):
    """What was made of each file when it was last read."""

    def of(self, name: str, read: Callable[[list[Problem]], Any], problems: list[Problem]) -> Any:
        """What `read` makes of a file; what is wrong with it goes to `problems`."""

    def write(self) -> None:
        """Leave it for the next time."""


class _NoShelf:
    """Reads every file."""

    def of(self, _name: str, read: Callable[[list[Problem]], Any], problems: list[Problem]) -> Any:
        return read(problems)

    def write(self) -> None:
        """There is nothing."""


def load_site(root: Path, shelve: Shelve | None = None) -> Loaded | list[Problem]:
    """Read the site in `root`; only its problems when data/site.yml cannot be used.

    With `shelve` only what was written since it was last read.
    """
    problems: list[Problem] = []
    text = read_text(root / "data/site.yml", root, problems)
    if text is None:
        return problems
    document = parse_yaml(text, "data/site.yml", problems)
    site = _record(Site, document, "site", None, problems)
    if not isinstance(site, Site):
        return problems
    site = _with_environment(site, problems)
    listing = Listing.of(root)
    loaded = Loaded(root, site, problems=problems, listing=listing)
    loaded.documents["site"] = document
    _check_site_texts(site, document, problems)
    shelf = shelve(listing, loaded.languages) if shelve else _NoShelf()
    _load_data(loaded, shelf)
    for language in loaded.languages:
        _load_docs(loaded, language, shelf)
    shelf.write()
    _sort_releases(loaded)
    return loaded


def _check_site_texts(site: Site, document: Document, problems: list[Problem]) -> None:
    """The texts of site.yml, now that its languages are known."""
    languages = tuple(language.code for language in site.languages)
    try:
        Site.model_validate({**document.data, "id": "site"}, context={"languages": languages})
    except ValidationError as error:
        problems.extend(problems_of(error, Site, document))


def _with_environment(site: Site, problems: list[Problem]) -> Site:
    overrides = {
        key: os.environ[name]
        for key, name in (("site_url", "FAKTUM_SITE_URL"), ("repository", "FAKTUM_REPOSITORY"))
        if os.environ.get(name)
    }
    for key, address in overrides.items():
        if not address.startswith(("https://", "http://")):
            problems.append(
                Problem(
                    "data/site.yml", 1, "BAD-VALUE",
                    f"a web address in FAKTUM_{key.upper()}", quoted(address),
                    "Set the variable to an address that begins with https://, or unset it.",
                )
            )  # fmt: skip
            return site
    site = site.model_copy(update=overrides)
    if not site.site_url.endswith("/"):
        site = site.model_copy(update={"site_url": site.site_url + "/"})
    return site


def _record(
    model: type[AnyRecord], document: Document, record_id: str, languages: tuple[str, ...] | None,
    problems: list[Problem],
) -> AnyRecord | None:  # fmt: skip
    data: Any = document.data
    if data is None or document.refused:
        return None
    if not isinstance(data, dict):
        problems.append(
            Problem(document.path, 1, "WRONG-TYPE", "keys with values", quoted(data),
                    "Write `key: value` on lines of their own.")
        )  # fmt: skip
        return None
    given: dict[str, Any] = dict(data)
    if "id" in given and issubclass(model, Record):
        problems.append(
            Problem(document.path, document.line("id"), "ID-IN-FILE", "no id in the file", quoted(given["id"]),
                    f'Remove the line: the id is the file\'s name, "{record_id}".'
                    if given["id"] == record_id else
                    f'The id is the file\'s name, "{record_id}". Rename the file or remove the line.')
        )  # fmt: skip
        return None
    if issubclass(model, Record):
        given["id"] = record_id
    try:
        return model.model_validate(given, context={"languages": languages} if languages else None)
    except ValidationError as error:
        problems.extend(problems_of(error, model, document))
        return None


def _load_data(loaded: Loaded, shelf: Shelf) -> None:
    for kind, model in KINDS.items():
        records = loaded.records.setdefault(kind, {})
        names = [posixpath.basename(name) for name in names_inside(loaded.root, f"data/{kind}")]
        for stem, ending in sorted(map(posixpath.splitext, names)):
            name = f"data/{kind}/{stem}{ending}"
            if stem.startswith("."):
                continue
            if ending != ".yml":
                loaded.problems.append(
                    Problem(name, 1, "BAD-ID", "files that end in .yml", quoted(stem + ending),
                            f"Rename it to {stem}.yml." if ending == ".yaml" else "Move it elsewhere.")
                )  # fmt: skip
                continue
            read = partial(_read_record, loaded, kind, model, stem, name)
            document, record = shelf.of(name, read, loaded.problems)
            if isinstance(record, Record):
                records[record.id] = record
            if document:
                loaded.documents.setdefault(stem, document)


def _read_record(
    loaded: Loaded, kind: str, model: type[Record], stem: str, name: str, problems: list[Problem]
) -> tuple[Document | None, Record | None]:
    text = read_text(loaded.root / name, loaded.root, problems)
    if text is None or not _good_id(kind, stem, name, problems):
        return None, None
    document = parse_yaml(text, name, problems)
    return document, _record(model, document, stem, loaded.languages, problems)


def _good_id(kind: str, record_id: str, path: str, problems: list[Problem]) -> bool:
    if kind == "people":
        if re.fullmatch(PERSON_ID, record_id):
            return True
        hint = "People's ids carry no name: p- and five random letters or digits, such as p-7k3mq."
    else:
        if (
            re.fullmatch(RECORD_ID, record_id)
            and len(record_id) <= ID_LENGTH
            and not record_id.startswith("p-")
            and record_id != "page"
        ):
            return True
        hint = "Lower-case letters a–z, digits and hyphens; å ä become a, ö ø become o, æ becomes ae."
    problems.append(Problem(path, 1, "BAD-ID", "a file name that can be an id", quoted(record_id), hint))
    return False


def _load_docs(loaded: Loaded, language: str, shelf: Shelf) -> None:
    folder = f"docs/{language}"
    for name in names_below(loaded.root, folder):
        if not name.endswith(".md"):
            continue
        parts = tuple(posixpath.splitext(name.removeprefix(f"{folder}/"))[0].split("/"))
        file, front = shelf.of(name, partial(_read_text, loaded, language, name, parts), loaded.problems)
        if isinstance(front, Release | Translation):
            loaded.release_texts.setdefault(f"{parts[1]}/{parts[2]}", {})[language] = ReleaseText(
                language, front.title, front.summary, file, front
            )
        elif front is not None:
            page = PageText(language, file, front)
            if parts[0] == "projects" and len(parts) == 2 and parts[1] != "index":
                loaded.project_texts.setdefault(parts[1], {})[language] = page
            else:
                loaded.pages.setdefault("/".join(parts), {})[language] = page


_ORIGINAL = frozenset({"sources", "projects", "topics", "facts", "updated"})


def _read_text(
    loaded: Loaded, language: str, name: str, parts: tuple[str, ...], problems: list[Problem]
) -> tuple[ProseFile | None, Release | Translation | Prose | None]:
    """A file with its front matter: that of a release, or of any other text."""
    text = read_text(loaded.root / name, loaded.root, problems)
    if text is None or not all(_good_id("", part, name, problems) for part in parts):
        return None, None
    file = parse_prose(text, name, language, problems)
    if not (parts[0] == "press" and len(parts) == 3 and parts[2] != "index"):
        return file, _record(Prose, file.front, "", loaded.languages, problems)
    data = file.front.data
    # Only an original says what the release is about; whatever else it lacks, the other is a translation.
    original = not isinstance(data, dict) or (
        "translated_from" not in data and not _ORIGINAL.isdisjoint(data)
    )
    model: type[Release | Translation] = Release if original else Translation
    return file, _record(model, file.front, f"{parts[1]}/{parts[2]}", loaded.languages, problems)


def _sort_releases(loaded: Loaded) -> None:
    for release_id, texts in sorted(loaded.release_texts.items()):
        originals = [text for text in texts.values() if isinstance(text.front, Release)]
        if len(originals) != 1:
            continue  # `faktum.checks.texts.translations` says so
        original = originals[0]
        assert isinstance(original.front, Release)
        loaded.releases[release_id] = original.front
        loaded.documents[release_id] = original.file.front
