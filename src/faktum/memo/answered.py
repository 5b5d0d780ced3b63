"""The mark of what the catalogue answers: that of the files which the answer was read from."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from decimal import Decimal
from typing import Any

from faktum.contacts import Contact
from faktum.corrections import Corrected
from faktum.entries import Headline, ReleaseEntry
from faktum.facts import KnownFact, Said
from faktum.load.prose import ProseFile
from faktum.load.records import PageText
from faktum.load.versions import Version
from faktum.load.yaml import Document
from faktum.marks import as_bytes, joined
from faktum.model.base import Record
from faktum.model.site import Site


@dataclass
class Answered:
    """The marks of answers of one catalogue; `documents` are what its records were read from, by their ids."""

    documents: Mapping[str, Document]
    _facts: dict[str, bytes] = field(default_factory=dict)

    def mark(self, answer: object) -> bytes:
        """Raises TypeError for what no question answers: a new kind of answer has to be made known here."""
        parts: list[bytes] = []
        self._tell(answer, parts.append)
        return parts[0] if len(parts) == 1 else joined(parts)

    def _tell(self, one: Any, add: Callable[[bytes], None]) -> None:  # noqa: C901, PLR0912 - a table of kinds
        match one:
            case None | bool() | int() | float() | Decimal() | dt.date():
                add(repr(one).encode())
            case str():
                add(as_bytes(one))
            case bytes():
                add(one)
            case Site():
                self._tell(
                    (self._record(one.id), one.site_url, one.repository), add
                )  # which may be set from outside
            case Record():
                add(self._record(one.id))
            case KnownFact():
                add(self._fact(one))
            case list() | tuple():
                add(b"(%d" % len(one))
                for part in one:
                    self._tell(part, add)
            case frozenset() | set():
                self._tell(sorted(one), add)
            case dict():
                self._tell(list(one.items()), add)
            case ReleaseEntry():
                self._tell((one.id, one.original, one.published), add)
                for text in one.texts.values():
                    self._tell(text, add)
            case Headline() | ProseFile():
                add(one.mark)
            case re.Pattern():
                add(one.pattern.encode())
            case Said():
                self._tell((one.id, one.source), add)  # beside its fact
            case Corrected():
                self._tell((one.fact, one.number, one.correction.on.text), add)
            case Contact():
                # The point itself stands in the owner's file.
                self._tell(
                    (one.owner, one.key, one.source, one.organisation, one.state, one.end, one.substitute),
                    add,
                )
            case PageText() | Version():
                add(one.file.mark)
            case _ if isinstance(mark := getattr(one, "mark", None), bytes):
                add(mark)
            case _ if is_dataclass(one):
                self._tell([getattr(one, part.name) for part in fields(one)], add)
            case _:
                raise TypeError(f"{type(one).__name__} is no answer")

    def _record(self, record_id: str) -> bytes:
        document = self.documents.get(record_id)
        if document is None:  # of a source that is stood in for
            return as_bytes(record_id)
        return joined((as_bytes(record_id), as_bytes(document.path), document.mark))

    def _fact(self, fact: KnownFact) -> bytes:
        if fact.id not in self._facts:
            sources = dict.fromkeys(said.source.id for said in fact.said)
            told = (as_bytes(fact.id), self._record(fact.subject), *map(self._record, sources))
            self._facts[fact.id] = joined(told)
        return self._facts[fact.id]
