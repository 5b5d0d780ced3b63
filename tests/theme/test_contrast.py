"""The palette: every pair of colours that text or a control is drawn in, in light and dark.

WCAG 2.2: 4.5 : 1 for text (1.4.3), 3 : 1 for graphics and the edges of controls (1.4.11).
"""

import re
from pathlib import Path

import pytest

from faktum.theme import THEME

CSS = (Path(THEME) / "assets/stylesheets/faktum.css").read_text(encoding="utf-8")
GROUNDS = ("paper", "sheet", "wash")
TEXT = ("ink", "muted", "link", "link-hover", "source", "statement")
GRAPHICS = ("bar-1", "bar-2", "bar-3", "bar-4", "edge")


def palette(scheme: str) -> dict[str, str]:
    before, _, after = CSS.partition("@media (prefers-color-scheme: dark)")
    block = before if scheme == "light" else after.partition("}\n}")[0]
    return dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", block))


def luminance(colour: str) -> float:
    """Relative luminance of sRGB, WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("colour", TEXT)
def test_text_can_be_read_on_every_ground(scheme: str, colour: str) -> None:
    colours = palette(scheme)
    for ground in (*GROUNDS, "source-wash"):
        assert contrast(colours[colour], colours[ground]) >= 4.5, (colour, ground)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("colour", GRAPHICS)
def test_bars_and_edges_can_be_seen(scheme: str, colour: str) -> None:
    colours = palette(scheme)
    for ground in GROUNDS:
        assert contrast(colours[colour], colours[ground]) >= 3, (colour, ground)


def test_dark_names_the_same_colours_as_light() -> None:
    assert palette("dark").keys() == palette("light").keys()
    assert set(TEXT) | set(GRAPHICS) | set(GROUNDS) <= palette("light").keys()


def test_nothing_is_fetched_from_elsewhere_and_fonts_are_there() -> None:
    addresses = re.findall(r"url\(([^)]+)\)", CSS)
    assert addresses
    for address in addresses:
        assert (Path(THEME) / "assets/stylesheets" / address).resolve().is_file()
