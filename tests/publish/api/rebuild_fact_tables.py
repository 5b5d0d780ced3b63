"""Rebuild the fact tables of every project from the open data alone.

    python rebuild_fact_tables.py https://faktum.example/api/v1/

Knows nothing of the program that makes the site: it reads JSON and prints JSON. What the pages show of
a project (fact box, money, goals and results, roles) comes out by language and id; a test of the site
compares it with the pages. It is also an example of what can be done with the data.
"""

from __future__ import annotations

import json
import sys
from itertools import groupby
from typing import Any
from urllib.request import urlopen

ROLES = ("owner", "commissioner", "lead", "partner", "funder", "granting-authority")
NOT_IN_BOX = {"share", "funding", "goal", "result", "effect", "role", "predecessor", "successor"}
Row = dict[str, Any]
NAMED = ("projects", "organisations", "programmes", "funds", "topics", "terms")


class OpenData:
    """The tables that are needed, from `base` on."""

    def __init__(self, base):
        self.base = base
        self.records = {one["id"]: one for kind in NAMED for one in self.items(kind)}
        self.projects = self.items("projects")
        self.facts = self.items("facts")
        self.codes = {(one["list"], one["code"]): one for one in self.items("codes")}

    def items(self, kind):
        with urlopen(f"{self.base}{kind}.json") as answer:
            document = json.load(answer)
        assert document["count"] == len(document["items"])
        return document["items"]

    def name(self, record_id, language):
        record = self.records[record_id]
        if "label" in record:
            return record["label"][language]
        return record["name"][language]["text"]


class Project:
    """One project in one language."""

    def __init__(self, data, record, language):
        self.data, self.record, self.language = data, record, language
        rows = [row for row in data.facts if row["subject"] == record["id"]]
        self.shown = [row for row in rows if row["preferred"]]
        self.others = {
            key: [row for row in group if not row["preferred"]]
            for key, group in groupby(rows, lambda row: row["fact"])
        }

    def tables(self):
        return {
            "leads": [self.entry(row, self.label(row)) for row in self.leads()],
            "box": self.box(),
            "eu": [
                self.data.codes["eu-funded", self.record["eu_funded"]]["label"][self.language],
                self.record["eu_note"][self.language],
            ],
            "money": self.money(),
            "results": self.results(),
            "roles": self.roles(),
            "unnamed_roles": [
                self.entry(row, self.label(row))
                for row in self.shown
                if row["property"] == "role" and not row["of"]
            ],
            "community": self.page(self.record["community"]) if self.record["community"] else None,
        }

    # -- cells --------------------------------------------------------------------------------

    def entry(self, row, label=None, form="text", small=True):
        """A value with its label, the address of its sources, and what other sources say."""
        disputed = row["state"] == "disagrees"
        return {
            "label": label,
            "text": row[form][self.language],
            "source": row["page"][self.language],
            "others": [one["text"][self.language] for one in self.others[row["fact"]]] if disputed else [],
            "small": self.small(row) if small else [],
        }

    def small(self, row):
        """What stands below a value: when it was true (as EDTF here, in words there), and a note."""
        return [one for one in (row["valid_at"], row["note"] and row["note"][self.language]) if one]

    def label(self, row):
        return row["label"][self.language]

    def short_label(self, row):
        """The label without the other record's name."""
        if not row["of"]:
            return self.label(row)
        return self.label(row).removesuffix(f": {self.data.name(row['of'], self.language)}")

    def own_label(self, row):
        """The label, where it says more than what kind of fact it is."""
        usual = self.data.codes["property", row["property"]]["label"][self.language]
        return None if self.label(row) == usual else self.label(row)

    def page(self, record_id):
        return self.data.records[record_id]["page"][self.language]

    def key(self, row):
        return row["fact"].removeprefix(self.record["id"] + ".")

    # -- tables -------------------------------------------------------------------------------

    def leads(self):
        """Money, time and what came of it: three facts, or none."""
        known = [
            row
            for row in self.shown
            if row["type"] in {"money", "percent", "count", "date"} and not row["derived_from"]
        ]

        def of_key(*keys):
            return [row for key in keys for row in known if self.key(row) == key]

        def of_property(*names):
            return [row for name in names for row in known if row["property"] == name]

        money = of_key("budget", "grant")
        shares = sorted(of_property("share"), key=lambda row: -row["value"])
        found = [
            *money[:1],
            *of_key("period", "start", "end")[:2],
            *of_property("result", "goal"),
            *shares,
            *money[1:],
        ]
        return found[:3] if len(found) >= 3 else []

    def box(self):
        leads = [row["fact"] for row in self.leads()]
        rows = [row for row in self.shown if row["property"] not in NOT_IN_BOX and row["fact"] not in leads]
        return [
            [label, [self.entry(row) for row in group]] for label, group in groupby(rows, self.short_label)
        ]

    def money(self):
        parts: dict[str, dict[str, Row]] = {}
        for row in self.shown:
            if row["property"] in {"share", "funding", "grant"}:
                name = self.key(row).removeprefix("share-").removeprefix("funding-")
                parts.setdefault(name, {})["share" if row["property"] == "share" else "amount"] = row
        if not parts:
            return None
        budget = next((row for row in self.shown if self.key(row) == "budget"), None)
        known = sum(
            part["share"]["value"] for part in parts.values() if "share" in part and part["share"]["value"]
        )
        return {
            "rows": [
                [
                    self.part_name(part),
                    *(
                        self.entry(part[name], form="short", small=False) if name in part else None
                        for name in ("share", "amount")
                    ),
                ]
                for part in parts.values()
            ],
            "whole": round(known, 2) >= 100,
            "total": self.entry(budget, form="short", small=False) if budget else None,
        }

    def part_name(self, part):
        row = part.get("share") or part["amount"]
        if row["of"]:
            return self.data.name(row["of"], self.language)
        own = part.get("share") and self.own_label(part["share"])
        return own or self.label(part.get("amount") or part["share"])

    def results(self):
        goals = [row for row in self.shown if row["property"] == "goal"]
        left = [row for row in self.shown if row["property"] in {"result", "effect"}]
        rows, without = [], []
        for goal in goals:
            name = self.key(goal).replace("goal", "result", 1)
            mine = [row for row in left if self.key(row) in {name, f"{name}-of-goal"}]
            left = [row for row in left if row not in mine]
            if mine:
                rows.append([[goal], mine])
            else:
                without.append(goal)
        if without or left:
            rows.append([without, left])
        return [
            [
                [self.entry(row, self.own_label(row), small=False) for row in goals],
                [self.entry(row, self.own_label(row), small=row["type"] == "unknown") for row in results],
            ]
            for goals, results in rows
        ]

    def roles(self):
        found: dict[str, list[list[str]]] = {}
        for role in ROLES:
            rows = [
                row for row in self.shown if row["property"] == "role" and row["of"] and row["value"] == role
            ]
            if rows:
                form = "plural" if len(rows) > 1 else "label"
                label = self.data.codes["role", role][form][self.language]
                found[label] = sorted(
                    [
                        self.data.name(row["of"], self.language),
                        self.page(row["of"]),
                        row["page"][self.language],
                    ]
                    for row in rows
                )
        return found


def rebuild(base):
    """Language → project → its tables."""
    data = OpenData(base)
    languages = data.projects[0]["page"] if data.projects else ()
    return {
        language: {record["id"]: Project(data, record, language).tables() for record in data.projects}
        for language in languages
    }


if __name__ == "__main__":
    json.dump(rebuild(sys.argv[1]), sys.stdout, ensure_ascii=False, indent=1)
