"""Script in any text: where it is text it is shown as text, and where it is not it is refused."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import html5lib
import pytest
import yaml
from lxml import etree

PAYLOAD = "\"'><script>pwned()</script><img src=x onerror=pwned()>&lt;"
BUILD = """
import faktum.checks, sys
from pathlib import Path
faktum.checks.ACROSS = faktum.checks.TEXTS = ()
from faktum.engine.build import build_site
build_site(Path.cwd())
"""
LANGUAGES = {"sv", "da", "en"}
_TEXTS = {"text", "name", "short", "stated", "from", "to", "sort_as"}
FUND = "data/funds/nordfonden.yml"
RELEASE = "docs/da/press/2019/halsobron-oppnar.md"


def _poisoned(value: Any, key: str = "") -> Any:
    """Every text of a record with the payload behind it."""
    if isinstance(value, dict):
        if value.keys() >= LANGUAGES and all(isinstance(one, str) for one in value.values()):
            return {language: one + PAYLOAD for language, one in value.items()}
        return {name: _poisoned(one, name) for name, one in value.items()}
    if isinstance(value, list):
        return [_poisoned(one) for one in value]
    return value + PAYLOAD if isinstance(value, str) and key in _TEXTS else value


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The small site with the payload in every text of every record, built."""
    import conftest

    root = conftest.copy_site(tmp_path_factory.mktemp("poisoned") / "site")
    for path in sorted((root / "data").rglob("*.yml")):
        document = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
        path.write_text(yaml.safe_dump(_poisoned(document), allow_unicode=True), encoding="utf-8")
    for path in sorted((root / "docs").rglob("*.md")):
        front, _, body = path.read_text(encoding="utf-8").removeprefix("---\n").partition("\n---\n")
        fields = yaml.load(front, yaml.BaseLoader)
        for key in ("title", "summary", "description"):
            if key in fields:
                fields[key] += PAYLOAD
        text = yaml.safe_dump(_poisoned(fields), allow_unicode=True)
        path.write_text(f"---\n{text}---\n{body}", encoding="utf-8")
    # The check refuses the marks of the payload as bad typography; here it looks away.
    done = subprocess.run(
        [sys.executable, "-c", BUILD], cwd=root, env={**os.environ, "SOURCE_DATE_EPOCH": conftest.TODAY, "PYTHONPATH": str(conftest.ROOT / "src")},
        capture_output=True, text=True, timeout=200, check=False,
    )  # fmt: skip
    return conftest.Built(root, done.returncode, done.stdout + done.stderr)


def test_text_with_script_in_it_builds_once_the_check_looks_away(poisoned: Any) -> None:
    assert poisoned.code == 0, poisoned.output


def _is_data(script: Any) -> bool:
    """A block that nothing runs and that no text in it can end."""
    text = "".join(script.itertext())
    return script.attrib.get("type") == "application/ld+json" and "<" not in text and bool(json.loads(text))


def test_no_page_holds_a_script_or_an_attribute_of_it(poisoned: Any) -> None:
    seen = 0
    for name in poisoned.pages():
        text = poisoned.text(name)
        assert "<script>pwned" not in text, name
        seen += text.count("pwned()")
        for element in html5lib.parse(text, namespaceHTMLElements=False).iter():
            if element.tag == "script":
                assert _is_data(element) or "pwned" not in "".join(element.itertext()), name
            assert not [attribute for attribute in element.attrib if str(attribute).startswith("on")], name
            assert element.attrib.get("src") != "x", name
    assert seen > 500, "the payload is shown, as text"


def test_no_other_file_holds_it_as_anything_but_text(poisoned: Any) -> None:
    for name, raw in poisoned.files().items():
        assert "pwned" not in name
        if name.endswith(".json"):
            json.loads(raw)
        elif name.endswith((".xml", ".svg")):
            etree.fromstring(raw)
            assert b"<script>pwned" not in raw
        elif name == "llms.txt":
            left = raw.replace(b"\\<", b"")
            assert not re.search(rb"<(script|/script|img)", left), "as text in Markdown"
        elif name.endswith((".txt", "_headers")):
            assert b"pwned" not in raw
    assert b"pwned" in poisoned.files()["api/v1/facts.json"]


@pytest.mark.parametrize(
    ("path", "old", "new", "line", "code"),
    [
        (FUND, "sv: Nordfonden,", f"'{PAYLOAD.replace(chr(39), '')}': x, sv: Nordfonden,", 1, "UNKNOWN-KEY"),
        ("data/sources/provbladet-2023.yml", "https://provbladet.example/bron", "javascript:pwned()", 6, "BAD-VALUE"),
        ("data/sources/provbladet-2023.yml", "https://provbladet.example/bron", "data:text/html,pwned", 6, "BAD-VALUE"),
        ("data/sources/provbladet-2023.yml", "https://provbladet.example/bron", "'https://x.example/\"><script>'", 6, "BAD-VALUE"),
        ("data/sources/provbladet-2023.yml", "https://provbladet.example/bron", "https://nordfonden.example@pwned.example/", 6, "BAD-VALUE"),
        ("data/sources/provbladet-2023.yml", "https://provbladet.example/bron", "https:/\\pwned.example", 6, "BAD-VALUE"),
        ("data/sources/provbladet-2023.yml", "lang: sv\ndate", "lang: '\"><script>'\ndate", 4, "BAD-ID"),
        ("data/people/p-a1b2c.yml", "nils.provberg@fjallback.example", "'a@b.example?bcc=pwned@c.example'", 15, "BAD-MAIL"),
        ("data/people/p-a1b2c.yml", "nils.provberg@fjallback.example", "'<script>@b.example'", 15, "BAD-MAIL"),
        ("data/people/p-a1b2c.yml", '"+46701740605"', "'\"><script>'", 14, "BAD-PHONE"),
        ("data/site.yml", "site_url: https://fakta.example/", "site_url: 'javascript:pwned()//'", None, "BAD-VALUE"),
    ],
)  # fmt: skip
def test_what_is_no_text_is_refused(
    said: Any, edited: Any, path: str, old: str, new: str, line: int | None, code: str
) -> None:
    first = said({path: edited(path, old, new)})[0]
    assert (first[0], first[2]) == (path, code)
    assert line is None or first[1] == line


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("<script>pwned()</script>", "RAW-HTML"), ("'{n.__class__}'", "BAD-VALUE"), ("'{n:999999999}'", "BAD-VALUE"),
        ("'{0}'", "BAD-VALUE"), ("'{n!r}'", "BAD-VALUE"), ("'{{n}}'", "BAD-VALUE"), ("'{'", "BAD-VALUE"),
        ("[a]", "WRONG-TYPE"), ("12", "WRONG-TYPE"), ("{one: a}", "BAD-VALUE"), ("{other: a, '<b>': c}", "BAD-VALUE"),
        ("{other: [x]}", "WRONG-TYPE"), ("!!python/object:os.system x", "WRONG-TYPE"),
    ],
)  # fmt: skip
def test_a_phrase_of_the_sites_own_holds_no_markup_and_no_program(said: Any, phrase: str, code: str) -> None:
    assert said({"data/messages/sv.yml": f"# ours\ncount.projects: {phrase}\n"})[0] == (
        "data/messages/sv.yml",
        2,
        code,
    )


@pytest.mark.parametrize(
    ("raw", "line", "code"),
    [(b"a: \xff\n", 1, "UNREADABLE"), (b"- a\n", 1, "WRONG-TYPE"), (b"a: [\n", 2, "YAML"), (b"x: a\0\n", 1, "UNREADABLE")],
)  # fmt: skip
def test_phrases_are_read_as_carefully_as_records(said: Any, raw: bytes, line: int, code: str) -> None:
    assert said({"data/messages/sv.yml": raw})[0] == ("data/messages/sv.yml", line, code)


def test_a_phrase_that_is_only_text_is_shown_as_text(site: Any, build: Any, edited: Any) -> None:
    root: Path = site(
        {"data/messages/sv.yml": 'qualifier.about: "R&D \\"x\\" {value}"\nnav.home: "A&B \' \\""\n'}
    )
    built = build(root)
    assert built.code == 0, built.output
    assert "A&amp;B" in built.text("about/index.html")
