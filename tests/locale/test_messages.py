"""Interface phrases: complete in every language, all of them used, none made up."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from babel import Locale
from jinja2 import Environment, nodes

from faktum.locale.messages import Messages, check_messages, load_messages, reference, shipped
from faktum.model.contact import ContactPoint
from faktum.model.fact import Qualifier, UnknownReason
from faktum.model.source import Source
from faktum.model.vocabulary import PROPERTIES, ROLES, UNITS, OrganisationKind, PropertyName

PACKAGE = Path(__file__).parents[2] / "src/faktum"
LANGUAGES = ("sv", "da", "en")


def phrases(language: str) -> dict[str, object]:
    document = shipped(language)
    assert document is not None
    assert isinstance(document.data, dict)
    return document.data


# -- which keys the package asks for ----------------------------------------------------------------


def _python_arguments(path: Path) -> Iterator[ast.expr]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and node.args:
            function = node.func
            name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
            if name in {"t", "has"}:
                yield node.args[0]


def _of_python(argument: ast.expr) -> Iterator[tuple[str, bool]]:
    """(text, whether it is a whole key) for the first argument of a call of `t`."""
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield argument.value, True
    elif isinstance(argument, ast.IfExp):
        yield from _of_python(argument.body)
        yield from _of_python(argument.orelse)
    elif isinstance(argument, ast.JoinedStr) and isinstance(argument.values[0], ast.Constant):
        yield str(argument.values[0].value), False
    elif isinstance(argument, ast.BinOp):
        yield from ((text, False) for text, _ in _of_python(argument.left))


def _of_jinja(argument: nodes.Expr) -> Iterator[tuple[str, bool]]:
    if isinstance(argument, nodes.Const):
        yield str(argument.value), True
    elif isinstance(argument, nodes.CondExpr):
        yield from _of_jinja(argument.expr1)
        if argument.expr2:
            yield from _of_jinja(argument.expr2)
    elif isinstance(argument, nodes.Concat):
        yield from ((text, False) for text, _ in _of_jinja(argument.nodes[0]))


def asked_for() -> tuple[set[str], set[str], set[str]]:
    """Whole keys, beginnings of keys, and every other text in the code that may be a key."""
    found: list[tuple[str, bool]] = []
    texts: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        for argument in _python_arguments(path):
            found += _of_python(argument)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                texts.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                texts.update(f"{text}*" for text, _ in _of_python(node))
    environment = Environment(autoescape=True)
    environment.filters["capfirst"] = str
    for path in (PACKAGE / "render/templates").rglob("*.j2"):
        tree = environment.parse(path.read_text(encoding="utf-8"))
        for call in tree.find_all(nodes.Call):
            function = call.node
            name = function.attr if isinstance(function, nodes.Getattr) else getattr(function, "name", "")
            if name == "t" and call.args:
                found += _of_jinja(call.args[0])
        texts.update(str(one.value) for one in tree.find_all(nodes.Const))
    return {text for text, whole in found if whole}, {text for text, whole in found if not whole}, texts


def test_every_key_the_package_asks_for_exists() -> None:
    whole, beginnings, _ = asked_for()
    known = reference().keys()
    assert len(whole) > 100
    assert whole - known == set()
    assert {one for one in beginnings if not any(key.startswith(one) for key in known)} == set()
    assert all("." in one for one in beginnings), beginnings


def test_every_phrase_is_used() -> None:
    whole, beginnings, texts = asked_for()
    # A key may also be put together first and asked for in the next line.
    beginnings |= {one[:-1] for one in texts if re.fullmatch(r"[a-z-]+\.([a-z-]+[.-])*\*", one)}
    unused = [
        key
        for key in reference()
        if key not in whole | texts and not any(key.startswith(one) for one in beginnings)
    ]
    assert unused == []


# -- completeness -----------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_phrase_with_the_same_names(language: str) -> None:
    wanted, found = reference(), phrases(language)
    assert found.keys() == wanted.keys()
    for key, phrase in found.items():
        assert _names(phrase) == _names(wanted[key]), key
        for text in phrase.values() if isinstance(phrase, dict) else [phrase]:
            assert isinstance(text, str), key
            assert text.strip() == text != "", key
            assert "  " not in text, key


def _names(phrase: object) -> set[str]:
    return set(re.findall(r"\{([a-z_]+)\}", str(phrase.values() if isinstance(phrase, dict) else phrase)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_plural_forms_are_those_of_the_language(language: str) -> None:
    categories = set(Locale.parse(language).plural_form.rules) | {"other"}
    for key, phrase in phrases(language).items():
        if isinstance(phrase, dict):
            assert set(phrase) <= categories, key
            assert "other" in phrase, key


def words_of_the_vocabulary() -> list[str]:
    uses = get_args(ContactPoint.model_fields["use"].annotation)
    types = get_args(Source.model_fields["type"].annotation)
    seen = get_args(Source.model_fields["seen"].annotation)
    slug = lambda word: word.replace(" ", "-")  # noqa: E731 - one rule, used in a dozen places below
    return [
        *(f"property.{one}" for one in get_args(PropertyName)),
        *(f"property.{one}" for one in PROPERTIES),
        *(f"unit.{one}" for one in UNITS - {"percent"}),
        *(f"role.{one}" for one in ROLES),
        *(f"organisation-type.{slug(one)}" for one in get_args(OrganisationKind)),
        *(f"qualifier.{slug(one)}" for one in get_args(Qualifier)),
        *(f"unknown.{slug(one)}" for one in get_args(UnknownReason)),
        *(f"source-type.{one}" for one in types),
        *(f"seen.{one}" for one in seen),
        *(f"contact-use.{one}" for one in uses),
        *(f"season.{one}" for one in ("spring", "summer", "autumn", "winter")),
        *(f"state.{one}" for one in ("agreed", "disagrees", "single", "unknown", "derived")),
        *(
            f"money.{code}.{form}"
            for code in ("SEK", "DKK", "EUR", "other")
            for form in ("million", "unit", "short")
        ),
        *(f"project.eu-{one}" for one in ("yes", "no", "unknown")),
        *(
            f"kind.{one}"
            for one in ("projects", "organisations", "people", "programmes", "funds", "releases")
        ),
        *(f"language.{one}" for one in LANGUAGES),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_vocabulary_has_a_phrase(language: str) -> None:
    missing = [key for key in words_of_the_vocabulary() if key not in phrases(language)]
    assert missing == []


# -- filling in -------------------------------------------------------------------------------------


def test_names_are_filled_in_and_plurals_chosen() -> None:
    messages = Messages(
        "en",
        Locale("en", "GB"),
        {"a": "from {x} to {y}", "b": {"one": "{n} job", "other": "{n} jobs"}, "c": "50 {"},
    )
    assert messages.t("a", x=1, y="<b>") == "from 1 to <b>"
    assert messages.t("b", count=1, n=1) == "1 job"
    assert messages.t("b", count=2, n=2) == "2 jobs"
    assert messages.t("b", count=0, n=0) == "0 jobs"
    assert messages.t("b", n=1) == "1 job"
    assert messages.t("c") == "50 {"
    assert messages.has("a")
    assert not messages.has("z")


def test_a_forgotten_key_or_name_is_an_error() -> None:
    messages = Messages("en", Locale("en", "GB"), {"a": "from {x} to {y}"})
    with pytest.raises(KeyError):
        messages.t("b")
    with pytest.raises(KeyError):
        messages.t("a", x=1)


def test_a_plural_form_the_phrase_lacks_is_the_other() -> None:
    messages = Messages("sv", Locale("sv", "SE"), {"b": {"other": "{n} st"}})
    assert messages.t("b", count=1, n=1) == "1 st"


# -- a site's own phrases ---------------------------------------------------------------------------


def own(tmp_path: Path, language: str, text: str) -> Path:
    (tmp_path / "data/messages").mkdir(parents=True)
    (tmp_path / f"data/messages/{language}.yml").write_text(text, encoding="utf-8")
    return tmp_path


def test_a_site_may_word_a_phrase_itself(tmp_path: Path) -> None:
    root = own(tmp_path, "sv", 'nav.home: "Framsidan"\n')
    messages = load_messages("sv", "sv_SE", root)
    assert messages.t("nav.home") == "Framsidan"
    assert messages.t("nav.press") == phrases("sv")["nav.press"]
    assert list(check_messages("sv", root)) == []


def test_the_shipped_languages_are_complete(tmp_path: Path) -> None:
    for language in LANGUAGES:
        assert list(check_messages(language, tmp_path)) == []
    assert shipped("nb") is None


def test_a_language_without_phrases_is_one_problem(tmp_path: Path) -> None:
    (problem,) = check_messages("nb", tmp_path)
    assert (problem.code, problem.path) == ("MISSING-MESSAGES", "data/site.yml")
    assert "translate" in problem.hint


def test_a_started_language_lacks_phrase_by_phrase(tmp_path: Path) -> None:
    root = own(tmp_path, "nb", 'nav.home: "Hjem"\n')
    problems = list(check_messages("nb", root))
    assert {one.code for one in problems} == {"MISSING-MESSAGES"}
    assert len(problems) == len(reference()) - 1


@pytest.mark.parametrize(
    ("text", "code", "line", "found"),
    [
        ("nav.home: Hem\nnav.hjem: Hem\n", "UNKNOWN-KEY", 2, '"nav.hjem"'),
        ('date.about: "cirka {datum}"\n', "BAD-VALUE", 1, '"cirka {datum}"'),
        ('nav.home: "Hem {x}"\n', "BAD-VALUE", 1, '"Hem {x}"'),
        ("nav.home: Hem\nnav.home: Hemma\n", "DUPLICATE-KEY", 2, "nav.home again"),
    ],
)
def test_a_wrong_phrase_is_told(tmp_path: Path, text: str, code: str, line: int, found: str) -> None:
    problems = list(check_messages("sv", own(tmp_path, "sv", text)))
    assert [(one.code, one.line, one.found) for one in problems] == [(code, line, found)]
