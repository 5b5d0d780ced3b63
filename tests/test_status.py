"""What is left to translate, and marking a translation as current."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from faktum.cli import app
from faktum.load.prose import parse_prose, text_hash
from faktum.load.records import Loaded, load_site
from faktum.status import Change, as_table, debts_of, mark_current

ORIGINAL, DANISH, ENGLISH = "docs/sv/about.md", "docs/da/about.md", "docs/en/about.md"
NOW = "Allt är påhittat och prövat."
GIT = {
    "GIT_AUTHOR_NAME": "Test", "GIT_AUTHOR_EMAIL": "test@fjallback.example", "GIT_COMMITTER_NAME": "Test",
    "GIT_COMMITTER_EMAIL": "test@fjallback.example", "GIT_AUTHOR_DATE": "2026-03-01T12:00:00Z",
    "GIT_COMMITTER_DATE": "2026-03-01T12:00:00Z", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull,
}  # fmt: skip


def git(root: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", "-C", str(root), *arguments],
        check=True, capture_output=True, text=True, env={**os.environ, **GIT},
    )  # fmt: skip
    return done.stdout.strip()


def commit(root: Path) -> str:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "x")
    return git(root, "rev-parse", "HEAD")[:10]


def rewrite(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), encoding="utf-8")


def load(root: Path) -> Loaded:
    loaded = load_site(root)
    assert isinstance(loaded, Loaded)
    return loaded


def hash_of(root: Path, path: str) -> str:
    file = parse_prose((root / path).read_text(encoding="utf-8"), path, "sv", [])
    return text_hash(file.front.data.get("title", ""), file.front.data.get("summary", ""), file.body)


@pytest.fixture
def repository(site: Callable[..., Path]) -> Path:
    """The small site in a git repository, its texts as they were translated."""
    root = site()
    git(root, "init", "--quiet")
    commit(root)
    return root


@pytest.fixture
def faktum(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    for name in ("FAKTUM_SITE_URL", "FAKTUM_REPOSITORY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    monkeypatch.setenv("DISABLE_MKDOCS_2_WARNING", "true")

    def run(*arguments: str | Path) -> Result:
        return CliRunner().invoke(app, ["status", *map(str, arguments)], prog_name="faktum")

    return run


class TestWork:
    def test_nothing_is_stale_at_first(self, repository: Path) -> None:
        debts = debts_of(load(repository))
        assert [one.stale for one in debts.values()] == [[], [], []]
        assert debts["da"].current > 10
        assert debts["sv"].untranslated == ["docs/sv/press/2023/broen-mod-syd.md"]
        assert debts["da"].untranslated == []

    def test_what_has_changed_in_the_original_since(self, repository: Path) -> None:
        first = git(repository, "rev-parse", "HEAD")[:10]
        rewrite(repository, ORIGINAL, "title: Om webbplatsen", "title: Om oss")
        rewrite(repository, ORIGINAL, "## Vem\n", "## Vem\n\nEtt nytt stycke\npå två rader.\n")
        commit(repository)
        rewrite(repository, ORIGINAL, "Allt är påhittat.", NOW)  # not even committed
        [stale] = debts_of(load(repository))["da"].stale
        assert (stale.file, stale.original, stale.commit, stale.day) == (
            DANISH,
            ORIGINAL,
            first,
            "2026-03-01",
        )
        assert [change.line for change in stale.changes] == [2, 7, 10]
        assert stale.changes[0] == Change(2, "Om webbplatsen", "Om oss")
        assert stale.changes[1] == Change(7, "", "Ett nytt stycke på två rader.")
        assert stale.changes[2].before.startswith("Allt är påhittat. {{ name(")
        assert stale.changes[2].after.startswith(f"{NOW} {{{{ name(")

    def test_a_paragraph_that_is_gone(self, repository: Path) -> None:
        rewrite(repository, ORIGINAL, "## Vem\n\n", "")
        [stale] = debts_of(load(repository))["en"].stale
        assert stale.changes == (Change(5, "## Vem", ""),)

    def test_the_text_that_was_translated_lies_further_back_under_another_name(
        self, repository: Path
    ) -> None:
        first = git(repository, "rev-parse", "HEAD")[:10]
        rewrite(repository, ORIGINAL, "Allt ", "Allt ett ")
        commit(repository)
        for language in ("sv", "da", "en"):
            folder = repository / "docs" / language
            git(repository, "mv", str(folder / "about.md"), str(folder / "om.md"))
        commit(repository)
        rewrite(repository, "docs/sv/om.md", "Allt ", "Allt två ")
        commit(repository)
        [stale] = debts_of(load(repository))["da"].stale
        assert (stale.file, stale.commit) == ("docs/da/om.md", first)
        assert "Allt två ett är" in stale.changes[0].after

    def test_a_site_in_a_folder_of_its_repository(self, tmp_path: Path, site: Callable[..., Path]) -> None:
        root = site()
        git(tmp_path, "init", "--quiet")
        first = commit(tmp_path)
        rewrite(root, ORIGINAL, "Allt är", "Inget är")
        assert [one.commit for one in debts_of(load(root))["da"].stale] == [first]

    def test_no_commit_has_the_text(self, repository: Path) -> None:
        rewrite(repository, DANISH, hash_of(repository, ORIGINAL), "0123456789abcdef")
        [stale] = debts_of(load(repository))["da"].stale
        assert (stale.commit, stale.day, stale.changes) == ("", "", ())
        assert f"No commit of {ORIGINAL} has the text that was translated" in as_table(
            debts_of(load(repository))
        )

    def test_without_git(self, site: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
        root = site()
        rewrite(root, ORIGINAL, "Allt är", "Inget är")
        monkeypatch.setenv("PATH", "")
        assert [one.commit for one in debts_of(load(root))["da"].stale] == [""]

    def test_a_missing_page_is_no_untranslated_release(self, repository: Path) -> None:
        (repository / ENGLISH).unlink()
        debts = debts_of(load(repository))
        assert debts["en"].missing == [ENGLISH]
        assert ENGLISH not in debts["en"].untranslated

    def test_a_page_that_cannot_be_read_is_not_missing(self, repository: Path) -> None:
        rewrite(repository, ENGLISH, "title:", "title: [")
        assert debts_of(load(repository))["en"].missing == []


class TestCommand:
    def test_a_table(self, faktum: Callable[..., Result], repository: Path) -> None:
        rewrite(repository, ORIGINAL, "Allt är påhittat.", NOW)
        result = faktum("--site", repository)
        assert result.exit_code == 0
        lines = result.stdout.split("\n")
        assert lines[0].split() == ["language", "current", "stale", "missing", "untranslated", "releases"]
        assert [line.split()[2] for line in lines[1:4]] == ["0", "1", "1"]
        assert f"{DANISH}: stale" in lines
        assert any(line.startswith(f"    + {NOW}") for line in lines)
        assert "    docs/sv/press/2023/broen-mod-syd.md" in lines

    def test_json(self, faktum: Callable[..., Result], repository: Path) -> None:
        rewrite(repository, ORIGINAL, "Allt är påhittat.", NOW)
        told = json.loads(faktum("--site", repository, "--format", "json").stdout)
        assert list(told) == ["sv", "da", "en"]
        [stale] = told["da"]["stale"]
        assert stale["file"] == DANISH
        assert stale["changes"][0]["line"] == 7
        assert told["sv"]["untranslated"] == ["docs/sv/press/2023/broen-mod-syd.md"]

    def test_a_site_that_cannot_be_read_is_1(self, faktum: Callable[..., Result], tmp_path: Path) -> None:
        result = faktum("--site", tmp_path)
        assert result.exit_code == 1
        assert "data/site.yml" in result.stdout

    @pytest.mark.parametrize("arguments", [["--mark-current"], [DANISH]])
    def test_files_and_the_option_belong_together(
        self, faktum: Callable[..., Result], repository: Path, arguments: list[str]
    ) -> None:
        result = faktum("--site", repository, *arguments)
        assert result.exit_code == 2
        assert "--mark-current FILE" in result.stderr

    def test_help_tells_the_exit_status(self, faktum: Callable[..., Result]) -> None:
        assert "Exit status" in faktum("--help").stdout


class TestMarking:
    def test_only_the_hash_is_written(self, faktum: Callable[..., Result], repository: Path) -> None:
        before = (repository / DANISH).read_bytes()
        old = hash_of(repository, ORIGINAL).encode()
        rewrite(repository, ORIGINAL, "Allt är påhittat.", NOW)
        result = faktum("--site", repository, "--mark-current", DANISH, ENGLISH)
        assert result.exit_code == 0, result.output
        assert result.stdout == f"{DANISH}: marked as current\n{ENGLISH}: marked as current\n"
        new = hash_of(repository, ORIGINAL).encode()
        assert (repository / DANISH).read_bytes() == before.replace(old, new) != before
        assert [one.stale for one in debts_of(load(repository)).values()] == [[], [], []]

    @pytest.mark.parametrize(
        ("written", "kept"),
        [
            ("translated_from: {{lang: sv, hash: '{}'}} # åäö", "'{}'"),
            ("translated_from: {{lang: sv, hash: {}}}", "hash: {}}}"),
            ('translated_from:\n  lang: sv\n  "hash":   "{}"   # kept', '"{}"   # kept'),
            ("translated_from:\n  hash: {}\n  lang: sv", "hash: {}\n"),
        ],
    )
    def test_quotes_comments_and_order_are_kept(self, repository: Path, written: str, kept: str) -> None:
        old = "fedcba9876543210"
        text = (repository / DANISH).read_text(encoding="utf-8")
        line = next(one for one in text.split("\n") if one.startswith("translated_from"))
        (repository / DANISH).write_text(text.replace(line, written.format(old)), encoding="utf-8")
        before = (repository / DANISH).read_text(encoding="utf-8")
        assert kept.format(old) in before
        assert mark_current(load(repository), [DANISH]) == [DANISH]
        after = (repository / DANISH).read_text(encoding="utf-8")
        assert after == before.replace(old, hash_of(repository, ORIGINAL))

    def test_a_new_translation_gets_its_first_hash(self, repository: Path) -> None:
        rewrite(repository, DANISH, hash_of(repository, ORIGINAL), "")
        before = (repository / DANISH).read_text(encoding="utf-8")
        assert 'hash: ""' in before
        mark_current(load(repository), [DANISH])
        after = (repository / DANISH).read_text(encoding="utf-8")
        assert after == before.replace('hash: ""', f'hash: "{hash_of(repository, ORIGINAL)}"')

    def test_line_ends_of_windows_and_the_mode_are_kept(self, repository: Path) -> None:
        path = repository / DANISH
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
        path.chmod(0o640)
        before, old = path.read_bytes(), hash_of(repository, ORIGINAL).encode()
        rewrite(repository, ORIGINAL, "Allt är påhittat.", NOW)
        mark_current(load(repository), [DANISH])
        assert path.read_bytes() == before.replace(old, hash_of(repository, ORIGINAL).encode())
        assert path.stat().st_mode & 0o777 == 0o640
        assert [one.name for one in path.parent.iterdir() if one.name.startswith(".")] == []

    def test_a_hash_that_yaml_would_read_as_a_number_gets_quotes(
        self, repository: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        rewrite(repository, DANISH, f'"{hash_of(repository, ORIGINAL)}"', "fedcba9876543210")
        monkeypatch.setattr("faktum.load.versions.text_hash", lambda *_: "1234567890123456")
        mark_current(load(repository), [DANISH])
        assert 'hash: "1234567890123456"}' in (repository / DANISH).read_text(encoding="utf-8")

    def test_a_current_file_is_left_alone(self, faktum: Callable[..., Result], repository: Path) -> None:
        stamp = (repository / DANISH).stat().st_mtime_ns
        result = faktum("--site", repository, "--mark-current", DANISH)
        assert result.stdout == f"{DANISH}: is current already\n"
        assert (repository / DANISH).stat().st_mtime_ns == stamp

    @pytest.mark.parametrize(
        ("file", "told"),
        [
            (ORIGINAL, "is the original"), ("docs/da/nowhere.md", "is no file of the site"),
            ("data/site.yml", "is no translation"), ("../outside.md", "is no file of the site"),
            ("docs/da/press/2023/broen-mod-syd.md", "is the original"),
        ],
    )  # fmt: skip
    def test_a_wrong_file_is_2_and_nothing_is_written(
        self, faktum: Callable[..., Result], repository: Path, file: str, told: str
    ) -> None:
        (repository.parent / "outside.md").write_text("---\ntitle: x\n---\n", encoding="utf-8")
        rewrite(repository, ORIGINAL, "Allt är påhittat.", NOW)
        before = (repository / DANISH).read_bytes()
        result = faktum("--site", repository, "--mark-current", DANISH, file)
        assert result.exit_code == 2
        assert told in " ".join(result.stderr.replace("│", " ").split())
        assert (repository / DANISH).read_bytes() == before

    def test_a_translation_of_another_version(self, repository: Path, faktum: Callable[..., Result]) -> None:
        rewrite(repository, DANISH, "lang: sv", "lang: en")
        result = faktum("--site", repository, "--mark-current", DANISH)
        assert result.exit_code == 2
        assert "write `lang: sv` first" in " ".join(result.stderr.replace("│", " ").split())

    def test_two_originals(self, repository: Path, faktum: Callable[..., Result]) -> None:
        text = (repository / ENGLISH).read_text(encoding="utf-8")
        line = next(one for one in text.split("\n") if one.startswith("translated_from"))
        (repository / ENGLISH).write_text(text.replace(f"{line}\n", ""), encoding="utf-8")
        result = faktum("--site", repository, "--mark-current", DANISH)
        assert result.exit_code == 2
        assert "cannot be told which version" in " ".join(result.stderr.replace("│", " ").split())

    def test_a_file_is_never_half_written(self, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        rewrite(repository, ORIGINAL, "Allt är påhittat.", NOW)
        before = (repository / DANISH).read_bytes()

        def full(_handle: int) -> None:
            raise OSError("no space left")

        monkeypatch.setattr("os.fsync", full)
        with pytest.raises(OSError, match="no space"):
            mark_current(load(repository), [DANISH])
        assert (repository / DANISH).read_bytes() == before
        assert [one.name for one in (repository / DANISH).parent.iterdir() if one.name.startswith(".")] == []
