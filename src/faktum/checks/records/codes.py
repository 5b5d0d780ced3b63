"""Codes from outside: languages and locales (Unicode CLDR), countries (ISO 3166-1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from babel import Locale, UnknownLocaleError

from faktum.checks.entries import Entry
from faktum.checks.index import Index
from faktum.model.organisation import Organisation
from faktum.problems import Problem, did_you_mean, quoted

ALPHA_2 = re.compile("^[A-Z]{2}$")
_MEANT = {"dk": "da", "se": "sv", "no": "nb", "uk": "en", "gb": "en", "sw": "sv", "dn": "da"}
"""Country codes, and codes of other languages, that are written for a language by mistake."""
_LANGUAGE_FIELDS = frozenset({"lang", "languages", "code"})


@cache
def languages() -> frozenset[str]:
    """Every language code that the CLDR has a name for."""
    return frozenset(map(str, Locale("en").languages))


@cache
def territories() -> frozenset[str]:
    """Every country code of ISO 3166-1 alpha-2 that the CLDR has a name for."""
    return frozenset(filter(ALPHA_2.match, map(str, Locale("en").territories)))


def is_language(code: str, of_site: tuple[str, ...]) -> bool:
    """True for a language of the site, and for any other that is not a likely slip."""
    return code in of_site or (code in languages() and code not in _MEANT)


def language_hint(code: str, of_site: tuple[str, ...]) -> str:
    meant = _MEANT.get(code)
    if meant:
        return f'Did you mean "{meant}"?'
    return did_you_mean(code, of_site, "Language codes are those of ISO 639, such as sv, da, en or nb.")


def check_codes(index: Index) -> Iterator[Problem]:
    for entry in index.entries.values():
        for node in entry.nodes if entry.kind != "site" else ():
            if node.name in _LANGUAGE_FIELDS and not is_language(str(node.value), index.languages):
                yield entry.problem(
                    node.place, "UNKNOWN-LANGUAGE", "the code of a language", quoted(node.value),
                    language_hint(node.value, index.languages),
                )  # fmt: skip
        if isinstance(entry.record, Organisation):
            yield from _country(entry, entry.record.country)


def _country(entry: Entry, country: str | None) -> Iterator[Problem]:
    if country is not None and country not in territories():
        yield entry.problem(
            ("country",), "UNKNOWN-COUNTRY", "the two-letter code of a country", quoted(country),
            did_you_mean(country.upper(), territories(), "Codes are those of ISO 3166-1, such as SE."),
        )  # fmt: skip


def check_languages(index: Index) -> Iterator[Problem]:
    """The site's own languages. While one is wrong, every text would seem to lack it."""
    site = index.entries["site"]
    for place, language in enumerate(index.site.languages):
        if not is_language(language.code, ()):
            yield site.problem(
                ("languages", place, "code"), "UNKNOWN-LANGUAGE", "the code of a language", quoted(language.code),
                language_hint(language.code, ()),
            )  # fmt: skip
        elif not _suits(language.locale, language.code):
            yield site.problem(
                ("languages", place, "locale"), "UNKNOWN-LANGUAGE",
                f"a locale of {quoted(language.code)} that the CLDR knows", quoted(language.locale),
                "A locale is the language and a country, such as sv_SE, da_DK or en_GB.",
            )  # fmt: skip


def _suits(locale: str, language: str) -> bool:
    try:
        return Locale.parse(locale).language == language
    except (UnknownLocaleError, ValueError):
        return False
