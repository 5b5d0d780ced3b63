"""Places that a source does not have, and where links lead."""

from __future__ import annotations

import pytest
from checks.edges.records import PROJECT, RELEASE, TEXT


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("lead\n    stated", "unknown\n    stated", ("A source read at first hand has a place for everything. "
         "Its places: lead, fact-box, about, contacts.")),
        ("lead\n    stated", "led\n    stated", 'Did you mean "lead"?'),
        ("lead\n    stated", "xyz\n    stated", ("Add it under `places` in data/sources/fjallback-2019-sv.yml. "
         "There now: lead, fact-box, about, contacts.")),
        ("place: unknown", "place: lead", "Add it under `places` in data/sources/provbladet-2023.yml. There now: none."),
    ],
)  # fmt: skip
def test_a_place_that_its_source_does_not_have(found, changed, old, new, hint):
    [problem] = found(changed(PROJECT, old, new))
    assert (problem.code, problem.hint) == ("UNKNOWN-PLACE", hint)


def test_sources_and_releases_that_do_not_name_each_other(found, changed):
    release, english = "docs/sv/press/2019/halsobron-oppnar.md", "data/sources/fjallback-2019-en.yml"
    overlay = {
        **changed(release, "[fjallback-2019-sv, fjallback-2019-en]", "\n  - aakirke-2023\n  - provbladet-2023"),
        **changed("data/sources/aakirke-2023.yml", "release: 2023/broen-mod-syd\n", "",
                  "read_on: 2026-10-02", "read_on: unknown", "places:", "undated_places: [lead, led, x]\nplaces:"),
    }  # fmt: skip
    assert [(one.path, one.line, one.code, one.found) for one in found(overlay)] == [
        ("data/sources/aakirke-2023.yml", 7, "UNREAD-SOURCE", '"unknown"'),
        ("data/sources/aakirke-2023.yml", 9, "UNKNOWN-PLACE", '"led"'),
        ("data/sources/aakirke-2023.yml", 9, "UNKNOWN-PLACE", '"x"'),
        (english, 1, "ORPHAN", "nothing"),
        (english, 9, "RELEASE-SOURCE", '"2019/halsobron-oppnar"'),
        ("data/sources/fjallback-2019-sv.yml", 9, "RELEASE-SOURCE", '"2019/halsobron-oppnar"'),
        (RELEASE, 4, "RELEASE-SOURCE", '"aakirke-2023", which says nothing of a release'),
        (release, 5, "RELEASE-SOURCE", '"aakirke-2023", which says nothing of a release'),
        (release, 6, "RELEASE-SOURCE", '"provbladet-2023", which says nothing of a release'),
    ]


@pytest.mark.parametrize(
    ("link", "hint"),
    [
        ("../about.md", None), ("../about.md#vem", None), ("#vad-som-hande", None), ("https://fjallback.example/", None),
        ("mailto:a@fjallback.example", None), ("halsobron-syd.md", None), ("../press/2019/halsobron-oppnar.md", None),
        ("../index.md", None), ("../sources/fjallback-2020.md", None), ("../partners/fjallringen.md", None),
        ("../press/2019/index.md", None), ("../topics/fjarrvard.md#x", None),
        ("/about/", "Write the way from this file, such as ../about.md: the site may stand below a path."),
        ("../about/", "Links between pages lead to the .md file, such as ../about.md or ../projects/<id>.md."),
        ("../../en/about.md", "A page links to pages of its own language; the switcher leads to the others."),
        ("../../../x.md", "A page links to pages of its own language; the switcher leads to the others."),
        ("../press/2023/broen-mod-syd.md", "The release is not translated into sv; translate it, or leave the link out."),
        ("../abuot.md#x", 'Did you mean the page at "about/"?'),
        ("../qqqqqqqqqqqqqqqq.md", "Correct the way to the .md file."),
    ],
)  # fmt: skip
def test_where_a_link_leads(found, changed, link, hint):
    problems = found(changed(TEXT, "../press/2019/halsobron-oppnar.md", link))
    assert [(one.line, one.code, one.found, one.hint) for one in problems] == (
        [(8, "BROKEN-LINK", f'"{link}"', hint)] if hint else []
    )


@pytest.mark.parametrize("link", ["ftp://bron/nyheten", "ftp://bit.ly/nyheten", "https:bron"])
def test_a_link_that_no_browser_should_follow_is_told_of_once(said, changed, link):
    told = said(TEXT, changed(TEXT, "../press/2019/halsobron-oppnar.md", link))
    assert told == [f'8 UNSAFE-LINK "{link}"']
