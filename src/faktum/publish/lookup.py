"""The look-up of contacts: for each language an index, telephone numbers and cards, fetched as they are needed.

`contacts/index.json` is asked for when somebody reaches for the field. It names the rest, whose names change
with their content: `contacts/index.<digest>.numbers.json`, asked for when digits are typed, and
`contacts/index.<digest>.<n>.json`, the cards of a few contacts. Of more contacts than `WHOLE` the index holds no
contacts itself but says on which shelf they are: `contacts/index.<digest>.s<n>.json`, fetched as they are needed
(faktum.lookup.shelves). No id has a full stop, so no address of a record can clash with them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from faktum.catalogue import Catalogue
from faktum.lookup.book import Book
from faktum.lookup.index import chunks, index_of, numbers_of
from faktum.lookup.shelves import shelved
from faktum.render.addresses import language_root
from faktum.render.lookup import Listed, book_of, cards_of, in_order, listed
from faktum.render.lookup_form import has_lookup
from faktum.render.view import Localised

WHOLE = 5500
"""Contacts up to which the index is one file: with it, the page and a name looked up weigh 150 kB, compressed."""
CARDS = 4
"""Cards in a file. Those found seldom stand side by side: more would be fetched in vain, fewer compress worse."""
PHRASES = ("at-least", "count", "first", "further", "narrowed-none", "none", "none-yet", "searched", "why")
"""Phrases that the page needs while it looks up, below `lookup.`."""
_DIGEST = 10


def lookup_files(catalogue: Catalogue, localised: Mapping[str, Localised]) -> dict[str, str]:
    """All files of the look-up in every language, by their path below the site's root."""
    if not has_lookup(catalogue):
        return {}
    items = listed(catalogue)
    found: dict[str, str] = {}
    for language, one in localised.items():
        folder = f"{language_root(catalogue, language)}contacts/"
        found |= {
            folder + name: content for name, content in _files(one, localised, in_order(items, one)).items()
        }
    return found


def _files(one: Localised, localised: Mapping[str, Localised], items: list[Listed]) -> dict[str, str]:
    book = book_of(one.language, localised, items)
    first, others = _whole(book) if len(book.entries) <= WHOLE else _in_shelves(book)
    cards = [_json(part) for part in chunks(cards_of(one, items), CARDS)]
    others |= {str(number): part for number, part in enumerate(cards)}
    digest = hashlib.sha256("\0".join(others.values()).encode()).hexdigest()[:_DIGEST]
    messages = one.messages
    index = {
        **first,
        "files": f"index.{digest}.",
        "chunk": CARDS,
        "phrases": {name: messages.phrase(f"lookup.{name}") for name in PHRASES},
        "fields": {name: messages.t(f"lookup.field-{name}") for name in ("name", "phone", *book.values)},
        "kinds": {name: messages.t(f"lookup.text-{name}") for name in ("short", "other", "former")},
    }
    return {
        "index.json": _json(index),
        **{f"index.{digest}.{name}.json": content for name, content in others.items()},
    }


def _whole(book: Book) -> tuple[dict[str, Any], dict[str, str]]:
    """What the index says of the contacts, and the files beside it by name."""
    return index_of(book), {"numbers": _json(numbers_of(book.entries))}


def _in_shelves(book: Book) -> tuple[dict[str, Any], dict[str, str]]:
    first, numbers, shelves = shelved(book)
    return first, {
        "numbers": _json(numbers),
        **{f"s{number}": _json(shelf) for number, shelf in enumerate(shelves)},
    }


def _json(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), default=dict) + "\n"
