"""The Jinja environment of our own templates: strict, escaping, and nothing of the engine's."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template, select_autoescape

from faktum.render import charts, emblem
from faktum.render.addresses import SECTIONS
from faktum.render.corrections import FEEDS
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
    made.globals.update(charts=charts, emblem=emblem, FEEDS=FEEDS, SECTIONS=SECTIONS, STATES=STATES)
    made.filters.update(capfirst=capfirst)
    return made


@cache
def template(name: str) -> Template:
    return environment().get_template(name)
