"""A problem: what is wrong, where, what was expected, what was found and what to do.

Problems are values. Whoever finds one yields it; only the command line and the engine print.
"""

from __future__ import annotations

import difflib
import json
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One finding. `path` is relative to the site's folder, `line` counts from 1."""

    path: str
    line: int
    code: str
    expected: str
    found: str
    hint: str = ""
    severity: Severity = "error"

    @property
    def message(self) -> str:
        return f"expected {self.expected}, found {self.found}"

    def __str__(self) -> str:
        level = "" if self.severity == "error" else f"{self.severity}: "
        text = f"{visible(self.path)}:{self.line}: {level}{visible(self.message)} [{self.code}]"
        return f"{text}\n    {visible(self.hint)}" if self.hint else text


def visible(text: str, keep: str = "") -> str:
    """The text with escapes for what a terminal or a log would act on or could not show, such as line ends."""
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() or char in keep or unicodedata.category(char) == "Zs"
        else f"\\u{ord(char):04x}"
        for char in text
    )  # fmt: skip


def did_you_mean(found: str, known: Iterable[str], otherwise: str = "") -> str:
    """A hint that names the nearest known word, or `otherwise`."""
    near = difflib.get_close_matches(found, list(known), n=1, cutoff=0.6)
    return f'Did you mean "{near[0]}"?' if near else otherwise


def quoted(value: object, limit: int = 60) -> str:
    """What was found, shortened and made printable."""
    text = str(value)
    text = text if len(text) <= limit else text[: limit - 1] + "…"
    return json.dumps(text, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Report:
    """All problems of one run, in file order."""

    problems: tuple[Problem, ...]
    literals: int = 0
    """How many figures are written by hand, as `literal(…)`: the fewer the better."""

    @classmethod
    def of(cls, problems: Iterable[Problem], *, literals: int = 0) -> Report:
        return cls(tuple(sorted(set(problems))), literals)

    def of_severity(self, severity: Severity) -> tuple[Problem, ...]:
        return tuple(one for one in self.problems if one.severity == severity)

    @property
    def errors(self) -> tuple[Problem, ...]:
        return self.of_severity("error")

    @property
    def warnings(self) -> tuple[Problem, ...]:
        return self.of_severity("warning")

    def summary(self) -> str:
        """The last line: how many problems in how many files, and how many literals."""
        literals = f" {self.literals} literal{'' if self.literals == 1 else 's'}." if self.literals else ""
        if not self.problems:
            return f"No problems.{literals}"
        files = len({one.path for one in self.problems})
        parts = [
            f"{len(found)} {word if len(found) == 1 else word + 's'}"
            for word, found in (
                ("error", self.errors),
                ("warning", self.warnings),
                ("note", self.of_severity("note")),
            )
            if found
        ]
        return f"{', '.join(parts)} in {files} file{'' if files == 1 else 's'}.{literals}"

    def as_text(self) -> str:
        return "\n".join([*map(str, self.problems), self.summary()])

    def as_json(self) -> str:
        rows = [
            {
                "path": visible(one.path), "line": one.line, "code": one.code, "severity": one.severity,
                "expected": visible(one.expected), "found": visible(one.found), "hint": visible(one.hint),
            }
            for one in self.problems
        ]  # fmt: skip
        return json.dumps(
            {"count": len(rows), "literals": self.literals, "problems": rows}, ensure_ascii=False, indent=2
        )

    def as_github(self) -> str:
        """Workflow commands of GitHub Actions, which annotate the changed lines of a pull request."""
        level = {"error": "error", "warning": "warning", "note": "notice"}
        return "\n".join(
            f"::{level[one.severity]} file={_property(one.path)},line={one.line},"
            f"title={_property(one.code)}::{_data(f'{one.message}. {one.hint}'.strip())}"
            for one in self.problems
        )


def _data(text: str) -> str:
    return visible(text, keep="\r\n").replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def relative(path: Path, root: Path) -> str:
    """How a problem names a file: relative to the site's folder, with forward slashes."""
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        return path.as_posix()
