"""The tables of a run, as Markdown, and their place in CHECKS.md."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from mistakes.clean_prose import KINDS, Laid
from mistakes.mistake import Split
from mistakes.snapshot import ROOT
from mistakes.trial import Outcome

PAGE = ROOT / "CHECKS.md"
BEGIN = "<!-- mistakes: written by `python benchmarks/mistakes/run.py --write`; do not edit below -->"
END = "<!-- mistakes: end -->"
HEADING = "## How much it catches"
PER = 2000
"""Words to which false alarms are counted."""
SPLITS: tuple[Split, ...] = (
    "tuned",
    "held",
    "fresh",
    "shown",
    "unseen",
    "written",
    "written-again",
    "unseen-written",
    "once-written",
)

EXPLAINED = """\
Mistakes are made by rule in copies of the real site, one at a time, and each copy is checked: see
`benchmarks/mistakes/`. *Tuned* kinds could be looked at while the checks were written, *held* kinds could not;
which is which follows from the hash of a kind's name. Both have since been looked at. *Fresh* kinds were drawn
afterwards by somebody who had read neither the rules nor the earlier kinds. *Written* are
mistakes that editors made up who did not know the checks, *written-again* those made up with the fresh kinds.
When those had been looked at as well, more kinds were drawn in the same way and halved by the hash of their names
into *shown* and *unseen*; with them *unseen-written* were made up. All of these have been looked at since.
*Once-written* were made up last, in the same way, and nobody has looked at their misses.

So only the last row tells how much is caught of what nobody has thought of. The others did when they were first
measured, at the right line: written 73 %, fresh 94 %, shown and unseen 80 %, unseen-written 58 %, once-written 85 %.

*At the right line* means that something is reported where the mistake stands, *with a right code* that it is
also called what it is. False alarms are reports that are neither the mistake nor its
consequences."""


def mistakes_table(outcomes: Sequence[Outcome]) -> str:
    rows: list[list[str]] = []
    for split in SPLITS:
        own = [one for one in outcomes if one.mistake.split == split]
        names = dict.fromkeys(one.mistake.kind for one in own)
        rows += [_row(name, split, [one for one in own if one.mistake.kind == name]) for name in names]
    head = ["kind", "split", "mistakes", "caught", "at the right line", "with a right code", "false alarms"]
    return _table(head, rows)


def totals_table(outcomes: Sequence[Outcome]) -> str:
    rows = []
    for split in SPLITS:
        own = [one for one in outcomes if one.mistake.split == split]
        if own:
            rows.append(_row(f"**{split}**", "", own, shares=True))
    head = ["all", "mistakes", "caught", "at the right line", "with a right code", "false alarms"]
    return _table(head, [[row[0], *row[2:]] for row in rows])


def _row(name: str, split: str, own: Sequence[Outcome], *, shares: bool = False) -> list[str]:
    counts = [
        sum(one.caught for one in own),
        sum(one.right_line for one in own),
        sum(one.right_code for one in own),
    ]
    told = [f"{count} ({count / len(own):.1%})" if shares else str(count) for count in counts]
    return [name, split, str(len(own)), *told, str(sum(len(one.alarms) for one in own))]


def prose_table(texts: Sequence[Laid]) -> str:
    """False alarms by kind of text and language."""
    rows = []
    languages = sorted({one.language for one in texts})
    for kind in KINDS:
        for language in languages:
            own = [one for one in texts if (one.kind, one.language) == (kind, language)]
            if own:
                rows.append([kind, language, *_rate(own)])
    if texts:
        rows.append(["**all**", "", *_rate(texts)])
    return _table(["clean prose", "language", "words", "false alarms", f"per {PER} words"], rows)


def _rate(texts: Iterable[Laid]) -> list[str]:
    told = list(texts)
    words, alarms = sum(one.words for one in told), sum(len(one.alarms) for one in told)
    return [str(words), str(alarms), f"{alarms * PER / words:.2f}"]


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in lines)


def write(tables: Iterable[str], page: Path = PAGE) -> None:
    """Put the tables at the end of CHECKS.md, in place of those of an earlier run."""
    text = page.read_text(encoding="utf-8")
    section = "\n\n".join([HEADING, EXPLAINED, BEGIN, *tables, END]) + "\n"
    before, _, rest = text.partition(f"{HEADING}\n")
    after = rest.partition(f"{END}\n")[2]
    page.write_text(f"{before.rstrip()}\n\n{section}{after}", encoding="utf-8")
