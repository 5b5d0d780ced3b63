"""What a site keeps to where the guides of a language allow several forms: it is counted first."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from faktum.checks.typography.quotations import house_of, keeps_apostrophe
from faktum.checks.typography.ranges import DASHES, HYPHENS
from faktum.locale.words import words


class Habits(NamedTuple):
    """The forms that texts of one language keep to."""

    long_dash: bool = False
    """The dash — without spaces, not – with them."""
    hyphens: bool = False
    """A hyphen in ranges, not a dash."""
    marks: str = ""
    """The pair of quotation marks."""
    apostrophe: bool = False
    """The apostrophe of the language, not the straight one."""
    ending: str = ""
    """Of words that may be spelled with two endings."""

    @classmethod
    def of(cls, language: str, kinds: Counter[str]) -> Habits:
        """By how often each form was found."""
        known = words(language, "typography")
        if not known:
            return cls()
        first, other = known["spelling"]["endings"] if known.get("spelling") else ("", "")
        return cls(
            kinds["—"] > kinds["–"],
            kinds[HYPHENS] > kinds[DASHES],
            house_of(known["quotations"], kinds),
            keeps_apostrophe(known["apostrophe"], kinds),
            other if kinds[other] > kinds[first] else first,
        )
