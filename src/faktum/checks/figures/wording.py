"""How a page words a fact, and which expression words it as it was typed."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import SequenceMatcher

from faktum.checks.index import Index
from faktum.checks.windows import preceding
from faktum.facts import KnownFact
from faktum.locale.formats import Formats
from faktum.locale.reading.figures import Figure
from faktum.locale.reading.lexicon import Lexicon
from faktum.locale.reading.tokens import tokens_of
from faktum.model.fact import Quantity


@dataclass
class Wordings:
    """Facts in the words of a site's languages."""

    index: Index
    _formats: dict[str, Formats] = field(default_factory=dict)

    def value(self, language: str, fact: KnownFact) -> str:
        """The fact's value, without its qualifier."""
        value, formats = fact.chosen.value, self._of(language)
        if value and value.quantity:
            return _plain(formats.quantity(value.quantity))
        return _plain(formats.date(value.date)) if value and value.date else ""

    def expression(self, language: str, read: str, figure: Figure, fact: KnownFact, form: str) -> str:
        """The expression that prints the fact as it was typed, with the typed noun where it does not print one."""
        rest = ""
        value = fact.chosen.value
        if form == "long" and value and value.quantity:
            form, rest = self._form(language, read, figure, value.quantity)
        if form == "long" and self._hedged(language, read, figure, fact):
            form = "value"
        shown = f'"{fact.id}"' if form == "long" else f'"{fact.id}", "{form}"'
        return f"{{{{ fact({shown}) }}}}{rest}"

    def _form(self, language: str, read: str, figure: Figure, quantity: Quantity) -> tuple[str, str]:
        formats, typed = self._of(language), _plain(read[figure.start : figure.end])
        if figure.kind == "number" and not quantity.money:
            return "number", ""
        if quantity.money:
            long, short = (_plain(formats.quantity(quantity, form)) for form in ("long", "short"))
            shorter = _digits(typed) == _digits(short) and _alike(typed, short) > _alike(typed, long)
            return ("short" if shorter else "long"), ""
        if figure.kind != "count" or typed.lower() == _plain(formats.quantity(quantity)).lower():
            return "long", ""
        number, worded = _plain(read[figure.start : figure.number]), formats.words(quantity.number)
        spelled = number.lower() == worded.lower() and worded != formats.number(quantity.number)
        noun = _plain(read[figure.number : figure.end])
        return ("words" if spelled else "number"), f" {noun}" if noun else ""

    def _hedged(self, language: str, read: str, figure: Figure, fact: KnownFact) -> bool:
        """Whether the text itself says how sure the number is, or the fact's word for it does not suit a date."""
        if fact.chosen.qualifier == "exact":
            return False
        if fact.chosen.value and fact.chosen.value.date:
            return True
        before = tokens_of(preceding(read, figure.start, 30))
        qualifiers = Lexicon.of_language(language).qualifiers
        return any(
            (found := qualifiers.at(before, at)) and found[0] == len(before) for at in range(len(before))
        )

    def _of(self, language: str) -> Formats:
        if language not in self._formats:
            self._formats[language] = Formats(self.index.messages(language))
        return self._formats[language]


def _plain(text: str) -> str:
    return " ".join(text.split())


def _alike(typed: str, printed: str) -> float:
    return SequenceMatcher(None, typed.lower(), printed.lower()).ratio()


def _digits(text: str) -> str:
    return "".join(one for one in text if one.isdecimal())
