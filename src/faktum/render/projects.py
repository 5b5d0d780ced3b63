"""What pages ask about projects: time, money, goals beside results, who takes part."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

from markupsafe import Markup

from faktum.entries import Participant
from faktum.facts import KnownFact
from faktum.model.project import Project
from faktum.questions import question_in_language
from faktum.render.charts import Axis, Part, Span, axis_of, span_of
from faktum.render.html import html
from faktum.render.sources import SourcesView
from faktum.render.view import Localised

_MONEY = ("budget", "grant")
_TIME = ("period", "start", "end")
_ELSEWHERE = frozenset({"share", "funding", "goal", "result", "effect", "role", "predecessor", "successor"})
_LEADS = 3


class ProjectsView(SourcesView):
    """A view that knows how projects are told."""

    # -- facts in the box ---------------------------------------------------------------------

    def lead_facts(self, project_id: str) -> list[KnownFact]:
        """Three facts to show large: money, time, and what came of it; none where three are not known."""
        found = self.leads(project_id)
        return found if len(found) == _LEADS else []

    def leads(self, project_id: str) -> list[KnownFact]:
        """As many of them as are known."""
        facts = self.catalogue.facts_about(project_id)
        known = [fact for fact in facts if _is_short(fact) and not fact.derivation]
        money = [fact for key in _MONEY for fact in known if fact.key == key]
        time = [fact for key in _TIME for fact in known if fact.key == key]
        shares = sorted((fact for fact in known if fact.property == "share"), key=_size, reverse=True)
        counts = [fact for name in ("result", "goal") for fact in known if fact.property == name]
        return [*money[:1], *time[:2], *counts, *shares, *money[1:]][:_LEADS]

    def box_rows(self, project_id: str) -> list[tuple[Markup, list[KnownFact]]]:
        """The other facts of the box; those with one label stand together."""
        leads = self.lead_facts(project_id)
        facts = [
            fact for fact in self.catalogue.facts_about(project_id)
            if fact.property not in _ELSEWHERE and fact not in leads
        ]  # fmt: skip
        return [(label, list(group)) for label, group in groupby(facts, self.fact_label)]

    # -- time ---------------------------------------------------------------------------------

    def projects_by_start(self) -> list[tuple[Project, Span]]:
        """Projects whose time is known, the earliest first."""
        spans = [(project, span_of(self.catalogue, project.id)) for project in self.catalogue.projects]
        known = [(project, span) for project, span in spans if span]
        return sorted(known, key=lambda one: (one[1].start.bounds() if one[1].start else (), one[0].id))

    def axis(self) -> Axis | None:
        """The axis on which every project has its place."""
        return _axis(self.localised)

    def project_entries(self, number: int) -> Sequence[tuple[Project, Span | None]]:
        dated = self.projects_by_start()[::-1]
        rest = [(one, None) for one in self.catalogue.projects if all(one is not other for other, _ in dated)]
        return self.part_of([*dated, *rest], number)

    def span_text(self, span: Span) -> str:
        if len(span.facts) == 1:
            return str(self.value(span.facts[0].chosen))
        return self.t("period.range", start=self.start_text(span), end=self.end_text(span))

    def span_cited(self, span: Span) -> Markup:
        """The span with the markers of its facts: one for a period, one each for start and end."""
        if len(span.facts) == 1:
            return self.cite(span.facts[0])
        start, end = (
            html("%s%s", text, self.noted(fact))
            for text, fact in ((self.start_text(span), span.facts[0]), (self.end_text(span), span.facts[-1]))
        )
        return self.phrase("period.range", start=start, end=end)

    def start_text(self, span: Span) -> str:
        return self.formats.point(span.start) if span.start else self.t("date.unknown")

    def end_text(self, span: Span) -> str:
        end = self.formats.point(span.end) if span.end else self.t("date.unknown")
        return self.t("qualifier.expected", value=end) if span.expected else end

    # -- money --------------------------------------------------------------------------------

    def part_name(self, part: Part) -> Markup:
        if part.of:
            return self.link(part.of)
        fact = part.share if part.share and part.share.label else part.amount or part.share
        return self.fact_label(fact) if fact else Markup("")

    def parts_text(self, parts: Sequence[Part]) -> str:
        """The funding bar in words."""
        shown = [
            f"{self.part_name(part).striptags()} {self.value(part.share.chosen, 'value')}"
            for part in parts if part.share and part.width
        ]  # fmt: skip
        if self.rest_of(parts):
            shown.append(self.t("project.split-rest"))
        return self.t("project.split-label", parts=", ".join(shown))

    def rest_of(self, parts: Sequence[Part]) -> float:
        """What is left of the whole in percent, when no source says whose it is."""
        return max(0.0, round(100 - sum(part.width for part in parts), 2))

    def has_derived(self, parts: Sequence[Part]) -> bool:
        return any(fact and fact.derivation for part in parts for fact in (part.share, part.amount))

    # -- goals and results --------------------------------------------------------------------

    def goals_and_results(self, project_id: str) -> list[tuple[list[KnownFact], list[KnownFact]]]:
        """Goals beside their results; goals without a result of their own beside the general ones."""
        goals = self.catalogue.facts_about(project_id, "goal")
        left = self.catalogue.facts_about(project_id, "result", "effect")
        rows: list[tuple[list[KnownFact], list[KnownFact]]] = []
        open_goals: list[KnownFact] = []
        for goal in goals:
            name = goal.key.replace("goal", "result", 1)
            mine = [one for one in left if one.key in {name, f"{name}-of-goal"}]
            left = [one for one in left if one not in mine]
            if mine:
                rows.append(([goal], mine))
            else:
                open_goals.append(goal)
        return [*rows, (open_goals, left)] if open_goals or left else rows

    def reasons(self, record_id: str, *properties: str) -> list[KnownFact]:
        facts = self.catalogue.facts_about(record_id, *properties)
        return [fact for fact in facts if fact.chosen.reason and fact.state != "disagrees"]

    # -- who takes part -----------------------------------------------------------------------

    def participants_by_name(self, participants: Sequence[Participant]) -> list[Participant]:
        return self.sort(participants, lambda one: self.plain_label(one.organisation.id))

    def is_shared_note(self, one: Participant, participants: Sequence[Participant]) -> bool:
        """Whether the note stands at others in the role too; the ledger has it then."""
        return sum(other.fact.chosen.note == one.fact.chosen.note for other in participants) > 1

    def roles_without_name(self, project_id: str) -> list[KnownFact]:
        """Roles of which sources do not say whose they are."""
        return [fact for fact in self.catalogue.facts_about(project_id, "role") if not fact.of]

    def relation_marker(self, record_id: str, relation: str, other: str) -> Markup:
        """The marker of the fact that says so, on either of the two records."""
        reverse = {"predecessor": "successor", "successor": "predecessor"}[relation]
        for subject, name, target in ((record_id, relation, other), (other, reverse, record_id)):
            for fact in self.catalogue.facts_about(subject, name):
                if fact.of == target:
                    return self.noted(fact)
        return Markup("")


@question_in_language
def _axis(localised: Localised) -> Axis | None:
    spans = [span for _project, span in ProjectsView(localised, "").projects_by_start()]
    return axis_of(spans) if spans else None


def _is_short(fact: KnownFact) -> bool:
    value = fact.chosen.value
    return bool(value and (value.quantity or value.date))


def _size(fact: KnownFact) -> Decimal:
    value = fact.chosen.value
    return value.quantity.number if value and value.quantity else Decimal(0)
