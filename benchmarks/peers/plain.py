"""A corpus as plain Material for MkDocs with static-i18n, the second peer: what one gets without writing anything.

Releases are pages of their own and not in the navigation, which would take minutes. There are no ledger, no lists, no
feeds and no structured data: it writes about a third of the pages, so its time flatters it.
"""

from __future__ import annotations

from pathlib import Path

from peers.written import LOCALES, Corpus, split

_CONFIG = """site_name: Archive
site_url: https://fakta.example/
theme: {name: material, font: false}
plugins:
  - i18n:
      docs_structure: folder
      fallback_to_default: false
      languages:
        - {locale: sv, name: Svenska, default: true}
        - {locale: da, name: Dansk}
        - {locale: en, name: English}
markdown_extensions: [attr_list, tables]
nav: [index.md, about.md]
validation: {omitted_files: ignore}
"""


def convert(root: Path, folder: Path) -> None:
    """Write a whole MkDocs site into `folder`, which must not exist."""
    corpus = Corpus(root)
    folder.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(_CONFIG, encoding="utf-8")
    for code in LOCALES:
        for name in ("index.md", "about.md", "press/*/nyhet-*.md", "projects/bron-*.md"):
            for path in (root / "docs" / code).glob(name):
                front, body = split(path)
                title = front.get("title") or path.stem
                target = folder / "docs" / code / path.relative_to(root / "docs" / code)
                target.parent.mkdir(parents=True, exist_ok=True)
                text = corpus.written(code, body, {}) if name not in {"index.md", "about.md"} else body
                summary = corpus.written(code, front.get("summary", ""), {})
                target.write_text(f"# {title}\n\n{summary}\n\n{text}", encoding="utf-8")
