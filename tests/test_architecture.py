"""What the layout of the repository promises (sections 5 and 7 of the design)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

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
