"""Reading a whole site: what is refused before it is read, and what goes where."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from faktum.checks import check_site
from faktum.load.files import MAX_BYTES
from faktum.load.records import Loaded, load_site
from faktum.model.organisation import Organisation
from faktum.model.release import Release, Translation
from faktum.model.terms import Fund
from faktum.problems import Problem

FUND = "data/funds/nordfonden.yml"


def test_the_small_site_is_read_without_a_problem(loading) -> None:
    loaded = loading()
    assert loaded.problems == []
    assert loaded.languages == ("sv", "da", "en")
    assert {kind: len(records) for kind, records in loaded.records.items()} == {
        "projects": 2, "organisations": 4, "people": 3, "sources": 5, "programmes": 1, "funds": 1,
        "topics": 1, "terms": 1,
    }  # fmt: skip
    assert set(loaded.releases) == {"2019/halsobron-oppnar", "2020/felaktig-nyhet", "2023/broen-mod-syd"}
    assert set(loaded.project_texts) == {"halsobron", "halsobron-syd"}
    assert set(loaded.pages["projects/index"]) == {"sv", "da", "en"}


def test_a_text_is_of_a_release_or_a_project_only_in_its_own_folder(loading) -> None:
    text = "---\ntitle: Om bron\ndescription: Var den står.\n---\nAllt är påhittat.\n"
    others = [
        "about/halsobron", "support/halsobron", "projects/halsobron/mera", "projects/index", "newsroom/2019/bron", "resurser/2019/bron",
        "press/bron", "press/2019/index", "press/2019/bron/mera",
    ]  # fmt: skip
    loaded = loading({f"docs/sv/{one}.md": text for one in [*others, "projects/gransbron"]})
    assert loaded.problems == []
    assert set(loaded.project_texts) == {"halsobron", "halsobron-syd", "gransbron"}
    assert set(loaded.releases) == set(loading().releases)
    assert {one for one in others if loaded.pages.get(one, {}).get("sv")} == set(others)


def test_records_know_where_they_stand(loading, site) -> None:
    loaded = loading()
    path, line = loaded.line("halsobron", "facts", "budget")
    rows = (loaded.root / path).read_text(encoding="utf-8").splitlines()
    assert rows[line - 1].strip() == "budget:"
    path, line = loaded.line("2019/halsobron-oppnar", "updated")
    assert path == "docs/sv/press/2019/halsobron-oppnar.md"
    assert (loaded.root / path).read_text(encoding="utf-8").splitlines()[line - 1].startswith("updated:")


def test_the_original_of_a_release_carries_the_metadata(loading) -> None:
    loaded = loading()
    texts = loaded.release_texts["2019/halsobron-oppnar"]
    assert isinstance(texts["sv"].front, Release)
    assert isinstance(texts["da"].front, Translation)
    assert set(loaded.release_texts["2023/broen-mod-syd"]) == {"da"}


def test_all_records_come_with_their_kind_and_releases_last(loading) -> None:
    kinds = [kind for kind, _record in loading().all_records()]
    assert kinds[-3:] == ["releases"] * 3
    assert "releases" not in kinds[:-3]
    assert len(kinds) == 21


# -- bytes ----------------------------------------------------------------------------------------


def _problems_with(site, raw: bytes, path: str = FUND) -> list[Problem]:
    root = site()
    (root / path).write_bytes(raw)
    loaded = load_site(root)
    return list(loaded if isinstance(loaded, list) else loaded.problems)


@pytest.mark.parametrize(
    ("raw", "line", "found"),
    [
        (b"label:\n  sv: \xe5\n", 2, "the byte 0xE5"),
        (b"\xff\xfel\x00", 1, "the byte 0xFF"),
        (b"label:\n\n  sv: a\x00b\n", 3, "U+0000"),
        (b"label: a\x08\n", 1, "U+0008"),
        (b"label: a\x0cb\n", 1, "U+000C"),
        ("a: b\nlabel: a\u202eb\n".encode(), 2, "U+202E"),
        ("label: a\u2066b\n".encode(), 1, "U+2066"),
        ("label: a\ue000b\n".encode(), 1, "U+E000"),
        ("label: a\uf8ffb\n".encode(), 1, "U+F8FF"),
        ("label: a\u0085b\n".encode(), 1, "U+0085"),
        ("label: a\u2028b\n".encode(), 1, "U+2028"),
        ("label: a\ufeffb\n".encode(), 1, "U+FEFF"),
        ("label: a\uffffb\n".encode(), 1, "U+FFFF"),
    ],
)
def test_bytes_that_hide_something_are_refused_at_their_line(site, raw: bytes, line: int, found: str) -> None:
    problems = _problems_with(site, raw)
    assert [(one.path, one.line, one.code, one.found) for one in problems] == [
        (FUND, line, "UNREADABLE", found)
    ]


def test_line_ends_and_byte_order_mark_do_not_matter(site) -> None:
    root = site()
    text = (root / FUND).read_text(encoding="utf-8")
    (root / FUND).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    release = root / "docs/sv/press/2019/halsobron-oppnar.md"
    original = release.read_text(encoding="utf-8")
    release.write_bytes(original.replace("\n", "\r").encode())
    loaded = load_site(root)
    assert isinstance(loaded, Loaded)
    assert loaded.problems == []
    fund = loaded.records["funds"]["nordfonden"]
    assert isinstance(fund, Fund)
    assert fund.label["en"] == "The North Fund"
    assert "\r" not in loaded.release_texts["2019/halsobron-oppnar"]["sv"].file.body
    assert loaded.release_texts["2019/halsobron-oppnar"]["sv"].file.body in original


def test_ordinary_signs_of_the_three_languages_are_read(problems_in, edited) -> None:
    text = edited(FUND, "En påhittad fond.", "Åäö ÆØÅ é ü – — … ”x” ’y’ ½ № \u00a0\u00ad\u200d 🙂 (ﬁ)")
    assert problems_in({FUND: text}) == []


def test_a_file_may_not_be_huge(site) -> None:
    problems = _problems_with(site, b"#" * (MAX_BYTES + 1))
    assert [(one.path, one.code) for one in problems] == [(FUND, "UNREADABLE")]
    assert str(MAX_BYTES) in problems[0].expected


def test_a_link_out_of_the_site_is_refused(site, tmp_path: Path) -> None:
    root = site()
    (tmp_path / "secret.yml").write_text("label: x\n")
    (root / FUND).unlink()
    (root / FUND).symlink_to(tmp_path / "secret.yml")
    loaded = load_site(root)
    assert isinstance(loaded, Loaded)
    assert [(one.path, one.code) for one in loaded.problems] == [(FUND, "UNREADABLE")]
    assert "nordfonden" not in loaded.records["funds"]


def test_a_file_that_cannot_be_read_is_a_problem(site) -> None:
    root = site()
    (root / FUND).unlink()
    (root / FUND).mkdir()
    loaded = load_site(root)
    assert isinstance(loaded, Loaded)
    assert [(one.path, one.code) for one in loaded.problems] == [(FUND, "UNREADABLE")]


def test_a_folder_that_is_no_site_is_one_problem(tmp_path: Path) -> None:
    problems = load_site(tmp_path)
    assert isinstance(problems, list)
    assert [(one.path, one.code) for one in problems] == [("data/site.yml", "UNREADABLE")]
    assert "mkdocs.yml" in problems[0].hint


# -- names of files ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("data/funds/Nordfonden.yml", "Lower-case"),
        ("data/funds/nord_fonden.yml", "Lower-case"),
        ("data/funds/nordfonden-.yml", "Lower-case"),
        ("data/funds/nörd.yml", "ö ø become o"),
        ("data/funds/page.yml", "Lower-case"),
        ("data/funds/p-12345.yml", "Lower-case"),
        ("data/funds/nord\n.yml", "Lower-case"),
        ("data/people/nils-provberg.yml", "carry no name"),
        ("data/people/p-1234.yml", "carry no name"),
        ("data/funds/fond.yaml", "Rename it to fond.yml."),
        ("data/funds/notes.txt", "Move it elsewhere."),
    ],
)
def test_a_file_name_that_can_be_no_id_is_refused(problems_in, path: str, hint: str) -> None:
    problems = problems_in({path: "label: {sv: a, da: b, en: c}\ndescription: {sv: a, da: b, en: c}\n"})
    assert [(one.path, one.line, one.code) for one in problems] == [(path, 1, "BAD-ID")]
    assert hint in problems[0].hint


def test_hidden_files_are_not_read(problems_in) -> None:
    assert problems_in({"data/funds/.swp": "x"}) == []


@pytest.mark.parametrize(
    ("written", "hint"), [("nordfonden", "Remove the line"), ("annan", "Rename the file")]
)
def test_an_id_in_the_file_is_refused(problems_in, edited, written: str, hint: str) -> None:
    text = edited(FUND, "label:", f"id: {written}\nlabel:")
    problems = problems_in({FUND: text})
    assert [(one.path, one.line, one.code) for one in problems if one.code == "ID-IN-FILE"] == [
        (FUND, 1, "ID-IN-FILE")
    ]
    assert hint in problems[0].hint


# -- shapes -----------------------------------------------------------------------------------------


def only(problems: list[Problem]) -> Problem:
    assert len(problems) == 1, [str(one) for one in problems]
    return problems[0]


def test_a_file_that_is_a_list_is_refused(problems_in) -> None:
    problem = only(problems_in({FUND: "- a\n"}))
    assert (problem.code, problem.line) == ("WRONG-TYPE", 1)


def test_an_unknown_key_gets_a_suggestion(problems_in, edited) -> None:
    problem = only(problems_in({FUND: edited(FUND, "label:", "aliasses: []\nlabel:")}))
    assert (problem.code, problem.line, problem.found) == ("UNKNOWN-KEY", 1, '"aliasses"')
    assert problem.hint == 'Did you mean "aliases"?'


def test_a_missing_key_is_explained(problems_in, edited) -> None:
    problem = only(problems_in({FUND: "label: {sv: a, da: b, en: c}\n"}))
    assert (problem.code, problem.expected) == ("MISSING-KEY", 'the key "description"')


def test_a_missing_language_is_named(problems_in, edited) -> None:
    problem = only(problems_in({FUND: edited(FUND, "  da: En opdigtet fond.\n", "")}))
    assert (problem.code, problem.line) == ("MISSING-LANGUAGE", 2)
    assert problem.found == "none in da"


def test_a_strange_language_is_named(problems_in, edited) -> None:
    problem = only(problems_in({FUND: edited(FUND, "  da: En", "  nb: Et oppdiktet fond.\n  da: En")}))
    assert (problem.code, problem.found) == ("UNKNOWN-KEY", '"nb"')


@pytest.mark.parametrize("empty", ["''", '"  "', ""])
def test_an_empty_text_is_an_error(problems_in, edited, empty: str) -> None:
    problem = only(problems_in({FUND: edited(FUND, "da: En opdigtet fond.", f"da: {empty}")}))
    assert problem.line == 4 if not empty else problem.line in {2, 4}
    assert problem.code in {"EMPTY", "WRONG-TYPE"}


def test_a_number_where_a_text_belongs_is_told_to_be_quoted(problems_in, edited) -> None:
    problem = only(problems_in({FUND: edited(FUND, "da: En opdigtet fond.", "da: 12")}))
    assert (problem.code, problem.line, problem.found) == ("WRONG-TYPE", 4, '"12"')
    assert "quotation marks" in problem.hint


def test_all_problems_come_at_once(problems_in, edited) -> None:
    problems = problems_in(
        {
            FUND: "label: 1\n",
            "data/terms/vardlots.yml": edited("data/terms/vardlots.yml", "related:", "relatd:"),
            "data/topics/fjarrvard.yml": "a: [",
            "docs/da/about.md": "---\ntitel: X\n---\n",
        }
    )
    assert {one.path for one in problems} == {
        FUND, "data/terms/vardlots.yml", "data/topics/fjarrvard.yml", "docs/da/about.md",
    }  # fmt: skip


FACTS = "data/projects/halsobron-syd.yml"


@pytest.mark.parametrize(
    ("old", "new", "code", "found"),
    [
        ("value: 2024-02", "value: 2024-13", "BAD-DATE", "2024-13"),
        ("value: 2024-02", "value: 2024-02-30", "BAD-DATE", "2024-02-30"),
        ("value: 12 500 000 SEK", "value: 12500000", "BAD-MONEY", "12500000"),
        ("value: 12 500 000 SEK", "value: 12.5 mnkr", "BAD-MONEY", "12.5 mnkr"),
        ("value: 12 500 000 SEK", "value: 12 parsecs", "BAD-UNIT", "12 parsecs"),
        ("value: 12 500 000 SEK", "value: Många pengar!", "BAD-VALUE", "Många pengar!"),
        ("value: 12 500 000 SEK", "value: 1.5", "WRONG-TYPE", "1.5"),
        ("value: 12 500 000 SEK\n    qualifier", "qualifier", "NO-VALUE", "source"),
        ("qualifier: nearly", "qualifier: nearly so", "BAD-VALUE", "nearly so"),
        ("qualifier: nearly", "qualifier: aboot", "BAD-VALUE", "aboot"),
        ("unknown: not yet reported", "unknown: nobody knows", "BAD-VALUE", "nobody knows"),
        ("eu_funded: unknown", "eu_funded: maybe", "BAD-VALUE", "maybe"),
        ("role: lead", "role: leader", "BAD-VALUE", "leader"),
        ("topics: [fjarrvard]", "topics: fjarrvard", "WRONG-TYPE", "fjarrvard"),
        ("predecessor: halsobron", "predecessor: Hälsobron", "BAD-ID", "Hälsobron"),
        ("goal-clinics:", "Goal clinics:", "BAD-ID", None),
    ],
)
def test_a_wrong_value_is_told_in_plain_words(problems_in, edited, old, new, code, found) -> None:
    text = edited(FACTS, old, new)
    problem = only([one for one in problems_in({FACTS: text}) if one.path == FACTS])
    assert problem.code == code
    assert found is None or found in problem.found
    rows = text.splitlines()
    assert 1 <= problem.line <= len(rows)
    if new:
        at = next(number for number, row in enumerate(rows, 1) if new in row)
        assert at - 1 <= problem.line <= at
    for word in ("pydantic", "Input should", "validation", "tuple", "dict", "NoneType"):
        assert word not in str(problem), str(problem)


def test_a_suggestion_for_a_misspelt_word_of_a_vocabulary(problems_in, edited) -> None:
    problem = only(problems_in({FACTS: edited(FACTS, "qualifier: nearly", "qualifier: nerly")}))
    assert problem.hint == 'Did you mean "nearly"?'


def test_two_statements_need_one_preferred(problems_in, edited) -> None:
    text = edited(
        FACTS,
        "        preferred:\n          sv: Läst här; tidningen återger den.\n"
        "          da: Læst her; avisen gengiver den.\n          en: Read here; the paper retells it.\n",
        "",
    )
    problem = only(problems_in({FACTS: text}))
    assert problem.code == "NO-PREFERRED"
    assert "0 of 2" in problem.hint
    assert text.splitlines()[problem.line - 1].strip() == "start:"


PERSON = "data/people/p-a1b2c.yml"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('phone: "+46701740605"', "phone: 070-1740605", "BAD-PHONE"),
        ('phone: "+46701740605"', 'phone: "+46 70 174 06 05"', "BAD-PHONE"),
        ('phone: "+46701740605"', 'phone: "+4670174"', "BAD-PHONE"),
        ("email: nils.provberg@fjallback.example", "email: nils.provberg", "BAD-MAIL"),
        ("name: Nils Provberg\n", "", "MISSING-KEY"),
        ("use: release", "use: whatever", "BAD-VALUE"),
    ],
)
def test_wrong_contacts_are_told(problems_in, edited, old: str, new: str, code: str) -> None:
    problem = only(problems_in({PERSON: edited(PERSON, old, new)}))
    assert (problem.path, problem.code) == (PERSON, code)


def test_the_international_form_is_suggested(problems_in, edited) -> None:
    text = edited(PERSON, '"+46701740605"', '"+46 70 174 06 05"')
    assert "+46701740605" in only(problems_in({PERSON: text})).hint


def test_a_withdrawn_person_keeps_nothing_but_appointments(problems_in, edited) -> None:
    path = "data/people/p-g7h8j.yml"
    problem = only(problems_in({path: edited(path, "withdrawn:", "name: Någon\nwithdrawn:")}))
    assert problem.code == "WITHDRAWN"


# -- site.yml ---------------------------------------------------------------------------------------

SITE = "data/site.yml"


def test_texts_of_the_site_need_every_language(problems_in, edited) -> None:
    problem = only(problems_in({SITE: edited(SITE, "  da: Alt her er opdigtet.\n", "")}))
    assert (problem.path, problem.code, problem.found) == (SITE, "MISSING-LANGUAGE", "none in da")


def test_a_site_without_languages_cannot_be_read(site, edited) -> None:
    text = edited(
        SITE, "  - {code: da, locale: da_DK, name: Dansk}", "  - {code: sv, locale: sv_SE, name: Dansk}"
    )
    problems = load_site(site({SITE: text}))
    assert isinstance(problems, list)
    assert [(one.path, one.code) for one in problems] == [(SITE, "BAD-VALUE")]


def test_the_environment_overrides_addresses(site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAKTUM_SITE_URL", "https://example.org/sub")
    monkeypatch.setenv("FAKTUM_REPOSITORY", "https://forge.example/x/y")
    loaded = load_site(site())
    assert isinstance(loaded, Loaded)
    assert loaded.site.site_url == "https://example.org/sub/"
    assert loaded.site.repository == "https://forge.example/x/y"
    assert loaded.site.identity == "https://id.fakta.example/"
    monkeypatch.setenv("FAKTUM_SITE_URL", "")
    again = load_site(site())
    assert isinstance(again, Loaded)
    assert again.site.site_url == "https://fakta.example/"


@pytest.mark.parametrize("name", ["FAKTUM_SITE_URL", "FAKTUM_REPOSITORY"])
def test_an_override_that_is_no_address_is_a_problem(
    site, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, "example.org")
    loaded = load_site(site())
    assert isinstance(loaded, Loaded)
    assert [(one.code, one.found) for one in loaded.problems] == [("BAD-VALUE", '"example.org"')]
    assert name in loaded.problems[0].expected


# -- texts ------------------------------------------------------------------------------------------

RELEASE = "docs/da/press/2019/halsobron-oppnar.md"


def test_two_originals_are_refused(site) -> None:
    source = Path(os.fspath(Path(__file__).parents[1])) / "sites/small/docs/sv/press/2019/halsobron-oppnar.md"
    errors = check_site(site({RELEASE: source.read_text(encoding="utf-8")})).errors
    problem = only([one for one in errors if one.code != "OTHER-LANGUAGE"])
    assert (problem.path, problem.code, problem.found[:2]) == (RELEASE, "ORIGINAL", "2:")


def test_translations_without_an_original_are_refused(site) -> None:
    errors = check_site(site({"docs/sv/press/2019/halsobron-oppnar.md": None})).errors
    problem = only([one for one in errors if one.code != "BROKEN-LINK"])
    assert (problem.path, problem.code, problem.found) == (RELEASE, "ORIGINAL", "none")


def test_front_matter_of_a_translation_holds_no_metadata(problems_in, edited) -> None:
    problem = only(problems_in({RELEASE: edited(RELEASE, "---\ntitle", "---\nprojects: [halsobron]\ntitle")}))
    assert (problem.path, problem.line, problem.code) == (RELEASE, 2, "UNKNOWN-KEY")


def test_a_release_id_comes_from_its_path(loading) -> None:
    loaded = loading()
    assert isinstance(loaded.records["organisations"]["fjallringen"], Organisation)
    assert loaded.releases["2023/broen-mod-syd"].id == "2023/broen-mod-syd"
