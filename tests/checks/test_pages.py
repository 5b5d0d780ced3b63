"""Pages: which there must be, what they are called, and where their links lead from wherever they stand."""

from __future__ import annotations

import pytest

from faktum.checks.files.links import check_records
from faktum.checks.files.pages import check_pages

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


# -- links as they are written ---------------------------------------------------------------------

NO_LINK, NO_PAGE, NO_PLACE = (
    "a link, [words](address)",
    "a link that leads to a page",
    "a link to a place that the page has",
)
AFTER = "a web address without the sign after it"
ITSELF, COUNTED = "the address of the page itself", "the address without what counts or marks readers"
PHONE, OWN = "a link to a telephone number", "the way to a page of this site"


@pytest.mark.parametrize(
    ("words", "found", "expected"),
    [
        # Brackets that were meant to be a link.
        ("[bron] (https://bron.example/a)", "[bron] (https://bron.example/a)", NO_LINK),
        ("(bron)[https://bron.example/a]", "(bron)[https://bron.example/a]", NO_LINK),
        ("[bron](om bron.md)", "](om bron.md)", NO_LINK), ("[bron][b]", "[bron][b]", NO_LINK), ("[bron][]", "[bron][]", NO_LINK),
        ("[bron][b]\n\n[b]: https://bron.example/", None, ""), ("[Vår  bro][]\n\n[vår bro]: https://bron.example/", None, ""),
        ("[bron][vägen]\n\n[bron]: https://bron.example/", "[bron][vägen]", NO_LINK), ("`[bron] (https://bron.example/a)`", None, ""),
        ("Bron.[^1]", "[^1]", "a note with this sign below the text"), ("Bron.[^A]\n\n[^a]: En not.", None, ""),
        ("[bron][^1]\n\n[^1]: En not.", None, ""), ("Bron[^1][x]\n\n[^1]: En not.", None, ""), ("[ett [två] tre]", None, ""),
        ("[bron]()", "()", NO_PAGE), ("[bron](#)", "(#)", NO_PAGE), ("[bron](projects/halsobron.md#)", "(projects/halsobron.md#)", NO_PAGE),
        # Places on a page.
        ("[bron](#vem)", None, ""), ("[bron](#vem_1)", None, ""), ("[bron](#fn1)", None, ""), ("[bron](#nej)", "#nej", NO_PLACE),
        ("[bron](privacy.md#nej)", "privacy.md#nej", NO_PLACE), ("[bron](index.md#nej)", None, ""), ("[bron](projects/index.md#nej)", None, ""),
        ("Vår bro\n-------\n\n[bron](#var-bro)", None, ""),
        ('## {{ fact("halsobron.budget") }}\n\n[bron](#nej)', None, ""),
        ("### *Vår* bro { #bro }\n\n[bron](#bro) [bron](#var-bro)", None, ""),
        # Addresses.
        ("[bron](mailto:bron)", "mailto:bron", "a link to a mailbox"), ("[bron](mailto:bron@bron.example?subject=x)", None, ""),
        ("[bron](tel:123)", "tel:123", "a link to a telephone number"),
        ("[bron](tel:+46701740605)", None, ""), ("[bron](tel:123456)", "tel:123456", PHONE),
        ("[bron](tel:1234567)", None, ""), ("[bron](tel:123-456)", "tel:123-456", PHONE), ("[bron](TEL:031-390-06xx)", "TEL:031-390-06xx", PHONE),
        ("[bron](https://fakta.example)", "https://fakta.example", OWN), ("[bron](https://fakta.example/om/)", "https://fakta.example/om/", OWN),
        ("[bron](https://id.fakta.example/om/)", "https://id.fakta.example/om/", OWN), ("[bron](https://fakta.example.org/)", None, ""),
        ("[bron](https://bron.example./a)", "https://bron.example./a", AFTER), ("[bron](https://bron.example/#)", None, ""),
        ("[bron](xmpp:bron)", None, ""),
        ("[bron](https://bron)", "https://bron", "a web address"), ("[bron](http://localhost/x)", None, ""), ("[bron](https://[x/)", None, ""),
        ("[bron](https://bron.example.)", "https://bron.example.", AFTER), ("[bron](https://bron.example/a,)", "https://bron.example/a,", AFTER),
        ("[bron](https://bit.ly/x)", "https://bit.ly/x", ITSELF), ("[bron](https://www.google.com/url?q=x)", "https://www.google.com/url?q=x", ITSELF),
        ("[bron](https://www.google.com/maps)", None, ""), ("[bron](https://rabbit.ly/x)", None, ""),
        ("[bron](https://bron.example/?utm_source=x)", "https://bron.example/?utm_source=x", COUNTED),
        ("[bron](https://bron.example/?a=1&fbclid=x#y)", "https://bron.example/?a=1&fbclid=x#y", COUNTED),
        ("[bron](https://bron.example/#:~:text=x)", "https://bron.example/#:~:text=x", COUNTED),
        ("[bron](https://bron.example/?autm_source=x#a)", None, ""),
    ],
)  # fmt: skip
def test_a_link_as_it_is_written(checked, changed, words, found, expected):
    overlay = changed(ABOUT, "## Vem\n", f"## Vem\n\n{words}\n")
    problems = [one for one in checked(check_pages, overlay) if one.path == ABOUT]
    assert [(one.line, one.found) for one in problems] == ([(7, f'"{found}"')] if found else [])
    assert all(one.expected.startswith(expected) for one in problems)


def test_a_link_is_told_of_at_its_line(checked, changed):
    overlay = changed(ABOUT, "## Vem\n", "## Vem\n\nEtt.\n\nBron [bron] (https://bron.example/a).\n")
    assert [one.line for one in checked(check_pages, overlay) if one.path == ABOUT] == [9]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://fjallback.example/?utm_source=x", COUNTED), ("https://bit.ly/x", ITSELF), ("https://fjallback", None),
        ("https://fjallback.example/om", None),
    ],
)  # fmt: skip
def test_an_address_in_a_record(checked, changed, address, expected):
    path = "data/organisations/fjallback-innovation.yml"
    problems = checked(check_records, changed(path, "https://fjallback.example/", address))
    assert [(one.path, one.line, one.found, one.expected) for one in problems] == (
        [(path, 15, f'"{address}"', f"{expected} in site")] if expected else []
    )
