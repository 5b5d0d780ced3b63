"""Contact points, resolved: whose they are, and how sure they are today.

What a contact point is worth depends on dates and on the day that everything is measured against,
never on the clock: the same commit gives the same answer.
"""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from faktum.model.contact import ContactPoint, ContactPolicy
from faktum.model.edtf import Edtf
from faktum.model.organisation import Organisation
from faktum.model.person import Appointment, Person
from faktum.model.source import Source
from faktum.questions import asked_once, decided_by, question

State = Literal["confirmed", "printed", "stale", "ended"]
"""How sure: somebody was asked; printed for the press not long ago; neither, or too long ago; no longer valid."""


@dataclass(frozen=True, slots=True)
class End:
    """The last day of a contact point, and how it is known: from a source, or because somebody told us."""

    last_day: Edtf
    source: Source | None = None
    told_on: Edtf | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact point with its owner: a person, or an organisation for a function."""

    owner: Person | Organisation
    key: str
    point: ContactPoint
    source: Source
    organisation: Organisation | None
    state: State = "printed"
    end: End | None = None
    """When it ended; None while it holds."""
    substitute: Person | Organisation | None = None
    """Who answers today, because the owner is away."""

    @property
    def id(self) -> str:
        return f"{self.owner.id}-{self.key}"

    @property
    def person(self) -> Person | None:
        return self.owner if isinstance(self.owner, Person) else None

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages spoken: as a source says of the contact, else those in which the person was quoted."""
        return self.point.languages or (self.person.languages if self.person else ())

    @property
    def is_function(self) -> bool:
        """Whether it belongs to the organisation, and not to somebody who may leave: switchboard, mailbox."""
        return self.person is None


KINDS = "people", "organisations", "site"
"""What decides who is a contact; beside them the sources that contacts stand in."""


@dataclass
class Directory:
    """The contacts of a site, as its policy shows them, and what they are looked up by."""

    _shown: list[Contact] = field(default_factory=list)
    _hidden: list[Contact] = field(default_factory=list)
    _owners: set[str] = field(default_factory=set)
    _places: dict[tuple[str, str], list[int]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, contacts: Iterable[Contact], policy: ContactPolicy) -> Directory:
        made = cls()
        for contact in contacts:
            hides = (contact.state == "ended" and policy.ended == "hide") or (
                contact.state == "stale" and policy.stale == "hide"
            )
            if hides:
                made._hidden.append(contact)
                continue
            for kind, name in _keys(contact):
                made._places[kind, name].append(len(made._shown))
            made._owners.add(contact.owner.id)
            made._shown.append(contact)
        return made

    @asked_once
    def shown(self) -> list[Contact]:
        """People's first, in the order of their ids, then organisations'."""
        return self._shown

    @asked_once
    def hidden(self) -> list[Contact]:
        """Those that the policy leaves out: a release still says who its contact was."""
        return self._hidden

    @decided_by(*KINDS)
    @question
    def has(self, owner_id: str) -> bool:
        """Whether a person or organisation has a contact point that is shown."""
        return owner_id in self._owners

    @decided_by(*KINDS)
    @question
    def of_sources(self, sources: tuple[str, ...]) -> list[Contact]:
        """Contacts printed in any of these sources."""
        return self._found(("source", one) for one in sources)

    @decided_by(*KINDS)
    @question
    def hidden_of_sources(self, sources: tuple[str, ...]) -> list[Contact]:
        """Contacts printed in any of these sources whose numbers are no longer shown."""
        wanted = set(sources)
        return [one for one in self._hidden if one.source.id in wanted]

    @decided_by(*KINDS)
    @question
    def of_organisation(self, organisation_id: str) -> list[Contact]:
        """The organisation's own, and those of people with an office there or a number printed beside it."""
        return self._found([("organisation", organisation_id)])

    @decided_by(*KINDS)
    @question
    def of_topic(self, topic_id: str, sources: tuple[str, ...]) -> list[Contact]:
        """Those that answer for the topic, and the contacts of releases on it."""
        printed = (
            number for number in self._numbers(("source", one) for one in sources)
            if self._shown[number].point.use == "release"
        )  # fmt: skip
        return [self._shown[number] for number in sorted({*printed, *self._numbers([("topic", topic_id)])})]

    def _found(self, places: Iterable[tuple[str, str]]) -> list[Contact]:
        return [self._shown[number] for number in sorted(self._numbers(places))]

    def _numbers(self, places: Iterable[tuple[str, str]]) -> set[int]:
        return {number for place in places for number in self._places.get(place, ())}


def _keys(contact: Contact) -> Iterator[tuple[str, str]]:
    yield "source", contact.source.id
    organisations = {contact.organisation.id} if contact.organisation else set()
    if contact.person:
        organisations |= {one.organisation for one in contact.person.appointments.values()}
    else:
        organisations.add(contact.owner.id)
    yield from (("organisation", one) for one in sorted(organisations))
    yield from (("topic", one) for one in contact.point.topics)


def contacts_among(
    owners: Iterable[Person | Organisation],
    owner_of: Callable[[str], Person | Organisation | None],
    source_of: Callable[[str], Source],
    policy: ContactPolicy,
    today: dt.date,
) -> Iterator[Contact]:
    """Every contact point of these owners with its state on a day; none of people who are withdrawn."""
    for owner in owners:
        for key, point in owner.contacts.items():
            source = source_of(point.source)
            end = end_of(owner, point, source_of, today)
            yield Contact(
                owner, key, point, source, _organisation(owner, point, owner_of),
                "ended" if end else state_of(point, source, policy, today),
                end, _substitute(point, owner_of, today),
            )  # fmt: skip


def _organisation(
    owner: Person | Organisation, point: ContactPoint, owner_of: Callable[[str], Person | Organisation | None]
) -> Organisation | None:
    if isinstance(owner, Organisation):
        return owner
    first = next(iter(owner.appointments.values()), None)
    found = owner_of(point.organisation or (first.organisation if first else ""))
    return found if isinstance(found, Organisation) else None


def _substitute(
    point: ContactPoint, owner_of: Callable[[str], Person | Organisation | None], today: dt.date
) -> Person | Organisation | None:
    """Who stands in on a day; nobody before and after the absence, nor when the substitute is withdrawn."""
    if point.substitute is None or not _covers(point.substitute.period, today):
        return None
    found = owner_of(point.substitute.who)
    return None if isinstance(found, Person) and found.withdrawn else found


def _covers(period: Edtf, day: dt.date) -> bool:
    return (period.earliest or dt.date.min) <= day <= (period.latest or dt.date.max)


# -- how sure ---------------------------------------------------------------------------------------


def state_of(point: ContactPoint, source: Source, policy: ContactPolicy, today: dt.date) -> State:
    """How sure a contact point is that has not ended.

    `review_by` decides where it stands, else `stale_after_months` from the day when it was last known to
    hold: confirmed, or printed. A date that is known to the year counts from its last day; one that is not
    known is too long ago.
    """
    if point.review_by and point.review_by.latest:
        fresh = today <= point.review_by.latest
    else:
        known = point.verified_on or source.date_at(point.place)
        day = known.latest if isinstance(known, Edtf) else None
        fresh = day is not None and today <= months_after(day, policy.stale_after_months)
    if not fresh:
        return "stale"
    return "confirmed" if point.verified_on else "printed"


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day so many months later; the last of the month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > dt.MAXYEAR:
        return dt.date.max
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def end_of(
    owner: Person | Organisation, point: ContactPoint, source_of: Callable[[str], Source], today: dt.date
) -> End | None:
    """The end of a contact point, when it has come: its own, or that of the offices behind it.

    Of a last day that is known to the year alone, the first day counts: who may be gone does not answer now.
    """
    if point.ends and _is_over(point.ends.last_day, today):
        source = source_of(point.ends.source) if point.ends.source else None
        return End(point.ends.last_day, source, point.ends.told_on)
    if not isinstance(owner, Person):
        return None
    offices = [
        one for one in owner.appointments.values()
        if point.organisation is None or one.organisation == point.organisation
    ]  # fmt: skip
    ends = [(_last_day(office), office) for office in offices]
    if not ends or any(last is None or not _is_over(last, today) for last, _office in ends):
        return None
    last, office = max(
        ((last, office) for last, office in ends if last), key=lambda one: one[0].latest or dt.date.min
    )
    return End(last, source_of(office.statements[0].source))


def _last_day(office: Appointment) -> Edtf | None:
    """The end of an office, as precise as it is known; None where it is still held, or nobody says."""
    if office.period is None or office.period.end is None or not office.period.interval:
        return None
    return Edtf.parse(office.period.text.partition("/")[2])


def _is_over(last_day: Edtf, today: dt.date) -> bool:
    return last_day.earliest is not None and last_day.earliest < today
