"""What the layout of the repository promises (sections 5 and 7 of the design)."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from jinja2 import meta

from faktum.checks.entries import Entries
from faktum.checks.index import Facts, Index
from faktum.load.listing import Listing
from faktum.load.records import Loaded, load_site
from faktum.questions import asked_once, listening
from faktum.render.environment import environment, source_with_named

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src/faktum"
SCAFFOLDED_HOOKS = PACKAGE / "scaffold/files/hooks"
ENGINES = {"mkdocs", "properdocs", "material", "mkdocs_static_i18n"}
MODULES = [path for path in sorted(PACKAGE.rglob("*.py")) if SCAFFOLDED_HOOKS not in path.parents]
HOOKS = sorted((ROOT / "hooks").glob("*.py"))
PYTHON = [*MODULES, *HOOKS, *sorted((ROOT / "tests").rglob("*.py"))]
# Which package may not know of which: the flow of section 5 runs one way.
BELOW = {
    "model": {"load", "checks", "locale", "render", "publish", "engine", "catalogue", "cli"},
    "load": {"checks", "render", "publish", "engine", "catalogue", "cli"},
    "checks": {"publish", "engine", "cli"},
    "locale": {"checks", "render", "publish", "engine", "cli"},
    "lookup": {"load", "checks", "locale", "render", "publish", "engine", "catalogue", "cli"},
    "render": {"checks", "publish", "engine", "cli"},
    "publish": {"engine", "cli"},
    "engine": {"cli"},
}

GIVEN = frozenset(
    {"handle_error", "handle_starttag", "handle_endtag", "handle_data", "handle_charref", "handle_entityref"}
)
"""Methods that the standard library calls by these names."""


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports_of(path: Path) -> Iterator[str]:
    """Every module that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            yield from (f"{node.module}.{one.name}" for one in node.names)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_the_adapter_imports_the_engine(path: Path) -> None:
    if PACKAGE / "engine" not in path.parents:
        found = {name for name in imports_of(path) if name.split(".")[0] in ENGINES}
        assert not found


@pytest.mark.parametrize("package", BELOW)
def test_the_flow_runs_one_way(package: str) -> None:
    found = {
        f"{name_of(path)} imports {name}"
        for path in (PACKAGE / package).rglob("*.py")
        for name in imports_of(path)
        if name.startswith("faktum.") and name.split(".")[1] in BELOW[package]
    }
    assert not found


@pytest.mark.parametrize("path", HOOKS, ids=name_of)
class TestHooks:
    def test_are_short(self, path: Path) -> None:
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 40

    def test_import_the_adapter_and_nothing_else_of_the_package(self, path: Path) -> None:
        own = {name for name in imports_of(path) if name.split(".")[0] == "faktum"}
        assert own == {"faktum.engine.events"}

    def test_translate_and_never_decide(self, path: Path) -> None:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        docstring = tree.body[0]
        for node in ast.walk(tree):
            assert not isinstance(node, ast.If | ast.For | ast.While | ast.Try | ast.IfExp), "a rule"
            assert not isinstance(node, ast.Assign | ast.AugAssign | ast.Global), "state"
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert isinstance(docstring, ast.Expr)
                assert node is docstring.value, f"a string: {node.value!r}"

    def test_are_one_call_each(self, path: Path) -> None:
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef):
                assert len(node.body) == 1

    def test_are_those_of_a_new_site(self, path: Path) -> None:
        assert path.read_bytes() == (SCAFFOLDED_HOOKS / path.name).read_bytes()


def test_a_new_site_has_no_other_hooks() -> None:
    assert {path.name for path in SCAFFOLDED_HOOKS.glob("*.py")} == {path.name for path in HOOKS}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_holds_one_noun(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize("path", PYTHON, ids=name_of)
def test_names_say_what_a_thing_is(path: Path) -> None:
    assert path.stem not in {"utils", "util", "helpers", "helper", "common", "core", "misc"}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef) and node.name not in GIVEN:
            assert not node.name.lstrip("_").startswith(("process_", "handle_", "manage_"))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_every_module_says_what_it_is_for(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert not source or ast.get_docstring(ast.parse(source))


def test_no_model_template_or_schema_names_a_language() -> None:
    """Languages stand in data/site.yml; the package knows them by their messages and scaffold only."""
    for path in [*(PACKAGE / "model").glob("*.py"), *(PACKAGE / "render/templates").rglob("*.j2")]:
        text = path.read_text(encoding="utf-8")
        for code in ("sv", "da"):
            assert f'"{code}"' not in text, name_of(path)
            assert f"'{code}'" not in text, name_of(path)


QUESTIONS = {
    "Index": {
        "of",
        "part",
        "whole",
        "scope",
        "looked_at",
        "memo",
        "keep_in",
        "entries",
        "facts",
        "listing",
        "messages",
    },
    "Entries": {"add", "values", "get", "items", "keys"},
    "Facts": {"values", "get", "items", "keys"},
    "Listing": {"of", "ids"},
}
"""What is public and no question itself: what a rule is given, and what is asked in its turn."""
BROAD = {"Index": {"loaded", "once", "root", "marks"}}
"""What is as broad as the site, and says so to whoever listens."""


@pytest.mark.parametrize("asked", [Index, Entries, Facts, Listing], ids=lambda one: one.__name__)
def test_a_rule_can_read_nothing_of_a_site_but_what_it_asks(asked: type) -> None:
    for name, found in vars(asked).items():
        if not name.startswith("_") and name not in QUESTIONS[asked.__name__] | BROAD.get(
            asked.__name__, set()
        ):
            assert isinstance(found, asked_once) or hasattr(found, "__wrapped__"), f"{asked.__name__}.{name}"


def test_an_index_has_no_other_attributes(site: Callable[..., Path]) -> None:
    loaded = load_site(site())
    assert isinstance(loaded, Loaded)
    index = Index.of(loaded, date(2026, 12, 1))
    assert {name for name in vars(index) if not name.startswith("_")} == {"entries", "facts"}
    for one in (index.entries, index.facts, index.listing):
        assert not {name for name in vars(one) if not name.startswith("_")}


@pytest.mark.parametrize("name", sorted(BROAD["Index"]))
def test_what_is_as_broad_as_the_site_is_noted(site: Callable[..., Path], name: str) -> None:
    loaded = load_site(site())
    assert isinstance(loaded, Loaded)
    index = Index.of(loaded, date(2026, 12, 1))
    with listening() as asked:
        found = getattr(index, name)
        if name == "once":
            found(len_of)
    assert {one.name for one in asked} <= {"Index.everything", "Index.anything"}
    assert asked


def len_of(index: Index) -> int:
    return len(index.entries)


@pytest.mark.parametrize("package", ["render", "theme"])
def test_pages_are_made_from_what_the_catalogue_answers(package: str) -> None:
    for path in (PACKAGE / package).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr == "loaded":
                # Where the phrases of the site stand is told to nobody else.
                assert (path.name, ast.unparse(node)) == ("view.py", "catalogue.loaded"), (
                    f"{path}:{node.lineno}"
                )


def test_a_template_is_marked_with_all_that_it_names() -> None:
    made = environment()
    for path in sorted((PACKAGE / "render/templates").rglob("*.j2")):
        name = path.relative_to(PACKAGE / "render/templates").as_posix()
        source = path.read_text(encoding="utf-8")
        named = [*meta.find_referenced_templates(made.parse(source))]
        assert None not in named, f"{name} names a template by what is worked out"
        told = [*source_with_named(name)]
        assert told[0] == source
        for other in named:
            assert (PACKAGE / "render/templates" / str(other)).read_text(encoding="utf-8") in told
