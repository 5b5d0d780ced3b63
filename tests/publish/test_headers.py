"""`_headers`, and the same rules for other servers in HOSTING.md."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT

from faktum.publish.headers import CACHING, OPEN_DATA, SECURITY, TYPES, headers_file

if TYPE_CHECKING:
    from conftest import Built

HOSTING = (ROOT / "HOSTING.md").read_text(encoding="utf-8")
POLICY = dict(part.split(" ", 1) for part in SECURITY["Content-Security-Policy"].split("; "))
"""As a browser reads it."""


def blocks(text: str) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for block in text.strip().split("\n\n"):
        pattern, *lines = block.splitlines()
        assert all(re.fullmatch(r"  [A-Z][A-Za-z-]+: \S.*", line) for line in lines), block
        assert pattern not in found
        found[pattern] = dict(line.strip().split(": ", 1) for line in lines)
    return found


def test_everything_is_forbidden_but_what_the_site_itself_holds() -> None:
    assert POLICY["default-src"] == "'none'"
    for directive in ("style-src", "font-src", "img-src", "connect-src", "form-action"):
        assert POLICY[directive] == "'self'"
    assert POLICY["script-src"] == "'self' 'wasm-unsafe-eval'"
    assert POLICY["base-uri"] == POLICY["frame-ancestors"] == "'none'"
    assert not {"'unsafe-inline'", "'unsafe-eval'", "*", "data:", "https:"} & set(
        SECURITY["Content-Security-Policy"].replace(";", "").split()
    )


def test_the_file_of_a_site_at_a_root() -> None:
    found = blocks(headers_file("https://fakta.example/", ["index.html", "api/v1/facts.json", "feed.xml"]))
    assert found == {
        "/*": SECURITY,
        "/api/*": OPEN_DATA,
        "/*feed.xml": {"Content-Type": "application/atom+xml; charset=utf-8"},
    }


def test_the_file_of_a_site_below_a_path() -> None:
    found = blocks(headers_file("https://fakta.example/some/sub/", ["index.html", "assets/fonts/a.woff2"]))
    assert list(found) == ["/some/sub/*", "/some/sub/assets/fonts/*"]


def test_no_two_rules_give_the_same_header_to_one_file() -> None:
    files = [
        "index.html", "feed.xml", "da/feed.json", "da/changes.xml", "changes.json", "api/v1/facts.csv", "api/v1/faktum.xlsx", "robots.txt",
        "catalog.ttl", "catalog.rdf", "contacts/p-7k3mq.vcf", "contacts/index.json", "da/contacts/index.0a1b2c3d4e.0.json", "assets/fonts/a.woff2", "assets/fonts/OFL.txt",
        "x/fragment/sv_1.pf_fragment", "x/index/sv_1.pf_index", "x/filter/sv_1.pf_filter", "x/pagefind.sv_1.pf_meta",
    ]  # fmt: skip
    rules = blocks(headers_file("https://fakta.example/", files))
    assert len(rules) == 2 + len(CACHING) + len(TYPES)
    for file in files:
        given = [
            name
            for pattern, headers in rules.items()
            if re.fullmatch(re.escape(pattern).replace(r"\*", ".*"), f"/{file}")
            for name in headers
        ]
        assert len(given) == len(set(given)), file


@pytest.mark.parametrize("which", ["small", "real", "below_a_path"])
def test_is_published(which: str, request: pytest.FixtureRequest) -> None:
    built: Built = request.getfixturevalue(f"built_{which}")
    found = blocks(built.text("_headers"))
    start = "/sub/" if which == "below_a_path" else "/"
    assert found[f"{start}*"] == SECURITY
    assert all(pattern.startswith(start) for pattern in found)


@pytest.mark.parametrize("server", ["nginx", "Apache", "Caddy"])
def test_other_servers_are_told_the_same(server: str) -> None:
    (section,) = re.findall(rf"^## {server}\n(.*?)(?=^## |\Z)", HOSTING, re.DOTALL | re.MULTILINE)
    (rules,) = re.findall(r"^```\w*\n(.*?)^```", section, re.DOTALL | re.MULTILINE)
    for name, value in SECURITY.items():
        assert f'{name} "{value}"' in rules, f"{server}: {name}"
    assert OPEN_DATA.keys() <= set(re.findall(r"[A-Z][A-Za-z-]+", rules))
    for value in {*CACHING.values(), *TYPES.values(), "public, max-age=0, must-revalidate"}:
        assert value.removesuffix("; charset=utf-8") in rules, f"{server}: {value}"
    for pattern in (*CACHING, *TYPES):
        for word in re.findall(r"[a-z]+", pattern):
            assert re.search(rf"(?<![a-z]){word}(?![a-z])", rules), f"{server}: {pattern}"
    assert "404.html" in rules
