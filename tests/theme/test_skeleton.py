"""Our skeleton in place of Material's: the same blocks, so that what extends it goes on working."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

from faktum.theme import THEME

SPEC = importlib.util.find_spec("material")
assert SPEC is not None
MATERIAL = Path(str(SPEC.origin)).parent / "templates/base.html"


def blocks(path: Path) -> list[str]:
    return re.findall(r"{%-? *block (\w+)", path.read_text(encoding="utf-8"))


def test_has_the_blocks_of_materials_in_the_same_order() -> None:
    assert blocks(THEME / "base.html") == blocks(MATERIAL)
