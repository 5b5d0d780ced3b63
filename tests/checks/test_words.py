"""Which words of a record may hold a figure or a person's name, and which may not."""

from __future__ import annotations

import pytest

PROJECT = "data/projects/halsobron.yml"
SOUTH = "data/projects/halsobron-syd.yml"
RING = "data/organisations/fjallringen.yml"
SITE = "data/site.yml"
SOURCE = "data/sources/fjallback-2019-en.yml"
PERSON = "data/people/p-a1b2c.yml"
ORIGINAL = "docs/sv/press/2019/halsobron-oppnar.md"
ABOUT = "docs/sv/about.md"


def line_of(overlay, words):
    """The line on which the changed words stand."""
    [text] = overlay.values()
    return text.partition(words)[0].count("\n") + 1


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("data/topics/fjarrvard.yml", "sv: fjärrvård"),
        ("data/topics/fjarrvard.yml", "en: Care in which"),
        ("data/terms/vardlots.yml", "en: care guide"),
        ("data/terms/vardlots.yml", "da: En person, der"),
        (PROJECT, "en: To make the way"),
        (PROJECT, "da: Pressemeddelelsen"),
        (RING, "sv: Ett påhittat nätverk"),
        (SOUTH, "sv: Leder det praktiska"),
        (SITE, "sv: En påhittad"),
        (SITE, "da: Alt her"),
        (ORIGINAL, "en: It has been fun"),
        (ORIGINAL, "sv: Den engelska texten är"),
        (ABOUT, "title: Om webbplatsen"),
        (ABOUT, "description: Hur den är gjord."),
        ("docs/sv/press/index.md", "title: Pressarkiv"),
        ("docs/da/press/2023/broen-mod-syd.md", "title: Aakirke"),
        ("docs/da/press/2023/broen-mod-syd.md", "summary: Aakirke"),
    ],
)
def test_a_figure_is_refused_where_a_fact_could_stand(said, changed, path, words):
    overlay = changed(path, words, f"{words} 7")
    assert said(path, overlay) == [f'{line_of(overlay, words)} BARE-FIGURE "7"']


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("data/funds/nordfonden.yml", "label: {sv: Nordfonden"),
        ("data/programmes/gransbron.yml", "label: {sv: Programmet Gränsbron"),
        (SOUTH, "sv: Mål – mottagningar"),
        (SOUTH, "sv: Valutan står"),
        (SOUTH, "sv: Läst här"),
        (SOURCE, "sv: Kortare än"),
        (SOURCE, "lead: {sv: Ingressen"),
        (PERSON, "title: {sv: projektledare"),
    ],
)
def test_a_figure_is_taken_in_labels_notes_and_names(said, changed, path, words):
    overlay = changed(path, words, f"{words} 7")
    assert said(path, overlay) == []


NAME = "Nils Provberg"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (PROJECT, "stated: åtta miljoner kronor"),
        (PROJECT, "from: 220 jobs"),
        (PROJECT, "to: 230 jobs"),
        (SOUTH, "stated: {text: tæt på"),
        (SOUTH, "stated: til efteråret"),
        (PERSON, "stated: 070-1740605"),
    ],
)
def test_a_name_is_refused_in_what_is_kept_as_the_source_has_it(said, changed, path, words):
    overlay = changed(path, words, f"{words} {NAME}")
    assert said(path, overlay) == [f'{line_of(overlay, words)} TYPED-NAME "{NAME}"']


def test_a_title_is_its_sources_own(said, changed):
    assert (
        said(SOURCE, changed(SOURCE, "{text: The health bridge", f"{{text: {NAME} and the health bridge"))
        == []
    )
