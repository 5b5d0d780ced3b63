"""Feeds read back by programs that are not ours."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import feedparser
from every_file import feeds
from lxml import etree, html

from faktum.catalogue import Catalogue
from faktum.render.view import Localised

SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).parents[1] / "atom.rng"))
ATOM = {"a": "http://www.w3.org/2005/Atom"}
LANGUAGES = ("sv", "da", "en")
FOLDERS = {"sv": "", "da": "da/", "en": "en/"}
BASE = "https://fakta.example/"
OPENING = "docs/{}/press/2019/halsobron-oppnar.md"
SOUTH = "docs/da/press/2023/broen-mod-syd.md"
Feeds = dict[str, str]


def feeds_of(catalogue: Catalogue) -> Feeds:
    made: dict[str, str] = feeds(
        catalogue, {code: Localised.of(catalogue, code) for code in catalogue.languages}
    )
    return made


def atom(made: Feeds, path: str) -> etree._Element:
    return etree.fromstring(made[path].encode())


def parsed(made: Feeds, path: str) -> Any:
    """What a reader of feeds makes of it, without complaint."""
    found = feedparser.parse(made[path].encode(), sanitize_html=False, resolve_relative_uris=False)
    assert not found.bozo, found.bozo_exception
    assert found.version == "atom10"
    return found


def json_of(made: Feeds, path: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(made[path])
    return found


def xml_paths(made: Feeds) -> list[str]:
    return [path for path in made if path.endswith(".xml")]


def entry_of(made: Feeds, path: str, end: str) -> Any:
    """The entry whose id ends like this, as a reader of feeds sees it."""
    return next(one for one in parsed(made, path).entries if one.id.endswith(end))


def content(entry: Any) -> Any:
    return html.fragment_fromstring(entry.content[0].value, create_parent="div")
