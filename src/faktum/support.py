"""EU support for a project: its programming period and fund, and what follows for a beneficiary's pages.

The rules hang on the period the money belongs to, not on the project's dates: Regulation (EU)
No 1303/2013, Annex XII, 2.2 with Implementing Regulation (EU) No 821/2014, Articles 3 to 5, for
2014–2020; Regulation (EU) 2021/1060, Articles 47 and 50 with Annex IX, for 2021–2027, and for Interreg
Regulation (EU) 2021/1059, Article 36.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from faktum.facts import KnownFact
from faktum.model.project import Project

PERIODS = {"2014/2020": True, "2021/2027": False}
"""Programming period → whether the fund is named beside the emblem (821/2014, Article 4; not so in Annex IX)."""

PERIOD_KEY = "period-programme"
"""Key of the project's fact that says to which period its money belongs; `period` is the project's own time."""


@dataclass(frozen=True, slots=True)
class Support:
    """What is known of a project's EU support; None for what no fact says."""

    period: str | None
    fund: str | None
    """The fund's id."""

    @property
    def known_period(self) -> bool:
        return self.period in PERIODS

    @property
    def names_fund(self) -> bool:
        return PERIODS.get(self.period or "", False)


def support_of(project: Project, facts: Mapping[str, KnownFact]) -> Support:
    """The project's own facts, and those of its programme where it has none.

    A programme's period says nothing of its projects when the programme has had several.
    """
    programme = _leads_to(facts.get(f"{project.id}.programme"))
    periods = [fact for fact in facts.values() if fact.subject == programme and fact.property == "period"]
    if own := facts.get(f"{project.id}.{PERIOD_KEY}"):
        periods = [own]
    fund = _leads_to(facts.get(f"{project.id}.fund")) or _leads_to(facts.get(f"{programme}.fund"))
    return Support(_years(periods[0]) if len(periods) == 1 else None, fund)


def _leads_to(fact: KnownFact | None) -> str | None:
    return fact.of if fact and not fact.chosen.unknown else None


def _years(fact: KnownFact) -> str | None:
    value = fact.chosen.value
    if not (value and value.date and value.date.start and value.date.end):
        return None
    return f"{value.date.start.year}/{value.date.end.year}"
