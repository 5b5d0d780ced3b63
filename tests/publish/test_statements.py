"""The invented site of a beneficiary that is a public body, built whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

SITE, PROJECT = "data/site.yml", "data/projects/halsobron.yml"
PERIOD = "  period-programme: {value: 2021/2027, source: fjallback-2019-sv, place: fact-box}\n"


@pytest.fixture
def built(site: Callable[..., Path], edited: Callable[..., str], build: Callable[..., object]) -> object:
    settings = "beneficiary_of: [halsobron]\npublic_body: DK\nsite_url:"
    overlay = {
        SITE: edited(SITE, "site_url:", settings),
        PROJECT: edited(PROJECT, "  purpose:\n", PERIOD + "  purpose:\n"),
    }
    return build(site(overlay))


def test_it_can_be_published(built) -> None:
    assert built.code == 0, built.output
    page = html.fromstring(built.text("projects/halsobron/index.html"))
    # The page's Content-Security-Policy lets no style attribute through; the drawing has none.
    emblem = page.xpath("//header[@class='page-head']/div[@class='acknowledgement']/svg")[0]
    assert not emblem.xpath(".//@style | .//*[local-name()='style' or local-name()='use']")
    assert float(emblem.get("height").removesuffix("cm")) > 1
    statement = "https://www.was.digst.dk/fakta-example"
    for name in ("index.html", "da/projects/halsobron/index.html", "was/index.html"):
        assert html.fromstring(built.text(name)).xpath(f"//footer//a[@href='{statement}']"), name
    assert html.fromstring(built.text("was/index.html")).xpath("//meta[@http-equiv='refresh']/@content") == [
        f"0; url={statement}"
    ]
    assert "/was/" not in built.text("sitemap.xml")
    assert not (built.site / "da/was").exists()
