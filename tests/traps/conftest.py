"""One test per trap in the source documents, by its number: none of them may be smoothed over.

A trap is a place where the sources are unclear, contradict each other or invite a wrong reading. Every test
reads the built site or its API, in each language where it reads pages, and fails as soon as what the site
says is tidier than what the sources say. Traps that bear on what must never appear look for its absence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from traps.reading import Site

if TYPE_CHECKING:
    from conftest import Built


@pytest.fixture(scope="session")
def facts(built_real: Built) -> Site:
    assert built_real.code == 0, built_real.output
    return Site(built_real.site)
