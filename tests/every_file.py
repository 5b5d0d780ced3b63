"""All files of a kind at once, as a build writes them part by part."""

from __future__ import annotations

from collections.abc import Mapping

from faktum.catalogue import Catalogue
from faktum.publish.api.tables import api_schemas, api_tables, api_workbook
from faktum.publish.cards import card_file
from faktum.publish.feeds import change_feed, feeds_about, release_feed
from faktum.render.view import Localised

InLanguages = Mapping[str, Localised]


def api_files(catalogue: Catalogue, localised: InLanguages) -> dict[str, str | bytes]:
    return {
        **api_tables(catalogue, localised),
        **api_schemas(catalogue),
        **api_workbook(catalogue, localised),
    }


def cards(catalogue: Catalogue, localised: InLanguages) -> dict[str, bytes]:
    ids = (None, *(one.id for one in catalogue.projects))
    return {
        path: card
        for one in localised.values()
        for wanted in ids
        for path, card in card_file(one, wanted).items()
    }


def release_feeds(catalogue: Catalogue, localised: InLanguages) -> dict[str, str]:
    return {
        path: feed
        for record_id in feeds_about(catalogue)
        for language in localised
        for path, feed in release_feed(localised, language, record_id).items()
    }


def change_feeds(localised: InLanguages) -> dict[str, str]:
    return {path: feed for one in localised.values() for path, feed in change_feed(one).items()}


def feeds(catalogue: Catalogue, localised: InLanguages) -> dict[str, str]:
    return change_feeds(localised) | release_feeds(catalogue, localised)
