"""The Jinja environment of our own templates: strict, escaping, and nothing of the engine's."""

from __future__ import annotations

import re
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template, select_autoescape
from markupsafe import Markup

from faktum.render import charts
from faktum.render.addresses import SECTIONS

_FIRST = re.compile(r"^((?:\s*<[^>]*>)*\s*)(\w)")


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
    made.globals.update(charts=charts, SECTIONS=SECTIONS)
    made.filters.update(capfirst=_capfirst)
    return made


def _capfirst(text: str) -> Markup:
    """The first letter of the text capital, tags passed over."""
    markup = str(Markup.escape(text))
    return Markup(_FIRST.sub(lambda match: match[1] + match[2].upper(), markup, count=1))  # noqa: S704


@cache
def template(name: str) -> Template:
    return environment().get_template(name)
