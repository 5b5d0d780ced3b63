"""The emblem of the Union against the description in law, measured anew on what is drawn."""

from __future__ import annotations

import math
import re

import pytest

from faktum.render import emblem

Point = tuple[float, float]


@pytest.fixture
def stars() -> list[list[Point]]:
    """The corners of each star, read back from the drawing."""
    return [
        [(float(x), float(y)) for x, y in (corner.split() for corner in path.split("L"))]
        for path in re.findall(r"M([^Z]+)Z", emblem.STARS)
    ]


@pytest.fixture
def centres(stars: list[list[Point]]) -> list[Point]:
    return [(_mean([x for x, _ in star]), _mean([y for _, y in star])) for star in stars]


def _mean(numbers: list[float]) -> float:
    return sum(numbers) / len(numbers)


def test_the_rectangle_is_one_and_a_half_times_as_wide_as_high() -> None:
    assert emblem.WIDTH / emblem.HEIGHT == 3 / 2


def test_twelve_stars_stand_like_the_hours_on_a_clock(centres: list[Point]) -> None:
    assert len(centres) == 12
    radius = emblem.HEIGHT / 3
    for hour in range(12):
        angle = math.radians(30 * hour - 90)
        wanted = (
            emblem.WIDTH / 2 + radius * math.cos(angle),
            emblem.HEIGHT / 2 + radius * math.sin(angle),
        )
        assert min(math.dist(wanted, centre) for centre in centres) < 0.02, hour


def test_each_star_has_five_points_on_a_circle_of_an_eighteenth_of_the_height(
    stars: list[list[Point]], centres: list[Point]
) -> None:
    for star, centre in zip(stars, centres, strict=True):
        distances = [math.dist(corner, centre) for corner in star]
        assert len(star) == 10
        assert [one == pytest.approx(emblem.HEIGHT / 18, abs=0.02) for one in distances] == [True, False] * 5


def test_each_star_is_upright(stars: list[list[Point]], centres: list[Point]) -> None:
    """One point straight up, and two in a line at right angles to the hoist."""
    for star, (x, y) in zip(stars, centres, strict=True):
        points = star[::2]
        assert points[0] == pytest.approx((x, y - emblem.HEIGHT / 18), abs=0.02)
        assert points[1][1] == pytest.approx(points[4][1], abs=0.02)
        assert points[2][1] == pytest.approx(points[3][1], abs=0.02)


def test_the_edges_of_a_star_run_straight_from_point_to_point(stars: list[list[Point]]) -> None:
    for star in stars:
        for corner in range(0, 10, 2):
            (x1, y1), (x2, y2), (x3, y3) = (star[(corner + step) % 10] for step in (0, 1, 4))
            area = (x2 - x1) * (y3 - y1) - (x3 - x1) * (y2 - y1)
            assert abs(area) / math.dist((x1, y1), (x3, y3)) < 0.02


def test_no_star_touches_another(centres: list[Point]) -> None:
    gaps = [math.dist(one, other) for one in centres for other in centres if one != other]
    assert min(gaps) > 2 * emblem.HEIGHT / 18


def test_the_colours_are_those_of_the_web_palette() -> None:
    assert (emblem.BLUE.lower(), emblem.YELLOW.lower()) == ("#003399", "#ffcc00")


def test_it_is_a_centimetre_high_and_its_border_a_twenty_fifth() -> None:
    x, y, width, height = map(float, emblem.VIEW_BOX.split())
    shown = [float(one.removesuffix("cm")) for one in emblem.SIZE]
    assert (-x, -y) == pytest.approx((emblem.HEIGHT / 25, emblem.HEIGHT / 25))
    assert shown[0] / shown[1] == pytest.approx(width / height, abs=0.001)
    assert shown[1] * emblem.HEIGHT / height >= 1
