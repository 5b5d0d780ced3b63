"""llms.txt, read by markdown-it: the parts that llmstxt.org names, in their order, and links that lead somewhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from faktum.catalogue import Catalogue
from faktum.publish.llms import llms_txt
from faktum.render.plan import plan
from faktum.render.view import Localised

if TYPE_CHECKING:
    from conftest import Built
    from markdown_it.tree import SyntaxTreeNode

BASE = "https://fakta.example/"


def read(text: str) -> SyntaxTreeNode:
    from markdown_it.tree import SyntaxTreeNode

    return SyntaxTreeNode(MarkdownIt().parse(text))


def words(node: SyntaxTreeNode) -> str:
    return "".join(one.content for one in node.walk() if one.type in {"text", "code_inline"})


def sections(text: str) -> dict[str, list[tuple[str, str, str]]]:
    """Heading → (name, address, note) of each entry."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    heading = ""
    for node in read(text).children:
        if node.type == "heading" and node.tag == "h2":
            heading = words(node)
            found[heading] = []
        elif heading:
            assert node.type == "bullet_list", "nothing but lists below a heading"
            for item in node.children:
                link = item.children[0].children[0].children[0]
                assert link.type == "link"
                said = words(item)
                found[heading].append((words(link), str(link.attrs["href"]), said.removeprefix(words(link))))
    return found


@pytest.fixture(scope="module")
def text(catalogue: Catalogue, localised: dict[str, Localised]) -> str:
    return llms_txt(catalogue, localised, plan(catalogue))


def test_it_has_the_parts_in_their_order(text: str) -> None:
    kinds = [(node.type, node.tag) for node in read(text).children]
    assert kinds[:2] == [("heading", "h1"), ("blockquote", "blockquote")]
    before = kinds[2 : kinds.index(("heading", "h2"))]
    assert {kind for kind, _tag in before} == {"paragraph", "bullet_list"}
    assert [tag for kind, tag in kinds if kind == "heading"].count("h1") == 1
    assert words(read(text).children[0]) == "Fjällbäcks faktabok"
    assert words(read(text).children[1]) == "En påhittad webbplats, till för att pröva sidorna."


def test_data_come_first_and_the_other_languages_last(text: str) -> None:
    found = sections(text)
    assert list(found) == ["Öppna data", "Sidor", "Projekt", "Dansk", "English"]
    assert found["Öppna data"][0][1] == BASE + "api/v1/facts.json"
    assert {address for _name, address, _note in found["Projekt"]} == {
        BASE + "projects/halsobron/", BASE + "projects/halsobron-syd/",
    }  # fmt: skip
    assert all(address.startswith(BASE + "da/") for _name, address, _note in found["Dansk"])


def test_it_says_what_to_mind_and_what_may_be_done(text: str) -> None:
    for said in (
        "qualifier",
        "sammanfattningar",
        "https://creativecommons.org/licenses/by/4.0/",
        "den 1 oktober 2026",
    ):
        assert said in text


def test_every_address_is_there(built_small: Built) -> None:
    text = built_small.text("llms.txt")
    addresses = [str(one.attrs["href"]) for one in read(text).walk() if one.type == "link"]
    assert len(addresses) > 40
    for address in addresses:
        path = address.removeprefix(BASE)
        assert (
            built_small.site / (path + "index.html" if path == "" or path.endswith("/") else path)
        ).is_file(), address


def test_signs_of_markdown_in_names_are_letters(
    resolving: Callable[..., Catalogue], edited: Callable[..., str]
) -> None:
    path = "data/site.yml"
    title = edited(path, "sv: Fjällbäcks faktabok", r'sv: "Fjäll [*]_bäck_ <b> \\`"')
    catalogue = resolving({path: title})
    localised = {code: Localised.of(catalogue, code) for code in catalogue.languages}
    found = llms_txt(catalogue, localised, plan(catalogue))
    assert words(read(found).children[0]) == "Fjäll [*]_bäck_ <b> \\`"


def test_no_name_or_number_of_a_person_is_in_it(text: str, catalogue: Catalogue) -> None:
    for person in catalogue.people:
        if person.name:
            assert person.name not in text
    assert "+46" not in text
