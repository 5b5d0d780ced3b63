"""The emblem of the European Union, drawn from the description in law; nobody's file is copied.

Regulation (EU) 2021/1060, Annex IX, 1.9 and Implementing Regulation (EU) No 821/2014, Annex II: a blue
rectangle, one and a half times as wide as high; twelve five-pointed gold stars, upright, like the hours
on a clock, on a circle about the middle with a third of the height as radius; the points of each star
on a circle with an eighteenth of the height as radius. Pantone Reflex Blue and Yellow are #003399 and
#FFCC00 on the web. On any ground but white a white border of a twenty-fifth of the height surrounds it;
on white nobody sees that border, so it is always there.
"""

from __future__ import annotations

from math import cos, pi, sin, sqrt

BLUE, YELLOW = "#003399", "#ffcc00"
HEIGHT, WIDTH = 540, 810
"""In units of the drawing: a height that a third, an eighteenth and a twenty-fifth of are short numbers."""
BORDER = HEIGHT / 25
CENTIMETRES = 1.2
"""Height of the rectangle on the page. The regulations ask for a size that suits the page (821/2014, Article
4(2)) and is not below that of any other logo (Annex IX, 1.7); guidelines for beneficiaries ask for 1 cm."""

_STARS, _POINTS = 12, 5
_RING, _STAR = HEIGHT / 3, HEIGHT / 18
_WAIST = (3 - sqrt(5)) / 2
"""Inner to outer radius of a star whose edges run straight from point to point."""

VIEW_BOX = f"{-BORDER:g} {-BORDER:g} {WIDTH + 2 * BORDER:g} {HEIGHT + 2 * BORDER:g}"
SIZE = tuple(f"{CENTIMETRES * (side + 2 * BORDER) / HEIGHT:.3f}cm" for side in (WIDTH, HEIGHT))
"""Width and height of the drawing, border and all."""


def _on_circle(x: float, y: float, radius: float, turn: float) -> tuple[float, float]:
    """A point on a circle; `turn` goes clockwise from the top, 1 all the way round."""
    return x + radius * sin(2 * pi * turn), y - radius * cos(2 * pi * turn)


def _star(x: float, y: float) -> str:
    corners = [
        _on_circle(x, y, _STAR * (_WAIST if corner % 2 else 1), corner / (2 * _POINTS))
        for corner in range(2 * _POINTS)
    ]
    return "M" + "L".join(f"{one:.2f} {other:.2f}" for one, other in corners) + "Z"


STARS = "".join(_star(*_on_circle(WIDTH / 2, HEIGHT / 2, _RING, hour / _STARS)) for hour in range(_STARS))
"""The twelve stars as one path."""
