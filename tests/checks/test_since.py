"""`faktum check --since`: what changed without a correction, in repositories of every kind."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from faktum.catalogue import resolve
from faktum.checks import check_site
from faktum.checks.records.changes import changed
from faktum.cli import app
from faktum.facts import place_of
from faktum.load.files import MAX_BYTES
from faktum.load.records import load_site
from faktum.load.revision import RevisionError, correction_key, read_revision
from faktum.load.yaml import parse_yaml
from faktum.model.fact import Correction
from faktum.problems import Problem

NORTH = "data/projects/halsobron.yml"
SOUTH = "data/projects/halsobron-syd.yml"
RELEASE = "docs/sv/press/2019/halsobron-oppnar.md"
BUDGET = "    value: 8 000 000 SEK\n"
WHY = "why: {sv: Fel., da: Fejl., en: Wrong.}"
PARTNERS = "    organisations: [region-fjallback, aakirke-universitet]\n"
NILS = "data/people/p-a1b2c.yml"
AASE = "data/people/p-d4e5f.yml"
TITLE = "{sv: projektledare, da: projektleder, en: project manager}"
ADDED = "    corrections: [{on: 2026-11-30, from: 8 000 000 SEK, to: 9 000 000 SEK, " + WHY + "}]\n"
TODAY = "1796083200"

Edit = tuple[str, str, str]
Changes = Callable[..., list[Problem]]


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    for name in ("FAKTUM_SITE_URL", "FAKTUM_REPOSITORY"):
        monkeypatch.delenv(name, raising=False)


def rewrite(root: Path, *edits: Edit) -> None:
    for path, old, new in edits:
        text = (root / path).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        (root / path).write_text(text.replace(old, new), encoding="utf-8")


def since(root: Path, revision: str = "HEAD") -> list[Problem]:
    problems = check_site(root, since=read_revision(root, revision)).problems
    return [one for one in problems if one.code == "NO-CORRECTION"]


@pytest.fixture
def published(site: Callable[..., Path], commit: Callable[[Path], str]) -> Path:
    """The small site in a repository."""
    root = site()
    commit(root)
    return root


@pytest.fixture
def changes(published: Path) -> Changes:
    """`changes((path, old, new), …)`: what is said of the small site after these edits."""

    def find(*edits: Edit) -> list[Problem]:
        rewrite(published, *edits)
        return since(published)

    return find


# -- what needs a correction ---------------------------------------------------------------------------


def test_nothing_changed(changes: Changes) -> None:
    assert changes() == []


def test_a_value_with_the_line_to_paste(changes: Changes) -> None:
    (one,) = changes((NORTH, BUDGET, "    value: 9 000 000 SEK\n"))
    assert (one.path, one.line, one.severity) == (NORTH, 19, "error")
    assert one.expected == 'a correction of halsobron.budget from "8 000 000 SEK" to "9 000 000 SEK"'
    assert one.found == "none since HEAD"
    line = one.hint.removeprefix("Write in the fact: ").partition(", and say")[0]
    document = parse_yaml(line.replace('""', "x"), "x.yml", [])
    (pasted,) = (Correction.model_validate(found) for found in document.data["corrections"])
    assert (pasted.on.text, pasted.from_, pasted.to) == ("2026-12-01", "8 000 000 SEK", "9 000 000 SEK")
    assert [code for code, _ in pasted.why.items()] == ["sv", "da", "en"]


def test_the_pasted_line_is_refused_until_it_says_why(published: Path) -> None:
    rewrite(published, (NORTH, BUDGET, "    value: 9 000 000 SEK\n"))
    line = since(published)[0].hint.removeprefix("Write in the fact: ").partition(", and say")[0]
    rewrite(published, (NORTH, "    value: 9 000 000 SEK\n", f"    value: 9 000 000 SEK\n    {line}\n"))
    assert {one.code for one in check_site(published).problems if one.path == NORTH} == {"EMPTY"}
    rewrite(published, (NORTH, 'why: {sv: "", da: "", en: ""}', WHY))
    assert since(published) == []
    # The wording still says eight million, which is a warning.
    assert {one.code for one in check_site(published).problems if one.path == NORTH} == {"WRONG-FIGURE"}


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        # Value, unit, qualifier.
        ((NORTH, BUDGET, "    value: 8 000 001 SEK\n"), (19, "error", 'halsobron.budget from "8 000 000 SEK" to "8 000 001 SEK"')),
        ((NORTH, BUDGET, "    value: 8 000 000 DKK\n"), (19, "error", 'halsobron.budget from "8 000 000 SEK" to "8 000 000 DKK"')),
        ((NORTH, BUDGET, BUDGET + "    qualifier: about\n"), (19, "error", 'halsobron.budget from "8 000 000 SEK" to "about 8 000 000 SEK"')),
        ((NORTH, "    qualifier: at least\n", ""), (49, "error", 'halsobron.goal-jobs from "at least 200 jobs" to "200 jobs"')),
        ((NORTH, "2019-03/2021-12~", "2019-03/2021-12"), (34, "error", 'halsobron.period from "2019-03/2021-12~" to "2019-03/2021-12"')),
        ((NORTH, BUDGET, "    unknown: ambiguous\n"), (19, "error", 'halsobron.budget from "8 000 000 SEK" to "ambiguous"')),
        # Whom it is about, and which source is shown.
        ((NORTH, "    of: gransbron\n", "    of: nordfonden\n"), (38, "error", 'halsobron.programme from "gransbron" to "nordfonden"')),
        ((SOUTH, "      - source: provbladet-2023\n        place: unknown\n",
          "      - source: fjallback-2020\n        place: lead\n"), None),
        ((NORTH, BUDGET + "    source: fjallback-2019-sv\n    place: lead\n", BUDGET + "    source: provbladet-2023\n    place: unknown\n"),
         (19, "error", 'halsobron.budget from "fjallback-2019-sv" to "provbladet-2023"')),
        ((NORTH, BUDGET + "    source: fjallback-2019-sv\n    place: lead\n", BUDGET + "    source: aakirke-2023\n    place: statement\n"),
         (19, "error", 'halsobron.budget from "fjallback-2019-sv" to "aakirke-2023"')),
        # The words of a fact in words, in every language.
        ((NORTH, "      sv: Att göra vägen till vården kortare\n      da: At gøre vejen til behandling kortere\n      en: To make the way to care shorter\n",
          "      sv: Att bota\n      da: At helbrede\n      en: To cure\n"), (44, "warning", 'halsobron.purpose from "Att göra vägen till vården kortare" to "Att bota"')),
        # A release's own facts.
        ((RELEASE, "    value: 2019-03-14\n", "    value: 2019-03-15\n"), (10, "error", '2019/halsobron-oppnar.published from "2019-03-14" to "2019-03-15"')),
        # No value was published.
        ((SOUTH, "    unknown: not yet reported\n", "    value: 12 jobs\n"), None),
        ((SOUTH, "    unknown: not yet reported\n", "    unknown: not stated\n"), None),
        # The same, otherwise written.
        ((NORTH, BUDGET, "    value: 8000000 SEK\n"), None),
        ((NORTH, BUDGET, BUDGET + "    qualifier: exact\n"), None),
        ((NORTH, "    stated: åtta miljoner kronor\n", "    stated: 8 MSEK\n"), None),
        ((SOUTH, "      en: The currency is in the text.\n", "      en: As the text says.\n"), None),
        ((SOUTH, "          en: Read here; the paper retells it.\n", "          en: Read here.\n"), None),
        ((SOUTH, "label: {sv: Mål – mottagningar,", "label: {sv: Mål – kliniker,"), None),
        ((NORTH, "    place: lead\n    stated:", "    place: fact-box\n    stated:"), None),
        ((NORTH, "      en: To make the way to care shorter\n", "      en: To shorten the way to care\n"), None),
        # Roles: for every organisation of an entry it is said once.
        ((NORTH, PARTNERS + "    source: fjallback-2019-sv\n", PARTNERS + "    source: fjallback-2019-en\n"),
         (73, "error", 'halsobron.partner-region-fjallback from "fjallback-2019-sv" to "fjallback-2019-en"')),
        ((NORTH, PARTNERS, PARTNERS + "    qualifier: expected\n"),
         (73, "error", 'halsobron.partner-region-fjallback from "partner" to "expected partner"')),
        ((NORTH, PARTNERS, "    organisations: [aakirke-universitet, region-fjallback]\n"), None),
        ((SOUTH, "      en: Leads the practical work.\n", "      en: Leads it.\n"), None),
        # Offices.
        ((NILS, TITLE, "{sv: chef, da: chef, en: head}"), (7, "error", 'p-a1b2c.manager from "projektledare" to "chef"')),
        ((NILS, "  manager:\n    organisation: fjallback-innovation\n", "  manager:\n    organisation: region-fjallback\n"),
         (6, "error", 'p-a1b2c.manager from "fjallback-innovation" to "region-fjallback"')),
        ((AASE, "      - {source: aakirke-2023, place: statement}\n", ""),
         (9, "error", 'p-d4e5f.professor from "aakirke-2023" to "provbladet-2023"')),
        ((AASE, "    source: aakirke-2023\n    place: statement\n",
          "    source: aakirke-2023\n    place: statement\n    qualifier: expected\n"),
         (17, "error", 'p-d4e5f.chair from "ordförande" to "ordförande (förväntat)"')),
        ((NORTH, "    of: gransbron\n", "    of: gransbron\n    qualifier: expected\n"),
         (38, "error", 'halsobron.programme from "gransbron" to "expected gransbron"')),
        ((NILS, "en: project manager}", "en: project leader}"), None),
        ((NILS, TITLE, "{sv: Projektledare, da: Projektleder, en: Project  manager}"), None),
        ((AASE, "  chair:\n", "  chairwoman:\n"), None),
        ((AASE, "    period: 2020/..\n", "    period: 2021/..\n"), None),
    ],
)  # fmt: skip
def test_a_change(changes: Changes, edit: Edit, told: tuple[int, str, str] | None) -> None:
    found = [(one.line, one.severity, one.expected) for one in changes(edit)]
    assert [(line, severity) for line, severity, _ in found] == ([told[:2]] if told else [])
    assert all(told and told[2] in expected for _, _, expected in found)


def test_another_statement_is_shown(changes: Changes) -> None:
    reason = "        preferred:\n          sv: Läst här; tidningen återger den.\n          da: Læst her; avisen gengiver den.\n          en: Read here; the paper retells it.\n"
    (one,) = changes(
        (SOUTH, reason, ""), (SOUTH, "        value: 2024-02\n", "        value: 2024-02\n" + reason)
    )
    assert one.line == 36
    assert 'halsobron-syd.start from "2023-23" to "2024-02"' in one.expected


# -- with a correction ---------------------------------------------------------------------------------


def test_a_new_correction_is_enough(changes: Changes) -> None:
    assert changes((NORTH, BUDGET, "    value: 9 000 000 SEK\n" + ADDED)) == []


def test_an_old_correction_is_not(changes: Changes) -> None:
    (one,) = changes((NORTH, "    value: 230 jobs\n", "    value: 231 jobs\n"))
    assert "halsobron.result-jobs" in one.expected
    assert one.hint.startswith(
        "Add at the end of its corrections: - {on: 2026-12-01, from: 230 jobs, to: 231 jobs, "
    )


def test_an_old_correction_with_a_new_reason_is_not(changes: Changes) -> None:
    assert changes(
        (NORTH, "    value: 230 jobs\n", "    value: 231 jobs\n"),
        (NORTH, "          en: The paper corrected itself.\n", "          en: The paper did.\n"),
    )


def test_a_correction_of_another_fact_is_not(changes: Changes) -> None:
    period = "    value: 2019-03/2021-12~\n"
    (one,) = changes((NORTH, BUDGET, "    value: 9 000 000 SEK\n"), (NORTH, period, period + ADDED))
    assert "halsobron.budget" in one.expected


# -- records and facts that go and come ----------------------------------------------------------------


def test_a_new_fact_needs_none(changes: Changes) -> None:
    assert changes((NORTH, "  period:\n", "  effect:\n    value: 12 jobs\n    source: fjallback-2019-sv\n    place: lead\n  period:\n")) == []  # fmt: skip


def test_a_removed_fact_is_a_warning(changes: Changes) -> None:
    goal = "  goal-jobs:\n    value: 200 jobs\n    qualifier: at least\n    source: fjallback-2019-sv\n    place: lead\n"
    (one,) = changes((NORTH, goal, ""))
    assert (one.path, one.line, one.severity) == (NORTH, 17, "warning")
    assert (
        one.message
        == 'expected the fact goal-jobs, published as "at least 200 jobs" in HEAD, found no such fact'
    )
    assert "corrections: [{on: 2026-12-01, from: at least 200 jobs, to: not stated, " in one.hint


def test_a_fact_under_another_key_is_not_removed(changes: Changes) -> None:
    assert changes((NORTH, "  goal-jobs:\n", "  goal-new-jobs:\n")) == []


def test_a_fact_that_is_worked_out_now_is_not_removed(published: Path, git: Callable[..., str]) -> None:
    share = "  share-nordfonden:\n"
    funding = "  funding-nordfonden:\n    of: nordfonden\n    value: 4 800 000 SEK\n    source: fjallback-2019-sv\n    place: lead\n"
    rewrite(published, (NORTH, share, funding + share))
    git(published, "commit", "--quiet", "--all", "--message=more")
    rewrite(published, (NORTH, funding, ""))
    assert since(published) == []


def test_a_removed_record_is_one_warning(published: Path) -> None:
    (published / NORTH).unlink()
    (one,) = [one for one in since(published) if one.path == NORTH]
    assert (one.line, one.severity) == (1, "warning")
    assert (
        one.message == "expected the record halsobron, published with 11 facts in HEAD, found no such record"
    )
    assert "former_ids" in one.hint


def test_a_record_that_cannot_be_read_is_not_removed(published: Path) -> None:
    rewrite(published, (NORTH, "eu_funded: yes\n", "eu_funded: perhaps\n"))
    assert since(published) == []


def test_a_renamed_record_is_followed(published: Path) -> None:
    text = (published / NORTH).read_text(encoding="utf-8")
    (published / NORTH).unlink()
    new = published / "data/projects/bron.yml"
    renamed = text.replace("former_ids: [halsobron-nord]", "former_ids: [halsobron-nord, halsobron]")
    new.write_text(renamed, encoding="utf-8")
    assert since(published) == []
    new.write_text(renamed.replace(BUDGET, "    value: 9 000 000 SEK\n"), encoding="utf-8")
    (one,) = since(published)
    assert (one.path, one.line) == ("data/projects/bron.yml", 19)
    assert "bron.budget from" in one.expected


def test_a_renamed_source_is_the_same_source(published: Path) -> None:
    old, new = (published / f"data/sources/{name}.yml" for name in ("provbladet-2023", "provbladet-juni"))
    new.write_text(old.read_text(encoding="utf-8") + "former_ids: [provbladet-2023]\n", encoding="utf-8")
    old.unlink()
    for path in published.glob("data/**/*.yml"):
        if path != new:
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace("provbladet-2023", "provbladet-juni"), encoding="utf-8")
    assert since(published) == []


# -- roles and offices -----------------------------------------------------------------------------------

LEAD = "  - {{role: lead, organisations: [{}], source: fjallback-2019-sv, place: fact-box{}}}\n"
LEFT = (NORTH, PARTNERS, "    organisations: [region-fjallback]\n")
CHAIR = """\
  chair:
    organisation: fjallringen
    title: {sv: ordförande, da: forkvinde, en: chair}
    period: 2020/..
    source: aakirke-2023
    place: statement
"""


def now_leads(organisation: str, *corrections: str) -> Edit:
    """An entry of a lead organisation, with corrections `from → to`."""
    made = [f"{{on: 2026-11-30, from: {one}, {WHY}}}" for one in corrections]
    told = f", corrections: [{', '.join(made)}]" if made else ""
    return (NORTH, "participants:\n", "participants:\n" + LEAD.format(organisation, told))


def test_another_role(changes: Changes) -> None:
    (one,) = changes(LEFT, now_leads("aakirke-universitet"))
    assert (one.line, one.severity) == (67, "error")
    assert one.expected == 'a correction of halsobron.partner-aakirke-universitet from "partner" to "lead"'
    assert one.hint.startswith("Write in the role: corrections: [{on: 2026-12-01, from: partner, to: lead, ")


def test_another_role_of_some_in_an_entry(changes: Changes) -> None:
    owner, both = (
        "    organisations: [fjallback-innovation]\n",
        "    organisations: [fjallback-innovation, aakirke-universitet]\n",
    )
    (one,) = changes(LEFT, (NORTH, owner, both))
    assert one.expected.endswith('from "partner" to "owner"')
    assert one.hint.startswith(
        "Where others of the entry had this role before, give aakirke-universitet an entry of its own. "
    )


@pytest.mark.parametrize(
    ("organisation", "corrections", "told"),
    [
        ("aakirke-universitet", ("partner, to: lead",), False),
        # Of something else.
        ("aakirke-universitet", ("owner, to: lead",), True),
        # First another organisation, then another role.
        ("fjallringen", ("aakirke-universitet, to: fjallringen", "partner, to: lead"), False),
        ("fjallringen", ("partner, to: lead",), True),
    ],
)  # fmt: skip
def test_a_role_with_its_correction(
    changes: Changes, organisation: str, corrections: tuple[str, ...], told: bool
) -> None:
    assert bool(changes(LEFT, now_leads(organisation, *corrections))) == told


def test_an_old_correction_of_the_role_is_not_enough(published: Path, git: Callable[..., str]) -> None:
    rewrite(published, now_leads("fjallringen", "partner, to: lead"))
    git(published, "commit", "--quiet", "--all", "--message=more")
    rewrite(
        published,
        (NORTH, "role: lead, organisations: [fjallringen]", "role: funder, organisations: [fjallringen]"),
    )
    (one,) = since(published)
    assert one.expected == 'a correction of halsobron.lead-fjallringen from "lead" to "funder"'
    assert one.hint.startswith(
        "Add at the end of its corrections: - {on: 2026-12-01, from: lead, to: funder, "
    )


def test_a_role_that_is_gone_is_written_out(published: Path) -> None:
    rewrite(published, LEFT)
    (one,) = since(published)
    assert (one.path, one.line, one.severity) == (NORTH, 66, "warning")
    assert (
        one.message
        == 'expected the role partner-aakirke-universitet, published as "partner" in HEAD, found no such role'
    )
    line = one.hint.partition("Write under `facts`: ")[2].removesuffix(".").replace('""', "Fel.")
    rewrite(published, (NORTH, "  period:\n", f"  {line}\n  period:\n"))
    assert since(published) == []
    assert not [
        one for one in check_site(published).problems if one.path == NORTH and one.severity == "error"
    ]
    rewrite(
        published, (NORTH, "corrections: [{on: 2026-12-01", "note: {sv: x, da: x, en: x}} # [{on: 2026-12-01")
    )
    assert [one.severity for one in since(published)] == ["error"]


def test_a_new_fact_is_not_what_became_of_a_role(changes: Changes) -> None:
    places = "  result-places:\n    value: 4 jobs\n    source: fjallback-2019-sv\n    place: fact-box\n"
    other = places.replace("result-places:\n", "role-next:\n    of: fjallringen\n").replace(
        "4 jobs", "partner"
    )
    (one,) = changes(LEFT, (NORTH, "  period:\n", places + other + "  period:\n"))
    assert (one.severity, one.found) == ("warning", "no such role")


def test_a_role_written_out_is_the_same_role(changes: Changes) -> None:
    fact = "  lead:\n    property: role\n    of: aakirke-universitet\n    value: partner\n    source: fjallback-2019-sv\n    place: fact-box\n"
    assert changes(LEFT, (NORTH, "  period:\n", fact + "  period:\n")) == []


def test_a_renamed_organisation_keeps_its_role(published: Path) -> None:
    old, new = (published / f"data/organisations/{name}.yml" for name in ("aakirke-universitet", "aakirke"))
    new.write_text(old.read_text(encoding="utf-8") + "former_ids: [aakirke-universitet]\n", encoding="utf-8")
    old.unlink()
    for path in [*published.glob("data/**/*.yml"), *published.glob("docs/**/*.md")]:
        if path != new:
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace("aakirke-universitet", "aakirke"), encoding="utf-8")
    assert since(published) == []


def test_an_office_with_its_correction(published: Path) -> None:
    rewrite(published, (NILS, TITLE, "{sv: chef, da: chef, en: head}"))
    line = since(published)[0].hint.removeprefix("Write in the office: ").partition(", and say")[0]
    line = line.replace('""', "Fel.")
    rewrite(published, (NILS, "    concerning:", f"    {line}\n    concerning:"))
    assert since(published) == []
    assert not [one for one in check_site(published).problems if one.path == NILS]


def test_an_office_that_is_gone(published: Path) -> None:
    rewrite(published, (AASE, CHAIR, ""))
    (one,) = since(published)
    assert (one.path, one.line, one.severity) == (AASE, 4, "warning")
    assert one.message == 'expected the office chair, published as "ordförande" in HEAD, found no such office'
    assert "If it is another office of the same person now, write there: " in one.hint
    told = (
        "    corrections: [{on: 2026-11-30, from: {sv: ordförande, da: forkvinde, en: chair}, to: {sv: professor, da: professor, en: professor}, "
        + WHY
        + "}]\n"
    )
    rewrite(published, (AASE, "    statements:\n", told + "    statements:\n"))
    assert since(published) == []


def test_of_somebody_taken_down_nothing_is_asked(published: Path, git: Callable[..., str]) -> None:
    path = published / "data/people/p-a1b2c.yml"
    kept = "appointments: {}\nwithdrawn:\n  on: 2026-11-30\n"
    path.write_text(kept, encoding="utf-8")
    assert since(published) == []


# -- older revisions -----------------------------------------------------------------------------------


def published_with(root: Path, commit: Callable[[Path], str], *edits: Edit) -> list[Problem]:
    """What is said of the small site when the revision had other passages in their place."""
    rewrite(root, *edits)
    commit(root)
    rewrite(root, *((path, new, old) for path, old, new in edits))
    return since(root)


def test_an_older_schema_is_read_as_far_as_it_goes(
    site: Callable[..., Path], commit: Callable[[Path], str]
) -> None:
    found = published_with(
        site(), commit,
        (NORTH, "eu_funded: yes\n", "eu_money: yes\nlegacy: {a: [b]}\n"),
        (NORTH, BUDGET, "    value: 7 000 000 SEK\n    how_sure: very\n"),
    )  # fmt: skip
    assert [one.expected for one in found] == [
        'a correction of halsobron.budget from "7 000 000 SEK" to "8 000 000 SEK"'
    ]


def test_a_fact_that_cannot_be_read_there_is_a_note(
    site: Callable[..., Path], commit: Callable[[Path], str]
) -> None:
    found = published_with(
        site(), commit, (NORTH, BUDGET, "    value: 8 mkr\n"), (NORTH, "    value: 40 percent\n", "    value: [40]\n"),
        (NORTH, "    value: 60 percent\n", "    value: 61 percent\n"),
    )  # fmt: skip
    note = next(one for one in found if one.severity == "note")
    assert (note.path, note.found) == (NORTH, "budget, share-region-fjallback, which cannot be read there")
    assert [one.line for one in found if one.severity == "error"] == [30]


def test_roles_and_offices_that_cannot_be_read_there_are_a_note(
    site: Callable[..., Path], commit: Callable[[Path], str]
) -> None:
    found = published_with(
        site(), commit, (NORTH, "    organisations: [fjallback-innovation]\n", "    organisation: fjallback-innovation\n"),
        (SOUTH, "  - role: commissioner\n", "  - role: {of: money}\n"),
        (NILS, "  manager:\n", "  manager: boss\n  chief:\n"),
    )  # fmt: skip
    notes = {one.path: one.found.partition(",")[0] for one in found if one.severity == "note"}
    assert notes.pop(SOUTH).endswith("-region-fjallback")
    assert notes == {NORTH: "participation 1", NILS: "manager"}
    assert [one for one in found if one.severity != "note"] == []


@pytest.mark.parametrize(
    "text",
    [
        "facts: {budget: [\n",
        "- facts\n",
        "facts: 1\n",
        "\udcff facts",
        "participants: {}\n",
        "appointments: []\n",
    ],
)
def test_a_file_that_cannot_be_read_there_is_a_note(
    site: Callable[..., Path], commit: Callable[[Path], str], text: str
) -> None:
    root = site()
    kept = (root / NORTH).read_bytes()
    (root / NORTH).write_bytes(text.encode("utf-8", "surrogateescape"))
    commit(root)
    (root / NORTH).write_bytes(kept)
    (one,) = since(root)
    assert (one.path, one.severity, one.found) == (NORTH, "note", "a file that cannot be read there")


def test_what_is_no_file_is_passed_over(site: Callable[..., Path], commit: Callable[[Path], str]) -> None:
    root = site()
    kept = (root / NORTH).read_bytes()
    (root / NORTH).unlink()
    (root / NORTH).symlink_to("halsobron-syd.yml")
    commit(root)
    (root / NORTH).unlink()
    (root / NORTH).write_bytes(kept.replace(BUDGET.encode(), b"    value: 1 SEK\n"))
    assert since(root) == []


@pytest.mark.parametrize(("more", "read"), [(0, True), (1, False)])
def test_a_file_of_the_revision_may_be_as_large_as_one_of_today(
    site: Callable[..., Path], commit: Callable[[Path], str], more: int, read: bool
) -> None:
    root = site()
    raw = (root / NORTH).read_bytes()
    (root / NORTH).write_bytes(raw + b"#" * (MAX_BYTES - len(raw) + more))
    commit(root)
    facts = read_revision(root, "HEAD").facts
    assert ("halsobron.budget" in facts) is read
    assert "halsobron-syd.budget" in facts


def test_a_revision_without_the_site_is_a_note(published: Path, git: Callable[..., str]) -> None:
    empty = git(published, "hash-object", "-t", "tree", "-w", "/dev/null")
    bare = git(published, "commit-tree", empty, "-m", "nothing")
    (one,) = since(published, bare)
    assert (one.path, one.severity, one.found) == ("data/site.yml", "note", "none")


def test_a_site_in_a_folder_of_its_repository(
    site: Callable[..., Path], commit: Callable[[Path], str], tmp_path: Path
) -> None:
    root = site(None, "whole/sub")
    commit(tmp_path / "whole")
    rewrite(root, (NORTH, BUDGET, "    value: 9 000 000 SEK\n"))
    assert [one.path for one in since(root)] == [NORTH]


def test_the_working_tree_and_the_index_are_left_alone(published: Path, git: Callable[..., str]) -> None:
    rewrite(published, (NORTH, BUDGET, "    value: 9 000 000 SEK\n"))
    (published / "data/projects/new.yml").write_text("x", encoding="utf-8")
    git(published, "add", "data/projects/new.yml")
    before = git(published, "status", "--porcelain"), git(published, "stash", "list")
    since(published)
    assert (git(published, "status", "--porcelain"), git(published, "stash", "list")) == before


# -- a revision that has gone on -----------------------------------------------------------------------


@pytest.fixture
def forked(published: Path, git: Callable[..., str]) -> Path:
    """Work on a branch, while main has corrected the budget, added a fact and removed none."""
    git(published, "checkout", "--quiet", "-b", "work")
    git(published, "checkout", "--quiet", "main")
    new = "  effect:\n    value: 12 jobs\n    source: fjallback-2019-sv\n    place: lead\n"
    rewrite(
        published,
        (NORTH, BUDGET, "    value: 9 000 000 SEK\n" + ADDED),
        (NORTH, "  period:\n", new + "  period:\n"),
    )
    git(published, "commit", "--quiet", "--all", "--message=a correction")
    git(published, "checkout", "--quiet", "work")
    return published


def test_what_the_revision_changed_is_not_ours(forked: Path) -> None:
    assert since(forked, "main") == []


def test_what_we_changed_is(forked: Path) -> None:
    rewrite(
        forked, (NORTH, BUDGET, "    value: 7 000 000 SEK\n"), (NORTH, "2019-03/2021-12~", "2019-03/2022-12~")
    )
    assert [one.expected.split()[3] for one in since(forked, "main")] == [
        "halsobron.budget",
        "halsobron.period",
    ]


def test_after_the_merge_nothing_is_missing(forked: Path, git: Callable[..., str]) -> None:
    git(forked, "merge", "--quiet", "--no-ff", "--message=merge", "main")
    assert since(forked, "main") == []


# -- no such revision ----------------------------------------------------------------------------------


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["check", *map(str, arguments)], prog_name="faktum")


def words(result: Result) -> str:
    return " ".join(result.stderr.split())


@pytest.fixture
def shallow(published: Path, git: Callable[..., str], tmp_path: Path) -> Path:
    """A clone of depth 1, as a workflow makes it."""
    git(published, "commit", "--quiet", "--allow-empty", "--message=later")
    git(tmp_path, "clone", "--quiet", "--depth=1", published.as_uri(), "shallow")
    return tmp_path / "shallow"


def test_a_shallow_clone_says_how_to_get_the_history(shallow: Path) -> None:
    for revision in ("HEAD~1", "origin/other", "0123456789abcdef0123456789abcdef01234567"):
        result = run("--site", shallow, "--since", revision)
        assert result.exit_code == 2
        assert "This clone is shallow" in words(result)
        assert "git fetch --unshallow" in words(result)
        assert "fetch-depth: 0" in words(result)


def test_what_a_shallow_clone_has_is_compared(shallow: Path) -> None:
    rewrite(shallow, (NORTH, BUDGET, "    value: 9 000 000 SEK\n"))
    result = run("--site", shallow, "--since", "origin/main")
    assert result.exit_code == 1
    assert "found none since origin/main [NO-CORRECTION]" in result.stdout


@pytest.mark.parametrize("revision", ["nope", "", "origin/", "--help", "-1", "HEAD:data", "x y", "@{u}"])
def test_an_unknown_revision(published: Path, revision: str) -> None:
    result = run("--site", published, f"--since={revision}")
    assert result.exit_code == 2
    assert f"git knows no revision {revision!r} here" in words(result)
    assert "git fetch origin" in words(result)


def test_a_folder_that_is_no_repository(site: Callable[..., Path], git: Callable[..., str]) -> None:
    result = run("--site", site(), "--since", "HEAD")
    assert result.exit_code == 2
    assert "is not in a git repository" in words(result)
    assert "leave --since out" in words(result)


def test_a_machine_without_git(published: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    result = run("--site", published, "--since", "HEAD")
    assert result.exit_code == 2
    assert "Install git" in words(result)


def test_git_that_gives_no_answer(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def wait(*_arguments: object, **_options: object) -> None:
        raise subprocess.TimeoutExpired("git", 120)

    monkeypatch.setattr(subprocess, "run", wait)
    with pytest.raises(RevisionError, match="no answer"):
        read_revision(published, "HEAD")


def test_without_since_nothing_is_compared(published: Path) -> None:
    rewrite(published, (NORTH, BUDGET, "    value: 9 000 000 SEK\n"))
    assert run("--site", published).exit_code == 0
    assert run("--site", published, "--since", "HEAD").exit_code == 1


def test_the_facts_of_a_revision_are_those_of_today(published: Path) -> None:
    """Whatever a model reads, the tolerant reading reads alike."""
    revision, loaded = read_revision(published, "HEAD"), load_site(published)
    assert not isinstance(loaded, list)
    catalogue = resolve(loaded)
    today = {one.id: one for one in catalogue.facts.values() if not one.derivation}
    assert revision.facts.keys() == today.keys()
    for key, one in revision.facts.items():
        assert changed(one, today[key]) is None
        assert one.corrections == {correction_key(each) for each in today[key].corrections}
        assert place_of(catalogue.record(one.record), one.key)[0] == one.section
    assert (revision.unread, revision.fork) == ({}, None)
    assert all(one.source for one in revision.facts.values())
