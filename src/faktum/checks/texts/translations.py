"""Translations: every text in every language, one original in each set, and no translation left behind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from faktum.checks.index import Entry, Index, files_on_disk
from faktum.checks.texts.text import localized_texts
from faktum.load.expressions import Call, ExpressionError, parse_text
from faktum.load.versions import Version, every_set, original_of
from faktum.model.base import LocalizedText
from faktum.model.release import TranslatedFrom
from faktum.problems import Problem, quoted

_RELEASE = re.compile("^press/[^/]+/[^/]+$")
_MUST_SAY = re.compile("^press/[^/]+/[^/]+$|^projects/(?!index$)")
"""Texts that a page is about; the page of a section may leave all to its list."""


def check_translations(index: Index) -> Iterator[Problem]:
    loaded = index.loaded
    on_disk = {code: files_on_disk(loaded, code) for code in loaded.languages}
    for name, versions in every_set(loaded):
        if not _lacks_project(index, name):  # else `faktum.checks.files.pages` says so
            yield from _set(index, name, versions, on_disk)
    for entry in index.entries.values():
        yield from _inline(index, entry)


def _lacks_project(index: Index, name: str) -> bool:
    """True for the long text of a project that does not exist."""
    folder, _, project = name.partition("/")
    return (
        folder == "projects" and name not in index.loaded.pages
        and index.kind(project) != "projects" and project not in index.unread
    )  # fmt: skip


def _set(
    index: Index, name: str, versions: list[Version], on_disk: dict[str, frozenset[str]]
) -> Iterator[Problem]:
    yield from _missing(name, versions, [code for code, files in on_disk.items() if name not in files])
    unread = [
        code
        for code, files in on_disk.items()
        if name in files and code not in {v.language for v in versions}
    ]
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
    for version in versions:
        if version.translated_from is not None:
            yield from _translation(index, version, version.translated_from, original)


def _missing(name: str, versions: list[Version], languages: list[str]) -> Iterator[Problem]:
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


def _originals(versions: list[Version]) -> Iterator[Problem]:
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


def _translation(
    index: Index, version: Version, followed: TranslatedFrom, original: Version
) -> Iterator[Problem]:
    if followed.lang != original.language:
        yield _problem(
            version, "ORIGINAL", f"translated_from the original, {original.file.path}", quoted(followed.lang),
            f"Write `lang: {original.language}`.", "translated_from", "lang",
        )  # fmt: skip
    elif followed.hash != original.hash:
        yield Problem(
            version.file.path, version.file.front.line("translated_from", "hash"), "STALE",
            f"a translation of {original.file.path} as it is now", f"the hash {quoted(followed.hash)}",
            f'Compare the two texts, then write `hash: "{original.hash}"`.', "warning",
        )  # fmt: skip
    yield from _same_facts(index, version, original)


def _same_facts(index: Index, version: Version, original: Version) -> Iterator[Problem]:
    ours, theirs = _used_in(index, version), _used_in(index, original)
    if ours is not None and theirs is not None and ours.keys() != theirs.keys():
        lacking, extra = sorted(theirs.keys() - ours.keys()), sorted(ours.keys() - theirs.keys())
        line = ours[extra[0]] if extra else version.file.body_line
        yield Problem(
            version.file.path, line, "DIFFERENT-FACTS", f"the facts and people of {original.file.path}",
            _difference(lacking, extra), "A translation says the same as its original; correct one of the two.",
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


def _leads_nowhere(index: Index, call: Call) -> bool:
    wanted = call.arguments[0]
    return index.misses_fact(wanted) if call.name == "fact" else index.kind(wanted) != "people"


def _inline(index: Index, entry: Entry) -> Iterator[Problem]:
    """A text inside a record uses the same facts in each language."""
    for node in entry.nodes:
        if isinstance(node.value, LocalizedText) and any("{{" in raw for _code, raw in node.value.items()):
            texts = list(localized_texts(entry, node.place, node.name, node.value))
            used = [_calls(index, text.raw) for text in texts]
            sets = [None if calls is None else {call.arguments[0] for call in calls} for calls in used]
            first = sets[0]
            for text, own in zip(texts[1:], sets[1:], strict=True):
                if own is not None and first is not None and own != first:
                    yield text.problem(
                        1, "DIFFERENT-FACTS", f"the facts and people of the text in {texts[0].language}",
                        _difference(sorted(first - own), sorted(own - first)),
                        "The languages say the same; correct one of the two.",
                    )  # fmt: skip
