"""security.txt, read by sectxt, the validator of internet.nl."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sectxt import Parser

from faktum.catalogue import Catalogue
from faktum.problems import Problem
from faktum.publish.security import PATH, security_txt

SITE = "data/site.yml"
OURS = "  contact: sakerhet@example.org\n  expires: 2027-06-30\n  policy: https://fakta.example/en/about/\n"
UNSIGNED = {"not_signed", "no_encryption"}
"""What sectxt recommends and nobody without a key can do."""


@pytest.fixture
def written(resolving: Callable[..., Catalogue], edited: Callable[..., str]) -> Callable[..., dict[str, str]]:
    """`written(settings, (old, new)…)`: the file of the small site with other settings."""

    def make(settings: str, *passages: tuple[str, str]) -> dict[str, str]:
        text = edited(SITE, f"security:\n{OURS}", settings)
        for old, new in passages:
            assert old in text
            text = text.replace(old, new)
        return security_txt(resolving({SITE: text}))

    return make


def test_it_is_valid_and_says_what_the_site_says(catalogue: Catalogue) -> None:
    text = security_txt(catalogue)[PATH]
    read = Parser(text.encode(), urls=f"https://fakta.example/{PATH}")
    assert read.errors == []
    assert {one["code"] for one in read.recommendations} <= UNSIGNED
    assert {one["field_name"]: one["value"] for one in read.lines if one["type"] == "field"} == {
        "contact": "mailto:sakerhet@example.org",
        "expires": "2027-06-30T23:59:59Z",
        "preferred-languages": "sv, da, en",
        "canonical": "https://fakta.example/.well-known/security.txt",
        "policy": "https://fakta.example/en/about/",
    }


def test_a_form_may_stand_for_a_mailbox(written: Callable[..., dict[str, str]]) -> None:
    text = written("security: {contact: 'https://forge.example/advisories/new', expires: 2027-06-30}\n")[PATH]
    assert text.startswith("Contact: https://forge.example/advisories/new\n")
    assert "Policy" not in text
    assert Parser(text.encode(), urls=f"https://fakta.example/{PATH}").errors == []


def test_without_anybody_to_report_to_there_is_no_file(written: Callable[..., dict[str, str]]) -> None:
    assert written("") == {}


def test_below_a_path_there_is_none_since_nobody_looks_there(written: Callable[..., dict[str, str]]) -> None:
    assert (
        written(
            f"security:\n{OURS}", ("site_url: https://fakta.example/", "site_url: https://fakta.example/sub/")
        )
        == {}
    )


def test_an_address_that_can_be_listened_in_to_is_not_named_as_canonical(
    written: Callable[..., dict[str, str]],
) -> None:
    text = written(f"security:\n{OURS}", ("site_url: https:", "site_url: http:"))[PATH]
    assert "Canonical" not in text


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        ("{contact: nobody, expires: 2027-06-30}", "BAD-MAIL"),
        ("{contact: 'http://forge.example/new', expires: 2027-06-30}", "BAD-VALUE"),
        ("{contact: 'mailto://a@example.org', expires: 2027-06-30}", "BAD-VALUE"),
        ('{contact: "https://forge.example/\\nContact: x", expires: 2027-06-30}', "BAD-VALUE"),
        ("{contact: a@example.org, expires: 2027-06}", "BAD-DATE"),
        ("{contact: a@example.org, expires: 2027-06-30, policy: 'http://forge.example/'}", "BAD-VALUE"),
        ("{contact: a@example.org}", "MISSING-KEY"),
    ],
)
def test_what_nobody_can_use_is_told(
    problems_in: Callable[..., list[Problem]], edited: Callable[..., str], settings: str, code: str
) -> None:
    text = edited(SITE, f"security:\n{OURS}", f"security: {settings}\n")
    assert [one.code for one in problems_in({SITE: text})] == [code]
