"""Published facts, roles and offices as a git revision has them, read as far as it goes.

The revision may be older than today's models: a key that is not known is passed over, and a fact that
cannot be read is left out and named. Files come from git's own store; the working tree is not touched.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic_core import PydanticCustomError

from faktum.load.files import MAX_BYTES, decoded
from faktum.load.prose import split_front_matter
from faktum.load.yaml import parse_yaml
from faktum.model.base import LocalizedText
from faktum.model.fact import Correction, Value

_DATA = re.compile(r"data/[^/]+/([^/]+)\.yml")
_RELEASE = re.compile(r"docs/[^/]+/press/([0-9]{4}/[^/]+)\.md")
_SECTIONS: Mapping[str, type] = {"facts": Mapping, "participants": list, "appointments": Mapping}
"""Where a record writes facts, as such, as roles and as offices, and what stands there."""
_FILES = frozenset({"100644", "100755"})
"""Modes of files in git; others are symbolic links and submodules."""
_HERE = "@"
"""git's short name for the commit that is checked out."""


class RevisionError(Exception):
    """There is no such revision here; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Published:
    """What a revision shows for a fact: its chosen statement."""

    record: str
    section: str
    """Where it was written: `facts`, `participants` or `appointments`."""
    key: str
    path: str
    value: Value | None
    qualifier: str
    text: Mapping[str, str]
    of: str | None
    unknown: str | None
    source: str
    place: str
    corrections: frozenset[tuple[str, ...]]

    @property
    def id(self) -> str:
        return f"{self.record}.{self.key}"


@dataclass(slots=True)
class Revision:
    """The facts of one revision."""

    name: str
    """As it was asked for."""
    facts: dict[str, Published] = field(default_factory=dict)
    """Fact id → what was shown. Ids are those of the revision."""
    unread: dict[str, list[str]] = field(default_factory=dict)
    """File → what of it could not be read: keys of facts, or nothing where all of it could not."""
    fork: Revision | None = None
    """Where the work that is checked out left the revision's line, when the revision has gone on since."""


def read_revision(root: Path, name: str) -> Revision:
    """The facts of the site in `root` in a revision. Raises RevisionError."""
    commit = _commit(root, name)
    revision = _facts_of(root, commit, name)
    common = _git(root, "merge-base", commit, _HERE)
    fork = common.stdout.decode().strip() if common.returncode == 0 else ""
    if fork and fork != commit:
        revision.fork = _facts_of(root, fork, name)
    return revision


def correction_key(one: Correction | Mapping[str, Any]) -> tuple[str, ...]:
    """What tells one correction of a fact from another: its day and the values before and after."""
    if isinstance(one, Correction):
        return tuple(_flat(part) for part in (one.on.text, one.from_, one.to))
    return tuple(_flat(one.get(part)) for part in ("on", "from", "to"))


def _flat(part: Any) -> str:
    texts = dict(part.items()) if isinstance(part, LocalizedText | Mapping) else {"": part}
    return "\n".join(f"{key} {' '.join(str(text).split())}" for key, text in sorted(texts.items()))


# -- git ------------------------------------------------------------------------------------------


def _git(root: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(  # noqa: S603 - no shell; a revision is never read as an option
            ["git", "-C", str(root), *arguments],  # noqa: S607 - git from the path, as make does
            input=given, capture_output=True, check=False, timeout=120,
        )  # fmt: skip
    except FileNotFoundError:
        raise RevisionError("git is needed to look at an earlier revision. Install git.") from None
    except subprocess.TimeoutExpired:
        raise RevisionError("git gave no answer in two minutes.") from None


def _commit(root: Path, name: str) -> str:
    """The hash of the commit that a revision names."""
    inside = _git(root, "rev-parse", "--is-inside-work-tree", "--is-shallow-repository")
    if inside.returncode != 0:
        told = inside.stderr.decode(errors="replace").strip().removeprefix("fatal: ")
        raise RevisionError(
            f"{root.absolute()} is not in a git repository that can be read ({told or 'no answer'}). "
            "Run the command in a clone of the repository, or leave --since out."
        )
    found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if found.returncode == 0:
        return found.stdout.decode().strip()
    shallow = inside.stdout.split()[-1:] == [b"true"]
    raise RevisionError(
        f"git knows no revision {name!r} here. "
        + (
            "This clone is shallow: it lacks the history. Fetch it with `git fetch --unshallow`; in a workflow, "
            "write `fetch-depth: 0` under `with` of actions/checkout."
            if shallow
            else "Name a branch, a tag or a commit; `git fetch origin` brings those of the server, such as origin/main."
        )
    )


def _files(root: Path, commit: str) -> Iterator[tuple[str, bytes]]:
    """Path below the site's folder → content, of every file that may hold facts."""
    listed = _git(root, "ls-tree", "-r", "-z", "-l", commit, "--", "data/", "docs/")
    wanted: list[tuple[str, str]] = []
    for row in listed.stdout.split(b"\0"):
        about, _, path = row.decode(errors="replace").partition("\t")
        if (_DATA.fullmatch(path) or _RELEASE.fullmatch(path)) and about.split()[0] in _FILES:
            _mode, _kind, name, size = about.split()
            if size.isdecimal() and int(size) <= MAX_BYTES:
                wanted.append((path, name))
    answer = _git(root, "cat-file", "--batch", given="".join(f"{name}\n" for _, name in wanted).encode())
    all_of_it, at = answer.stdout, 0
    for path, _ in wanted:
        end = all_of_it.find(b"\n", at)
        told = all_of_it[at:end].rpartition(b" ")[2]
        at = end + 1
        if told.isdigit():  # else git says that the object is missing
            yield path, all_of_it[at : at + int(told)]
            at += int(told) + 1


# -- facts ----------------------------------------------------------------------------------------


def _facts_of(root: Path, commit: str, name: str) -> Revision:
    revision = Revision(name)
    for path, content in _files(root, commit):
        if not any(section.encode() in content for section in _SECTIONS):
            continue
        match = _RELEASE.fullmatch(path) or _DATA.fullmatch(path)
        record = _record_in(content, path)
        if match is None or record is None:
            revision.unread[path] = []
            continue
        for section, key, raw in _facts_in(record):
            fact = _published(match[1], section, key, path, raw)
            if fact is None:
                revision.unread.setdefault(path, []).append(key)
            else:
                revision.facts.setdefault(fact.id, fact)
    return revision


def _record_in(content: bytes, path: str) -> Mapping[Any, Any] | None:
    """What is written in a file, or None where its facts cannot be read."""
    text = decoded(content, path, [])
    if text is None:
        return None
    front = split_front_matter(text)[0] if path.endswith(".md") else text
    if not front.strip():
        return {}
    document = parse_yaml(front, path, [])
    if not isinstance(document.data, Mapping):
        return None
    known = [name for name in _SECTIONS if name in document.data]
    if any(not isinstance(document.data[name], _SECTIONS[name]) for name in known):
        return None
    return None if document.refused and not known else document.data


def _facts_in(record: Mapping[Any, Any]) -> Iterator[tuple[str, str, Any]]:
    """Section, key and content of every fact of a record; roles and offices as a fact would write them."""
    for key, raw in record.get("facts", {}).items():
        yield "facts", str(key), raw
    for number, raw in enumerate(record.get("participants", ()), start=1):
        role, named = (
            (raw.get("role"), raw.get("organisations")) if isinstance(raw, Mapping) else (None, None)
        )
        if isinstance(named, list):
            for one in named:
                yield "participants", f"{role}-{one}", {**raw, "value": role, "of": one}
        else:
            yield "participants", f"participation {number}", None
    for key, raw in record.get("appointments", {}).items():
        yield "appointments", str(key), _as_fact(raw) if isinstance(raw, Mapping) else None


def _as_fact(office: Mapping[Any, Any]) -> dict[str, Any]:
    """An office as a fact in words about its organisation."""
    said = office.get("statements", [office])
    statements = [
        {**one, "text": office.get("title")} for one in (said if isinstance(said, list) else ()) if isinstance(one, Mapping)
    ]  # fmt: skip
    return {
        "of": office.get("organisation"),
        "statements": statements,
        "corrections": office.get("corrections"),
    }


def _published(record: str, section: str, key: str, path: str, raw: Any) -> Published | None:
    """The chosen statement of a fact, or None where it cannot be read."""
    if not isinstance(raw, Mapping):
        return None
    written = raw.get("statements", [raw])
    statements = [one for one in written if isinstance(one, Mapping)] if isinstance(written, list) else []
    if not statements:
        return None
    chosen = next((one for one in statements if one.get("preferred")), statements[0])
    text, value, unknown = chosen.get("text"), chosen.get("value"), chosen.get("unknown")
    of = chosen.get("of") or raw.get("of")
    if value is None and not text and not of and not unknown:
        return None
    corrections = raw.get("corrections")
    try:
        return Published(
            record, section, key, path, None if value is None else Value.parse(str(value)),
            str(chosen.get("qualifier") or "exact"),
            {str(code): str(one) for code, one in text.items()} if isinstance(text, Mapping) else {},
            str(of) if of else None, str(unknown) if unknown else None, str(chosen.get("source") or ""),
            str(chosen.get("place") or ""),
            frozenset(
                correction_key(one) for one in (corrections if isinstance(corrections, list) else ())
                if isinstance(one, Mapping)
            ),
        )  # fmt: skip
    except PydanticCustomError:
        return None
