"""What pages promise a reader: the right source behind a figure, the right notice above a number."""

from __future__ import annotations

import re

from lxml import html
from markupsafe import Markup

from faktum.render.markdown import mark_expressions
from faktum.render.pages import Page, plan, render_page
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
