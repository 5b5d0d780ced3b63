"""How sure a contact is on a day, what the policy shows, and who answers now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faktum.answers import answers_now
from faktum.catalogue import Catalogue, resolve
from faktum.contacts import Contact, State, months_after, state_of
from faktum.load.records import Loaded
from faktum.model.contact import ContactPoint, ContactPolicy
from faktum.model.edtf import Edtf
from faktum.model.source import Source

NILS = "data/people/p-a1b2c.yml"
AASE = "data/people/p-d4e5f.yml"
OFFICE = "data/organisations/fjallback-innovation.yml"
SITE = "data/site.yml"
OF_NILS = "    place: contacts\n    topics: [fjarrvard]\n"
OF_OFFICE = "    place: contacts\n"
RELEASE = "2019/halsobron-oppnar"
"""Printed on 14 March 2019, by Fjällbäck Innovation."""

On = Callable[..., Catalogue]


@pytest.fixture
def on(loading: Callable[..., Loaded]) -> On:
    """`on(day, {path: text})`: the catalogue of the small site with changes, on a day."""

    def make(day: str, overlay: dict[str, str] | None = None) -> Catalogue:
        loaded = loading(overlay)
        assert not loaded.problems, [str(one) for one in loaded.problems]
        return resolve(loaded, dt.date.fromisoformat(day))

    return make


def contact(catalogue: Catalogue, contact_id: str = "p-a1b2c-mobile") -> Contact:
    both = (*catalogue.directory.shown, *catalogue.directory.hidden)
    return next(one for one in both if one.id == contact_id)


def added(edited: Callable[..., str], lines: str) -> dict[str, str]:
    """Lines put into Nils Provberg's contact point."""
    return {NILS: edited(NILS, OF_NILS, OF_NILS + "".join(f"    {line}\n" for line in lines.splitlines()))}


# -- how sure ---------------------------------------------------------------------------------------


def point(**given: object) -> ContactPoint:
    base = {"use": "release", "phone": "+46701740605", "source": "s", "place": "p"}
    return ContactPoint.model_validate(base | given)


def printed(date: str, **given: object) -> Source:
    known: Edtf | str = date if date == "unknown" else Edtf.parse(date)
    return Source.model_construct(id="s", date=known, undated_places=given.get("undated_places", ()))


@pytest.mark.parametrize(
    ("date", "given", "day", "state"),
    [
        ("2019-03-14", {}, "2021-03-14", "printed"), ("2019-03-14", {}, "2021-03-15", "stale"),
        # What is known to the month or year counts from its last day.
        ("2019-03", {}, "2021-03-31", "printed"), ("2019", {}, "2021-12-31", "printed"), ("2019", {}, "2022-01-01", "stale"),
        ("unknown", {}, "2019-03-14", "stale"),
        ("2010-01-01", {"verified_on": "2026-01-10"}, "2028-01-10", "confirmed"),
        ("2010-01-01", {"verified_on": "2026-01-10"}, "2028-01-11", "stale"),
        ("2010-01-01", {"verified_on": "2026-01-10", "review_by": "2026-06-30"}, "2026-06-30", "confirmed"),
        ("2010-01-01", {"verified_on": "2026-01-10", "review_by": "2026-06-30"}, "2026-07-01", "stale"),
        # Somebody has said until when it may be relied on, so the months do not count.
        ("2010-01-01", {"verified_on": "2026-01-10", "review_by": "2035-01-01"}, "2034-12-31", "confirmed"),
        ("2019-03-14", {"review_by": "2020-01-01"}, "2020-01-02", "stale"),
    ],
)  # fmt: skip
def test_a_state_depends_on_dates_alone(date: str, given: dict[str, str], day: str, state: State) -> None:
    today = dt.date.fromisoformat(day)
    assert state_of(point(**given), printed(date), ContactPolicy(), today) == state


def test_what_has_no_date_of_its_own_is_stale() -> None:
    around = printed("2026-01-01", undated_places=("p",))
    assert state_of(point(), around, ContactPolicy(), dt.date(2026, 1, 2)) == "stale"


def test_the_policy_says_when_a_number_is_stale() -> None:
    policy = ContactPolicy(stale_after_months=3)
    assert state_of(point(), printed("2026-01-31"), policy, dt.date(2026, 4, 30)) == "printed"
    assert state_of(point(), printed("2026-01-31"), policy, dt.date(2026, 5, 1)) == "stale"


@pytest.mark.parametrize(
    ("day", "months", "after"),
    [
        ("2024-01-31", 1, "2024-02-29"), ("2023-01-31", 1, "2023-02-28"), ("2023-12-31", 2, "2024-02-29"), ("2024-02-29", 12, "2025-02-28"),
        ("2023-11-15", 1, "2023-12-15"), ("9999-01-01", 24, "9999-12-31"),
    ],
)  # fmt: skip
def test_months_are_counted_as_people_do(day: str, months: int, after: str) -> None:
    assert months_after(dt.date.fromisoformat(day), months) == dt.date.fromisoformat(after)


@given(st.dates(dt.date(1, 1, 1), dt.date(9000, 1, 1)), st.integers(min_value=1, max_value=600))
def test_months_later_is_the_same_day_or_the_last_of_its_month(day: dt.date, months: int) -> None:
    after = months_after(day, months)
    assert (after.year - day.year) * 12 + after.month - day.month == months
    assert after.day == day.day or (after + dt.timedelta(days=1)).day == 1


# -- the end ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("last_day", "day", "ended"),
    [
        ("2025-05-31", "2025-05-31", False), ("2025-05-31", "2025-06-01", True), ("2027-01-31", "2026-12-01", False),
        # Who may be gone does not answer now.
        ("2025", "2025-01-01", False), ("2025", "2025-01-02", True),
    ],
)  # fmt: skip
def test_a_contact_ends_the_day_after_its_last(
    on: On, edited: Callable[..., str], last_day: str, day: str, ended: bool
) -> None:
    overlay = added(
        edited,
        f"verified_on: 2024-12-01\nreview_by: 2030-01-01\nends: {{last_day: {last_day}, told_on: 2024-12-02}}",
    )
    found = contact(on(day, overlay))
    assert (found.state == "ended") is ended
    assert (found.end is not None) is ended


def test_an_end_is_from_a_source_or_from_somebody_who_told_us(on: On, edited: Callable[..., str]) -> None:
    sourced = added(edited, "ends: {last_day: 2020-01-31, source: aakirke-2023, place: statement}")
    end = contact(on("2026-12-01", sourced)).end
    assert end is not None
    assert end.source is not None
    assert (end.source.id, end.told_on) == ("aakirke-2023", None)
    told = added(edited, "ends: {last_day: 2020-01-31, told_on: 2020-02-02}")
    end = contact(on("2026-12-01", told)).end
    assert end is not None
    assert (end.source, str(end.told_on)) == (None, "2020-02-02")


def test_who_no_longer_holds_the_office_is_no_contact_of_the_organisation(
    on: On, edited: Callable[..., str]
) -> None:
    held = edited(
        NILS, "    concerning: halsobron\n", "    concerning: halsobron\n    period: 2018/2020-06-30\n"
    )
    gone = contact(on("2020-07-01", {NILS: held}))
    assert gone.state == "ended"
    assert gone.end is not None
    assert (str(gone.end.last_day), gone.end.source) == ("2020-06-30", gone.source)
    assert contact(on("2020-06-30", {NILS: held})).state == "printed"
    # An office that is still held keeps the number in use, and so does one at another place.
    open_end = held.replace("2018/2020-06-30", "2018/..")
    assert contact(on("2020-07-01", {NILS: open_end})).state == "printed"


# -- the policy -------------------------------------------------------------------------------------

ENDED = "ends: {last_day: 2020-01-31, told_on: 2020-02-02}"


@pytest.mark.parametrize(
    ("policy", "lines", "shown"),
    [
        ("", "", True), ("contacts: {stale: mark}\n", "", True), ("contacts: {stale: hide}\n", "", False),
        ("", ENDED, False), ("contacts: {ended: hide}\n", ENDED, False), ("contacts: {ended: mark}\n", ENDED, True),
        ("contacts: {ended: mark, stale: hide}\n", ENDED, True), ("contacts: {stale: hide, stale_after_months: 600}\n", "", True),
    ],
)  # fmt: skip
def test_one_policy_shows_or_hides_what_is_old(
    on: On, edited: Callable[..., str], policy: str, lines: str, shown: bool
) -> None:
    overlay = {SITE: edited(SITE, "licence:", f"{policy}licence:")}
    catalogue = on("2026-12-01", overlay | (added(edited, lines) if lines else {}))
    found = contact(catalogue)
    assert (found in catalogue.contacts) is shown
    for record in (RELEASE, "halsobron", "fjallback-innovation", "fjarrvard"):
        assert (found.id in {one.id for one in catalogue.contacts_of(record)}) is shown
    # The release still knows whom it named.
    past = catalogue.directory.hidden_of_sources(catalogue.printed_for(RELEASE))
    assert (found.id in {one.id for one in past}) is not shown


# -- who answers now --------------------------------------------------------------------------------


def answering(catalogue: Catalogue, record: str) -> dict[str, list[str]]:
    return {
        one.organisation.id: [contact.id for contact in one.contacts]
        for one in answers_now(catalogue, record)
    }


SWITCHBOARD = "fjallback-innovation-switchboard"


@pytest.mark.parametrize("record", [RELEASE, "halsobron", "fjallback-innovation"])
def test_the_organisation_answers_and_nobody_who_was_only_printed(on: On, record: str) -> None:
    assert answering(on("2019-04-01"), record)["fjallback-innovation"] == [SWITCHBOARD]
    # An address of the organisation does not leave with anybody, however long ago it was printed.
    assert answering(on("2026-12-01"), record)["fjallback-innovation"] == [SWITCHBOARD]


def test_whoever_was_confirmed_answers_first(on: On, edited: Callable[..., str]) -> None:
    overlay = added(edited, "verified_on: 2026-06-01")
    assert answering(on("2026-12-01", overlay), RELEASE) == {
        "fjallback-innovation": ["p-a1b2c-mobile", SWITCHBOARD]
    }
    assert answering(on("2029-12-01", overlay), RELEASE) == {"fjallback-innovation": [SWITCHBOARD]}


def test_where_there_is_neither_nobody_is_known(on: On) -> None:
    assert answering(on("2026-12-01"), "2023/broen-mod-syd") == {"aakirke-universitet": []}
    assert answering(on("2026-12-01"), "aakirke-universitet") == {"aakirke-universitet": []}


def test_an_address_that_has_ended_answers_no_more(on: On, edited: Callable[..., str]) -> None:
    text = edited(OFFICE, OF_OFFICE, f"{OF_OFFICE}    {ENDED}\n")
    shown = {SITE: edited(SITE, "licence:", "contacts: {ended: mark}\nlicence:")}
    assert answering(on("2026-12-01", {OFFICE: text, **shown}), RELEASE) == {"fjallback-innovation": []}


def test_the_mailbox_of_an_office_answers_without_the_person(on: On, edited: Callable[..., str]) -> None:
    text = edited(NILS, "    stated: 070", "    function_mailbox: true\n    stated: 070")
    found = answers_now(on("2026-12-01", {NILS: text}), RELEASE)[0].contacts
    mailbox = next(one for one in found if one.key == "p-a1b2c-mobile")
    assert (mailbox.owner.id, mailbox.point.phone) == ("fjallback-innovation", None)
    assert mailbox.point.email == "nils.provberg@fjallback.example"


def test_the_organisation_that_follows_answers_for_the_one_that_is_gone(
    on: On, edited: Callable[..., str]
) -> None:
    facts = "  successor:\n    of: aakirke-universitet\n    source: provbladet-2023\n    place: unknown\n  parent:\n"
    text = edited(OFFICE, "  parent:\n", facts)
    assert answering(on("2026-12-01", {OFFICE: text}), RELEASE) == {"aakirke-universitet": []}


# -- away -------------------------------------------------------------------------------------------

AWAY = "substitute: {who: p-d4e5f, period: 2026-12-21/2027-01-06}"
POINT = 'contacts:\n  office:\n    use: newsroom\n    phone: "+4532123456"\n    source: aakirke-2023\n    place: statement\n'


@pytest.mark.parametrize(
    ("day", "away"),
    [("2026-12-20", False), ("2026-12-21", True), ("2027-01-06", True), ("2027-01-07", False)],
)
def test_a_substitute_stands_in_for_the_time_of_the_absence(
    on: On, edited: Callable[..., str], day: str, away: bool
) -> None:
    overlay = added(edited, f"verified_on: 2026-06-01\n{AWAY}")
    overlay[AASE] = edited(AASE, "name: Aase Testholm\n", f"name: Aase Testholm\n{POINT}")
    catalogue = on(day, overlay)
    substitute = contact(catalogue).substitute
    assert (substitute is not None) is away
    first = answering(catalogue, RELEASE)["fjallback-innovation"][0]
    assert first == ("p-d4e5f-office" if away else "p-a1b2c-mobile")


def test_a_substitute_who_has_withdrawn_stands_in_for_nobody(on: On, edited: Callable[..., str]) -> None:
    overlay = added(edited, "substitute: {who: p-g7h8j, period: 2026-12-21/2027-01-06}")
    assert contact(on("2026-12-24", overlay)).substitute is None


def test_two_who_stand_in_for_each_other_answer_for_nobody(on: On, edited: Callable[..., str]) -> None:
    overlay = added(edited, f"verified_on: 2026-06-01\n{AWAY}")
    mutual = POINT + "    substitute: {who: p-a1b2c, period: 2026-12-24}\n"
    overlay[AASE] = edited(AASE, "name: Aase Testholm\n", f"name: Aase Testholm\n{mutual}")
    assert answering(on("2026-12-24", overlay), RELEASE) == {"fjallback-innovation": [SWITCHBOARD]}


# -- the small print --------------------------------------------------------------------------------


def test_languages_spoken_are_what_the_source_says_else_those_quoted(
    on: On, edited: Callable[..., str]
) -> None:
    assert contact(on("2026-12-01")).languages == ("sv",)
    other = edited(NILS, "    languages: [sv]\n", "    languages: [da, en]\n")
    assert contact(on("2026-12-01", {NILS: other})).languages == ("da", "en")
    assert contact(on("2026-12-01"), SWITCHBOARD).languages == ()


def test_without_another_day_today_is_an_input(
    loading: Callable[..., Loaded], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1553000000")
    catalogue = resolve(loading())
    assert catalogue.today == dt.date(2019, 3, 19)
    assert contact(catalogue).state == "printed"
