"""What was found before is used again, and never differs from what is found anew."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from faktum.checks import check_site
from faktum.checks.index import Index
from faktum.checks.texts.text import Text, texts_of
from faktum.memo.folder import NAME

Site = Callable[..., Path]


def both(root: Path) -> tuple[str, str]:
    """The report as it is found with what was kept, and without."""
    kept = check_site(root)
    aside = root.parent / "aside"
    (root / NAME).rename(aside)
    try:
        anew = check_site(root)
    finally:
        shutil.rmtree(root / NAME, ignore_errors=True)
        aside.rename(root / NAME)
    return f"{kept.as_text()}\n{kept.as_json()}", f"{anew.as_text()}\n{anew.as_json()}"


def files_of(root: Path) -> list[Path]:
    return sorted(path for top in ("data", "docs") for path in (root / top).rglob("*.*") if path.is_file())


Edit = Callable[[Path, st.DataObject], None]


def replace_word(root: Path, data: st.DataObject) -> None:
    """One word of a file becomes another of some file: a value, a name, a number, an id, a mark."""
    path = data.draw(st.sampled_from(files_of(root)))
    words = path.read_text(encoding="utf-8", errors="replace").split(" ")
    other = data.draw(st.sampled_from(files_of(root))).read_text(encoding="utf-8", errors="replace").split()
    words[data.draw(st.integers(0, len(words) - 1))] = data.draw(st.sampled_from(other or ["Kalmar"]))
    path.write_text(" ".join(words), encoding="utf-8")


def add_sentence(root: Path, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from([one for one in files_of(root) if one.suffix == ".md"]))
    line = data.draw(st.sampled_from(LINES))
    path.write_text(path.read_text(encoding="utf-8", errors="replace") + f"\n{line}\n", encoding="utf-8")


def delete(root: Path, data: st.DataObject) -> None:
    data.draw(st.sampled_from([one for one in files_of(root) if one.name != "site.yml"])).unlink()


def rename(root: Path, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from([one for one in files_of(root) if one.name != "site.yml"]))
    path.rename(path.with_stem(data.draw(st.sampled_from(["nytt", "p-3kv9b", "en-annan"]))))


def copy(root: Path, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from([one for one in files_of(root) if one.name != "site.yml"]))
    shutil.copy(path, path.with_stem(data.draw(st.sampled_from(["kopia", "p-3kv9c"]))))


def break_it(root: Path, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(files_of(root)))
    path.write_text(
        path.read_text(encoding="utf-8", errors="replace").replace(":", ": [", 1), encoding="utf-8"
    )


def mend(root: Path, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(files_of(root)))
    path.write_text(
        path.read_text(encoding="utf-8", errors="replace").replace(": [", ":", 1), encoding="utf-8"
    )


def withdraw(root: Path, data: st.DataObject) -> None:
    people = [one for one in files_of(root) if one.parent.name == "people"]
    if people:
        data.draw(st.sampled_from(people)).write_text("withdrawn: true\n", encoding="utf-8")


def change_site(root: Path, data: st.DataObject) -> None:
    path = root / "data/site.yml"
    before, after = data.draw(st.sampled_from(SETTINGS))
    path.write_text(path.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")


LINES = (
    "Bron kostade 3 miljoner kronor.", "Hela 17 partner var med.", "Läs [mer](../about.md) och [annat](nej.md).", "I år blir det bättre.",
    "“Citat” och ”citat” — eller 'så'.", 'Vi tackar {{ name("fjallringen") }} och {{ person("p-a1b2c") }}.', "Sam arbete med kommunen.", "Telefon 031-390 06 05.",
)  # fmt: skip
SETTINGS = (
    ("code: en", "code: nb"),
    ("stale_after_months: 12", "stale_after_months: 1"),
    ("example", "exempel"),
    ("code: nb", "code: en"),
)
EDITS: tuple[Edit, ...] = (
    replace_word, replace_word, replace_word, add_sentence, add_sentence, delete, rename, copy, break_it, mend, withdraw, change_site,
)  # fmt: skip


@settings(max_examples=6, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_edits_give_the_report_that_is_found_anew(
    data: st.DataObject, site: Site, tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = tmp_path_factory.mktemp("edited") / "site"
    shutil.copytree(site(), root)
    check_site(root)
    for _ in range(5):
        data.draw(st.sampled_from(EDITS))(root, data)
        kept, anew = both(root)
        assert kept == anew


ABOUT = "docs/sv/about.md"
NILS = "data/people/p-a1b2c.yml"
BUDGET = "data/projects/halsobron-syd.yml"


def added(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text((path.read_text(encoding="utf-8") if path.exists() else "") + text, encoding="utf-8")


def changed(root: Path, name: str, before: str, after: str) -> None:
    text = (root / name).read_text(encoding="utf-8")
    assert before in text
    (root / name).write_text(text.replace(before, after), encoding="utf-8")


@pytest.mark.parametrize(
    ("first", "then", "code", "path"),
    [
        # Somebody gets the name that a text has typed all along.
        ([(ABOUT, "", "\nHär skriver Berit Exempelsson.\n")], (NILS, "name: Nils Provberg", "name: Berit Exempelsson"), "+TYPED-NAME", ABOUT),
        # Nobody has it any more.
        ([(ABOUT, "", "\nHär skriver Nils Provberg.\n")], (NILS, "name: Nils Provberg", "name: Nils Annanberg"), "-TYPED-NAME", ABOUT),
        # A name is nearly that of a body that is called otherwise now.
        ([(ABOUT, "", "\nDet säger Provstiftelsen Fjällöjan.\n")], ("data/organisations/fjallringen.yml", "text: Fjällringen", "text: Provstiftelsen Fjällöjen"), "+UNKNOWN-NAME", ABOUT),
        # The fact that a text shows is gone, and is there again under another name.
        ([], ("data/projects/halsobron.yml", "  budget:", "  cost:"), "+UNKNOWN-FACT", ABOUT),
        # A typed figure is a fact's now.
        ([("docs/sv/projects/halsobron-syd.md", "", "\nBudgeten är 13 500 000 kronor.\n")], (BUDGET, "12 500 000 SEK", "13 500 000 SEK"), "-WRONG-FIGURE", "docs/sv/projects/halsobron-syd.md"),
        # Nothing refers to a topic until a project does.
        ([("data/topics/fjarrhjalp.yml", "", "label: {sv: fjärrhjälp, da: fjernhjælp, en: remote aid}\ndefinition: {sv: Hjälp på håll., da: Hjælp på afstand., en: Aid from afar.}\n")], (BUDGET, "topics: [fjarrvard]", "topics: [fjarrvard, fjarrhjalp]"), "-ORPHAN", "data/topics/fjarrhjalp.yml"),
        # A link leads somewhere when the page is there.
        ([(ABOUT, "", "\nSe [mer](mer.md).\n")], ("docs/sv/mer.md", "", "---\ntitle: Mer\ndescription: Mer om det.\n---\nMer.\n"), "-BROKEN-LINK", ABOUT),
        # A word stands in one piece elsewhere: here it was cut in two.
        ([(ABOUT, "", "\nDet är ett provsnurra hjulet i byn.\n")], ("docs/sv/privacy.md", "", "\nEtt provsnurrahjulet står där. Se provsnurrahjulet och provsnurrahjulet.\n"), "+DEBRIS", ABOUT),
        # The telephone number of a contact may not be typed.
        ([(ABOUT, "", "\nRing 070-174 06 35.\n")], (NILS, "+46701740605", "+46701740635"), "+UNBOUND-FIGURE", ABOUT),
    ],
)  # fmt: skip
def test_what_changes_in_one_file_is_told_of_in_another(
    first: list[tuple[str, str, str]], then: tuple[str, str, str], code: str, path: str,
    site: Site, tmp_path: Path,
) -> None:  # fmt: skip
    root = tmp_path / "edited" / "site"
    shutil.copytree(site(), root)
    for name, _, text in first:
        added(root, name, text)
    before = {(one.code, one.path) for one in check_site(root).problems}
    name, old, new = then
    if old:
        changed(root, name, old, new)
    else:
        added(root, name, new)
    kept, anew = both(root)
    assert kept == anew
    after = {(one.code, one.path) for one in check_site(root).problems}
    there = (code[1:], path)
    assert (there in before, there in after) == ((False, True) if code[0] == "+" else (True, False))


class TestWhatIsKept:
    def test_git_does_not_see_it(self, site: Site) -> None:
        root = site()
        check_site(root)
        assert "*" in (root / NAME / ".gitignore").read_text(encoding="utf-8").split()

    def test_nothing_is_looked_at_again_where_nothing_changed(
        self, site: Site, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        root = site()
        before = check_site(root)
        monkeypatch.setattr("faktum.checks._of_file", lambda *_: pytest.fail("a text was looked at again"))
        monkeypatch.setattr("faktum.checks._of_site", lambda *_: pytest.fail("a rule was run again"))
        assert check_site(root) == before

    @pytest.mark.parametrize("left", [b"", b"nothing of ours", b"SQLite format 3\0" + bytes(4096)])
    def test_a_file_of_nobodys_is_none(self, site: Site, left: bytes) -> None:
        root = site()
        before = check_site(root)
        (root / NAME / "checks.sqlite").write_bytes(left)
        assert check_site(root) == before
        assert check_site(root) == before

    def test_a_copy_is_none(self, site: Site, tmp_path: Path) -> None:
        """What somebody sends along with a site is not believed."""
        root = site()
        told = check_site(root)
        path = root / NAME / "checks.sqlite"
        with closing(sqlite3.connect(path)) as file, file:
            file.execute("UPDATE made SET short = '{}'")
        shutil.copy(path, tmp_path / "sent")
        path.unlink()
        shutil.copy(tmp_path / "sent", path)
        assert check_site(root) == told

    def test_where_nothing_can_be_written_nothing_is_kept(self, site: Site) -> None:
        root = site()
        (root / NAME).write_text("in the way", encoding="utf-8")
        assert check_site(root) == check_site(root)

    def test_somebody_else_may_have_it(self, site: Site) -> None:
        root = site()
        before = check_site(root)
        added(root, ABOUT, "\nEn rad till, i år.\n")
        with closing(sqlite3.connect(root / NAME / "checks.sqlite")) as file:
            file.execute("BEGIN EXCLUSIVE")
            during = check_site(root)
        assert during == check_site(root) != before

    def test_a_part_of_the_texts_tells_nothing_of_the_whole(self, site: Site) -> None:
        root = site()
        added(root, ABOUT, "\nI år blir det 17 partner.\n")
        whole = check_site(root)
        part = check_site(root, scope=frozenset({"docs/sv/privacy.md"}))
        assert part != whole
        assert check_site(root) == whole

    def test_the_day_is_part_of_it(self, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
        root = site()
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796083200")
        before = check_site(root)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1546300800")
        assert before != check_site(root)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796083200")
        assert before == check_site(root)


def test_after_an_edit_only_what_stands_beside_it_is_counted_again(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = site()
    check_site(root)
    counted: list[frozenset[str]] = []

    def listened(index: Index) -> Iterator[Text]:
        counted.append(index.scope or frozenset())
        return texts_of(index)

    monkeypatch.setattr("faktum.checks.texts.gathered.texts_of", listened)
    paths = [path for path in files_of(root) if path.suffix == ".md"][:3]
    for path in [*paths, *paths]:
        counted.clear()
        path.write_text(path.read_text(encoding="utf-8") + "\nEtt ord till.\n", encoding="utf-8")
        check_site(root)
        assert {path.relative_to(root).as_posix() in one for one in counted} == {True}
        assert max(map(len, counted)) < len(files_of(root)) / 4
