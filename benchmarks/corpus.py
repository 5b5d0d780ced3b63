"""An archive of any size to measure on: invented, seeded, without a mistake in it.

    python benchmarks/corpus.py 3000 /tmp/archive      3,000 releases in three languages

The words are those of `mistakes/prose/`, natural texts in Swedish, Danish and English, put together anew
sentence by sentence; the pages that are no records are those of `tests/sites/small`. Every release has a
source of its own, facts of its project in its text, a list, a link and a person who speaks.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from faktum.load.prose import text_hash

ROOT = Path(__file__).resolve().parent.parent
SMALL = ROOT / "tests/sites/small"
PROSE = ROOT / "benchmarks/mistakes/prose"
LANGUAGES = ("sv", "da", "en")
PROJECTS, ORGANISATIONS, CONTACTS = 20, 50, 100
FIRST_DAY = date(2004, 1, 7)
LAST_YEAR = 2025
_PLACES = (
    "Alm",
    "Bjur",
    "Dal",
    "Ek",
    "Fors",
    "Grim",
    "Hov",
    "Kval",
    "Lind",
    "Mos",
    "Nor",
    "Oster",
    "Ravn",
    "Sand",
    "Tall",
    "Ulv",
    "Vik",
)
_ENDS = ("berga", "by", "holm", "ryd", "stad", "torp", "vang", "rup", "lund", "sund", "toft", "fors")
_FIRST = (
    "Alva",
    "Birk",
    "Disa",
    "Eskil",
    "Freja",
    "Gorm",
    "Hedda",
    "Ivar",
    "Jorun",
    "Knut",
    "Liv",
    "Mads",
    "Nanna",
    "Orla",
    "Ragna",
    "Sten",
)
_LAST = (
    "Askvind",
    "Bergdal",
    "Dammsten",
    "Ekrot",
    "Fjordbo",
    "Grankvist",
    "Havstrand",
    "Isdahl",
    "Kornbo",
    "Ljungfeldt",
    "Myrhed",
    "Nattorp",
)


@cache
def sentences(language: str) -> tuple[str, ...]:
    """Sentences without expressions, links and marks."""
    found: list[str] = []
    for path in sorted((PROSE / language).glob("*.md")):
        for paragraph in path.read_text(encoding="utf-8").split("\n\n"):
            if re.match(r"[\w”’‘“»]", paragraph) and not re.search(r"\{\{|\]\(|[*`|#\d]", paragraph):
                found += re.split(r"(?<=[.?!])\s+(?=[A-ZÅÄÖÆØ])", " ".join(paragraph.split()))
    return tuple(one for one in found if 40 < len(one) < 260)


def write_corpus(folder: Path, releases: int, seed: int = 1) -> None:
    """Write a whole site into `folder`, which must not exist."""
    shutil.copytree(SMALL / "docs", folder / "docs", ignore=shutil.ignore_patterns("20*", "halsobron*"))
    shutil.copytree(SMALL / "data", folder / "data")
    for kind in ("projects", "organisations", "people", "sources", "terms", "topics", "programmes", "funds"):
        shutil.rmtree(folder / "data" / kind)
    shutil.copyfile(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    shutil.copytree(ROOT / "hooks", folder / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    draw = random.Random(seed)  # noqa: S311 - a corpus, no secret
    for name, text in _records(draw, releases):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _records(draw: random.Random, releases: int) -> Iterator[tuple[str, str]]:
    names = [first + end for first in _PLACES for end in _ENDS]
    draw.shuffle(names)
    organisations = [f"org-{name.lower()}" for name in names[:ORGANISATIONS]]
    projects = [f"bron-{name.lower()}" for name in names[ORGANISATIONS : ORGANISATIONS + PROJECTS]]
    people = [f"p-{number:05d}" for number in range(CONTACTS)]
    yield (
        "data/topics/narvard.yml",
        _record(label=_three("närvård", "nærbehandling", "local care"), definition=_texts(draw, 1)),
    )
    for number, (one, name) in enumerate(zip(organisations, names, strict=False)):
        yield (
            f"data/organisations/{one}.yml",
            (
                f"name: {{text: {name} innovation, lang: sv}}\ntype: cluster\ncountry: {'SE' if number % 2 else 'DK'}\n"
                f"summary:\n{_texts(draw, 1)}topics: [narvard]\n"
            ),
        )
    for number, one in enumerate(people):
        first, last = (
            _FIRST[number % len(_FIRST)],
            f"{_LAST[number % len(_LAST)]}-{names[number].capitalize()}",
        )
        yield (
            f"data/people/{one}.yml",
            (
                f"name: {first} {last}\nsort_as: {last}, {first}\nlanguages: [sv]\nappointments:\n  lead:\n"
                f"    organisation: {organisations[number % ORGANISATIONS]}\n"
                "    title: {sv: projektledare, da: projektleder, en: project manager}\n"
                f"    source: source-{number % releases}\n    place: lead\ncontacts:\n  mobile:\n    use: release\n"
                f'    phone: "+467017406{number:02d}"\n    source: source-{number % releases}\n    place: lead\n'
            ),
        )
    for number, one in enumerate(projects):
        name = names[ORGANISATIONS + number]
        owner, partner = organisations[number], organisations[-1 - number]
        begun = 2004 + number
        yield (
            f"data/projects/{one}.yml",
            (
                f"name: {{text: Bron {name}, lang: sv}}\nsummary:\n{_texts(draw, 1)}topics: [narvard]\neu_funded: no\n"
                f"eu_note:\n{_texts(draw, 1)}facts:\n"
                f"  budget: {{value: {number + 3} 500 000 SEK, source: source-{number % releases}, place: lead}}\n"
                f"  goal-jobs: {{value: {100 + 7 * number} jobs, qualifier: at least, source: source-{number % releases}, place: lead}}\n"
                f"  period: {{value: {begun}-03/{begun + 3}-09, source: source-{number % releases}, place: lead}}\n"
                "participants:\n"
                f"  - {{role: owner, organisations: [{owner}], source: source-{number % releases}, place: lead}}\n"
                f"  - {{role: partner, organisations: [{partner}], source: source-{number % releases}, place: lead}}\n"
            ),
        )
        body = {code: _body(draw, code, one, owner, depth=1) for code in LANGUAGES}
        summary = {code: f"{_some(draw, code, 1)}" for code in LANGUAGES}
        for code in LANGUAGES:
            followed = (
                f'translated_from: {{lang: sv, hash: "{text_hash("", "", body["sv"])}"}}\n'
                if code != "sv"
                else ""
            )
            yield (
                f"docs/{code}/projects/{one}.md",
                f"---\ndescription: {_quoted(summary[code])}\n{followed}---\n{body[code]}",
            )
    about = {code: f"{_some(draw, code, 5)}\n" for code in LANGUAGES}
    for code in LANGUAGES:
        followed = (
            f'translated_from: {{lang: sv, hash: "{text_hash("Om", "", about["sv"])}"}}\n'
            if code != "sv"
            else ""
        )
        yield f"docs/{code}/about.md", f"---\ntitle: Om\n{followed}---\n{about[code]}"
    for number in range(releases):
        yield from _release(draw, number, releases, projects[number % PROJECTS], organisations, people)


def _release(
    draw: random.Random, number: int, releases: int, project: str, organisations: list[str], people: list[str]
) -> Iterator[tuple[str, str]]:
    days = (date(LAST_YEAR, 12, 20) - FIRST_DAY).days
    day = FIRST_DAY + timedelta(days=days * number // releases)
    path, source = f"{day.year}/nyhet-{number}", f"source-{number}"
    owner, person = organisations[number % ORGANISATIONS], people[number % CONTACTS]
    title = {code: _some(draw, code, 1).rstrip(".?!")[:90].rsplit(" ", 1)[0] for code in LANGUAGES}
    summary = {
        code: f'{_some(draw, code, 2)} {{{{ fact("{project}.budget", "short") }}}}.' for code in LANGUAGES
    }
    body = {code: _body(draw, code, project, owner, depth=2) for code in LANGUAGES}
    yield (
        f"data/sources/{source}.yml",
        (
            f"type: release\npublisher: {owner}\ntitle: {{text: {_quoted(title['sv'])}, lang: sv}}\nlang: sv\ndate: {day}\n"
            f"url: https://fjallback.example/nyheter/{number}\nread_on: 2026-10-01\nseen: first-hand\nrelease: {path}\n"
            "places:\n  lead: {sv: Ingressen, da: Manchetten, en: Lead}\n"
        ),
    )
    head = (
        f"sources: [{source}]\nprojects: [{project}]\ntopics: [narvard]\norganisations: [{owner}]\nfacts:\n  published:\n"
        f"    value: {day}\n    source: {source}\n    place: lead\npositions:\n  lead:\n    person: {person}\n    appointment: lead\n"
        f"    lang: sv\n    source: {source}\n    place: lead\n    text:\n{_texts(draw, 2, 6)}"
        f"fact_list: [{project}.budget, {project}.period]\nupdated: 2026-10-02\n"
    )
    hashed = text_hash(title["sv"], summary["sv"], body["sv"])
    for code in LANGUAGES:
        own = head if code == "sv" else f'translated_from: {{lang: sv, hash: "{hashed}"}}\n'
        front = f"title: {_quoted(title[code])}\nsummary: {_quoted(summary[code])}\n{own}"
        yield f"docs/{code}/press/{path}.md", f"---\n{front}---\n{body[code]}"


def _body(draw: random.Random, language: str, project: str, owner: str, depth: int) -> str:
    link = "../" * depth + "about.md" if depth > 1 else "../about.md"
    words = {"sv": ("Bakgrund", "Så går det vidare", "Om webbplatsen"), "da": ("Baggrund", "Sådan går det videre", "Om webstedet"),
             "en": ("Background", "What happens next", "About the site")}[language]  # fmt: skip
    items = "\n".join(f"- {_some(draw, language, 1)}" for _ in range(3))
    return (
        f'{_some(draw, language, 4)} {{{{ name("{owner}") }}}}.\n\n{_some(draw, language, 5)} {{{{ fact("{project}.goal-jobs") }}}}.\n\n'
        f"## {words[0]}\n\n{_some(draw, language, 6)}\n\n{items}\n\n## {words[1]}\n\n{_some(draw, language, 5)}\n\n"
        f"[{words[2]}]({link})\n"
    )


def _some(draw: random.Random, language: str, count: int) -> str:
    return " ".join(draw.choice(sentences(language)) for _ in range(count))


def _texts(draw: random.Random, count: int, indent: int = 2) -> str:
    return "".join(f"{' ' * indent}{code}: {_quoted(_some(draw, code, count))}\n" for code in LANGUAGES)


def _three(sv: str, da: str, en: str) -> str:
    return f"  sv: {sv}\n  da: {da}\n  en: {en}\n"


def _record(**fields: str) -> str:
    return "".join(f"{name}:\n{text}" for name, text in fields.items())


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("releases", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    write_corpus(wanted.folder, wanted.releases, wanted.seed)
    return 0


if __name__ == "__main__":
    sys.exit(main())
