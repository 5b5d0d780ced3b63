"""Contact cards, read by ical.js, which knows vCard 4.0 and its types of values; and by vobject, for comparison."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from faktum.publish.content_lines import END, Line, clean, compound, folded, listed, text

if TYPE_CHECKING:
    from conftest import Built

pytestmark = pytest.mark.browser

HERE = Path(__file__).parent
READER = """
import ICAL from "ical.js";
import { createInterface } from "node:readline";
for await (const line of createInterface({ input: process.stdin })) {
  let read;
  try { read = ICAL.parse(JSON.parse(line)); } catch (error) { read = String(error); }
  console.log(JSON.stringify(read));
}
"""
Property = tuple[str, dict[str, list[str]], str, list[Any]]
"""Name, parameters, type and values, as jCard (RFC 7095) has them."""


@pytest.fixture(scope="session")
def ical(tools: dict[str, list[str]]) -> Iterator[Callable[[str], list[list[Property]]]]:
    """`ical(text)`: what ical.js makes of it, a list of properties for each card."""
    with subprocess.Popen(
        [*tools["node"], "--input-type=module", "--eval", READER],
        cwd=HERE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8",
    ) as process:  # fmt: skip
        assert process.stdin
        assert process.stdout

        def read(card: str) -> list[list[Property]]:
            assert process.stdin
            assert process.stdout
            process.stdin.write(json.dumps(card) + "\n")
            process.stdin.flush()
            found = json.loads(process.stdout.readline())
            assert isinstance(found, list), found
            # One card alone is no list of cards.
            return [
                [_property(*one) for one in card[1]] for card in ([found] if found[0] == "vcard" else found)
            ]

        yield read
        process.stdin.close()


def _property(name: str, parameters: dict[str, Any], kind: str, *values: Any) -> Property:
    listed_out = {key: one if isinstance(one, list) else [one] for key, one in parameters.items()}
    return name, listed_out, kind, list(values)


def by_vobject(card: str) -> list[list[tuple[str, dict[str, list[str]], list[Any]]]]:
    """The same of vobject, which knows neither the types of version 4.0 nor of which of them VALUE tells."""
    found = []
    for one in vobject.readComponents(card):
        lines = []
        for line in (line for lines in one.contents.values() for line in lines):
            value = line.value
            if line.name == "N":
                value = [value.family, value.given, value.additional, value.prefix, value.suffix]
            parameters = {key.lower(): each for key, each in line.params.items() if key != "VALUE"}
            group = {"group": [line.group]} if line.group else {}
            lines.append(
                (line.name.lower(), parameters | group, value if isinstance(value, list) else [value])
            )
        found.append(lines)
    return found


def flat(values: list[Any]) -> list[Any]:
    return [part for value in values for part in (value if isinstance(value, list) else [value])]


@pytest.mark.parametrize("which", ["small", "real", "below_a_path"])
def test_two_programs_read_the_same(
    which: str, ical: Callable[[str], list[list[Property]]], request: pytest.FixtureRequest
) -> None:
    built: Built = request.getfixturevalue(f"built_{which}")
    paths = [path for path in built.files() if path.endswith(".vcf")]
    assert len(paths) > 1
    for path in paths:
        card = (built.site / path).read_bytes().decode()
        for mine, other in zip(ical(card), by_vobject(card), strict=True):
            read = sorted(
                (name, sorted(parameters.items()), flat(values))
                for name, parameters, _kind, values in mine
                if name != "rev"  # which ical.js writes in another form
            )
            assert read == sorted(
                (name, sorted(parameters.items()), flat(values))
                for name, parameters, values in other
                if name != "rev"
            ), path


def test_values_have_the_types_of_version_4(
    built_small: Built, ical: Callable[[str], list[list[Property]]]
) -> None:
    (card,) = ical((built_small.site / "contacts/p-a1b2c.vcf").read_bytes().decode())
    kinds = {name: (kind, values) for name, _parameters, kind, values in card}
    assert kinds["tel"] == ("uri", ["tel:+46701740605"])
    assert kinds["lang"] == ("language-tag", ["sv"])
    assert kinds["url"][0] == kinds["source"][0] == "uri"
    assert kinds["rev"] == ("timestamp", ["2026-10-01T00:00:00Z"])
    assert kinds["n"] == ("text", [["Provberg", "Nils", "", "", ""]])
    assert not {kind for kind, _values in kinds.values()} & {"unknown"}
    titles = [(parameters, values) for name, parameters, _kind, values in card if name == "title"]
    assert titles == [
        ({"altid": ["1"], "language": ["sv"]}, ["Projektledare"]),
        ({"altid": ["1"], "language": ["da"]}, ["Projektleder"]),
        ({"altid": ["1"], "language": ["en"]}, ["Project manager"]),
    ]


WORDS = (st.text() | st.text(st.sampled_from("åäöæøÅ é,;:\\\n\r\t\"'^n𝄞\u2028"))).map(clean)
# ical.js takes a backslash at the end of a part for one that escapes what parts it from the next.
PARTS = WORDS.filter(lambda one: not one.endswith("\\"))


def test_what_is_written_is_what_is_read(ical: Callable[[str], list[list[Property]]]) -> None:
    @given(WORDS, PARTS, PARTS, st.lists(PARTS.filter(bool), min_size=1, max_size=3))
    def check(name: str, family: str, first: str, labels: list[str]) -> None:
        lines = [
            Line("BEGIN", "VCARD"), Line("VERSION", "4.0"), Line("FN", text(name)), Line("NOTE", text(name)),
            Line("N", compound(family, first, "", "", "")), Line("ORG", compound(family)),
            Line("CATEGORIES", listed(*labels)), Line("END", "VCARD"),
        ]  # fmt: skip
        (card,) = ical("".join(folded(str(one)) + END for one in lines))
        found = {each: flat(values) for each, _parameters, _kind, values in card}
        assert found["fn"] == found["note"] == [name]
        assert found["n"] == [family, first, "", "", ""]
        assert found["org"] == [family]
        assert found["categories"] == labels

    check()
