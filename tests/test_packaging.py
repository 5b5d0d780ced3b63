"""What is installed, and what a site outside this repository gets from it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from faktum.load.records import Loaded, load_site
from faktum.load.yaml import parse_yaml
from faktum.problems import Problem
from faktum.scaffold import create_site, shipped_languages

ROOT = Path(__file__).parents[1]
SMALL = ROOT / "tests/sites/small"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKED = ("site", "test", "node", "java")


OURS = ("FAKTUM_", "PYTHON", "VIRTUAL_ENV", "COV_", "COVERAGE_")
"""What a machine that knows nothing of this repository has not in its environment."""


def run(*command: str | Path, cwd: Path | None = None, without: tuple[str, ...] = OURS) -> str:
    """Run a program that must succeed; its output."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(without)}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd, env=environment, capture_output=True, text=True, timeout=280, check=False,
    )  # fmt: skip
    assert done.returncode == 0, f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}"
    return done.stdout + done.stderr


def locked(name: str) -> dict[str, str]:
    """Package → exact version of a requirements file."""
    text = (ROOT / f"requirements/{name}.txt").read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==([^ ;\\]+)", text, re.MULTILINE))


class TestRequirements:
    @pytest.mark.parametrize("name", LOCKED)
    def test_are_exact_hashed_and_name_no_place(self, name: str) -> None:
        lines = (ROOT / f"requirements/{name}.txt").read_text(encoding="utf-8").splitlines()
        for line in lines:
            assert re.fullmatch(
                r"[a-z0-9-]+==\S+( ; [^\\]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?", line
            ), line
        for line, following in zip(lines, [*lines[1:], ""], strict=True):
            if "==" in line and not line.startswith(" "):
                assert following.startswith("    --hash="), line

    def test_of_the_tests_hold_those_of_the_site(self) -> None:
        assert locked("site").items() <= locked("test").items()

    def test_hold_every_dependency_within_its_bounds(self) -> None:
        wanted = {
            "site": [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["build"]],
            "test": PROJECT["project"]["optional-dependencies"]["test"],
        }
        for name, requirements in wanted.items():
            for one in map(Requirement, requirements):
                assert one.specifier.contains(locked(name)[one.name]), one

    def test_each_dependency_has_two_bounds_and_a_reason(self) -> None:
        text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
        for one in PROJECT["project"]["dependencies"]:
            assert re.search(r">=[\w.]+,<[\w.]+$", one), one
            assert re.search(rf'^ +# .+\n +"{re.escape(one)}"', text, re.MULTILINE), (
                f"{one}: no reason above it"
            )


class TestMake:
    """On a machine where something is missing, one message says what to do."""

    def make(self, folder: Path, answers: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        shutil.copyfile(ROOT / "Makefile", folder / "Makefile")
        python = folder / "python-of-the-test"
        python.write_text(f'#!/bin/sh\ncase "$2" in\n{answers}\nesac\nexec {sys.executable} "$@"\n')
        python.chmod(0o755)
        return subprocess.run(
            ["make", f"PYTHON={python}", *arguments],
            cwd=folder, capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip

    def test_without_ensurepip(self, tmp_path: Path) -> None:
        done = self.make(tmp_path, "*ensurepip*) exit 1;;", ".venv/bin/python")
        assert done.returncode == 2
        assert "its venv or ensurepip is missing" in done.stderr
        assert "apt install python3-venv" in done.stderr
        assert not (tmp_path / ".venv").exists()

    def test_with_a_python_that_is_too_old(self, tmp_path: Path) -> None:
        done = self.make(tmp_path, "*version_info*) exit 1;;", ".venv/bin/python")
        assert done.returncode == 2
        assert "Faktum needs Python 3.11 or later; none found" in done.stderr

    def test_help_names_the_two_commands(self, tmp_path: Path) -> None:
        listed = self.make(tmp_path, "", "help").stdout
        assert {"site", "test", "serve", "schema", "lock", "clean"} <= {
            line.split("\t")[0] for line in listed.splitlines()
        }


@pytest.mark.parametrize(
    "path", sorted((ROOT / ".github/workflows").glob("*.yml")), ids=lambda path: path.stem
)
def test_workflows_call_what_anybody_can_call_and_pin_what_they_use(path: Path) -> None:
    problems: list[Problem] = []
    workflow = parse_yaml(path.read_text(encoding="utf-8"), path.name, problems).data
    assert not problems
    assert workflow["permissions"] == {"contents": "read"}
    for job in workflow["jobs"].values():
        assert job["timeout-minutes"]
        for step in job["steps"]:
            assert ("uses" in step) != ("run" in step)
            assert re.fullmatch(r"[\w/-]+@v\d+", step.get("uses", "a/b@v1"))
            assert re.match(r"make (site|check)\b|\.ci/run$", step.get("run", "make site"))


@pytest.mark.parametrize(
    "path", sorted((ROOT / ".github/workflows").glob("*.yml")), ids=lambda path: path.stem
)
def test_workflows_that_check_facts_fetch_the_history_in_which_names_were_taken_down(path: Path) -> None:
    workflow = parse_yaml(path.read_text(encoding="utf-8"), path.name, []).data
    for job in workflow["jobs"].values():
        if any(re.match(r"make (site|check)\b", step.get("run", "")) for step in job["steps"]):
            (checkout,) = (
                step for step in job["steps"] if step.get("uses", "").startswith("actions/checkout@")
            )
            assert checkout["with"]["fetch-depth"] == 0


class TestScaffold:
    def test_offers_the_languages_that_have_phrases(self) -> None:
        phrases = {path.stem for path in (ROOT / "src/faktum/locale/messages").glob("*.yml")}
        texts = {path.name for path in (ROOT / "src/faktum/scaffold/files/docs").iterdir()}
        assert set(shipped_languages()) == phrases == texts

    def test_has_the_same_pages_in_each(self) -> None:
        folders = sorted((ROOT / "src/faktum/scaffold/files/docs").iterdir())
        pages = [{path.relative_to(folder) for path in folder.rglob("*.md")} for folder in folders]
        assert all(one == pages[0] for one in pages)

    def test_has_the_settings_of_this_repository_but_for_what_is_watched(self) -> None:
        here = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
        there = (ROOT / "src/faktum/scaffold/files/mkdocs.yml").read_text(encoding="utf-8").splitlines()
        assert [line for line in here if not line.startswith("watch:")] == [
            line for line in there if not line.startswith("watch:")
        ]

    def test_is_dated_by_the_build_when_that_is_given(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796083200")
        create_site(tmp_path, ["en"])
        text = (tmp_path / "data/site.yml").read_text(encoding="utf-8")
        assert parse_yaml(text, "", []).data["facts_checked_on"] == "2026-12-01"

    def test_offers_settings_that_may_be_switched_on_as_they_stand(self, tmp_path: Path) -> None:
        create_site(tmp_path, ["sv", "en"])
        path = tmp_path / "data/site.yml"
        text = path.read_text(encoding="utf-8")
        switched = re.sub(r"^# (?=(?:identity_since|open_data|contacts): )", "", text, flags=re.MULTILINE)
        path.write_text(switched, encoding="utf-8")
        loaded = load_site(tmp_path)
        assert isinstance(loaded, Loaded)
        assert not loaded.problems
        assert {"contacts", "open_data", "identity_since"} <= loaded.site.model_fields_set

    @pytest.mark.parametrize("languages", [["sv", "da", "en"], ["en", "sv"], ["da"]], ids=",".join)
    def test_makes_a_site_that_checks_and_builds(self, tmp_path: Path, languages: list[str]) -> None:
        create_site(tmp_path, languages)
        told = run(sys.executable, "-m", "faktum", "check", "--site", tmp_path, without=OURS[:1])
        assert told == "No problems.\n"
        run(sys.executable, "-m", "faktum", "build", "--site", tmp_path, without=OURS[:1])
        for language in languages:
            folder = tmp_path / "site" if language == languages[0] else tmp_path / "site" / language
            assert f'<html lang="{language}"' in (folder / "index.html").read_text(encoding="utf-8")
            assert (folder / "404.html").is_file()


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    source.mkdir()
    for name in ("src", "pyproject.toml", "README.md", "LICENSE", ".gitignore"):
        path = ROOT / name
        (shutil.copytree if path.is_dir() else shutil.copyfile)(path, source / name)
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder, cwd=source)
    (made,) = folder.glob("*.whl")
    return made


class TestWheel:
    def test_holds_all_that_is_not_python_too(self, wheel: Path) -> None:
        packed = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("faktum/")}
        here = {
            path.relative_to(ROOT / "src").as_posix()
            for path in (ROOT / "src/faktum").rglob("*")
            if path.is_file() and "__pycache__" not in path.parts
        }
        assert packed == here
        assert {"faktum/theme/main.html", "faktum/scaffold/files/gitignore"} <= packed

    def test_carries_its_licence_and_its_command(self, wheel: Path) -> None:
        names = zipfile.ZipFile(wheel).namelist()
        assert any(name.endswith("licenses/LICENSE") for name in names)
        (entry_points,) = (name for name in names if name.endswith("entry_points.txt"))
        assert "faktum = faktum.__main__:main" in zipfile.ZipFile(wheel).read(entry_points).decode()

    @pytest.mark.install
    @pytest.mark.timeout(600)
    def test_makes_a_site_of_your_own_outside_this_repository(self, wheel: Path, tmp_path: Path) -> None:
        venv.create(tmp_path / "venv", with_pip=True)
        pip: list[str | Path] = [tmp_path / "venv/bin/python", "-m", "pip", "install", "--quiet"]
        run(*pip, "--require-hashes", "--requirement", ROOT / "requirements/site.txt")
        run(*pip, "--no-deps", wheel)
        faktum, site = tmp_path / "venv/bin/faktum", tmp_path / "my site"
        run(faktum, "new", "site", site, cwd=tmp_path)
        assert run(faktum, "check", cwd=site) == "No problems.\n"
        run(faktum, "build", cwd=site)
        empty = len(list((site / "site").rglob("*.html")))
        # Somebody's facts and texts over it: the invented site of the tests.
        shutil.copytree(SMALL, site, dirs_exist_ok=True)
        run(faktum, "check", "--site", site, cwd=tmp_path)
        run(faktum, "build", "--site", site, cwd=tmp_path)
        assert len(list((site / "site").rglob("*.html"))) > empty
        for path in (SMALL / "data/projects").glob("*.yml"):
            assert (site / "site/projects" / path.stem / "index.html").is_file()
