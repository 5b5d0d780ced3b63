"""The look-up of more contacts than one file holds: shelves arrive as they are needed, and the page says what it knows."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lookup.directory import overlay
from playwright.sync_api import expect

from faktum.catalogue import resolve
from faktum.load.records import Loaded, load_site
from faktum.lookup import shelves
from faktum.publish import lookup
from faktum.render.view import Localised

if TYPE_CHECKING:
    from conftest import Built
    from playwright.sync_api import Page, Route

    from tests.browser.conftest import Served

pytestmark = pytest.mark.browser

NAMES = "[data-lookup-results] li h3"
HEADING = "[data-lookup-results] h2"
HERE = "document.activeElement.textContent.trim()"


@pytest.fixture(scope="module")
def large(
    build_once: Callable[..., Built],
    lay: Callable[..., Path],
    serve: Callable[..., Served],
    tmp_path_factory: pytest.TempPathFactory,
) -> Served:
    """The directory of tests/lookup, its few contacts on shelves of four."""
    source = lay(tmp_path_factory.mktemp("shelves") / "source", overlay=overlay())
    made = build_once("directory", source)
    assert made.code == 0, made.output
    site = tmp_path_factory.mktemp("shelves") / "site"
    shutil.copytree(made.site, site)
    for old in site.glob("**/contacts/index*.json"):
        old.unlink()
    loaded = load_site(source)
    assert isinstance(loaded, Loaded)
    catalogue = resolve(loaded, dt.date(2026, 12, 1))
    localised = {code: Localised.of(catalogue, code) for code in catalogue.languages}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lookup, "WHOLE", 0)
        for name, size in (("SHELF", 4), ("DRAWER", 3), ("BEST", 3)):
            patch.setattr(shelves, name, size)
        for path, text in lookup.lookup_files(catalogue, localised).items():
            (site / path).write_text(text, encoding="utf-8")
    return serve(site)


def settle(page: Page) -> None:
    """What was found stands there; cards out of sight may be on their way."""
    page.locator("[data-lookup-results]:not([aria-busy])").wait_for()


def test_finds_what_one_file_would_and_fetches_little(page: Page, large: Served) -> None:
    before = len(large.asked)
    page.goto(f"{large.url}contacts/?q=provberg")
    expect(page.locator(NAMES)).to_have_text(["Nils Provberg"])
    settle(page)
    shelves_there = len(list((large.folder / "contacts").glob("index.*.s*.json")))
    fetched = {path for path, _status in large.asked[before:] if "/contacts/index." in path and ".s" in path}
    assert 0 < len(fetched) < shelves_there / 3
    page.locator("#lookup-q").fill("lind")
    expect(page.locator(NAMES)).to_have_text(
        ["Anna Lind", "Anna-Karin Lind", "Karin Lindh", "Karen Lindgaard"]
    )
    page.locator("#lookup-q").fill("070-174 06 05")
    expect(page.locator(NAMES)).to_have_text(["Nils Provberg"])


@pytest.mark.parametrize(
    ("root", "known", "every"),
    [
        ("", "Minst 9 kontakter", "kontakter"), ("da/", "Mindst 9 kontakter", "kontakter"),
        ("en/", "At least 9 contacts", "contacts"),
    ],
)  # fmt: skip
def test_says_at_least_until_all_is_known(
    page: Page, large: Served, root: str, known: str, every: str
) -> None:
    page.goto(f"{large.url}{root}contacts/?q=s")
    settle(page)
    first = page.locator(NAMES).all_inner_texts()
    assert len(first) == 9
    heading = page.locator(HEADING).inner_text()
    assert heading.startswith(known.split(" 9 ", maxsplit=1)[0])
    while page.locator("[data-lookup-more]").is_visible():
        before = page.locator(NAMES).count()
        page.locator("[data-lookup-more]").click()
        page.locator(f"{NAMES}:focus").wait_for()
        settle(page)
        assert page.locator(NAMES).count() >= before
    names = page.locator(NAMES).all_inner_texts()
    assert names[:9] == first
    assert page.locator(HEADING).inner_text() == f"{len(names)} {every}"


def test_the_keyboard_waits_for_what_is_on_its_way(page: Page, large: Served) -> None:
    page.goto(f"{large.url}contacts/", wait_until="networkidle")
    page.locator("#lookup-q").click()
    expect(page.locator("#lookup-organisation option", has_text="NordTek (7)")).to_have_count(
        1
    )  # it is there
    page.keyboard.type("anna lind")
    page.keyboard.press("ArrowDown")
    page.locator(f"{NAMES}:focus").wait_for()
    assert page.evaluate(HERE) == "Anna Lind"


def test_choices_tell_how_many_there_are_where_that_is_known(page: Page, large: Served) -> None:
    page.goto(f"{large.url}en/contacts/", wait_until="networkidle")
    page.locator("#lookup-q").focus()
    expect(page.locator("#lookup-organisation option", has_text="NordTek (7)")).to_have_count(1)
    page.locator("#lookup-organisation").select_option("nordtek")
    expect(page.locator(HEADING)).to_have_text("7 contacts")


def test_a_shelf_that_is_gone_is_fetched_anew(page: Page, large: Served) -> None:
    old = {"given": True}

    def answer(route: object) -> None:
        given = route.fetch()  # type: ignore[attr-defined]
        text = given.text()
        if old.pop("given", False):
            text = text.replace('"files":"index.', '"files":"index.0')
        route.fulfill(response=given, body=text)  # type: ignore[attr-defined]

    page.route("**/contacts/index.json", answer)
    page.goto(f"{large.url}contacts/?q=provberg")
    expect(page.locator(NAMES)).to_have_text(["Nils Provberg"])


@pytest.fixture
def thrifty(page: Page) -> Page:
    """Somebody for whom a shelf is fetched at a time."""

    def answer(route: Route) -> None:
        given = route.fetch()
        text, budgets = re.subn(r"const (BUDGET|FEW) = \d+;", r"const \1 = 1;", given.text())
        assert budgets == 2
        route.fulfill(response=given, body=text)

    page.route("**/contacts/shelves.js", answer)
    return page


@pytest.mark.parametrize(
    ("root", "query", "heading", "further", "none"),
    [
        ("", "svenska danska", "Ingen träff hittills", "Leta vidare", "Ingen kontakt passar in på svenska danska."),
        ("da/", "svensk dansk", "Ingen fundet endnu", "Søg videre", "Ingen kontakt passer til svensk dansk."),
        ("en/", "swedish danish", "None found so far", "Look further", "No contact fits swedish danish."),
    ],
)  # fmt: skip
def test_says_how_far_it_has_looked_and_looks_further_when_asked(
    thrifty: Page, large: Served, root: str, query: str, heading: str, further: str, none: str
) -> None:
    thrifty.goto(f"{large.url}{root}contacts/?q={query.replace(' ', '+')}")
    settle(thrifty)
    more = thrifty.locator("[data-lookup-more]")
    assert thrifty.locator(HEADING).inner_text() == heading
    told = thrifty.locator("[data-lookup-searched]")
    looked = [told.inner_text()]
    while more.is_visible():
        assert more.inner_text() == further
        more.press("Enter")
        settle(thrifty)
        looked.append(told.inner_text() if told.is_visible() else "")
    assert len(looked) == len(set(looked)) > 2
    assert re.fullmatch(r"\D*\d+ \D+ \d+ \D+", looked[0])
    assert thrifty.locator(NAMES).count() == 0
    assert none in thrifty.locator("[data-lookup-none]").inner_text()
    assert thrifty.evaluate("document.activeElement.id") == "lookup-q"


def test_what_is_found_further_on_takes_its_place(thrifty: Page, large: Served) -> None:
    """The list is the whole one in the end, and the focus goes to who is new in it or stays on the button."""
    thrifty.goto(f"{large.url}contacts/?q=s")
    settle(thrifty)
    more = thrifty.locator("[data-lookup-more]")
    shown = thrifty.locator(NAMES).all_inner_texts()
    assert thrifty.locator(HEADING).inner_text().startswith("Minst")
    while more.is_visible():
        more.press("Enter")
        settle(thrifty)
        now = thrifty.locator(NAMES).all_inner_texts()
        assert set(shown) <= set(now)
        if more.is_visible():
            assert thrifty.evaluate(HERE) in {*set(now) - set(shown), more.inner_text()}
        shown = now
    assert not thrifty.locator("[data-lookup-searched]").is_visible()
    thrifty.unroute("**/contacts/shelves.js")
    thrifty.goto(f"{large.url}contacts/?q=s")
    settle(thrifty)
    while more.is_visible():
        more.click()
        thrifty.locator(f"{NAMES}:focus").wait_for()
        settle(thrifty)
    assert shown == thrifty.locator(NAMES).all_inner_texts()
