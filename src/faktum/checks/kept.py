"""Where the findings of a site are kept from one check to the next."""

from __future__ import annotations

import os
from pathlib import Path

from faktum.checks.index import Index
from faktum.load.listing import Listing
from faktum.load.today import revision_of
from faktum.locale.messages import Languages
from faktum.marks import joined, mark_of
from faktum.memo.answered import Answered
from faktum.memo.code import mark_of_code
from faktum.memo.folder import kept_in
from faktum.memo.memo import Answers, Memo
from faktum.memo.shelf import Shelf
from faktum.questions import RECORDS, of_kind

NAME = "checks.sqlite"
PARSED = "parsed.sqlite"
_FILES, _SETTINGS = "files", "settings"


def memo_of(index: Index) -> Memo:
    """What was found before in the site, beside the same code. Questions are answered by this index."""
    answered = Answered({entry.record.id: entry.document for entry in index.entries.values()})
    asked = {
        "Index": index,
        "Entries": index.entries,
        "Facts": index.facts,
        "Listing": index.listing,
        "Languages": Languages(index.messages),
    }
    answers = Answers(
        _grounds(index), _SETTINGS, lambda question: answered.mark(question.answer(asked, {})),
        complete=True,
    )  # fmt: skip
    memo = Memo(kept_in(index.root, NAME), _surroundings(index), answers)
    index.keep_in(memo)
    memo.read(b"")
    return memo


def shelf_of(root: Path, listing: Listing, languages: tuple[str, ...]) -> Shelf:
    """What was read before of the files of a site in these languages."""
    mark = mark_of(repr((languages, str(root.resolve()))), mark_of_code(".py", ".yml"))
    return Shelf.open(listing, kept_in(root, PARSED), mark)


def _grounds(index: Index) -> dict[str, bytes]:
    """What every answer is made from."""
    site = index.site
    told = index.today, index.due, site.site_url, site.repository, index.unread_text, revision_of(index.root)
    # Content too: a file may be written twice within one tick of the file system's clock.
    files = joined([index.everything, *index.marks.values()])
    kinds: dict[str, list[bytes]] = {}
    for entry in index.entries.values():
        kinds.setdefault(entry.kind, []).append(entry.mark)
    found = {of_kind(kind): joined(marks) for kind, marks in kinds.items()}
    records = joined([*found.values()])
    return {**found, _FILES: files, RECORDS: records, _SETTINGS: mark_of(repr(told))}


def _surroundings(index: Index) -> bytes:
    """The mark of the code, and of what the texts of a site are read by."""
    told = index.languages, str(index.root.resolve()), os.environ.get("SOURCE_DATE_EPOCH")
    return mark_of(repr(told), mark_of_code(".py", ".yml"))
