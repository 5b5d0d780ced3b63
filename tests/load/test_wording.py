"""What a wrong file is told: each mistake once, at its line, in the words of the file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

SMALL = Path(__file__).parents[1] / "sites/small"
PROJECT = "data/projects/halsobron.yml"
SOUTH = "data/projects/halsobron-syd.yml"
RING = "data/organisations/fjallringen.yml"
TOPIC = "data/topics/fjarrvard.yml"
FUND = "data/funds/nordfonden.yml"
PERSON = "data/people/p-a1b2c.yml"
SOURCE = "data/sources/fjallback-2019-sv.yml"
ID = "in the form of an id: lower-case letters a–z, digits and single hyphens"
DATE = "a date or period such as 2019-06-13, 2019-12, 2023-23 (autumn 2023), 2027, 2017/2019-12~ or 2017/.."

Told = Callable[..., list[str]]


@pytest.fixture
def told(problems_in) -> Told:
    """`told(path, old, new, …)`: what is said of a file of the small site after these edits."""

    def tell(path: str, *passages: str) -> list[str]:
        text = (SMALL / path).read_text(encoding="utf-8")
        for old, new in zip(passages[::2], passages[1::2], strict=True):
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        problems = [one for one in problems_in({path: text}) if one.path == path]
        return [f"{one.line} {one.code}: {one.message}. {one.hint}".strip() for one in sorted(problems)]

    return tell


def begin(lines: list[str], *expected: str) -> bool:
    """Whether there are as many lines as expected, each with its beginning."""
    assert [line[: len(want)] for line, want in zip(lines, expected, strict=False)] == list(expected)
    assert len(lines) == len(expected), lines[len(expected) :]
    return True


def test_a_project_with_many_mistakes(told: Told) -> None:
    assert begin(
        told(
            PROJECT, "eu_funded: yes", "eu_fundet: yes", "qualifier: at least", "qualifier: at leest",
            "    of: gransbron\n", "    of: Gransbron\n",
            "former_ids: [halsobron-nord]", "former_ids:\n  - halsobron-nord\n  - Bad_Id",
            "place: fact-box\n  purpose", "place: fact-box\n    soruce: x\n  purpose",
            "    value: 2019-03/2021-12~\n    source: fjallback-2019-sv\n", "    value: 2019-13\n",
            "community: fjallringen", "community: [fjallringen]", "role: partner", "role: partnr",
            "    organisations: [fjallback-innovation]\n", "    organisations: fjallback-innovation\n",
        ),
        f'11 BAD-ID: expected former_ids.1 {ID}, found "Bad_Id". Correct it',
        "12 WRONG-TYPE: expected community to be a text, found a list of 1. Put it in quotation marks",
        '14 UNKNOWN-KEY: expected a known key, found "eu_fundet". Did you mean "eu_funded"?',
        '35 NO-SOURCE: expected the key "source" in facts.period, found none. A fact says where it is from',
        f'36 BAD-DATE: expected {DATE} in facts.period.value, found "2019-13". Write what the source gives',
        f'39 BAD-ID: expected facts.programme.of {ID}, found "Gransbron". Correct it',
        '42 UNKNOWN-KEY: expected a known key in facts.programme, found "soruce". Did you mean "source"?',
        "52 BAD-VALUE: expected facts.goal-jobs.qualifier to be one of 'exact', 'nearly', 'about', 'at least', 'at most'"
        ' or \'expected\', found "at leest". Did you mean "at least"?',
        '70 WRONG-TYPE: expected participants.0.organisations to be a list, found "fjallback-innovation". Write a list',
        "73 BAD-VALUE: expected participants.1.role to be one of 'owner'",
    )  # fmt: skip


def test_several_statements(told: Told) -> None:
    preferred = (
        "        preferred:\n          sv: Läst här.\n          da: Læst her.\n          en: Read here.\n"
    )
    assert begin(
        told(RING, f"2019-03\n{preferred}", "2019-3\n", "lang: sv", "lang: SV",
             "sv: Ett påhittat nätverk av företag.", "sv: ' '", "        place: unknown\n", "        place:\n"),
        '3 BAD-ID: expected name.lang in the form of a language code such as sv, found "SV".',
        "5 EMPTY: expected a text in every language in summary, found nothing in sv.",
        f'15 BAD-DATE: expected {DATE} in facts.members.statements.0.valid_at, found "2019-3".',
        "17 WRONG-TYPE: expected facts.members.statements.1.place to be a text, found nothing. Write what belongs",
    )  # fmt: skip
    assert begin(
        told(RING, preferred, ""),
        "10 NO-PREFERRED: expected exactly one preferred statement, with its reason in facts.members, found ",
    )
    assert begin(
        told(RING, "valid_at: 2023-05", f"valid_at: 2023-05\n{preferred}"[:-1]),
        "10 NO-PREFERRED: expected exactly one preferred statement, with its reason in facts.members, found ",
    )


def test_lists_and_names(told: Told) -> None:
    aliases = "  - {text: '', lang: sv}\n  - {lang: sv}\n  - distansvård\n  - {text: a, lang: sv, x: 1}"
    assert begin(
        told(TOPIC, "  - {text: distansvård, lang: sv}", aliases, "related: [vardlots]", "related: {a: b, c: d}",
             "  da: Behandling, hvor patient og personale er forskellige steder.\n", "  nb: x\n"),
        '2 UNKNOWN-KEY: expected a language of this site in definition, found "nb". The languages stand in',
        '7 WRONG-TYPE: expected aliases.0.text to be a text, found "".',
        '8 MISSING-KEY: expected the key "text" in aliases.1, found none. The name as written there.',
        '9 WRONG-TYPE: expected aliases.2 to be keys with values, found "distansvård". Compare with a file',
        '10 UNKNOWN-KEY: expected a known key in aliases.3, found "x". See the schema',
        "11 WRONG-TYPE: expected related to be a list, found only a, c. Write a list",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("label: {sv: a, en: b}\ndescription:\n",
         ["1 MISSING-LANGUAGE: expected label in every language of the site, found none in da.",
          "2 WRONG-TYPE: expected description to be keys with values, found nothing. Write what belongs"]),
        ("label: {}\ndescription: [a]\naliases: x\n",
         ["1 MISSING-LANGUAGE: expected label in every language of the site, found none in sv, da, en.",
          "2 WRONG-TYPE: expected description to be keys with values, found a list of 1. Compare with a file",
          '3 WRONG-TYPE: expected aliases to be a list, found "x". Write a list']),
        ("a: 1\n",
         ['1 MISSING-KEY: expected the key "description", found none. ', '1 MISSING-KEY: expected the key "label", found none. ',
          '1 UNKNOWN-KEY: expected a known key, found "a". See the schema']),
        ("description: {sv: '', da: ' ', en: a}\nlable: {sv: a, da: b, en: c}\n",
         ["1 EMPTY: expected a text in every language in description, found nothing in sv, da. Write the text",
          '2 UNKNOWN-KEY: expected a known key, found "lable". Did you mean "label"?']),
        ("label: {sv: a, da: 1, en: [x, y]}\ndescription: {sv: a, da: b, en: c, nb: d, fi: e}\n",
         ['1 WRONG-TYPE: expected label.da to be a text, found "1". Put it in quotation marks',
          "1 WRONG-TYPE: expected label.en to be a text, found a list of 2. Put it in quotation marks",
          '2 UNKNOWN-KEY: expected a language of this site in description, found "nb".']),
        ("'text'\n", ['1 WRONG-TYPE: expected keys with values, found "text".']),
        (f"label: {{sv: a, da: b, en: c}}\ndescription: {{sv: a, da: b, en: c}}\n{'k' * 61}: 1\n",
         [f'3 UNKNOWN-KEY: expected a known key, found "{"k" * 59}…". See the schema']),
        (f"label: {{sv: a, da: b, en: c}}\ndescription: {{sv: a, da: b, en: c}}\n{'k' * 60}: 1\n",
         [f'3 UNKNOWN-KEY: expected a known key, found "{"k" * 60}". See the schema']),
    ],
)  # fmt: skip
def test_a_fund(problems_in, text: str, expected: list[str]) -> None:
    lines = [f"{one.line} {one.code}: {one.message}. {one.hint}" for one in sorted(problems_in({FUND: text}))]
    assert begin(lines, *expected)


def test_a_person(told: Told) -> None:
    assert begin(
        told(
            PERSON, "name: Nils Provberg", "nmae: Nils", "languages: [sv]\nappointments", "languages: [sv, 3]\nappointments",
            "    title: {sv: projektledare, da: projektleder, en: project manager}\n", "    title: projektledare\n",
            "use: release", "use: relase", "email: nils.provberg@fjallback.example", "email: nils",
            "+46701740605", "070", "    topics: [fjarrvard]\n", "    topics: [fjarrvard, [fjarrvard]]\n",
        ),
        '1 UNKNOWN-KEY: expected a known key, found "nmae". Did you mean "name"?',
        '3 WRONG-TYPE: expected languages.1 to be a text, found "3". Put it in quotation marks',
        '7 WRONG-TYPE: expected appointments.manager.title to be keys with values, found "projektledare".',
        "13 BAD-VALUE: expected contacts.mobile.use to be one of 'release', 'newsroom', 'switchboard' or 'function', "
        'found "relase". Did you mean "release"?',
        '14 BAD-PHONE: expected a telephone number in E.164 and quotation marks in contacts.mobile.phone, found "070". Not a',
        '15 BAD-MAIL: expected an e-mail address such as press@example.org in contacts.mobile.email, found "nils". Copy it',
        "20 WRONG-TYPE: expected contacts.mobile.topics.1 to be a text, found a list of 1.",
    )  # fmt: skip


def test_a_source_whose_values_may_have_two_forms(told: Told) -> None:
    assert begin(
        told(
            SOURCE, "url: https://fjallback.example/nyheter/halsobron", "url: halsobron", "type: release", "type: releese",
            "read_on: 2026-10-01", "read_on: 2026-13-01", "release: 2019/halsobron-oppnar", "release: halsobron",
            "title: {text: Hälsobron öppnar, lang: sv}", "title: 12",
            "  lead: {sv", "  Lead: {sv", "  about: {sv: Stycket om avsändaren, ", f"  {'x' * 100}: {{",
        ),
        "1 BAD-VALUE: expected type to be one of ",
        "3 WRONG-TYPE: expected title to be ",
        '6 BAD-VALUE: expected url in the form of a web address: https://…, found "halsobron".',
        f'7 BAD-DATE: expected {DATE} in read_on, found "2026-13-01".',
        '9 BAD-ID: expected release in the form of a release id: year/name-with-hyphens, found "halsobron".',
        f"11 BAD-ID: expected places.Lead {ID}, found only sv, da, en.",
        f"13 MISSING-LANGUAGE: expected places.{'x' * 59}… in every language of the site, found none in sv.",
    )  # fmt: skip


def test_facts_that_say_too_much_or_nothing(told: Told) -> None:
    assert begin(
        told(
            SOUTH, "    value: 12 500 000 SEK\n    qualifier: nearly\n    source: aakirke-2023\n",
            "    value: [1]\n    unknown: not stated\n", "    value: 2027\n", "    value: 2027\n    unknown: not stated\n",
            "    unknown: not yet reported", "    unknown: x", "  sv: Ingen källa säger det.\n", "  sv:\n",
        ),
        "14 WRONG-TYPE: expected eu_note.sv to be a text, found nothing. Write what belongs",
        '18 NO-SOURCE: expected the key "source" in facts.budget, found none. A fact says where it is from',
        "19 WRONG-TYPE: expected facts.budget.value to be a date or value, found a list of 1.",
        "40 NO-VALUE: expected a statement that says something in facts.end, found only value, unknown, qualifier, "
        "source, place. Unknown stands beside a value",
        "58 BAD-VALUE: expected facts.result.unknown to be one of 'not stated'",
    )  # fmt: skip


def test_a_key_is_misspelt_only_beside_where_it_is_missing(told: Told) -> None:
    """`sorce` in one fact does not explain why another has no source."""
    assert begin(
        told(SOUTH, "  end:\n    value: 2027\n    qualifier: expected\n    source: aakirke-2023\n",
             "  end:\n    value: 2027\n    qualifier: expected\n    sorce: aakirke-2023\n",
             "  result:\n    source: aakirke-2023\n", "  result:\n"),
        '44 UNKNOWN-KEY: expected a known key in facts.end, found "sorce". Did you mean "source"?',
        '55 NO-SOURCE: expected the key "source" in facts.result, found none.',
    )  # fmt: skip
