"""Quotation marks and apostrophes."""

from __future__ import annotations

import pytest
from checks.typography.texts import problems, said

from faktum.checks.typography.quotations import marks_of

WRONG_MARKS = [
    ("sv", 'Källan skriver "prov" om det.', '"\\"prov\\""', "Write ”prov”."),
    ("sv", "Källan skriver “prov” om det.", '"“prov”"', "Write ”prov”."),
    ("sv", "Källan skriver „prov“ om det.", '"„prov“"', "Write ”prov”."),
    ("sv", "Källan skriver «prov» om det.", '"«prov»"', "Write ”prov”."),
    ("sv", "Källan skriver ‘prov’ om det.", '"‘prov’"', "Write ”prov”."),
    ("sv", "Källan skriver 'prov' om det.", "\"'prov'\"", "Write ”prov”."),
    ("sv", "“Prov” står det.", '"“Prov”"', "Write ”Prov”."),
    ("sv", "(“Prov” står det.)", '"“Prov”"', "Write ”Prov”."),
    ("sv", "Källan skriver ”prov“ om det.", '"”prov“"', "Write ”prov”."),
    ("da", 'Kilden skriver "prøve" om det.', '"\\"prøve\\""', "Write ”prøve”."),
    ("da", "Kilden skriver «prøve» om det.", '"«prøve»"', "Write ”prøve”."),
    ("da", "Kilden skriver „prøve“ om det.", '"„prøve“"', "Write ”prøve”."),
    ("da", "Den kaldes »prøve«, ”bro” og »vej«.", '"”bro”"', "Write »bro«."),
    ("en", 'The source says "test" of it.', '"\\"test\\""', "Write ‘test’."),
    ("en", "The source says ”test” of it.", '"”test”"', "Write ‘test’."),
    ("en", "The source says »test« of it.", '"»test«"', "Write ‘test’."),
    ("en", "The source says 'test' of it.", "\"'test'\"", "Write ‘test’."),
    ("en", "It has ‘one’, ‘two’ and “three”.", '"“three”"', "Write ‘three’."),
    ("en", "It has “one”, “two” and ‘three’.", '"‘three’"', "Write “three”."),
]


@pytest.mark.parametrize(("language", "raw", "found", "hint"), WRONG_MARKS)
def test_marks_of_another_language_are_told_of(language: str, raw: str, found: str, hint: str) -> None:
    (one,) = problems(language, raw)
    assert (one.code, one.found, one.hint) == ("QUOTATION-MARKS", found, hint)


RIGHT_MARKS = [
    ("sv", "En ” är ett tecken."),
    ("sv", "Ett ” är ett tecken."),
    ("sv", "Källan skriver ”prov”, ”bro” och ”väg”."),
    ("sv", "Källan skriver ”det heter ’prov’ numera” om det."),
    ("sv", "Det danska ordet rolig ’lugn’ är ett annat."),
    ("sv", "Ett citat som ”e-” eller ”-bro” räknas inte."),
    ("da", "Kilden skriver ”prøve”, ”bro” og ”vej”."),
    ("da", "Den, der siger »rart«, mener noget »andet«."),
    ("da", "Man kalder det “straks”, ikke “om lidt”."),
    ("da", "Hun sagde: ”Vi kalder det ’prøve’ nu.”"),
    ("da", "Det var i 90’erne, før tv’et kom."),
    ("en", "The source says ‘test’, ‘bridge’ and ‘road’."),
    ("en", "The source says “test”, “bridge” and “road”."),
    ("en", "She called it ‘what they call a “test”’ then."),
    ("en", "The partners’ note and the owner’s answer."),
    ("en", "A note on ‘the partners’ work’ is kept."),
    ("en", "In the ’90s it wasn’t so; ’tis now."),
    ("en", "It’s the sources’ own wording (‘nearly’), they’d say."),
    ("en", "Swedish marks look like this: ”."),
    ("en", 'A screen of 27" is enough.'),
]


@pytest.mark.parametrize(("language", "raw"), RIGHT_MARKS)
def test_the_marks_of_the_language_are_right(language: str, raw: str) -> None:
    found = said(language, raw)
    assert [one for one in found if one.startswith("QUOTATION")] == []


def test_marks_in_markup_are_not_those_of_readers() -> None:
    raw = """Se [bron](bron.md "Bron") och `"kod"` samt {{ fact("x.y") }}.

!!! note "Rubrik"
    Texten i rutan.

```
"kod" - "kod"
```

| "-" | x |
|-----|---|
[a]: https://x.example/ "titel"
"""
    assert said("sv", raw, figures=True, markdown=True) == []


@pytest.mark.parametrize(
    ("language", "raw", "found"),
    [
        ("sv", "Källan skriver ”prov om det.", '"”prov"'),
        ("sv", "Källan skriver lik”prov om det.", '"lik”prov"'),
        ("sv", "Källan skriver prov” om det.", '"prov”"'),
        ("sv", "Källan skriver prov”och mer om det.", '"prov”och"'),
        ("da", "Kilden skriver »prøve om det.", '"»prøve"'),
        ("en", "The source says ‘test of it.", '"‘test"'),
        ("en", "The source says “test of it.", '"“test"'),
        ("en", "The source says test” of it.", '"test”"'),
    ],
)
def test_a_mark_has_its_partner(language: str, raw: str, found: str) -> None:
    (one,) = problems(language, raw)
    assert (one.code, one.found) == ("QUOTATION-MARKS", found)
    assert one.expected.startswith("quotation marks in pairs")


def test_a_quotation_of_several_paragraphs_opens_each() -> None:
    assert said("en", "‘One paragraph.\n\n‘And the last.’", markdown=True) == []
    assert said("en", "‘One paragraph.\n\nAnd the last.", markdown=True) == ['QUOTATION-MARKS "‘One"']


def test_a_pair_does_not_go_from_one_item_into_the_next() -> None:
    raw = "- ”ett\n- två”\n\n| ”tre | fyra” |\n|---|---|\n"
    assert len(problems("sv", raw, markdown=True)) == 4


def test_forms_that_a_guide_allows_are_right_where_the_site_keeps_to_them() -> None:
    others = ["En „bro“, en „vej“ og en „dør“.", "En ”sti”."]
    assert said("da", "En „prøve“.", *others) == []
    assert said("da", "En „prøve“.") == ['QUOTATION-MARKS "„prøve“"']
    assert said("sv", "En »bro», en »väg» och en »dörr».") == []
    assert said("sv", "En »bro».", "En ”väg” och en ”dörr”.") == ['QUOTATION-MARKS "»bro»"']


def test_a_straight_apostrophe_is_told_of_where_the_site_has_the_other() -> None:
    others = ["The owner’s, the bridge’s and the road’s.", "It’s theirs.", "I’m sure, it’s so."]
    assert said("en", "The partner's note, the partner's wish and the owners' answer.", *others) == [
        "QUOTATION-MARKS \"partner's\"", "QUOTATION-MARKS \"owners'\"",
    ]  # fmt: skip
    assert said("en", "The partner's note.", "The owner’s.") == []
    assert said("en", "The partner's note.", *others, "It's, it's, it's and it's the owner's.") == []


def test_an_accent_is_no_apostrophe() -> None:
    (one,) = problems("en", "The partner´s note.")
    assert (one.found, one.hint) == ('"partner´s"', "Write partner’s.")
    assert said("en", "The partner‘s note.") == ['QUOTATION-MARKS "partner‘s"']
    assert said("en", "It was ´tis and ´tis.") == ['QUOTATION-MARKS "´tis"']


def test_words_in_another_language_follow_that_language() -> None:
    assert said("sv", 'De säger {{ in_language("en", "the ‘test’") }} om det.') == []
    (one,) = problems("sv", 'De säger\n{{ in_language("en", "the ”test”") }} om det.', markdown=True)
    assert (one.line, one.found) == (2, '"”test”"')
    assert one.expected.endswith("in in_language(…) in the text")
    assert said("sv", 'De säger {{ in_language("fi", "‘x” -- y") }} om det.') == []


def test_of_crossed_and_nested_marks_the_inner_are_counted() -> None:
    outer, inner = marks_of("”a ’b’ c”").pairs
    assert (outer.kind, outer.depth, inner.kind, inner.depth) == ("””", 0, "’’", 1)
    assert marks_of("»a ”b« c”").alone == (3, 8)


@pytest.mark.parametrize(
    ("raw", "pairs", "apostrophes"),
    [
        # Before a figure it stands for those that are left out, unless something is quoted there.
        ("’90-tal och ’ord’", [(12, 16)], (0,)), ("’ord’ och ’90-tal", [(0, 4)], (10,)), ("’5 öre och ’ord’", [(11, 15)], (0,)), ("’a ’90 b’", [(3, 8)], (0,)),
    ],
)  # fmt: skip
def test_an_apostrophe_before_a_figure(
    raw: str, pairs: list[tuple[int, int]], apostrophes: tuple[int, ...]
) -> None:
    marks = marks_of(raw)
    assert [(one.start, one.end) for one in marks.pairs] == pairs
    assert tuple(at for at, _mark in marks.apostrophes) == apostrophes


def test_five_quotations_in_each_other_are_the_most() -> None:
    five = marks_of("“a “b “c “d “e” f” g” h” i”")
    assert (len(five.pairs), five.alone) == (5, ())
    six = marks_of("“a “b “c “d “e “f” g” h” i” j” k”")
    assert ([one.start for one in six.pairs], six.alone) == ([3, 6, 9, 12, 15], (0, 32))


@pytest.mark.parametrize(("letters", "shown"), [(40, "a" * 40), (41, "a" * 39 + "…")])
def test_a_long_quotation_is_shown_with_its_beginning(letters: int, shown: str) -> None:
    (one,) = problems("sv", f"Han sade »{'a' * letters}«.")
    assert (one.found, one.hint) == (f'"»{shown}«"', f"Write ”{shown}”.")


@pytest.mark.parametrize(
    ("language", "raw", "found", "hint"),
    [
        # Of marks within marks the inner ones are told of alone where the outer are right.
        ("sv", "Han sade ”ett „ord“ till”.", "„ord“", "Write ’ord’."), ("sv", "Han sade „ett ‘ord’ till“.", "„ett ‘ord’ till“", "Write ”ett ‘ord’ till”."),
        ("en", "He said ‘one „two“ three’.", "„two“", "Write “two”."), ("da", "Han sagde »et 'ord' til«.", "'ord'", "Write ’ord’."),
    ],
)  # fmt: skip
def test_marks_within_marks(language: str, raw: str, found: str, hint: str) -> None:
    (one,) = problems(language, raw)
    assert (one.found, one.hint) == (f'"{found}"', hint)
