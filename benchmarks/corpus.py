"""An archive of any size to measure on: invented, seeded, without a mistake in it.

    python benchmarks/corpus.py 3000 /tmp/archive      3,000 releases in three languages

Texts are those of `vocabulary.py`: natural sentences in Swedish, Danish and English, their words spread as in real
text; the pages that are no records are those of `tests/sites/small`. Every release has some 530 words, a source
of its own, facts of its project in its text, a list, a link and a person who speaks. So that one edit can be timed
at any size, a hundred releases show the budget of the first project, and a hundred others have the first person speak.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from vocabulary import Writer, word_of

from faktum.load.prose import text_hash

ROOT = Path(__file__).resolve().parent.parent
SMALL = ROOT / "tests/sites/small"
SCAFFOLD = ROOT / "src/faktum/scaffold/files"
LANGUAGES = ("sv", "da", "en")
PROJECTS, ORGANISATIONS, CONTACTS, TOPICS = 20, 50, 100, 24
SHARED = 100
"""Releases that show one and the same fact; as many others have one and the same person speak."""
WORDS = 530
"""Words of a release with its title, its summary, its statement and its text, on average."""
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
_ENDS = ("berga", "by", "holm", "ryd", "stad", "torp", "vang", "rup", "sund", "toft", "fors")
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

_HEADINGS = {
    "sv": ("Bakgrund", "Så går det vidare", "Om webbplatsen"),
    "da": ("Baggrund", "Sådan går det videre", "Om webstedet"),
    "en": ("Background", "What happens next", "About the site"),
}
_FIRST_TOPIC = 1200
"""The rank of the word that the first topic is called by: not a frequent one."""
_OUTSIDE, _IN_ITEMS = 75, 50
"""Words of a release beside its text, and in the list."""


def write_corpus(folder: Path, releases: int, seed: int = 1, *, search: bool = False) -> None:
    """Write a whole site into `folder`, which must not exist; with a search page if wanted."""
    shutil.copytree(SMALL / "docs", folder / "docs", ignore=shutil.ignore_patterns("20*", "halsobron*"))
    shutil.copytree(SMALL / "data", folder / "data")
    for kind in ("projects", "organisations", "people", "sources", "terms", "topics", "programmes", "funds"):
        shutil.rmtree(folder / "data" / kind)
    shutil.copyfile(SCAFFOLD / "mkdocs.yml", folder / "mkdocs.yml")
    shutil.copytree(SCAFFOLD / "hooks", folder / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    draw = random.Random(seed)  # noqa: S311 - a corpus, no secret
    for name, text in _Corpus(draw, releases).files():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    if search:
        for code in LANGUAGES:
            shutil.copyfile(ROOT / "docs" / code / "search.md", folder / "docs" / code / "search.md")


def step(releases: int) -> int:
    """Every so many releases one shows the fact that is shared; the next one has the person speak who is shared."""
    return max(2, releases // SHARED)


class _Corpus:
    def __init__(self, draw: random.Random, releases: int) -> None:
        self.draw, self.releases = draw, releases
        self.writers = {code: Writer(code, draw) for code in LANGUAGES}
        names = [first + end for first in _PLACES for end in _ENDS]
        draw.shuffle(names)
        self.names = names
        self.organisations = [f"org-{name.lower()}" for name in names[:ORGANISATIONS]]
        self.projects = [f"bron-{name.lower()}" for name in names[ORGANISATIONS : ORGANISATIONS + PROJECTS]]
        self.topics = [f"amne-{number}" for number in range(TOPICS)]
        self.people = [f"p-{number:05d}" for number in range(CONTACTS)]

    def files(self) -> Iterator[tuple[str, str]]:
        for number in range(TOPICS):
            yield self._topic(number)
        for number in range(ORGANISATIONS):
            yield self._organisation(number)
        for number in range(CONTACTS):
            yield self._person(number)
        for number in range(PROJECTS):
            yield from self._project(number)
        yield from self._about()
        for number in range(self.releases):
            yield from self._release(number)

    def _topic(self, number: int) -> tuple[str, str]:
        self._begin()
        labels = [word_of(code, _FIRST_TOPIC + 2 * number) for code in LANGUAGES]
        definition = self._texts(1)
        return f"data/topics/{self.topics[number]}.yml", f"label:\n{_three(*labels)}definition:\n{definition}"

    def _organisation(self, number: int) -> tuple[str, str]:
        self._begin()
        return (
            f"data/organisations/{self.organisations[number]}.yml",
            (
                f"name: {{text: {self.names[number]} innovation, lang: sv}}\ntype: cluster\n"
                f"country: {'SE' if number % 2 else 'DK'}\nsummary:\n{self._texts(1)}topics: [{self.topics[number % TOPICS]}]\n"
            ),
        )

    def _person(self, number: int) -> tuple[str, str]:
        first = _FIRST[number % len(_FIRST)]
        last = f"{_LAST[number % len(_LAST)]}-{self.names[number].capitalize()}"
        source = f"source: source-{number % self.releases}, place: lead"
        return (
            f"data/people/{self.people[number]}.yml",
            (
                f"name: {first} {last}\nsort_as: {last}, {first}\nlanguages: [sv]\nappointments:\n"
                f"  lead: {{organisation: {self.organisations[number % ORGANISATIONS]}, {source},\n"
                "    title: {sv: projektledare, da: projektleder, en: project manager}}\n"
                f'contacts:\n  mobile: {{use: release, phone: "+467017406{number:02d}", {source}}}\n'
            ),
        )

    def _project(self, number: int) -> Iterator[tuple[str, str]]:
        one, name = self.projects[number], self.names[ORGANISATIONS + number]
        owner, partner = self.organisations[number], self.organisations[-1 - number]
        begun = 2004 + number
        source = f"source: source-{number % self.releases}, place: lead"
        self._begin()
        yield (
            f"data/projects/{one}.yml",
            (
                f"name: {{text: Bron {name}, lang: sv}}\nsummary:\n{self._texts(1)}topics: [{self.topics[number % TOPICS]}]\neu_funded: no\n"
                f"eu_note:\n{self._texts(1)}facts:\n"
                f"  budget: {{value: {number + 3} 500 000 SEK, {source}}}\n"
                f"  goal-jobs: {{value: {100 + 7 * number} jobs, qualifier: at least, {source}}}\n"
                f"  period: {{value: {begun}-03/{begun + 3}-09, {source}}}\n"
                "participants:\n"
                f"  - {{role: owner, organisations: [{owner}], {source}}}\n"
                f"  - {{role: partner, organisations: [{partner}], {source}}}\n"
            ),
        )
        body = {code: self._body(code, one, owner, WORDS, depth=1) for code in LANGUAGES}
        summary = {code: writer.some(1) for code, writer in self.writers.items()}
        for code in LANGUAGES:
            followed = _followed(code, text_hash("", "", body["sv"]))
            yield (
                f"docs/{code}/projects/{one}.md",
                f"---\ndescription: {_quoted(summary[code])}\n{followed}---\n{body[code]}",
            )

    def _about(self) -> Iterator[tuple[str, str]]:
        self._begin()
        about = {code: f"{writer.some(5)}\n" for code, writer in self.writers.items()}
        for code in LANGUAGES:
            followed = _followed(code, text_hash("Om", "", about["sv"]))
            yield f"docs/{code}/about.md", f"---\ntitle: Om\n{followed}---\n{about[code]}"

    def _release(self, number: int) -> Iterator[tuple[str, str]]:
        days = (date(LAST_YEAR, 12, 20) - FIRST_DAY).days
        day = FIRST_DAY + timedelta(days=days * number // self.releases)
        path, source = f"{day.year}/nyhet-{number}", f"source-{number}"
        turn = number % step(self.releases)
        project = self.projects[0 if turn == 0 else 1 + number % (PROJECTS - 1)]
        person = self.people[0 if turn == 1 else 1 + number % (CONTACTS - 1)]
        owner = self.organisations[number % ORGANISATIONS]
        self._begin()
        title = {code: writer.title() for code, writer in self.writers.items()}
        summary = {
            code: f'{writer.some(1)} {{{{ fact("{project}.budget", "short") }}}}.'
            for code, writer in self.writers.items()
        }
        said = self._texts(2, 6)
        words = self.draw.randint(WORDS * 3 // 4, WORDS * 5 // 4) - _OUTSIDE
        body = {code: self._body(code, project, owner, words, depth=2) for code in LANGUAGES}
        yield (
            f"data/sources/{source}.yml",
            (
                f"type: release\npublisher: {owner}\ntitle: {{text: {_quoted(title['sv'])}, lang: sv}}\nlang: sv\ndate: {day}\n"
                f"url: https://fjallback.example/nyheter/{number}\nread_on: 2026-10-01\nseen: first-hand\nrelease: {path}\n"
                "places:\n  lead: {sv: Ingressen, da: Manchetten, en: Lead}\n"
            ),
        )
        head = (
            f"sources: [{source}]\nprojects: [{project}]\ntopics: [{self.topics[number % TOPICS]}]\norganisations: [{owner}]\nfacts:\n  published:\n"
            f"    value: {day}\n    source: {source}\n    place: lead\npositions:\n  lead:\n    person: {person}\n    appointment: lead\n"
            f"    lang: sv\n    source: {source}\n    place: lead\n    text:\n{said}"
            f"fact_list: [{project}.budget, {project}.period]\nupdated: 2026-10-02\n"
        )
        for code in LANGUAGES:
            own = head if code == "sv" else _followed(code, text_hash(title["sv"], summary["sv"], body["sv"]))
            front = f"title: {_quoted(title[code])}\nsummary: {_quoted(summary[code])}\n{own}"
            yield f"docs/{code}/press/{path}.md", f"---\n{front}---\n{body[code]}"

    def _body(self, language: str, project: str, owner: str, words: int, depth: int) -> str:
        link = "../" * depth + "about.md"
        about, further, site = _HEADINGS[language]
        writer = self.writers[language]
        items = "\n".join(f"- {writer.some(1)}" for _ in range(3))
        words -= _IN_ITEMS
        return (
            f'{writer.about(words // 5)} {{{{ name("{owner}") }}}}.\n\n'
            f'{writer.about(words // 4)} {{{{ fact("{project}.goal-jobs") }}}}.\n\n'
            f"## {about}\n\n{writer.about(words // 4)}\n\n{items}\n\n## {further}\n\n{writer.about(words // 4)}\n\n"
            f"[{site}]({link})\n"
        )

    def _begin(self) -> None:
        for writer in self.writers.values():
            writer.begin()

    def _texts(self, count: int, indent: int = 2) -> str:
        return "".join(
            f"{' ' * indent}{code}: {_quoted(writer.some(count))}\n" for code, writer in self.writers.items()
        )


def _followed(language: str, hashed: str) -> str:
    return "" if language == "sv" else f'translated_from: {{lang: sv, hash: "{hashed}"}}\n'


def _three(sv: str, da: str, en: str) -> str:
    return f"  sv: {sv}\n  da: {da}\n  en: {en}\n"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("releases", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--search", action="store_true", help="with a search page, so with an index")
    wanted = parser.parse_args()
    write_corpus(wanted.folder, wanted.releases, wanted.seed, search=wanted.search)
    return 0


if __name__ == "__main__":
    sys.exit(main())
