"""The pieces of JSON-LD: dates and sums as schema.org writes them, and texts that cannot leave their element."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from lxml import html
from markupsafe import Markup

from faktum.catalogue import Catalogue
from faktum.model.edtf import Edtf
from faktum.render.linked_data.node import date, money, node
from faktum.render.pages import render_page
from faktum.render.plain_view import PlainPageView
from faktum.render.plan import plan
from faktum.render.view import Localised


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("2019-06-13", "2019-06-13"),
        ("2019-12", "2019-12"),
        ("2019", "2019"),
        ("2023-23", "2023"),
        # A winter begins in December and ends in the next year.
        ("2023-24", None),
        ("2019-12~", None),
        ("2019-12?", None),
        ("2019-12-01%", None),
        ("2017/2019", None),
        ("2017/..", None),
    ],
)
def test_a_date_is_said_as_far_as_it_is_certain(edtf: str, said: str | None) -> None:
    assert date(Edtf.parse(edtf)) == said


def test_a_date_that_is_not_known_is_not_said() -> None:
    assert date("unknown") is None
    assert date(None) is None


def test_what_is_not_known_is_left_out_and_one_is_no_list() -> None:
    made = node(
        "Organization", None, name="A", url=None, email="", founder=[], knowsAbout=["b"], member=["c", "d"]
    )
    assert made == {"@type": "Organization", "name": "A", "knowsAbout": "b", "member": ["c", "d"]}


@pytest.mark.parametrize(
    ("qualifier", "said"),
    [
        ("exact", {"value": 8000000}),
        ("nearly", {"value": 8000000, "description": "nära 8 miljoner kronor"}),
        ("about", {"value": 8000000, "description": "omkring 8 miljoner kronor"}),
        ("at least", {"minValue": 8000000, "description": "minst 8 miljoner kronor"}),
        ("at most", {"maxValue": 8000000, "description": "högst 8 miljoner kronor"}),
    ],
)
def test_a_sum_that_is_not_exact_says_so(
    qualifier: str, said: dict[str, object], resolving: Callable[..., Catalogue], edited: Callable[..., str]
) -> None:
    path = "data/projects/halsobron.yml"
    catalogue = resolving(
        {path: edited(path, "value: 8 000 000 SEK", f"value: 8 000 000 SEK\n    qualifier: {qualifier}")}
    )
    view = PlainPageView(Localised.of(catalogue, "sv"), "projects/halsobron/")
    found = money(view, catalogue.fact("halsobron", "budget"))
    assert found is not None
    assert {
        name: str(one).replace("\u00a0", " ") if name == "description" else one for name, one in found.items()
    } == {
        "@type": "MonetaryAmount",
        # Under the id that it had at first.
        "@id": "https://id.fakta.example/projects/halsobron-nord/#fact-budget",
        "currency": "SEK",
        **said,
    }


def head(catalogue: Catalogue, path: str, language: str = "sv") -> Markup:
    page = next(one for one in plan(catalogue) if (one.language, one.path) == (language, path))
    return render_page(page, Localised.of(catalogue, language), Markup(""))["head"]


def test_no_text_leaves_its_element(resolving: Callable[..., Catalogue], edited: Callable[..., str]) -> None:
    path, name = "data/organisations/fjallringen.yml", "A</script><script>B<!--C&D"
    catalogue = resolving({path: edited(path, "text: Fjällringen", f'text: "{name}"')})
    shown = html.fragments_fromstring(str(head(catalogue, "partners/fjallringen/")))
    (block,) = (one for one in shown if one.get("type") == "application/ld+json")
    assert json.loads(block.text)["@graph"][1]["name"] == name


def test_ended_contacts_are_struck_out_on_pages_and_not_told_to_machines(
    resolving: Callable[..., Catalogue], edited: Callable[..., str]
) -> None:
    path = "data/organisations/fjallback-innovation.yml"
    ended = edited(
        path, "    stated: 070-1740699\n",
        "    stated: 070-1740699\n    ends: {last_day: 2020-01-01, told_on: 2020-01-02}\n",
    )  # fmt: skip
    site = edited("data/site.yml", "facts_checked_on", "contacts: {ended: mark}\nfacts_checked_on")
    catalogue = resolving({path: ended, "data/site.yml": site})
    for page in ("contacts/", "partners/fjallback-innovation/"):
        assert "+46701740699" not in head(catalogue, page), page


def test_pages_that_only_lead_elsewhere_say_nothing(catalogue: Catalogue) -> None:
    assert "ld+json" not in head(catalogue, "projects/halsobron-nord/")


def test_a_withdrawn_release_is_not_handed_on(catalogue: Catalogue) -> None:
    for path in ("press/2020/felaktig-nyhet/", "sources/2020/felaktig-nyhet/"):
        block = re.search(r'ld\+json">(.*?)</script>', str(head(catalogue, path)), re.DOTALL)
        assert block
        assert [one["@type"] for one in json.loads(block[1])["@graph"]] == ["WebPage"]
