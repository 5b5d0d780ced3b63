"""A corpus as the content of a Hugo site, for the theme in this folder.

    python benchmarks/corpus.py 1000 /tmp/archive
    python benchmarks/hugo/convert.py /tmp/archive /tmp/hugo
    cd /tmp/hugo && …/hugo/binaries/hugo

What Faktum looks up while it builds is looked up here, once and untimed, and handed to Hugo as text: what an
expression says, which source a mark leads to, how a date is written. Hugo gets the easier work. Markdown stays
Markdown, and lists, pages of lists, feeds, the frame, hreflang and JSON-LD are made by the theme.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import shutil
import sys
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from babel.dates import format_date

from faktum.locale.messages import shipped

THEME = Path(__file__).resolve().parent
ASSETS = THEME.parents[1] / "src/faktum/theme/assets"
LOCALES = {"sv": "sv_SE", "da": "da_DK", "en": "en_GB"}
BASE = "https://fakta.example"
_EXPRESSION = re.compile(r"\{\{ (name|fact)\(\"([^\"]+)\"(?:, \"(short)\")?\) \}\}")
_KINDS = ("budget", "goal-jobs", "period")
Record = Mapping[str, Any]


def home(language: str) -> str:
    return "" if language == "sv" else f"/{language}"


class Corpus:
    """The records of a corpus, and how they are written in each language."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.site = self._yaml(root / "data/site.yml")
        self.words = {code: self._words(code) for code in LOCALES}

    @staticmethod
    def _yaml(path: Path) -> Any:
        return _parsed(path.read_text(encoding="utf-8"))

    def _records(self, kind: str) -> dict[str, Record]:
        return {path.stem: self._yaml(path) for path in sorted((self.root / "data" / kind).glob("*.yml"))}

    @cached_property
    def sources(self) -> dict[str, Record]:
        return self._records("sources")

    @cached_property
    def organisations(self) -> dict[str, Record]:
        return self._records("organisations")

    @cached_property
    def projects(self) -> dict[str, Record]:
        return self._records("projects")

    @cached_property
    def people(self) -> dict[str, Record]:
        return self._records("people")

    @cached_property
    def topics(self) -> dict[str, Record]:
        return self._records("topics")

    def _words(self, language: str) -> dict[str, str]:
        document = shipped(language)
        assert document is not None
        plain = {
            key: phrase if isinstance(phrase, str) else phrase["other"]
            for key, phrase in document.data.items()
        }
        singular = {
            f"{key}.one": phrase["one"] for key, phrase in document.data.items() if not isinstance(phrase, str) and "one" in phrase
        }  # fmt: skip
        return plain | singular

    def day(self, language: str, when: str) -> str:
        return str(format_date(date.fromisoformat(when), "long", LOCALES[language]))

    def name(self, organisation: str) -> str:
        return str(self.organisations[organisation]["name"]["text"])

    def fact(self, language: str, project: str, key: str, form: str | None = None) -> str:
        value = str(self.projects[project]["facts"][key]["value"])
        if key == "budget":
            millions = f"{int(value.removesuffix(' SEK').replace(' ', '')) / 1e6:.1f}"
            if language == "en":
                return f"SEK {millions}{'m' if form else ' million'}"
            unit = {"sv": ("mnkr", "miljoner kronor"), "da": ("mio. SEK", "mio. svenske kroner")}[language]
            return f"{millions.replace('.', ',')} {unit[0 if form else 1]}"
        if key == "goal-jobs":
            return {"sv": "minst {} jobb", "da": "mindst {} job", "en": "at least {} jobs"}[language].format(
                value.split(maxsplit=1)[0]
            )
        month = {"sv": "MMMM y", "da": "MMMM y", "en": "MMMM y"}[language]
        ends = [
            str(format_date(date.fromisoformat(f"{end}-01"), month, LOCALES[language]))
            for end in value.split("/")
        ]
        return (" – " if language == "en" else "–").join(ends)

    def mark(self, language: str, number: int, record: str, key: str, source: str) -> str:
        """The mark behind a statement, with a link to where it is proved."""
        said = self.sources[source]
        words = self.words[language]
        name = words[f"property.{key.split('-', maxsplit=1)[0] if key != 'lead' else 'office'}"]
        label = f"{words['release.original']} {number}: {self.name(said['publisher'])}, {self.day(language, said['date'])} – {name}"
        to = f"{home(language)}/sources/{record}/#{key}"
        return f'<sup class="src"><a href="{to}" aria-label="{html.escape(label)}">{number}</a></sup>'

    def cited(self, language: str, source: str) -> dict[str, str]:
        said = self.sources[source]
        to, title = f"{home(language)}/sources/{source}/", said["title"]["text"]
        publisher, day = self.name(said["publisher"]), self.day(language, said["date"])
        cite = (
            f'<cite><a href="{to}">{_foreign(language, html.escape(title))}</a></cite>. {_foreign(language, publisher)}, '
            f"{self.words[language]['source-type.release']}, {day}."
        )
        return {"to": to, "title": title, "publisher": publisher, "day": day, "cite": cite}

    def written(self, language: str, text: str, marks: Mapping[str, str]) -> str:
        """Expressions as the text that they become."""

        def said(match: re.Match[str]) -> str:
            what, key, form = match.groups()
            if what == "name":
                return f'<a href="{home(language)}/partners/{key}/">{_foreign(language, self.name(key))}</a>'
            project, fact = key.split(".")
            return self.fact(language, project, fact, form) + (marks[fact] if marks else "")

        return _EXPRESSION.sub(said, text)


def link(language: str, folder: str, record: str, name: str, *, foreign: bool = True) -> str:
    shown = _foreign(language, name) if foreign else name
    return f'<a href="{home(language)}/{folder}/{record}/">{shown}</a>'


def _foreign(language: str, name: str) -> str:
    return name if language == "sv" else f'<span lang="sv">{name}</span>'


def _parsed(text: str) -> Any:
    return yaml.load(text, Loader=_Loader)  # noqa: S506 - the C loader of plain data below


class _Loader(yaml.CSafeLoader):
    """Dates stay text."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def page(path: Path, front: Mapping[str, Any], body: str = "") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{json.dumps(front, ensure_ascii=False)}\n\n{body}", encoding="utf-8")


def split(path: Path) -> tuple[dict[str, Any], str]:
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    return _parsed(front) or {}, body


def convert(root: Path, folder: Path) -> None:
    """Write a whole Hugo site into `folder`, which must not exist."""
    corpus = Corpus(root)
    shutil.copytree(THEME / "layouts", folder / "layouts")
    shutil.copytree(ASSETS, folder / "static/assets")
    (folder / "hugo.json").write_text(
        json.dumps(_config(corpus), ensure_ascii=False, indent=1), encoding="utf-8"
    )
    _releases(corpus, folder)
    _records(corpus, folder)
    _ledger(corpus, folder)
    _authored(corpus, folder)


def _config(corpus: Corpus) -> dict[str, Any]:
    languages = {
        code: {
            "label": name, "weight": weight, "title": corpus.site["title"][code], "locale": LOCALES[code].replace("_", "-"),
            "contentDir": f"content/{code}",
            "params": {"publisher": corpus.site["publisher"][code], "note": corpus.site["independence"][code],
                       "tagline": corpus.site["tagline"][code], "checked": corpus.day(code, corpus.site["facts_checked_on"]),
                       "ogLocale": LOCALES[code], "words": corpus.words[code]},
        }
        for weight, (code, name) in enumerate((("sv", "Svenska"), ("da", "Dansk"), ("en", "English")), 1)
    }  # fmt: skip
    feeds = {
        "atom": {
            "mediaType": "application/atom+xml",
            "baseName": "feed",
            "isPlainText": True,
            "noUgly": True,
        },
        "jsonfeed": {
            "mediaType": "application/feed+json",
            "baseName": "feed",
            "isPlainText": True,
            "noUgly": True,
        },
        "everything": {
            "mediaType": "application/xml",
            "baseName": "sitemap",
            "isPlainText": True,
            "noUgly": True,
        },
    }
    return {
        "baseURL": f"{BASE}/", "defaultContentLanguage": "sv", "disableDefaultLanguageRedirect": True, "languages": languages, "enableRobotsTXT": False,
        "disableKinds": ["RSS", "sitemap", "robotsTXT"], "taxonomies": {"partner": "partners", "project": "projects", "topic": "topics"},
        "mediaTypes": {"application/feed+json": {"suffixes": ["json"]}, "application/atom+xml": {"suffixes": ["xml"]}},
        "outputFormats": feeds, "outputs": {"home": ["html", "atom", "jsonfeed"], "section": ["html"], "taxonomy": ["html"],
                                            "term": ["html", "atom", "jsonfeed"], "page": ["html"]},
        "pagination": {"pagerSize": 100, "disableAliases": True, "path": "page"},
        "markup": {"goldmark": {"renderer": {"unsafe": True}, "extensions": {"typographer": {"disable": True}}},
                   "highlight": {"codeFences": False}},
        "params": {"identity": corpus.site["identity"], "licence": corpus.site["licence"]},
    }  # fmt: skip


def _topic(corpus: Corpus, language: str, record: Record) -> dict[str, str]:
    name = record["topics"][0]
    label = corpus.topics[name]["label"][language]
    return {"id": name, "name": label, "link": link(language, "topics", name, label, foreign=False)}


def _card(corpus: Corpus, language: str, person: str) -> dict[str, Any]:
    """A contact as its card shows it."""
    one = corpus.people[person]
    post, phone = one["appointments"]["lead"], one["contacts"]["mobile"]["phone"]
    digits = phone.removeprefix("+46")
    spoken = f"+46 {digits[:2]} {digits[2:5]} {digits[5:7]} {digits[7:]}"
    return {
        "id": person, "name": one["name"], "organisation": post["organisation"], "to": f"{home(language)}/partners/{post['organisation']}/",
        "at": corpus.name(post["organisation"]), "title": post["title"][language], "phone": phone, "spoken": spoken,
        "mark": corpus.mark(language, 1, person, "lead", post["source"]), "cited": corpus.cited(language, post["source"]),
    }  # fmt: skip


def _releases(corpus: Corpus, folder: Path) -> None:
    years = set()
    by_source: dict[str, list[str]] = {}
    for name, person in corpus.people.items():
        by_source.setdefault(person["appointments"]["lead"]["source"], []).append(name)
    for path in sorted((corpus.root / "docs/sv/press").rglob("nyhet-*.md")):
        name = f"{path.parent.name}/{path.stem}"
        years.add(path.parent.name)
        head, _ = split(path)
        project, source, owner = head["projects"][0], head["sources"][0], head["organisations"][0]
        parts = [one["organisations"][0] for one in corpus.projects[project]["participants"]]
        origin = corpus.projects[project]["facts"]["budget"]["source"]
        said = head["positions"]["lead"]
        day = corpus.sources[source]["date"]
        for code in LOCALES:
            own, body = split(corpus.root / "docs" / code / "press" / f"{name}.md")
            marks = {key: corpus.mark(code, 2, project, key, origin) for key in _KINDS}
            body = corpus.written(code, body, marks).replace("\n## ", "\n### ")
            body = body.replace("(../../about.md)", f"({home(code)}/about/)")
            facts = [
                {"name": corpus.words[code][f"property.{key}"], "value": corpus.fact(code, project, key, "short"),
                 "long": corpus.fact(code, project, key), "mark": marks[key]}
                for key in ("budget", "period")
            ]  # fmt: skip
            post = corpus.people[said["person"]]["appointments"]["lead"]
            front = {
                "title": own["title"], "date": day, "lastmod": head["updated"],
                "summary": corpus.written(code, own["summary"], marks),
                "description": corpus.written(code, own["summary"], {}),
                "partners": sorted({owner, *parts}), "projects": [project], "topics": head["topics"],
                "day": corpus.day(code, day), "updated": corpus.day(code, head["updated"]),
                "mark": corpus.mark(code, 1, name, "published", source),
                "original": corpus.cited(code, source) | {"url": corpus.sources[source]["url"]},
                "publisher": {"id": owner, "name": corpus.name(owner), "shown": _foreign(code, corpus.name(owner)),
                              "link": link(code, "partners", owner, corpus.name(owner))},
                "iso": day, "changed": head["updated"],
                "project": {"id": project, "name": (called := corpus.projects[project]["name"]["text"]), "link": link(code, "projects", project, called)},
                "topic": _topic(corpus, code, head),
                "said": {"by": said["person"], "name": corpus.people[said["person"]]["name"], "title": post["title"][code],
                         "link": link(code, "partners", post["organisation"], corpus.name(post["organisation"])),
                         "mark": corpus.mark(code, 3, said["person"], "lead", post["source"]), "text": said["text"][code]},
                "facts": facts, "sources": [corpus.cited(code, one) for one in (source, origin, post["source"])],
                "contacts": [_card(corpus, code, one) for one in by_source.get(source, ())],
                "file": f"docs/{code}/press/{name}.md",
            }  # fmt: skip
            page(folder / "content" / code / "press" / f"{name}.md", front, body)
    for code in LOCALES:
        for year in years:
            title = corpus.words[code]["press.year"].format(year=year)
            page(
                folder / "content" / code / "press" / year / "_index.md",
                {"title": title, "year": year, "weight": -int(year)},
            )


def _records(corpus: Corpus, folder: Path) -> None:
    roles: dict[str, list[tuple[str, str]]] = {}
    people: dict[str, list[str]] = {}
    for name, project in corpus.projects.items():
        for one in project["participants"]:
            roles.setdefault(one["organisations"][0], []).append((name, one["role"]))
    for name, person in corpus.people.items():
        people.setdefault(person["appointments"]["lead"]["organisation"], []).append(name)
    for code in LOCALES:
        content = folder / "content" / code
        for name, one in corpus.organisations.items():
            page(content / "partners" / name / "_index.md", {
                "title": one["name"]["text"], "description": one["summary"][code], "country": one["country"], "foreign": code != "sv",
                "roles": [{"id": project, "name": corpus.projects[project]["name"]["text"], "role": corpus.words[code][f"role.{role}.one"],
                           "mark": corpus.mark(code, 1, project, "partners", corpus.projects[project]["facts"]["budget"]["source"])}
                          for project, role in roles.get(name, ())],
                "contacts": [_card(corpus, code, who) for who in people.get(name, ())],
                "topic": _topic(corpus, code, one), "file": f"data/organisations/{name}.yml",
            })  # fmt: skip
        for name, one in corpus.projects.items():
            _, body = split(corpus.root / "docs" / code / "projects" / f"{name}.md")
            source = one["facts"]["budget"]["source"]
            marks = {key: corpus.mark(code, 1, name, key, source) for key in _KINDS}
            body = (
                corpus.written(code, body, marks)
                .replace("\n## ", "\n### ")
                .replace("(../about.md)", f"({home(code)}/about/)")
            )
            body = body.replace("(../../about.md)", f"({home(code)}/about/)")
            parts = [item["organisations"][0] for item in one["participants"]]
            begun, ended = str(one["facts"]["period"]["value"]).split("/")
            page(content / "projects" / name / "_index.md", {
                "title": one["name"]["text"], "description": one["summary"][code], "foreign": code != "sv", "euNote": one["eu_note"][code],
                "weight": -int(begun[:4]), "begun": begun, "ended": ended,
                "facts": [{"name": corpus.words[code][f"property.{key.split('-')[0]}"], "value": corpus.fact(code, name, key), "mark": marks[key]}
                          for key in ("budget", "period", "goal-jobs")],
                "parts": [{"id": part, "name": corpus.name(part), "role": corpus.words[code][f"role.{item['role']}.one"]}
                          for part, item in zip(parts, one["participants"], strict=True)],
                "contacts": [_card(corpus, code, who) for part in parts for who in people.get(part, ())],
                "cited": corpus.cited(code, source), "file": f"data/projects/{name}.yml",
                "topic": _topic(corpus, code, one),
            }, body)  # fmt: skip
        for name, one in corpus.topics.items():
            page(content / "topics" / name / "_index.md", {
                "title": one["label"][code], "description": one["definition"][code], "labels": one["label"], "file": f"data/topics/{name}.yml",
                "parts": [{"id": other, "name": corpus.name(other)} for other, record in corpus.organisations.items() if name in record["topics"]],
                "inProjects": [{"id": other, "name": record["name"]["text"], "summary": record["summary"][code]}
                             for other, record in corpus.projects.items() if name in record["topics"]],
            })  # fmt: skip
        page(content / "contacts/_index.md", _front(corpus, code, "contacts") | {
            "groups": [{"id": name, "name": corpus.name(name), "contacts": [_card(corpus, code, who) for who in some]}
                       for name, some in sorted(people.items())],
        })  # fmt: skip


def _ledger(corpus: Corpus, folder: Path) -> None:
    """The pages of statements and sources: of each release, person and project, and of each source."""
    people: dict[str, list[str]] = {}
    projects: dict[str, list[str]] = {}
    for name, one in corpus.people.items():
        people.setdefault(one["appointments"]["lead"]["source"], []).append(name)
    for name, one in corpus.projects.items():
        projects.setdefault(one["facts"]["budget"]["source"], []).append(name)
    for code in LOCALES:
        content = folder / "content" / code / "sources"
        words = corpus.words[code]
        property_, office = words["property.published"], words["property.office"]
        for name, one in corpus.sources.items():
            sources = corpus.cited(code, name)
            own, _ = split(corpus.root / "docs" / code / "press" / f"{one['release']}.md")
            told = [
                {
                    "to": f"{home(code)}/sources/{one['release']}/#published",
                    "name": property_,
                    "of": own["title"],
                    "value": sources["day"],
                }
            ]
            told += [{"to": f"{home(code)}/sources/{who}/#lead", "name": office, "of": corpus.people[who]["name"],
                      "value": corpus.people[who]["appointments"]["lead"]["title"][code]} for who in people.get(name, ())]  # fmt: skip
            for project in projects.get(name, ()):
                told += [{"to": f"{home(code)}/sources/{project}/#{key}", "name": words[f"property.{key.split('-')[0]}"], "of": corpus.projects[project]["name"]["text"],
                          "value": corpus.fact(code, project, key)} for key in _KINDS]  # fmt: skip
            page(content / f"{name}.md", {
                "title": sources["title"], "foreign": code != "sv", "kind": "source", "publisher": one["publisher"], "by": sources["publisher"],
                "day": sources["day"], "iso": one["date"], "url_": one["url"], "read": corpus.day(code, one["read_on"]), "release": one["release"], "releaseTitle": own["title"],
                "told": told, "place": one["places"]["lead"][code], "file": f"data/sources/{name}.yml",
            })  # fmt: skip
            page(content / f"{one['release']}.md", {
                "title": own["title"], "kind": "subject", "of": f"{home(code)}/press/{one['release']}/", "group": "releases",
                "statements": [{"key": "published", "name": property_, "value": sources["day"], "cited": sources, "place": one["places"]["lead"][code],
                                "read": corpus.day(code, one["read_on"])}], "file": f"docs/sv/press/{one['release']}.md",
            })  # fmt: skip
        for name, one in corpus.people.items():
            post = one["appointments"]["lead"]
            page(content / f"{name}.md", {
                "title": one["name"], "kind": "subject", "of": f"{home(code)}/contacts/#{name}", "group": "people",
                "statements": [_statement(corpus, code, "lead", f"{office}: {corpus.name(post['organisation'])}", post["title"][code], post["source"])],
                "file": f"data/people/{name}.yml",
            })  # fmt: skip
        for name, one in corpus.projects.items():
            source = one["facts"]["budget"]["source"]
            said = [
                _statement(
                    corpus,
                    code,
                    key,
                    words[f"property.{key.split('-')[0]}"],
                    corpus.fact(code, name, key),
                    source,
                )
                for key in _KINDS
            ]
            said += [_statement(corpus, code, f"{item['role']}-{item['organisations'][0]}", f"{words['role.' + item['role'] + '.one']}: {corpus.name(item['organisations'][0])}",
                                words[f"role.{item['role']}.one"], source) for item in one["participants"]]  # fmt: skip
            page(content / f"{name}.md", {"title": one["name"]["text"], "kind": "subject", "of": f"{home(code)}/projects/{name}/", "group": "projects",
                                          "statements": said, "foreign": code != "sv", "file": f"data/projects/{name}.yml"})  # fmt: skip


def _statement(corpus: Corpus, language: str, key: str, name: str, value: str, source: str) -> dict[str, Any]:
    said = corpus.sources[source]
    return {"key": key, "name": name, "value": value, "cited": corpus.cited(language, source), "place": said["places"]["lead"][language],
            "read": corpus.day(language, said["read_on"])}  # fmt: skip


def _front(corpus: Corpus, language: str, name: str) -> dict[str, Any]:
    """Title and introduction of an authored page."""
    path = corpus.root / "docs" / language / f"{name}.md"
    path = path if path.is_file() else corpus.root / "docs" / language / name / "index.md"
    front, body = split(path)
    title = front.get("title") or (re.search(r"^# (.*)$", body, re.MULTILINE) or ["", name])[1]
    return {
        "title": title,
        "lead": re.sub(r"^# .*\n", "", body, flags=re.MULTILINE).strip(),
        "file": str(path.relative_to(corpus.root)),
    }


def _authored(corpus: Corpus, folder: Path) -> None:
    for code in LOCALES:
        content = folder / "content" / code
        for name in ("press", "sources", "partners", "projects", "topics"):
            page(content / name / "_index.md", _front(corpus, code, name))
        outputs = ["html", "atom", "jsonfeed", *(["everything"] if code == "sv" else [])]
        page(
            content / "_index.md",
            {"title": corpus.site["title"][code], "outputs": outputs, "file": f"docs/{code}/index.md"},
        )
        for name in ("about", "privacy", "accessibility", "data", "glossary"):
            front = _front(corpus, code, name)
            page(content / f"{name}.md", {"title": front["title"], "file": front["file"]}, front["lead"])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("folder", type=Path)
    wanted = parser.parse_args()
    convert(wanted.corpus, wanted.folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
