"""One thing, one record: no two records of a kind are of the same organisation, person, source or word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import combinations

from faktum.checks.entries import ONE_OF, Entry
from faktum.checks.index import Index
from faktum.checks.records.likeness import FEWEST, LONGEST, NameWords, differing, edits, numbered
from faktum.checks.records.orphans import used_ids
from faktum.facts import written_facts
from faktum.load.yaml import Place
from faktum.model.base import Alias, LocalizedText, ProperName
from faktum.model.organisation import Organisation
from faktum.model.person import Person
from faktum.model.project import Project
from faktum.model.source import Source
from faktum.problems import Problem, Severity, quoted

RELATIONS = frozenset({"predecessor", "successor", "parent", "host", "part-of", "founder"})
"""Facts that say of two organisations or projects that they belong together and are not one."""
_GROUPS = (("organisations",), ("projects",), ("people",), ("programmes", "funds"), ("topics", "terms"))
_APART = {
    "organisations": "write the other's id under `not_to_be_confused_with` of one of them",
    "projects": "write the other's id under `not_to_be_confused_with` of one of them",
    "people": "write the other's id under `not_to_be_confused_with` of one of them",
}
_LONG = 8
"""Letters of a name in which one edit is nearly the same name."""
_OWN = 6
"""Letters that must be left of a name without the words that any name may have."""
_ACRONYM = 5
"""Letters of a name that is no longer short enough for two to have it by chance."""
_INITIALS = 3
"""Words of a name that has initials of its own."""
_BRACKETED = re.compile(r"\s*\((?P<short>[A-ZÅÄÖÆØ]{2,8})\)\s*\Z")
"""An abbreviation after a name."""
_CAPITALS = re.compile(r"[A-ZÅÄÖÆØ]?[a-zåäöæøéü]+|[A-ZÅÄÖÆØ]+(?![a-zåäöæøéü])")


@dataclass(frozen=True, slots=True)
class Written:
    """A name as a record writes it."""

    entry: Entry
    place: Place
    text: str
    words: tuple[str, ...]
    language: str = ""
    """Of the word for a thing; a proper name is compared across languages."""

    @property
    def folded(self) -> str:
        return "".join(self.words)

    @property
    def is_initials(self) -> bool:
        """Whether a name has nothing but an abbreviation, which may be another's."""
        return self.place[1:] == ("text",) and len(self.words) == 1 and self.text.isupper()


Likeness = Callable[[Written], Iterable[object]]
"""What names that are alike have in common."""
Judged = Callable[[Written, Written], bool]


def check_identity(index: Index) -> Iterator[Problem]:
    names = NameWords.of(index.languages)
    apart, together = frozenset(_told_apart(index)), frozenset(_belonging(index))
    told = set(apart | together)
    for kinds in _GROUPS:
        written = [one for entry in index.of_kind(*kinds) for one in names_of(entry, names)]
        yield from _alike(index, written, names, told)
        if kinds == ("organisations",):
            yield from _not_told_apart(written, apart - together)
    yield from _people(index, names, told)
    yield from _reached_alike(index)
    yield from _sites(index, told)
    yield from _sources(index)


def names_of(entry: Entry, names: NameWords) -> Iterator[Written]:
    """Every writing of a record's name, with its place; of a programme, fund, topic or term in each language."""
    record = entry.record
    for node in entry.nodes:
        if isinstance(node.value, ProperName) and node.place == ("name",):
            whole = _BRACKETED.sub("", node.value.text)
            yield Written(entry, ("name", "text"), whole, names.words_of(whole))
            if bracketed := _BRACKETED.search(node.value.text):
                yield Written(entry, ("name", "text"), bracketed["short"], names.words_of(bracketed["short"]))
            for language, text in node.value.official.items():
                yield Written(entry, ("name", "official", language), text, names.words_of(text))
            if node.value.short:
                yield Written(entry, ("name", "short"), node.value.short, names.words_of(node.value.short))
        elif isinstance(node.value, Alias):
            proper = isinstance(record, Organisation)
            yield Written(
                entry, (*node.place, "text"), node.value.text, names.words_of(node.value.text),
                "" if proper else node.value.lang or "",
            )  # fmt: skip
        elif isinstance(node.value, LocalizedText) and node.place == ("label",):
            for language, text in node.value.items():
                yield Written(entry, ("label", language), text, names.words_of(text), language)
    if isinstance(record, Person) and record.name:
        yield Written(entry, ("name",), record.name, names.words_of(record.name))


def _told_apart(index: Index) -> Iterator[frozenset[str]]:
    """Pairs of records that are said to be two."""
    for entry in index.entries.values():
        for other in getattr(entry.record, "not_to_be_confused_with", ()):
            yield frozenset({entry.record.id, other})


def _belonging(index: Index) -> Iterator[frozenset[str]]:
    """Pairs of records one of which is the other's part, successor or host."""
    for entry in index.entries.values():
        record = entry.record
        others: list[str | None] = []
        if isinstance(record, Project):
            others += [record.predecessor, record.successor]
        for key, fact in written_facts(record).items():
            if fact.property_of(key) in RELATIONS:
                others += [fact.of, *(one.of for one in fact.statements)]
        yield from (frozenset({record.id, other}) for other in others if other)


def _alike(
    index: Index, written: list[Written], names: NameWords, told: set[frozenset[str]]
) -> Iterator[Problem]:
    """Pairs of records whose names are the same, then such as are nearly the same; each pair once."""
    own = partial(_own, names=names)
    rules: list[tuple[Likeness, Judged | None, str, Severity]] = [
        (lambda one: [one.folded], None, "the same as {}", "error"),
        (lambda one: [tuple(sorted(one.words))], None, "the words of {} in another order", "warning"),
        (
            own,
            lambda one, other: one.words in own(one) or other.words in own(other),
            "but for common words {}",
            "warning",
        ),
        (partial(_core, names=names), None, "the words of {} in another form", "warning"),
        (_initials, lambda one, other: one.is_initials or other.is_initials, "the initials of {}", "warning"),
        (_with_a_gap, _near, "nearly {}", "warning"),
    ]
    found: list[tuple[Written, Written, str, Severity]] = []
    for likeness, really, how, severity in rules:
        for one, other in _pairs(written, likeness):
            pair = frozenset({one.entry.record.id, other.entry.record.id})
            if pair not in told and (really is None or really(one, other)):
                told.add(pair)
                found.append((one, other, how, "warning" if len(other.folded) < _ACRONYM else severity))
    used = used_ids(index) if found else frozenset()
    for one, other, how, severity in found:
        # The one that nothing refers to was entered last: that is the file to look at.
        swapped = other.entry.record.id in used and one.entry.record.id not in used
        yield _problem(other, one, how, severity) if swapped else _problem(one, other, how, severity)


def _pairs(written: list[Written], likeness: Likeness) -> Iterator[tuple[Written, Written]]:
    """(earlier, later) writings of different records that share something."""
    groups: dict[object, dict[tuple[str, str], Written]] = defaultdict(dict)
    for one in written:
        for key in likeness(one):
            groups[key].setdefault((one.entry.record.id, one.language), one)
    for group in groups.values():
        for first, second in combinations(group.values(), 2):
            if first.entry.record.id != second.entry.record.id and _of_one_language(first, second):
                one, other = sorted((first, second), key=lambda each: each.entry.document.path)
                yield one, other


def _of_one_language(one: Written, other: Written) -> bool:
    return not one.language or not other.language or one.language == other.language


def _own(one: Written, *, names: NameWords) -> list[tuple[str, ...]]:
    """The words of a name that another could not have as well."""
    own = tuple(word for word in one.words if word not in names.generic)
    return [own] if len("".join(own)) >= _OWN else []


def _core(one: Written, *, names: NameWords) -> list[tuple[str, ...]]:
    core = names.core_of(one.words)
    return [core] if len(core) > 1 and len("".join(core)) >= _LONG else []


def _initials(one: Written) -> list[str]:
    """An abbreviation, or the first letters of at least three words: `Health Tech Nordic`."""
    if one.is_initials:
        return [one.text.lower()]
    parts = _CAPITALS.findall(one.text)
    return ["".join(part[0] for part in parts).lower()] if len(parts) >= _INITIALS else []


def _with_a_gap(one: Written) -> Iterator[str]:
    """The name with each of its letters left out: two names with an edit between them share one of these."""
    name = one.folded
    if _LONG <= len(name) <= LONGEST:
        yield name
        yield from (name[:at] + name[at + 1 :] for at in range(len(name)))


def _near(one: Written, other: Written) -> bool:
    """One edit apart, and not in a short word or a number, which tell two names from each other."""
    if numbered(one.folded, other.folded) or edits(one.folded, other.folded, 1) != 1:
        return False
    if len(one.words) != len(other.words):
        return True
    return all(min(map(len, pair)) >= FEWEST for pair in differing(one.words, other.words))


def _not_told_apart(written: list[Written], apart: frozenset[frozenset[str]]) -> Iterator[Problem]:
    """Two that must not be confused and have one name: nothing tells readers which of them is meant."""
    told: set[frozenset[str]] = set()
    for one, other in _pairs(written, lambda each: [each.folded]):
        pair = frozenset({one.entry.record.id, other.entry.record.id})
        if pair in apart - told and len(other.folded) >= _ACRONYM:
            told.add(pair)
            if other.place[0] == "name" and one.place[0] != "name":  # the alias was added, not the name
                one, other = other, one  # noqa: PLW2901
            yield other.entry.problem(
                other.place, "NEAR-DUPLICATE", "a name that no other organisation has",
                f"{quoted(other.text)}, the same as {quoted(one.text)} in {one.entry.document.path}, with which it is "
                "not to be confused",
                "Compare both with their sources. If both bear the name, write after one of them in brackets what tells "
                "it apart, such as its town.",
                "warning",
            )  # fmt: skip


def _people(index: Index, names: NameWords, told: set[frozenset[str]]) -> Iterator[Problem]:
    """Somebody with an initial for the first name, or with a second surname in one record only."""
    written = sorted(
        (one for entry in index.of_kind("people") for one in names_of(entry, names)),
        key=lambda each: each.entry.document.path,
    )
    by_last: dict[str, list[Written]] = defaultdict(list)
    for one in written:
        for word in set(one.words[1:]):
            by_last[word].append(one)
    for group in by_last.values():
        for one, other in combinations(group, 2):
            pair = frozenset({one.entry.record.id, other.entry.record.id})
            if pair not in told and _may_be_one(one.words, other.words):
                told.add(pair)
                yield _problem(one, other, "a longer or shorter form of {}", "warning")


def _may_be_one(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """`N. Provberg`, `Nils Erik Provberg`, `Nils Provberg Testholm` and `Nils Provberg`."""
    shorter, longer = sorted((one, other), key=lambda each: (len(each), len("".join(each))))
    if len(shorter) == len(longer):
        match differing(shorter, longer):
            case [(initial, word)]:
                return len(initial) == 1 and word.startswith(initial)
        return False
    return shorter[0] == longer[0] and set(shorter) < set(longer)


def _problem(one: Written, other: Written, how: str, severity: Severity) -> Problem:
    kind = other.entry.kind
    called = ONE_OF[kind].partition(" ")[2]
    apart = _APART.get(kind, "word the two so that readers can tell them apart")
    return other.entry.problem(
        other.place, "NEAR-DUPLICATE", f"a name that no other {called} has",
        f"{quoted(other.text)}, {how.format(quoted(one.text))} in {one.entry.document.path}",
        f"If they are one, keep one record, with the other writing under `aliases`. If they are two, {apart}.",
        severity,
    )  # fmt: skip


def _reached_alike(index: Index) -> Iterator[Problem]:
    """A telephone number or mailbox belongs to one person; that of an office belongs to the organisation."""
    seen: dict[str, Entry] = {}
    for entry in sorted(index.of_kind("people"), key=lambda one: one.document.path):
        if not isinstance(entry.record, Person):
            continue
        for key, point in entry.record.contacts.items():
            for name, value in (("phone", point.phone), ("email", point.email and point.email.lower())):
                if value is None:
                    continue
                first = seen.setdefault(value, entry)
                if first is not entry:
                    yield entry.problem(
                        ("contacts", key, name), "NEAR-DUPLICATE",
                        "a telephone number or mailbox of this person alone",
                        f"{quoted(value)}, which {first.document.path} has too",
                        "Compare both with their sources. What belongs to an office stands under `contacts` of the "
                        "organisation.",
                    )  # fmt: skip


def _sites(index: Index, told: set[frozenset[str]]) -> Iterator[Problem]:
    """A web site belongs to one organisation, or to those that belong together."""
    seen: dict[str, Entry] = {}
    for entry in sorted(index.of_kind("organisations"), key=lambda one: one.document.path):
        site = getattr(entry.record, "site", None)
        if not isinstance(site, str) or "://" not in site:
            continue
        first = seen.setdefault(_plain_address(site), entry)
        if first is not entry and frozenset({first.record.id, entry.record.id}) not in told:
            yield entry.problem(
                ("site",), "NEAR-DUPLICATE", "a web site that no other organisation has",
                f"{quoted(site)}, as in {first.document.path}",
                "If they are one, keep one record. If one belongs to the other, say so with a fact such as `parent`.",
                "warning",
            )  # fmt: skip


def _sources(index: Index) -> Iterator[Problem]:
    """A published text is one source: not twice at one address, nor twice by the same publisher, day and title."""
    told: set[tuple[str, str]] = set()
    entries = sorted(index.of_kind("sources"), key=lambda one: one.document.path)
    for place, key_of in (("url", _address), ("title", _title)):
        seen: dict[object, Entry] = {}
        for entry in entries:
            key = key_of(entry.record) if isinstance(entry.record, Source) else None
            first = seen.setdefault(key, entry) if key else entry
            pair = (first.record.id, entry.record.id)
            if first is not entry and pair not in told:
                told.add(pair)
                yield entry.problem(
                    (place,), "NEAR-DUPLICATE",
                    f"a {'web address' if place == 'url' else 'title'} that no other source has",
                    f"{quoted(getattr(entry.record, place))}, as in {first.document.path}",
                    "If they are one published text, keep one record, with the places of both. If not, correct the one "
                    "that is wrong.",
                )  # fmt: skip


def _address(source: Source) -> str:
    """An address as far as it tells two pages apart; nothing where it is not known."""
    return _plain_address(source.url)


def _plain_address(address: str) -> str:
    """Without what differs between two ways of writing it, and what counts readers."""
    plain = address.partition("://")[2].removeprefix("www.").partition("#")[0]
    path, _, query = plain.partition("?")
    kept = [one for one in query.split("&") if one and not one.startswith(("utm_", "fbclid=", "gclid="))]
    return path.rstrip("/") + ("?" + "&".join(kept) if kept else "")


def _title(source: Source) -> tuple[str, str, str, str] | None:
    """Publisher, day, title and language, where all are known."""
    if isinstance(source.title, str) or isinstance(source.date, str):
        return None
    publisher = source.publisher if isinstance(source.publisher, str) else source.publisher.text
    return publisher, str(source.date), " ".join(source.title.text.split()).casefold(), source.lang
