"""Telephone numbers of contacts in a text, in whatever groups and with whatever signs they were typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import phonenumbers

from faktum.checks.index import Index
from faktum.locale.reading.tokens import SPACE
from faktum.model.organisation import Organisation
from faktum.model.person import Person
from faktum.questions import decided_by, question_of_site

# Each character can be only one of the two kinds, so that the time is linear.
_RUN = re.compile(rf"(?<!\w)\d(?:[{SPACE}()/.‑–-]{{0,3}}\d){{5,16}}(?!\w)", re.ASCII)
_GROUP = re.compile(r"\d+", re.ASCII)
_SIGNS = "+("


@decided_by("people", "organisations")
@question_of_site
def _answering(index: Index, digits: str) -> str:
    """The file of the contact who has a number, in whatever way it is dialled; none where nobody has."""
    paths = index.once(_paths)
    return paths.get(digits) or paths.get(digits.removeprefix("00")) or ""


def _paths(index: Index) -> dict[str, str]:
    """Digits → the file of the contact."""
    paths: dict[str, str] = {}
    for entry in index.of_kind("people", "organisations"):
        if isinstance(entry.record, Person | Organisation):
            for point in entry.record.contacts.values():
                for digits in dialled(point.phone) if point.phone else ():
                    paths.setdefault(digits, entry.document.path)
    return paths


@dataclass(frozen=True)
class Contacts:
    """The numbers of a site's contacts in texts."""

    index: Index

    def found(self, text: str) -> Iterator[tuple[int, int, str]]:
        """(start, end, file of the contact) of each number."""
        for match in _RUN.finditer(text):
            groups = list(_GROUP.finditer(match[0]))
            for count in range(len(groups), 0, -1):
                digits = "".join(one[0] for one in groups[:count] if not _is_trunk(match[0], one))
                if path := _answering(self.index, digits):
                    start = match.start()
                    while start and text[start - 1] in _SIGNS:
                        start -= 1
                    yield start, match.start() + groups[count - 1].end(), path
                    break


def _is_trunk(run: str, group: re.Match[str]) -> bool:
    """Whether it is the (0) of +46 (0)70."""
    return group[0] == "0" and run[group.start() - 1 : group.end() + 1] == "(0)"


def dialled(phone: str) -> set[str]:
    """The digits of a number in E.164 as they are dialled from abroad and at home, with and without a 0."""
    try:
        parsed = phonenumbers.parse(phone, None)
    except phonenumbers.NumberParseException:
        return set()
    national = phonenumbers.national_significant_number(parsed)
    return {f"{parsed.country_code}{national}", f"0{national}", national}
