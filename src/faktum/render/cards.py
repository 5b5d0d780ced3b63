"""Social cards: which picture a page is shared with, and the words on it.

A project has a card in each language, with its name and two of its leading facts; every other page shares the
card of its language. They lie at `assets/cards/<language>.png` and `assets/cards/<language>/<project>.png`,
so that no project's id can be that of a general card. Search engines and social media want the addresses
absolute (https://ogp.me, "og:image").

The letters of a card are those of the fonts it is drawn with: LETTERS. A project whose words have others is
shared with the general card, and a site whose title has others has no cards, rather than boxes for letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from faktum.facts import KnownFact
from faktum.model.project import Project
from faktum.questions import question_in_language
from faktum.render.projects import ProjectsView
from faktum.render.view import Localised, View, capfirst, plain

WIDTH, HEIGHT = 1200, 630
"""In pixels: 1.91 to 1, which every large preview shows whole."""
FOLDER = "assets/cards"

LETTERS = re.compile(
    "[ -~\u00a0-\u0131\u0134-\u0148\u014a-\u017e\u018f\u0192\u01a0\u01a1\u01af\u01b0\u01e6\u01e7\u01ea\u01eb"
    "\u01fa-\u01ff\u0218-\u021b\u0232\u0233\u0259\u1e80-\u1e85\u1e9e\u1ef2-\u1ef9\u2009\u2011\u2013\u2014"
    "\u2018-\u201a\u201c-\u201e\u2020\u2022\u2026\u202f\u2039\u203a\u2044\u20ab\u20ac\u2122\u2212]*"
)
"""What both fonts of faktum.publish.cards have glyphs for; a test compares."""

_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
"""Soft hyphens and joiners: they say where a browser may break, and have no place in a picture."""
_LEADS = 2
_TIMES = frozenset({"period", "start", "end"})


@dataclass(frozen=True, slots=True)
class CardFact:
    """A fact as its page has it: label, value with its qualifier, and a reservation."""

    label: str
    value: str
    note: str = ""
    """That sources differ; empty where they do not."""


@dataclass(frozen=True, slots=True)
class Card:
    """The words of a card. Cards that are equal are drawn equal."""

    site: str
    language: str
    """The language's own name."""
    kicker: str
    heading: str
    text: str = ""
    """Below the heading: what a name means, or whom the site serves."""
    facts: tuple[CardFact, ...] = ()

    @property
    def description(self) -> str:
        """The words in the order in which they are read, for those who do not see the picture."""
        rows = [f"{one.label}: {one.value}" + (f" ({one.note})" if one.note else "") for one in self.facts]
        parts = [self.kicker, self.heading, self.text, *rows, self.site if self.heading != self.site else ""]
        return " ".join(part if part[-1] in ".!?…" else f"{part}." for part in parts if part)


@dataclass(frozen=True, slots=True)
class CardImage:
    """A card as the head of a page names it."""

    address: str
    description: str
    width: int = WIDTH
    height: int = HEIGHT


@question_in_language
def card_words(localised: Localised, project_id: str | None) -> Card | None:
    """What stands on the card of a project, or (None) on that of the language; None where it has none."""
    view = ProjectsView(localised, "")
    project, general = view.catalogue.project(project_id), _general(view)
    card = _project(view, project) if project else general
    return card if _has_letters(general) and _has_letters(card) else None


def card_path(language: str, project_id: str | None = None) -> str:
    return f"{FOLDER}/{language}/{project_id}.png" if project_id else f"{FOLDER}/{language}.png"


def card_of(view: View, template: str, record_id: str | None) -> CardImage | None:
    """The card that a page is shared with: a project's own on its page, else the general one."""
    for project_id in dict.fromkeys((record_id if template == "project" else None, None)):
        if card := card_words(view.localised, project_id):
            address = view.catalogue.site.site_url + card_path(view.language, project_id)
            return CardImage(address, card.description)
    return None


# -- the words ----------------------------------------------------------------------------------------


def _general(view: ProjectsView) -> Card:
    site = view.catalogue.site
    return Card(
        site=_words(site.title[view.language]),
        language=_words(_own_name(view)),
        kicker=_words(view.t("site.motto")),
        heading=_words(site.title[view.language]),
        text=_words(site.tagline[view.language]),
    )


def _project(view: ProjectsView, project: Project) -> Card:
    gloss = project.name.gloss.get(view.language, "")
    return Card(
        site=_words(view.catalogue.site.title[view.language]),
        language=_words(_own_name(view)),
        kicker=_words(view.t("project.kicker")),
        heading=_words(project.name.on(view.language)[0]),
        text=_words(capfirst(gloss)) if gloss else "",
        facts=tuple(_fact(view, fact) for fact in leading(view.leads(project.id))),
    )


def leading(facts: Sequence[KnownFact]) -> Sequence[KnownFact]:
    """Two of the facts that lead a page: the first, and what came of it rather than when it began."""
    others = sorted(facts[1:], key=lambda fact: fact.property in _TIMES)
    return [*facts[:1], *others][:_LEADS]


def _fact(view: ProjectsView, fact: KnownFact) -> CardFact:
    return CardFact(
        _words(capfirst(view.fact_name(fact))),
        _words(view.standing(fact.chosen)),
        _words(view.t("state.disagrees")) if fact.state == "disagrees" else "",
    )


def _own_name(view: View) -> str:
    return next(one.name for one in view.catalogue.site.languages if one.code == view.language)


def _words(text: Markup | str) -> str:
    """Text without markup, each letter with its marks as one character."""
    bare = plain(text) if isinstance(text, Markup) else text
    return unicodedata.normalize("NFC", bare).translate(_UNSEEN).strip()


def _has_letters(card: Card) -> bool:
    facts = [text for one in card.facts for text in (one.label, one.value, one.note)]
    words = (card.site, card.language, card.kicker, card.heading, card.text, *facts)
    return all(LETTERS.fullmatch(text) for text in words)
