"""Words that count from the day on which they are written, such as `next year`: what they mean, and when.

The words are data (`words/<language>/time.yml`); a language without the file is silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Any

from faktum.locale.words import words
from faktum.model.edtf import Point

_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}
_BEFORE = re.compile(r"([\w-]+)(['’]?s)?[ \t\n\u00a0]+\Z")
_AFTER = re.compile(r"[ \t\n\u00a0]*([\w-]+|[^\w\s])")
_IN_WORD = re.compile(r"[\w-]")
_WORD = re.compile(r"\w+")
_DATED = re.compile(r"[’'‘‑–-]?\d|\{\{\s*fact")
_TOLD = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\{\{\s*fact")
_SENTENCE_END = frozenset(".!?:;\n")
_ENDED = re.compile(r"[.!?]\s|\n[ \t]*\n")
_YEARS = (1000, 2999)
"""Years that are counted from; the calendar ends some way beyond them."""
_CONTEXT = 60
"""Characters before and after a match that are looked at."""
_PARAGRAPH = 2000
"""How far back, at most, a date may stand that says what is meant."""
_SPANS = {"decades": ("years", 10), "quarters": ("months", 3)}
"""Units that are so many of another."""


@dataclass(frozen=True, slots=True)
class RelativeDate:
    """Words such as `next year`, and how far from the day of writing they lead."""

    start: int
    end: int
    unit: str
    """years, months, weeks, days, weekday, or the season; empty where the words have two readings."""
    offset: int
    which: str
    vague: bool = False
    """Whether no date is meant, only the time of writing: recently."""
    nowadays: bool = False
    """Whether the words may mean no more than nowadays: today."""

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
    vague: bool
    nowadays: bool
    not_after: frozenset[str]
    not_after_genitive: bool
    only_after: frozenset[str]
    not_before: tuple[str, ...]
    only_before: frozenset[str]
    unless_dated: bool
    unless_told: bool
    capital: bool


@dataclass(frozen=True)
class _Rules:
    """Everything of a language in one pattern, each wording with what it means, and a date that makes it clear."""

    pattern: re.Pattern[str]
    wordings: tuple[tuple[str, Mapping[str, Any]], ...]
    """Each as a pattern, with the group that says what it means; made ready only where one is found."""
    dated: re.Pattern[str]
    always: frozenset[str]
    verbs: tuple[str, ...]
    verbs_not: tuple[str, ...]
    numbers: Mapping[str, int]
    units: Mapping[str, str]
    weekdays: Mapping[str, int]

    @lru_cache(maxsize=1000)  # noqa: B019 - there is one of each language, as long as the program runs
    def of(self, wording: str) -> _Rule:
        """What is meant by words that the pattern has found."""
        for pattern, group in self.wordings:
            if match := re.fullmatch(pattern, wording):
                return self._filled(_rule(group), match.groupdict())
        raise KeyError(wording)

    def _filled(self, rule: _Rule, said: Mapping[str, str]) -> _Rule:
        if rule.unit == "weekday":
            return replace(rule, offset=self.weekdays[said["weekday"]])
        if rule.unit != "span":
            return rule
        unit, times = _SPANS.get(self.units[said["unit"]], (self.units[said["unit"]], 1))
        number = self.numbers.get(said["number"]) or int(said["number"])
        return replace(rule, unit=unit, offset=rule.offset * number * times)

    def __hash__(self) -> int:
        return id(self)


@cache
def _relative_rules(language: str) -> _Rules | None:
    known = words(language, "time")
    if not known:
        return None
    numbers = {str(word): int(number) for word, number in known["numbers"].items()}
    units = {word: unit for unit, forms in known["units"].items() for word in forms}
    weekdays = {word.lower(): number for number, word in enumerate(known["weekdays"])}
    months = [month.lower() for month in known["months"]]
    places = {
        "number": [r"\d{1,3}", *map(re.escape, numbers)],
        "unit": units, "weekday": weekdays, "month": months, "about": known["about"],
    }  # fmt: skip
    places = {name: rf"(?P<{name}>{_either(forms)})" for name, forms in places.items()}
    templates = [(template, group) for group in known["relative"] for template in group["words"]]
    endings = "|".join(map(re.escape, known["genitive"]))
    firsts: dict[str, list[str]] = {}
    for template, _ in sorted(templates, key=lambda one: -len(one[0])):
        first, *rest = template.split()
        firsts.setdefault(_unnamed(_word(first, places)), []).append(_unnamed(_rest(rest, places)))
    found = "|".join(f"{first}(?:{'|'.join(rests)})" for first, rests in firsts.items())
    return _Rules(
        re.compile(rf"\b({found})(?:{endings})?(?![\w-])"),
        tuple((_rest(template.split(), places)[len(r"\s+") :], group) for template, group in templates),
        re.compile(rf"[\s,]*(?:(?:{'|'.join(known['dated'])})\s+)?"),
        frozenset(known["always"]), tuple(known.get("verbs", ())), tuple(known.get("verbs-not", ())), numbers, units, weekdays,
    )  # fmt: skip


def _either(forms: Iterable[str]) -> str:
    """A pattern of any of these words, the longest first, white space as it comes."""
    return "|".join(r"\s+".join(one.split()) for one in sorted(forms, key=len, reverse=True))


def _word(word: str, places: Mapping[str, str]) -> str:
    """A pattern of one word of a template: `{weekday}en`."""
    name = word.partition("{")[2].partition("}")[0]
    return word.replace(f"{{{name}}}", places[name]) if name else word


def _rest(template: list[str], places: Mapping[str, str]) -> str:
    """A pattern of words one after the other; `{about}` may be missing."""
    return "".join(
        rf"(?:\s+{_word(word, places)})?" if word == "{about}" else rf"\s+{_word(word, places)}"
        for word in template
    )


def _unnamed(pattern: str) -> str:
    """The pattern without names, which may stand in it once only."""
    return re.sub(r"\?P<\w+>", "?:", pattern)


def _rule(group: Mapping[str, Any]) -> _Rule:
    unit, offset, which = "", 0, group.get("which", "")
    for name in ("years", "months", "weeks", "days", "span"):
        if name in group:
            unit, offset = name, group[name]
    if "season" in group:
        unit = group["season"]
    elif "weekday" in group:
        unit, which = "weekday", group["weekday"]
    return _Rule(
        unit, offset, which, bool(group.get("vague")), bool(group.get("nowadays")),
        frozenset(group.get("not-after", ())), bool(group.get("not-after-genitive")),
        frozenset(group.get("only-after", ())), tuple(group.get("not-before", ())),
        frozenset(group.get("only-before", ())), bool(group.get("unless-dated")),
        bool(group.get("unless-told")), bool(group.get("capital")),
    )  # fmt: skip


def relative_dates(text: str, language: str, raw: str | None = None) -> Iterator[RelativeDate]:
    """Words that count from the day of writing. `text` may have blanks where `raw` has expressions."""
    rules = _relative_rules(language)
    if rules is None:
        return
    lower, raw = text.lower(), text if raw is None else raw
    if len(lower) != len(text):
        return  # letters that are two in small
    for match in rules.pattern.finditer(lower):
        if match.start() and _IN_WORD.match(lower, match.start() - 1):
            continue
        rule = rules.of(" ".join(match[1].split()))
        if rule.capital and not text[: match.end()].rsplit(maxsplit=1)[-1][:1].isupper():
            continue  # this may be, but this May
        if _stands(rule, lower, match, raw, rules):
            yield RelativeDate(
                match.start(), match.end(), rule.unit, rule.offset, rule.which, rule.vague, rule.nowadays
            )


def _stands(rule: _Rule, text: str, match: re.Match[str], raw: str, rules: _Rules) -> bool:
    """Whether the words beside it leave it relative."""
    before = text[max(0, match.start() - _CONTEXT) : match.start()]
    previous = _BEFORE.search(before)
    word = previous[1] if previous else ""
    genitive = bool(previous and (previous[2] or (word.endswith("s") and len(word) > 2)))
    if word.endswith(rules.verbs) and not word.endswith(rules.verbs_not):
        genitive = False
    if word in rule.not_after or (rule.not_after_genitive and genitive):
        return False
    first = not before.strip() or before.rstrip()[-1] in _SENTENCE_END
    if rule.only_after and not first and word not in rule.only_after:
        return False
    rest = text[match.end(1) : match.end(1) + _CONTEXT]
    following = _AFTER.match(rest)
    next_word = following[1] if following else ""
    if rule.only_before and next_word not in rule.only_before and following:
        return False
    if rest.startswith(rule.not_before) or next_word in rule.not_before:
        return False
    if rule.unless_dated or rule.unless_told:
        gap = rules.dated.match(raw, match.end())
        if gap and _DATED.match(raw, gap.end()):
            return False
    return not (rule.unless_told and _is_told(text, raw, match.start(), match.end(), rules.always))


def _is_told(text: str, raw: str, start: int, end: int, always: frozenset[str]) -> bool:
    """Whether a year or a fact before it in the paragraph, or in its sentence, says when; or it is so every year."""
    ended = _ENDED.search(raw, end, end + _PARAGRAPH)
    last = ended.start() if ended else end + _PARAGRAPH
    first = max(raw.rfind("\n\n", max(0, start - _PARAGRAPH), start), start - _PARAGRAPH, 0)
    if _TOLD.search(raw, first, last):
        return True
    starts = [match.end() for match in _ENDED.finditer(raw, first, start)]
    return not always.isdisjoint(_WORD.findall(text, max([first, *starts]), last))
