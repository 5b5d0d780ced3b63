"""Contact points: each leads somewhere, is asked again when its time has come, and has substitutes who answer."""

from __future__ import annotations

from collections.abc import Iterator

from faktum.checks.entries import Entry
from faktum.checks.index import Index
from faktum.checks.walk import Node
from faktum.contacts import months_after
from faktum.model.contact import ContactPoint, Substitute
from faktum.model.edtf import Edtf
from faktum.model.organisation import Organisation
from faktum.model.person import Person
from faktum.problems import Problem


def check_contacts(index: Index) -> Iterator[Problem]:
    for entry in index.of_kind("people", "organisations"):
        for node in entry.nodes:
            point = node.value
            if isinstance(point, Substitute):
                yield from _substitute(index, entry, node, point)
            if not isinstance(point, ContactPoint):
                continue
            if point.phone is None and point.email is None:
                yield entry.problem(
                    node.place, "NO-CONTACT", "a phone or an e-mail address in the contact point", "neither",
                    "Write `phone` or `email` as printed for the press, or remove the contact point.",
                )  # fmt: skip
            if point.ends and point.ends.last_day.earliest and point.ends.last_day.earliest < index.today:
                continue
            if point.verified_on and not point.review_by and _is_old(index, point.verified_on):
                yield entry.problem(
                    (*node.place, "verified_on"), "REVIEW-DUE",
                    f"a confirmation less than {index.site.contacts.stale_after_months} months old on {index.today}",
                    str(point.verified_on),
                    "Ask the person or the organisation again, then write the new day.", index.by_date,
                )  # fmt: skip
            if point.review_by and point.review_by.latest and point.review_by.latest < index.today:
                yield entry.problem(
                    (*node.place, "review_by"), "REVIEW-DUE",
                    f"a review that is still to come on {index.today}", str(point.review_by),
                    "Ask the person or the organisation, then write `verified_on` and a new `review_by`.",
                    index.by_date,
                )  # fmt: skip


def _is_old(index: Index, confirmed: Edtf) -> bool:
    day = confirmed.latest
    return day is not None and index.today > months_after(day, index.site.contacts.stale_after_months)


def _substitute(index: Index, entry: Entry, node: Node, substitute: Substitute) -> Iterator[Problem]:
    """A substitute can be reached in the whole time: neither withdrawn nor gone nor away as well."""
    other = index.entries.get(substitute.who)
    if other is None or not isinstance(other.record, Person | Organisation) or other is entry:
        return  # a wrong reference is told of as such
    points = other.record.contacts.values()
    if isinstance(other.record, Person) and other.record.withdrawn:
        found = "a person who is withdrawn"
    elif not points:
        found = "one without a contact point"
    elif not any(_answers(point, substitute) for point in points):
        found = "one who is away or gone then"
    else:
        return
    yield entry.problem(
        (*node.place, "who"), "NO-SUBSTITUTE", f"somebody who answers during {substitute.period}",
        f"{substitute.who}, {found}",
        "Name somebody else with a contact point, or remove `substitute`.",
    )  # fmt: skip


def _answers(point: ContactPoint, substitute: Substitute) -> bool:
    last = point.ends.last_day.earliest if point.ends else None
    begins, away = substitute.period.earliest, point.substitute
    gone = last is not None and begins is not None and last < begins
    return not gone and not (away and away.period.overlaps(substitute.period))
