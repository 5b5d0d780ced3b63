"""Roles and offices that are others now."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from checks.since.repository import AASE, NILS, NORTH, PARTNERS, TITLE, WHY, Changes, Edit, rewrite, since

from faktum.checks import check_site

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


@pytest.mark.parametrize("fact", ["grant", "share", "lead"])
def test_another_fact_about_the_organisation_is_not_what_became_of_its_role(
    changes: Changes, fact: str
) -> None:
    value = {"grant": "4 SEK", "share": "1 percent", "lead": "lead"}[fact]
    said = f"    property: role\n    value: {value}\n" if fact == "lead" else f"    value: {value}\n"
    new = (
        f"  {fact}-next:\n    of: aakirke-universitet\n{said}    source: fjallback-2019-sv\n    place: lead\n"
    )
    (one,) = changes(LEFT, (NORTH, "  period:\n", f"{new}  period:\n"))
    assert one.found.startswith("no such role") is (fact != "lead")


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
