"""Every text that readers see, wherever it is written: in records, in front matter, in Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from faktum.checks.entries import Entry
from faktum.checks.index import Index
from faktum.checks.walk import line_of
from faktum.load.prose import ProseFile
from faktum.load.records import PageText, ReleaseText
from faktum.load.yaml import Place
from faktum.model.base import LocalizedText, Wording
from faktum.problems import Problem, Severity
from faktum.questions import unheard

Version = TypeVar("Version")

FIGURES_REFUSED = frozenset(
    {
        "summary",
        "text",
        "definition",
        "description",
        "eu_note",
        "differences",
        "tagline",
        "independence",
        "qualification",
    }
)
"""Texts of records in which a figure must come from a fact. A note explains a figure and may hold it."""

_QUOTED = frozenset({"stated", "from_", "to"})
"""What a source says, and what a correction takes back."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text in one language."""

    path: str
    line: int
    language: str
    raw: str
    where: str
    """What a message calls it."""
    figures: bool
    """Whether a bare figure is refused in it."""
    expressions: bool = True
    """Whether expressions are filled in."""
    markdown: bool = False
    authored: bool = False
    """Whether it is a page of its own, and not the text of a record."""
    counts_lines: bool = False
    """Whether a line of the text is a line of the file: true of Markdown, not of folded YAML."""

    def problem(
        self, line: int, code: str, expected: str, found: str, hint: str = "", severity: Severity = "error"
    ) -> Problem:
        """A problem at a line of the text, counting from 1."""
        at = self.line + line - 1 if self.counts_lines else self.line
        return Problem(self.path, at, code, expected, found, hint, severity)


def texts_of(index: Index) -> Iterator[Text]:
    """Those that are looked at, file by file: all of them, or those of the files in scope."""
    if index.scope is None:
        yield from all_texts(index)
        return
    with unheard():  # a rule is given them; they are no question
        files = index.once(texts_by_file)
    for path in sorted(index.scope):
        yield from files.get(path, ())


def all_texts(index: Index) -> Iterator[Text]:
    """All of them, records first, for what is counted over the whole site."""
    for texts in index.once(texts_by_file).values():
        yield from texts


class TextsByFile(Mapping[str, tuple[Text, ...]]):
    """The texts that stand in each file; those of a file are read when it is asked for."""

    def __init__(self, readers: Mapping[str, Sequence[Callable[[], Iterable[Text]]]]) -> None:
        self._readers = readers
        self._read: dict[str, tuple[Text, ...]] = {}

    def __getitem__(self, path: str) -> tuple[Text, ...]:
        if path not in self._read:
            self._read[path] = tuple(text for read in self._readers[path] for text in read())
        return self._read[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._readers)

    def __len__(self) -> int:
        return len(self._readers)


def texts_by_file(index: Index) -> TextsByFile:
    """The texts that stand in each file, records first."""
    readers: dict[str, list[Callable[[], Iterable[Text]]]] = {}
    for path, read in _readers(index):
        readers.setdefault(path, []).append(read)
    return TextsByFile(readers)


PART = 500_000  # pragma: no mutate, only how work is divided
"""Letters of the texts that are looked at in one go: enough for a worker, few enough to be kept in mind."""
FIRST = PART // 10  # pragma: no mutate, only how work is divided
"""Letters of the first part of several: with it the work begins."""


def parts_of(index: Index) -> list[Index]:
    """The index in parts: files of some length together, each with all its texts. There is at least one."""
    files = index.once(texts_by_file)
    wanted = list(files) if index.scope is None else sorted(index.scope & files.keys())
    lengths = {path: sum(len(text.raw) for text in files[path]) for path in wanted}
    parts: list[list[str]] = [[]]
    room = FIRST if sum(lengths.values()) > PART else PART  # pragma: no mutate, only how work is divided
    for path, length in lengths.items():
        if room <= 0:
            parts.append([])
            room = PART
        parts[-1].append(path)
        room -= length
    return [index.part(part) for part in parts]


def _readers(index: Index) -> Iterator[tuple[str, Callable[[], Iterable[Text]]]]:
    """Each file with what reads some texts of it."""
    for entry in index.entries.values():
        yield entry.document.path, partial(record_texts, entry)
    for version in _versions(index.loaded.release_texts):
        yield version.file.path, partial(_release_texts, version)
    for page in _versions(index.loaded.project_texts):
        yield page.file.path, partial(page_texts, page)
    for page in _versions(index.loaded.pages):
        yield page.file.path, partial(page_texts, page, authored=True)


def _release_texts(version: ReleaseText) -> Iterator[Text]:
    for key, raw in (("title", version.title), ("summary", version.summary)):
        yield _front(version.file, key, raw)
    yield body_of(version.file)


def _versions(texts: Mapping[str, Mapping[str, Version]]) -> Iterator[Version]:
    """Every language version of every text."""
    for versions in texts.values():
        yield from versions.values()


def record_texts(entry: Entry) -> Iterator[Text]:
    """The texts of a record in every language."""
    for node in entry.nodes:
        if isinstance(node.value, LocalizedText):
            yield from localized_texts(entry, node.place, node.name, node.value)


def localized_texts(entry: Entry, place: Place, name: str, text: LocalizedText) -> Iterator[Text]:
    figures = name in FIGURES_REFUSED or (name == "label" and entry.kind in {"topics", "terms"})
    for language, raw in text.items():
        line = line_of(entry.document, (*place, language))
        yield Text(entry.document.path, line, language, raw, f"{name} in {language}", figures)


def page_texts(page: PageText, *, authored: bool = False) -> Iterator[Text]:
    front = page.front
    for key, raw in (("title", front.title), ("summary", front.summary), ("description", front.description)):
        if raw is not None:
            # A page's title is its heading as written; the others are filled in.
            yield _front(page.file, key, raw, expressions=key != "title")
    yield body_of(page.file, authored=authored)


def body_of(file: ProseFile, *, authored: bool = False) -> Text:
    """The Markdown of a file."""
    return Text(file.path, file.body_line, file.language, file.body, "the text", figures=True, markdown=True,
                authored=authored, counts_lines=True)  # fmt: skip


def _front(file: ProseFile, key: str, raw: str, *, expressions: bool = True) -> Text:
    return Text(
        file.path, file.front.line(key), file.language, raw, key, figures=True, expressions=expressions
    )


def quoted_words(entry: Entry) -> Iterator[tuple[Place, str]]:
    """Wordings kept as the source has them, and the values of corrections."""
    for node in entry.nodes:
        if node.name in _QUOTED:
            words = node.value.text if isinstance(node.value, Wording) else str(node.value)
            yield node.place, words
