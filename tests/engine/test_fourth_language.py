"""A language is added with its texts, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from conftest import SMALL

from faktum.checks import check_site
from faktum.load.records import load_site
from faktum.locale.messages import reference

if TYPE_CHECKING:
    pass

from engine.pages import LANGUAGES, alternates_of, broken_links, tree


def _texts_in(data: Any) -> int:
    """How many texts in every language a record holds: mappings with exactly the site's languages as keys."""
    if isinstance(data, dict):
        if set(data) == set(LANGUAGES):
            return 1
        return sum(map(_texts_in, data.values()))
    return sum(map(_texts_in, data)) if isinstance(data, list) else 0


def _front_matter(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1])


def test_adding_a_language_gives_one_error_per_missing_text_and_nothing_else(site, edited) -> None:
    line = "  - {code: en, locale: en_GB, name: English}\n"
    root = site(
        {
            "data/site.yml": edited(
                "data/site.yml", line, line + "  - {code: nb, locale: nb_NO, name: Norsk}\n"
            )
        }
    )
    report = check_site(root)
    records = sum(
        _texts_in(yaml.safe_load(path.read_text(encoding="utf-8")))
        for path in (SMALL / "data").rglob("*.yml")
    )
    releases = sorted((SMALL / "docs").glob("*/press/*/*.md"))
    records += sum(_texts_in(_front_matter(path)) for path in releases)
    pages = {
        path.relative_to(SMALL / "docs/sv")
        for path in (SMALL / "docs/sv").rglob("*.md")
        if not path.match("press/2*/*.md")
    }
    codes: dict[str, int] = {}
    for problem in report.errors:
        codes[problem.code] = codes.get(problem.code, 0) + 1
    assert codes.pop("MISSING-LANGUAGE") == records
    assert codes.pop("MISSING-TRANSLATION") == len(pages) == 15
    assert codes.pop("MISSING-MESSAGES") == 1
    assert codes == {}
    assert report.warnings == ()
    notes = [
        problem
        for problem in report.of_severity("note")
        if problem.code == "UNTRANSLATED" and " nb" in problem.expected
    ]
    assert len(notes) == 2  # the third release is withdrawn: nobody needs it in another language
    assert all(
        problem.found == "none in nb" for problem in report.errors if problem.code == "MISSING-LANGUAGE"
    )


def test_the_small_site_itself_has_no_problem() -> None:
    """Two notes remain on purpose: one release exists in Danish only."""
    report = check_site(SMALL)
    assert (report.errors, report.warnings) == ((), ())
    assert [(one.code, one.path) for one in report.problems] == [
        ("UNTRANSLATED", "docs/da/press/2023/broen-mod-syd.md")
    ] * 2


def test_a_language_with_all_its_texts_is_built(site, build, edited) -> None:
    """Icelandic with the Danish texts: the package knows no language by name, and of this one no word."""
    line = "  - {code: en, locale: en_GB, name: English}\n"
    root = site(
        {
            "data/site.yml": edited(
                "data/site.yml", line, line + "  - {code: is, locale: is_IS, name: Íslenska}\n"
            )
        }
    )
    for path in (*(root / "data").rglob("*.yml"), *(root / "docs").glob("*/press/*/*.md")):
        text = path.read_text(encoding="utf-8")
        text = re.sub(r"^( +)da: (.*)\n", r"\1da: \2\n\1is: \2\n", text, flags=re.MULTILINE)
        text = re.sub(r"da: ([^,{}]*), en: ([^,{}]*)\}", r"da: \1, en: \2, is: \1}", text)
        text = re.sub(r"(gloss: \{da: ([^,]*), en: [^}]*), is: [^}]*\}", r"\1}", text)
        path.write_text(text, encoding="utf-8")
    for path in (root / "docs/da").rglob("*.md"):
        if not path.match("2023/*.md"):
            target = root / "docs/is" / path.relative_to(root / "docs/da")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    messages = {**reference(), "nav.home": "Heim"}
    (root / "data/messages").mkdir()
    (root / "data/messages/is.yml").write_text(yaml.safe_dump(messages, allow_unicode=True), encoding="utf-8")
    loaded = load_site(root)
    assert not isinstance(loaded, list)
    assert [str(one) for one in loaded.problems] == []
    built = build(root, "--strict")
    assert built.code == 0, built.output
    page = tree(built, "is/projects/halsobron/index.html")
    assert page.get("lang") == "is"
    assert set(alternates_of(page)) == {"sv", "da", "en", "is", "x-default"}
    assert [one.get("hreflang") for one in page.xpath("//nav[@class='langs']//a")] == ["sv", "da", "en", "is"]
    assert list(broken_links(built, "https://fakta.example/")) == []
