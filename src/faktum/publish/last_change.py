"""When what a page shows was last changed, as far as the records say so: for `<lastmod>` in sitemap.xml.

The day comes from the records alone. It is never that of the build, and not `facts_checked_on` either: that
somebody has compared the facts again changes no page's content. What counts, the newest of it:

* for a fact, the day on which a source of it was read for the site, and the days on which it was corrected;
* for a release, its `updated`, and corrections of the facts that it is about, lists or prints;
* for a project, organisation or topic, its facts (for an organisation also its roles in projects, for a topic
  the facts of its projects) and the releases on its page;
* for a page of the ledger, the facts on it; for that of a source, the day it was read and corrections of what it says;
* for a list, everything in the list; for the front page and the page about open data, everything there is;
* for the contacts, when they were confirmed, and when the sources they were printed in were read;
* for the page on accessibility, when it was measured and its statement brought up to date.

A date that is known less closely than to the day counts from its first day, so that no page claims to be newer
than it is. Where nothing is known (a text that somebody wrote by hand), there is no day: search engines trust
a site's `<lastmod>` all or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from faktum.catalogue import Catalogue
from faktum.entries import ReleaseEntry
from faktum.facts import KnownFact
from faktum.model.edtf import Edtf
from faktum.render.plan import Page

_PRINTED = re.compile(r"""\bfact\(\s*["']([^"']+)""")
"""The facts of which a text prints the value."""

Day = date | None


class LastChange:
    """The last change of every page of a site. Each record is looked at once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._corrected: dict[str, date] = {}
        for one in reversed(catalogue.corrections):  # the newest last
            if one.day:
                self._corrected[one.fact.id] = one.day
        self._of_source = {one.id: _newest([_first(one.read_on)]) for one in catalogue.sources}
        self._of_fact = {fact.id: self._fact(fact) for fact in catalogue.facts.values()}
        self._of_record = {one: self._facts(catalogue.facts_about(one)) for one in catalogue.subjects}
        for fact in catalogue.facts.values():
            for said in fact.said:
                known = (self._of_source[said.source.id], self._corrected.get(fact.id))
                self._of_source[said.source.id] = _newest(known)
        self._of_release = {entry.id: self._release(entry) for entry in catalogue.releases}
        self._listed = {
            "project": {one.id: self._project(one.id) for one in catalogue.projects},
            "organisation": {one.id: self._organisation(one.id) for one in catalogue.organisations},
            "topic": {one.id: self._topic(one.id) for one in catalogue.topics},
        }
        self._of_front = dict(self._fronts())

    def of(self, page: Page) -> Day:
        """The day; None where none is known."""
        if page.template == "release" and page.record:
            return self._of_release[page.record]
        if page.template in self._listed and page.record:
            return self._listed[page.template][page.record]
        if page.template == "ledger" and page.record:
            return _newest((self._of_record.get(page.record), self._of_source.get(page.record)))
        if page.year:
            entries = self.catalogue.published_releases
            return _newest(self._of_release[one.id] for one in entries if one.year == page.year)
        if page.authored == "accessibility":
            return _newest(self._measured())
        return self._of_front.get(page.template)

    def of_template(self, template: str) -> Day:
        """The day of the page that lists something, by its template; None where none is known."""
        return self._of_front.get(template)

    # -- what pages show ----------------------------------------------------------------------

    def _fact(self, fact: KnownFact) -> Day:
        read = [self._of_source[said.source.id] for said in fact.said]
        return _newest([*read, self._corrected.get(fact.id)])

    def _facts(self, facts: Iterable[KnownFact]) -> Day:
        return _newest(self._of_fact[fact.id] for fact in facts)

    def _release(self, entry: ReleaseEntry) -> Day:
        shown = {*entry.record.fact_list, *(fact.id for fact in self.catalogue.facts_about(entry.id))}
        if self._corrected:
            for text in entry.texts.values():
                file = self.catalogue.text(entry.id, text.language)
                for part in (text.title, text.summary, file.body if file else ""):
                    shown.update(_PRINTED.findall(part))
        return _newest([entry.record.updated.earliest, *(self._corrected.get(one) for one in shown)])

    def _releases(self, record_id: str) -> Iterator[Day]:
        return (self._of_release[entry.id] for entry in self.catalogue.releases_of(record_id))

    def _project(self, project_id: str) -> Day:
        return _newest([self._of_record.get(project_id), *self._releases(project_id)])

    def _organisation(self, organisation_id: str) -> Day:
        roles = [one for _project, ones in self.catalogue.roles_of(organisation_id) for one in ones]
        own = self._of_record.get(organisation_id)
        return _newest(
            [own, *(self._of_fact[one.fact.id] for one in roles), *self._releases(organisation_id)]
        )

    def _topic(self, topic_id: str) -> Day:
        projects = self.catalogue.projects_on(topic_id)
        return _newest([*map(self._of_record.get, projects), *self._releases(topic_id)])

    def _fronts(self) -> Iterator[tuple[str, Day]]:
        """Template of a page that lists something → the newest of it."""
        releases = _newest(self._of_release[entry.id] for entry in self.catalogue.published_releases)
        facts = _newest(self._of_fact.values())
        for template, kind in (
            ("project-list", "project"),
            ("partner-list", "organisation"),
            ("topic-list", "topic"),
        ):
            yield template, _newest(self._listed[kind].values())
        yield "press", releases
        yield "sources", _newest([facts, *self._of_source.values()])
        yield "contacts", _newest(self._contacts())
        yield "front", _newest([releases, facts])
        yield "data", _newest([releases, facts, *self._of_source.values()])

    def _contacts(self) -> Iterator[Day]:
        for contact in self.catalogue.contacts:
            yield _first(contact.point.verified_on)
            yield _first(contact.source.read_on)

    def _measured(self) -> Iterator[Day]:
        measured = self.catalogue.site.accessibility
        if measured:
            yield measured.measured_on.earliest
            yield measured.statement.updated_on.earliest if measured.statement else None


def _first(day: Edtf | str | None) -> Day:
    return day.earliest if isinstance(day, Edtf) else None


def _newest(days: Iterable[Day]) -> Day:
    return max((day for day in days if day), default=None)
