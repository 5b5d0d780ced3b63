"""The command line: what it prints, where, and with which exit status."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from faktum import __version__
from faktum.cli import app

BROKEN = "data/funds/nordfonden.yml"
"""A record of the small site that tests break."""


@pytest.fixture
def faktum(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """`faktum("check", …)`: run a command in this process."""
    for name in ("FAKTUM_SITE_URL", "FAKTUM_REPOSITORY"):
        monkeypatch.delenv(name, raising=False)
    # What main() sets must not outlive the test.
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    monkeypatch.setenv("DISABLE_MKDOCS_2_WARNING", "true")

    def run(*arguments: str | Path) -> Result:
        return CliRunner().invoke(app, [str(one) for one in arguments], prog_name="faktum")

    return run


def run_apart(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own, as a shell would."""
    return subprocess.run(
        [sys.executable, "-m", "faktum", *map(str, arguments)],
        capture_output=True, text=True, timeout=120, env=environment(), check=False,
    )  # fmt: skip


def environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("FAKTUM_")}


class TestHelp:
    def test_names_every_command_and_what_the_exit_status_means(self, faktum: Callable[..., Result]) -> None:
        result = faktum("--help")
        assert result.exit_code == 0
        for word in ("check", "status", "build", "serve", "new", "Exit status"):
            assert word in result.stdout

    @pytest.mark.parametrize("command", [("check",), ("status",), ("build",), ("serve",), ("new", "site")])
    def test_of_each_command_tells_its_exit_status(
        self, faktum: Callable[..., Result], command: tuple[str, ...]
    ) -> None:
        result = faktum(*command, "--help")
        assert result.exit_code == 0
        assert "Exit status" in result.stdout

    def test_version(self, faktum: Callable[..., Result]) -> None:
        assert faktum("--version").stdout == f"faktum {__version__}\n"

    def test_the_module_is_the_command(self) -> None:
        assert run_apart("--version").stdout == f"faktum {__version__}\n"


class TestWrongUsage:
    @pytest.mark.parametrize(
        ("arguments", "told"),
        [
            (("chekc",), "Did you mean 'check'?"),
            (("check", "--formt", "json"), "--format"),
            (("check", "--format", "xml"), "'text', 'json', 'github'"),
            (("check", "--site", "no-such-folder"), "'no-such-folder' does not exist"),
            (("serve", "--port", "70000"), "65535"),
            (("new", "site"), "Missing argument"),
            (("new", "site", "x", "--languages", "enn"), 'Did you mean "en"?'),
            (("new", "site", "x", "--languages", "xx"), "sv, da, en"),
            (("new", "site", "x", "--languages", "en,en"), "each language once"),
        ],
    )
    def test_is_2_with_what_would_be_right(
        self, faktum: Callable[..., Result], arguments: tuple[str, ...], told: str
    ) -> None:
        result = faktum(*arguments)
        assert result.exit_code == 2
        assert told in result.stderr

    @pytest.mark.parametrize("command", ["build", "serve"])
    def test_a_folder_without_a_site(
        self, faktum: Callable[..., Result], tmp_path: Path, command: str
    ) -> None:
        result = faktum(command, "--site", tmp_path)
        assert result.exit_code == 2
        assert "no mkdocs.yml and no data/site.yml" in result.stderr
        assert "faktum new site DIR" in result.stderr


class TestCheck:
    def test_of_a_sound_site_is_0(self, faktum: Callable[..., Result], site: Callable[..., Path]) -> None:
        result = faktum("check", "--site", site())
        assert result.exit_code == 0, result.output

    def test_of_a_broken_site_is_1_with_file_line_and_hint(
        self, faktum: Callable[..., Result], site: Callable[..., Path], edited: Callable[..., str]
    ) -> None:
        broken = edited(BROKEN, "\ndescription:", "\ndescripton:")
        result = faktum("check", "--site", site({BROKEN: broken}))
        assert result.exit_code == 1
        assert re.search(
            rf'^{BROKEN}:\d+: expected .*, found "descripton" \[UNKNOWN-KEY\]$', result.stdout, re.MULTILINE
        )
        assert 'Did you mean "description"?' in result.stdout

    def test_as_json(
        self, faktum: Callable[..., Result], site: Callable[..., Path], edited: Callable[..., str]
    ) -> None:
        broken = edited(BROKEN, "\ndescription:", "\ndescripton:")
        report = json.loads(faktum("check", "--format", "json", "--site", site({BROKEN: broken})).stdout)
        assert report["count"] == len(report["problems"]) >= 2
        assert {"path", "line", "code", "severity", "expected", "found", "hint"} == set(report["problems"][0])

    def test_as_annotations_of_a_pull_request(
        self, faktum: Callable[..., Result], site: Callable[..., Path], edited: Callable[..., str]
    ) -> None:
        broken = edited(BROKEN, "\ndescription:", "\ndescripton:")
        result = faktum("check", "--format", "github", "--site", site({BROKEN: broken}))
        assert f"::error file={BROKEN},line=" in result.stdout

    def test_never_imports_mkdocs(self, site: Callable[..., Path]) -> None:
        program = (
            "import sys\nfrom faktum.cli import app\n"
            "try:\n    app(['check', '--site', sys.argv[1]])\nexcept SystemExit:\n    pass\n"
            "print([name for name in sys.modules if name.split('.')[0] in ('mkdocs', 'properdocs', 'material')])"
        )
        done = subprocess.run(
            [sys.executable, "-c", program, str(site())],
            capture_output=True, text=True, timeout=60, env=environment(), check=True,
        )  # fmt: skip
        assert done.stdout.splitlines()[-1] == "[]"


class TestCheckOfFiles:
    """`faktum check FILE`: the texts of these files, and the rules across all records."""

    WRONG = {
        "docs/sv/about.md": "Vi är 17 personer.\n",
        "docs/sv/privacy.md": "Vi är 18 personer.\n",
        "data/topics/fjarrvard.yml": "related: [nowhere]\n",
    }

    @pytest.fixture
    def broken(self, site: Callable[..., Path]) -> Path:
        root = site()
        for name, more in self.WRONG.items():
            with (root / name).open("a", encoding="utf-8") as file:
                file.write(more if name.endswith(".md") else "")
        topic = root / "data/topics/fjarrvard.yml"
        topic.write_text(topic.read_text().replace("related: [vardlots]", "related: [nowhere]"))
        return root

    def test_texts_of_other_files_are_left_aside_and_references_are_not(
        self, faktum: Callable[..., Result], broken: Path
    ) -> None:
        every = faktum("check", "--site", broken).output
        assert "about.md" in every
        assert "privacy.md" in every
        for name in ("docs/sv/about.md", broken / "docs/sv/about.md"):
            some = faktum("check", name, "--site", broken)
            assert some.exit_code == 1
            assert "docs/sv/about.md:" in some.output
            assert "docs/sv/privacy.md:" not in some.output
            assert '"nowhere"' in some.output

    @pytest.mark.parametrize("name", ["docs/sv/none.md", "docs", "../outside.md"])
    def test_what_is_no_file_of_the_site_is_wrong_usage(
        self, faktum: Callable[..., Result], broken: Path, name: str
    ) -> None:
        (broken.parent / "outside.md").write_text("x")
        done = faktum("check", broken / name, "--site", broken)
        assert done.exit_code == 2
        assert "is no file of the site" in done.output


class TestBuild:
    def test_says_where_the_time_went(self, site: Callable[..., Path]) -> None:
        told = run_apart("build", "--profile", "--site", str(site()))
        assert told.returncode == 0, told.stderr
        assert "Published: " in told.stderr
        for name in ("loading", "checks", "feeds and data", "pages", "links", "together"):
            assert re.search(rf"^{name} +\d+\.\d\d s +\d+\.\d\d s +\d+%$", told.stderr, re.MULTILINE), name

    def test_publishes_once_and_then_finds_everything_unchanged(self, site: Callable[..., Path]) -> None:
        root = site()
        first = run_apart("build", "--site", root)
        assert first.returncode == 0, first.stderr
        assert (root / "site/index.html").is_file()
        second = run_apart("build", "--site", root)
        assert re.search(r"Published: 0 written, 0 removed, \d+ unchanged\.", second.stderr)
        assert "WARNING" not in first.stderr + second.stderr

    def test_tells_what_check_tells_and_leaves_the_site_alone(
        self, site: Callable[..., Path], edited: Callable[..., str]
    ) -> None:
        root = site({BROKEN: edited(BROKEN, "\ndescription:", "\ndescripton:")})
        (root / "site").mkdir()
        (root / "site/index.html").write_text("as it was", encoding="utf-8")
        done = run_apart("build", "--site", root)
        assert done.returncode == 1
        for line in run_apart("check", "--site", root).stdout.splitlines():
            assert line in done.stderr
        assert "Nothing was built; the site is as it was." in done.stderr
        assert "Traceback" not in done.stderr
        assert (root / "site/index.html").read_text(encoding="utf-8") == "as it was"
        assert [path.name for path in (root / "site").iterdir()] == ["index.html"]

    def test_a_link_that_leads_nowhere_is_1(self, site: Callable[..., Path]) -> None:
        page = "docs/sv/about.md"
        text = (Path(__file__).parent / "sites/small" / page).read_text(encoding="utf-8")
        done = run_apart("build", "--site", site({page: text + "\n[Mer](ingenstans.md)\n"}))
        assert done.returncode == 1
        assert "ingenstans.md" in done.stderr
        assert "Traceback" not in done.stderr

    def test_a_mkdocs_yml_that_cannot_be_read_is_1(self, site: Callable[..., Path]) -> None:
        done = run_apart("build", "--site", site({"mkdocs.yml": "theme: [\n"}))
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        assert "mkdocs.yml" in done.stderr


class TestNewSite:
    def test_says_what_to_do_next(self, faktum: Callable[..., Result], tmp_path: Path) -> None:
        folder = tmp_path / "new"
        result = faktum("new", "site", folder, "--languages", "da,en")
        assert result.exit_code == 0, result.output
        for command in ("serve", "check", "build"):
            assert f"faktum {command} --site {folder}" in result.stdout
        assert {path.name for path in (folder / "docs").iterdir()} == {"da", "en"}
        assert faktum("check", "--site", folder, "--warnings-as-errors").exit_code == 0

    def test_leaves_a_folder_in_use_alone(self, faktum: Callable[..., Result], tmp_path: Path) -> None:
        (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
        result = faktum("new", "site", tmp_path)
        assert result.exit_code == 2
        assert "is not empty" in result.stderr
        assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
