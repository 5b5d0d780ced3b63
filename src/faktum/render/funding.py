"""Whose money a project has: a sentence made of facts, and on a beneficiary's site the EU's emblem."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from babel.lists import format_list
from markupsafe import Markup

from faktum.facts import KnownFact
from faktum.model.project import Project
from faktum.render.html import html
from faktum.render.sources import SourcesView


class FundingView(SourcesView):
    """A view that knows where a project's money comes from."""

    # -- the sentence -------------------------------------------------------------------------

    def funding_sentence(self, project: Project) -> Markup:
        """The fund and the programme that the sources name, or that they name none."""
        funds, programmes = (self._known(project.id, name) for name in ("fund", "programme"))
        if funds and programmes:
            return self.phrase(
                "funding.fund-programme", fund=self._named(funds), programme=self._named(programmes)
            )
        if funds:
            return self.phrase("funding.fund", fund=self._named(funds))
        if programmes:
            return self._through(programmes)
        return self._without_fund(project)

    def _through(self, programmes: Sequence[KnownFact]) -> Markup:
        """Through a programme, with its own fund where a source says which it is."""
        behind = [fund for one in programmes if one.of for fund in self._known(one.of, "fund")]
        if behind:
            return self.phrase(
                "funding.programme-of-fund", programme=self._named(programmes), fund=self._named(behind)
            )
        return self.phrase("funding.programme", programme=self._named(programmes))

    def _without_fund(self, project: Project) -> Markup:
        unnamed = self.catalogue.facts_about(project.id, "fund", "programme")
        marker = self.noted(unnamed[0]) if unnamed else Markup("")
        if project.eu_funded == "yes":
            both = {fact.property for fact in unnamed} == {"fund", "programme"}
            sentence = self.t("funding.eu-neither") if both else self.t("funding.eu-not-stated")
            return html("%s%s", sentence, marker)
        roles = dict(self.catalogue.participants_of(project.id))
        if funders := [one.fact for one in roles.get("funder", [])]:
            label = self.t("funding.funders", len(funders))
            return html("%s %s.", label, self._named(funders))
        return html("%s%s", self.t("funding.not-stated"), marker)

    def _known(self, record_id: str, name: str) -> list[KnownFact]:
        return [fact for fact in self.catalogue.facts_about(record_id, name) if not fact.chosen.unknown]

    def _named(self, facts: Iterable[KnownFact]) -> Markup:
        """What the facts name, linked where it has a page, each with its marker."""
        named = [
            html(
                "%s%s",
                self.link(fact.of) if fact.of else self.value(fact.chosen),
                self.noted(fact),
            )
            for fact in facts
        ]
        return Markup(format_list(named, locale=self.localised.messages.locale))  # noqa: S704 - of Markup

    # -- the emblem ---------------------------------------------------------------------------

    def acknowledgements(self, project_ids: Iterable[str]) -> list[tuple[str, ...]]:
        """The lines that stand beside the emblem, once each; none for projects of others and without EU money.

        2014–2020: the Union and the fund (821/2014, Article 4(3) and (4)). 2021–2027: one statement for
        every fund, and no other mark of the support beside the emblem (2021/1060, Annex IX, 1.2 and 1.7).
        """
        projects = map(self.catalogue.project, project_ids)
        return list(dict.fromkeys(self._statement(one) for one in projects if one and self._is_ours(one)))

    def _is_ours(self, project: Project) -> bool:
        return project.id in self.catalogue.site.beneficiary_of and project.eu_funded == "yes"

    def _statement(self, project: Project) -> tuple[str, ...]:
        support = self.catalogue.support(project.id)
        if not support.names_fund:
            return (self.t("funding.co-funded"),)
        # `faktum check` refuses a beneficiary's project of that period without a fund.
        return self.t("funding.union"), self.plain_label(support.fund or "")
