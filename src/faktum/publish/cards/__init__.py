"""Social cards: the pictures that social media and chats show beside a link to a page.

What they say stands in `faktum.render.cards`, how it is laid out in `drawing`, the type in `lettering` and the
file format in `png`. They are drawn by the FreeType that Pillow carries, from the fonts beside this file, without
any font or shaping library of the machine: the same words give the same bytes wherever the same version of Pillow
is installed.
"""

from __future__ import annotations

from collections.abc import Mapping

from faktum.catalogue import Catalogue
from faktum.publish.cards.drawing import draw
from faktum.render.cards import cards_of
from faktum.render.view import Localised


def cards(_catalogue: Catalogue, localised: Mapping[str, Localised]) -> dict[str, bytes]:
    """Path below the site's root → PNG, of every card in every language."""
    return {path: draw(card) for one in localised.values() for path, card in cards_of(one).items()}
