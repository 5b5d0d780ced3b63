"""One thing said in every language of the site.

A telling serves one record: views remember what they have cited, and would grow with every row.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from faktum.entries import ReleaseEntry
from faktum.model.base import LocalizedText, ProperName
from faktum.model.source import Source
from faktum.publish.api.row import Addresses, Names, Spoken, Texts
from faktum.render.plain_view import PlainPageView
from faktum.render.view import Localised, View, plain


@dataclass(frozen=True)
class Telling:
    """A view for each language."""

    views: Mapping[str, View]

    @classmethod
    def of(cls, localised: Mapping[str, Localised]) -> Telling:
        return cls({language: PlainPageView(one, "") for language, one in localised.items()})

    def each(self, say: Callable[[View], str]) -> Texts:
        return {language: say(view) for language, view in self.views.items()}

    def phrase(self, key: str, count: float | None = None, **values: object) -> Texts:
        return self.each(lambda view: view.t(key, count, **values))

    def text(self, text: LocalizedText) -> Texts:
        """A text of a record as plain text, its expressions filled in."""
        return self.each(lambda view: view.plain_text(text))

    def text_or_none(self, text: LocalizedText | None) -> Texts | None:
        return self.text(text) if text else None

    def pages(self, path: str) -> Addresses:
        return self.each(lambda view: view.address(path))

    def name(self, name: ProperName) -> Names:
        """A proper name as pages in each language show it."""
        return {language: _spoken(*name.on(language)) for language in self.views}

    def gloss(self, name: ProperName) -> dict[str, str | None]:
        return {language: name.gloss.get(language) for language in self.views}

    def publisher(self, source: Source) -> Names:
        """What the publisher of a source is called."""
        if isinstance(source.publisher, str):
            view = next(iter(self.views.values()))
            organisation = view.catalogue.organisation(source.publisher)
            assert organisation is not None
            return self.name(organisation.name)
        return dict.fromkeys(self.views, _spoken(source.publisher.text, source.publisher.lang))

    def headline(self, entry: ReleaseEntry) -> Names:
        """A release's title, in its original language where it is not translated."""
        return self._shown(entry, lambda view, language: plain(view.headline(entry, language)))

    def summary(self, entry: ReleaseEntry) -> Names:
        return self._shown(entry, lambda view, language: view.plain_text(entry.texts[language].summary))

    def _shown(self, entry: ReleaseEntry, say: Callable[[View, str], str]) -> Names:
        told = {}
        for code, view in self.views.items():
            language = entry.shown_in(code)
            told[code] = _spoken(say(view, language), language)
        return told


def _spoken(text: str, lang: str) -> Spoken:
    return Spoken(text=text, lang=lang)
