"""Content of a Hugo site: a file with its front matter, and the parts that several kinds of pages show."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from peers.written import Corpus, Record, home, link

KINDS = ("budget", "goal-jobs", "period")


def page(path: Path, front: Mapping[str, Any], body: str = "") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{json.dumps(front, ensure_ascii=False)}\n\n{body}", encoding="utf-8")


def topic(corpus: Corpus, language: str, record: Record) -> dict[str, str]:
    name = record["topics"][0]
    label = corpus.topics[name]["label"][language]
    return {"id": name, "name": label, "link": link(language, "topics", name, label, foreign=False)}


def card(corpus: Corpus, language: str, person: str) -> dict[str, Any]:
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
