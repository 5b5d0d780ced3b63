"""The fact tables of project pages, rebuilt from the open data by a script that imports nothing of ours."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from conftest import Built
from lxml import html

SCRIPT = Path(__file__).parent / "rebuild_fact_tables.py"
EDTF = re.compile(r"[0-9]{4}[0-9/.~?%-]*")
SITES = {
    "small": "https://fakta.example/",
    "below_a_path": "https://example.org/sub/",
    "real": "https://faktum.example/",
}


def test_the_script_knows_nothing_of_the_program() -> None:
    tree = ast.parse(SCRIPT.read_text(encoding="utf-8"))
    imported = {
        (node.module or "").split(".")[0] if isinstance(node, ast.ImportFrom) else node.names[0].name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    assert imported == {"__future__", "json", "sys", "itertools", "typing", "urllib"}


@pytest.mark.parametrize("which", SITES)
def test_finds_what_the_pages_show(which: str, request: pytest.FixtureRequest) -> None:
    built: Built = request.getfixturevalue(f"built_{which}")
    done = subprocess.run(
        [sys.executable, "-I", SCRIPT, f"{(built.site / 'api/v1').as_uri()}/"],
        capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    rebuilt = json.loads(done.stdout)
    assert set(rebuilt) == {"sv", "da", "en"}
    for language, projects in rebuilt.items():
        for project, tables in projects.items():
            address = f"{SITES[which]}{'' if language == 'sv' else language + '/'}projects/{project}/"
            shown = PageTables(built.site / address.removeprefix(SITES[which]) / "index.html", address)
            compare(tables, shown.tables(), address)


def compare(rebuilt: Any, shown: Any, where: str) -> None:
    """Assert that both are the same but for capitals at the head of a text, and dates in words."""
    assert type(rebuilt) is type(shown), (where, rebuilt, shown)
    if isinstance(rebuilt, dict):
        names = {capital(name): one for name, one in rebuilt.items()}
        assert set(names) == {capital(name) for name in shown}, where
        for name, one in shown.items():
            compare(names[capital(name)], one, f"{where} {name}")
    elif isinstance(rebuilt, list):
        assert len(rebuilt) == len(shown), (where, rebuilt, shown)
        for number, (one, other) in enumerate(zip(rebuilt, shown, strict=True)):
            compare(one, other, f"{where} {number}")
    elif isinstance(rebuilt, str) and EDTF.fullmatch(rebuilt):
        # The data have when it was true in EDTF, the page in words: the years are the same.
        assert re.findall("[0-9]{4}", rebuilt) == re.findall("[0-9]{4}", shown), where
    elif isinstance(rebuilt, str):
        assert capital(rebuilt) == capital(shown), where
    else:
        assert rebuilt == shown, where


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def the(node: Any, path: str) -> Any:
    """The only element at a path."""
    (found,) = node.xpath(path)
    return found


class PageTables:
    """The tables of a page, as a reader of the page sees them, in the shape of the script's."""

    def __init__(self, path: Path, address: str) -> None:
        self.page = html.parse(path).getroot()
        self.address = address

    def tables(self) -> dict[str, Any]:
        (box,) = self.page.xpath("//dl[@class='fact-box']")
        *rows, eu = box.xpath("div[not(@class)]")
        (roles,) = self.page.xpath("//section[h2/@id='partners-section']/dl")
        community = next(iter(roles.xpath("div[dd/a][not(dd/sup)]")), None)
        groups = [div for div in roles.xpath("div") if div.xpath("dd/a") and div is not community]
        return {
            "leads": [
                self.entry(the(div, "dd"), text(the(div, "dt"))) for div in box.xpath("div[@class='big']")
            ],
            "box": [
                [text(the(div, "dt")), [self.entry(dd) for dd in div.xpath("dd")]] for div in rows
            ],
            "eu": [text(the(eu, "dd"), frozenset({"small"})), text(the(eu, "dd/small"))],
            "money": self.money(),
            "results": list(self.results()),
            "roles": {
                text(the(div, "dt")): sorted(
                    [text(the(dd, "a")), self.link(the(dd, "a")), self.link(the(dd, "sup/a"))]
                    for dd in div.xpath("dd")
                )
                for div in groups
            },
            "unnamed_roles": [
                self.entry(the(div, "dd"), text(the(div, "dt")))
                for div in roles.xpath("div") if not div.xpath("dd/a")
            ],
            "community": self.link(the(community, "dd/a")) if community is not None else None,
        }  # fmt: skip

    def money(self) -> dict[str, Any] | None:
        found = self.page.xpath("//section[h2/@id='money-section']/table")
        if not found:
            return None
        (table,) = found
        total = table.xpath("tfoot/tr/td")
        return {
            "rows": [
                [text(the(row, "th")), *(self.entry(cell) if cell.xpath("sup") else None for cell in row.xpath("td"))]
                for row in table.xpath("tbody/tr")
            ],
            "whole": "100" in text(total[0]) if total else not table.xpath("//svg[@class='split']/rect[@class='vague']"),
            "total": self.entry(total[1]) if total else None,
        }  # fmt: skip

    def results(self) -> Iterator[list[list[dict[str, Any]]]]:
        pair: list[list[dict[str, Any]]] = []
        for row in self.page.xpath("//section[h2/@id='results-section']/table/tbody/tr"):
            goals = [self.cell(one) for one in row.xpath("th[sup]")]
            if row.xpath("td"):
                if pair:
                    yield pair
                pair = [goals, [self.cell(one) for one in row.xpath("td/div")]]
            else:  # another goal of the result above
                pair[0] += goals
        if pair:
            yield pair

    def cell(self, cell: Any) -> dict[str, Any]:
        """A value with the label above it, where it has one."""
        label = cell.xpath("small[following-sibling::*[1][self::br]]")
        return self.entry(cell, text(*label) if label else None)

    def entry(self, cell: Any, label: str | None = None) -> dict[str, Any]:
        """A value, the address of its marker, what stands beside it and below it."""
        others = cell.xpath("details[summary/@class='state state-disagrees']/ul/li")
        above = cell.xpath("small[following-sibling::*[1][self::br]]")
        return {
            "label": label,
            "text": text(cell, frozenset({"details", "small"})),
            "source": self.link(the(cell, "sup/a")),
            "others": [text(one, frozenset({"small"})) for one in others],
            "small": [text(one) for one in cell.xpath("small") if one not in above],
        }

    def link(self, anchor: Any) -> str:
        return str(urljoin(self.address, anchor.get("href")))


def text(element: Any, without: frozenset[str] = frozenset()) -> str:
    """The text of an element and those in it, but for markers and elements of some names; spaces made one."""

    def pieces(node: Any) -> Iterator[str]:
        yield node.text or ""
        for child in node:
            if child.tag not in without | {"sup"}:
                yield from pieces(child)
            yield child.tail or ""

    # A space that does not break is no white space: it belongs to the figure.
    return re.sub(r"[ \t\n]+", " ", "".join(pieces(element))).strip(" ")


def test_a_difference_is_noticed() -> None:
    one = {"text": "8 kr", "small": ["2019-03/2021"], "rows": [["a", None]]}
    compare(one, {"text": "8 kr", "small": ["Gällde mars 2019 – 2021."], "rows": [["A", None]]}, "")
    changes: tuple[dict[str, Any], ...] = (
        {"text": "9 kr"},
        {"small": ["Gällde 2018 – 2021."]},
        {"rows": []},
        {"rows": [["a", "b"]]},
    )
    for change in changes:
        with pytest.raises(AssertionError):
            compare(one, {**one, "small": ["2019–2021"], **change}, "")
