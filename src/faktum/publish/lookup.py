"""The look-up of contacts: for each language an index, telephone numbers and cards, fetched as they are needed.

`contacts/index.json` is asked for when somebody reaches for the field. It names the rest, whose names change
with their content: `contacts/index.<digest>.numbers.json`, asked for when digits are typed, and
`contacts/index.<digest>.<n>.json`, the cards of a few contacts. No id has a full stop, so no address of a
record can clash with them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from faktum.catalogue import Catalogue
from faktum.lookup.index import chunks, index_of, numbers_of
from faktum.render.addresses import language_root
from faktum.render.lookup import Listed, book_of, cards_of, in_order, listed
from faktum.render.lookup_form import has_lookup
from faktum.render.view import Localised

CARDS = 4
"""Cards in a file. Those found seldom stand side by side: more would be fetched in vain, fewer compress worse."""
PHRASES = ("count", "first", "narrowed-none", "none", "why")
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
    numbers = _json(numbers_of(book))
    cards = [_json(part) for part in chunks(cards_of(one, items), CARDS)]
    digest = hashlib.sha256("\0".join((numbers, *cards)).encode()).hexdigest()[:_DIGEST]
    messages = one.messages
    index = {
        **index_of(book),
        "files": f"index.{digest}.",
        "chunk": CARDS,
        "phrases": {name: messages.phrases[f"lookup.{name}"] for name in PHRASES},
        "fields": {name: messages.t(f"lookup.field-{name}") for name in ("name", "phone", *book.values)},
        "kinds": {name: messages.t(f"lookup.text-{name}") for name in ("short", "other", "former")},
    }
    return {
        "index.json": _json(index),
        f"index.{digest}.numbers.json": numbers,
        **{f"index.{digest}.{number}.json": part for number, part in enumerate(cards)},
    }


def _json(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), default=dict) + "\n"
