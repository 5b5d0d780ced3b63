"""What a page offers to copy: its facts as plain text, and how to cite it and the original of a release.

Everything is what the page shows, in its language. Where the page has a marker the text has the source
itself, in brackets: a line that is copied alone still says who says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from faktum.entries import ReleaseEntry
from faktum.facts import KnownFact, Said
from faktum.model.project import Project
from faktum.model.source import Source
from faktum.render.html import html
from faktum.render.plain_view import PlainPageView
from faktum.render.view import View, capfirst, sources_of


@dataclass(frozen=True, slots=True)
class Copied:
    """A text to copy: its name in ids, what it is called, what its button says, and the text.

    The text keeps the marks of languages, for those who listen to it; what is copied is its letters.
    """

    name: str
    title: str
    button: str
    text: Markup


class CopiedView(PlainPageView):
    """A view that says in brackets where a value is from, where a page has its marker."""

    def marker(self, fact: KnownFact, said: Said | None = None, words: str = "") -> Markup:  # noqa: ARG002
        return html(" (%s)", Markup("; ").join(dict.fromkeys(self._where(fact, said or fact.chosen))))

    def _where(self, fact: KnownFact, said: Said) -> Iterator[Markup]:
        """Since when it holds, that it was worked out, who says so and when, and that others say otherwise."""
        if said.valid_at:
            yield Markup.escape(self.valid_at(said))
        if fact.derivation:
            yield Markup.escape(self.t("state.derived"))
        for source in sources_of(fact):
            yield html("%s, %s", self.publisher(source), self.date(source.date))
        if fact.state == "disagrees":
            yield Markup.escape(self.t("state.disagrees"))

    def line(self, label: Markup | str, facts: Iterable[KnownFact]) -> Markup:
        """A row of the fact box."""
        values = (html("%s%s", self.standing(fact.chosen), self.marker(fact)) for fact in facts)
        return html("%s: %s", label, Markup("; ").join(values))

    def name(self, fact: KnownFact) -> Markup:
        """What a line is called: with the other record, unless that is the value."""
        said = fact.chosen
        is_value = said.of and not (said.value or said.text or said.unknown)
        return self.fact_label(fact) if is_value else self.fact_name(fact)

    # -- citing -------------------------------------------------------------------------------

    def cited_page(self, title: Markup) -> Markup:
        """The page itself, with the day on which the facts were last compared with their sources."""
        return self._cited("cite.page", title, self.date(self.catalogue.site.facts_checked_on))

    def cited_release(self, entry: ReleaseEntry) -> Markup:
        """Our own text on a release, with the day on which it was last changed."""
        return self._cited("cite.summary", self.release_title(entry), self.date(entry.record.updated))

    def _cited(self, key: str, title: Markup, date: str) -> Markup:
        site = self.catalogue.site
        names = {"publisher": site.publisher, "site": site.title}
        return self.phrase(
            key, title=title, date=Markup.escape(date), address=Markup.escape(self.address()),
            **{name: Markup.escape(text[self.language]) for name, text in names.items()},
        )  # fmt: skip

    def cited_source(self, source: Source) -> Markup:
        """What somebody else published: only what is known of it."""
        kind = capfirst(self.t(f"source-type.{source.type}"))
        date = Markup.escape(self.date(source.date))
        if isinstance(source.title, str):
            told = self.phrase("cite.untitled", publisher=self.publisher(source), kind=kind, date=date)
        else:
            told = self.phrase(
                "cite.original", publisher=self.publisher(source), title=self.source_title(source),
                kind=kind, date=date,
            )  # fmt: skip
        return told if source.url == "unknown" else html("%s %s", told, source.url)


def copied_of_project(view: View, project: Project) -> list[Copied]:
    """The fact box of a project, and how to cite its page."""
    mine = CopiedView(view.localised, view.path)
    facts = [
        *(mine.line(mine.name(fact), [fact]) for fact in mine.lead_facts(project.id)),
        *(mine.line(label, facts) for label, facts in mine.box_rows(project.id)),
    ]
    eu = html(
        "%s: %s %s",
        mine.t("project.eu"),
        mine.t(f"project.eu-{project.eu_funded}"),
        mine.text(project.eu_note),
    )
    named = mine.label(project.id)
    head = [named, mine.text(project.summary)]
    return [
        _facts(mine, [head, [*facts, eu, mine.funding_sentence(project)]]),
        _citation(mine, "page", mine.cited_page(named)),
    ]


def copied_of_release(view: View, entry: ReleaseEntry) -> list[Copied]:
    """The facts that a release states, how to cite the original, and how to cite our text."""
    mine = CopiedView(view.localised, view.path)
    stated = (mine.catalogue.facts[one] for one in entry.record.fact_list)
    groups = [
        [mine.label(subject), *(mine.line(mine.name(fact), [fact]) for fact in facts)]
        for subject, facts in groupby(stated, lambda fact: fact.subject)
    ]
    head = [mine.release_title(entry), mine.release_summary(entry)]
    originals = Markup("\n").join(
        mine.cited_source(mine.catalogue.source(one)) for one in entry.record.sources
    )
    return [
        _facts(mine, [head, *groups]),
        _citation(mine, "original", originals),
        _citation(mine, "page", mine.cited_release(entry)),
    ]


def _facts(view: CopiedView, blocks: list[list[Markup]]) -> Copied:
    """Blocks of lines with an empty one between them; last the address, and when the facts were checked."""
    checked = view.t("page.checked", date=view.date(view.catalogue.site.facts_checked_on))
    blocks = [*blocks, [Markup.escape(view.address()), Markup.escape(checked)]]
    text = Markup("\n\n").join(Markup("\n").join(block) for block in blocks)
    return Copied("facts", view.t("cite.facts"), view.t("cite.copy-facts"), text)


def _citation(view: CopiedView, name: str, text: Markup) -> Copied:
    return Copied(name, view.t(f"cite.{name}-title"), view.t(f"cite.copy-{name}"), text)
