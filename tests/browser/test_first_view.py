"""The first visit to the front page: how much comes, from where, and what is left behind."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Response

BYTES, REQUESTS = 86_000, 12


@pytest.mark.browser
@pytest.mark.parametrize("start", ["", "da/", "en/"])
def test_the_front_page_is_small_and_asks_nobody_else(
    start: str, real: Any, context: Callable[..., BrowserContext]
) -> None:
    fresh = context()
    page = fresh.new_page()
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - Playwright wraps functions, not methods of lists
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(real.address(start), wait_until="networkidle")
    # A browser with a window fetches the icon too.
    icon = urljoin(page.url, str(page.get_attribute("link[rel=icon]", "href")))
    bodies = {one.url: one.body() for one in answers}
    if icon not in bodies:
        bodies[icon] = page.request.get(icon).body()
        asked.append(icon)
    assert {urlsplit(url).netloc for url in asked} == {urlsplit(real.url).netloc}
    assert all(one.status == 200 for one in answers), [(one.url, one.status) for one in answers]
    assert len(asked) <= REQUESTS, asked
    sizes = {url: len(gzip.compress(body, 6, mtime=0)) for url, body in bodies.items()}
    assert sum(sizes.values()) <= BYTES, sizes


@pytest.mark.browser
def test_nothing_is_stored_on_any_kind_of_page(
    real: Any, samples: dict[str, list[str]], context: Callable[..., BrowserContext]
) -> None:
    fresh = context()
    page = fresh.new_page()
    for paths in samples.values():
        for path in paths:
            page.goto(real.address(path), wait_until="load")
            kept = page.evaluate(
                "async () => [document.cookie, localStorage.length, sessionStorage.length,"
                " (await indexedDB.databases()).length, (await caches.keys()).length,"
                " (await navigator.serviceWorker.getRegistrations()).length]"
            )
            assert kept == ["", 0, 0, 0, 0, 0], path
    assert fresh.cookies() == []
    assert fresh.storage_state()["origins"] == []


@pytest.mark.browser
def test_every_kind_of_page_works_under_its_security_policy(
    real: Any, samples: dict[str, list[str]], context: Callable[..., BrowserContext]
) -> None:
    page = context().new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    for paths in samples.values():
        for path in paths:
            answer = page.goto(real.address(path), wait_until="load")
            assert answer is not None
            assert answer.headers["content-security-policy"].startswith("default-src 'none'"), path
            assert page.evaluate("document.styleSheets.length") == 1, path
    # A file that is missing is answered in the reader's language.
    for missing, language in (("nowhere/", "sv"), ("da/nowhere/", "da"), ("en/projects/nowhere/x", "en")):
        answer = page.goto(real.address(missing))
        assert answer is not None
        assert answer.status == 404
        assert page.get_attribute("html", "lang") == language
    assert [one for one in said if "404 (Not Found)" not in one] == []


@pytest.mark.browser
def test_inline_script_and_style_would_be_refused(real: Any, context: Callable[..., BrowserContext]) -> None:
    """The policy is in force: what a text might smuggle in does not run."""
    page = context().new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(real.address(""))
    page.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.hit = 1\"><p style=\"color: red\">x</p>');"
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.hit = 2'}))"
    )
    page.wait_for_timeout(300)
    assert page.evaluate("window.hit") is None
    assert sum("Content Security Policy" in one for one in said) >= 3, said


@pytest.mark.browser
def test_the_site_works_below_a_path(
    built_below_a_path: Any, serve: Callable[..., Any], context: Callable[..., BrowserContext]
) -> None:
    site = serve(built_below_a_path.site, below="/sub/")
    page = context().new_page()
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - Playwright wraps functions, not methods of lists
    for path in ("", "da/projects/", "nowhere/else/"):
        page.goto(site.address(path), wait_until="networkidle")
        assert page.evaluate("document.styleSheets.length") == 1
    page.locator(".site-nav a").first.click()
    assert page.url.startswith(site.url)
    assert [one.url for one in answers if one.status != 200] == [site.address("nowhere/else/")]
    assert all("content-security-policy" in one.headers for one in answers)
