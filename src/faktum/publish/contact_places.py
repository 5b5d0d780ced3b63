"""Where people stand in a list of contacts that has several pages.

A person's lasting address is `/contacts/#<id>`, on the first page. A long list has the person on another;
then `contacts/places.json` says on which, and theme/assets/javascripts/contact-place.js goes there.
Without a script the address leads to the first page, with the jump index to every organisation.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from faktum.catalogue import Catalogue
from faktum.render.addresses import language_root
from faktum.render.contacts import ContactsView
from faktum.render.view import Localised


def contact_places(catalogue: Catalogue, localised: Mapping[str, Localised]) -> Iterator[tuple[str, str]]:
    """(path, text) of `contacts/places.json` in each language: person → page, of those not on the first."""
    if not catalogue.has_page("contacts/index"):
        return
    for language, one in localised.items():
        listed = ContactsView(one, "contacts/").contact_list()
        if len(listed.pages) > 1:
            places = {person: page for person, page in sorted(listed.people.items()) if page > 1}
            path = f"{language_root(catalogue, language)}contacts/places.json"
            yield path, json.dumps(places, separators=(",", ":")) + "\n"
