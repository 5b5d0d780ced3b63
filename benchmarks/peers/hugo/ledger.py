"""The pages of statements and sources as content of a Hugo site."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from peers.hugo.pages import KINDS, page
from peers.written import LOCALES, Corpus, home, split


def write_ledger(corpus: Corpus, folder: Path) -> None:
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
                          "value": corpus.fact(code, project, key)} for key in KINDS]  # fmt: skip
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
                "statements": [statement(corpus, code, "lead", f"{office}: {corpus.name(post['organisation'])}", post["title"][code], post["source"])],
                "file": f"data/people/{name}.yml",
            })  # fmt: skip
        for name, one in corpus.projects.items():
            source = one["facts"]["budget"]["source"]
            said = [
                statement(
                    corpus,
                    code,
                    key,
                    words[f"property.{key.split('-')[0]}"],
                    corpus.fact(code, name, key),
                    source,
                )
                for key in KINDS
            ]
            said += [statement(corpus, code, f"{item['role']}-{item['organisations'][0]}", f"{words['role.' + item['role'] + '.one']}: {corpus.name(item['organisations'][0])}",
                                words[f"role.{item['role']}.one"], source) for item in one["participants"]]  # fmt: skip
            page(content / f"{name}.md", {"title": one["name"]["text"], "kind": "subject", "of": f"{home(code)}/projects/{name}/", "group": "projects",
                                          "statements": said, "foreign": code != "sv", "file": f"data/projects/{name}.yml"})  # fmt: skip


def statement(corpus: Corpus, language: str, key: str, name: str, value: str, source: str) -> dict[str, Any]:
    said = corpus.sources[source]
    return {"key": key, "name": name, "value": value, "cited": corpus.cited(language, source), "place": said["places"]["lead"][language],
            "read": corpus.day(language, said["read_on"])}  # fmt: skip
