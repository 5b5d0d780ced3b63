"""What the pages of records and lists ask beyond a plain view: groups, order and small sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TypeVar

from markupsafe import Markup

from faktum.catalogue import Contact, Participant, ReleaseEntry
from faktum.facts import KnownFact, Said
from faktum.model.base import ProperName
from faktum.model.organisation import Boilerplate, Organisation
from faktum.model.person import Person
from faktum.model.project import Project
from faktum.model.release import Position
from faktum.model.source import Source
from faktum.model.terms import Term, Topic
from faktum.render.addresses import path_of
from faktum.render.charts import Part, Span, span_of
from faktum.render.view import View

Item = TypeVar("Item")

PER_PAGE = 100
"""Entries of a list before it goes on at /page/2/."""

_HEADLINES = ("budget", "grant", "period", "start", "end")
_ELSEWHERE = frozenset(
    {*_HEADLINES, "share", "funding", "goal", "result", "role", "predecessor", "successor", "office"}
)


class PageView(View):
    """A view with the questions that the templates of whole pages ask."""

    def part_of(self, items: Sequence[Item], number: int) -> Sequence[Item]:
        return items[(number - 1) * PER_PAGE : number * PER_PAGE]

    @property
    def locale(self) -> str:
        return next(one.locale for one in self.catalogue.site.languages if one.code == self.language)

    def path_of(self, record_id: str) -> str:
        return path_of(self.catalogue, record_id) or ""

    def page_of(self, record_id: str) -> str | None:
        """A link to the page about the record, None where the ledger is its only page."""
        path = self.path_of(record_id)
        return self.url(record_id) if path and not path.startswith("sources/") else None

    def once(self, anchor: str) -> str:
        """The anchor, or a numbered one where the page has it already."""
        name, number = anchor, 1
        while name in self.anchors:
            number += 1
            name = f"{anchor}-{number}"
        self.anchors.add(name)
        return name

    def language_name(self, code: str) -> str:
        key = f"language.{code}"
        return self.t(key) if self.localised.messages.has(key) else code

    def lang_attribute(self, name: ProperName) -> Markup:
        language = name.on(self.language)[1]
        return Markup("") if language == self.language else Markup(' lang="{}"').format(language)

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

    # -- sources ------------------------------------------------------------------------------

    def citation(self, source: Source) -> Markup:
        """Title, publisher, kind and date of a source, leading to what it says."""
        return Markup('<cite><a href="{}">{}</a></cite>. {}, {}, {}.{}').format(
            self.url(source.id), self.source_title(source), self.publisher(source),
            self.t(f"source-type.{source.type}"), self.date(source.date),
            Markup(" {}.").format(self.t("source.second-hand")) if source.seen == "second-hand" else "",
        )  # fmt: skip

    def place(self, source: Source, place: str) -> str:
        name = source.places.get(place)
        return name[self.language] if name else self.t("source.place-unknown")

    def sources_by_date(self) -> list[Source]:
        """First-hand sources first, then by date."""
        return sorted(
            self.catalogue.sources,
            key=lambda one: (one.seen != "first-hand", str(one.date) if one.date != "unknown" else "9", one.id),
        )

    def said_by(self, source_id: str) -> list[tuple[KnownFact, Said]]:
        facts = self.catalogue.facts.values()
        return [(fact, said) for fact in facts for said in fact.said if said.source.id == source_id and not fact.derivation]

    def said_list(self, fact: KnownFact) -> Markup:
        """Every value with who says it, the chosen one first."""
        parts = [
            Markup("{} ({}){}").format(self.value(said), self.publisher(said.source), self.marker(fact, said))
            for said in (fact.chosen, *fact.others)
        ]
        return Markup("; ").join(parts)

    def arithmetic(self, fact: KnownFact) -> Markup:
        """How a derived value came about, each part leading to its source."""
        assert fact.derivation
        parts = [self.catalogue.facts[one] for one in fact.derivation.facts]
        first, second = (self.cite(one, "value") for one in parts)
        result = self.value(fact.chosen, "value")
        sign = "×" if fact.derivation.formula == "product" else "÷"
        return Markup("{} {} {} {} = {}").format(self.t("fact.derived"), first, sign, second, result)

    # -- projects -----------------------------------------------------------------------------

    def projects_by_start(self) -> list[tuple[Project, Span]]:
        """Projects whose time is known, the earliest first."""
        spans = [(project, span_of(self.catalogue, project.id)) for project in self.catalogue.projects]
        known = [(project, span) for project, span in spans if span]
        return sorted(known, key=lambda one: (one[1].start.bounds() if one[1].start else (), one[0].id))

    def all_spans(self) -> list[Span]:
        return [span for _project, span in self.projects_by_start()]

    def project_entries(self, number: int) -> Sequence[tuple[Project, Span | None]]:
        dated = self.projects_by_start()[::-1]
        rest = [(one, None) for one in self.catalogue.projects if all(one is not other for other, _ in dated)]
        return self.part_of([*dated, *rest], number)

    def span_text(self, span: Span) -> str:
        if len(span.facts) == 1:
            return str(self.value(span.facts[0].chosen))
        start = self.formats.point(span.start) if span.start else self.t("date.unknown")
        return self.t("period.range", start=start, end=self.end_text(span))

    def end_text(self, span: Span) -> str:
        end = self.formats.point(span.end) if span.end else self.t("date.unknown")
        return self.t("qualifier.expected", value=end) if span.expected else end

    def headline_facts(self, project_id: str) -> list[KnownFact]:
        facts = [self.catalogue.fact(project_id, key) for key in _HEADLINES]
        return [fact for fact in facts if fact]

    def box_facts(self, project_id: str) -> list[KnownFact]:
        return [
            fact for fact in self.catalogue.facts_about(project_id)
            if fact.property not in _ELSEWHERE or fact.key.startswith(("start-", "end-", "period-"))
        ]  # fmt: skip

    def part_name(self, part: Part) -> Markup:
        if part.of:
            return self.link(part.of)
        fact = part.share if part.share and part.share.label else part.amount or part.share
        return self.fact_label(fact) if fact else Markup("")

    def parts_text(self, parts: Sequence[Part]) -> str:
        """The funding bar in words."""
        shown = [
            f"{Markup(self.part_name(part)).striptags()} {self.value(part.share.chosen, 'value')}"
            for part in parts if part.share and part.width
        ]  # fmt: skip
        return self.t("project.split-label", parts=", ".join(shown))

    def has_derived(self, parts: Sequence[Part]) -> bool:
        return any(fact and fact.derivation for part in parts for fact in (part.share, part.amount))

    def goals_and_results(self, project_id: str) -> list[tuple[KnownFact | None, list[KnownFact]]]:
        """Goals beside the results with the same key; results without a goal last."""
        goals = self.catalogue.facts_about(project_id, "goal")
        results = self.catalogue.facts_about(project_id, "result", "effect")
        rows: list[tuple[KnownFact | None, list[KnownFact]]] = []
        left = list(results)
        for goal in goals:
            name = goal.key.replace("goal", "result", 1)
            mine = [one for one in results if one.key == name or one.key == f"{name}-of-goal"]
            left = [one for one in left if one not in mine]
            rows.append((goal, mine))
        return rows + [(None, [one]) for one in left]

    def reasons(self, record_id: str, *properties: str) -> list[KnownFact]:
        return [fact for fact in self.catalogue.facts_about(record_id, *properties) if fact.chosen.reason]

    def disagreements_about(self, record_id: str) -> list[KnownFact]:
        return [fact for fact in self.catalogue.facts_about(record_id) if fact.state == "disagrees"]

    def featured_disagreement(self) -> KnownFact | None:
        """A disagreement on a date or amount of a project, for the front page."""
        found = [
            fact for fact in self.catalogue.disagreements
            if self.catalogue.kind(fact.subject) == "projects" and fact.chosen.value
        ]  # fmt: skip
        return next((fact for fact in found if fact.property in {"start", "period"}), found[0] if found else None)

    def participant_key(self, one: Participant) -> str:
        return self.plain_label(one.organisation.id)

    def relation_marker(self, record_id: str, relation: str, other: str) -> Markup:
        """The marker of the fact that says so, on either of the two records."""
        reverse = {"predecessor": "successor", "successor": "predecessor"}[relation]
        for subject, name, target in ((record_id, relation, other), (other, reverse, record_id)):
            for fact in self.catalogue.facts_about(subject, name):
                if fact.of == target:
                    return self.marker(fact)
        return Markup("")

    # -- organisations ------------------------------------------------------------------------

    def organisation_groups(self, number: int) -> Iterator[tuple[str, list[Organisation]]]:
        """Organisations under their first letter, in the language's order."""
        ordered = self.sort(self.catalogue.organisations, lambda one: self.plain_label(one.id))
        shown = self.part_of(ordered, number)
        for letter, group in groupby(shown, lambda one: self.plain_label(one.id)[0].upper()):
            yield letter, list(group)

    def organisation_facts(self, record_id: str) -> list[KnownFact]:
        return [
            fact for fact in self.catalogue.facts_about(record_id)
            if fact.property not in {"predecessor", "successor"} or not fact.of
        ]  # fmt: skip

    def other_names(self, organisation: Organisation) -> list[Markup]:
        """Official names in other languages, aliases and former names, each said to be what it is."""
        name = organisation.name
        found: list[Markup] = []
        shown = name.on(self.language)[0]
        pairs = [(name.text, name.lang), *((text, code) for code, text in name.official.items())]
        for text, code in pairs:
            if text != shown:
                found.append(self._name_entry(text, code, self.t("name.in-language", language=self.language_name(code))))
        if name.short:
            found.append(self._name_entry(name.short, None, self.t("name.short")))
        for alias in organisation.aliases:
            what = self.t("name.former" if alias.former else "name.also")
            if alias.period:
                what += f", {self.date(alias.period)}"
            if alias.source:
                what += f" ({self.plain_label(alias.source)})"
            found.append(self._name_entry(alias.text, alias.lang, what))
        return found

    def _name_entry(self, text: str, language: str | None, what: str) -> Markup:
        return Markup("{} – {}").format(self.spoken(text, language), what)

    def money_from(self, project_id: str, organisation_id: str) -> list[KnownFact]:
        facts = self.catalogue.facts_about(project_id, "share", "funding", "grant")
        return [fact for fact in facts if fact.of == organisation_id]

    def community_projects(self, organisation_id: str) -> list[Project]:
        return [one for one in self.catalogue.projects if one.community == organisation_id]

    def related_organisations(self, organisation_id: str) -> list[KnownFact]:
        """Facts of other organisations that name this one as host, parent, part of or founder."""
        return [
            fact for fact in self.catalogue.facts.values()
            if fact.of == organisation_id and fact.property in {"host", "parent", "part-of", "founder"}
        ]  # fmt: skip

    def retold(self, boilerplate: Boilerplate) -> Markup:
        source = self.catalogue.source(boilerplate.source)
        return Markup("{} {} {}.").format(
            self.t("organisation.retold"), self.citation(source), self.place(source, boilerplate.place)
        )

    # -- releases -----------------------------------------------------------------------------

    def release_date(self, entry: ReleaseEntry) -> Markup:
        fact = entry.published
        if fact is None:
            return Markup.escape(self.t("date.unknown"))
        return Markup("{}{}").format(self.value(fact.chosen), self.marker(fact))

    def release_summary(self, entry: ReleaseEntry) -> Markup:
        language = entry.shown_in(self.language)
        return self.spoken_markup(self.inline(entry.texts[language].summary), language)

    def release_entries(self, number: int) -> Sequence[ReleaseEntry]:
        return self.part_of(self.catalogue.published_releases, number)

    def releases_of_year(self, year: str) -> list[ReleaseEntry]:
        return [entry for entry in self.catalogue.published_releases if entry.year == year]

    def speaker(self, position: Position) -> Markup:
        """Who spoke, with the office at the time."""
        person = self.catalogue.record(position.person)
        assert isinstance(person, Person)
        appointment = person.appointments[position.appointment]
        fact = self.catalogue.facts[f"{person.id}.{position.appointment}"]
        return Markup("{}, {}, {}{}").format(
            self.link(person.id), self.text(appointment.title), self.link(appointment.organisation), self.marker(fact)
        )

    # -- people and contacts --------------------------------------------------------------------

    def person_key(self, pair: tuple[Person, str]) -> str:
        return pair[0].sort_as or ""

    def office_then(self, contact: Contact) -> Markup:
        """The office of a contact at the organisation beside it."""
        assert contact.person
        offices = contact.person.appointments
        own = contact.organisation.id if contact.organisation else None
        key = next((key for key, office in offices.items() if office.organisation == own), next(iter(offices)))
        fact = self.catalogue.facts[f"{contact.person.id}.{key}"]
        return Markup("{}{}").format(self.text(offices[key].title), self.marker(fact))

    def said_when(self, fact: KnownFact | None) -> str:
        """When the source says so: the date it gives, else the source's own."""
        if fact is None:
            return ""
        said = fact.chosen
        return self.t("fact.valid-at", date=self.date(said.valid_at or said.source.date))

    def as_printed(self, contact: Contact) -> Markup:
        point, source = contact.point, contact.source
        if point.verified_on:
            return Markup.escape(self.t("contact.confirmed", date=self.date(point.verified_on)))
        return Markup(self.t("contact.as-printed", source="{}", date="{}", use="{}")).format(  # noqa: S704
            Markup('<a href="{}">{}</a>').format(self.url(source.id), self.source_title(source)),
            self.date(source.date),
            self.t(f"contact-use.{point.use}"),
        )

    def contact_groups(self) -> list[tuple[Organisation, list[Contact]]]:
        """All contacts by organisation, both in the language's order."""
        groups: dict[str, list[Contact]] = defaultdict(list)
        for contact in self.catalogue.contacts:
            if contact.organisation:
                groups[contact.organisation.id].append(contact)
        found = [(self.catalogue.organisation(one), contacts) for one, contacts in groups.items()]
        known = [(one, self.sort(contacts, _contact_key)) for one, contacts in found if one]
        return self.sort(known, lambda pair: self.plain_label(pair[0].id))

    def people_without_contact(self) -> list[Person]:
        people = [one for one in self.catalogue.people if not one.contacts]
        return self.sort(people, lambda one: one.sort_as or "")

    # -- topics and terms -----------------------------------------------------------------------

    def topic_entries(self, number: int) -> Sequence[Topic]:
        return self.part_of(self.sort(self.catalogue.topics, lambda one: one.label[self.language]), number)

    def projects_on(self, topic_id: str) -> list[Project]:
        return [one for one in self.catalogue.projects if topic_id in one.topics]

    def organisations_on(self, topic_id: str) -> list[str]:
        return self.by_name(one.id for one in self.catalogue.organisations if topic_id in one.topics)

    def glossary(self) -> list[Topic | Term]:
        terms: list[Topic | Term] = [*self.catalogue.topics, *self.catalogue.terms]
        return self.sort(terms, lambda one: one.label[self.language])

    def words_for(self, term: Topic | Term) -> Markup:
        """The word in the other languages of the site, each marked with its language."""
        others = [code for code in self.catalogue.languages if code != self.language]
        return Markup('<span class="words">{}</span>').format(
            Markup(" · ").join(
                Markup('<span lang="{}">{}</span>').format(code, term.label[code]) for code in others
            )
        )

    # -- the ledger -----------------------------------------------------------------------------

    def ledger_index(self) -> list[tuple[str, list[tuple[str, list[KnownFact]]]]]:
        """Records with facts, by kind, each in the language's order."""
        kinds: dict[str, list[str]] = defaultdict(list)
        for record_id in self.catalogue.by_subject:
            kinds[self.catalogue.kind(record_id) or ""].append(record_id)
        return [
            (self.t(f"kind.{kind}"), [(one, self.catalogue.by_subject[one]) for one in self.by_name(ids)])
            for kind, ids in kinds.items()
        ]


def _contact_key(contact: Contact) -> str:
    return (contact.person.sort_as or "") if contact.person else ""
