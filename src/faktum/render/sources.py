"""What pages ask about sources: citations, the statements on a fact, disagreements, the ledger."""

from __future__ import annotations

from collections import defaultdict
from urllib.parse import urlsplit

from markupsafe import Markup

from faktum.facts import KnownFact, Said
from faktum.model.fact import Correction
from faktum.model.source import Source
from faktum.render.addresses import path_of
from faktum.render.view import View, capfirst

_SIGNS = {"product": "×", "share": "÷", "ratio": "÷"}


class SourcesView(View):
    """A view that knows where statements come from."""

    def page_of(self, record_id: str) -> str | None:
        """A link to the page about the record, None where the ledger is its only page."""
        path = path_of(self.catalogue, record_id) or ""
        return self.url(record_id) if path and not path.startswith("sources/") else None

    # -- sources ------------------------------------------------------------------------------

    def citation(self, source: Source) -> Markup:
        """Title, publisher, kind and date of a source, leading to what it says."""
        title = self.t("source.no-title") if isinstance(source.title, str) else self.source_title(source)
        return Markup('<cite><a href="{}">{}</a></cite>. {}, {}, {}.{}').format(
            self.url(source.id), title, self.publisher(source),
            self.t(f"source-type.{source.type}"), self.date(source.date),
            Markup(" {}.").format(self.t("source.second-hand")) if source.seen == "second-hand" else "",
        )  # fmt: skip

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
        return [
            (fact, said) for fact in self.catalogue.facts.values() if not fact.derivation
            for said in fact.said if said.source.id == source_id
        ]  # fmt: skip

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
            Markup('<a href="{}">{}</a>').format(self.ledger(one), self.value(one.chosen, "value"))
            for one in parts
        )
        sign, result = _SIGNS[fact.derivation.formula], self.value(fact.chosen, "value")
        return Markup("{} {} {} {} = {}").format(self.t("fact.derived"), first, sign, second, result)

    def correction(self, one: Correction) -> Markup:
        """What was changed, and why."""
        return Markup("{} {}").format(
            self.t("fact.corrected", date=self.date(one.on), before=one.from_, after=one.to),
            self.text(one.why),
        )

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

    def ledger_index(self) -> list[tuple[str, list[tuple[str, list[KnownFact]]]]]:
        """Records with facts, by kind, each in the language's order."""
        kinds: dict[str, list[str]] = defaultdict(list)
        for record_id in self.catalogue.by_subject:
            kinds[self.catalogue.kind(record_id) or ""].append(record_id)
        return [
            (self.t(f"kind.{kind}"), [(one, self.catalogue.by_subject[one]) for one in self.by_name(ids)])
            for kind, ids in kinds.items()
        ]

    def properties_about(self, record_id: str) -> list[KnownFact]:
        """The first fact of each property of a record: what a list of contents leads to."""
        return list(
            {fact.property: fact for fact in reversed(self.catalogue.facts_about(record_id))}.values()
        )[::-1]
