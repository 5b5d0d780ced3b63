"""What translators have still to do: translations that their original has left behind, and missing ones."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from faktum.load.history import Earlier, earlier_texts
from faktum.load.prose import parse_prose, text_hash
from faktum.load.records import Loaded
from faktum.load.versions import Version, every_set, original_of

_RELEASE = re.compile("press/[^/]+/[^/]+")
_LINE_ENDS = re.compile(rb"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_ALIKE = 0.5
"""How much of a paragraph is left when it is the same paragraph changed, and not another one."""
_NOT_A_TEXT = re.compile(r"[0-9]+(?:e[0-9]+)?")
"""A hash that YAML would read as a number."""


@dataclass(frozen=True, slots=True)
class Change:
    """A paragraph of an original that has changed: `before` or `after` is empty for a new or a removed one."""

    line: int
    """In the original as it is now."""
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Stale:
    """A translation that follows an earlier text of its original."""

    file: str
    original: str
    commit: str = ""
    """The commit that has the text that was translated; empty when none has."""
    day: str = ""
    changes: tuple[Change, ...] = ()


@dataclass(slots=True)
class Debt:
    """What one language lacks."""

    current: int = 0
    """Translations that follow their original."""
    stale: list[Stale] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    """Pages and project texts that a build needs in every language."""
    untranslated: list[str] = field(default_factory=list)
    """Releases that exist in another language only."""


class MarkError(ValueError):
    """A file that cannot be marked as current; the message says why."""


def debts_of(loaded: Loaded) -> dict[str, Debt]:
    """What each language of a site lacks."""
    debts = {language: Debt() for language in loaded.languages}
    for name, versions in every_set(loaded):
        original = original_of(versions)
        for version in versions:
            if original is None or version is original:
                continue
            debt = debts[version.language]
            if version.follows(original):
                debt.current += 1
            else:
                debt.stale.append(_stale(loaded.root, version, original))
        for language in debts.keys() - {version.language for version in versions}:
            file = f"docs/{language}/{name}.md"
            if not (loaded.root / file).exists():  # else it cannot be read, and `faktum check` says so
                debt = debts[language]
                (debt.untranslated if _RELEASE.fullmatch(name) else debt.missing).append(file)
    return debts


def _stale(root: Path, version: Version, original: Version) -> Stale:
    translated = _translated(root, version, original)
    if translated is None:
        return Stale(version.file.path, original.file.path)
    before = _paragraphs(*_told(translated.text, original))
    after = _paragraphs(original.title, original.summary, original.file.body, original)
    return Stale(
        version.file.path,
        original.file.path,
        translated.commit,
        translated.day,
        tuple(_changes(before, after)),
    )


def _translated(root: Path, version: Version, original: Version) -> Earlier | None:
    """The original as it was when it was translated: the text that has the hash that the translation names."""
    wanted = version.translated_from.hash if version.translated_from else ""
    for earlier in earlier_texts(root, original.file.path):
        if text_hash(*_told(earlier.text, original)) == wanted:
            return earlier
    return None


def _told(text: str, original: Version) -> tuple[str, str, str]:
    """Title, summary and body of an earlier text."""
    file = parse_prose(text, original.file.path, original.language, [])
    front = file.front.data if isinstance(file.front.data, Mapping) else {}
    return str(front.get("title") or ""), str(front.get("summary") or ""), file.body


def _paragraphs(title: str, summary: str, body: str, now: Version | None = None) -> list[tuple[str, int]]:
    """Title, summary and paragraphs, white space made one, each with its line where it stands now."""
    front = now.file.front if now else None
    found = [(" ".join(title.split()), front.line("title") if front else 0),
             (" ".join(summary.split()), front.line("summary") if front else 0)]  # fmt: skip
    line = now.file.body_line if now else 0
    for block in re.split(r"(\n[ \t]*\n)", body):
        text = block.lstrip("\n")
        found.append((" ".join(text.split()), line + len(block) - len(text)))
        line += block.count("\n")
    return [(text, at) for text, at in found if text]


def _changes(before: Sequence[tuple[str, int]], after: Sequence[tuple[str, int]]) -> Iterator[Change]:
    matcher = SequenceMatcher(None, [text for text, _ in before], [text for text, _ in after], autojunk=False)
    for tag, start, end, first, last in matcher.get_opcodes():
        if tag == "equal":
            continue
        # What is gone stood before what follows it now.
        here = after[min(first, len(after) - 1)][1] if after else 1
        for old, new in _paired([text for text, _ in before[start:end]], after[first:last]):
            yield Change(new[1] if new else here, old, new[0] if new else "")


def _paired(
    before: Sequence[str], after: Sequence[tuple[str, int]]
) -> Iterator[tuple[str, tuple[str, int] | None]]:
    """Paragraphs before and after a change side by side: those that have most words in common, in order."""
    at = 0
    for old in before:
        alike = [
            SequenceMatcher(None, old.split(), new.split(), autojunk=False).ratio() for new, _ in after[at:]
        ]
        best = max(alike, default=0.0)
        if best < _ALIKE:
            yield old, None
            continue
        end = at + alike.index(best)
        yield from (("", new) for new in after[at:end])
        yield old, after[end]
        at = end + 1
    yield from (("", new) for new in after[at:])


# -- telling --------------------------------------------------------------------------------------


def as_table(debts: Mapping[str, Debt]) -> str:
    """A table of numbers, then each file with what has changed in its original."""
    heads = ("language", "current", "stale", "missing", "untranslated releases")
    rows = [
        (language, *map(str, (one.current, len(one.stale), len(one.missing), len(one.untranslated))))
        for language, one in debts.items()
    ]
    widths = [max(len(row[column]) for row in (heads, *rows)) for column in range(len(heads))]
    lines = [
        "  ".join(cell.ljust(width) if column == 0 else cell.rjust(width)
                  for column, (cell, width) in enumerate(zip(row, widths, strict=True)))
        for row in (heads, *rows)
    ]  # fmt: skip
    for language, debt in debts.items():
        for stale in debt.stale:
            lines += ["", f"{stale.file}: stale", *_told_of(stale)]
        for kind, files in (("missing", debt.missing), ("untranslated", debt.untranslated)):
            lines += ["", f"{language}: {kind}", *(f"    {file}" for file in files)] if files else []
    return "\n".join(lines)


def _told_of(stale: Stale) -> Iterator[str]:
    if not stale.commit:
        yield f"    No commit of {stale.original} has the text that was translated; compare the two."
        return
    yield f"    {stale.original} has changed since {stale.day} ({stale.commit}):"
    for change in stale.changes:
        yield f"    line {change.line}"
        if change.before:
            yield f"    - {change.before}"
        if change.after:
            yield f"    + {change.after}"


def as_json(debts: Mapping[str, Debt]) -> dict[str, Any]:
    return {language: asdict(debt) for language, debt in debts.items()}


# -- marking --------------------------------------------------------------------------------------


def mark_current(loaded: Loaded, files: Sequence[str]) -> list[str]:
    """Write the present hash of the original into each file, or raise MarkError and write none.

    Nothing but the hash is changed. The result lists the files that were written.
    """
    written: dict[Path, bytes] = {}
    for file in files:
        version, original = _versions(loaded, file)
        if not version.follows(original):
            path = loaded.root / file
            written[path] = _marked(path.read_bytes(), version, original)
    for path, content in written.items():
        _replace(path, content)
    return [path.relative_to(loaded.root).as_posix() for path in written]


def _versions(loaded: Loaded, file: str) -> tuple[Version, Version]:
    for _name, versions in every_set(loaded):
        version = next((one for one in versions if one.file.path == file), None)
        if version is None:
            continue
        original = original_of(versions)
        if version is original:
            raise MarkError(f"{file} is the original; mark its translations.")
        if original is None:
            raise MarkError(
                f"It cannot be told which version of {file} is the original; `faktum check` says why."
            )
        if version.translated_from is None or version.translated_from.lang != original.language:
            raise MarkError(
                f"{file} does not follow {original.file.path}; write `lang: {original.language}` first."
            )
        return version, original
    raise MarkError(f"{file} is no translation, or cannot be read; `faktum check` says why.")


def _marked(content: bytes, version: Version, original: Version) -> bytes:
    assert version.translated_from is not None
    lines = _LINE_ENDS.findall(content)
    at = version.file.front.line("translated_from", "hash") - 1
    old = re.escape(version.translated_from.hash.encode())
    new = original.hash
    plain = rf'"{new}"' if _NOT_A_TEXT.fullmatch(new) else new
    pattern = re.compile(rb"(hash[\"']?[ \t]*:[ \t]*)(?:([\"'])" + old + rb"\2|" + old + rb")")
    line, count = pattern.subn(
        lambda match: match[1] + ((match[2] + new.encode() + match[2]) if match[2] else plain.encode()),
        lines[at], count=1,
    )  # fmt: skip
    if not count:
        raise MarkError(
            f'{version.file.path}:{at + 1}: the hash is not on this line; write `hash: "{new}"` by hand.'
        )
    return b"".join([*lines[:at], line, *lines[at + 1 :]])


def _replace(path: Path, content: bytes) -> None:
    """Write so that the file is always either the old one or the new one."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(path, name)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
