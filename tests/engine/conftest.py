"""The sites that the tests of the engine read: the small and the real one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

if TYPE_CHECKING:
    from conftest import Built


@pytest.fixture(params=["small", "real"])
def built(request: pytest.FixtureRequest) -> Built:
    made: Built = request.getfixturevalue(f"built_{request.param}")
    assert made.code == 0, made.output
    return made


@pytest.fixture
def base(built: Built) -> str:
    return str(yaml.safe_load((built.root / "data/site.yml").read_text(encoding="utf-8"))["site_url"])
