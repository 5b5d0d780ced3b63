"""The Jinja environment of our own templates: strict, escaping, and nothing of the engine's."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template, select_autoescape

from faktum.render import charts, emblem
from faktum.render.addresses import SECTIONS
from faktum.render.cards import card_of
from faktum.render.contact_list import FULL_INDEX
from faktum.render.copied import copied_of_project, copied_of_release
from faktum.render.feeds import feeds_offered
from faktum.render.sources import STATES
from faktum.render.view import capfirst


@cache
def environment() -> Environment:
    """One environment for the process; templates are compiled once."""
    made = Environment(
        loader=PackageLoader("faktum.render"),
        undefined=StrictUndefined,
        autoescape=select_autoescape(["html.j2", "xml.j2"], default=True, default_for_string=True),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        FULL_INDEX=FULL_INDEX,
        card_of=card_of,
        charts=charts,
        copied_of_project=copied_of_project,
        copied_of_release=copied_of_release,
        emblem=emblem,
        feeds_offered=feeds_offered,
        SECTIONS=SECTIONS,
        STATES=STATES,
    )
    made.filters.update(capfirst=capfirst)
    return made


@cache
def template(name: str) -> Template:
    return environment().get_template(name)
