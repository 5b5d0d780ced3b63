"""Orphans: one reference from anywhere is enough, and where one is wrong nothing is said of what it may mean."""

from __future__ import annotations

import pytest

TOPIC = "data/topics/nytt.yml"
TERM = "data/terms/nytt.yml"
FIRM = "data/organisations/nyfors.yml"
PERSON = "data/people/p-x1y2z.yml"
SOURCE = "data/sources/nyfors-2020.yml"
TEXTS = "label: {sv: a, da: b, en: c}\ndefinition: {sv: a, da: b, en: c}\n"
OF_FIRM = """\
name: {text: Nyfors, lang: sv}
type: company
summary: {sv: a, da: b, en: c}
facts:
  members: {value: 3 members, source: fjallback-2019-sv, place: about}
"""
OF_PERSON = "name: Tove Påhitt\nsort_as: Påhitt, Tove\nlanguages: [sv]\nappointments:"
NONE = " {}\n"
OFFICE = """
  chair:
    organisation: fjallringen
    title: {sv: a, da: b, en: c}
    source: fjallback-2019-sv
    place: contacts
"""
OF_SOURCE = """\
type: page
publisher: fjallback-innovation
title: {text: Nyfors, lang: sv}
lang: sv
date: 2020
url: unknown
read_on: unknown
seen: second-hand
"""
RELEASE = "docs/da/press/2023/broen-mod-syd.md"
PROJECT = "data/projects/halsobron.yml"
ABOUT = ("docs/sv/about.md", "docs/da/about.md", "docs/en/about.md")


def orphans(problems):
    return [(one.path, one.line, one.expected) for one in problems if one.code == "ORPHAN"]


def in_every_language(changed, call):
    """The page about the site with an expression more in each language."""
    words = {ABOUT[0]: "Allt är påhittat.", ABOUT[1]: "Alt er opdigtet.", ABOUT[2]: "Everything is invented."}
    overlay: dict[str, str] = {}
    for path, passage in words.items():
        overlay |= changed(path, passage, f"{passage} {{{{ {call} }}}}")
    return overlay


@pytest.mark.parametrize(
    ("path", "text", "kind", "hint"),
    [
        (TOPIC, TEXTS, "topic", "Name it under `topics` of a project, organisation or release, or delete the file."),
        (SOURCE, OF_SOURCE, "source", "Cite it in a fact, or delete the file."),
        (FIRM, OF_FIRM, "organisation", "Refer to it from a record or a text, or delete the file."),
        (PERSON, OF_PERSON + NONE, "person", "Refer to it from a record or a text, or delete the file."),
    ],
)  # fmt: skip
def test_what_nothing_refers_to(found, path, text, kind, hint):
    [problem] = found({path: text})
    assert (problem.path, problem.line, problem.code, problem.severity) == (path, 1, "ORPHAN", "warning")
    assert (problem.expected, problem.found) == (f"something that refers to this {kind}", "nothing")
    assert problem.hint == hint


@pytest.mark.parametrize(("path", "text"), [(TERM, TEXTS), (PERSON, OF_PERSON + OFFICE)])
def test_what_readers_find_without_a_reference(found, path, text):
    assert orphans(found({path: text})) == []


@pytest.mark.parametrize(
    ("path", "text", "call"),
    [
        (FIRM, OF_FIRM, 'name("nyfors")'),
        (FIRM, OF_FIRM, 'fact("nyfors.members")'),
        (FIRM, OF_FIRM, 'fact("nyfors.members", "value")'),
        (TOPIC, TEXTS, 'name("nytt")'),
        (PERSON, OF_PERSON + NONE, 'person("p-x1y2z")'),
    ],
)
def test_a_text_refers_to_what_it_names(found, changed, path, text, call):
    assert found({path: text, **in_every_language(changed, call)}) == []


def test_words_and_code_that_look_like_it_refer_to_nothing(found, changed):
    overlay = {
        FIRM: OF_FIRM,
        TOPIC: TEXTS,
        **in_every_language(changed, 'literal("nytt", "nyfors")'),
        # A wording that reads like the id of a fact is no list of facts.
        **changed(PROJECT, "stated: åtta miljoner kronor", "stated: nyfors.members"),
    }
    assert [path for path, _line, _expected in orphans(found(overlay))] == [FIRM, TOPIC]


def test_a_list_of_facts_refers_to_their_record(found, changed):
    overlay = changed(RELEASE, "  - halsobron-syd.start\n", "  - nyfors.members\n")
    assert orphans(found({FIRM: OF_FIRM, **overlay})) == []


def test_a_record_does_not_keep_itself(found):
    firm = OF_FIRM.replace("facts:", "not_to_be_confused_with: [nyfors]\nfacts:")
    assert [one.code for one in found({FIRM: firm})] == ["ORPHAN", "SELF-REFERENCE"]


def test_a_wrong_reference_may_mean_any_record_of_its_kinds(found, changed):
    """A topic that is misspelt may be the new one; nobody misspells a firm that way."""
    overlay = {
        TOPIC: TEXTS,
        FIRM: OF_FIRM,
        **changed(PROJECT, "topics: [fjarrvard]", "topics: [fjarrvard, nyt]"),
    }
    assert orphans(found(overlay)) == [(FIRM, 1, "something that refers to this organisation")]


@pytest.mark.parametrize("call", ['name("nyfor")', 'fact("nyfor.members")', "name(", "{{ x }}"])
def test_a_wrong_expression_may_mean_any_record(found, changed, call):
    overlay = {TOPIC: TEXTS, FIRM: OF_FIRM, **in_every_language(changed, call)}
    assert orphans(found(overlay)) == []


def test_a_call_without_an_id_means_none(found, changed):
    overlay = {FIRM: OF_FIRM, **in_every_language(changed, 'in_language("da", "x")')}
    assert orphans(found(overlay)) == [(FIRM, 1, "something that refers to this organisation")]


@pytest.mark.parametrize(
    ("path", "broken"),
    [
        ("data/programmes/gransbron.yml", "label: [\ntopics: [nytt]\n"),
        ("docs/sv/privacy.md", "---\ntitle: [\n---\n{{ name('nytt') }}\n"),
        ("data/topics/annat.yml", "label: [\nrelated: [nytt]\n"),
    ],
)
def test_a_file_that_cannot_be_read_may_refer_to_whatever_stands_in_it(found, path, broken):
    overlay = {TOPIC: TEXTS, FIRM: OF_FIRM, path: broken}
    assert FIRM in {one for one, _line, _expected in orphans(found(overlay))}
    assert TOPIC not in {one for one, _line, _expected in orphans(found(overlay))}
