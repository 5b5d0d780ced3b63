"""What pages ask about organisations: their names, roles and relations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from markupsafe import Markup

from faktum.facts import KnownFact
from faktum.model.base import Alias
from faktum.model.edtf import Edtf
from faktum.model.organisation import Boilerplate, Organisation
from faktum.model.project import Project
from faktum.render.html import html
from faktum.render.sources import SourcesView

_RELATIONS = ("host", "parent", "part-of", "founder")


class OrganisationsView(SourcesView):
    """A view that knows how organisations are told."""

    def organisation_groups(self, number: int) -> Iterator[tuple[str, list[Organisation]]]:
        """Organisations by country, both in the language's order; those without a country last."""
        named = self.sort(self.catalogue.organisations, lambda one: self.plain_label(one.id))
        ordered = self.sort(named, self.country)
        ordered.sort(key=lambda one: one.country is None)
        return ((name, list(group)) for name, group in groupby(self.part_of(ordered, number), self.country))

    def country(self, organisation: Organisation) -> str:
        name = self.localised.messages.locale.territories.get(organisation.country or "")
        return name or organisation.country or self.t("organisation.no-country")

    def organisation_type(self, organisation: Organisation) -> str:
        return self.t("organisation-type." + organisation.type.replace(" ", "-"))

    def kinds_of_role(self, organisation: Organisation) -> str:
        """What it is, and the roles it has had in any project."""
        roles = [one.role for _project, ones in self.catalogue.roles_of(organisation.id) for one in ones]
        names = [self.t(f"role.{role}", count=1) for role in dict.fromkeys(roles)]
        return " · ".join([self.organisation_type(organisation), *([", ".join(names)] if names else [])])

    def organisation_facts(self, record_id: str) -> list[KnownFact]:
        return [
            fact for fact in self.catalogue.facts_about(record_id)
            if fact.property not in {"predecessor", "successor"} or not fact.of
        ]  # fmt: skip

    def other_names(self, organisation: Organisation) -> list[tuple[Markup, Markup]]:
        """Official names in other languages, short, former and other names; each with what it is."""
        name = organisation.name
        found: list[tuple[Markup, Markup]] = []
        for text, code in ((name.text, name.lang), *((text, code) for code, text in name.official.items())):
            if text != name.on(self.language)[0]:
                what = self.t("name.in-language", language=self.language_name(code))
                found.append((self.spoken(text, code), Markup.escape(what)))
        if name.short:
            found.append((self.spoken(name.short, name.lang), Markup.escape(self.t("name.short"))))
        for alias in organisation.aliases:
            parts = [Markup.escape(self.t("name.former" if alias.former else "name.also"))]
            if alias.period:
                parts.append(Markup.escape(self.date(alias.period)))
            if alias.source:
                parts.append(
                    Markup.escape(self.t("name.according-to", source="{}")).format(self.link(alias.source))
                )
            found.append((self.spoken(alias.text, alias.lang), Markup(", ").join(parts)))
        return found

    def organisation_then(self, organisation_id: str, when: Edtf | None) -> Markup:
        """Name and link at a date: the name it then had, and what it is called, or who follows it, today."""
        organisation = self.catalogue.organisation(organisation_id)
        if organisation is None or when is None:
            return self.link(organisation_id)
        former = self._name_at(organisation, when)
        followers = [one for one in self.catalogue.successors_of(organisation_id)
                     if self.catalogue.kind(one) == "organisations"]  # fmt: skip
        if former:
            return self.phrase(
                "name.now", then=self.spoken(former.text, former.lang), now=self.link(organisation_id)
            )
        if followers:
            names = Markup(", ").join(self.link(one) for one in followers)
            return self.phrase("name.followed", then=self.link(organisation_id), now=names)
        return self.link(organisation_id)

    def _name_at(self, organisation: Organisation, when: Edtf) -> Alias | None:
        """The former name in use at a date, in the page's language where there is one."""
        found = [
            one for one in organisation.aliases
            if one.former and one.lang and one.period and one.period.overlaps(when)
        ]  # fmt: skip
        return min(found, key=lambda one: one.lang != self.language, default=None)

    def money_from(self, project_id: str, organisation_id: str) -> list[KnownFact]:
        facts = self.catalogue.facts_about(project_id, "share", "funding", "grant")
        return [fact for fact in facts if fact.of == organisation_id]

    def community_projects(self, organisation_id: str) -> list[Project]:
        return [*filter(None, map(self.catalogue.project, self.catalogue.projects_in(organisation_id)))]

    def related_organisations(self, organisation_id: str) -> list[tuple[str, Sequence[KnownFact]]]:
        """Facts of others that name this one as host, parent, part of or founder; by that relation."""
        groups: dict[str, list[KnownFact]] = defaultdict(list)
        for fact in self.catalogue.facts_naming(organisation_id, *_RELATIONS):
            groups[fact.property].append(fact)
        return [(self.t(f"related.{name}"), groups[name]) for name in _RELATIONS if name in groups]

    def retold(self, boilerplate: Boilerplate) -> Markup:
        source = self.catalogue.source(boilerplate.source)
        return html(
            "%s %s %s.",
            self.t("organisation.retold"),
            self.citation(source),
            self.place(source, boilerplate.place),
        )
