"""Words that count from the day on which they are written, such as `next year`: what they mean, and when.

The words are data (`words/<language>/time.yml`); a language without the file is silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import product
from typing import Any

from faktum.locale.words import words
from faktum.model.edtf import Point

_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_BEFORE = re.compile(r"([\w-]+)(['’]?s)?[ \t\n\u00a0]+\Z")
_AFTER = re.compile(r"[ \t\n\u00a0]*([\w-]+|[^\w\s])")
_IN_WORD = re.compile(r"[\w-]")
_DATED = re.compile(r"\d|\{\{\s*fact")
_SENTENCE_END = frozenset(".!?:;\n")
_YEARS = (1000, 2999)
"""Years that are counted from; the calendar ends some way beyond them."""
_CONTEXT = 60
"""Characters before and after a match that are looked at."""


@dataclass(frozen=True, slots=True)
class RelativeDate:
    """Words such as `next year`, and how far from the day of writing they lead."""

    start: int
    end: int
    unit: str
    """years, months, weeks, days, weekday, or the season; empty where the words have two readings."""
    offset: int
    which: str

    def counted_from(self, day: Point) -> str:
        """What the words mean in a text of that day, in EDTF; empty where that cannot be told."""
        if self.unit == "years":
            return str(day.year + self.offset)
        if not _YEARS[0] <= day.year <= _YEARS[1]:
            return ""
        first, last = day.bounds()
        exact = day.precision
        if self.unit in _SEASONS and exact in {"day", "month"}:
            return _season(self.unit, self.which, first, last)
        if self.unit == "months" and exact in {"day", "month"}:
            month = first.year * 12 + first.month - 1 + self.offset
            return f"{month // 12}-{month % 12 + 1:02}"
        if exact != "day":
            return ""
        if self.unit == "days":
            return str(first + timedelta(days=self.offset))
        if self.unit == "weeks":
            monday = first - timedelta(days=first.weekday() - 7 * self.offset)
            return f"{monday}/{monday + timedelta(days=6)}"
        if self.unit == "weekday":
            return str(_weekday(self.offset, self.which, first))
        return ""


def _season(name: str, which: str, first: date, last: date) -> str:
    """The season that was over before the day, or that is or comes next after it."""
    years = range(first.year - 2, first.year + 3)
    spans = {year: Point(year, season=name).bounds() for year in years}
    if which == "last":
        return f"{max(year for year in years if spans[year][1] < last)}-{_SEASONS[name]}"
    return f"{min(year for year in years if spans[year][1] >= first)}-{_SEASONS[name]}"


def _weekday(number: int, which: str, day: date) -> date:
    if which == "coming":
        return day + timedelta(days=(number - day.weekday() - 1) % 7 + 1)
    return day - timedelta(days=(day.weekday() - number - (which == "past")) % 7 + (which == "past"))


@dataclass(frozen=True, slots=True)
class _Rule:
    """Words that mean one thing, and what must not stand beside them."""

    unit: str
    offset: int
    which: str
    not_after: frozenset[str]
    not_after_genitive: bool
    only_after: frozenset[str]
    not_before: tuple[str, ...]
    only_before: frozenset[str]
    unless_dated: bool


@cache
def _relative_rules(language: str) -> tuple[re.Pattern[str], Mapping[str, _Rule], re.Pattern[str]] | None:
    """Everything of a language in one pattern, what each wording means, and a date that makes it clear."""
    known = words(language, "time")
    if not known:
        return None
    places: dict[str, list[tuple[str, Any]]] = {
        "number": list(known["numbers"].items()),
        "unit": [(word, unit) for unit, forms in known["units"].items() for word in forms],
        "weekday": [(word.lower(), number) for number, word in enumerate(known["weekdays"])],
    }
    rules = {
        wording: _rule(group, said)
        for group in known["relative"]
        for template in group["words"]
        for wording, said in _filled(template, places)
    }
    templates = [template for group in known["relative"] for template in group["words"]]
    endings = "|".join(map(re.escape, known["genitive"]))
    # Without a look back before it, the pattern is searched for by its first letters.
    pattern = rf"({_pattern(templates, places)})(?:{endings})?(?![\w-])"
    dated = rf"[\s,]*(?:(?:{'|'.join(known['dated'])})\s+)?"
    return re.compile(pattern), rules, re.compile(dated)


def _pattern(templates: Iterable[str], places: Mapping[str, list[tuple[str, Any]]]) -> str:
    """A pattern of all of them, by their first word, white space as it comes."""
    groups: dict[str, list[str]] = {}
    for template in sorted(templates, key=len, reverse=True):
        first, *rest = (
            _PLACEHOLDER.sub(lambda found: f"(?:{'|'.join(word for word, _ in places[found[1]])})", word)
            for word in template.split()
        )
        groups.setdefault(first, []).append("".join(rf"\s+{word}" for word in rest))
    return "|".join(f"{first}(?:{'|'.join(rests)})" for first, rests in groups.items())


def _filled(
    template: str, places: Mapping[str, list[tuple[str, Any]]]
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """A wording for each word that a placeholder stands for, and what it then says."""
    names = _PLACEHOLDER.findall(template)
    for chosen in product(*(places[name] for name in names)):
        filled = template
        for name, (word, _) in zip(names, chosen, strict=True):
            filled = filled.replace(f"{{{name}}}", word)
        yield filled, {name: said for name, (_, said) in zip(names, chosen, strict=True)}


def _rule(group: Mapping[str, Any], said: Mapping[str, Any]) -> _Rule:
    unit, offset, which = "", 0, group.get("which", "")
    for name in ("years", "months", "weeks", "days"):
        if name in group:
            unit, offset = name, group[name]
    if "season" in group:
        unit = group["season"]
    elif "weekday" in group:
        unit, offset, which = "weekday", said["weekday"], group["weekday"]
    elif "span" in group:
        unit, offset = said["unit"], group["span"] * said["number"]
    return _Rule(
        unit, offset, which,
        frozenset(group.get("not-after", ())), bool(group.get("not-after-genitive")),
        frozenset(group.get("only-after", ())), tuple(group.get("not-before", ())),
        frozenset(group.get("only-before", ())), bool(group.get("unless-dated")),
    )  # fmt: skip


def relative_dates(text: str, language: str, raw: str | None = None) -> Iterator[RelativeDate]:
    """Words that count from the day of writing. `text` may have blanks where `raw` has expressions."""
    found = _relative_rules(language)
    if found is None:
        return
    pattern, rules, dated = found
    lower, raw = text.lower(), text if raw is None else raw
    if len(lower) != len(text):
        return  # letters that are two in small
    for match in pattern.finditer(lower):
        if match.start() and _IN_WORD.match(lower, match.start() - 1):
            continue
        rule = rules[" ".join(match[1].split())]
        if _stands(rule, lower, match, raw, dated):
            yield RelativeDate(match.start(), match.end(), rule.unit, rule.offset, rule.which)


def _stands(rule: _Rule, text: str, match: re.Match[str], raw: str, dated: re.Pattern[str]) -> bool:
    """Whether the words beside it leave it relative."""
    before = text[max(0, match.start() - _CONTEXT) : match.start()]
    previous = _BEFORE.search(before)
    word = previous[1] if previous else ""
    genitive = bool(previous and (previous[2] or (word.endswith("s") and len(word) > 2)))
    if word in rule.not_after or (rule.not_after_genitive and genitive):
        return False
    first = not before.strip() or before.rstrip()[-1] in _SENTENCE_END
    if rule.only_after and not first and word not in rule.only_after:
        return False
    rest = text[match.end(1) :]
    following = _AFTER.match(rest)
    next_word = following[1] if following else ""
    if rule.only_before and next_word not in rule.only_before and following:
        return False
    if rest.startswith(rule.not_before) or next_word in rule.not_before:
        return False
    if rule.unless_dated:
        gap = dated.match(raw, match.end())
        return not (gap and _DATED.match(raw, gap.end()))
    return True
