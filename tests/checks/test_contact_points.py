"""Contact points: due for another confirmation, ended from a source, with substitutes who answer, portraits with consent."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from faktum.checks import check_site
from faktum.checks.records.contacts import check_contacts
from faktum.checks.records.mailboxes import check_mailboxes
from faktum.checks.records.portraits import check_portraits
from faktum.problems import Problem

NILS = "data/people/p-a1b2c.yml"
AASE = "data/people/p-d4e5f.yml"
SITE = "data/site.yml"
OFFICE = "data/organisations/fjallback-innovation.yml"
LAST = "    languages: [sv]\n"
"""The last line of Nils Provberg's contact point, line 21."""

Changed = Callable[..., dict[str, str]]
Said = Callable[..., list[str]]


def test_what_was_confirmed_long_ago_is_due(told: Said, changed: Changed) -> None:
    confirmed = changed(NILS, LAST, f"{LAST}    verified_on: 2024-11-30\n")
    assert told(check_contacts, confirmed) == ["22 REVIEW-DUE 2024-11-30"]
    assert told(check_contacts, changed(NILS, LAST, f"{LAST}    verified_on: 2024-12-01\n")) == []
    later = changed(SITE, "licence:", "contacts: {stale_after_months: 25}\nlicence:")
    assert told(check_contacts, confirmed | later) == []
    # A day that was agreed on counts instead.
    agreed = changed(NILS, LAST, f"{LAST}    verified_on: 2020-01-01\n    review_by: 2027-01-01\n")
    assert told(check_contacts, agreed) == []


def test_what_has_ended_need_not_be_confirmed(told: Said, changed: Changed) -> None:
    ended = "    verified_on: 2020-01-01\n    review_by: 2021-01-01\n    ends: {last_day: 2020-06-30, told_on: 2020-07-01}\n"
    assert told(check_contacts, changed(NILS, LAST, LAST + ended)) == []


@pytest.mark.parametrize(("day", "due"), [("2026-11-30", []), ("2026-12-01", ["22 REVIEW-DUE 2020-01-01"])])
def test_on_the_last_day_somebody_still_answers(
    told: Said, changed: Changed, day: str, due: list[str]
) -> None:
    """And what has ended hides no contact point after it."""
    ended = f"    verified_on: 2020-01-01\n    ends: {{last_day: {day}, told_on: 2026-11-01}}\n"
    after = "  late:\n    use: newsroom\n    source: fjallback-2019-sv\n    place: contacts\n"
    assert told(check_contacts, changed(NILS, LAST, LAST + ended + after)) == [*due, "24 NO-CONTACT neither"]


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ("{last_day: 2025-01-31, source: aakirke-2023, place: statement}", []),
        ("{last_day: 2027-01-31, told_on: 2026-11-01}", []),
        ("{last_day: 2025-01-31}", ["22 NO-SOURCE only last_day"]),
        ("{last_day: 2025-01-31, source: aakirke-2023}", ["22 NO-SOURCE only last_day, source"]),
        ("{last_day: 2025-01-31, source: aakirke-2023, place: lead, told_on: 2025-01-01}", ["22 NO-SOURCE only last_day, source, place, told_on"]),
        ("{last_day: 2025-01-31, source: aakirke-2032, place: lead}", ['22 UNKNOWN-REFERENCE "aakirke-2032"']),
        ("{last_day: 2025-01-31, source: aakirke-2023, place: leed}", ['22 UNKNOWN-PLACE "leed"']),
        ("{last_day: 2025-01-31, told_on: 2027-01-01}", ["22 FUTURE-DATE 2027-01-01"]),
    ],
)  # fmt: skip
def test_an_end_is_known_from_somewhere(said: Said, changed: Changed, end: str, expected: list[str]) -> None:
    assert said(NILS, changed(NILS, LAST, f"{LAST}    ends: {end}\n")) == expected


POINT = 'contacts:\n  office:\n    use: newsroom\n    phone: "+4532123456"\n    source: aakirke-2023\n    place: statement\n'


@pytest.mark.parametrize(
    ("who", "lines", "expected"),
    [
        ("p-d4e5f", "", []), ("fjallback-innovation", None, []),
        ("p-d4e5f", None, ["22 NO-SUBSTITUTE p-d4e5f, one without a contact point"]),
        ("p-g7h8j", None, ["22 NO-SUBSTITUTE p-g7h8j, a person who is withdrawn"]),
        ("p-d4e5f", "    ends: {last_day: 2026-12-20, told_on: 2026-11-01}\n", ["22 NO-SUBSTITUTE p-d4e5f, one who is away or gone then"]),
        ("p-d4e5f", "    ends: {last_day: 2026-12-21, told_on: 2026-11-01}\n", []),
        ("p-d4e5f", "    substitute: {who: fjallback-innovation, period: 2027-01}\n", ["22 NO-SUBSTITUTE p-d4e5f, one who is away or gone then"]),
        ("p-d4e5f", "    substitute: {who: fjallback-innovation, period: 2027-02}\n", []),
        ("p-a1b2c", None, ['22 SELF-REFERENCE "p-a1b2c", the record itself']),
        ("p-zzzzz", None, ['22 UNKNOWN-REFERENCE "p-zzzzz"']),
        ("halsobron", None, ['22 WRONG-KIND "halsobron", the id of a project']),
    ],
)  # fmt: skip
def test_a_substitute_can_be_reached(
    said: Said, changed: Changed, who: str, lines: str | None, expected: list[str]
) -> None:
    overlay = changed(NILS, LAST, f"{LAST}    substitute: {{who: {who}, period: 2026-12-21/2027-01-06}}\n")
    if lines is not None:
        overlay |= changed(AASE, "name: Aase Testholm\n", f"name: Aase Testholm\n{POINT}{lines}")
    assert said(NILS, overlay) == expected


PORTRAIT = "portrait:\n  file: {}\n  alt: {{sv: Porträtt, da: Portræt, en: Portrait}}\n  consent: {{reference: 2026/17, given_on: 2026-03-01}}\n"


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("p-a1b2c.png", []), ("p-a1b2c-2026.png", []),
        ("p-a1b2d.png", ['12 PORTRAIT-FILE "p-a1b2d.png"']), ("vid-bron.png", ['12 PORTRAIT-FILE "vid-bron.png"']),
    ],
)  # fmt: skip
def test_a_portrait_is_there_under_the_id_of_its_person(
    site: Callable[..., Path],
    changed: Changed,
    monkeypatch: pytest.MonkeyPatch,
    file: str,
    expected: list[str],
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796083200")
    root = site(changed(NILS, "contacts:\n", f"{PORTRAIT.format(file)}contacts:\n"))
    (root / "docs/assets").mkdir()
    for name in ("p-a1b2c.png", "p-a1b2c-2026.png", "vid-bron.png"):
        Image.new("RGB", (96, 96)).save(root / "docs/assets" / name)
    assert [
        f"{one.line} {one.code} {one.found}" for one in check_site(root).errors if one.path == NILS
    ] == expected


@pytest.mark.parametrize(
    "file", ["P-A1B2C.png", "p-a1b2c.svg", "../p-a1b2c.png", "portraits/p-a1b2c.png", "p-a1b2c"]
)
def test_a_portrait_is_a_picture_in_the_folder_of_pictures(said: Said, changed: Changed, file: str) -> None:
    assert said(NILS, changed(NILS, "contacts:\n", f"{PORTRAIT.format(file)}contacts:\n")) == [
        f'12 BAD-VALUE "{file}"'
    ]


def test_a_portrait_is_described_in_every_language(said: Said, changed: Changed) -> None:
    text = PORTRAIT.format("p-a1b2c.png").replace("da: Portræt, ", "")
    assert said(NILS, changed(NILS, "contacts:\n", f"{text}contacts:\n")) == [
        "13 MISSING-LANGUAGE none in da"
    ]


@pytest.mark.parametrize(
    ("box", "found"),
    [
        # One word of the name is there, and another nearly.
        ("nils.prowberg", "provberg"), ("nils.provbreg", "provberg"), ("n.nils.provbergh", "provberg"), ("Nils-Proverg", "provberg"),
        ("nils.provberg", None), ("provberg.nisl", None), ("prowberg", None), ("n.prowberg", None), ("nils.holm", None), ("nils.provberg.prowberg", None),
        # A domain that is nearly another’s.
        ("nils.provberg@fjalback.example", "fjallback.example"), ("nils.provberg@fjallbak.example", "fjallback.example"),
        ("nils.provberg@fjalbak.example", None), ("nils.provberg@fjallback.test", None), ("nils.provberg@bron.example", None),
    ],
)  # fmt: skip
def test_a_mailbox_is_spelt_as_its_owner(
    checked: Callable[..., list[Problem]], changed: Changed, box: str, found: str | None
) -> None:
    box = box if "@" in box else f"{box}@fjallback.example"
    problems = checked(check_mailboxes, changed(NILS, "nils.provberg@fjallback.example", box))
    assert [(one.line, one.code, one.severity, one.found) for one in problems] == (
        [(15, "BAD-MAIL", "warning", f'"{box}"')] if found else []
    )
    assert all(f'"{found}"' in one.expected for one in problems)


def test_a_name_with_its_letters_written_out_in_a_mailbox(told: Said, changed: Changed) -> None:
    for box, wrong in (("nils.oernaes", False), ("nils.ornas", False), ("nils.oernnaes", True)):
        overlay = changed(NILS, "name: Nils Provberg", "name: Nils Ørnæs", "nils.provberg@", f"{box}@")
        assert bool(told(check_mailboxes, overlay)) is wrong, box


@pytest.mark.parametrize(
    ("own", "near", "wrong"),
    [("bjorne", "bjorna", True), ("bjorn", "bjork", False), ("bjorn", "bjorne", False)],
)
def test_a_short_domain_is_nearly_another_by_chance(
    told: Said, changed: Changed, own: str, near: str, wrong: bool
) -> None:
    overlay = changed(NILS, "@fjallback.example", f"@{own}.example")
    overlay |= changed(OFFICE, "press@fjallback.example", f"press@{near}.example")
    assert len(told(check_mailboxes, overlay)) == (2 if wrong else 0)


def test_a_domain_that_two_have_is_a_domain(told: Said, changed: Changed) -> None:
    other = changed(OFFICE, "press@fjallback.example", "press@fjalback.example")
    assert told(check_mailboxes, changed(NILS, "@fjallback.example", "@fjalback.example") | other) == []
    www = changed(OFFICE, "site: https://fjallback.example/", "site: https://www.fjalback.example/om")
    assert told(check_mailboxes, changed(NILS, "@fjallback.example", "@fjalback.example") | www) == [
        '41 BAD-MAIL "press@fjallback.example"'
    ]


def test_without_portraits_no_folder_is_needed(told: Said) -> None:
    assert told(check_portraits, {}) == []


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        ("{stale: mark, ended: mark, stale_after_months: 1}", []), ("{stale: show}", ['23 BAD-VALUE "show"']),
        ("{stale_after_months: 0}", ['23 BAD-VALUE "0"']), ("{stale_after_months: 601}", ['23 BAD-VALUE "601"']),
        ("{stales: hide}", ['23 UNKNOWN-KEY "stales"']),
    ],
)  # fmt: skip
def test_the_policy_is_closed(said: Said, changed: Changed, policy: str, expected: list[str]) -> None:
    assert said(SITE, changed(SITE, "licence:", f"contacts: {policy}\nlicence:")) == expected
