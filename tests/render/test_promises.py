"""What pages promise a reader: the right source behind a figure, the right notice above a number."""

from __future__ import annotations

import re

from lxml import html
from markupsafe import Markup

from faktum.render.markdown import mark_expressions
from faktum.render.pages import render_page
from faktum.render.plan import Page, plan
from faktum.render.view import Localised


def _page(catalogue, path: str, language: str = "sv") -> Page:
    return next(page for page in plan(catalogue) if (page.language, page.path) == (language, path))


def _render(catalogue, path: str, content: str = "", language: str = "sv") -> dict[str, Markup]:
    return render_page(_page(catalogue, path, language), Localised.of(catalogue, language), Markup(content))


def test_a_fact_in_the_prose_of_a_front_page_cites_its_own_source(resolving, edited) -> None:
    body = '{{ fact("halsobron-syd.budget") }}'
    catalogue = resolving({"docs/sv/index.md": edited("docs/sv/index.md", "\n---\n", f"\n---\n\n{body}\n\n")})
    marked, _ = mark_expressions(body, lambda _call: Markup(""))
    article = html.fromstring(f"<div>{_render(catalogue, '', f'<p>{marked}</p>')['article']}</div>")
    marker = article.xpath("//p[contains(., '12,5')]/sup/a")[0]
    listed = article.xpath("//ol[@class='sources']/li")
    numbers = [int(one) for one in re.findall(r"\d+", marker.text_content())]
    said = catalogue.facts["halsobron-syd.budget"].said
    for number in numbers:
        link = listed[number - 1].xpath(".//cite/a/@href")[0]
        assert link.rstrip("/").rpartition("/")[2] in {one.source.id for one in said}


def test_links_of_a_list_that_goes_on_start_from_where_they_stand(catalogue) -> None:
    page = _page(catalogue, "projects/")
    later = Page(
        page.language, "projects/page/2/", page.template, page.section, authored=page.authored, number=2
    )
    content = Markup('<p><a href="faktum-page:press/">x</a></p>')
    article = render_page(later, Localised.of(catalogue, "sv"), content)["article"]
    assert 'href="../../../press/"' in article


def test_a_renamed_release_leads_to_the_language_it_exists_in(resolving, edited) -> None:
    path = "docs/da/press/2023/broen-mod-syd.md"
    catalogue = resolving({path: edited(path, "---\ntitle:", "---\nformer_ids: [broen]\ntitle:")})
    parts = _render(catalogue, "press/2023/broen/")
    head = html.fromstring(f"<head>{parts['head']}</head>")
    assert head.xpath("//link[@rel='canonical']/@href")[0].endswith("/da/press/2023/broen-mod-syd/")
    assert "da/press/2023/broen-mod-syd/" in head.xpath("//meta[@http-equiv]/@content")[0]


def test_nothing_is_called_unconfirmed_beside_a_confirmed_number(resolving, edited) -> None:
    plain = resolving({})
    notice = Localised.of(plain, "sv").messages.t("contact.unconfirmed")
    assert notice in _render(plain, "contacts/")["article"]
    path = "data/people/p-a1b2c.yml"
    dated = "    place: contacts\n    verified_on: 2024-02-01\n    review_by: 2030-02-01\n"
    catalogue = resolving({path: edited(path, "    place: contacts\n    topics", f"{dated}    topics")})
    confirmed = [one for one in catalogue.contacts if one.point.verified_on]
    assert confirmed
    assert notice not in _render(catalogue, "contacts/")["article"]


def test_the_footer_says_where_to_report_errors_and_names_the_licence(resolving, edited) -> None:
    path = "data/site.yml"
    text = edited(path, "licence:", "contact: rattelser@example.org\nlicence_name: CC0\nlicence:")
    footer = html.fromstring(str(_render(resolving({path: text}), "")["footer"]))
    assert footer.xpath("//a[@href='mailto:rattelser@example.org']")
    assert footer.xpath("//a[@rel='license']")[0].text_content() == "CC0"


def test_every_page_that_comes_from_a_file_says_which(catalogue) -> None:
    silent = [
        page.path
        for page in plan(catalogue)
        if page.template != "redirect"
        and "page-foot"
        not in render_page(page, Localised.of(catalogue, page.language), Markup(""))["article"]
    ]
    assert silent == []


FUNDS = "data/organisations/fjallback-innovation.yml"
RELEASE = "docs/sv/press/2019/halsobron-oppnar.md"


def _text(html_text: str) -> str:
    return " ".join(html.fromstring(f"<div>{html_text}</div>").text_content().split())


def test_a_release_names_organisations_as_they_were_called_and_as_they_are(resolving, edited) -> None:
    named = edited(RELEASE, "organisations: [region-fjallback]", "organisations: [fjallback-innovation]")
    then = resolving({RELEASE: named, FUNDS: edited(FUNDS, "period: 2011/2018", "period: 2011/2020")})
    path = "press/2019/halsobron-oppnar/"
    name = then.organisation("fjallback-innovation").name.text
    assert f"Fjällbäcks Utvecklingsbolag (nu {name})" in _text(_render(then, path)["article"])
    assert f"Fjällbäcks Utvecklingsbolag (now {name} Agency)" in _text(
        _render(then, path, language="en")["article"]
    )
    # The name was given up the year before the release.
    assert "Utvecklingsbolag" not in _render(resolving({RELEASE: named}), path)["article"]


def test_a_release_says_who_has_followed_an_organisation(resolving, edited) -> None:
    followed = edited(
        FUNDS,
        "facts:\n",
        "facts:\n  successor:\n    of: region-fjallback\n    source: provbladet-2023\n    place: unknown\n",
    )
    catalogue = resolving(
        {FUNDS: followed, RELEASE: edited(RELEASE, "[region-fjallback]", "[fjallback-innovation]")}
    )
    assert "(efterträdd av Region Fjällbäck)" in _text(
        _render(catalogue, "press/2019/halsobron-oppnar/")["article"]
    )


def test_every_page_offers_to_report_an_error_where_reports_can_be_sent(resolving, edited) -> None:
    site = "data/site.yml"
    for line, start in (
        (
            "repository: https://forge.example/faktum/",
            "https://forge.example/faktum/issues/new?title=Fel%20p%C3%A5%20https%3A%2F%2F",
        ),
        (
            "contact: fel@fjallback.example",
            "mailto:fel@fjallback.example?subject=Fel%20p%C3%A5%20https%3A%2F%2F",
        ),
    ):
        plain = "".join(
            one for one in edited(site, "title:", "title:").splitlines(keepends=True)
            if not one.startswith(("repository:", "contact:"))
        )  # fmt: skip
        catalogue = resolving({site: f"{plain}{line}\n"})
        for path in (
            "projects/halsobron/",
            "press/2019/halsobron-oppnar/",
            "contacts/",
            "sources/halsobron/",
        ):
            article = html.fromstring(f"<div>{_render(catalogue, path)['article']}</div>")
            [link] = article.xpath("//a[.='Är något fel på sidan?']/@href")
            assert link.startswith(start)
            assert link.endswith(path.replace("/", "%2F"))
        nowhere = _render(resolving({site: plain}), "projects/halsobron/")["article"]
        assert "Är något fel" not in nowhere


def test_the_ledger_goes_on_at_further_pages(catalogue, monkeypatch) -> None:
    monkeypatch.setattr("faktum.render.plan.PER_PAGE", 4)
    monkeypatch.setattr("faktum.render.view.PER_PAGE", 4)
    pages = [page for page in plan(catalogue) if page.template == "sources" and page.language == "sv"]
    assert len(pages) == -(-len(catalogue.subjects) // 4)
    seen: list[str] = []
    for page in pages:
        article = html.fromstring(
            f"<div>{render_page(page, Localised.of(catalogue, 'sv'), Markup(''))['article']}</div>"
        )
        seen += article.xpath("//div[@class='ledger-record']/h4/a/@href")
        assert len(article.xpath("//*[@data-ledger-pages]//a")) == len(pages)
        assert bool(article.xpath("//h2[@id='documents']")) == (page.number == 1)
    assert (
        len(seen)
        == len({one.rstrip("/").rpartition("sources/")[2] for one in seen})
        == len(catalogue.subjects)
    )
