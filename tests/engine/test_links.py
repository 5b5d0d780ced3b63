"""Links lead somewhere, below a path too, and edit links to file and line."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from conftest import SMALL

if TYPE_CHECKING:
    from conftest import Built

from engine.pages import alternates_of, attribute, broken_links, tree


def test_every_internal_link_and_anchor_leads_somewhere(built: Built, base: str) -> None:
    assert list(broken_links(built, base)) == []


def test_the_site_works_below_a_path(built_below_a_path: Built) -> None:
    built = built_below_a_path
    assert built.code == 0, built.output
    base = "https://example.org/sub/"
    assert list(broken_links(built, base)) == []
    for path in ("404.html", "da/404.html", "en/404.html"):
        page = tree(built, path)
        links = [str(one) for one in page.xpath("//a/@href | //link/@href | //*/@src")]
        own = [
            one for one in links if not urlsplit(one).netloc and not one.startswith(("#", "mailto:", "tel:"))
        ]
        assert len(own) > 10
        assert [one for one in own if not one.startswith("/sub/")] == []
    page = tree(built, "da/projects/halsobron/index.html")
    assert attribute(page, "//link[@rel='canonical']/@href") == base + "da/projects/halsobron/"
    assert set(alternates_of(page).values()) == {
        base + one + "projects/halsobron/" for one in ("", "da/", "en/")
    }
    assert base + "sitemap.xml" in built.text("robots.txt")
    rows = json.loads(built.text("api/v1/facts.json"))["items"]
    assert all(one.startswith(base) for row in rows for one in row["page"].values() if one)


_SIZE = re.compile(r"(?<=<small>)[0-9,.]+\s[kM]B(?=</small>)")


def test_only_addresses_change_below_a_path(built_small: Built, built_below_a_path: Built) -> None:
    # RFC 9116, section 3: security.txt is looked for at the root of a host only.
    at_a_root_only = {".well-known/security.txt"}
    assert built_small.files().keys() - built_below_a_path.files().keys() == at_a_root_only
    assert built_below_a_path.files().keys() <= built_small.files().keys()
    for path in built_small.pages():
        if not path.endswith("404.html"):
            here = built_small.text(path).replace("https://fakta.example/", "https://example.org/sub/")
            # The data page tells how large files are, and longer addresses make them larger.
            assert _SIZE.sub("", built_below_a_path.text(path)) == _SIZE.sub("", here), path


@pytest.mark.parametrize(
    ("path", "old", "new", "said"),
    [
        ("docs/da/about.md", "(sources/index.md)", "(kilder/index.md)", "kilder/index.md"),
        (
            "docs/en/press/2019/halsobron-oppnar.md",
            "(../../projects/halsobron.md)",
            "(../../projects/nothing.md)",
            "nothing",
        ),
        (
            "docs/sv/projects/halsobron.md",
            "(../press/2019/halsobron-oppnar.md)",
            "(../press/2019/inget.md)",
            "inget",
        ),
        ("docs/sv/index.md", "(contacts/index.md)", "(contacts/index.md#p-99999)", "p-99999"),
    ],
)
def test_a_broken_link_fails_a_strict_build(
    site, edited, build, path: str, old: str, new: str, said: str
) -> None:
    root = site({path: edited(path, old, new)})
    built = build(root, "--strict")
    assert built.code != 0
    assert said in built.output
    assert not built.site.exists()


def test_edit_links_lead_to_file_and_line(site, build) -> None:
    built = build(site(), env={"FAKTUM_REPOSITORY": "https://forge.example/x/faktum/"})
    assert built.code == 0, built.output
    start = "https://forge.example/x/faktum/edit/main/"
    seen = set()
    for path in built.pages():
        for link in tree(built, path).xpath("//a[contains(@href, '/edit/main/')]/@href"):
            assert link.startswith(start)
            name, _, anchor = link.removeprefix(start).partition("#L")
            assert (built.root / name).is_file(), (path, link)
            seen.add((path, name))
            if anchor:
                row = (built.root / name).read_text(encoding="utf-8").splitlines()[int(anchor) - 1]
                assert re.match(r"[a-z]\w*:", row) or int(anchor) == 1, (path, link, row)
    assert ("projects/halsobron/index.html", "data/projects/halsobron.yml") in seen
    assert ("da/press/2019/halsobron-oppnar/index.html", "docs/da/press/2019/halsobron-oppnar.md") in seen
    assert ("en/about/index.html", "docs/en/about.md") in seen
    assert ("sources/aakirke-2023/index.html", "data/sources/aakirke-2023.yml") in seen
    assert ("topics/fjarrvard/index.html", "data/topics/fjarrvard.yml") in seen
    assert ("partners/fjallringen/index.html", "data/organisations/fjallringen.yml") in seen
    page = tree(built, "da/partners/fjallringen/index.html")
    assert page.xpath("//a[contains(@href, '/edit/main/')]/@href") == [
        start + "data/organisations/fjallringen.yml#L1"
    ]
    page = tree(built, "sources/halsobron/index.html")
    line = 1 + (SMALL / "data/projects/halsobron.yml").read_text(encoding="utf-8").splitlines().index(
        "facts:"
    )
    assert page.xpath("//a[contains(@href, '/edit/main/')]/@href") == [
        f"{start}data/projects/halsobron.yml#L{line}"
    ]


def test_without_a_repository_there_are_no_edit_links(built_small: Built) -> None:
    for path in built_small.pages():
        assert not tree(built_small, path).xpath("//a[contains(@href, '/edit/main/')]")
