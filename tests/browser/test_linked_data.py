"""JSON-LD against the types of schema.org (npm's schema-dts), and in a browser under the site's own policy."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from lxml import html

if TYPE_CHECKING:
    from conftest import Built
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

HERE = Path(__file__).parent
HEAD = 'import type { Graph, SearchAction, WithActionConstraints } from "schema-dts";\n'
COMPILER = (
    "--noEmit", "--strict", "--skipLibCheck", "--pretty", "false", "--module", "esnext",
    "--moduleResolution", "bundler",
)  # fmt: skip


def blocks(folder: Path) -> list[dict[str, Any]]:
    texts = [
        text
        for path in sorted(folder.rglob("*.html"))
        for text in html.parse(path).xpath("//script[@type='application/ld+json']/text()")
    ]
    return [json.loads(text) for text in texts]


def shape(value: Any) -> Any:
    """What types can tell apart: a thing with the shape of another proves nothing more."""
    if isinstance(value, dict):
        return {key: one if key in {"@type", "@context"} else shape(one) for key, one in value.items()}
    if isinstance(value, list):
        found = {json.dumps(shape(one), sort_keys=True) for one in value}
        return [json.loads(one) for one in sorted(found)]
    return type(value).__name__


@pytest.fixture(scope="session")
def compiled(
    tools: dict[str, list[str]], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[list[tuple[str, Any]]], list[str]]:
    """`compiled([(type, value), …])`: what the compiler has against values that claim to be of these types."""
    folder = tmp_path_factory.mktemp("schema-dts")
    (folder / "node_modules").symlink_to(HERE / "node_modules")

    def check(values: list[tuple[str, Any]]) -> list[str]:
        lines = [f"export const v{n}: {kind} = {json.dumps(one)};" for n, (kind, one) in enumerate(values)]
        (folder / "values.ts").write_text(HEAD + "\n".join(lines), encoding="utf-8")
        done = subprocess.run(
            [*tools["node"], "node_modules/typescript/bin/tsc", *COMPILER, "values.ts"],
            cwd=folder, capture_output=True, text=True, timeout=200, check=False,
        )  # fmt: skip
        assert done.returncode in {0, 1, 2}, done.stderr
        found = done.stdout.splitlines()
        assert bool(found) is bool(done.returncode), done.stdout + done.stderr
        return found

    return check


@pytest.mark.parametrize("which", ["small", "real", "below_a_path"])
def test_every_type_and_property_is_one_of_schema_org(
    which: str, compiled: Callable[..., list[str]], request: pytest.FixtureRequest
) -> None:
    built: Built = request.getfixturevalue(f"built_{which}")
    found: dict[str, tuple[str, Any]] = {}
    for block in blocks(built.site):
        for one in block["@graph"]:
            # What a program fills in has types of its own (schema.org/docs/actions.html).
            if action := one.pop("potentialAction", None):
                found[json.dumps(shape(action))] = ("WithActionConstraints<SearchAction>", action)
            graph = {"@context": block["@context"], "@graph": [one]}
            found.setdefault(json.dumps(shape(one), sort_keys=True), ("Graph", graph))
    assert len(found) > 20
    assert compiled(list(found.values())) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"@type": "Organization", "formerName": "x"},
        {"@type": "Partnership", "name": "x"},
        {"@type": "Project", "foundingDate": 2019},
        {"@type": "Project", "funding": {"@type": "MonetaryGrant", "amount": {"@type": "Organization"}}},
        {"@type": "WebPage", "breadcrumb": {"@type": "Person"}},
    ],
)
def test_the_types_would_tell(wrong: dict[str, Any], compiled: Callable[..., list[str]]) -> None:
    assert compiled([("Graph", {"@context": "https://schema.org", "@graph": [wrong]})])


def test_a_browser_has_nothing_against_it(page: Page, real: Any) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for path in (
        "",
        "da/projects/e-halsoarenan/",
        "en/contacts/",
        "press/2018/staerkt-nationalt-partnerskab/",
    ):
        page.goto(real.address(path), wait_until="networkidle")
        assert page.locator("script[type='application/ld+json']").count() == 1
    assert said == []


def test_the_search_that_is_offered_finds(page: Page, real: Any) -> None:
    page.goto(real.address("da/"))
    (block,) = page.locator("script[type='application/ld+json']").all_text_contents()
    template = json.loads(block)["@graph"][1]["potentialAction"]["target"]["urlTemplate"]
    page.goto(template.replace("https://faktum.example/", real.url).replace("{query}", "klynge"))
    page.locator("[data-search-results] > li").first.wait_for()
