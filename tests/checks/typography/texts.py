"""What is said of a text on the small site."""

from __future__ import annotations

from faktum.checks.texts.text import Text
from faktum.checks.typography.rules import check_texts
from faktum.problems import Problem

LOCALES = {"sv": "sv_SE", "da": "da_DK", "en": "en_GB"}


def text(language: str, raw: str, *, figures: bool = False, markdown: bool = False) -> Text:
    where = "the text" if markdown else "note"
    return Text("x.md", 1, language, raw, where, figures, markdown=markdown, counts_lines=markdown)


def problems(language: str, raw: str, *others: str, locale: str = "", **kind: bool) -> list[Problem]:
    """What is said of a text, on a site where `others` are written too."""
    texts = [text(language, raw, **kind), *(text(language, one) for one in others)]
    locales = LOCALES | ({language: locale} if locale else {})
    return [one for one in check_texts(texts, locales) if one.code != "DEBRIS"]


def said(language: str, raw: str, *others: str, locale: str = "", **kind: bool) -> list[str]:
    return [f"{one.code} {one.found}" for one in problems(language, raw, *others, locale=locale, **kind)]
