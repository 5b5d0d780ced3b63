"""Contact points: each leads somewhere, and is asked again when its time has come."""

from __future__ import annotations

from collections.abc import Iterator

from faktum.checks.index import Index
from faktum.model.contact import ContactPoint
from faktum.problems import Problem


def check_contacts(index: Index) -> Iterator[Problem]:
    for entry in index.of_kind("people", "organisations"):
        for node in entry.nodes:
            point = node.value
            if not isinstance(point, ContactPoint):
                continue
            if point.phone is None and point.email is None:
                yield entry.problem(
                    node.place, "NO-CONTACT", "a phone or an e-mail address in the contact point", "neither",
                    "Write `phone` or `email` as printed for the press, or remove the contact point.",
                )  # fmt: skip
            if point.review_by and point.review_by.latest and point.review_by.latest < index.today:
                yield entry.problem(
                    (*node.place, "review_by"), "REVIEW-DUE",
                    f"a review that is still to come on {index.today}", str(point.review_by),
                    "Ask the person or the organisation, then write `verified_on` and a new `review_by`.",
                    index.by_date,
                )  # fmt: skip
