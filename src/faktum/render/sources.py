"""What pages ask about sources: citations, the statements on a fact, disagreements, the ledger."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import groupby
from urllib.parse import urlsplit

from markupsafe import Markup

from faktum.facts import KnownFact, Said, State
from faktum.model.base import ProperName
from faktum.model.source import Source
from faktum.questions import question_in_language
from faktum.render.addresses import path_of
from faktum.render.corrections import CorrectionsView
from faktum.render.html import html
from faktum.render.view import Localised, capfirst

STATES: tuple[State, ...] = ("agreed", "single", "disagrees", "unknown", "derived")
_SIGNS = {"product": "×", "share": "÷", "ratio": "÷"}


class SourcesView(CorrectionsView):
    """A view that knows where statements come from."""

    def page_of(self, record_id: str) -> str | None:
        """A link to the page about the record, None where the ledger is its only page."""
        path = path_of(self.catalogue, record_id) or ""
        return self.url(record_id) if path and not path.startswith("sources/") else None

    # -- sources ------------------------------------------------------------------------------

    def citation(self, source: Source) -> Markup:
        """Title, publisher, kind and date of a source, leading to what it says."""
        title = self.t("source.no-title") if isinstance(source.title, str) else self.source_title(source)
        return html('<cite><a href="%s">%s</a></cite>. %s, %s, %s.%s', self.url(source.id), title, self.publisher(source),
            self.t(f"source-type.{source.type}"), self.date(source.date),
            html(" %s.", self.t("source.second-hand")) if source.seen == "second-hand" else "",
        )  # fmt: skip

    def read_on(self, source: Source) -> str:
        """When somebody of this project read the source, as a sentence; nothing where nobody did."""
        return (
            ""
            if isinstance(source.read_on, str)
            else self.t("source.read-on", date=self.date(source.read_on))
        )

    def place(self, source: Source, place: str) -> Markup:
        name = source.places.get(place)
        return capfirst(name[self.language] if name else self.t("source.place-unknown"))

    def domain(self, address: str) -> str:
        return urlsplit(address).netloc.removeprefix("www.")

    def short_address(self, address: str) -> str:
        """A web address without what nobody reads."""
        return address.split("://", 1)[-1].removeprefix("www.").rstrip("/")

    def sources_by_date(self) -> list[Source]:
        """First-hand sources first, then by date."""
        return sorted(
            self.catalogue.sources,
            key=lambda one: (
                one.seen != "first-hand",
                str(one.date) if one.date != "unknown" else "9",
                one.id,
            ),
        )

    def said_by(self, source_id: str) -> list[tuple[KnownFact, Said]]:
        """What a source says; what was worked out from it is not among that."""
        return self.catalogue.said_by(source_id)

    # -- statements ---------------------------------------------------------------------------

    def standing(self, said: Said, form: str = "long") -> Markup:
        """A value at the head of a cell or line: capital, unless a name or an author's sentence decides."""
        shown = self.value(said, form)
        is_office = said.text and said.of
        is_settled = said.text or (said.of and not said.value)
        return shown if is_settled and not is_office and not said.unknown else capfirst(shown)

    def statements(self, fact: KnownFact) -> tuple[Said, ...]:
        """The chosen statement and then the others."""
        return (fact.chosen, *fact.others)

    def against(self, fact: KnownFact) -> Said:
        """A statement that contradicts the chosen one; any other where none does."""
        return next((one for one in fact.others if one.contradicts(fact.chosen)), fact.others[0])

    def valid_at(self, said: Said) -> str:
        return self.t("fact.valid-at", date=self.date(said.valid_at)) if said.valid_at else ""

    def arithmetic(self, fact: KnownFact) -> Markup:
        """How a derived value came about, each part leading to its own statement."""
        assert fact.derivation
        parts = [self.catalogue.facts[one] for one in fact.derivation.facts]
        first, second = (
            html('<a href="%s">%s</a>', self.ledger(one), self.value(one.chosen, "value")) for one in parts
        )
        sign, result = _SIGNS[fact.derivation.formula], self.value(fact.chosen, "value")
        return html("%s %s %s %s = %s", self.t("fact.derived"), first, sign, second, result)

    # -- disagreements ------------------------------------------------------------------------

    def disagreements_about(self, record_id: str) -> list[KnownFact]:
        return [fact for fact in self.catalogue.facts_about(record_id) if fact.state == "disagrees"]

    def featured_disagreement(self) -> KnownFact | None:
        """A disagreement on a date or amount of a project, for the front page."""
        found = [
            fact for fact in self.catalogue.disagreements
            if self.catalogue.kind(fact.subject) == "projects"
            and fact.chosen.value and self.against(fact).value
        ]  # fmt: skip
        return next(
            (fact for fact in found if fact.property in {"start", "period"}), found[0] if found else None
        )

    # -- the ledger ---------------------------------------------------------------------------

    def ledger_index(self, number: int) -> list[tuple[str, list[tuple[str, list[KnownFact]]]]]:
        """Records with facts, by kind, each in the language's order: what stands on one page of the list."""
        shown = groupby(_ledger_part(self.localised, number), lambda pair: pair[0])
        return [
            (self.t(f"kind.{kind}"), [(one, self.catalogue.facts_about(one)) for _kind, one in pairs])
            for kind, pairs in shown
        ]

    def projects_of(self, fact: KnownFact) -> list[str]:
        """The projects that a fact is about: its record, the record it names, or what its release is about."""
        entry = self.catalogue.release(fact.subject) if "/" in fact.subject else None
        named = entry.record.projects if entry else (fact.subject, fact.of)
        return [one for one in named if one and self.catalogue.kind(one) == "projects"]

    def project_choices(self) -> list[tuple[str, str, Markup]]:
        """Projects for a list to choose from: id, name, and the attribute of the name's language."""
        return [(one, name, Markup(attribute)) for one, name, attribute in _project_choices(self.localised)]  # noqa: S704 - made below

    def lang_attribute(self, name: ProperName) -> Markup:
        language = name.on(self.language)[1]
        return Markup("") if language == self.language else html(' lang="%s"', language)

    def ledger_filters(self) -> list[tuple[str, list[tuple[str, str, Markup]]]]:
        """What the ledger may be narrowed to: the filter's name, and its values with what they are called."""
        none = Markup("")
        named = [(one, self.t(f"property.{one}"), none) for one in self.catalogue.properties]
        return [
            ("project", self.project_choices()),
            ("kind", self.sort(named, lambda choice: choice[1])),
            ("state", [(one, capfirst(self.t(f"state.{one}")), none) for one in STATES]),
        ]

    def count_phrases(self, key: str) -> dict[str, str]:
        """The forms of a phrase that counts, for a script to choose from: CLDR category → text, and `none`."""
        phrase = self.localised.messages.phrase(key)
        forms = dict(phrase) if isinstance(phrase, Mapping) else {"other": self.t(key)}
        return {**forms, "none": self.t(f"{key}-none")}

    def properties_about(self, record_id: str) -> list[KnownFact]:
        """The first fact of each property of a record: what a list of contents leads to."""
        return list(
            {fact.property: fact for fact in reversed(self.catalogue.facts_about(record_id))}.values()
        )[::-1]


@question_in_language
def _project_choices(localised: Localised) -> list[tuple[str, str, str]]:
    view = SourcesView(localised, "")
    projects = view.sort(view.catalogue.projects, lambda one: view.plain_label(one.id))
    return [(one.id, view.plain_label(one.id), str(view.lang_attribute(one.name))) for one in projects]


@question_in_language
def _ledger_part(localised: Localised, number: int) -> list[tuple[str, str]]:
    """Kind and id of the records that stand on one page of the list of the ledger."""
    view = SourcesView(localised, "sources/")
    return list(view.part_of(localised.once("ledger", lambda: _ledger(view)), number))


def _ledger(view: SourcesView) -> list[tuple[str, str]]:
    kinds: dict[str, list[str]] = defaultdict(list)
    for record_id in view.catalogue.subjects:
        kinds[view.catalogue.kind(record_id) or ""].append(record_id)
    return [(kind, one) for kind, ids in kinds.items() for one in view.by_name(ids)]
