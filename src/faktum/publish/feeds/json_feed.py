"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from typing import Any

from faktum.publish.feeds.feed import Entry, Feed, moment

TYPE = "application/feed+json"


def json_feed(feed: Feed) -> str:
    """The document, ending in a line break."""
    document: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.pages[feed.language],
        "feed_url": feed.json[feed.language],
        "description": feed.description,
        "language": feed.language,
        "authors": [{"name": feed.author, "url": feed.author_page}],
        # The format has no place for other languages; names with an underscore are the publisher's own.
        "_languages": dict(feed.json),
        "items": [_item(one, feed.language) for one in feed.entries],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _item(entry: Entry, language: str) -> dict[str, Any]:
    optional = {
        "external_url": entry.related[0].address if entry.related else None,
        "summary": entry.summary,
        "content_text": entry.text,
        "date_published": moment(entry.published) if entry.published else None,
        "tags": [one.label for one in entry.categories],
        "language": entry.language if entry.language != language else None,
        "_languages": dict(entry.pages) if len(entry.pages) > 1 else None,
    }
    return {
        "id": entry.id,
        "url": entry.pages[entry.language],
        "title": entry.title,
        "content_html": str(entry.content),
        "date_modified": moment(entry.updated),
        **{name: value for name, value in optional.items() if value},
    }
