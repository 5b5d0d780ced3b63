"""The lists of signs and words that every language has."""

from __future__ import annotations

from checks.typography.texts import LOCALES

from faktum.locale.words import words


def test_every_language_has_the_same_lists() -> None:
    typography = [words(language, "typography") for language in LOCALES]
    for key in ("quotations", "dash", "numbers", "years"):
        assert len({tuple(one[key]) for one in typography}) == 1
    assert len({tuple(words(language, "debris")) for language in LOCALES}) == 1


def test_the_lists_hold_words_and_pairs() -> None:
    """YAML makes true of `on` and false of `no`."""
    for language in LOCALES:
        typography, debris = words(language, "typography"), words(language, "debris")
        lists = [*debris.values(), typography["years"]["seasons"], typography["numbers"]["units"]]
        assert all(isinstance(one, str) for listed in lists for one in listed)
        pairs = typography["quotations"]
        assert all(len(pair) == 2 for kind in pairs for pair in pairs[kind])


def test_no_form_of_one_variety_is_one_of_the_other() -> None:
    families = words("en", "typography")["spelling"]["families"]
    british = {one + rest for one, _, endings in families for rest in endings}
    american = {other + rest for _, other, endings in families for rest in endings}
    assert len(british) == len(american) == sum(len(endings) for *_, endings in families)
    assert british.isdisjoint(american)
