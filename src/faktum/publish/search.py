"""The search index: Pagefind's, without what is not needed, and the same bytes from the same pages.

Pagefind's program reads compact pages of our own from a temporary folder. Its Python service would take
them one by one, but answers ten requests a second at most, and says that files are written before they are.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

from faktum.lookup.folding import fold
from faktum.lookup.rules import rules
from faktum.marks import mark_of
from faktum.memo.memo import Memo
from faktum.publish.below import files_below
from faktum.publish.cbor import array_slices, sorted_array
from faktum.render.addresses import language_root
from faktum.render.search import SearchEntry
from faktum.render.sections import SEARCH_KINDS
from faktum.render.view import Localised

FOLDER = "pagefind"
_ENTRY = "pagefind-entry.json"
_NOT_NEEDED = ("pagefind-*ui.*", "pagefind-highlight.js", "wasm.unknown.pagefind")
_MAGIC = b"pagefind_dcd"
_PHRASES = (
    "search.all",
    "search.more",
    "search.none",
    "search.results",
    "search.suggestions",
)


class SearchError(Exception):
    """The index could not be made; the message says why."""


class Findable(NamedTuple):
    """A page or a part of one, before it is known whether anybody needs what stands in it."""

    language: str
    path: str
    mark: str
    """That of the entry: it stands for what is in it."""
    read: Callable[[], SearchEntry]

    @classmethod
    def of(cls, entry: SearchEntry) -> Findable:
        return cls(entry.language, entry.path, mark_of(repr(entry)).hex(), lambda: entry)


def write_search(
    folder: Path, localised: Mapping[str, Localised], findable: Iterable[Findable], memo: Memo | None = None
) -> list[str]:
    """Write the index and, for each language, the words that the search completes and corrects with.

    Returns the files of the whole search below the site's root, those too that stand from the last build because what
    is found in their language is the same. Raises SearchError.
    """
    memo = memo or Memo()
    found: dict[str, list[Findable]] = {language: [] for language in localised}
    for one in sorted(findable, key=lambda one: one.path):
        found[one.language].append(one)
    target, parts = folder / FOLDER, list[_Part]()
    with tempfile.TemporaryDirectory() as name:
        running = []
        for language, some in found.items():
            given = mark_of(repr([(one.path, one.mark) for one in some]))
            root = language_root(localised[language].catalogue, language)
            if (told := memo.recall(f"search {language}", given)) is not None:
                parts.append(_Part(*json.loads(told)))
            elif some:
                # Languages at the same time: each is a run of its own.
                entries = [one.read() for one in some]
                running.append((language, entries, given, *_begin(Path(name) / language, root, entries)))
        for language, entries, given, made, program in running:
            _end(program, made)
            words = made / f"words.{language}.json"
            words.write_text(_words(localised[language], entries), encoding="utf-8", newline="\n")
            parts.append(_part(made))
            memo.keep(f"search {language}", given, (), json.dumps(parts[-1]))
            shutil.copytree(made, target, dirs_exist_ok=True)
    target.mkdir(parents=True, exist_ok=True)
    (target / _ENTRY).write_text(_entry_of(parts), encoding="utf-8")
    return [f"{FOLDER}/{name}" for name in {_ENTRY, *(name for part in parts for name in part.files)}]


class _Part(NamedTuple):
    """The index of one language."""

    files: list[str]
    """All but the entry, which the languages share."""
    entry: dict[str, Any]


def _part(made: Path) -> _Part:
    entry = _settle(made)
    return _Part(sorted(files_below(made)), entry)


def _entry_of(parts: Iterable[_Part]) -> str:
    """Where Pagefind finds what there is: one entry for all languages."""
    whole: dict[str, Any] = {}
    for part in parts:
        whole = {**part.entry, "languages": whole.get("languages", {}) | part.entry["languages"]}
    return json.dumps(whole, sort_keys=True)


def _begin(folder: Path, root: str, entries: Iterable[SearchEntry]) -> tuple[Path, subprocess.Popen[str]]:
    """Start the program on the pages of a language. Unlike its service, it ends only when every file is on the disk."""
    pages, made = folder / "pages", folder / "made"
    pages.mkdir(parents=True)
    for entry in entries:
        (pages / _file_name(root + entry.path)).write_text(_page_of(entry), encoding="utf-8")
    program = [sys.executable, "-m", "pagefind", "--quiet", "--site", str(pages), "--output-path", str(made)]
    return made, subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)  # noqa: S603 - paths of ours


def _end(program: subprocess.Popen[str], made: Path) -> None:
    said = program.communicate()[0].strip()
    if program.returncode or not (made / _ENTRY).is_file():
        raise SearchError(f"Pagefind could not index the site: {said}")
    for pattern in _NOT_NEEDED:
        for path in made.glob(pattern):
            path.unlink()


def _file_name(path: str) -> str:
    """`contacts/#p-a1b2c` → `contacts~@p-a1b2c.html`: an address as a file (and back: search/engine.js).

    All in one folder: to make and remove one for each page takes longer than the rest.
    """
    return f"{path.replace('/', '~').replace('#', '@')}.html"


def _page_of(entry: SearchEntry) -> str:
    """An entry as Pagefind reads it. What stands in `names` and `keys` is found but never shown."""
    meta = {
        "title": entry.title,
        "names": " · ".join(entry.names),
        "keys": " ".join(entry.keys),
        "lang": entry.spoken,
    }
    filters = [
        ("kind", entry.kind), *(("project", one) for one in entry.projects),
        *(("topic", one) for one in entry.topics), *(("year", one) for one in entry.years),
    ]  # fmt: skip
    head = [
        f'<meta data-pagefind-meta="{key}[content]" content="{escape(value)}">'
        for key, value in meta.items()
        if value
    ]
    head += [
        f'<meta data-pagefind-filter="{key}[content]" content="{escape(value)}">' for key, value in filters
    ]
    return (
        f'<!doctype html><html lang="{entry.language}"><head>{"".join(head)}</head>'
        f"<body><p>{escape(entry.text)}</p></body></html>"
    )


# -- the same bytes every time ------------------------------------------------------------------


def _settle(folder: Path) -> dict[str, Any]:
    """Put in order what Pagefind writes in random order: values of filters, filters. Takes away the entry, and returns it."""
    entry: dict[str, Any] = json.loads((folder / _ENTRY).read_text(encoding="utf-8"))
    (folder / _ENTRY).unlink()
    for language, about in entry["languages"].items():
        renamed = [_settle_filter(path) for path in sorted(folder.glob(f"filter/{language}_*.pf_filter"))]
        about["hash"] = _settle_meta(folder, about["hash"], dict(renamed))
    entry["include_characters"].sort()
    return entry


def _settle_filter(path: Path) -> tuple[bytes, bytes]:
    """A filter is [name, [[value, pages], …]]. Returns its old and new name."""
    name, values = array_slices(_read(path))
    language, old = path.stem.rsplit("_", 1)
    data = b"\x82" + name + sorted_array(values)
    new = _digest(data, len(old))
    _write(path.with_name(f"{language}_{new}.pf_filter"), data)
    if new != old:
        path.unlink()
    return f"{language}_{old}".encode(), f"{language}_{new}".encode()


def _settle_meta(folder: Path, name: str, renamed: Mapping[bytes, bytes]) -> str:
    """The list of everything: [version, pages, chunks, filters, sorts, fields]. Returns its new name."""
    path = folder / f"pagefind.{name}.pf_meta"
    parts = array_slices(_read(path))
    for old, new in renamed.items():
        parts[3] = parts[3].replace(old, new)
    parts[3] = sorted_array(parts[3])
    data = bytes([0x80 + len(parts)]) + b"".join(parts)
    language, old_hash = name.rsplit("_", 1)
    settled = f"{language}_{_digest(data, len(old_hash))}"
    path.unlink()
    _write(folder / f"pagefind.{settled}.pf_meta", data)
    return settled


def _read(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes()).removeprefix(_MAGIC)


def _write(path: Path, data: bytes) -> None:
    path.write_bytes(gzip.compress(_MAGIC + data, mtime=0))


def _digest(data: bytes, length: int) -> str:
    return hashlib.sha256(data).hexdigest()[:length]


# -- words ----------------------------------------------------------------------------------------


def _words(localised: Localised, entries: Iterable[SearchEntry]) -> str:
    """Phrases of the search, and the words of all names, folded: what one letter's typo is corrected to."""
    messages = localised.messages
    names = {
        fold(word)
        for entry in entries
        if entry.kind != "pages"
        for name in (entry.title, *entry.names)
        for word in name.replace("-", " ").split()
    }
    content = {
        "phrases": {key.removeprefix("search."): messages.phrase(key) for key in _PHRASES},
        "folding": rules().folding.model_dump(),
        "kinds": {kind: messages.t(f"search.one-{kind}") for kind in SEARCH_KINDS},
        "ignored": messages.t("search.ignored").split(),
        "endings": messages.t("search.endings").split(),
        "names": sorted(one for one in names if one.isalpha() and len(one) > 2),
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), default=dict) + "\n"
