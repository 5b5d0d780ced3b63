"""The look-up of contacts as readers use it: typing, the keyboard, the address, a phone, a screen reader, no script."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from lookup.directory import overlay
from playwright.sync_api import expect

if TYPE_CHECKING:
    from conftest import Built
    from playwright.sync_api import BrowserContext, Page

    from tests.browser.conftest import Served

pytestmark = pytest.mark.browser

AXE = Path(__file__).parent / "node_modules/axe-core/axe.min.js"
RUN = """async () => {
  const found = await axe.run(document, {resultTypes: ['violations']});
  return found.violations.map(one => [one.id, one.nodes[0].html.slice(0, 200), one.nodes[0].failureSummary]);
}"""
ROOTS = {"sv": "", "da": "da/", "en": "en/"}
NAMES = "[data-lookup-results] li h3"
HERE = "document.activeElement.textContent.trim()"
TEL = "a[href^='tel:']"


@pytest.fixture(scope="session")
def built(
    build_once: Callable[..., Built], lay: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory
) -> Built:
    """The small site with the directory of tests/lookup."""
    made = build_once("directory", lay(tmp_path_factory.mktemp("lookup") / "source", overlay=overlay()))
    assert made.code == 0, made.output
    return made


@pytest.fixture(scope="session")
def people(built: Built, serve: Callable[..., Served]) -> Served:
    return serve(built.site)


def names(page: Page) -> list[str]:
    return page.locator(NAMES).all_inner_texts()


def look_up(page: Page, typed: str) -> None:
    """Type as a reader does: letter by letter."""
    page.locator("#lookup-q").click()
    page.keyboard.type(typed, delay=10)
    settle(page)


def settle(page: Page) -> None:
    """Everything that was asked for has arrived."""
    page.locator("[data-lookup-results]:not([aria-busy])").wait_for()
    expect(page.locator("[data-lookup-results] [aria-busy]")).to_have_count(0)


def asked_for(served: Served, before: int) -> list[str]:
    return [
        path
        for path, _status in served.asked[before:]
        if "/contacts/index." in path or "/contacts/page.js" in path
    ]


# -- finding ------------------------------------------------------------------------------------------


def test_nothing_is_fetched_before_the_reader_reaches_for_it(page: Page, people: Served) -> None:
    before = len(people.asked)
    page.goto(f"{people.url}contacts/", wait_until="networkidle")
    assert asked_for(people, before) == []
    page.locator("#lookup-q").focus()
    expect(page.locator("#lookup-organisation option", has_text="NordTek (7)")).to_have_count(1)
    assert "/contacts/index.json" in asked_for(people, before)


def test_filters_as_one_types_and_says_why(page: Page, people: Served) -> None:
    page.goto(f"{people.url}contacts/")
    look_up(page, "sundets vardr")
    assert names(page) == ["Anna Lind", "Karin Lindh", "Öresunds Hälsokluster"]
    expect(page.get_by_role("heading", name="3 kontakter", level=2)).to_be_visible()
    why = page.locator("[data-lookup-results] li").first.locator(".why")
    assert why.inner_text() == "Träff på: tidigare namn Sundets Vårdring"
    assert why.locator("mark").all_inner_texts() == ["Sundets", "Vårdring"]
    assert page.locator("section[id^='at-']").first.is_hidden()


def test_cards_are_those_of_the_page(page: Page, people: Served) -> None:
    page.goto(f"{people.url}da/contacts/")
    own = page.locator("#p-bjors")
    wanted = own.inner_text()
    look_up(page, "bjørn sø")
    card = page.locator("[data-lookup-results] li").first
    assert card.locator("mark").all_inner_texts() == ["Bjørn", "Sørensen"]
    assert card.locator(TEL).inner_text() == "32 12 34 01"
    told = [line for line in card.inner_text().splitlines() if line != "Sønderby Kommune"]
    assert [
        line for line in wanted.splitlines() if line not in told and not line.startswith("Pressechef")
    ] == []
    assert page.locator("[id='p-bjors']").count() == 1
    for link in card.locator("a[href^='http']").all():
        assert (link.get_attribute("href") or "").startswith(people.url)


@pytest.mark.parametrize(
    ("language", "shown"), [("sv", "070-174 06 12"), ("da", "+46 70 174 06 12"), ("en", "+46 70 174 06 12")]
)
def test_numbers_are_written_for_the_reader_and_found_however_typed(
    page: Page, people: Served, language: str, shown: str
) -> None:
    page.goto(f"{people.url}{ROOTS[language]}contacts/")
    look_up(page, "0046 70-174 06 12")
    assert names(page) == ["Björn Sörensson"]
    link = page.locator(f"[data-lookup-results] {TEL}")
    assert link.inner_text() == shown
    assert link.get_attribute("href") == "tel:+46701740612"
    assert link.locator("mark").count() == 1


@pytest.mark.parametrize(
    ("language", "none", "advice"),
    [
        ("sv", "Ingen kontakt passar in på qqqq.", "Pröva"),
        ("da", "Ingen kontakt passer til qqqq.", "Prøv"),
        ("en", "No contact fits qqqq.", "Try"),
    ],
)
def test_where_nothing_fits_it_says_what_to_try(
    page: Page, people: Served, language: str, none: str, advice: str
) -> None:
    page.goto(f"{people.url}{ROOTS[language]}contacts/")
    look_up(page, "qqqq")
    told = page.locator("[data-lookup-none]")
    assert told.is_visible()
    assert told.inner_text().startswith(f"{none} {advice} ")
    assert names(page) == []


def test_somebody_without_a_number_is_found_and_says_so(page: Page, people: Served) -> None:
    page.goto(f"{people.url}en/contacts/?q=slutberg")
    settle(page)
    card = page.locator("[data-lookup-results] li")
    expect(card.locator("h3")).to_have_text("Ulla Slutberg")
    assert "No current contact is known." in card.inner_text()
    assert card.locator(TEL).count() == 0


def test_what_the_site_does_not_show_is_in_no_file(built: Built) -> None:
    files = {
        name: text
        for name, text in built.files().items()
        if re.search(r"contacts/index\.(\w+\.)*json$", name)
    }
    assert len(files) == 3 * (2 + 6)
    for name, content in files.items():
        assert b"701740624" not in content, name  # ended, and hidden by the policy
        assert b"p-g7h8j" not in content, name  # withdrawn


# -- the keyboard ---------------------------------------------------------------------------------------


def test_works_with_the_keyboard_alone(page: Page, people: Served) -> None:
    page.goto(f"{people.url}contacts/", wait_until="networkidle")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "lookup-q":
            break
    page.keyboard.type("lind", delay=10)
    expect(page.locator(NAMES)).to_have_count(4)
    page.keyboard.press("ArrowDown")
    assert page.evaluate(HERE) == "Anna Lind"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    page.keyboard.press("ArrowDown")
    assert page.evaluate(HERE) == "Anna-Karin Lind"
    page.keyboard.press("End")
    assert page.evaluate(HERE) == "Karen Lindgaard"
    page.keyboard.press("ArrowDown")
    assert page.evaluate(HERE) == "Karen Lindgaard"
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    expect(page.locator("[data-lookup-results] a[href='tel:+46701740614']")).to_be_focused()
    page.keyboard.press("ArrowDown")
    assert page.evaluate(HERE) == "Anna-Karin Lind"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "lookup-q"
    page.keyboard.press("Enter")
    assert page.evaluate(HERE) == "Anna Lind"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "lookup-q"
    page.keyboard.press("Escape")
    expect(page.locator("[data-lookup-results]")).to_be_hidden()
    assert page.locator("#lookup-q").input_value() == ""
    assert page.locator("section[id^='at-']").first.is_visible()
    expect(page).to_have_url(f"{people.url}contacts/")


def test_enter_at_once_leads_to_the_first_when_it_is_there(page: Page, people: Served) -> None:
    page.goto(f"{people.url}contacts/", wait_until="networkidle")
    page.locator("#lookup-q").click()
    page.keyboard.type("provberg")
    page.keyboard.press("Enter")
    expect(page.locator(NAMES)).to_have_text(["Nils Provberg"])
    expect(page.locator(NAMES)).to_be_focused()


def test_names_come_first_and_cards_when_they_arrive(page: Page, people: Served) -> None:
    held: list[Any] = []

    def hold(route: Any) -> None:
        held.append(route)

    page.route(re.compile(r"/contacts/index\.\w+\.\d+\.json"), hold)
    page.goto(f"{people.url}contacts/?q=lind")
    expect(page.locator(NAMES)).to_have_text(
        ["Anna Lind", "Anna-Karin Lind", "Karin Lindh", "Karen Lindgaard"]
    )
    outline = page.locator("[data-lookup-results] li").first
    assert outline.inner_text().split("\n")[-2:] == ["Projektledare", "Öresunds Hälsokluster"]
    page.locator("#lookup-q").press("ArrowDown")
    page.keyboard.press("Enter")
    for route in held:
        route.continue_()
    page.unroute_all()
    settle(page)
    assert page.evaluate("document.activeElement.href") == "tel:+46701740614"


# -- the address ------------------------------------------------------------------------------------------


def test_the_address_holds_the_search_and_back_works(page: Page, people: Served) -> None:
    page.goto(f"{people.url}contacts/", wait_until="networkidle")
    look_up(page, "berg")
    page.locator("#lookup-organisation").select_option("nordtek")
    expect(page).to_have_url(f"{people.url}contacts/?q=berg&organisation=nordtek")
    page.locator("#lookup-speaks").select_option("sv")
    expect(page).to_have_url(f"{people.url}contacts/?q=berg&organisation=nordtek&speaks=sv")
    expect(page.locator(NAMES)).to_have_text(["Maria Berg"] * 3)
    switch = page.get_by_role("link", name="Dansk").get_attribute("href") or ""
    assert switch.endswith("da/contacts/?q=berg&organisation=nordtek&speaks=sv")
    page.go_back()
    expect(page).to_have_url(f"{people.url}contacts/?q=berg&organisation=nordtek")
    expect(page.locator("#lookup-speaks")).to_have_value("")
    page.locator(f"{NAMES} >> nth=0").wait_for()
    page.locator("[data-lookup-results] a[href*='partners/']").first.click()
    page.wait_for_url("**/partners/nordtek/")
    page.go_back()
    expect(page.locator("#lookup-q")).to_have_value("berg")
    expect(page.locator("#lookup-organisation")).to_have_value("nordtek")
    # Of Ulla Slutberg no number is shown, so she comes last.
    expect(page.locator(NAMES)).to_have_text(["Maria Berg"] * 3)


def test_a_shared_address_shows_what_was_found(page: Page, people: Served) -> None:
    page.goto(f"{people.url}en/contacts/?topic=e-halsa&speaks=en")
    expect(page.locator(NAMES)).to_have_text(["Karen Lindgaard", "Åsa Östlund"])
    assert page.locator("#lookup-topic").input_value() == "e-halsa"


def test_choices_tell_how_many_they_leave(page: Page, people: Served) -> None:
    page.goto(f"{people.url}en/contacts/?q=lind")
    expect(page.locator(NAMES)).to_have_count(4)
    option = "#lookup-organisation option[value='{}']"
    assert page.locator(option.format("nordtek")).inner_text() == "NordTek (1)"
    assert page.locator(option.format("oresunds-kluster")).inner_text() == "Oresund Health Cluster (2)"
    assert page.locator(option.format("vision-2025")).get_attribute("disabled") is not None
    page.locator("#lookup-organisation").select_option("nordtek")
    expect(page.locator(NAMES)).to_have_text(["Anna-Karin Lind"])
    # What else could be chosen here is still told.
    assert page.locator(option.format("oresunds-kluster")).inner_text() == "Oresund Health Cluster (2)"
    page.locator("#lookup-q").fill("qqqq")
    page.get_by_role("button", name="Look without these choices").wait_for()
    page.locator("#lookup-q").fill("maria")
    expect(page.locator(NAMES)).to_have_text(["Maria Berg"] * 3)
    page.locator("#lookup-q").fill("provberg")
    page.get_by_role("button", name="Look without these choices").click()
    expect(page.locator(NAMES)).to_have_text(["Nils Provberg"])
    page.get_by_role("button", name="Clear").click()
    expect(page.locator("[data-lookup-results]")).to_be_hidden()


# -- told, not only shown ------------------------------------------------------------------------------------


def accessibility_tree(page: Page) -> list[dict[str, Any]]:
    """Role, name and properties of everything a screen reader is given."""
    session = page.context.new_cdp_session(page)
    session.send("Accessibility.enable")
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    return [
        {
            "role": one.get("role", {}).get("value"), "name": one.get("name", {}).get("value", ""),
            **{each["name"]: each["value"].get("value") for each in one.get("properties", [])},
        }
        for one in nodes if not one.get("ignored")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "form", "field", "told"),
    [
        ("sv", "Hitta rätt kontakt", "Namn, organisation", "4 kontakter. Först: Anna Lind."),
        ("da", "Find den rette kontakt", "Navn, organisation", "4 kontakter. Først: Anna Lind."),
        ("en", "Find the right contact", "Name, organisation", "4 contacts. First: Anna Lind."),
    ],
)
def test_a_screen_reader_is_told(
    page: Page, people: Served, language: str, form: str, field: str, told: str
) -> None:
    page.goto(f"{people.url}{ROOTS[language]}contacts/")
    look_up(page, "lind")
    status = page.locator("[data-lookup-status]")
    expect(status).to_have_text(told)
    tree = accessibility_tree(page)
    search = [one for one in tree if one["role"] == "search"]
    assert [one["name"] for one in search if one["name"]] == [form]
    box = next(one for one in tree if one["role"] == "searchbox" and one["name"].startswith(field))
    assert box["focused"]
    live = [one for one in tree if one["role"] == "status" and one.get("live") == "polite"]
    assert live
    texts = [one["name"] for one in tree if one["role"] == "StaticText"]
    assert told in texts
    headings = [one["name"] for one in tree if one["role"] == "heading"]
    at = headings.index("Anna Lind")
    assert headings[at - 1] == told.split(". ", maxsplit=1)[0]
    assert headings[at : at + 4] == ["Anna Lind", "Anna-Karin Lind", "Karin Lindh", "Karen Lindgaard"]
    region = next(
        one for one in tree if one["role"] == "region" and one["name"] == told.split(". ", maxsplit=1)[0]
    )
    assert region
    assert not [one for one in tree if one["role"] == "heading" and one["name"] == "Region Fjällbäck"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("language", ROOTS)
def test_no_fault_that_axe_finds(
    context: Callable[..., BrowserContext], people: Served, language: str, width: int, scheme: str
) -> None:
    page = context(viewport={"width": width, "height": 844}, color_scheme=scheme).new_page()
    for query in ("?q=sundets+vardring", "?q=maria+berg&speaks=sv", "?q=qqqq&organisation=nordtek", ""):
        page.goto(f"{people.url}{ROOTS[language]}contacts/{query}", wait_until="networkidle")
        page.evaluate(AXE.read_text(encoding="utf-8"))
        assert page.evaluate(RUN) == [], query
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), query


# -- a phone ------------------------------------------------------------------------------------------------


def test_on_a_phone_what_is_found_stands_above_the_keyboard(
    context: Callable[..., BrowserContext], people: Served
) -> None:
    screen = {"width": 390, "height": 844}
    phone = context(viewport=screen, device_scale_factor=3, has_touch=True, is_mobile=True).new_page()
    phone.goto(f"{people.url}contacts/", wait_until="networkidle")
    phone.locator("#lookup-q").tap()
    phone.keyboard.type("provb", delay=30)
    number = phone.locator(f"[data-lookup-results] {TEL}")
    number.wait_for()
    box = number.bounding_box()
    assert box
    assert box["y"] + box["height"] < screen["height"] - 300, "a keyboard is some 300 px high"
    for control in phone.locator(".lookup input, .lookup select, [data-lookup-results] button:visible").all():
        size = control.bounding_box()
        assert size
        assert size["height"] >= 44, control.evaluate("one => one.outerHTML")


# -- when things are missing --------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ROOTS)
def test_without_javascript_the_whole_list_stands(
    context: Callable[..., BrowserContext], people: Served, language: str
) -> None:
    page = context(java_script_enabled=False).new_page()
    page.goto(f"{people.url}{ROOTS[language]}contacts/?q=provberg")
    assert not page.locator(".lookup").is_visible()
    assert not page.locator("[data-lookup-results]").is_visible()
    assert page.locator("#p-a1b2c").is_visible()
    assert page.locator("#p-asaol").is_visible()
    assert page.locator("nav.jump a[href='#at-nordtek']").is_visible()


def test_a_look_up_that_cannot_be_loaded_leaves_the_list(page: Page, people: Served) -> None:
    page.route("**/contacts/index.json", lambda route: route.abort())
    page.goto(f"{people.url}en/contacts/?q=provberg")
    expect(page.locator("[data-lookup-results] h2")).to_have_text(
        "The look-up could not be loaded. The whole list is below."
    )
    assert page.locator("#p-a1b2c").is_visible()
    expect(page.locator("[data-lookup-status]")).to_contain_text("could not be loaded")


def test_a_site_published_anew_meanwhile_is_noticed(page: Page, people: Served) -> None:
    """The names of cards and numbers change with their content; an index read before names what is gone."""
    old = {"given": True}

    def answer(route: Any) -> None:
        given = route.fetch()
        text = given.text()
        if old.pop("given", False):
            text = re.sub(r'"files":"index\.[0-9a-f]+\."', '"files":"index.0000000000."', text)
        route.fulfill(response=given, body=text)

    page.route("**/contacts/index.json", answer)
    page.goto(f"{people.url}contacts/?q=provberg")
    expect(page.locator(f"[data-lookup-results] {TEL}")).to_have_text("070-174 06 05")
    old["given"] = True
    page.goto(f"{people.url}da/contacts/?q=%2B46701740605")
    expect(page.locator(f"[data-lookup-results] {TEL}")).to_have_text("+46 70 174 06 05")


def test_markup_in_a_query_stays_text(page: Page, people: Served) -> None:
    page.goto(f"{people.url}contacts/?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E")
    expect(page.locator("[data-lookup-none]")).to_be_visible()
    assert page.locator(".lookup-results img, .lookup-results script").count() == 0


def test_nothing_breaks_the_security_policy(page: Page, people: Served) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{people.url}en/contacts/?q=070&speaks=sv")
    settle(page)
    assert said == []


def test_works_below_a_path(page: Page, built: Built, serve: Callable[..., Served]) -> None:
    below = serve(built.site, below="/sub/")
    page.goto(f"{below.url}en/contacts/?q=provberg")
    link = page.locator("[data-lookup-results] a[href*='partners/']")
    expect(link).to_have_attribute("href", f"{below.url}en/partners/fjallback-innovation/")


def test_the_index_says_what_it_is_in_json(built: Built) -> None:
    for root in ROOTS.values():
        index = json.loads(built.text(f"{root}contacts/index.json"))
        assert len(index["names"]["rest"].split("\n")) == len(index["states"]) == 23


# -- from anywhere ------------------------------------------------------------------------------------------


def test_any_page_is_two_steps_from_a_contact(page: Page, people: Served) -> None:
    """One step to the contacts, and one to type."""
    for path in ("", "projects/halsobron/", "da/press/", "en/sources/"):
        page.goto(people.url + path)
        page.locator(".site-nav a[href$='contacts/']").click()
        page.wait_for_url("**/contacts/")
        look_up(page, "provberg")
        assert page.locator(f"[data-lookup-results] {TEL}").is_visible()
