"""The Jinja environment of our own templates: strict, escaping, and nothing of the engine's."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import BytecodeCache, Environment, PackageLoader, StrictUndefined, Template, select_autoescape
from jinja2.bccache import Bucket

from faktum.marks import mark_of
from faktum.questions import question
from faktum.render import charts, emblem
from faktum.render.addresses import SECTIONS
from faktum.render.cards import card_of
from faktum.render.contact_list import FULL_INDEX
from faktum.render.copied import copied_of_project, copied_of_release
from faktum.render.feeds import feeds_offered
from faktum.render.sources import STATES
from faktum.render.view import capfirst

_NAMED = re.compile(r'(?:import|from|include|extends) "([^"]+)"')
"""How a template names another."""


class _Compiled(BytecodeCache):
    """Templates as Python has compiled them, beside its own modules: whoever may write there may write those."""

    def load_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError), self._file(bucket).open("rb") as file:
            bucket.load_bytecode(file)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Where Python keeps none, or nobody may write, templates are compiled by every process."""
        if sys.dont_write_bytecode:
            return
        file = self._file(bucket)
        with suppress(OSError):
            file.parent.mkdir(exist_ok=True)
            part = file.with_name(f"{file.name}.{os.getpid()}")
            part.write_bytes(bucket.bytecode_to_string())
            part.replace(file)

    def _file(self, bucket: Bucket) -> Path:
        return Path(__file__).parent / "__pycache__" / f"{bucket.key}.{sys.implementation.cache_tag}.j2c"


@cache
def environment() -> Environment:
    """One environment for the process; templates are compiled once."""
    made = Environment(
        loader=PackageLoader("faktum.render"),
        bytecode_cache=_Compiled(),
        undefined=StrictUndefined,
        autoescape=select_autoescape(["html.j2", "xml.j2"], default=True, default_for_string=True),
        auto_reload=False,
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


@dataclass(frozen=True)
class Layout:
    """A template of ours."""

    mark: bytes
    """Of what is written in it, and in those that it names."""
    template: Template


class Templates:
    """Our templates, by their names; each is a question, for what is made with it."""

    def __init__(self) -> None:
        self._read: dict[str, Layout] = {}

    @question
    def named(self, name: str) -> Layout:
        """Raises TemplateNotFound, which is a LookupError."""
        if name not in self._read:
            # Marked first: what changes in between is made again the next time.
            mark = mark_of("\0".join(source_with_named(name)))
            self._read[name] = Layout(mark, environment().get_template(name))
        return self._read[name]


TEMPLATES = Templates()


def template(name: str) -> Template:
    return TEMPLATES.named(name).template


def source_with_named(name: str, seen: frozenset[str] = frozenset()) -> Iterator[str]:
    """What is written in a template, and in those that it names."""
    loader = environment().loader
    assert loader is not None
    source = loader.get_source(environment(), name)[0]
    yield source
    for other in _NAMED.findall(source):
        if other not in seen:
            yield from source_with_named(other, seen | {name})
