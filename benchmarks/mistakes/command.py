"""What `run.py` does: make the mistakes, try each, and print what was caught."""

from __future__ import annotations

import argparse
import difflib
import tempfile
import time
from collections import Counter
from pathlib import Path

import mistakes.fresh
import mistakes.kinds
import mistakes.unseen  # noqa: F401 - makes the kinds known
from faktum.problems import Problem
from mistakes.by_others import written_mistakes
from mistakes.clean_prose import Laid, laid_texts
from mistakes.mistake import KINDS, Mistake, every_mistake
from mistakes.snapshot import Site, copy_site
from mistakes.table import SPLITS, mistakes_table, prose_table, totals_table, write
from mistakes.trial import Outcome, Pool, unchanged
from mistakes.unseen.by_hand import made_by_hand

SEED = 4
HELP = """\
How many mistakes `faktum check` finds, and how often it is wrong about clean prose.

    python benchmarks/mistakes/run.py                       everything, as tables
    python benchmarks/mistakes/run.py --only tuned --misses   what to work on
    python benchmarks/mistakes/run.py --kind em-dash --misses
    python benchmarks/mistakes/run.py --only prose --alarms   false alarms in clean prose
    python benchmarks/mistakes/run.py --write               the tables into CHECKS.md

`once-written` tell how good the checks are on what their authors have not seen; the other splits but tuned did until
they were looked at. Looking at misses spoils that; they are printed only with `--only` and the name of the split.
"""


def main() -> int:
    wanted = _options()
    if wanted.kinds:
        _print_kinds()
        return 0
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        site = Site(copy_site(folder / "snapshot"))
        before = unchanged(site.root, folder)
        chosen, texts = _chosen(site, wanted), _texts(site, wanted)
        pool = Pool.of(site.root, folder)
        outcomes = pool.outcomes(chosen)
        for laid, problems in zip(texts, pool.problems([one.edits for one in texts]), strict=True):
            laid.judge(problems)
        pool.executor.shutdown()
    tables = _tables(outcomes, texts, before)
    print("\n\n".join(tables))
    if wanted.misses:
        _print_misses(site, outcomes, wanted.only)
    if wanted.alarms:
        _print_alarms(site, outcomes, texts, before, wanted.only)
    if wanted.write:
        write(tables)
    took = time.monotonic() - started
    print(f"\n{len(outcomes)} mistakes, {len(texts)} texts, seed {wanted.seed}, {took:.0f} s")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=HELP, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--kind", action="append", default=[], help="only this kind; may be repeated")
    parser.add_argument("--seed", type=int, default=SEED, help="which sample of all mistakes")
    parser.add_argument("--only", choices=(*SPLITS, "prose"), help="only these")
    parser.add_argument(
        "--misses",
        action="store_true",
        help="print each miss with its difference and the report; only of tuned kinds without --only",
    )
    parser.add_argument(
        "--alarms", action="store_true", help="print each false alarm; of which kinds, as for --misses"
    )
    parser.add_argument("--write", action="store_true", help="write the tables into CHECKS.md")
    parser.add_argument("--kinds", action="store_true", help="list the kinds with their codes, and stop")
    wanted = parser.parse_args()
    for name in wanted.kind:
        if name not in KINDS:
            near = difflib.get_close_matches(name, KINDS, n=1)
            parser.error(f"there is no kind {name!r}" + (f"; did you mean {near[0]!r}?" if near else ""))
    if wanted.write and (wanted.kind or wanted.only):
        parser.error("--write needs the whole run: leave --kind and --only out")
    return wanted


def _print_kinds() -> None:
    for kind in KINDS.values():
        print(f"{kind.name} ({kind.split}, at most {kind.number})\n    {kind.about}")
        print(f"    right: {', '.join(sorted(kind.codes)) or 'whatever is reported there'}")
        if kind.along:
            print(f"    follows from it: {', '.join(sorted(kind.along))}")


def _chosen(site: Site, wanted: argparse.Namespace) -> list[Mistake]:
    names = [
        kind.name for kind in KINDS.values()
        if (not wanted.kind or kind.name in wanted.kind) and wanted.only in {None, kind.split}
    ]  # fmt: skip
    chosen = every_mistake(site, wanted.seed, names)
    if not wanted.kind:
        by_others = [*written_mistakes(site), *made_by_hand(site)]
        chosen += [one for one in by_others if wanted.only in {None, one.split}]
    return chosen


def _texts(site: Site, wanted: argparse.Namespace) -> list[Laid]:
    return list(laid_texts(site)) if not wanted.kind and wanted.only in {None, "prose"} else []


def _tables(outcomes: list[Outcome], texts: list[Laid], before: list[Problem]) -> list[str]:
    tables = [mistakes_table(outcomes), totals_table(outcomes)] if outcomes else []
    if texts:
        tables.append(prose_table(texts))
    return [*tables, f"False alarms on the unchanged site: {len(before)}."]


def _shown(mistake: Mistake, only: str | None) -> bool:
    return mistake.split in {"tuned", only}


def _print_misses(site: Site, outcomes: list[Outcome], only: str | None) -> None:
    hidden: Counter[str] = Counter()
    for one in outcomes:
        if one.right_line and one.right_code:
            continue
        if not _shown(one.mistake, only):
            hidden[one.mistake.split] += 1
            continue
        mistake = one.mistake
        path, line = mistake.lines
        why = one.crash or ("other code" if one.right_line else "other line" if one.caught else "missed")
        print(f"\n== {mistake.id} ({mistake.split}): {why}: {mistake.slip.what}")
        print(f"{path}:{line}; right: {', '.join(sorted(mistake.codes))}")
        print("\n".join(_difference(site, mistake.slip.edits)))
        for problem in dict.fromkeys((*one.right, *one.found, *one.alarms)):
            print(f"    > {problem}")
    for split, number in hidden.items():
        print(
            f"\n{number} misses of {split} mistakes are not shown; looking at them spoils them (--only {split})."
        )


def _difference(site: Site, edits: dict[str, str | None]) -> list[str]:
    told = []
    for path, text in edits.items():
        before, after = site.files.get(path, "").split("\n"), (text or "").split("\n")
        lines = list(difflib.unified_diff(before, after, path, path, n=0, lineterm=""))[2:]
        told += [f"    {line}" for line in lines[:12] if not line.startswith("@@")]
    return told


def _print_alarms(
    site: Site, outcomes: list[Outcome], texts: list[Laid], before: list[Problem], only: str | None
) -> None:
    for problem in before:
        print(f"\n== the unchanged site\n{problem}")
    for one in outcomes:
        if one.alarms and _shown(one.mistake, only):
            print(f"\n== {one.mistake.id}: {one.mistake.slip.what}")
            print("\n".join(_difference(site, one.mistake.slip.edits)))
            print("\n".join(f"    > {problem}" for problem in one.alarms))
    for laid in texts:
        for problem in laid.alarms:
            print(f"\n== {laid.source}\n    {laid.lines[problem.path, problem.line]}\n    > {problem}")
