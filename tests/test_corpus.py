"""The corpus that speed is measured on is a clean site, and its words are spread as in real text."""

from __future__ import annotations

import importlib
import random
import re
import shutil
import sys
from pathlib import Path
from statistics import mean
from types import SimpleNamespace
from typing import Any

import pytest
from conftest import ROOT, files_below

from faktum.checks import check_site

RELEASES = 20
TEXTS, WORDS = 400, 222
"""A text of RCV1 has so many words."""


@pytest.fixture(scope="module")
def bench() -> Any:
    """The benchmark's modules, which are in no package that is installed."""
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        importlib.import_module("corpus")
        importlib.import_module("spread")
        yield sys.modules
    finally:
        sys.path.remove(str(ROOT / "benchmarks"))


@pytest.fixture(scope="module")
def corpus(bench, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus") / "site"
    bench["corpus"].write_corpus(folder, RELEASES)
    return folder


def test_it_is_clean(corpus) -> None:
    assert list(check_site(corpus).problems) == []


def test_the_same_seed_writes_the_same(bench, tmp_path) -> None:
    for name, seed in (("one", 1), ("again", 1), ("other", 2)):
        bench["corpus"].write_corpus(tmp_path / name, RELEASES, seed=seed)
    assert files_below(tmp_path / "again") == files_below(tmp_path / "one")
    assert files_below(tmp_path / "other") != files_below(tmp_path / "one")


def test_it_builds_with_the_package_alone(corpus, build) -> None:
    built = build(corpus)
    assert built.code == 0, built.output
    for prefix in ("", "da/", "en/"):
        assert (
            len(
                [
                    one
                    for one in built.pages()
                    if re.fullmatch(prefix + r"press/\d+/nyhet-\d+/index.html", one)
                ]
            )
            == RELEASES
        )


def test_a_release_has_about_530_words(bench, corpus) -> None:
    """Title, summary, statement and text; what expressions bring along comes on top."""
    letters = bench["vocabulary"].LETTERS
    for language in ("sv", "da", "en"):
        lengths = []
        for path in (corpus / "docs/sv/press").rglob("nyhet-*.md"):
            said = re.search(rf"^      {language}: '(.*)'$", path.read_text(encoding="utf-8"), re.MULTILINE)
            text = (corpus / "docs" / language / path.relative_to(corpus / "docs/sv")).read_text(
                encoding="utf-8"
            )
            _, front, body = text.split("---\n", 2)
            kept = [one for one in front.splitlines() if one.startswith(("title:", "summary:"))]
            assert said is not None
            lengths.append(
                len(letters.findall(re.sub(r"\{\{.*?\}\}|\]\(.*?\)", "", f"{said[1]} {kept} {body}")))
            )
        assert 490 < mean(lengths) < 570


@pytest.mark.parametrize("language", ["sv", "da", "en"])
def test_one_word_stands_on_as_many_pages_as_in_real_text(bench, language) -> None:
    """The same number of texts of the same length as the prose of a language, whose curve is known."""
    spread = bench["spread"]
    real, long = spread.alike(language, spread.invented(language, TEXTS, 520))
    expected = spread.spread_of(real)
    samples = [spread.spread_of(one) for one in long]
    for figure in ("top", "common", "different", "vocabulary"):
        found = mean(getattr(one, figure) for one in samples)
        assert found == pytest.approx(getattr(expected, figure), rel=0.15), figure


def test_english_grows_its_vocabulary_as_reuters_news(bench) -> None:
    spread = bench["spread"]
    found = spread.spread_of(spread.invented("en", 1000, 520))
    assert found.words > 500_000
    assert found.vocabulary == pytest.approx(spread.expected_vocabulary(found.words), rel=0.15)


def test_no_word_is_written_twice_running(bench) -> None:
    writer = bench["vocabulary"].Writer("en", random.Random(1))
    assert not re.search(r"\b(\w+) \1\b", writer.about(20_000).lower())


def test_each_edit_that_is_timed_changes_a_text_and_leaves_the_site_clean(bench, corpus, tmp_path) -> None:
    edits = importlib.import_module("race.edits")
    sites = SimpleNamespace(ours=tmp_path / "ours", package=tmp_path / "package")
    copy_inputs(corpus, sites.ours)
    template = sites.package / "faktum/render/templates/release.html.j2"
    template.parent.mkdir(parents=True)
    shutil.copyfile(ROOT / "src/faktum/render/templates/release.html.j2", template)
    for turn, edit in enumerate(edits.EDITS.values()):
        before = files_below(tmp_path)
        edit(sites, turn)
        once = files_below(tmp_path)
        assert len([path for path in once if before.get(path) != once[path]]) == 1, edit
        edit(sites, turn + 1)
        again = files_below(tmp_path)
        assert again != once, edit
        assert again.keys() == once.keys()
    assert list(check_site(sites.ours).problems) == []


def copy_inputs(corpus: Path, folder: Path) -> None:
    for name in ("data", "docs", "hooks"):
        shutil.copytree(corpus / name, folder / name)
    shutil.copyfile(corpus / "mkdocs.yml", folder / "mkdocs.yml")


def test_a_hundred_releases_share_a_fact_and_a_hundred_a_person(bench) -> None:
    for releases in (200, 1000, 10_000):
        every = bench["corpus"].step(releases)
        assert len(range(0, releases, every)) == len(range(1, releases, every)) == 100


def test_hugo_and_plain_material_get_the_same_releases(bench, corpus, tmp_path) -> None:
    for peer in ("hugo", "plain"):
        importlib.import_module(f"peers.{peer}").convert(corpus, tmp_path / peer)
    for language in ("sv", "da", "en"):
        assert len(list((tmp_path / "hugo/content" / language / "press").rglob("nyhet-*.md"))) == RELEASES
        assert len(list((tmp_path / "plain/docs" / language / "press").rglob("nyhet-*.md"))) == RELEASES
    assert not [one for one in files_below(tmp_path).values() if b"{{ fact(" in one or b"{{ name(" in one]


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("da/press/2019/nyhet-3/index.html", "releases"),
        ("press/2019/index.html", "lists of releases"),
        ("en/press/page/2/index.html", "lists of releases"),
        ("sources/2019/nyhet-3/index.html", "ledger"),
        ("sources/page/2/index.html", "lists of the ledger"),
        ("en/partners/org-a/feed.xml", "feeds"),
        ("sitemap.xml", "sitemap"),
        ("da/404.html", "other pages"),
        ("api/v1/facts.json", None),
        ("changes.xml", None),
        ("assets/fonts/one.woff2", None),
    ],
)
def test_what_is_compared_with_hugo(bench, address, kind) -> None:
    assert importlib.import_module("outputs").kind_of(address) == kind
