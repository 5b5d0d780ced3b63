"""Social cards, read back: their format, what stands on them, and that their letters can be read.

A browser decodes them in tests/browser/test_cards.py.
"""

from __future__ import annotations

import io
import re
import struct
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from every_file import cards
from lxml import html
from PIL import Image, ImageChops

from faktum.catalogue import Catalogue
from faktum.publish.cards.drawing import BAND, COLOURS, FOOT, GROUND, INKS, LEVELS, MARGIN, draw, palette
from faktum.publish.cards.lettering import SANS, SERIF, fitted, font, is_cut, length
from faktum.render.cards import LETTERS, Card, CardFact, card_words
from faktum.render.view import Localised
from faktum.theme import THEME

if TYPE_CHECKING:
    from conftest import Built

SIZE = (1200, 630)
PROJECT = "data/projects/halsobron.yml"
LONG = Card(
    "Fjällbäcks faktabok om allt som är påhittat och om en del som inte är det", "Svenska", "Projekt",
    "Det gränsöverskridande kompetensutvecklingsprojektet för ”välfärdsteknik” – ærø, Ångström & Øresund i samverkan 2014–2020",
    "Et langt navn på dansk, som ikke engang en bred linje har plads til, hvor lille skriften end bliver",
    (
        CardFact("Andel av finansieringen: Fjällbäcks fond för regional utveckling", "Minst 1 234 567 nya arbetstillfällen i regionen", "källor skiljer sig"),
        CardFact("Budget", "Ungefär 123,4 miljoner danska kronor"),
    ),
)  # fmt: skip
ONE_WORD = Card("Ö", "Dansk", "Projekt", "Sundhedsteknologikompetenceudviklingssamarbejdsorganisation" * 3)
WIDE = Card("W" * 60, "W" * 40, "W" * 60, "W" * 300, "W" * 200, (CardFact("W" * 80, "W" * 80, "W" * 60),) * 2)
BARE = Card("Faktabok", "Svenska", "Projekt", "Å")
ALL = (LONG, ONE_WORD, WIDE, BARE)


def decoded(picture: bytes) -> Image.Image:
    read = Image.open(io.BytesIO(picture))
    read.load()
    return read


def chunks(picture: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Name and content of every chunk, its checksum compared."""
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    at = 8
    while at < len(picture):
        (size,) = struct.unpack_from(">I", picture, at)
        name, content = picture[at + 4 : at + 8], picture[at + 8 : at + 8 + size]
        assert struct.unpack_from(">I", picture, at + 8 + size) == (zlib.crc32(name + content),)
        yield name, content
        at += size + 12


@pytest.fixture(scope="module")
def drawn(catalogue: Catalogue, localised: dict[str, Localised]) -> dict[str, bytes]:
    made: dict[str, bytes] = cards(catalogue, localised)
    return made


# -- the files --------------------------------------------------------------------------------------


def test_there_is_one_for_each_project_and_one_for_the_rest(drawn: dict[str, bytes]) -> None:
    wanted = {f"assets/cards/{code}.png" for code in ("sv", "da", "en")}
    wanted |= {
        f"assets/cards/{code}/{one}.png"
        for code in ("sv", "da", "en")
        for one in ("halsobron", "halsobron-syd")
    }
    assert drawn.keys() == wanted


def test_they_are_pngs_without_anything_of_the_day_or_the_machine(drawn: dict[str, bytes]) -> None:
    for picture in drawn.values():
        found = list(chunks(picture))
        assert [name for name, _content in found] == [b"IHDR", b"PLTE", b"IDAT", b"IEND"]
        assert found[0][1] == struct.pack(">IIBBBBB", *SIZE, 8, 3, 0, 0, 0)
        read = decoded(picture)
        assert (read.format, read.size, read.info) == ("PNG", SIZE, {})


@pytest.mark.parametrize("card", [LONG, ONE_WORD, BARE])
def test_they_are_small_and_soon_drawn(card: Card) -> None:
    draw(card)
    fastest = 1.0
    for _attempt in range(5):
        draw.cache_clear()
        began = time.process_time()
        assert len(draw(card)) <= 40_000
        fastest = min(fastest, time.process_time() - began)
    assert fastest <= 0.15, "50 ms on a machine that does nothing else"


def test_the_same_words_give_the_same_bytes(catalogue: Catalogue, drawn: dict[str, bytes]) -> None:
    draw.cache_clear()
    again = {code: Localised.of(catalogue, code) for code in catalogue.languages}
    assert cards(catalogue, again) == drawn


def test_two_writers_of_deflate_agree_on_the_bytes(drawn: dict[str, bytes]) -> None:
    """Runs of one byte are found alike by Python's zlib and by Pillow's, which is another implementation."""
    for picture in drawn.values():
        read = decoded(picture)
        rows = b"".join(
            b"\0" + read.tobytes()[at : at + SIZE[0]] for at in range(0, SIZE[0] * SIZE[1], SIZE[0])
        )
        squeeze = zlib.compressobj(9, zlib.DEFLATED, 15, 9, zlib.Z_RLE)
        ours = squeeze.compress(rows) + squeeze.flush()
        written = io.BytesIO()
        read.save(written, "PNG", compress_level=9, compress_type=zlib.Z_RLE)
        assert b"".join(content for name, content in chunks(written.getvalue()) if name == b"IDAT") == ours


# -- what stands on them ----------------------------------------------------------------------------


def words(localised: Localised, project_id: str) -> Card:
    card = card_words(localised, project_id)
    assert card is not None
    return card


def test_a_projects_card_says_what_its_page_says(localised: dict[str, Localised]) -> None:
    card = words(localised["sv"], "halsobron")
    assert (card.site, card.language, card.kicker) == ("Fjällbäcks faktabok", "Svenska", "Projekt")
    assert card.facts[0] == CardFact("Budget", "8\u00a0miljoner kronor")
    english = words(localised["en"], "halsobron")
    assert english.facts[0] == CardFact("Budget", "SEK\u00a08\u00a0million")
    assert english.heading == card.heading, "a name keeps its language"
    assert english.description.startswith(f"Project. {card.heading}. ")
    assert "Budget: SEK\u00a08\u00a0million." in english.description


def test_every_value_stands_on_the_page_with_its_qualifier(
    built_small: Built, localised: dict[str, Localised]
) -> None:
    for code, one in localised.items():
        root = "" if code == "sv" else f"{code}/"
        for project in (record.id for record in one.catalogue.projects):
            card = words(one, project)
            for fact in card.facts:
                page = html.fromstring(built_small.text(f"{root}projects/{project}/index.html"))
                rows = {
                    row.findtext("dt"): [dd.text_content() for dd in row.findall("dd")]
                    for row in page.xpath("//*[@class='fact-box']/div")
                }
                assert any(shown.startswith(fact.value) for shown in rows[fact.label]), (project, fact)


def test_a_value_on_which_sources_differ_says_so(
    resolving: Callable[..., Catalogue], edited: Callable[..., str]
) -> None:
    text = edited(PROJECT, """\
    value: 8 000 000 SEK
    source: fjallback-2019-sv
    place: lead
    stated: åtta miljoner kronor
""", """\
    statements:
      - {value: 8 000 000 SEK, source: fjallback-2019-sv, place: lead, preferred: {sv: Först., da: Først., en: First.}}
      - {value: 9 000 000 SEK, source: provbladet-2023, place: unknown}
""")  # fmt: skip
    catalogue = resolving({PROJECT: text})
    card = words(Localised.of(catalogue, "sv"), "halsobron")
    assert card.facts[0].note == "källor skiljer sig"
    assert "(källor skiljer sig)" in card.description


def test_a_changed_fact_changes_its_own_card_alone(
    resolving: Callable[..., Catalogue], edited: Callable[..., str], drawn: dict[str, bytes]
) -> None:
    catalogue = resolving({PROJECT: edited(PROJECT, "value: 8 000 000 SEK", "value: 8 100 000 SEK")})
    now = cards(catalogue, {code: Localised.of(catalogue, code) for code in catalogue.languages})
    changed = {path for path, picture in now.items() if picture != drawn[path]}
    assert changed == {f"assets/cards/{code}/halsobron.png" for code in ("sv", "da", "en")}


# -- letters ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("card", ALL)
def test_nothing_stands_outside_the_margins(card: Card) -> None:
    picture = decoded(draw(card)).convert("RGB")
    width, height = SIZE
    blank = Image.new("RGB", SIZE, COLOURS[GROUND])
    for box in (
        (0, BAND, MARGIN - 2, height), (width - MARGIN + 2, BAND, width, height), (0, height - FOOT, width, height), (0, BAND, width, 2 * BAND),
    ):  # fmt: skip
        assert ImageChops.difference(picture.crop(box), blank.crop(box)).getbbox() is None, box


def test_a_name_shrinks_and_wraps_before_it_is_cut() -> None:
    short = fitted("Å", SERIF, (96, 52), 400, 2)
    assert short.size == 96
    wrapped = fitted("Hälsobron över sundet", SERIF, (96, 52), 600, 2)
    assert (wrapped.size, len(wrapped.lines)) == (96, 2)
    shrunk = fitted("Hälsobron över det breda sundet", SERIF, (96, 52), 600, 2)
    assert shrunk.size == 52
    assert " ".join(shrunk.lines) == "Hälsobron över det breda sundet"
    cut = fitted("Hälsobron över det breda sundet mellan öarna i söder", SERIF, (96, 52), 500, 2)
    assert is_cut(cut)
    assert all(length(line, SERIF, 52) <= 500 for line in cut.lines)


def test_lines_do_not_break_at_a_no_break_space() -> None:
    lines = fitted("Nära 17\u00a0miljoner\u00a0kronor", SERIF, (56,), 500, 2).lines
    assert lines == ("Nära", "17\u00a0miljoner\u00a0kronor")


def test_a_line_does_not_begin_with_a_dash() -> None:
    found = [
        fitted("Hälsobron över sundet – mellan öarna", SERIF, (56,), width, 4).lines
        for width in range(280, 700, 20)
    ]
    assert all(len(lines) > 1 for lines in found)
    assert not any(line.startswith("–") for lines in found for line in lines)


def test_a_line_may_break_after_a_hyphen_and_keeps_its_letters() -> None:
    found = fitted("Sundheds-innovations-arenaen", SERIF, (96,), 600, 3)
    assert "".join(found.lines) == "Sundheds-innovations-arenaen"
    assert len(found.lines) > 1


@pytest.mark.parametrize("face", [SERIF, SANS])
def test_every_letter_that_a_card_may_have_has_a_glyph(face: str) -> None:
    shape = font(face, 48)
    absent = bytes(shape.getmask("\uffff"))
    letters = [chr(code) for code in range(0x20, 0x3000) if LETTERS.fullmatch(chr(code))]
    assert {"å", "ä", "ö", "æ", "ø", "Å", "Ø", "”", "’", "–", "…", "€", "č", "ł", "\u00a0", "\u202f"} <= set(
        letters
    )
    assert [one for one in letters if bytes(shape.getmask(one)) == absent] == []
    assert [
        one for one in letters if not one.isspace() and one != "\u00ad" and not shape.getmask(one).getbbox()
    ] == []


def test_letters_stand_apart_as_the_font_says() -> None:
    """Basic layout reads a `kern` table alone, so the fonts have one."""
    assert length("To", SERIF, 96) < length("T", SERIF, 96) + length("o", SERIF, 96)
    assert length("AV", SANS, 96) < length("A", SANS, 96) + length("V", SANS, 96)


def test_a_name_in_other_letters_gets_the_general_card(
    resolving: Callable[..., Catalogue], edited: Callable[..., str]
) -> None:
    path = "data/site.yml"
    catalogue = resolving({path: edited(path, "The Fjällbäck fact book", "Книга фактов")})
    made = cards(catalogue, {code: Localised.of(catalogue, code) for code in ("da", "en")})
    assert not [path for path in made if "/en" in path]
    assert len(made) == 3


# -- colours ----------------------------------------------------------------------------------------


def luminance(colour: tuple[int, int, int]) -> float:
    parts = [one / 255 for one in colour]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_ink_can_be_read_on_the_paper() -> None:
    paper = palette()[0]
    for number in range(len(INKS)):
        full = palette()[(number + 1) * LEVELS]
        high, low = sorted((luminance(paper), luminance(full)), reverse=True)
        assert (high + 0.05) / (low + 0.05) >= 4.5, INKS[number]


def test_the_colours_are_those_of_the_pages() -> None:
    css = (Path(THEME) / "assets/stylesheets/faktum.css").read_text(encoding="utf-8")
    light = dict(
        re.findall(
            r"--([a-z0-9-]+): (#[0-9a-f]{6});", css.partition("@media (prefers-color-scheme: dark)")[0]
        )
    )
    assert {name: light[name] for name in COLOURS} == COLOURS


def test_nothing_else_is_on_a_card(drawn: dict[str, bytes]) -> None:
    known = set(palette())
    for picture in drawn.values():
        found = decoded(picture).convert("RGB").getcolors(maxcolors=256)
        assert found
        assert {colour for _count, colour in found} <= known


# -- pages ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("built", ["built_small", "built_below_a_path"])
def test_every_page_names_a_card_that_is_there(request: pytest.FixtureRequest, built: str) -> None:
    site: Built = request.getfixturevalue(built)
    base = "https://example.org/sub/" if built == "built_below_a_path" else "https://fakta.example/"
    named = set()
    for name in site.pages():
        head = html.fromstring(site.text(name)).find("head")
        told = {one.get("property") or one.get("name"): one.get("content") for one in head.iter("meta")}
        path = told["og:image"].removeprefix(base)
        assert decoded((site.site / path).read_bytes()).size == SIZE
        assert (told["og:image:width"], told["og:image:height"]) == ("1200", "630")
        assert told["twitter:card"] == "summary_large_image"
        language = name.split("/")[0] if name.split("/")[0] in {"da", "en"} else "sv"
        own = re.search(r"^(?:da/|en/)?projects/([a-z-]+)/index\.html$", name)
        if own and (site.site / f"assets/cards/{language}/{own[1]}.png").is_file():
            assert path == f"assets/cards/{language}/{own[1]}.png"
        else:
            assert path == f"assets/cards/{language}.png"
        assert told["og:image:alt"]
        named.add(path)
    assert len(named) == 9
