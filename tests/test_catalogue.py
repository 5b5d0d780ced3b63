"""Records resolved: ids become objects, back-references are added, order is decided once."""

from __future__ import annotations

import pytest

from faktum.catalogue import Catalogue
from faktum.facts import KnownFact
from faktum.model.vocabulary import ROLES


def test_kinds_and_records(catalogue: Catalogue) -> None:
    assert catalogue.kind("halsobron") == "projects"
    assert catalogue.kind("2019/halsobron-oppnar") == "releases"
    assert catalogue.kind("nothing") is None
    assert catalogue.record("fjarrvard").id == "fjarrvard"
    with pytest.raises(KeyError):
        catalogue.record("nothing")
    assert catalogue.project("fjallringen") is None
    assert catalogue.project(None) is None
    assert catalogue.organisation("halsobron") is None
    assert catalogue.release("2019/nothing") is None
    assert [one.id for one in catalogue.programmes + catalogue.funds + catalogue.terms] == [
        "gransbron",
        "nordfonden",
        "vardlots",
    ]


def test_releases_newest_first_and_withdrawn_apart(catalogue: Catalogue) -> None:
    assert [one.id for one in catalogue.releases] == [
        "2023/broen-mod-syd",
        "2020/felaktig-nyhet",
        "2019/halsobron-oppnar",
    ]
    assert [one.id for one in catalogue.published_releases] == ["2023/broen-mod-syd", "2019/halsobron-oppnar"]


def test_a_release_without_a_date_comes_last(resolving, edited) -> None:
    path = "docs/da/press/2023/broen-mod-syd.md"
    catalogue = resolving({path: edited(path, "value: 2023-05-20", "unknown: not stated")})
    assert [one.id for one in catalogue.releases][-1] == "2023/broen-mod-syd"
    assert catalogue.releases[-1].earliest is None


def test_a_release_knows_its_original_and_what_to_show(catalogue: Catalogue) -> None:
    entry = catalogue.release("2023/broen-mod-syd")
    assert entry is not None
    assert (entry.original, entry.year) == ("da", "2023")
    assert [entry.shown_in(one) for one in ("sv", "da", "en")] == ["da", "da", "da"]
    other = catalogue.release("2019/halsobron-oppnar")
    assert other is not None
    assert [other.shown_in(one) for one in ("sv", "da", "en")] == ["sv", "da", "en"]


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ("halsobron", ["2019/halsobron-oppnar"]), ("halsobron-syd", ["2023/broen-mod-syd"]),
        ("fjarrvard", ["2023/broen-mod-syd", "2019/halsobron-oppnar"]), ("fjallback-innovation", ["2019/halsobron-oppnar"]),
        ("aakirke-universitet", ["2023/broen-mod-syd", "2019/halsobron-oppnar"]),
        ("region-fjallback", ["2023/broen-mod-syd", "2019/halsobron-oppnar"]), ("fjallringen", []), ("nordfonden", []),
    ],
)  # fmt: skip
def test_releases_of_a_record(catalogue: Catalogue, record: str, expected: list[str]) -> None:
    assert [one.id for one in catalogue.releases_of(record)] == expected


def test_participants_by_role_in_the_order_of_roles(catalogue: Catalogue) -> None:
    roles = catalogue.participants_of("halsobron")
    assert [(role, [one.organisation.id for one in ones]) for role, ones in roles] == [
        ("owner", ["fjallback-innovation"]), ("partner", ["region-fjallback", "aakirke-universitet"]),
    ]  # fmt: skip
    assert [role for role, _ in catalogue.participants_of("halsobron-syd")] == ["commissioner", "lead"]
    for project in catalogue.projects:
        order = [ROLES.index(role) for role, _ in catalogue.participants_of(project.id)]
        assert order == sorted(order)


def test_roles_of_an_organisation(catalogue: Catalogue) -> None:
    found = {
        project.id: [one.role for one in ones] for project, ones in catalogue.roles_of("aakirke-universitet")
    }
    assert found == {"halsobron": ["partner"], "halsobron-syd": ["lead"]}


def test_people_at_an_organisation(catalogue: Catalogue) -> None:
    assert [(one.id, key) for one, key in catalogue.offices_at("aakirke-universitet")] == [
        ("p-d4e5f", "professor")
    ]
    assert [(one.id, key) for one, key in catalogue.offices_at("region-fjallback")] == [
        ("p-g7h8j", "director")
    ]


def test_a_chain_written_on_one_project_shows_on_both(catalogue: Catalogue) -> None:
    assert catalogue.predecessors_of("halsobron-syd") == ["halsobron"]
    assert catalogue.successors_of("halsobron") == ["halsobron-syd"]
    assert catalogue.successors_of("halsobron-syd") == []
    assert catalogue.predecessors_of("halsobron") == []


def test_a_chain_of_organisations_from_facts(resolving, edited) -> None:
    path = "data/organisations/fjallback-innovation.yml"
    text = edited(
        path,
        "  parent:\n",
        "  predecessor:\n    of: fjallringen\n    source: provbladet-2023\n    place: unknown\n  parent:\n",
    )
    catalogue = resolving({path: text})
    assert catalogue.predecessors_of("fjallback-innovation") == ["fjallringen"]
    assert catalogue.successors_of("fjallringen") == ["fjallback-innovation"]


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ("2019/halsobron-oppnar", {"p-a1b2c-mobile", "fjallback-innovation-switchboard"}), ("halsobron", {"p-a1b2c-mobile"}),
        ("fjallback-innovation", {"p-a1b2c-mobile", "fjallback-innovation-switchboard"}), ("fjarrvard", {"p-a1b2c-mobile"}),
        ("halsobron-syd", set()), ("aakirke-universitet", set()), ("nordfonden", set()), ("2023/broen-mod-syd", set()),
    ],
)  # fmt: skip
def test_contacts_of_a_record(catalogue: Catalogue, record: str, expected: set[str]) -> None:
    assert {one.id for one in catalogue.contacts_of(record)} == expected


def test_a_contact_knows_its_owner(catalogue: Catalogue) -> None:
    by_id = {one.id: one for one in catalogue.contacts}
    mobile, board = by_id["p-a1b2c-mobile"], by_id["fjallback-innovation-switchboard"]
    assert mobile.person is mobile.owner
    assert mobile.organisation is board.owner
    assert board.person is None
    assert mobile.source.id == "fjallback-2019-sv"


def test_a_contact_without_an_organisation_has_its_first_offices(resolving, edited) -> None:
    path = "data/people/p-a1b2c.yml"
    text = edited(
        path,
        "    organisation: fjallback-innovation\n    source: fjallback-2019-sv\n    place: contacts\n    topics",
        "    source: fjallback-2019-sv\n    place: contacts\n    topics",
    )
    contact = next(one for one in resolving({path: text}).contacts if one.person)
    assert contact.organisation is not None
    assert contact.organisation.id == "fjallback-innovation"


# -- facts ------------------------------------------------------------------------------------------


def states(catalogue: Catalogue) -> dict[str, str]:
    return {key: fact.state for key, fact in catalogue.facts.items()}


def test_states_of_facts(catalogue: Catalogue) -> None:
    found = states(catalogue)
    assert found["halsobron.budget"] == "single"
    assert found["halsobron-syd.start"] == "disagrees"
    assert found["halsobron-syd.result"] == "unknown"
    assert found["fjallringen.members"] == "agreed"
    assert found["p-d4e5f.professor"] == "agreed"
    assert found["halsobron.funding-nordfonden"] == "derived"
    assert [one.id for one in catalogue.disagreements] == ["halsobron-syd.start"]


@pytest.mark.parametrize(
    ("one", "two", "state"),
    [
        ("value: 2023-23", "value: 2023-10", "agreed"), ("value: 2023-23", "value: 2023", "agreed"),
        ("value: 2023-23", "value: 2023-12", "disagrees"), ("value: 2023-09/2024", "value: 2023-09", "disagrees"),
        ("value: 100 jobs", "value: 100 jobs", "agreed"), ("value: 100 jobs", "value: 101 jobs", "disagrees"),
        ("value: 100 jobs\n        qualifier: about", "value: 100 jobs", "disagrees"),
        ("value: 100 jobs", "value: 100 members", "disagrees"), ("value: 100 SEK", "value: 10 EUR", "agreed"),
        ("value: 100 SEK", "value: 101 SEK", "disagrees"), ("value: 100 jobs", "unknown: not stated", "agreed"),
        ("unknown: not stated", "value: 100 jobs", "unknown"),
        ("value: 100 jobs\n        valid_at: 2020", "value: 101 jobs\n        valid_at: 2021", "agreed"),
        ("value: 100 jobs\n        valid_at: 2020", "value: 101 jobs\n        valid_at: 2020-05", "disagrees"),
        ("of: halsobron", "of: halsobron", "agreed"), ("of: halsobron", "of: fjallringen", "disagrees"),
        ("text: {sv: a, da: b, en: c}", "text: {sv: a, da: b, en: d}", "disagrees"),
        ("text: {sv: a, da: b, en: c}", "text: {sv: a, da: b, en: c}", "agreed"),
    ],
)  # fmt: skip
def test_when_sources_disagree(resolving, edited, one: str, two: str, state: str) -> None:
    path = "data/projects/halsobron-syd.yml"
    text = edited(path, "value: 2023-23", one)
    text = text.replace("value: 2024-02", two)
    assert resolving({path: text}).facts["halsobron-syd.start"].state == state


def test_statements_have_ids_of_their_own(resolving, edited) -> None:
    path = "data/projects/halsobron-syd.yml"
    text = edited(path, "source: provbladet-2023", "source: aakirke-2023")
    fact: KnownFact = resolving({path: text}).facts["halsobron-syd.start"]
    assert [one.id for one in fact.said] == [
        "halsobron-syd.start.aakirke-2023",
        "halsobron-syd.start.aakirke-2023.2",
    ]
    assert fact.others == (fact.said[1],)


def test_a_wording_without_a_language_is_in_its_sources(catalogue: Catalogue) -> None:
    start = catalogue.facts["halsobron-syd.start"].chosen.stated
    budget = catalogue.facts["halsobron-syd.budget"].chosen.stated
    assert start is not None
    assert budget is not None
    assert (start.lang, budget.lang) == ("da", "da")


def test_what_is_said_about_a_record(catalogue: Catalogue) -> None:
    said = {one.id for fact in catalogue.facts.values() for one in fact.said}
    assert "halsobron-syd.start.provbladet-2023" in said
    assert "p-d4e5f.professor.provbladet-2023" in said
    assert catalogue.facts_about("halsobron", "budget", "period")[0].key == "budget"
    assert catalogue.facts_about("nothing") == []
