"""The staged site, read back before anybody sees it."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest

from faktum.catalogue import Catalogue, resolve
from faktum.publish.below import files_below
from faktum.publish.desk import Desk
from faktum.publish.verify import _plain, verify_site

GOOD = {
    "index.html": '<p id="top"><a href="a/#x">a</a> <a href="./">self</a> <a href="#top">up</a> <a href="https://elsewhere.example/">out</a></p>',
    "a/index.html": '<h2 id="x">x</h2><a href="../">home</a><img src="../b.svg"><a href="mailto:a@example.org">m</a><a href="tel:+46">t</a>',
    "b.svg": "<svg/>",
}


def found(tmp_path: Path, catalogue: Catalogue, **changed: str) -> list[str]:
    for name, text in {
        **GOOD,
        **{key.replace("__", "/").replace("_", "."): text for key, text in changed.items()},
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return verify_site(Desk(tmp_path), catalogue, {*files_below(tmp_path)}, ())


def test_a_whole_site_passes(tmp_path: Path, catalogue: Catalogue) -> None:
    assert found(tmp_path, catalogue) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('<a href="../nowhere/">x</a>', "../nowhere/ leads nowhere"),
        ('<a href="https://fakta.example/nowhere/">x</a>', "leads nowhere"),
        ('<a href="/nowhere.html">x</a>', "/nowhere.html leads nowhere"),
        ('<img src="no.png">', "no.png leads nowhere"),
        ('<a href="../#y">x</a>', "../#y leads to a page without that anchor"),
        ('<a href="#y">x</a>', "#y leads to a page without that anchor"),
        ('<p id="a"></p><p id="a"></p>', "the anchor #a stands twice"),
        ('<a href="javascript:pwned()">x</a>', "may not stand in a page"),
        ('<a href="JAVA\tscript:pwned()">x</a>', "may not stand in a page"),
        ('<img src="data:image/png;base64,x">', "may not stand in a page"),
        ('<p onclick="pwned()">x</p>', "may not stand in a page"),
        ('<form action="javascript:pwned()"></form>', "may not stand in a page"),
        ('<iframe srcdoc="x"></iframe>', "may not stand in a page"),
        ('<base href="https://pwned.example/">', "may not stand in a page"),
        ("<p>\ue000</p>", "U+E000"),
        ("<p>\ue002article\ue003</p>", "U+E002"),
    ],
)
def test_what_is_wrong_is_named_with_its_page(
    tmp_path: Path, catalogue: Catalogue, text: str, said: str
) -> None:
    one = found(tmp_path, catalogue, c__index_html=text)[0]
    assert one.startswith("c/index.html: ")
    assert said in one


def test_addresses_are_decoded(tmp_path: Path, catalogue: Catalogue) -> None:
    (tmp_path / "å b").mkdir()
    (tmp_path / "å b/index.html").write_text('<p id="ö">x</p>', encoding="utf-8")
    assert found(tmp_path, catalogue, c__index_html='<a href="../%C3%A5%20b/#%C3%B6">x</a>') == []


def test_a_link_may_not_climb_out_of_a_site_below_a_path(tmp_path: Path, catalogue: Catalogue) -> None:
    below = catalogue.site.model_copy(update={"site_url": "https://fakta.example/sub/"})
    page = '<a href="../../../secret">x</a>'
    (tmp_path / "a").mkdir()
    (tmp_path / "a/index.html").write_text(page, encoding="utf-8")
    moved = resolve(dataclasses.replace(catalogue.loaded, site=below))
    assert verify_site(Desk(tmp_path), moved, {*files_below(tmp_path)}, ()) == [
        "a/index.html: ../../../secret leads out of the site"
    ]


@pytest.mark.parametrize("name", ["index.html", "press/2024/x/index.html", "404.html", "a/b.html"])
@pytest.mark.parametrize(
    "link",
    [
        "../", "../../", "../../../press/", "./", "./x/", "x/y.html", "x", "#a", "../#b", "a%20b/", "press/2024/x/#c-d",
        "../../../../../x", "..", "../..", ".", "/x", "//x", "?q=1", "x?q=1", "a:b", "x//y", "./../x", "../x/../y", ".hidden",
        "å/", "x/#å",
    ],
)  # fmt: skip
def test_plain_links_lead_where_a_browser_goes(name: str, link: str) -> None:
    base = "https://fakta.example/below/"
    address, anchor = urldefrag(urljoin(base + name.removesuffix("index.html"), link))
    plain = _plain(name.split("/")[:-1], link)
    assert plain is None or (base + plain[0], plain[1]) == (address, anchor)
    if link in {"../", "./x/", "x/y.html"} and name == "press/2024/x/index.html":
        assert plain is not None
