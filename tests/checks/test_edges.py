"""First, middle and last, exactly at the limit and one past it, one mistake after another."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from faktum.checks import check_loaded
from faktum.checks.index import Index
from faktum.checks.records.dates import check_dates
from faktum.load.today import today
from faktum.problems import Problem

PROJECT = "data/projects/halsobron.yml"
SOUTH = "data/projects/halsobron-syd.yml"
SITE = "data/site.yml"
PERSON = "data/people/p-a1b2c.yml"
OTHER = "data/people/p-d4e5f.yml"
RELEASE = "docs/da/press/2023/broen-mod-syd.md"
TEXT = "docs/sv/projects/halsobron.md"
BUDGET = '{{ fact("halsobron.budget") }}'
JOBS = '{{ fact("halsobron.goal-jobs") }}'
NILS = '{{ person("p-a1b2c") }}'


# -- languages: the first, one in the middle, the last -----------------------------------------------


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


# -- sums ------------------------------------------------------------------------------------------

PARTS = "  period:\n    value: 2019-03/2021-12~"


def with_facts(changed, *facts: str, budget: str = "8 000 000 SEK"):
    written = "".join(f"  {fact}, source: fjallback-2019-sv, place: lead}}\n" for fact in facts)
    return changed(PROJECT, "8 000 000 SEK", budget, PARTS, written + PARTS)


@pytest.mark.parametrize(
    ("shares", "told"),
    [
        # 40 and 60 percent stand there already; each share in whole percent may lie half a percent off.
        (["value: 1.5 percent"], None),
        (["value: 1.6 percent"], "40 + 60 + 1.6 = 101.6"),
        (["value: 1 percent", "value: 1 percent"], None),
        (["value: 1 percent", "value: 1.1 percent"], "40 + 60 + 1 + 1.1 = 102.1"),
        (["value: 6 percent, qualifier: about"], None),
        (["value: 6.1 percent, qualifier: nearly"], "40 + 60 + 6.1 = 106.1"),
        (["value: 90 percent", "unknown: not stated"], "40 + 60 + 90 = 190"),
        (["value: 90 percent, qualifier: at least"], None),
        (["value: 90 percent, qualifier: at most"], None),
    ],
)
def test_shares_that_are_more_than_all(found, changed, shares, told):
    facts = [f"share-{number}: {{of: nordfonden, {share}" for number, share in enumerate(shares)]
    problems = found(with_facts(changed, *facts))
    assert [(one.line, one.code, one.found) for one in problems] == ([(23, "SHARES", told)] if told else [])
    if told and len(shares) == 1:
        assert problems[0].expected.endswith("(share-region-fjallback, share-nordfonden, share-0)")


@pytest.mark.parametrize(
    ("shares", "told"),
    [
        (("39 percent", "60 percent"), None),
        (("39 percent", "59.9 percent"), "39 + 59.9 = 98.9"),
        (("35 percent\n    qualifier: about", "59.5 percent"), None),
        (("35 percent\n    qualifier: about", "59.4 percent"), "35 + 59.4 = 94.4"),
        (("100 percent", "0 percent"), None),
        (("0 percent", "0 percent"), "0 + 0 = 0"),
    ],
)
def test_shares_that_are_less_than_all(found, changed, shares, told):
    problems = found(changed(PROJECT, "40 percent", shares[0], "60 percent", shares[1]))
    assert [(one.line, one.code, one.found) for one in problems] == ([(23, "SHARES", told)] if told else [])


def test_one_share_alone_need_not_be_all(found, changed):
    overlay = changed(PROJECT, "value: 60 percent", "unknown: not stated", "40 percent", "1 percent")
    assert found(overlay) == []


def test_a_rest_that_is_unknown_excuses_too_little_only(found, changed):
    facts = ["funding-rest: {unknown: not stated"]
    assert found(changed(PROJECT, "60 percent", "30 percent")) != []
    assert found({PROJECT: with_facts(changed, *facts)[PROJECT].replace("60 percent", "30 percent")}) == []
    assert found({PROJECT: with_facts(changed, *facts)[PROJECT].replace("60 percent", "70 percent")}) != []


@pytest.mark.parametrize(
    ("facts", "told", "parts"),
    [
        (["funding-a: {of: fjallringen, value: 3 000 000 SEK", "grant: {value: 5 000 000 SEK"], None, ""),
        (["funding-a: {of: fjallringen, value: 3 000 000 SEK", "grant: {value: 5 000 001 SEK"],
         "3000000 + 5000001 = 8000001 SEK", "funding-a, grant"),
        (["grant: {value: 8 000 001 SEK"], "8000001 SEK", "grant"),
        (["funding-a: {value: 4 000 000 SEK", "funding-b: {value: 4 000 001 SEK"],
         "4000000 + 4000001 = 8000001 SEK", "funding-a, funding-b"),
        (["grant: {of: fjallringen, value: 3 000 000 SEK", "funding-a: {of: fjallringen, value: 3 000 000 SEK",
          "funding-b: {of: aakirke-universitet, value: 5 000 001 SEK"],
         "3000000 + 5000001 = 8000001 SEK", "grant, funding-b"),
        (["funding-a: {of: fjallringen, value: 9 000 000 DKK", "funding-b: {value: 9 000 000 SEK"],
         "9000000 SEK", "funding-b"),
(["funding-a: {of: fjallringen, value: 9 000 000 USD"], None, ""),
        (["funding-a: {of: fjallringen", "funding-b: {value: 8 000 000 SEK"], None, ""),
    ],
)  # fmt: skip
def test_parts_of_the_budget(found, changed, facts, told, parts):
    problems = found(with_facts(changed, *facts))
    assert [(one.code, one.found) for one in problems] == ([("OVER-BUDGET", told)] if told else [])
    if told:
        assert problems[0].expected == f"parts of at most the budget, 8000000 SEK ({parts})"
        rows = with_facts(changed, *facts)[PROJECT].splitlines()
        assert rows[problems[0].line - 1].strip().startswith(parts.partition(",")[0])


@pytest.mark.parametrize(
    ("budget", "told"),
    [("8 000 000 SEK\n    qualifier: at least", 0), ("8 000 000 SEK\n    qualifier: at most", 0),
     ("8 000 000 SEK\n    qualifier: about", 1)],
)  # fmt: skip
def test_a_budget_that_is_no_sum(found, changed, budget, told):
    assert len(found(with_facts(changed, "grant: {value: 9 000 000 SEK", budget=budget))) == told


def test_parts_by_another_source_are_another_sum(found, changed):
    grant = "  grant: {value: 9 000 000 SEK, source: provbladet-2023, place: unknown}\n"
    assert found(changed(PROJECT, PARTS, grant + PARTS)) == []


def test_sizes_at_the_limit(said, changed):
    within = changed(PROJECT, "40 percent", "0 percent", "60 percent", "100 percent", "200 jobs", "0 jobs")
    assert said(PROJECT, within) == []
    beyond = changed(
        PROJECT, "40 percent", "-0.1 percent", "60 percent", "100.1 percent", "200 jobs", "-1 jobs"
    )
    assert said(PROJECT, beyond) == [
        '25 BAD-VALUE "-0.1 percent"', '30 BAD-VALUE "100.1 percent"', '49 BAD-VALUE "-1 jobs"'
    ]  # fmt: skip


# -- days --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("end", "told"), [("2023-09", []), ("2023-08", ['41 PERIOD-TURNED "2023-08"'])])
def test_an_end_in_the_autumn_of_the_start(said, changed, end, told):
    assert said(SOUTH, changed(SOUTH, "value: 2027", f"value: {end}")) == told


@pytest.mark.parametrize(
    ("day", "late"), [("2026-11-30", 1), ("2026-12-01", 0), ("2026-11", 1), ("2026-12", 0)]
)
def test_a_review_on_the_very_day_is_not_late(said, changed, day, late):
    overlay = changed(PERSON, "    languages: [sv]\n", f"    languages: [sv]\n    review_by: {day}\n")
    assert said(PERSON, overlay) == [f"22 REVIEW-DUE {day}"] * late


@pytest.mark.parametrize(
    ("day", "future"), [("2026-12-01", 0), ("2026-12-02", 1), ("2026-12", 0), ("2027", 1)]
)
def test_what_happens_today_has_happened(found, changed, day, future):
    edited = changed(SITE, "facts_checked_on: 2026-10-01", f"facts_checked_on: {day}")
    lines = edited[SITE].splitlines()
    problems = found(edited)
    assert [(one.path, one.line, one.found, one.severity) for one in problems] == [
        (SITE, lines.index(f"facts_checked_on: {day}") + 1, day, "warning")
    ] * future


@pytest.mark.parametrize(
    ("day", "lines"), [(date(2023, 5, 19), [12]), (date(2021, 1, 1), [10, 12]), (date(2023, 5, 20), [])]
)
def test_a_publication_after_today_is_told_in_the_year_of_its_folder(loading, changed, day, lines):
    statements = """\
    statements:
      - {value: 2023-05-19, source: provbladet-2023, place: unknown}
      - {value: 2022-05-20, source: aakirke-2023, place: lead}
      - {value: 2023-05-20, source: aakirke-2023, place: lead, preferred: {sv: a, da: b, en: c}}
      - {value: 2024-05-20, source: aakirke-2023, place: lead}
      - {unknown: not stated, source: aakirke-2023, place: lead}
"""
    before = "    value: 2023-05-20\n    source: aakirke-2023\n    place: lead\n"
    told = [
        (one.line, one.expected)
        for one in check_dates(Index.of(loading(changed(RELEASE, before, statements)), day))
        if one.path == RELEASE and "published" in one.expected
    ]
    names = {10: "facts.published", 12: "facts.published.2"}
    assert told == [(line, f"{names[line]} not to lie after today, {day}") for line in lines]


@pytest.mark.parametrize(
    "epoch", ["yesterday", "1e9", "9" * 30, "9" * 18, "67768036191676800", "-" + "9" * 18]
)
def test_an_epoch_that_no_calendar_has(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    problems: list[Problem] = []
    assert today(tmp_path, due=True, problems=problems) == datetime.now(UTC).date()
    assert [(one.path, one.line, one.code) for one in problems] == [(SITE, 1, "BAD-VALUE")]


def test_today_of_an_epoch_and_of_a_folder_without_commits(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796083199")
    assert today(tmp_path, due=False, problems=[]) == date(2026, 11, 30)
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert today(tmp_path, due=False, problems=[]) == datetime.now(UTC).date()
    monkeypatch.setenv("PATH", "")
    assert today(tmp_path, due=False, problems=[]) == datetime.now(UTC).date()


def test_nothing_is_due_unless_asked(loading, changed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796083200")
    loaded = loading(changed(SITE, "facts_checked_on: 2026-10-01", "facts_checked_on: 2027"))
    assert [one.severity for one in check_loaded(loaded).problems if one.code == "FUTURE-DATE"] == ["warning"]
    assert [one.severity for one in check_loaded(loaded, due=True).problems if one.code == "FUTURE-DATE"] == [
        "error"
    ]


# -- one after another -------------------------------------------------------------------------------


def test_ids_that_are_taken(found, changed, edited):
    term = edited("data/terms/vardlots.yml", "[fjarrvard]", "[]")
    overlay = {
        "data/terms/fjarrvard.yml": term,
        "data/terms/nordfonden.yml": term,
        **changed(PROJECT, "[halsobron-nord]", "[ledig, halsobron, nordfonden, gammal]"),
        **changed(SOUTH, "community:", "former_ids:\n  - gammal\n  - ny\n  - ny\n  - ledig\ncommunity:"),
    }
    told = [(one.path, one.line, one.code, one.found) for one in found(overlay) if one.code.endswith("-ID")]
    assert told == [
        (SOUTH, 10, "FORMER-ID", '"gammal", a former id of halsobron too'),
        (SOUTH, 13, "FORMER-ID", '"ledig", a former id of halsobron too'),
        (PROJECT, 9, "FORMER-ID", '"halsobron", the id of a project'),
        (PROJECT, 9, "FORMER-ID", '"nordfonden", the id of a fund'),
        (
            "data/terms/fjarrvard.yml",
            1,
            "DUPLICATE-ID",
            '"fjarrvard", the id of data/topics/fjarrvard.yml too',
        ),
        (
            "data/terms/nordfonden.yml",
            1,
            "DUPLICATE-ID",
            '"nordfonden", the id of data/funds/nordfonden.yml too',
        ),
    ]


@pytest.mark.parametrize(
    ("path", "old", "new", "told"),
    [
        ("data/organisations/all.yml", "name:", "name:", [(1, '"all", the name of contacts/all.vcf')]),
        (
            "data/organisations/fjallringen.yml",
            "type:",
            "former_ids: [ringen, all]\ntype:",
            [(4, '"all", the name of')],
        ),
        ("data/topics/all.yml", "label:", "label:", []),  # no card
        ("data/organisations/index.yml", "name:", "name:", []),
        ("data/projects/index.yml", "name:", "name:", [(1, '"index", the name of projects/index.md')]),
    ],
)
def test_ids_that_are_files_of_the_site(found, edited, path, old, new, told):
    folder = path.rpartition("/")[0]
    like = {"organisations": "fjallringen", "topics": "fjarrvard", "projects": "halsobron"}[
        folder.rpartition("/")[2]
    ]
    problems = [
        one for one in found({path: edited(f"{folder}/{like}.yml", old, new)}) if one.code == "RESERVED-ID"
    ]
    assert [(one.path, one.line) for one in problems] == [(path, line) for line, _ in told]
    assert all(one.found.startswith(said) for one, (_, said) in zip(problems, told, strict=True))


@pytest.mark.parametrize("topic", ["a-amne", "z-amne"])
def test_a_former_id_of_two_kinds_of_record(found, changed, edited, topic):
    """Whichever of the two ids comes first in the alphabet."""
    text = edited("data/topics/fjarrvard.yml", "related:", "former_ids: [halsobron-nord]\nrelated:")
    problems = [one for one in found({f"data/topics/{topic}.yml": text}) if one.code == "FORMER-ID"]
    assert [(one.path, one.found) for one in problems] == [
        (f"data/topics/{topic}.yml", '"halsobron-nord", a former id of halsobron too')
    ]


def test_a_role_that_is_written_twice(found, changed):
    overlay = changed(
        PROJECT, "participants:",
        "  role-a: {of: fjallback-innovation, value: owner, source: fjallback-2019-sv, place: lead}\n"
        "  partner-aakirke-universitet: {property: goal, value: 2 jobs, source: fjallback-2019-sv, place: lead}\n"
        "  role-b: {of: fjallringen, value: ownr, source: fjallback-2019-sv, place: lead}\n"
        "participants:\n  - {role: owner, organisations: [fjallringen], source: fjallback-2019-sv, place: lead}",
    )  # fmt: skip
    assert [(one.line, one.code, one.found, one.hint) for one in found(overlay)] == [
        (68, "BAD-VALUE", '"ownr"', 'Did you mean "owner"?'),
        (72, "DUPLICATE-FACT", '"fjallback-innovation", which the fact role-a names too',
         "Keep one. Where several sources name the role, write one fact with several statements."),
        (76, "DUPLICATE-FACT", '"aakirke-universitet", which the fact partner-aakirke-universitet names too',
         "Keep one. Where several sources name the role, write one fact with several statements."),
    ]  # fmt: skip


def test_contacts_one_after_another(found, changed):
    contact = "    source: fjallback-2019-sv\n    place: contacts\n"
    overlay = changed(
        PERSON, "contacts:\n",
        f"contacts:\n  first:\n    use: release\n{contact}"
        f"  second:\n    use: release\n    email: a@fjallback.example\n    review_by: 2020\n{contact}"
        f"  third:\n    use: release\n    review_by: 2020-01-31\n{contact}",
    )  # fmt: skip
    assert [(one.path, one.line, one.code, one.severity) for one in found(overlay)] == [
        (PERSON, 12, "NO-CONTACT", "error"), (PERSON, 19, "REVIEW-DUE", "warning"),
        (PERSON, 22, "NO-CONTACT", "error"), (PERSON, 24, "REVIEW-DUE", "warning"),
    ]  # fmt: skip


def test_projects_without_a_text_one_after_another(found):
    folders = [
        f"docs/{language}/projects/{name}.md"
        for language in ("sv", "da", "en")
        for name in ("halsobron", "halsobron-syd")
    ]
    problems = [one for one in found(dict.fromkeys(folders)) if one.code == "MISSING-TEXT"]
    assert [(one.path, one.line, one.expected) for one in problems] == [
        (SOUTH, 1, "the project's text docs/sv/projects/halsobron-syd.md"),
        (PROJECT, 1, "the project's text docs/sv/projects/halsobron.md"),
    ]


@pytest.mark.parametrize("language", ["sv", "da", "en"])
def test_a_project_with_a_text_in_any_language_has_one(found, language):
    gone = [f"docs/{other}/projects/halsobron.md" for other in ("sv", "da", "en") if other != language]
    codes = {one.code for one in found(dict.fromkeys(gone))}
    assert "MISSING-TRANSLATION" in codes
    assert "MISSING-TEXT" not in codes


def test_pages_of_every_language_may_be_missing(found):
    gone = [
        f"docs/{language}/{name}.md" for language in ("sv", "da", "en") for name in ("index", "topics/index")
    ]
    problems = [one for one in found(dict.fromkeys(gone)) if one.code == "MISSING-PAGE"]
    assert [(one.path, one.line) for one in problems] == [
        ("docs/sv/index.md", 1),
        ("docs/sv/topics/index.md", 1),
    ]


def test_texts_named_after_no_project(found):
    text = "---\ndescription: x\n---\nText.\n"
    names = ("fjallringen", "halsobro", "nord")
    problems = found({f"docs/sv/projects/{name}.md": text for name in names})
    assert [(one.path, one.line, one.code, one.found, one.hint) for one in problems] == [
        ("docs/sv/projects/fjallringen.md", 1, "UNKNOWN-REFERENCE", '"fjallringen", the id of an organisation',
         "Add data/projects/fjallringen.yml."),
        ("docs/sv/projects/halsobro.md", 1, "UNKNOWN-REFERENCE", '"halsobro"', 'Did you mean "halsobron"?'),
        ("docs/sv/projects/nord.md", 1, "UNKNOWN-REFERENCE", '"nord"', "Add data/projects/nord.yml."),
    ]  # fmt: skip


# -- places ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("lead\n    stated", "unknown\n    stated", ("A source read at first hand has a place for everything. "
         "Its places: lead, fact-box, about, contacts.")),
        ("lead\n    stated", "led\n    stated", 'Did you mean "lead"?'),
        ("lead\n    stated", "xyz\n    stated", ("Add it under `places` in data/sources/fjallback-2019-sv.yml. "
         "There now: lead, fact-box, about, contacts.")),
        ("place: unknown", "place: lead", "Add it under `places` in data/sources/provbladet-2023.yml. There now: none."),
    ],
)  # fmt: skip
def test_a_place_that_its_source_does_not_have(found, changed, old, new, hint):
    [problem] = found(changed(PROJECT, old, new))
    assert (problem.code, problem.hint) == ("UNKNOWN-PLACE", hint)


def test_sources_and_releases_that_do_not_name_each_other(found, changed):
    release, english = "docs/sv/press/2019/halsobron-oppnar.md", "data/sources/fjallback-2019-en.yml"
    overlay = {
        **changed(release, "[fjallback-2019-sv, fjallback-2019-en]", "\n  - aakirke-2023\n  - provbladet-2023"),
        **changed("data/sources/aakirke-2023.yml", "release: 2023/broen-mod-syd\n", "",
                  "read_on: 2026-10-02", "read_on: unknown", "places:", "undated_places: [lead, led, x]\nplaces:"),
    }  # fmt: skip
    assert [(one.path, one.line, one.code, one.found) for one in found(overlay)] == [
        ("data/sources/aakirke-2023.yml", 7, "UNREAD-SOURCE", '"unknown"'),
        ("data/sources/aakirke-2023.yml", 9, "UNKNOWN-PLACE", '"led"'),
        ("data/sources/aakirke-2023.yml", 9, "UNKNOWN-PLACE", '"x"'),
        (english, 1, "ORPHAN", "nothing"),
        (english, 9, "RELEASE-SOURCE", '"2019/halsobron-oppnar"'),
        ("data/sources/fjallback-2019-sv.yml", 9, "RELEASE-SOURCE", '"2019/halsobron-oppnar"'),
        (RELEASE, 4, "RELEASE-SOURCE", '"aakirke-2023", which says nothing of a release'),
        (release, 5, "RELEASE-SOURCE", '"aakirke-2023", which says nothing of a release'),
        (release, 6, "RELEASE-SOURCE", '"provbladet-2023", which says nothing of a release'),
    ]


# -- links -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("link", "hint"),
    [
        ("../about.md", None), ("../about.md#vem", None), ("#vad-som-hande", None), ("https://fjallback.example/", None),
        ("mailto:a@fjallback.example", None), ("halsobron-syd.md", None), ("../press/2019/halsobron-oppnar.md", None),
        ("../index.md", None), ("../sources/fjallback-2020.md", None), ("../partners/fjallringen.md", None),
        ("../press/2019/index.md", None), ("../topics/fjarrvard.md#x", None),
        ("/about/", "Write the way from this file, such as ../about.md: the site may stand below a path."),
        ("../about/", "Links between pages lead to the .md file, such as ../about.md or ../projects/<id>.md."),
        ("../../en/about.md", "A page links to pages of its own language; the switcher leads to the others."),
        ("../../../x.md", "A page links to pages of its own language; the switcher leads to the others."),
        ("../press/2023/broen-mod-syd.md", "The release is not translated into sv; translate it, or leave the link out."),
        ("../abuot.md#x", 'Did you mean the page at "about/"?'),
        ("../qqqqqqqqqqqqqqqq.md", "Correct the way to the .md file."),
    ],
)  # fmt: skip
def test_where_a_link_leads(found, changed, link, hint):
    problems = found(changed(TEXT, "../press/2019/halsobron-oppnar.md", link))
    assert [(one.line, one.code, one.found, one.hint) for one in problems] == (
        [(8, "BROKEN-LINK", f'"{link}"', hint)] if hint else []
    )


# -- words -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Nils Provberg", "Nils Provberg"), ("Provberg, Nils", "Provberg, Nils"), ("Nils\nProvberg", "Nils\\nProvberg"),
        ("Nils Provbergs", "Nils Provberg"), ("Nils Provberg's", "Nils Provberg"), ("Nils Provberg’s", "Nils Provberg"),
        ("xNils Provberg", None), ("Nils Provbergare", None), ("Nils", None), ("nils provberg", None),
    ],
)  # fmt: skip
def test_a_name_that_is_typed(said, changed, words, name):
    told = said(TEXT, changed(TEXT, "lät vårdcentraler", f"lät\n{words} vårdcentraler"))
    assert told == ([f'5 TYPED-NAME "{name}"'] if name else [])


@pytest.mark.parametrize(
    ("words", "figure"),
    [
        ("1 juni 2019", "1 juni 2019"), ("62 000 000 kronor", "62 000 000 kronor"), ("(2019),", "2019"), ("x²", "x²"),
        ("½", "½"), ("covid-19", "covid-19"), ("٣", "٣"), ("3:e", "3:e"), ("ett", None), ("&#42;", None),
        ("[a](https://fjallback.example/2019)", None), ("tel:112", None), ("`112`", "112"),
    ],
)  # fmt: skip
def test_a_figure_that_is_typed(said, changed, words, figure):
    told = said(TEXT, changed(TEXT, "lät vårdcentraler", f"lät {words} och"))
    assert told == ([f'4 BARE-FIGURE "{figure}"'] if figure else [])


def test_a_name_with_a_figure_in_it_is_written_as_a_name(found, changed):
    overlay = {
        **changed("data/organisations/fjallringen.yml", "text: Fjällringen", "text: Fjäll 21"),
        **changed(SOUTH, "text: Hälsobron Syd", "text: Bro 2"),
        **changed(TEXT, "lät vårdcentraler", "lät Fjäll 21 och\nBro 2 och\nRegion Fjällbäcks 7"),
    }
    problems = [one for one in found(overlay) if one.code == "BARE-FIGURE" and one.path == TEXT]
    assert [(one.line, one.hint) for one in problems] == [
        (4, 'Write the name as {{ name("fjallringen") }}.'),
        (5, 'Write the name as {{ name("halsobron-syd") }}.'),
        (6, ('Write {{ fact("record.key") }} and the figure with its source in the record. '
             'What is no fact is written {{ literal("112", "why") }}.')),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Der er “mere” at gøre", 0), ("“Der er mere” at gøre", 0), ("“Der findes mere”", 1), ("'Det'", 1),
        ("- Det findes", 1), ("—Det findes", 1), ("det – findes", 0), ("«Det»", 1),
    ],
)  # fmt: skip
def test_what_looks_like_a_quotation(said, changed, text, told):
    overlay = changed(RELEASE, "da: Der er mere at gøre i syd.", f'da: "{text}"')
    assert said(RELEASE, overlay) == [f'21 QUOTED-POSITION "{text}"'] * told
