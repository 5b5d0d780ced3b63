"""A view for what is read as plain text: by machines in the head of a page, or copied from it."""

from __future__ import annotations

from markupsafe import Markup

from faktum.facts import KnownFact, Said
from faktum.render.sections import PageView


class PlainPageView(PageView):
    """Says what a page says, without markers and links, which plain text would lose again."""

    def marker(self, fact: KnownFact, said: Said | None = None, words: str = "") -> Markup:  # noqa: ARG002
        return Markup("")

    def link(self, record_id: str) -> Markup:
        return self.label(record_id)
