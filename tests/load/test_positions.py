"""What stands where: lines with and without front matter, limits exactly met, and what follows a mistake."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest
import yaml as pyyaml

from faktum.load.expressions import Call, ExpressionError, parse_text
from faktum.load.files import MAX_BYTES
from faktum.load.prose import parse_prose
from faktum.load.records import Loaded, load_site
from faktum.load.yaml import Document, parse_yaml
from faktum.problems import Problem

DEEPEST = 32


def read(text: str, offset: int = 0) -> tuple[Document, list[Problem]]:
    problems: list[Problem] = []
    return parse_yaml(text, "data/x.yml", problems, offset), problems


# -- YAML ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("offset", [0, 1, 3, 6, 13])
@pytest.mark.parametrize(
    ("text", "line", "code", "found"),
    [
        ("a: 1\nb: 'open\n\n", 4, "YAML", "end of stream"),
        ("a:\n- 1\n b: 2\n", 3, "YAML", "mapping values"),
        ("a: 1\na: 2\n", 2, "DUPLICATE-KEY", "a again"),
        ("a: 1\nb:\n  c: *x\n", 3, "YAML", "undefined alias"),
        ("a: &x\n  - 1\nb:\n- *x\n", 1, "YAML", "an alias"),
        ("a: 1\nb:\n  c: !t 2\n", 3, "YAML", '"!t"'),
        ("\n\n? [a]\n: 1\n", 3, "YAML", "as key"),
        ("# nothing\n\n", 1, "YAML", "an empty file"),
        ("a: 1\nb: \x01\n", 1, "YAML", "unacceptable character"),
        ("[\n" * 40 + "]" * 40, 34, "YAML", "deeper nesting"),
        ("[\n" * 3000, 34, "YAML", "deeper nesting"),
        ("{a:\n" * 3000, 34, "YAML", "deeper nesting"),
        ("- [ ]\n" * 9 + "[" * 3000, 10, "YAML", ""),
        ('a: 1\nb:\n\n  c: "\\u202E"\n', 4, "UNREADABLE", "U+202E"),
        ('a: 1\n"\\u202E": 2\n', 2, "UNREADABLE", "U+202E"),
    ],
    ids=lambda value: str(value)[:9],
)
def test_lines_count_from_the_top_of_the_file(
    text: str, line: int, code: str, found: str, offset: int
) -> None:
    _document, problems = read(text, offset)
    assert [(one.path, one.line, one.code) for one in problems] == [("data/x.yml", line + offset, code)]
    assert found in problems[0].found


@pytest.mark.parametrize("offset", [0, 1, 2, 3, 6])
def test_the_line_of_a_place_that_is_not_written(offset: int) -> None:
    document, _ = read("a:\n  b:\n    c: 1\n", offset)
    assert document.line("a", "b", "c") == 3 + offset
    assert document.line("a", "b", "x") == 2 + offset
    assert document.line("a", "x", "y") == 1 + offset
    assert document.line("a", "x", "y", "z") == 1 + offset
    assert Document("x", offset=offset).line("a") == 1 + offset
    assert Document("x", offset=offset).line() == 1 + offset


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}"), ("- ", ""), ("{a: [", "]}")])
def test_nesting_at_the_limit_and_one_past_it(opening: str, closing: str) -> None:
    levels = (DEEPEST + 1) // (2 if "[" in opening and "{" in opening else 1)
    _document, problems = read(opening * (levels - 1) + "1" + closing * (levels - 1))
    assert problems == []
    _document, problems = read(opening * (levels + 2) + "1" + closing * (levels + 2))
    assert [(one.line, one.found) for one in problems] == [(1, "deeper nesting")]


def test_levels_are_counted_not_brackets() -> None:
    for text in ("[1]\n", "{a: 1}\n", "- 1\n"):
        _document, problems = read(f"a: {'x' * 2000}\nb:\n" + f"- {text}" * 2500)
        assert problems == []
    assert read(f"a: [{'[], ' * 3000}]")[1] == []


def test_thirty_two_keys_in_each_other_and_no_more() -> None:
    for many, expected in ((DEEPEST, 0), (DEEPEST + 1, 1)):
        text = "".join(f"{' ' * number}a:\n" for number in range(many - 1)) + " " * (many - 1) + "a: 1\n"
        _document, problems = read(text)
        assert [one.line for one in problems] == [many] * expected


def test_keys_and_numbers_at_their_longest() -> None:
    document, problems = read(f"{'k' * 100}: {'9' * 40}\nb: {'9' * 41}\n")
    assert problems == []
    assert document.data == {"k" * 100: int("9" * 40), "b": "9" * 41}
    document, problems = read(f"a: 1\n{'k' * 101}: 1\nb: 2\n{'l' * 101}: 1\nc: 3\n")
    assert [(one.line, one.code) for one in problems] == [(2, "YAML"), (4, "YAML")]
    assert document.data == {"a": 1, "b": 2, "c": 3}


def test_numbers_that_have_no_value_stay_text() -> None:
    assert read("[1e999, -1e999, 1e9]")[0].data == ["1e999", "-1e999", 1e9]


def test_the_three_ways_to_write_true_false_and_nothing() -> None:
    assert read("[true, True, TRUE, false, False, FALSE]")[0].data == [True] * 3 + [False] * 3
    assert read("[~, null, Null, NULL, nUll]")[0].data == [None] * 4 + ["nUll"]


def test_what_follows_a_mistake_is_read() -> None:
    document, problems = read(
        "? [a]\n: 1\nb: 2\nb: 3\nc: 4\nb: 5\n? {d: 6}\n: 6\ne: 7\nc: 8\nf: !x 9\ng: 10\n"
    )
    assert document.data == {"b": 2, "c": 4, "e": 7, "f": None, "g": 10}
    assert [(one.line, one.code) for one in problems] == [
        (1, "YAML"), (4, "DUPLICATE-KEY"), (6, "DUPLICATE-KEY"), (7, "YAML"), (10, "DUPLICATE-KEY"), (11, "YAML")
    ]  # fmt: skip
    assert [one.expected[-17:] for one in problems if one.code == "DUPLICATE-KEY"] == [
        "on line 3 already", "on line 3 already", "on line 5 already"
    ]  # fmt: skip
    assert document.refused


@pytest.mark.parametrize(("text", "refused"), [("a: 1\na: 2", False), ("a: !x 1", True), ("a: &x 1\nb: *x", True),
                                               ("? [a]\n: 1", True), ('a: "\\u202E"', True), ("a: 1", False)])  # fmt: skip
def test_what_is_refused_is_remembered(text: str, refused: bool) -> None:
    assert read(text)[0].refused is refused


def test_without_libyaml_the_same_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(pyyaml, "CSafeLoader")
    spec = importlib.util.find_spec("faktum.load.yaml")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "faktum.load.yaml_without_c", module)
    spec.loader.exec_module(module)
    text = "a: 1\nb: ['x', ~, 1.5, yes]\nc:\nb: 2\n"
    problems: list[Problem] = []
    slow = module.parse_yaml(text, "x", problems)
    fast, expected = read(text)
    assert (slow.data, slow.lines) == (fast.data, fast.lines)
    assert [(one.line, one.code) for one in problems] == [(one.line, one.code) for one in expected]


# -- expressions -------------------------------------------------------------------------------------


@pytest.mark.parametrize("before", [0, 1, 2, 5])
@pytest.mark.parametrize(
    "text",
    [
        "{% x %}", "{# x #}", "{{ fact(((((((((('a')))))))))) }}", f"{{{{ fact({'1' * 5000}) }}}}", "{{ fact( }}",
        '{{ fakt("a") }}', "{{ x }}", "{{ fact() }}", '{{ person("a", "b") }}', "{{ name() }}", "{{ person() }}",
        '{{ in_language("sv") }}', '{{ in_language("sv", "a", "b") }}', '{{ literal("a") }}',
        '{{ literal("a", "b", "c") }}', '{{ fact("a", 1) }}', '{{ fact(1, "a") }}', '{{ fact("a", x="b") }}',
        '{{ literal("\\u202E", "b") }}', '{{ literal("a", "\\u202E") }}', '{{ fact("a", *b) }}', '{{ fact("a", **b) }}',
    ],
)  # fmt: skip
def test_a_wrong_expression_stands_at_its_line(text: str, before: int) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse_text("\n{ ord" * before + text + "\n{{ last }}")
    assert caught.value.line == before + 1
    assert caught.value.hint


def test_the_first_mistake_of_a_text_is_told() -> None:
    with pytest.raises(ExpressionError) as caught:
        parse_text('{{ name("a") }}\n{{ fact("a") }} {{ b }}\n{{ c() }}')
    assert (caught.value.line, caught.value.found) == (2, "another kind of expression")


def test_brackets_in_a_text_are_no_expression() -> None:
    for text in ("((((((((((x))))))))))", "(( { ((", "{ " + "(" * 8 + " }"):
        assert parse_text(text) == (text,)
    assert parse_text('((((x)))) {{ name((("a"))) }}')[1] == Call("name", ("a",), 1)


# -- files -------------------------------------------------------------------------------------------

FUND = "data/funds/nordfonden.yml"
TERM = "label: {sv: a, da: b, en: c}\ndefinition: {sv: a, da: b, en: c}\n"


def load(root: Path) -> Loaded:
    loaded = load_site(root)
    assert isinstance(loaded, Loaded), [str(one) for one in loaded]
    return loaded


@pytest.mark.parametrize(("size", "told"), [(1_000_000, 0), (1_000_001, 1)])
def test_the_largest_file(site, size: int, told: int) -> None:
    assert MAX_BYTES == 1_000_000
    root = site()
    text = (root / FUND).read_bytes()
    (root / FUND).write_bytes(text + b"#" * (size - len(text)))
    problems = load(root).problems
    assert [(one.path, one.line, one.code, one.found) for one in problems] == [
        (FUND, 1, "UNREADABLE", f"{size} bytes")
    ] * told


@pytest.mark.parametrize(("raw", "line"), [(b"\xe5", 1), (b"\n\xe5\n", 2), (b"a\n\n\xe5\xe5\n\n\xe5", 3), (b"a\r\nb\xe5", 2),
                                           (b"\n\xe2\x80\xae", 2), (b"\xe2\x80\xae\n\n", 1), (b"a\n\n\nb\xe2\x80\xae", 4)])  # fmt: skip
def test_the_line_of_a_byte(site, raw: bytes, line: int) -> None:
    root = site()
    (root / FUND).write_bytes(raw)
    assert [(one.path, one.line, one.code) for one in load(root).problems] == [(FUND, line, "UNREADABLE")]


def test_other_files_are_read_whatever_stands_before_them(site) -> None:
    root = site(
        {
            "data/terms/.hidden": "x", "data/terms/0.txt": "x", "data/terms/A.yml": TERM, "data/terms/b.yml": "- x\n",
            "data/terms/c.yml": "a: [", "data/terms/d.yml": f"id: d\n{TERM}", "data/terms/e.yaml": TERM,
            "data/terms/f.yml": "a: b\n", "data/terms/zz.yml": TERM,
            "docs/sv/A.md": "x", "docs/sv/aa.md": "---\na: [\n---\n", "docs/sv/ab.md": "---\ntitle: [a]\n---\nx",
            "docs/sv/zz.md": "---\ntitle: A\n---\nx",
        }
    )  # fmt: skip
    (root / "data/terms/g.yml").write_bytes(b"\xff")
    (root / "docs/sv/ac.md").write_bytes(b"\xff")
    loaded = load(root)
    assert set(loaded.records["terms"]) == {"vardlots", "zz"}
    assert {"zz", "about", "topics/index"} <= set(loaded.pages)
    assert {"A", "aa", "ab", "ac"}.isdisjoint(loaded.pages)
    assert sorted((one.path, one.line, one.code) for one in loaded.problems if one.path.startswith("data")) == [
        ("data/terms/0.txt", 1, "BAD-ID"), ("data/terms/A.yml", 1, "BAD-ID"), ("data/terms/b.yml", 1, "WRONG-TYPE"),
        ("data/terms/c.yml", 2, "YAML"), ("data/terms/d.yml", 1, "ID-IN-FILE"), ("data/terms/e.yaml", 1, "BAD-ID"),
        ("data/terms/f.yml", 1, "MISSING-KEY"), ("data/terms/f.yml", 1, "MISSING-KEY"),
        ("data/terms/f.yml", 1, "UNKNOWN-KEY"), ("data/terms/g.yml", 1, "UNREADABLE"),
    ]  # fmt: skip
    assert sorted((one.path, one.line, one.code) for one in loaded.problems if one.path.startswith("docs")) == [
        ("docs/sv/A.md", 1, "BAD-ID"), ("docs/sv/aa.md", 3, "YAML"), ("docs/sv/ab.md", 2, "WRONG-TYPE"),
        ("docs/sv/ac.md", 1, "UNREADABLE"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "good"),
    [("a" * 100, True), ("a" * 101, False), ("page-a", True), ("page", False), ("p-a", False), ("pa", True), ("a--b", False)],
)  # fmt: skip
def test_the_longest_name_and_the_kept_ones(site, name: str, good: bool) -> None:
    loaded = load(site({f"data/terms/{name}.yml": TERM}))
    assert (name in loaded.records["terms"]) is good
    assert [one.code for one in loaded.problems] == ([] if good else ["BAD-ID"])


def test_where_pages_texts_and_releases_go(site) -> None:
    page = "---\ntitle: A\n---\nx\n"
    paths = [
        "press/index",
        "press/about",
        "press/archive/2019/x",
        "projects/index",
        "projects/sub/x",
        "other/a",
        "other/a/b",
    ]
    loaded = load(site({f"docs/sv/{path}.md": page for path in paths}))
    assert loaded.problems == []
    assert set(paths) <= set(loaded.pages)
    assert set(loaded.project_texts) == {"halsobron", "halsobron-syd"}
    assert len(loaded.releases) == 3


def test_a_release_with_two_originals_hides_no_other(site, edited) -> None:
    path = "press/2019/halsobron-oppnar.md"
    original = (site() / "docs/sv" / path).read_text(encoding="utf-8")
    loaded = load(site({f"docs/da/{path}": original}, "again"))
    assert set(loaded.releases) == {"2020/felaktig-nyhet", "2023/broen-mod-syd"}
    assert set(loaded.release_texts["2019/halsobron-oppnar"]) == {"sv", "da", "en"}


@pytest.mark.parametrize(
    ("front", "told"),
    [
        ("title: A\nsummary: B\n", ["MISSING-KEY"]),
        ("title: A\nsummary: B\ntranslated_from: {lang: sv, hash: x}\nsources: [a]\n", ["UNKNOWN-KEY"]),
        ("title: A\nsummary: B\ntopics: [fjarrvard]\n", ["MISSING-KEY"] * 4),
        ("- title\n", ["WRONG-TYPE"]),
        ("title: A\n", ["MISSING-KEY"] * 2),
    ],
)  # fmt: skip
def test_the_front_matter_of_a_version(site, front: str, told: list[str]) -> None:
    path = "docs/en/press/2023/broen-mod-syd.md"
    loaded = load(site({path: f"---\n{front}---\nx\n"}))
    assert [(one.path, one.code) for one in loaded.problems] == [(path, code) for code in told]
    assert set(loaded.release_texts["2023/broen-mod-syd"]) == {"da"}


@pytest.mark.parametrize("empty", ["", "---\n---\n", "---\n\n---\n"])
def test_front_matter_that_says_nothing(empty: str) -> None:
    problems: list[Problem] = []
    file = parse_prose(f"{empty}Text\n", "docs/sv/x.md", "sv", problems)
    assert problems == []
    assert (file.front.data, file.body, file.body_line) == ({}, "Text\n", empty.count("\n") + 1)
    assert file.front.line("title") == 1


@pytest.mark.parametrize(
    ("url", "repository", "told", "address"),
    [
        ("http://example.org", "", 0, "http://example.org/"),
        ("https://example.org/x/", "https://forge.example/", 0, "https://example.org/x/"),
        ("example.org", "https://forge.example/", 1, "https://fakta.example/"),
        ("https://example.org", "example.org", 1, "https://fakta.example/"),
        ("example.org", "example.org", 1, "https://fakta.example/"),
    ],
)
def test_addresses_of_the_environment(
    site, monkeypatch, url: str, repository: str, told: int, address: str
) -> None:
    monkeypatch.setenv("FAKTUM_SITE_URL", url)
    monkeypatch.setenv("FAKTUM_REPOSITORY", repository)
    loaded = load(site())
    assert [(one.path, one.line, one.code) for one in loaded.problems] == [
        ("data/site.yml", 1, "BAD-VALUE")
    ] * told
    assert loaded.site.site_url == address


def test_an_address_of_the_site_gets_its_slash(loading, edited) -> None:
    text = edited("data/site.yml", "site_url: https://fakta.example/", "site_url: https://fakta.example/x")
    assert loading({"data/site.yml": text}).site.site_url == "https://fakta.example/x/"
