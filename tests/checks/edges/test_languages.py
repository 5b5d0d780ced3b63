"""The first language, one in the middle, the last."""

from __future__ import annotations

import pytest
from checks.edges.records import SOUTH

BUDGET = '{{ fact("halsobron.budget") }}'
JOBS = '{{ fact("halsobron.goal-jobs") }}'
NILS = '{{ person("p-a1b2c") }}'


@pytest.mark.parametrize(
    ("swedish", "danish", "english", "told"),
    [
        (f"{BUDGET} {JOBS}", f"{JOBS} {BUDGET}", f"{BUDGET} {JOBS} {BUDGET}", []),
        (BUDGET, f"{JOBS} {NILS}", BUDGET,
         ["7 no halsobron.budget, halsobron.goal-jobs in addition, p-a1b2c in addition"]),
        (f"{JOBS} {BUDGET}", f"{BUDGET} {JOBS}", "x", ["8 no halsobron.budget, no halsobron.goal-jobs"]),
        ("x", f"{NILS} {BUDGET}", f"{BUDGET} {NILS}",
         [f"{line} halsobron.budget in addition, p-a1b2c in addition" for line in (7, 8)]),
        (BUDGET, '{{ fact("halsobron.x") }}', JOBS, ["8 no halsobron.budget, halsobron.goal-jobs in addition"]),
        ('{{ fact("halsobron.x") }}', BUDGET, JOBS, []),
        ("x", "{{ x", "y", []),
    ],
)  # fmt: skip
def test_languages_of_one_text_differ(found, changed, swedish, danish, english, told):
    overlay = changed(
        SOUTH,
        "påhittat projekt som",
        swedish,
        "opdigtet projekt, der",
        danish,
        "invented project that",
        english,
    )
    problems = [one for one in found(overlay) if one.code == "DIFFERENT-FACTS"]
    assert [f"{one.line} {one.found}" for one in problems] == told
    assert all(one.expected == "the facts and people of the text in sv" for one in problems)


FOLLOWS = 'translated_from: {lang: sv, hash: "f543ccadf0c8f019"}\n'
SHORT = '{{ fact("halsobron.budget", "short") }}'


def test_versions_of_a_page_differ(found, changed):
    overlay = {
        **changed("docs/da/about.md", SHORT, "det"),
        **changed("docs/en/about.md", SHORT, "it", "is a sample.", f"is.\n\n\n{NILS}\n\n{JOBS} {{{{ fact('halsobron.period') }}}}"),
    }  # fmt: skip
    assert [(one.path, one.line, one.expected, one.found) for one in found(overlay)] == [
        ("docs/da/about.md", 6, "the facts and people of docs/sv/about.md", "no halsobron.budget"),
        ("docs/en/about.md", 13, "the facts and people of docs/sv/about.md",
         "no halsobron.budget, halsobron.goal-jobs in addition, halsobron.period in addition, p-a1b2c in addition"),
    ]  # fmt: skip


@pytest.mark.parametrize(("passage", "line"), [("{{ name(", 2), ("Budgettet er", 3)])
def test_the_front_of_a_release_differs(said, changed, passage, line):
    path = "docs/da/press/2019/halsobron-oppnar.md"
    overlay = changed(
        path,
        f"'{passage}" if line == 2 else passage,
        f"'{JOBS} {passage}" if line == 2 else f"{JOBS} {passage}",
    )
    assert said(path, overlay) == [f"{line} DIFFERENT-FACTS halsobron.goal-jobs in addition"]


@pytest.mark.parametrize(
    ("originals", "path", "line", "told"),
    [
        (["da"], "docs/da/about.md", 2, "2: docs/sv/about.md and docs/da/about.md"),
        (["en"], "docs/en/about.md", 2, "2: docs/sv/about.md and docs/en/about.md"),
        (["da", "en"], "docs/da/about.md", 2, "3: docs/sv/about.md and docs/da/about.md"),
    ],
)
def test_several_versions_say_that_they_are_the_original(found, changed, originals, path, line, told):
    overlay: dict[str, str] = {}
    for language in originals:
        overlay |= changed(f"docs/{language}/about.md", FOLLOWS, "")
    [problem] = found(overlay)
    assert (problem.path, problem.line, problem.code, problem.found) == (path, line, "ORIGINAL", told)


def test_a_translation_of_a_translation(said, changed):
    overlay = changed(
        "docs/en/about.md", FOLLOWS, 'translated_from:\n  hash: "f543ccadf0c8f019"\n  lang: da\n'
    )
    assert said("docs/en/about.md", overlay) == ['6 ORIGINAL "da"']


def test_texts_that_say_nothing(found):
    front = "translated_from: {lang: sv, hash: 'x'}\n---\n"
    overlay = {
        "docs/da/projects/index.md": f"---\ntitle: A\ndescription: B\n{front}  \n",
        "docs/da/projects/halsobron.md": f"---\ndescription: B\n{front}\n \n",
        "docs/en/projects/halsobron-syd.md": f"---\ndescription: B\n{front}",
        "docs/da/press/2019/halsobron-oppnar.md": f"---\ntitle: A\nsummary: B\n{front}",
        "docs/da/press/index.md": f"---\ntitle: A\ndescription: B\n{front}",
    }
    assert [(one.path, one.line, one.code) for one in found(overlay)] == [
        ("docs/da/press/2019/halsobron-oppnar.md", 6, "EMPTY"),
        ("docs/da/projects/halsobron.md", 5, "EMPTY"),
        ("docs/en/projects/halsobron-syd.md", 5, "EMPTY"),
    ]


@pytest.mark.parametrize(("language", "beside"), [("sv", "da"), ("da", "sv"), ("en", "sv")])
def test_a_page_that_lacks_in_one_language(found, language, beside):
    problems = [one for one in found({f"docs/{language}/privacy.md": None}) if one.code != "ORIGINAL"]
    assert [(one.path, one.line, one.code, one.expected) for one in problems] == [
        (
            f"docs/{beside}/privacy.md",
            1,
            "MISSING-TRANSLATION",
            f"this text in {language}: docs/{language}/privacy.md",
        )
    ]
