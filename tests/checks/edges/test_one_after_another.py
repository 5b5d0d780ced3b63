"""One mistake after another: ids, roles, contacts, projects and texts."""

from __future__ import annotations

import pytest
from checks.edges.records import PERSON, PROJECT, SOUTH


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
    names = ("fjallringen", "fjarrvard", "halsobro", "nord")
    problems = found({f"docs/sv/projects/{name}.md": text for name in names})
    assert [(one.path, one.line, one.code, one.found, one.hint) for one in problems] == [
        ("docs/sv/projects/fjallringen.md", 1, "UNKNOWN-REFERENCE", '"fjallringen", the id of an organisation',
         "Add data/projects/fjallringen.yml."),
        ("docs/sv/projects/fjarrvard.md", 1, "UNKNOWN-REFERENCE", '"fjarrvard", the id of a topic',
         "Add data/projects/fjarrvard.yml."),
        ("docs/sv/projects/halsobro.md", 1, "UNKNOWN-REFERENCE", '"halsobro"', 'Did you mean "halsobron"?'),
        ("docs/sv/projects/nord.md", 1, "UNKNOWN-REFERENCE", '"nord"', "Add data/projects/nord.yml."),
    ]  # fmt: skip
