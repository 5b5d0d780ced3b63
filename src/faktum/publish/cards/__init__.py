"""Social cards: the pictures that social media and chats show beside a link to a page.

What they say stands in `faktum.render.cards`, how it is laid out in `drawing`, the type in `lettering` and the
file format in `png`. They are drawn by the FreeType that Pillow carries, from the fonts beside this file, without
any font or shaping library of the machine: the same words give the same bytes wherever the same version of Pillow
is installed.
"""

from __future__ import annotations

from faktum.publish.cards.drawing import draw
from faktum.render.cards import card_path, card_words
from faktum.render.view import Localised


def card_file(localised: Localised, project_id: str | None) -> dict[str, bytes]:
    """Path below the site's root → PNG, of the card of a project or (None) of the language; none where it has none."""
    card = card_words(localised, project_id)
    return {card_path(localised.language, project_id): draw(card)} if card else {}
