"""The versions of a text in different languages: which is the original, and which follows it no longer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from faktum.load.prose import ProseFile, text_hash
from faktum.load.records import Loaded, PageText, ReleaseText
from faktum.model.release import TranslatedFrom


@dataclass(frozen=True)
class Version:
    """One language version of a text."""

    language: str
    file: ProseFile
    title: str
    summary: str
    description: str
    """What search engines are told. Not part of the hash: most pages have it, few readers see it."""
    translated_from: TranslatedFrom | None

    @classmethod
    def of(cls, text: PageText | ReleaseText) -> Version:
        """The version that stands in one file."""
        front = text.front
        followed = getattr(front, "translated_from", None)
        return cls(
            text.language, text.file, front.title or "", front.summary or "",
            getattr(front, "description", None) or "", followed,
        )  # fmt: skip

    @cached_property
    def hash(self) -> str:
        """What `translated_from.hash` of its translations is, once they follow it."""
        return text_hash(self.title, self.summary, self.file.body)

    def follows(self, original: Version) -> bool:
        """Whether it was made from the original as it is now."""
        followed = self.translated_from
        return followed is not None and followed.lang == original.language and followed.hash == original.hash


def original_of(versions: Iterable[Version]) -> Version | None:
    """The version that the others follow; None where it cannot be told."""
    originals = [version for version in versions if version.translated_from is None]
    return originals[0] if len(originals) == 1 else None


def versions_of_page(loaded: Loaded, name: str) -> list[Version]:
    """The versions of an authored page, named by its file without the ending."""
    return [Version.of(page) for page in loaded.pages.get(name, {}).values()]


def versions_of_record(loaded: Loaded, record_id: str) -> list[Version]:
    """The versions of a project's long text or of a release."""
    texts = loaded.release_texts.get(record_id, {}).values()
    pages = loaded.project_texts.get(record_id, {}).values()
    return [*map(Version.of, texts), *map(Version.of, pages)]


def every_set(loaded: Loaded) -> Iterator[tuple[str, list[Version]]]:
    """Every text with its versions: the file below a language's folder without the ending → versions."""
    for name in loaded.pages:
        yield name, versions_of_page(loaded, name)
    for name, pages in loaded.project_texts.items():
        yield f"projects/{name}", [Version.of(page) for page in pages.values()]
    for name, texts in loaded.release_texts.items():
        yield f"press/{name}", [Version.of(text) for text in texts.values()]
