"""What pages and feeds ask about corrections: which a page must tell, and what was changed, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from faktum.corrections import Corrected, Writing, corrections_among, read
from faktum.facts import KnownFact
from faktum.model.fact import Correction
from faktum.model.vocabulary import ROLES
from faktum.render.html import html
from faktum.render.view import View


class CorrectionsView(View):
    """A view that knows what has been corrected."""

    def corrections_of(self, fact: KnownFact) -> list[Corrected]:
        """The corrections of one fact, newest first."""
        return self._told(corrections_among([fact]))

    def corrections_about(self, record_id: str) -> list[Corrected]:
        """Of facts that the page about a record shows: its own, and those of others that name it.

        Of a release: also those that it states, those of the projects that it is about, and those of the
        offices of whoever speaks in it.
        """
        entry = self.catalogue.release(record_id) if "/" in record_id else None
        projects, stated = (entry.record.projects, set(entry.record.fact_list)) if entry else ((), set())
        if entry:
            stated |= {f"{one.person}.{one.appointment}" for one in entry.record.positions.values()}
        return self._told(
            one for one in self.catalogue.corrections
            if record_id in {one.fact.subject, one.fact.of}
            or one.fact.subject in projects or one.fact.id in stated
        )  # fmt: skip

    def all_corrections(self) -> list[Corrected]:
        """Every correction that lists and feeds show, newest first."""
        withdrawn = self.catalogue.withdrawn_releases
        return self._told(one for one in self.catalogue.corrections if one.fact.subject not in withdrawn)

    def corrections_left(self) -> list[Corrected]:
        """Of the other facts that the page has shown so far."""
        return self._told(
            one
            for one in self.catalogue.corrections
            if one.fact.id in self.used and one.fact.id not in self.told
        )

    def together(self, corrected: Iterable[Corrected]) -> list[list[Corrected]]:
        """One correction of several roles is told once, of all of them."""
        groups: dict[tuple[str, int], list[Corrected]] = {}
        for one in corrected:
            groups.setdefault((one.fact.subject, id(one.correction)), []).append(one)
        return list(groups.values())

    def former_keys(self, fact: KnownFact) -> list[str]:
        """Keys that the fact had, the newest first.

        The key of a role names the role and the organisation. It changes when either is corrected, and when
        the organisation's record is renamed; what was quoted and what feeds have told keeps its address.
        """
        value = fact.chosen.value
        role, organisation = value.code if value else None, fact.of or ""
        if not role or fact.key != f"{role}-{organisation}":
            return []
        keys = [f"{role}-{one}" for one in self._ids(organisation)]
        for correction in reversed(fact.corrections):
            before = read(correction.from_).value if isinstance(correction.from_, str) else None
            if before and before.code:
                if before.code in ROLES:
                    role = before.code
                elif self.catalogue.kind(before.code) == "organisations":
                    organisation = before.code
                keys += [f"{role}-{one}" for one in self._ids(organisation)]
        return [one for one in dict.fromkeys(keys) if one != fact.key]

    def _ids(self, record_id: str) -> Iterator[str]:
        yield record_id
        yield from reversed(self.catalogue.record(record_id).former_ids)

    def _told(self, ones: Iterable[Corrected]) -> list[Corrected]:
        found = list(ones)
        self.told.update(one.fact.id for one in found)
        return found

    def correction(self, one: Correction) -> Markup:
        """What was changed, and why."""
        return html("%s %s", self.change(one), self.text(one.why))

    def change(self, one: Correction) -> Markup:
        """When it was corrected, and what was published before and after."""
        before, after = self._shown(one.from_), self._shown(one.to)
        if before == after:  # rounded alike
            before, after = self._shown(one.from_, "exact"), self._shown(one.to, "exact")
        day = Markup.escape(self.date(one.on))
        return self.phrase("fact.corrected", date=day, before=before, after=after)

    def _shown(self, writing: Writing, form: str = "long") -> Markup:
        """A value before or after, in the language of the page as far as it can be read."""
        if not isinstance(writing, str):
            return self.text(writing)
        reading = read(writing)
        value = reading.value
        if reading.unknown:
            return Markup.escape(self.t("unknown." + reading.unknown.replace(" ", "-")))
        if value is None:
            return self._called(writing)
        if value.quantity:
            shown = Markup.escape(self.formats.quantity(value.quantity, form))
        elif value.date:
            shown = Markup.escape(self.date(value.date))
        elif value.code in ROLES:
            shown = Markup.escape(self.t(f"role.{value.code}", count=1))
        else:
            shown = self._called(value.written)
        qualifier = reading.qualifier or "exact"
        return self.phrase("qualifier." + qualifier.replace(" ", "-"), value=shown)

    def _called(self, writing: str) -> Markup:
        """What a record is called, of a source who says it and when; anything else as it is written."""
        kind = self.catalogue.kind(writing)
        if kind == "sources":
            source = self.catalogue.source(writing)
            return html("%s, %s", self.publisher(source), self.date(source.date))
        return self.label(writing) if kind else Markup.escape(writing)
