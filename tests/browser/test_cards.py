"""Social cards as a browser decodes them: another reader of PNG than the one that has a part in drawing them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from conftest import Built
    from playwright.sync_api import Browser

DECODED = """async address => {
  const picture = new Image();
  picture.src = address;
  await picture.decode();
  const canvas = new OffscreenCanvas(picture.naturalWidth, picture.naturalHeight);
  const pen = canvas.getContext("2d");
  pen.drawImage(picture, 0, 0);
  const corner = [...pen.getImageData(0, picture.naturalHeight - 1, 1, 1).data];
  const band = [...pen.getImageData(600, 2, 1, 1).data];
  return {width: picture.naturalWidth, height: picture.naturalHeight, corner, band};
}"""


def test_a_browser_decodes_every_card(
    built_small: Built, serve: Callable[..., Any], browser: Browser
) -> None:
    pictures = sorted(built_small.site.glob("assets/cards/**/*.png"))
    assert len(pictures) == 9
    page = browser.new_page()
    page.goto(serve(built_small.site).url)
    for picture in pictures:
        path = "/" + picture.relative_to(built_small.site).as_posix()
        assert page.evaluate(DECODED, path) == {
            "width": 1200, "height": 630, "corner": [248, 250, 248, 255], "band": [23, 105, 93, 255],
        }  # fmt: skip
    page.close()
