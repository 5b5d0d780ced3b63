"""Parts and shares of a budget, and counts beside what they count: what contradicts, and what rounding allows."""

from __future__ import annotations

from decimal import Decimal

import pytest

from faktum.checks.records.arithmetic import check_arithmetic
from faktum.checks.records.counts import check_counts
from faktum.checks.records.ranges import ENDLESS, number_of
from faktum.model.fact import Statement

PROJECT = "data/projects/halsobron.yml"
COMMUNITY = "data/organisations/fjallringen.yml"
PERIOD = "  period:\n    value: 2019-03/2021-12~"
HERE = "source: fjallback-2019-sv, place: fact-box"
THERE = "source: provbladet-2023, place: unknown"


@pytest.fixture
def project(changed):
    """`project(fact, …, old, new, …)`: the file of the project with facts before its period, and passages replaced."""

    def make(*facts, replaced=()):
        return changed(PROJECT, PERIOD, "".join(f"  {one}\n" for one in facts) + PERIOD, *replaced)

    return make


# -- what a stated number may be --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "stated", "qualifier", "low", "high"),
    [
        ("62 000 000 SEK", "62 MSEK", "exact", "61500000", "62500000"),
        ("21 200 000 SEK", "21,2 miljoner", "exact", "21150000", "21250000"),
        ("2 800 000 DKK", "2,8 mio. kr.", "exact", "2750000", "2850000"),
        ("500 000 SEK", "0,5 miljoner", "exact", "450000", "550000"),
        ("50 000 000 SEK", "50 miljoner kronor", "exact", "49500000", "50500000"),
        # All digits are there, or another number stands before it.
        ("62 000 000 SEK", "62 000 000 kr", "exact", "61999999.5", "62000000.5"),
        ("62 000 000 SEK", "1 januari: 62 miljoner", "exact", "61500000", "62500000"),
        # In words as far as the zeros go; not worded at all, a hundredth at most.
        ("8 000 000 SEK", "åtta miljoner kronor", "exact", "7500000", "8500000"),
        ("8 000 000 SEK", None, "exact", "7920000", "8080000"),
        ("8 230 000 SEK", None, "exact", "8225000", "8235000"),
        ("30 percent", None, "exact", "29.5", "30.5"),
        ("12.5 percent", None, "exact", "12.45", "12.55"),
        ("50 percent", None, "about", "45", "55"),
        ("17 000 000 SEK", "nära 17 miljoner", "nearly", "15300000", "17500000"),
        ("17 000 000 SEK", "17 miljoner", "expected", "15300000", "18700000"),
        ("212 000 000 SEK", "minst 212 MSEK", "at least", "211500000", None),
        ("212 000 000 SEK", "högst 212 MSEK", "at most", "0", "212500000"),
        ("0 percent", None, "exact", "0", "0.5"),
    ],
)  # fmt: skip
def test_a_number_is_as_wide_as_its_wording(value, stated, qualifier, low, high):
    said = {"source": "a", "place": "b", "value": value, "qualifier": qualifier, "stated": stated}
    number = number_of(Statement.model_validate(said))
    assert number
    assert (number.range.low, number.range.high) == (Decimal(low), Decimal(high) if high else ENDLESS)


def test_a_statement_without_a_number_has_none():
    assert number_of(Statement.model_validate({"source": "a", "place": "b", "value": "2019-03"})) is None
    assert number_of(Statement.model_validate({"source": "a", "place": "b", "unknown": "not stated"})) is None


# -- shares, which are 40 and 60 percent ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("share", "facts", "found"),
    [
        # Each may lie half a percent off.
        ("60 percent", [], None), ("61 percent", [], None), ("59 percent", [], None),
        ("61.1 percent", [], "40 + 61.1 = 101.1"), ("58.9 percent", [], "40 + 58.9 = 98.9"),
        # What is about so much, five.
        ("65.5 percent\n    qualifier: about", [], None), ("54.5 percent\n    qualifier: nearly", [], None),
        ("65.6 percent\n    qualifier: about", [], "40 + 65.6 = 105.6"), ("54.4 percent\n    qualifier: about", [], "40 + 54.4 = 94.4"),
        # How much more is not known.
        ("20 percent\n    qualifier: at least", [], None), ("90 percent\n    qualifier: at most", [], None),
        ("20 percent", [f"funding-rest: {{unknown: not stated, {HERE}}}"], None),
        ("20 percent", [f"share-rest: {{unknown: not stated, {HERE}}}"], None),
        ("62 percent", [f"share-rest: {{unknown: not stated, {HERE}}}"], "40 + 62 = 102"),
        ("20 percent", [f"share-rest: {{value: 40 percent, {HERE}}}"], None),
        ("20 percent", [f"share-rest: {{value: 30 percent, {HERE}}}"], "40 + 20 + 30 = 90"),
        # More than all of it is a mistake of its own.
        ("100 percent", [], "40 + 100 = 140"), ("101 percent", [], None),
    ],
)  # fmt: skip
def test_shares_are_all_of_it(checked, project, share, facts, found):
    overlay = project(*facts, replaced=("value: 60 percent", f"value: {share}"))
    told = [one for one in checked(check_arithmetic, overlay) if one.code == "SHARES"]
    assert [one.found for one in told] == ([found] if found else [])


# -- parts of the budget, 8 million (in words), of which 40 and 60 percent ------------------------------


@pytest.mark.parametrize(
    ("amount", "found"),
    [
        ("3 200 000 SEK", None),
        # 39.5 percent of 7.5 million to 40.5 percent of 8.5 million.
        ("3 000 000 SEK", None),
        ("3 440 000 SEK", None),
        ("3 500 000 SEK", "3500000 SEK"),
        ("2 900 000 SEK", "2900000 SEK"),
        ("4 800 000 SEK", "4800000 SEK"),
        ("320 000 SEK", "320000 SEK"),
        ("2 600 000 SEK, qualifier: at least", None),
        ("3 600 000 SEK, qualifier: at least", "3600000 SEK"),
        ("3 600 000 SEK, qualifier: at most", None),
        ("2 600 000 SEK, qualifier: at most", "2600000 SEK"),
        ("3 700 000 SEK, qualifier: about", None),
        ("3 700 000 SEK, qualifier: nearly", None),
        ("300 000 EUR", None),
    ],
)  # fmt: skip
def test_a_part_is_its_share_of_the_budget(told, project, amount, found):
    fact = f"funding-region-fjallback: {{of: region-fjallback, value: {amount}, {HERE}}}"
    wrong = told(check_arithmetic, project(fact))
    part = [one for one in wrong if "PART-OF-TOTAL" in one]
    assert part == ([f"33 PART-OF-TOTAL {found}"] if found else [])


def test_one_wrong_part_is_one_problem(told, project):
    """A part above the whole is told of as that; a wrong part makes the sum wrong as well."""
    one, other = (
        "funding-region-fjallback: {{value: {}, " + HERE + "}}",
        "funding-nordfonden: {{value: {}, " + HERE + "}}",
    )
    for first, second, code in [
        ("3 200 000 SEK", "4 800 000 SEK", []),
        ("32 000 000 SEK", "4 800 000 SEK", ["OVER-BUDGET"]),
        ("4 800 000 SEK", "4 800 000 SEK", ["PART-OF-TOTAL"]),
        ("320 000 SEK", "4 800 000 SEK", ["PART-OF-TOTAL"]),
    ]:
        said = told(check_arithmetic, project(one.format(first), other.format(second)))
        assert [each.split()[1] for each in said] == code


def test_the_report_names_share_and_budget(checked, project):
    fact = f"funding-region-fjallback: {{of: region-fjallback, value: 4 800 000 SEK, {HERE}}}"
    [problem] = checked(check_arithmetic, project(fact))
    assert problem.expected == "about 3200000 SEK, 40 percent of 8000000 (share-region-fjallback, budget)"
    assert problem.severity == "error"


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        # By its key, whoever gives it; by the giver, whatever the key, where there is one amount and one share.
        (["funding-nordfonden: {value: 3 200 000 SEK"], ["3200000 SEK"]),
        (["funding-eu: {of: nordfonden, value: 3 200 000 SEK"], ["3200000 SEK"]),
        (["grant: {of: nordfonden, value: 3 200 000 SEK"], ["3200000 SEK"]),
        (["funding-a: {of: nordfonden, value: 3 200 000 SEK", "funding-b: {of: nordfonden, value: 1 600 000 SEK"], []),
        (["funding-eu: {value: 3 200 000 SEK"], []),
        (["grant: {value: 4 800 000 SEK", "share-grant: {value: 60 percent"], []),
        (["grant: {value: 2 400 000 SEK", "share-grant: {value: 60 percent"], ["2400000 SEK"]),
        (["funding-nordfonden: {of: nordfonden, unknown: not stated"], []),
        (["funding-nordfonden: {of: nordfonden"], []),
    ],
)  # fmt: skip
def test_a_part_and_its_share_find_each_other(told, project, facts, found):
    overlay = project(*(f"{fact}, {HERE}}}" for fact in facts))
    wrong = [one for one in told(check_arithmetic, overlay) if "PART-OF-TOTAL" in one]
    assert [one.split(" ", 2)[2] for one in wrong] == found


def test_parts_of_other_sources_are_a_warning(checked, project):
    fact = f"funding-region-fjallback: {{of: region-fjallback, value: 4 800 000 SEK, {THERE}}}"
    [problem] = checked(check_arithmetic, project(fact))
    assert (problem.code, problem.severity) == ("PART-OF-TOTAL", "warning")
    assert problem.hint == "The three are by different sources: compare each with its own."
    [problem] = checked(check_arithmetic, project(fact.replace(THERE, HERE)))
    assert (problem.code, problem.severity) == ("PART-OF-TOTAL", "error")
    assert problem.hint.startswith("Compare the three with the source; a zero too many")


def both(first: str, second: str) -> str:
    """A part of which the fact box gives one amount and the paper, preferred, another."""
    return (
        "funding-region-fjallback:\n    of: region-fjallback\n    statements:\n"
        f"      - {{{HERE}, value: {first}}}\n"
        f"      - {{{THERE}, value: {second}, preferred: {{sv: Ja., da: Ja., en: Yes.}}}}"
    )


def test_one_source_is_compared_before_the_preferred_statement(told, project):
    """The paper's sum is another matter where the fact box gives all three."""
    assert told(check_arithmetic, project(both("3 200 000 SEK", "4 800 000 SEK"))) == []
    assert told(check_arithmetic, project(both("4 800 000 SEK", "3 200 000 SEK"))) == [
        "36 PART-OF-TOTAL 4800000 SEK"
    ]


def test_parts_of_other_times_are_not_compared(told, project):
    fact = (
        "funding-region-fjallback: {{of: region-fjallback, value: 4 800 000 SEK, valid_at: {}, " + HERE + "}}"
    )
    at = ("    stated: åtta miljoner kronor", "    stated: åtta miljoner kronor\n    valid_at: 2019-03")
    assert told(check_arithmetic, project(fact.format("2021"), replaced=at)) == []
    assert len(told(check_arithmetic, project(fact.format("2019"), replaced=at))) == 1


# -- the sum of the parts -------------------------------------------------------------------------------

NO_SHARES = (
    "  share-region-fjallback:\n    of: region-fjallback\n    value: 40 percent\n    source: fjallback-2019-sv\n    place: fact-box\n", "",
    "  share-nordfonden:\n    of: nordfonden\n    value: 60 percent\n    source: fjallback-2019-sv\n    place: fact-box\n", "",
)  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        (["funding-a: {value: 5 000 000 SEK", "funding-b: {value: 3 000 000 SEK"], None),
        (["funding-a: {value: 5 000 000 SEK", "funding-b: {value: 2 500 000 SEK"], None),
        (["funding-a: {value: 5 000 000 SEK", "funding-b: {value: 300 000 SEK"], "5000000 + 300000"),
        (["grant: {value: 5 000 000 SEK", "funding-b: {value: 300 000 SEK"], "5000000 + 300000"),
        (["grant: {value: 5 000 000 SEK", "funding-b: {value: 2 000 000 SEK, qualifier: at least"], None),
        # One part alone is not all of it; nor are parts of which one is not known, or in another currency.
        (["funding-a: {value: 5 000 000 SEK"], None),
        (["funding-a: {value: 5 000 000 SEK", "funding-b: {value: 300 000 SEK", "funding-rest: {unknown: not stated"], None),
        (["funding-a: {value: 5 000 000 SEK", "funding-b: {value: 300 000 DKK"], None),
        # The same giver once as grant and once as funding is one part.
        (["grant: {of: nordfonden, value: 5 000 000 SEK", "funding-b: {of: nordfonden, value: 5 000 000 SEK"], None),
        # The rest is given in percent.
        (["funding-a: {value: 5 000 000 SEK", "funding-b: {value: 1 000 000 SEK", "share-c: {value: 25 percent"], None),
        (["funding-a: {value: 5 000 000 SEK", "funding-b: {value: 1 000 000 SEK", "share-c: {value: 5 percent"],
         "5000000 + 1000000 + 5 percent"),
    ],
)  # fmt: skip
def test_parts_that_are_all_make_the_budget(told, project, facts, found):
    overlay = project(*(f"{fact}, {HERE}}}" for fact in facts), replaced=NO_SHARES)
    told_of = [one.split(" ", 1)[1] for one in told(check_arithmetic, overlay)]
    assert told_of == ([f"PART-OF-TOTAL {found}"] if found else [])


def test_a_funder_without_an_amount_pays_the_rest(told, project):
    facts = [
        f"funding-{one}: {{of: {one}, value: 2 000 000 SEK, {HERE}}}"
        for one in ("nordfonden", "region-fjallback")
    ]
    funder = (
        "participants:\n",
        f"participants:\n  - {{role: funder, organisations: [aakirke-universitet], {HERE}}}\n",
    )
    assert len(told(check_arithmetic, project(*facts, replaced=NO_SHARES))) == 1
    assert told(check_arithmetic, project(*facts, replaced=(*NO_SHARES, *funder))) == []
    commissioner = (funder[0], funder[1].replace("role: funder", "role: commissioner"))
    assert len(told(check_arithmetic, project(*facts, replaced=(*NO_SHARES, *commissioner)))) == 1


# -- counts ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fact", "wrong"),
    [
        ("partners: {value: 2 organisations", False),
        ("partners: {value: 7 organisations", False),  # a source need not name all
        ("partners: {value: 1 organisations", True),
        ("partners: {value: 1 organisations, qualifier: at least", False),
        ("partners: {value: 1 organisations, qualifier: at most", True),
        ("partners: {value: 0 universities", True),
        ("partners: {value: 1 universities", False),
        ("partners-universities: {value: 0 universities", True),
        ("partners: {value: 0 clusters", False),
        ("partners: {value: 0 municipalities", False),
        ("partners-swedish: {value: 1 organisations", False),  # of some of them
        ("partners: {value: 1 organisations, valid_at: 2019", True),
        ("members: {value: 1 organisations", False),
    ],
)  # fmt: skip
def test_no_more_partners_than_are_counted(told, project, fact, wrong):
    codes = [one.split()[1] for one in told(check_counts, project(f"{fact}, {HERE}}}"))]
    assert codes == (["COUNT-OF-RECORDS"] if wrong else [])


@pytest.mark.parametrize(
    ("facts", "wrong"),
    [
        (["partners: {value: 3 organisations"], True),
        (["partners: {value: 4 organisations"], False),  # so many may well be left out
        (["partners: {value: 3 organisations, qualifier: at least"], False),
        (["partners: {value: 3 organisations, qualifier: about"], False),
        (["partners: {value: 2 universities"], False),  # one alone is no list
        (["partners: {value: 3 organisations", "role-partner-rest: {unknown: not stated"], False),
        (["partners: {value: 3 organisations", "role-lead: {unknown: not stated"], True),
        # Whoever leads or owns the project may be one of them.
        (["partners: {value: 3 organisations", "role-lead: {of: fjallringen, value: lead"], False),
        (["partners: {value: 3 organisations", "role-lead: {of: aakirke-universitet, value: lead"], True),
        (["partners: {value: 3 organisations", "role-funder: {of: fjallringen, value: funder"], True),
    ],
)  # fmt: skip
def test_a_partner_too_few_is_a_warning(told, project, facts, wrong):
    owner = (
        "  - role: owner\n    organisations: [fjallback-innovation]\n    source: fjallback-2019-sv\n",
        "  - role: owner\n    organisations: [fjallback-innovation]\n    source: provbladet-2023\n",
        "    place: fact-box\n  - role: partner", "    place: unknown\n  - role: partner",
    )  # fmt: skip
    overlay = project(*(f"{fact}, {HERE}}}" for fact in facts), replaced=owner)
    assert len(told(check_counts, overlay)) == (1 if wrong else 0)
    # Here the owner is of the same source.
    assert told(check_counts, project(*(f"{fact}, {HERE}}}" for fact in facts))) == []


@pytest.mark.parametrize(("many", "wrong"), [(4, False), (5, True), (6, True), (7, False)])
def test_a_third_may_be_forgotten_and_more_are_left_out(told, project, many, wrong):
    all_four = (
        "organisations: [fjallback-innovation]", "organisations: [aakirke-universitet]",
        "organisations: [region-fjallback, aakirke-universitet]",
        "organisations: [region-fjallback, aakirke-universitet, fjallringen, fjallback-innovation]",
    )  # fmt: skip
    said = told(
        check_counts, project(f"partners: {{value: {many} organisations, {HERE}}}", replaced=all_four)
    )
    assert len(said) == (1 if wrong else 0)


def test_a_partner_without_a_record_is_a_mistake_of_its_own(told, project):
    others = (
        "organisations: [fjallback-innovation]", "organisations: [aakirke-universitet]",
        "[region-fjallback, aakirke-universitet]", "[region-fjallback, aakirke-universitet, okand]",
    )  # fmt: skip
    assert told(check_counts, project(f"partners: {{value: 3 organisations, {HERE}}}", replaced=others)) == []


def test_one_too_few_is_no_error(checked, project):
    owner = ("organisations: [fjallback-innovation]", "organisations: [aakirke-universitet]")
    [problem] = checked(
        check_counts, project(f"partners: {{value: 3 organisations, {HERE}}}", replaced=owner)
    )
    assert problem.severity == "warning"
    assert "role-partner-rest" in problem.hint


def test_partners_of_another_source_or_time_are_not_counted(told, project, changed):
    count = "partners: {value: 1 organisations, valid_at: 2023, " + THERE + "}"
    assert told(check_counts, project(count)) == []
    count = "partners: {value: 1 organisations, valid_at: 2023, " + HERE + "}"
    at = (
        "organisations: [region-fjallback, aakirke-universitet]",
        "organisations: [region-fjallback, aakirke-universitet]\n    valid_at: 2019",
    )
    assert told(check_counts, project(count, replaced=at)) == []


@pytest.mark.parametrize(
    "written",
    [
        f"of: fjallringen, value: {{}}, {HERE}",
        # Who it is may stand in the fact or in what its source says.
        f"of: fjallringen, statements: [{{{{value: {{}}, {HERE}}}}}]",
        f"statements: [{{{{of: fjallringen, value: {{}}, {HERE}}}}}]",
    ],
)
def test_a_role_as_a_fact_counts_too(told, project, written):
    role, other = (
        f"role-{each}-fjallringen: {{property: role, {written.format(each)}}}" for each in ("partner", "lead")
    )
    count = f"partners: {{value: 2 organisations, {HERE}}}"
    [wrong] = told(check_counts, project(count, role))
    assert wrong.endswith("COUNT-OF-RECORDS 2 organisations")
    assert told(check_counts, project(count, other)) == []
    # Nor is a partner missing where whoever leads may be the third.
    owner = ("organisations: [fjallback-innovation]", "organisations: [aakirke-universitet]")
    three = f"partners: {{value: 3 organisations, {HERE}}}"
    assert len(told(check_counts, project(three, replaced=owner))) == 1
    assert told(check_counts, project(three, other, replaced=owner)) == []
    a_partner = other.replace("fjallringen", "aakirke-universitet")
    assert len(told(check_counts, project(three, a_partner, replaced=owner))) == 1


@pytest.mark.parametrize(
    "written",
    [
        "{of: fjallringen, source: fjallback-2019-sv, place: about}",
        "{statements: [{of: fjallringen, source: fjallback-2019-sv, place: about}]}",
    ],
)
def test_members_of_a_community(told, changed, written):
    part = f"facts:\n  part-of: {written}\n"
    places = ("data/organisations/aakirke-universitet.yml", "data/organisations/region-fjallback.yml")
    endings = ("  en: An invented university.\n", "  en: An invented regional authority.\n")
    overlay: dict[str, str] = {}
    for path, end in zip(places, endings, strict=True):
        overlay |= changed(path, end, end + part)
    assert told(check_counts, overlay | changed(COMMUNITY, "31 members", "2 members")) == []
    assert told(check_counts, overlay | changed(COMMUNITY, "31 members", "1 members")) == [
        "14 COUNT-OF-RECORDS 1 members"
    ]
    assert told(check_counts, overlay | changed(COMMUNITY, "47 members", "1 members")) == []
