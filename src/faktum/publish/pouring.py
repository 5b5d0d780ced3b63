"""Every page of the site, poured into its frame; those that would come out as they stand are left alone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, field

from markupsafe import Markup

from faktum.catalogue import Catalogue
from faktum.marks import mark_of
from faktum.memo.memo import Memo
from faktum.publish.desk import Desk
from faktum.publish.frames import Frames
from faktum.publish.verify import ReadBack
from faktum.questions import Question, listening
from faktum.render.addresses import language_root
from faktum.render.data import OpenData
from faktum.render.frame import pour
from faktum.render.pages import render_page
from faktum.render.plan import Page
from faktum.render.search import SearchEntry, entry_of_page
from faktum.render.view import Localised
from faktum.workers import spread

PER_PART = 100
"""Pages that a core renders before it takes more."""


class MissingShellError(Exception):
    """A page has no frame to be poured into; the message says what is missing."""


@dataclass(frozen=True, slots=True)
class Poured:
    """A page that stands, or has been put."""

    name: str
    """The file below the site's root."""
    page: ReadBack
    entry: SearchEntry | None
    """What the search knows of it, if it may be found."""
    kept: bool
    """Whether it stood already."""

    def as_json(self) -> str:
        """What the next build needs of it, if it stands then."""
        page = self.page.links, sorted(self.page.anchors), self.page.wrong
        return json.dumps((page, astuple(self.entry) if self.entry else None), ensure_ascii=False)

    @classmethod
    def standing(cls, name: str, told: str) -> Poured:
        """The page of which that was told."""
        (links, anchors, wrong), entry = json.loads(told)
        return cls(
            name, ReadBack(links, frozenset(anchors), wrong), _entry(entry) if entry else None, kept=True
        )


def _entry(told: Iterable[str | list[str]]) -> SearchEntry:
    return SearchEntry(*(tuple(one) if isinstance(one, list) else one for one in told))  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Pouring:
    """What pages are made from, and where they go."""

    catalogue: Catalogue
    localised: Mapping[str, Localised]
    frames: Frames
    sizes: Mapping[str, int]
    """Of the files that are no pages, in bytes: the page about open data tells them."""
    memo: Memo
    desk: Desk
    _marks: dict[int, bytes] = field(default_factory=dict)
    """Of shells and contents, which many pages share."""

    def pour(self, pages: Sequence[Page]) -> list[Poured]:
        """Every page, in their order. Raises MissingShellError, OSError."""
        names = [language_root(self.catalogue, page.language) + page.output for page in pages]
        given = [self._given(page) for page in pages]
        found = {}
        for name, mark in zip(names, given, strict=True):
            if (told := self.memo.recall(name, mark)) is not None:
                found[name] = Poured.standing(name, told)
        rest = [number for number, name in enumerate(names) if name not in found]
        parts = [rest[start : start + PER_PART] for start in range(0, len(rest), PER_PART)]

        def pour_some(some: Sequence[int]) -> list[tuple[Poured, set[Question]]]:
            return [self._pour(names[number], pages[number]) for number in some]

        made = (one for some in spread(pour_some, parts, "Pages", [*map(len, parts)]) for one in some)
        for number, (poured, asked) in zip(rest, made, strict=True):
            found[poured.name] = poured
            self.memo.keep(poured.name, given[number], asked, poured.as_json())
        return [found[name] for name in names]

    def _pour(self, name: str, page: Page) -> tuple[Poured, set[Question]]:
        own = self.localised[page.language]
        with listening() as asked:
            parts = render_page(
                page, own, self._content(page), self._data() if _is_about_data(page) else None
            )
            html = pour(self._shell(page), parts)
            entry = entry_of_page(page, own, parts)
        return Poured(name, ReadBack.of(html), entry, self.desk.put(name, html).kept), asked

    def _given(self, page: Page) -> bytes:
        data = repr(sorted(self.sizes.items())).encode() if _is_about_data(page) else b""
        return mark_of(repr(page), self._mark(self._shell(page)), self._mark(self._content(page) or ""), data)

    def _data(self) -> OpenData:
        from faktum.publish.api.overview import overview  # for one page: it takes long to load

        return overview(self.catalogue, self.localised, self.sizes)

    def _mark(self, text: str) -> bytes:
        if id(text) not in self._marks:
            self._marks[id(text)] = mark_of(text)
        return self._marks[id(text)]

    def _content(self, page: Page) -> Markup | None:
        """The Markdown of an authored page; pages after the first of a list repeat its lead."""
        path = page.path if page.number == 1 else page.path.partition("page/")[0]
        return self.frames.contents.get((page.language, path))

    def _shell(self, page: Page) -> str:
        """The frame: the page's own, its section's, or the home page's."""
        for path in (page.path, f"{page.section}/", ""):
            if (page.language, path) in self.frames.shells:
                return self.frames.shells[page.language, path]
        raise MissingShellError(f"docs/{page.language}/index.md is missing: every language needs a home page")


def _is_about_data(page: Page) -> bool:
    return page.template == "data"
