"""Releases and the years of the archive as content of a Hugo site."""

from __future__ import annotations

from pathlib import Path

from peers.hugo.pages import KINDS, card, page, topic
from peers.written import LOCALES, Corpus, home, link, marked, split


def write_releases(corpus: Corpus, folder: Path) -> None:
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
            marks = {key: corpus.mark(code, 2, project, key, origin) for key in KINDS}
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
                "publisher": {"id": owner, "name": corpus.name(owner), "shown": marked(code, corpus.name(owner)),
                              "link": link(code, "partners", owner, corpus.name(owner))},
                "iso": day, "changed": head["updated"],
                "project": {"id": project, "name": (called := corpus.projects[project]["name"]["text"]), "link": link(code, "projects", project, called)},
                "topic": topic(corpus, code, head),
                "said": {"by": said["person"], "name": corpus.people[said["person"]]["name"], "title": post["title"][code],
                         "link": link(code, "partners", post["organisation"], corpus.name(post["organisation"])),
                         "mark": corpus.mark(code, 3, said["person"], "lead", post["source"]), "text": said["text"][code]},
                "facts": facts, "sources": [corpus.cited(code, one) for one in (source, origin, post["source"])],
                "contacts": [card(corpus, code, one) for one in by_source.get(source, ())],
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
