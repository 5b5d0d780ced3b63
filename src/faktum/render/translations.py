"""A translation that its original has left behind says so, in the reader's language."""

from __future__ import annotations

from faktum.catalogue import Catalogue
from faktum.load.versions import Version, original_of, versions_of_page, versions_of_record


def newer_original(
    catalogue: Catalogue, language: str, *, page: str | None, record: str | None
) -> Version | None:
    """The original of a text when it has changed since this version of it was translated."""
    if page:
        versions = versions_of_page(catalogue.loaded, page)
    elif record:
        versions = versions_of_record(catalogue.loaded, record)
    else:
        return None
    original = original_of(versions)
    own = next((version for version in versions if version.language == language), None)
    if original is None or own is None or own is original or own.follows(original):
        return None
    return original
