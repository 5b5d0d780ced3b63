"""Pages: which there must be, what they are called, and where their links lead from wherever they stand."""

from __future__ import annotations

import pytest

ABOUT = "docs/sv/about.md"
TEXT = "docs/sv/projects/halsobron.md"
ORIGINAL = "docs/sv/press/2019/halsobron-oppnar.md"
TRANSLATION = "docs/da/press/2019/halsobron-oppnar.md"
SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>'
PAGE = "---\ntitle: A\ndescription: B\n---\nText.\n"
NEWER = '---\ntitle: A\ndescription: B\ntranslated_from: {lang: sv, hash: "0"}\n---\nText.\n'


def told(problems, code):
    return [(one.path, one.line, one.found) for one in problems if one.code == code]


# -- the pages themselves --------------------------------------------------------------------------


def test_every_page_has_a_title(found, changed):
    overlay = {
        **changed(ABOUT, "title: Om webbplatsen\n", ""),
        **changed("docs/en/about.md", "title: About the site\n", ""),
        **changed("docs/sv/privacy.md", "title: Integritet\n", ""),
    }
    assert told(found(overlay), "MISSING-KEY") == [
        ("docs/en/about.md", 1, "none"), (ABOUT, 1, "none"), ("docs/sv/privacy.md", 1, "none")
    ]  # fmt: skip


def test_a_page_that_cannot_be_read_is_not_missing(found):
    broken = {f"docs/{language}/privacy.md": "---\ntitle: [\n---\n" for language in ("sv", "da", "en")}
    assert {one.code for one in found(broken)} == {"YAML"}
    assert told(found(dict.fromkeys(broken)), "MISSING-PAGE") == [
        ("docs/sv/privacy.md", 1, "none in any language")
    ]


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("partners/fjallringen", "/partners/fjallringen/"),
        ("partners/fjallringen/index", "/partners/fjallringen/"),
        ("topics/fjarrvard", "/topics/fjarrvard/"),
        ("sources/fjallback-2020", "/sources/fjallback-2020/"),
        ("sources/halsobron", "/sources/halsobron/"),
        ("press/2019", "/press/2019/"),
        ("press/2023/index", "/press/2023/"),
        ("projects/halsobron/index", "/projects/halsobron/"),
        ("glossary/vardlots", None),
        ("contacts/nils", None),
        ("press/om", None),
    ],
)
def test_addresses_that_are_taken_by_records(found, name, address):
    """Told of once, in the first language that has the page."""
    overlay = {f"docs/sv/{name}.md": PAGE, f"docs/da/{name}.md": NEWER}
    assert told(found(overlay), "ADDRESS-TAKEN") == (
        [(f"docs/sv/{name}.md", 1, f'"{address}"')] if address else []
    )


# -- links -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "old"),
    [
        (ABOUT, "projects/halsobron.md"),
        (TEXT, "../press/2019/halsobron-oppnar.md"),
        (ORIGINAL, "../../projects/halsobron.md"),
        (TRANSLATION, "../../projects/halsobron.md"),
    ],
)
def test_links_of_every_kind_of_text_are_followed(found, changed, path, old):
    up = "../" * (path.count("/") - 1)
    overlay = {
        **changed(path, old, f"../x.md) [b]({up}assets/a.svg) ![c]({up}assets/b/c.svg"),
        "docs/assets/a.svg": SVG, "docs/assets/b/c.svg": SVG,
    }  # fmt: skip
    line = {ABOUT: 7, TEXT: 8, ORIGINAL: 49, TRANSLATION: 18}[path]
    assert told(found(overlay), "BROKEN-LINK") == [(path, line, '"../x.md"')]


@pytest.mark.parametrize(
    ("link", "good"),
    [
        ("../../assets/a.svg", True),
        ("../../assets/a.svg#b", True),
        ("../../assets/./b/../a.svg", True),
        ("../../assets/b", False),
        ("../../assets/c.svg", False),
        ("../assets/a.svg", False),
        ("../../../docs/assets/a.svg", False),
        ("../../../mkdocs.yml", False),
        ("../../assets/../../mkdocs.yml", False),
        ("/assets/a.svg", False),
        ("/docs/assets/a.svg", False),
    ],
)
def test_only_what_stands_in_assets_may_be_shown(found, changed, link, good):
    overlay = {
        **changed(TEXT, "../press/2019/halsobron-oppnar.md", link),
        "docs/assets/a.svg": SVG, "docs/assets/b/c.svg": SVG,
    }  # fmt: skip
    assert told(found(overlay), "BROKEN-LINK") == ([] if good else [(TEXT, 8, f'"{link}"')])


@pytest.mark.parametrize(
    ("path", "link"),
    [
        ("data/projects/halsobron-syd.yml", "../projects/halsobron-syd.md"),
        ("data/organisations/fjallringen.yml", "../partners/fjallringen.md"),
        ("data/topics/fjarrvard.yml", "../topics/fjarrvard.md"),
    ],
)
def test_a_link_to_a_record_that_cannot_be_read_is_no_second_mistake(found, changed, path, link):
    overlay = {**changed(TEXT, "../press/2019/halsobron-oppnar.md", link), path: "x: [\n"}
    assert {one.code for one in found(overlay)} == {"YAML"}


def test_a_page_that_lacks_in_a_language_is_no_broken_link_but_a_release_is(found, changed):
    """A reader of the page's language gets nothing in the release's place; a page has to be written."""
    overlay = {
        "docs/sv/press/om.md": PAGE,
        **changed("docs/da/about.md", "projects/halsobron.md", "press/om.md"),
        **changed("docs/en/about.md", "projects/halsobron.md", "press/2023/broen-mod-syd.md#top"),
    }
    problems = found(overlay)
    assert told(problems, "BROKEN-LINK") == [("docs/en/about.md", 8, '"press/2023/broen-mod-syd.md#top"')]
    assert [one.hint for one in problems if one.code == "BROKEN-LINK"] == [
        "The release is not translated into en; translate it, or leave the link out."
    ]
    assert len(told(problems, "MISSING-TRANSLATION")) == 2
