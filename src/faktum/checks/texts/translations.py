"""Translations: every text in every language, one original in each set, and no translation left behind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from faktum.checks.entries import Entry
from faktum.checks.index import Index
from faktum.checks.texts.paragraphs import check_paragraphs, line_beside
from faktum.checks.texts.text import Text, localized_texts
from faktum.load.expressions import Call, ExpressionError, parse_text
from faktum.load.versions import Version, every_set, original_of
from faktum.model.base import LocalizedText
from faktum.problems import Problem, quoted
from faktum.questions import question_of_site

_RELEASE = re.compile("^press/[^/]+/[^/]+$")
_MUST_SAY = re.compile("^press/[^/]+/[^/]+$|^projects/(?!index$)")
"""Texts that a page is about; the page of a section may leave all to its list."""


def check_translations(index: Index) -> Iterator[Problem]:
    for name, versions in every_set(index.loaded):
        yield from check_translations_of(index, name, versions)
    yield from check_inline(index)


def check_translations_of(index: Index, name: str, versions: Sequence[Version]) -> Iterator[Problem]:
    """The same of the versions of one text."""
    if not _lacks_project(index, name):  # else `faktum.checks.files.pages` says so
        there = [code for code in index.listing.languages_of(name) if code in index.languages]
        yield from _set(index, name, versions, there)


def check_inline(index: Index) -> Iterator[Problem]:
    """The same of the texts inside records."""
    for entry in index.entries.values():
        yield from _inline(index, entry)


def _lacks_project(index: Index, name: str) -> bool:
    """True for the long text of a project that does not exist."""
    folder, _, project = name.partition("/")
    return (
        folder == "projects" and not _is_page(index, name)
        and index.kind(project) != "projects" and project not in index.unread
    )  # fmt: skip


@question_of_site
def _is_page(index: Index, name: str) -> bool:
    return name in index.loaded.pages


def _set(index: Index, name: str, versions: Sequence[Version], on_disk: Sequence[str]) -> Iterator[Problem]:
    """Of the versions of a text, which has files in these languages."""
    yield from _missing(name, versions, [code for code in index.languages if code not in on_disk])
    unread = [code for code in on_disk if code not in {v.language for v in versions}]
    empty = [version for version in versions if not version.file.body.strip() and _MUST_SAY.match(name)]
    for version in empty:
        yield Problem(version.file.path, version.file.body_line, "EMPTY", "a text below the front matter", "nothing",
                      "Write the text, or delete the file.")  # fmt: skip
    if empty:
        return
    original = original_of(versions)
    if original is None:
        if not unread:
            yield from _originals(versions)
        return
    translations = [version for version in versions if version.translated_from is not None]
    followed = [list(_follows(version, original)) for version in translations]
    yield from chain.from_iterable(followed)
    differing = list(_same_facts(index, original, translations))
    yield from differing
    # A difference in the whole text is told of by then, and so is an id that leads nowhere.
    told = differing or any(one.code == "ORIGINAL" for problems in followed for one in problems)
    if not told and all(_leads_somewhere(index, version) for version in versions):
        yield from check_paragraphs(original, translations)


def _missing(name: str, versions: Sequence[Version], languages: list[str]) -> Iterator[Problem]:
    """Pages and project texts exist in every language; a release may wait (design, section 4)."""
    shown = next((one for one in versions if one.translated_from is None), versions[0])
    for language in languages:
        file = f"docs/{language}/{name}.md"
        if _RELEASE.match(name):
            yield Problem(
                shown.file.path, 1, "UNTRANSLATED", f"the release in {language}: {file}", "none",
                f"Lists in {language} show it under its own title until somebody translates it.", "note",
            )  # fmt: skip
        else:
            yield Problem(
                shown.file.path, 1, "MISSING-TRANSLATION", f"this text in {language}: {file}", "none",
                "Translate it; nothing is shown in place of a missing language.",
            )  # fmt: skip


def _originals(versions: Sequence[Version]) -> Iterator[Problem]:
    originals = [version for version in versions if version.translated_from is None]
    if originals:
        paths = " and ".join(one.file.path for one in originals[:2])
        shown, found = originals[1], f"{len(originals)}: {paths}"
    else:
        shown, found = versions[0], "none"
    yield _problem(
        shown, "ORIGINAL", "exactly one version without translated_from, the original", found,
        "Write translated_from in every version but the one that the others follow.",
    )  # fmt: skip


def _problem(version: Version, code: str, expected: str, found: str, hint: str, *keys: str) -> Problem:
    return Problem(version.file.path, version.file.front.line(*keys), code, expected, found, hint)


def _follows(version: Version, original: Version) -> Iterator[Problem]:
    """Whether a translation was made from the original as it is now."""
    followed = version.translated_from
    if followed is not None and followed.lang != original.language:
        yield _problem(
            version, "ORIGINAL", f"translated_from the original, {original.file.path}", quoted(followed.lang),
            f"Write `lang: {original.language}`.", "translated_from", "lang",
        )  # fmt: skip
    elif followed is not None and followed.hash != original.hash:
        yield Problem(
            version.file.path, version.file.front.line("translated_from", "hash"), "STALE",
            f"a translation of {original.file.path} as it is now", f"the hash {quoted(followed.hash)}",
            f'Compare the two texts, then write `hash: "{original.hash}"`.', "warning",
        )  # fmt: skip


def _same_facts(index: Index, original: Version, translations: list[Version]) -> Iterator[Problem]:
    theirs = _used_in(index, original)
    if theirs is None:
        return
    found = []
    for version in translations:
        ours = _used_in(index, version)
        if ours is not None and ours.keys() != theirs.keys():
            lacking, extra = sorted(theirs.keys() - ours.keys()), sorted(ours.keys() - theirs.keys())
            found.append((version, lacking, extra, ours[extra[0]] if extra else version.file.body_line))
    if len(translations) > 1 and len(found) == len(translations):
        (_, gone, come, _), *others = found
        compared = all(version.follows(original) for version, *_ in found)
        if (come or compared) and all((lacking, extra) == (gone, come) for _, lacking, extra, _ in others):
            # The translations agree that it is another fact, or that there is one more; or they are said to have been
            # compared with the original as it is now. It is the original that was changed, or wrong.
            line = theirs[gone[0]] if gone else line_beside(original, found[0][0], come[0])
            yield _differs(original, line, "its translations", _difference(come, gone))
            return
    for version, lacking, extra, line in found:
        yield _differs(version, line, original.file.path, _difference(lacking, extra))


def _differs(version: Version, line: int, others: str, found: str) -> Problem:
    return Problem(
        version.file.path, line, "DIFFERENT-FACTS", f"the facts and people of {others}", found,
        "A translation says the same as its original; correct one of the two.",
    )  # fmt: skip


def _difference(lacking: list[str], extra: list[str]) -> str:
    return ", ".join([*(f"no {one}" for one in lacking), *(f"{one} in addition" for one in extra)])


def _used_in(index: Index, version: Version) -> dict[str, int] | None:
    """Facts and people in a version → line in the file; None when an expression is wrong in itself."""
    front = version.file.front
    used: dict[str, int] = {}
    for first, raw, body in (
        (front.line("title"), version.title, False),
        (front.line("summary"), version.summary, False),
        (front.line("description"), version.description, False),
        (version.file.body_line, version.file.body, True),
    ):
        calls = _calls(index, raw)
        if calls is None:
            return None
        for call in calls:
            used.setdefault(call.arguments[0], first + (call.line - 1 if body else 0))
    return used


def _calls(index: Index, raw: str) -> list[Call] | None:
    try:
        parts = parse_text(raw)
    except ExpressionError:
        return None
    calls = [part for part in parts if isinstance(part, Call) and part.name in {"fact", "person"}]
    return None if any(_leads_nowhere(index, call) for call in calls) else calls


def _leads_somewhere(index: Index, version: Version) -> bool:
    """Whether every expression in a text can be read and names a record or a fact."""
    try:
        parts = parse_text(version.file.body)
    except ExpressionError:
        return False
    calls = [part for part in parts if isinstance(part, Call)]
    return _used_in(index, version) is not None and all(
        index.kind(call.arguments[0]) is not None for call in calls if call.name == "name"
    )


def _leads_nowhere(index: Index, call: Call) -> bool:
    wanted = call.arguments[0]
    return index.misses_fact(wanted) if call.name == "fact" else index.kind(wanted) != "people"


def _inline(index: Index, entry: Entry) -> Iterator[Problem]:
    """A text inside a record uses the same facts in each language, and no other name in one."""
    for node in entry.nodes:
        if not (
            isinstance(node.value, LocalizedText) and any("{{" in raw for _code, raw in node.value.items())
        ):
            continue
        first, *others = localized_texts(entry, node.place, node.name, node.value)
        apart = [_inline_difference(index, first, text) for text in others]
        found = [(text, one) for text, one in zip(others, apart, strict=True) if any(one)]
        if len(apart) > 1 and all(all(one) and one == apart[0] for one in apart):
            gone, come = apart[0]
            found = [(first, (come, gone))]  # the others agree
        for text, (gone, come) in found:
            other = first if text is not first else others[0]
            yield text.problem(
                1, "DIFFERENT-FACTS", f"the facts and people of the text in {other.language}",
                _difference(gone, come), "The languages say the same; correct one of the two.",
            )  # fmt: skip


def _inline_difference(index: Index, first: Text, text: Text) -> tuple[list[str], list[str]]:
    """What the first has and this has not, and the other way round; names only where one stands for another."""
    theirs, ours = _calls(index, first.raw), _calls(index, text.raw)
    if theirs is None or ours is None:
        return [], []
    said, own = ({call.arguments[0] for call in calls} for calls in (theirs, ours))
    named, here = _names_in(index, first.raw), _names_in(index, text.raw)
    if named - here and here - named:
        said, own = said | named, own | here
    return sorted(said - own), sorted(own - said)


def _names_in(index: Index, raw: str) -> set[str]:
    """The records that a text names by expressions; none where one of them is not known."""
    calls = [part for part in parse_text(raw) if isinstance(part, Call) and part.name == "name"]
    found = {call.arguments[0] for call in calls}
    return found if all(index.kind(one) is not None for one in found) else set()
