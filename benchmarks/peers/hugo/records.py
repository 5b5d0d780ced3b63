"""Organisations, projects, topics, contacts and authored pages as content of a Hugo site."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from peers.hugo.pages import KINDS, card, page, topic
from peers.written import LOCALES, Corpus, home, split


def write_records(corpus: Corpus, folder: Path) -> None:
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
                "contacts": [card(corpus, code, who) for who in people.get(name, ())],
                "topic": topic(corpus, code, one), "file": f"data/organisations/{name}.yml",
            })  # fmt: skip
        for name, one in corpus.projects.items():
            _, body = split(corpus.root / "docs" / code / "projects" / f"{name}.md")
            source = one["facts"]["budget"]["source"]
            marks = {key: corpus.mark(code, 1, name, key, source) for key in KINDS}
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
                "contacts": [card(corpus, code, who) for part in parts for who in people.get(part, ())],
                "cited": corpus.cited(code, source), "file": f"data/projects/{name}.yml",
                "topic": topic(corpus, code, one),
            }, body)  # fmt: skip
        for name, one in corpus.topics.items():
            page(content / "topics" / name / "_index.md", {
                "title": one["label"][code], "description": one["definition"][code], "labels": one["label"], "file": f"data/topics/{name}.yml",
                "parts": [{"id": other, "name": corpus.name(other)} for other, record in corpus.organisations.items() if name in record["topics"]],
                "inProjects": [{"id": other, "name": record["name"]["text"], "summary": record["summary"][code]}
                             for other, record in corpus.projects.items() if name in record["topics"]],
            })  # fmt: skip
        page(content / "contacts/_index.md", _front(corpus, code, "contacts") | {
            "groups": [{"id": name, "name": corpus.name(name), "contacts": [card(corpus, code, who) for who in some]}
                       for name, some in sorted(people.items())],
        })  # fmt: skip


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


def write_authored(corpus: Corpus, folder: Path) -> None:
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
