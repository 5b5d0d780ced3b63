"""What is counted over all texts of a site, bucket by bucket, so that after an edit one bucket is counted anew."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator
from zlib import crc32

from faktum.checks.index import Index
from faktum.checks.texts.text import PART, Text, parts_of, texts_by_file, texts_of
from faktum.marks import joined
from faktum.workers import spread

Counts = dict[str, dict[str, int]]
"""Of several things, what was found how often."""

COUNTED = ("ids", "forms and words", "literals")
"""What is counted."""
_FEWEST = 64  # pragma: no mutate, only how work is divided
_IN_BUCKET = 4  # pragma: no mutate, only how work is divided
"""Texts of a bucket, about: after an edit so many are counted anew."""


def counted_in(index: Index, what: str, count: Callable[[Iterable[Text]], Counts]) -> Counts:
    """What is counted in all texts in scope; under the name of `what`, one of COUNTED, it is kept for the next time."""
    assert what in COUNTED, what
    if index.scope is not None:
        parts = parts_of(index)
        return _sum({}, spread(lambda part: count(texts_of(part)), parts), 1)
    buckets = _buckets(index.once(texts_by_file))
    marks = index.marks
    given = [joined([marks[path] for path in paths]) for paths in buckets]
    total: Counts = {}
    before: list[bytes] = []
    if told := index.memo.recall(f"{what} in all", b""):
        total, kept = json.loads(told)
        before = [bytes.fromhex(one) for one in kept]
    changed, gone = [*range(len(buckets))], list[str | None]()
    if len(before) == len(buckets):
        changed = [at for at in changed if given[at] != before[at]]
        gone = [index.memo.recall(f"{what} {at}", before[at]) for at in changed]
    if None in gone or len(before) != len(buckets):  # of what is no longer counted nothing is known
        total, changed, gone = {}, [*range(len(buckets))], []
    if changed:
        _sum(total, [json.loads(one) for one in gone if one], -1)
        files = index.once(texts_by_file)
        letters = sum(len(text.raw) for at in changed for path in buckets[at] for text in files[path])
        run = (
            spread if letters > PART else lambda work, parts: [*map(work, parts)]
        )  # pragma: no mutate, only how work is divided
        new = run(lambda at: count(texts_of(index.part(buckets[at]))), changed)
        _sum(total, new, 1)
        for at, one in zip(changed, new, strict=True):
            index.memo.keep(f"{what} {at}", given[at], (), json.dumps(one, ensure_ascii=False))
        whole = total, [one.hex() for one in given]
        index.memo.keep(f"{what} in all", b"", (), json.dumps(whole, ensure_ascii=False))
    return total


def still_counted(index: Index) -> Iterator[str]:
    """Under which names counts are kept: also those of which this time nobody has asked."""
    buckets = len(_buckets(index.once(texts_by_file)))
    for what in COUNTED:
        yield f"{what} in all"
        yield from (f"{what} {at}" for at in range(buckets))


def _buckets(paths: Collection[str]) -> list[list[str]]:
    """The same files in the same bucket, until there are twice as many."""
    many = max(
        _FEWEST, 1 << (len(paths) // _IN_BUCKET).bit_length()
    )  # pragma: no mutate, only how work is divided
    buckets: list[list[str]] = [[] for _ in range(many)]
    for path in paths:
        buckets[crc32(path.encode("utf-8", "surrogateescape")) % many].append(path)
    return buckets


def _sum(total: Counts, parts: Iterable[Counts], sign: int) -> Counts:
    for part in parts:
        for name, counts in part.items():
            kept = total.setdefault(name, {})
            for one, number in counts.items():
                now = kept.get(one, 0) + sign * number
                if now:
                    kept[one] = now
                else:
                    kept.pop(one, None)
    return total
