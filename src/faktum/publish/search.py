"""The search index: Pagefind's, without what is not needed, and the same bytes from the same pages.

Pagefind's program reads compact pages of our own from a temporary folder. Its Python service would take
them one by one, but answers ten requests a second at most, and says that files are written before they are.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path

from faktum.lookup.folding import fold
from faktum.lookup.rules import rules
from faktum.publish.cbor import array_slices, sorted_array
from faktum.render.addresses import language_root
from faktum.render.search import SearchEntry
from faktum.render.sections import SEARCH_KINDS
from faktum.render.view import Localised

FOLDER = "pagefind"
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


def write_search(folder: Path, localised: Mapping[str, Localised], entries: Iterable[SearchEntry]) -> None:
    """Write the index and, for each language, the words that the search completes and corrects with."""
    found = list(entries)
    target = folder / FOLDER
    with tempfile.TemporaryDirectory() as name:
        pages = Path(name)
        for entry in found:
            root = language_root(localised[entry.language].catalogue, entry.language)
            page = pages / f"{root}{_file_name(entry.path)}index.html"
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(_page_of(entry), encoding="utf-8")
        _index(pages, target)
    for pattern in _NOT_NEEDED:
        for path in target.glob(pattern):
            path.unlink()
    _settle(target)
    for language, one in localised.items():
        mine = [entry for entry in found if entry.language == language]
        (target / f"words.{language}.json").write_text(_words(one, mine), encoding="utf-8", newline="\n")


def _file_name(path: str) -> str:
    """`contacts/#p-a1b2c` → `contacts/@p-a1b2c/`: an address as a folder (and back: search/engine.js)."""
    page, _, anchor = path.partition("#")
    return f"{page}@{anchor}/" if anchor else page


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


def _index(pages: Path, target: Path) -> None:
    """Run the program. Unlike its service, it ends only when every file is on the disk."""
    program = [
        sys.executable,
        "-m",
        "pagefind",
        "--quiet",
        "--site",
        str(pages),
        "--output-path",
        str(target),
    ]
    done = subprocess.run(program, capture_output=True, text=True, check=False)  # noqa: S603 - paths of ours
    if done.returncode or not (target / "pagefind-entry.json").is_file():
        raise SearchError(f"Pagefind could not index the site: {done.stderr.strip() or done.stdout.strip()}")


# -- the same bytes every time ------------------------------------------------------------------


def _settle(folder: Path) -> None:
    """Put in order what Pagefind writes in random order: values of filters, filters, languages."""
    entry_path = folder / "pagefind-entry.json"
    entry = json.loads(entry_path.read_text(encoding="utf-8"))
    for language, about in entry["languages"].items():
        renamed = [_settle_filter(path) for path in sorted(folder.glob(f"filter/{language}_*.pf_filter"))]
        about["hash"] = _settle_meta(folder, about["hash"], dict(renamed))
    entry["include_characters"].sort()
    entry_path.write_text(json.dumps(entry, sort_keys=True), encoding="utf-8")


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
        "phrases": {key.removeprefix("search."): messages.phrases[key] for key in _PHRASES},
        "folding": rules().folding.model_dump(),
        "kinds": {kind: messages.t(f"search.one-{kind}") for kind in SEARCH_KINDS},
        "ignored": messages.t("search.ignored").split(),
        "endings": messages.t("search.endings").split(),
        "names": sorted(one for one in names if one.isalpha() and len(one) > 2),
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), default=dict) + "\n"
