"""How to reach people stands nowhere under /api/, in no form; names of the withdrawn neither."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator

import phonenumbers
import pytest
from conftest import ROOT, SMALL, Built
from every_file import api_files

from faktum.catalogue import Catalogue
from faktum.load.records import Loaded, load_site
from faktum.model.contact import ContactPoint
from faktum.render.view import Localised

SITES = {"small": SMALL, "real": ROOT}
BETWEEN = r"[\s\u00a0\u202f().\-‐‑–/]{0,3}"
"""What stands between digits, however a number is written."""


def contact_points(loaded: Loaded) -> list[ContactPoint]:
    records = (*loaded.records["people"].values(), *loaded.records["organisations"].values())
    return [point for record in records for point in getattr(record, "contacts", {}).values()]


def texts_under_api(built: Built) -> Iterator[tuple[str, str]]:
    for path in sorted((built.site / "api").rglob("*")):
        if path.is_file():
            yield from parts_of(path.relative_to(built.site).as_posix(), path.read_bytes())


def parts_of(name: str, content: bytes) -> Iterator[tuple[str, str]]:
    """A file as text; of a workbook, the files in it."""
    if name.endswith(".xlsx"):
        archive = zipfile.ZipFile(io.BytesIO(content))
        yield from ((f"{name}/{one}", archive.read(one).decode()) for one in archive.namelist())
    else:
        yield name, content.decode()


def in_any_form(number: str) -> re.Pattern[str]:
    """National or international, with any signs between the digits."""
    national = str(phonenumbers.parse(number, None).national_number)
    return re.compile(
        rf"(?<![0-9]){'0?' + BETWEEN.join(national)}(?![0-9])|{BETWEEN.join(national)}(?![0-9])"
    )


@pytest.mark.parametrize("which", SITES)
def test_no_number_and_no_mailbox(which: str, request: pytest.FixtureRequest) -> None:
    built: Built = request.getfixturevalue(f"built_{which}")
    loaded = load_site(SITES[which])
    assert isinstance(loaded, Loaded)
    points = contact_points(loaded)
    phones = [in_any_form(point.phone) for point in points if point.phone]
    mailboxes = [re.escape(point.email) for point in points if point.email]
    assert phones
    assert mailboxes
    files = dict(texts_under_api(built))
    assert len(files) > 60
    whole = "\n".join(files.values())
    for pattern in phones:
        assert not pattern.search(whole), next(name for name, text in files.items() if pattern.search(text))
    assert not re.search("|".join(mailboxes), whole, re.IGNORECASE)
    assert not re.search(r"tel:|mailto:|[\w.+-]+@[\w-]+\.\w", whole)
    assert not re.search(r"\+(?:45|46|47)[\s\u00a0(]*[0-9]", whole)


@pytest.mark.parametrize(
    "written", ["+46701740605", "0046 70-174 06 05", "070-1740605", "(070) 174 06 05", "070 174 06 05"]
)
def test_a_number_is_found_however_it_is_written(written: str) -> None:
    assert in_any_form("+46701740605").search(f"ring {written} nu")


def test_the_name_of_somebody_who_withdraws(resolving: Callable[..., Catalogue]) -> None:
    """A person known today, withdrawn tomorrow: no file tells the name then."""
    path = "data/people/p-a1b2c.yml"
    text = (SMALL / path).read_text(encoding="utf-8")
    assert "Provberg" in text
    appointments = text[text.index("appointments:") : text.index("contacts:")]
    catalogue = resolving({path: f"{appointments}withdrawn:\n  on: 2026-09-30\n"})
    files = api_files(catalogue, {code: Localised.of(catalogue, code) for code in catalogue.languages})
    for name, content in files.items():
        for part in parts_of(name, content if isinstance(content, bytes) else content.encode()):
            assert "Provberg" not in part[1], part[0]
    assert b"p-a1b2c.manager" in files["api/v1/people/p-a1b2c.json"]
