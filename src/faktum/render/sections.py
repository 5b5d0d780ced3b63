"""What the templates of whole pages may ask: every view in one, and what all pages share."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from urllib.parse import quote

from markupsafe import Markup

from faktum.entries import ReleaseEntry
from faktum.model.base import ProperName
from faktum.model.project import Project
from faktum.model.terms import Term, Topic
from faktum.render.accessibility import AccessibilityView
from faktum.render.charts import years_of
from faktum.render.data import DataView
from faktum.render.funding import FundingView
from faktum.render.html import html
from faktum.render.lookup_form import LookupView
from faktum.render.projects import ProjectsView
from faktum.render.view import PER_PAGE, capfirst, plain

SEARCH_KINDS = ("projects", "organisations", "people", "releases", "topics", "terms", "sources", "pages")
"""What can be found, in the order in which readers see it."""


class PageView(ProjectsView, LookupView, FundingView, AccessibilityView, DataView):
    """A view with the questions that the templates of whole pages ask."""

    @property
    def locale(self) -> str:
        return next(one.locale for one in self.catalogue.site.languages if one.code == self.language)

    def once(self, anchor: str) -> str:
        """The anchor, or a numbered one where the page has it already."""
        name, number = anchor, 1
        while name in self.anchors:
            number += 1
            name = f"{anchor}-{number}"
        self.anchors.add(name)
        return name

    def gloss(self, name: ProperName) -> str:
        return name.gloss.get(self.language, "")

    def edit_address(self, edit: tuple[str, int]) -> str | None:
        """Where the forge opens the file for editing, at the line; None without a repository."""
        site = self.catalogue.site
        if not site.repository:
            return None
        path, line = edit
        anchor = f"#L{line}" if path.startswith("data/") else ""
        return f"{site.repository.rstrip('/')}/edit/{site.branch}/{path}{anchor}"

    def report_address(self) -> str | None:
        """Where a reader says that something on this page is wrong: the forge, or the site's mailbox."""
        site = self.catalogue.site
        subject = quote(self.t("page.wrong-subject", address=self.address()), safe="")
        if site.repository:
            return f"{site.repository.rstrip('/')}/issues/new?title={subject}"
        return f"mailto:{site.contact}?subject={subject}" if site.contact else None

    # -- releases -----------------------------------------------------------------------------

    def release_date(self, entry: ReleaseEntry) -> Markup:
        fact = entry.published
        if fact is None:
            return capfirst(self.t("date.unknown"))
        shown = capfirst(self.t("date.unknown")) if fact.chosen.unknown else self.standing(fact.chosen)
        return html("%s%s", shown, self.noted(fact))

    def release_summary(self, entry: ReleaseEntry) -> Markup:
        language = entry.shown_in(self.language)
        return self.spoken(self.inline(entry.texts[language].summary), language)

    def release_years(self, number: int) -> list[tuple[str, list[ReleaseEntry]]]:
        """The releases of one page of the archive, by year."""
        shown = self.catalogue.releases_from((number - 1) * PER_PAGE, PER_PAGE)
        return [(year, list(group)) for year, group in groupby(shown, lambda entry: entry.year)]

    def releases_of_year(self, year: str) -> list[ReleaseEntry]:
        return self.catalogue.releases_in(year)

    # -- search -------------------------------------------------------------------------------

    def search_filters(self) -> list[tuple[str, list[tuple[str, str, Markup]]]]:
        """What a search may be narrowed to: the filter's name, and its values with what they are called."""
        none = Markup("")
        topics = self.by_name(one.id for one in self.catalogue.topics)
        return [
            ("kind", [(one, self.t(f"search.kind-{one}"), none) for one in SEARCH_KINDS]),
            ("project", self.project_choices()),
            ("topic", [(one, plain(capfirst(self.label(one))), none) for one in topics]),
            ("year", [(one, one, none) for one in self._search_years()]),
        ]

    def _search_years(self) -> list[str]:
        """Every year in which something was published or a project ran, newest first."""
        found = {year for record in (*self.catalogue.projects, *self.catalogue.sources)
                 for year in years_of(self.catalogue, record)}  # fmt: skip
        return sorted(found.union(self.catalogue.years), reverse=True)

    # -- topics and terms -----------------------------------------------------------------------

    def topic_entries(self, number: int) -> Sequence[Topic]:
        return self.part_of(self.sort(self.catalogue.topics, lambda one: one.label[self.language]), number)

    def projects_on(self, topic_id: str) -> list[Project]:
        return [*filter(None, map(self.catalogue.project, self.catalogue.projects_on(topic_id)))]

    def organisations_on(self, topic_id: str) -> list[str]:
        return self.by_name(self.catalogue.organisations_on(topic_id))

    def glossary(self) -> list[tuple[str, list[Topic | Term]]]:
        """Topics and terms under their first letter, in the language's order."""
        terms: list[Topic | Term] = [*self.catalogue.topics, *self.catalogue.terms]
        ordered = self.sort(terms, lambda one: one.label[self.language])
        groups = groupby(ordered, lambda one: one.label[self.language][0].upper())
        return [(letter, list(group)) for letter, group in groups]

    def words_for(self, term: Topic | Term) -> list[tuple[str, Markup]]:
        """The word in the other languages of the site: the language's name, and the word marked with it."""
        others = [code for code in self.catalogue.languages if code != self.language]
        return [
            (self.language_name(code).capitalize(), self.spoken(term.label[code], code)) for code in others
        ]
