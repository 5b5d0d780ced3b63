"""The files that are not pages, each made from the catalogue alone: nothing is read back or asked of the clock.

What draws, tabulates and describes is imported by what needs it: to load Pillow, XlsxWriter and RDFLib takes longer
than to build a site after most edits.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from functools import cached_property, partial
from types import ModuleType
from typing import Any, NamedTuple

from faktum.catalogue import Catalogue
from faktum.marks import mark_of
from faktum.memo.memo import Memo
from faktum.publish.catalog.written import Written
from faktum.publish.contact_places import contact_places
from faktum.publish.desk import Desk
from faktum.publish.feeds import change_feed, feeds_about, release_feed
from faktum.publish.lookup import lookup_files
from faktum.publish.security import security_txt
from faktum.publish.sitemap import robots_txt, sitemaps
from faktum.publish.vcard import vcards
from faktum.questions import Question, listening
from faktum.render.plan import Page
from faktum.render.view import Localised
from faktum.workers import spread

Files = Mapping[str, str | bytes]
"""Path below the site's root → content."""


class Output(NamedTuple):
    """Files that are made in one go."""

    name: str
    make: Callable[[], Files]


class Put(NamedTuple):
    """A file that stands, or has been put."""

    name: str
    written: Written
    kept: bool
    """Whether it stood already."""


def put_outputs(
    catalogue: Catalogue, localised: Mapping[str, Localised], pages: Sequence[Page], memo: Memo, desk: Desk
) -> list[Put]:
    """Every file that is no page, on the desk; those that would come out as they stand are left alone. Raises OSError."""
    given = mark_of("\n".join(page.key for page in pages))
    making = Making(catalogue, localised, pages)
    found, groups = list[Put](), list[list[str]]()
    for group in making.groups():
        groups.append([])
        for output in group:
            if (told := memo.recall(output.name, given)) is None:
                groups[-1].append(output.name)
            else:
                found += _standing(told)
    for some in spread(making, [group for group in groups if group], then=partial(_put_some, desk), here=0):
        for name, files, asked in some:
            memo.keep(name, given, asked, _told(files))
            found += files
    # Last, since it tells the size and checksum of others.
    return [*found, *_catalogued(catalogue, localised, pages, found, memo, desk)]


def _put_some(
    desk: Desk, outputs: Sequence[tuple[str, Files, set[Question]]]
) -> list[tuple[str, list[Put], set[Question]]]:
    return [(name, _put(files, desk), asked) for name, files, asked in outputs]


def _catalogued(
    catalogue: Catalogue, localised: Mapping[str, Localised], pages: Sequence[Page], files: Sequence[Put],
    memo: Memo, desk: Desk,
) -> list[Put]:  # fmt: skip
    written = {one.name: one.written for one in sorted(files)}
    given = mark_of("\n".join(page.key for page in pages), mark_of(repr(written)))
    if (told := memo.recall("catalogue", given)) is not None:
        return _standing(told)

    from faktum.publish.catalog.catalog import catalog_files

    with listening() as asked:
        described = catalog_files(catalogue, localised, pages, written)
    made = _put(described, desk)
    memo.keep("catalogue", given, asked, _told(made))
    return made


def _told(files: Sequence[Put]) -> str:
    return json.dumps([(one.name, astuple(one.written)) for one in files])


def _standing(told: str) -> list[Put]:
    return [Put(name, Written(*written), kept=True) for name, written in json.loads(told)]


def _put(files: Files, desk: Desk) -> list[Put]:
    done = [(name, desk.put(name, content)) for name, content in files.items()]
    return [Put(name, Written.of(one.raw), one.kept) for name, one in done]


@dataclass(frozen=True)
class Making:
    """What outputs are made from: wherever somebody is free, some at a time, by their names."""

    catalogue: Catalogue
    localised: Mapping[str, Localised]
    pages: Sequence[Page]

    def __call__(self, names: Sequence[str]) -> list[tuple[str, Files, set[Question]]]:
        made = []
        for name in names:
            with listening() as asked:
                files = self._outputs[name].make()
            made.append((name, files, asked))
        return made

    @cached_property
    def _outputs(self) -> dict[str, Output]:
        return {output.name: output for group in self.groups() for output in group}

    def __getstate__(self) -> dict[str, Any]:
        """On its way to another machine: how to make them is known there."""
        return {name: value for name, value in self.__dict__.items() if name != "_outputs"}

    def groups(self) -> Iterator[list[Output]]:
        """Outputs that share work stand together; the longest first."""
        catalogue, localised, pages = self.catalogue, self.localised, self.pages
        about = list(feeds_about(catalogue))
        for language in localised:
            yield [_feed(localised, language, record_id) for record_id in about]
        yield [Output("schemas", lambda: _tables().api_schemas(catalogue))]
        yield [Output("tables", lambda: _tables().api_tables(catalogue, localised))]
        yield [Output("workbook", lambda: _tables().api_workbook(catalogue, localised))]
        projects = [None, *(one.id for one in catalogue.projects)]
        yield [_card(one, record_id) for one in localised.values() for record_id in projects]
        yield [
            Output("look-up", lambda: lookup_files(catalogue, localised)),
            Output("vcards", lambda: vcards(catalogue, localised)),
            Output("places", lambda: dict(contact_places(catalogue, localised))),
        ]
        yield [
            Output("sitemap", lambda: dict(sitemaps(catalogue, pages))),
            Output("robots", lambda: {"robots.txt": robots_txt(catalogue)}),
            Output("security", lambda: security_txt(catalogue)),
            Output("llms", lambda: {"llms.txt": _llms_txt(catalogue, localised, pages)}),
            *map(_changes, localised.values()),
        ]


def _feed(localised: Mapping[str, Localised], language: str, record_id: str | None) -> Output:
    return Output(f"feed {language} {record_id or ''}", lambda: release_feed(localised, language, record_id))


def _changes(localised: Localised) -> Output:
    return Output(f"changes {localised.language}", lambda: change_feed(localised))


def _llms_txt(catalogue: Catalogue, localised: Mapping[str, Localised], pages: Sequence[Page]) -> str:
    from faktum.publish.llms import llms_txt

    return llms_txt(catalogue, localised, pages)


def _tables() -> ModuleType:
    from faktum.publish.api import tables

    return tables


def _card(localised: Localised, project_id: str | None) -> Output:
    def make() -> Files:
        from faktum.publish.cards import card_file

        return card_file(localised, project_id)

    return Output(f"card {localised.language} {project_id or ''}", make)
