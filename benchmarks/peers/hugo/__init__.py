"""A corpus as a Hugo site with the theme in this folder.

Markdown stays Markdown, and lists, pages of lists, feeds, the frame, hreflang and JSON-LD are made by the theme.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from peers.hugo.ledger import write_ledger
from peers.hugo.records import write_authored, write_records
from peers.hugo.releases import write_releases
from peers.written import LOCALES, Corpus

THEME = Path(__file__).resolve().parent
ASSETS = THEME.parents[2] / "src/faktum/theme/assets"
BASE = "https://fakta.example"


def convert(root: Path, folder: Path) -> None:
    """Write a whole Hugo site into `folder`, which must not exist."""
    corpus = Corpus(root)
    shutil.copytree(THEME / "layouts", folder / "layouts")
    shutil.copytree(ASSETS, folder / "static/assets")
    (folder / "hugo.json").write_text(
        json.dumps(_config(corpus), ensure_ascii=False, indent=1), encoding="utf-8"
    )
    write_releases(corpus, folder)
    write_records(corpus, folder)
    write_ledger(corpus, folder)
    write_authored(corpus, folder)


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
