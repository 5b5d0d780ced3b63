"""What needs a correction, and with which it is enough."""

from __future__ import annotations

from pathlib import Path

import pytest
from checks.since.repository import (
    AASE,
    ADDED,
    BUDGET,
    NILS,
    NORTH,
    PARTNERS,
    SOUTH,
    TITLE,
    WHY,
    Changes,
    Edit,
    rewrite,
    since,
)

from faktum.checks import check_site
from faktum.load.yaml import parse_yaml
from faktum.model.fact import Correction

RELEASE = "docs/sv/press/2019/halsobron-oppnar.md"


def test_nothing_changed(changes: Changes) -> None:
    assert changes() == []


def test_a_value_with_the_line_to_paste(changes: Changes) -> None:
    (one,) = changes((NORTH, BUDGET, "    value: 9 000 000 SEK\n"))
    assert (one.path, one.line, one.severity) == (NORTH, 19, "error")
    assert one.expected == 'a correction of halsobron.budget from "8 000 000 SEK" to "9 000 000 SEK"'
    assert one.found == "none since HEAD"
    line = one.hint.removeprefix("Write in the fact: ").partition(", and say")[0]
    document = parse_yaml(line.replace('""', "x"), "x.yml", [])
    (pasted,) = (Correction.model_validate(found) for found in document.data["corrections"])
    assert (pasted.on.text, pasted.from_, pasted.to) == ("2026-12-01", "8 000 000 SEK", "9 000 000 SEK")
    assert [code for code, _ in pasted.why.items()] == ["sv", "da", "en"]


def test_the_pasted_line_is_refused_until_it_says_why(published: Path) -> None:
    rewrite(published, (NORTH, BUDGET, "    value: 9 000 000 SEK\n"))
    line = since(published)[0].hint.removeprefix("Write in the fact: ").partition(", and say")[0]
    rewrite(published, (NORTH, "    value: 9 000 000 SEK\n", f"    value: 9 000 000 SEK\n    {line}\n"))
    assert {one.code for one in check_site(published).problems if one.path == NORTH} == {"EMPTY"}
    rewrite(published, (NORTH, 'why: {sv: "", da: "", en: ""}', WHY))
    assert since(published) == []
    # The wording still says eight million, which is a warning.
    assert {one.code for one in check_site(published).problems if one.path == NORTH} == {"WRONG-FIGURE"}


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        # Value, unit, qualifier.
        ((NORTH, BUDGET, "    value: 8 000 001 SEK\n"), (19, "error", 'halsobron.budget from "8 000 000 SEK" to "8 000 001 SEK"')),
        ((NORTH, BUDGET, "    value: 8 000 000 DKK\n"), (19, "error", 'halsobron.budget from "8 000 000 SEK" to "8 000 000 DKK"')),
        ((NORTH, BUDGET, BUDGET + "    qualifier: about\n"), (19, "error", 'halsobron.budget from "8 000 000 SEK" to "about 8 000 000 SEK"')),
        ((NORTH, "    qualifier: at least\n", ""), (49, "error", 'halsobron.goal-jobs from "at least 200 jobs" to "200 jobs"')),
        ((NORTH, "2019-03/2021-12~", "2019-03/2021-12"), (34, "error", 'halsobron.period from "2019-03/2021-12~" to "2019-03/2021-12"')),
        ((NORTH, BUDGET, "    unknown: ambiguous\n"), (19, "error", 'halsobron.budget from "8 000 000 SEK" to "ambiguous"')),
        # Whom it is about, and which source is shown.
        ((NORTH, "    of: gransbron\n", "    of: nordfonden\n"), (38, "error", 'halsobron.programme from "gransbron" to "nordfonden"')),
        ((SOUTH, "      - source: provbladet-2023\n        place: unknown\n",
          "      - source: fjallback-2020\n        place: lead\n"), None),
        ((NORTH, BUDGET + "    source: fjallback-2019-sv\n    place: lead\n", BUDGET + "    source: provbladet-2023\n    place: unknown\n"),
         (19, "error", 'halsobron.budget from "fjallback-2019-sv" to "provbladet-2023"')),
        ((NORTH, BUDGET + "    source: fjallback-2019-sv\n    place: lead\n", BUDGET + "    source: aakirke-2023\n    place: statement\n"),
         (19, "error", 'halsobron.budget from "fjallback-2019-sv" to "aakirke-2023"')),
        # The words of a fact in words, in every language.
        ((NORTH, "      sv: Att göra vägen till vården kortare\n      da: At gøre vejen til behandling kortere\n      en: To make the way to care shorter\n",
          "      sv: Att bota\n      da: At helbrede\n      en: To cure\n"), (44, "warning", 'halsobron.purpose from "Att göra vägen till vården kortare" to "Att bota"')),
        # A release's own facts.
        ((RELEASE, "    value: 2019-03-14\n", "    value: 2019-03-15\n"), (10, "error", '2019/halsobron-oppnar.published from "2019-03-14" to "2019-03-15"')),
        # No value was published.
        ((SOUTH, "    unknown: not yet reported\n", "    value: 12 jobs\n"), None),
        ((SOUTH, "    unknown: not yet reported\n", "    unknown: not stated\n"), None),
        # The same, otherwise written.
        ((NORTH, BUDGET, "    value: 8000000 SEK\n"), None),
        ((NORTH, BUDGET, BUDGET + "    qualifier: exact\n"), None),
        ((NORTH, "    stated: åtta miljoner kronor\n", "    stated: 8 MSEK\n"), None),
        ((SOUTH, "      en: The currency is in the text.\n", "      en: As the text says.\n"), None),
        ((SOUTH, "          en: Read here; the paper retells it.\n", "          en: Read here.\n"), None),
        ((SOUTH, "label: {sv: Mål – mottagningar,", "label: {sv: Mål – kliniker,"), None),
        ((NORTH, "    place: lead\n    stated:", "    place: fact-box\n    stated:"), None),
        ((NORTH, "      en: To make the way to care shorter\n", "      en: To shorten the way to care\n"), None),
        # Roles: for every organisation of an entry it is said once.
        ((NORTH, PARTNERS + "    source: fjallback-2019-sv\n", PARTNERS + "    source: fjallback-2019-en\n"),
         (73, "error", 'halsobron.partner-region-fjallback from "fjallback-2019-sv" to "fjallback-2019-en"')),
        ((NORTH, PARTNERS, PARTNERS + "    qualifier: expected\n"),
         (73, "error", 'halsobron.partner-region-fjallback from "partner" to "expected partner"')),
        ((NORTH, PARTNERS, "    organisations: [aakirke-universitet, region-fjallback]\n"), None),
        ((SOUTH, "      en: Leads the practical work.\n", "      en: Leads it.\n"), None),
        # Offices.
        ((NILS, TITLE, "{sv: chef, da: chef, en: head}"), (7, "error", 'p-a1b2c.manager from "projektledare" to "chef"')),
        ((NILS, "  manager:\n    organisation: fjallback-innovation\n", "  manager:\n    organisation: region-fjallback\n"),
         (6, "error", 'p-a1b2c.manager from "fjallback-innovation" to "region-fjallback"')),
        ((AASE, "      - {source: aakirke-2023, place: statement}\n", ""),
         (9, "error", 'p-d4e5f.professor from "aakirke-2023" to "provbladet-2023"')),
        ((AASE, "    source: aakirke-2023\n    place: statement\n",
          "    source: aakirke-2023\n    place: statement\n    qualifier: expected\n"),
         (17, "error", 'p-d4e5f.chair from "ordförande" to "ordförande (förväntat)"')),
        ((NORTH, "    of: gransbron\n", "    of: gransbron\n    qualifier: expected\n"),
         (38, "error", 'halsobron.programme from "gransbron" to "expected gransbron"')),
        ((NILS, "en: project manager}", "en: project leader}"), None),
        ((NILS, TITLE, "{sv: Projektledare, da: Projektleder, en: Project  manager}"), None),
        ((AASE, "  chair:\n", "  chairwoman:\n"), None),
        ((AASE, "    period: 2020/..\n", "    period: 2021/..\n"), None),
    ],
)  # fmt: skip
def test_a_change(changes: Changes, edit: Edit, told: tuple[int, str, str] | None) -> None:
    found = [(one.line, one.severity, one.expected) for one in changes(edit)]
    assert [(line, severity) for line, severity, _ in found] == ([told[:2]] if told else [])
    assert all(told and told[2] in expected for _, _, expected in found)


def test_another_statement_is_shown(changes: Changes) -> None:
    reason = "        preferred:\n          sv: Läst här; tidningen återger den.\n          da: Læst her; avisen gengiver den.\n          en: Read here; the paper retells it.\n"
    (one,) = changes(
        (SOUTH, reason, ""), (SOUTH, "        value: 2024-02\n", "        value: 2024-02\n" + reason)
    )
    assert one.line == 36
    assert 'halsobron-syd.start from "2023-23" to "2024-02"' in one.expected


def test_a_new_correction_is_enough(changes: Changes) -> None:
    assert changes((NORTH, BUDGET, "    value: 9 000 000 SEK\n" + ADDED)) == []


def test_an_old_correction_is_not(changes: Changes) -> None:
    (one,) = changes((NORTH, "    value: 230 jobs\n", "    value: 231 jobs\n"))
    assert "halsobron.result-jobs" in one.expected
    assert one.hint.startswith(
        "Add at the end of its corrections: - {on: 2026-12-01, from: 230 jobs, to: 231 jobs, "
    )


def test_an_old_correction_with_a_new_reason_is_not(changes: Changes) -> None:
    assert changes(
        (NORTH, "    value: 230 jobs\n", "    value: 231 jobs\n"),
        (NORTH, "          en: The paper corrected itself.\n", "          en: The paper did.\n"),
    )


def test_a_correction_of_another_fact_is_not(changes: Changes) -> None:
    period = "    value: 2019-03/2021-12~\n"
    (one,) = changes((NORTH, BUDGET, "    value: 9 000 000 SEK\n"), (NORTH, period, period + ADDED))
    assert "halsobron.budget" in one.expected
