"""Descriptions: what stands for a picture says what it shows, and the words of a link say where it leads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from faktum.checks.index import Index
from faktum.checks.texts.markup import without_code
from faktum.checks.texts.text import Text, texts_of
from faktum.checks.windows import following, preceding
from faktum.locale.words import every, words
from faktum.problems import Problem, quoted

_PICTURE = re.compile(
    r"!\[(?P<alt>[^\[\]]{0,300}(?:\[[^\[\]]{0,100}\][^\[\]]{0,300})?)\](?:\((?P<target>[^\s()]*)|\[)"
)
_LINK = re.compile(r"(?<!!)\[(?P<words>[^\[\]\n]{0,200})\](?=\((?!\())")
_FILE = re.compile(
    r"(?:.*[\s/])?[^\s/]{1,80}\.(?:png|jpe?g|gif|svg|webp|tiff?|heic|bmp|pdf|eps)", re.IGNORECASE
)
_CAMERA = re.compile(
    r"(?:IMG|DSC[NF]?|DCIM|PXL|P|MVIMG|DJI|GOPR|VID|SCAN|WhatsApp Image|Screenshot|Screen Shot)[ _-]?\d{2,}\S*(?: .*)?",
    re.IGNORECASE,
)
_JOINED = re.compile(r"[^\W_]+(?:[_-][^\W_]+)+")
"""Words without spaces, as file names have them."""
_LETTERS = re.compile(r"[^\W_]")
_NOBODY = re.compile(r"(?:N\.? ?N\.?|x{2,})\Z", re.IGNORECASE)
_SENTENCE = 300
"""Letters on either side of a link that are looked at."""
_TARGET = re.compile(r"\A\([^()\s]*\)")
_LONGEST = 120
"""Letters of a description beyond which it says something."""


def check_descriptions(index: Index) -> Iterator[Problem]:
    for text in texts_of(index):
        if text.markdown and "[" in text.raw:
            plain = without_code(text.raw)
            if "![" in plain:
                yield from _pictures(text, plain)
            if "](" in plain:
                yield from _links(text, plain)


def _pictures(text: Text, plain: str) -> Iterator[Problem]:
    """A picture is described by what it shows, not by its file or by the word for a picture."""
    for match in _PICTURE.finditer(plain):
        alt = " ".join(match["alt"].split())
        if not _describes(alt, match["target"] or ""):
            yield text.problem(
                plain.count("\n", 0, match.start()) + 1, "PLACEHOLDER",
                f"a description of the picture in {text.where}", quoted(alt) if alt else "none",
                "Write what the picture shows to somebody who cannot see it.",
            )  # fmt: skip


def _describes(alt: str, target: str) -> bool:
    """Whether there is a word in it that is no word for a picture, for its file or for describing it."""
    stem = target.rpartition("/")[2].partition(".")[0]
    return len(alt) > _LONGEST or bool(
        any(one.isalpha() for one in alt)
        and len(_LETTERS.findall(alt)) > 1
        and alt.lower() != stem.lower()
        and not _FILE.fullmatch(alt)
        and not _CAMERA.fullmatch(alt)
        and not _is_file_name(alt)
        and not _says_nothing().fullmatch(_NOBODY.sub("", alt.lower()))
    )


def _is_file_name(alt: str) -> bool:
    """`gruppbild_2019`, `var-nya-bro`: small letters or underlines between words."""
    return bool(_JOINED.fullmatch(alt)) and ("_" in alt or (alt.count("-") > 1 and alt.islower()))


@cache
def _says_nothing() -> re.Pattern[str]:
    """Words for pictures, of forms and for what is lacking, in every language: programs fill them in in theirs."""
    names = ("alt", "ask", "between", "here", "lacking")
    listed = {one for known in every("debris") for name in names for one in known.get(name, ())}
    alternatives = "|".join(map(re.escape, sorted(listed, key=len, reverse=True)))
    return re.compile(rf"[\W\d_]*(?:(?:{alternatives})(?![^\W\d_])[\W\d_]*)*")


def _links(text: Text, plain: str) -> Iterator[Problem]:
    """Words of a link, with the sentence around them, say where it leads (WCAG 2.4.4, link purpose in context)."""
    known = words(text.language, "debris")
    told = frozenset(known.get("links", ())) - frozenset(known.get("buttons", ()))  # DEBRIS tells of those
    for match in _LINK.finditer(plain):
        said = " ".join(match["words"].split()).strip("*_ ›»>→.:!…").lower()
        if (said in told and _is_alone(plain, match)) or not (
            said or "{{" in text.raw[match.start() : match.end()]
        ):
            yield text.problem(
                plain.count("\n", 0, match.start()) + 1, "PLACEHOLDER",
                f"words of a link that say where it leads in {text.where}",
                quoted(match["words"]) if said else "none",
                "Link the words that name the page or what is on it.",
            )  # fmt: skip


def _is_alone(plain: str, match: re.Match[str]) -> bool:
    """Whether there is nothing else in the sentence."""
    before = re.split(r"[.!?]\s|\n", preceding(plain, match.start(), _SENTENCE))[-1]
    after = re.split(
        r"[.!?](?:\s|\Z)|\n", _TARGET.sub("", following(plain, match.end(), _SENTENCE), count=1)
    )[0]
    return not any(one.isalnum() for one in before + after)
