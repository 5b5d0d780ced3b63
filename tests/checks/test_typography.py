"""Signs in the finer points: what each language writes, what is a mistake in it, and what only looks like one."""

from __future__ import annotations

import time

import pytest

from faktum.checks.texts.text import Text
from faktum.checks.typography.pieces import pieces_of
from faktum.checks.typography.quotations import marks_of
from faktum.checks.typography.rules import check_texts
from faktum.locale.words import words
from faktum.problems import Problem

LOCALES = {"sv": "sv_SE", "da": "da_DK", "en": "en_GB"}


def text(language: str, raw: str, *, figures: bool = False, markdown: bool = False) -> Text:
    where = "the text" if markdown else "note"
    return Text("x.md", 1, language, raw, where, figures, markdown=markdown, counts_lines=markdown)


def problems(language: str, raw: str, *others: str, locale: str = "", **kind: bool) -> list[Problem]:
    """What is said of a text, on a site where `others` are written too."""
    texts = [text(language, raw, **kind), *(text(language, one) for one in others)]
    locales = LOCALES | ({language: locale} if locale else {})
    return [one for one in check_texts(texts, locales) if one.code != "DEBRIS"]


def said(language: str, raw: str, *others: str, locale: str = "", **kind: bool) -> list[str]:
    return [f"{one.code} {one.found}" for one in problems(language, raw, *others, locale=locale, **kind)]


# -- quotation marks --------------------------------------------------------------------------------

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


# -- dashes -----------------------------------------------------------------------------------------

WRONG_DASHES = [
    ("sv", "Bron - som är ny - håller.", ['"Bron - som"', '"ny - håller."']),
    ("da", "Broen -- som er ny.", ['"Broen -- som"']),
    ("en", "The bridge -- new--holds.", ['"bridge -- new--holds."', '"new--holds."']),
    ("sv", "Bron — som är ny — håller.", ['"Bron — som"', '"ny — håller."']),
    ("en", "The bridge—new—holds.", ['"bridge—new—holds."', '"bridge—new—holds."']),
    ("sv", "Bron– som är ny –håller.", ['"Bron– som"', '"ny –håller."']),
    ("sv", "Åren 2017-2019 byggdes bron.", ['"2017-2019"']),
    ("da", "I perioden 2017-2019, ikke 2010–2014.", ['"2017-2019,"']),
    ("en", "It took 10-12 months.", ['"10-12"']),
    ("sv", "Omkring 10-15 % av dem.", ['"10-15"']),
    ("sv", "Åren 2017 – 2019 byggdes bron.", ['"2017 – 2019"']),
    ("en", "It took 10 – 12 months.", ['"10 – 12"']),
    ("sv", '{{ fact("a.b", "start") }}-{{ fact("a.b", "end") }} byggdes bron.', ['"{{…}}-{{…}}"']),
    ("sv", "- Vi bygger.", ['"- Vi"']),
    ("sv", "Bron på ö - i dag – håller.", ['"ö - i"']),
    ("sv", "Se s. 3-4, rad 7-9.", ['"3-4,"', '"7-9."']),
    ("sv", "Öppet mars-juni kl. 9-16 och 9.30-11.", ['"mars-juni"', '"9-16"', '"9.30-11."']),
    ("en", "Closed Saturday-Sunday, 3-5 May and on pp. 12-14.", ['"Saturday-Sunday,"', '"3-5"', '"12-14."']),
    ("da", "Lukket lørdag-søndag, 3.-5. maj, ikke 2010–2014 eller s. 3–4.", ['"lørdag-søndag,"', '"3.-5."']),
    ("da", "Den 1. maj-3. juni, ikke 2010–2014 eller s. 3–4.", ['"1. maj-3. juni,"']),
]


@pytest.mark.parametrize(("language", "raw", "found"), WRONG_DASHES)
def test_a_hyphen_is_no_dash(language: str, raw: str, found: list[str]) -> None:
    others = ["Bron – den nya – håller."]
    assert said(language, raw, *others) == [f"DASH {one}" for one in found]


RIGHT_DASHES = [
    ("sv", "Bron – som är ny – håller; hälso- och sjukvård, in- och utgående, covid-19, EU-projekt."),
    ("sv", "Källan skriver ”Bron - den nya” och ”2017-2019”."),
    ("en", "A score of 12-12 points and 12-10 goals, 2019-2019."),
    ("sv", "Tåget Lund–Malmö, åren 2017–2019, 10–12 månader, 1 januari 2020 – 30 september 2022."),
    ("sv", "Månaden 2019-12, dagen 2019-12-06, ISO 8601-2, nummer 070-174 06 05, årsskiftet 2019/2020."),
    ("sv", "Texten är från 20 september 2018 – inte 2020-09-18 – för då fanns inget anslag."),
    ("da", "Broen – den nye – holder; sundheds- og velfærdsprojekter, 1.-2. etage."),
    ("en", "The bridge – new – holds; well-known, pre- and post-war, 2017–2019, a figure of –5."),
    ("en", "January 2019 – 30 June 2020, and 12-year-olds."),
    ("sv", '{{ name("a") }}-bron, {{ name("a") }}–{{ name("b") }}.'),
    (
        "sv",
        "Standarden EN 301-549 gäller, dnr 12-34, 5-3 i fotboll, mars-utgåvan, lördag-söndags-öppet, nr 12-14.",
    ),
    ("en", "See EN 301-549, version 1-2 and ISO 23-45; Monday-morning meetings; 24-7; a May-pole."),
    ("da", "Åbent kl. 9-16, mandag-fredag, 3.-5. maj, side 12-14 og i 2017-2019."),  # § 57: fra … til
]


@pytest.mark.parametrize(("language", "raw"), RIGHT_DASHES)
def test_hyphens_and_dashes_in_their_place(language: str, raw: str) -> None:
    assert said(language, raw) == []


def test_lists_rules_and_tables_of_markdown_are_no_dashes() -> None:
    raw = "- Ett\n- Två\n    - Tre\n\n---\n\n| a | - |\n|---|---|\n| -- | c |\n\nRubrik\n------\n"
    assert said("sv", raw, figures=True, markdown=True) == []
    assert said("sv", "Stycke.\n\n-Vi bygger, säger de.\n", markdown=True) == ['DASH "-Vi"']
    assert said("sv", "Stycke.\n\n–Vi bygger, säger de.\n", markdown=True) == ['DASH "–Vi"']


@pytest.mark.parametrize(
    ("language", "raw", "found"),
    [
        ("sv", "- Vi är glada, säger hon.", "- …, säger hon."), ("da", "- Hvornår kommer den? spørger de, siger han.", "- …, siger han."),
        ("sv", "- Vi bygger\n  vidare, berättar\n  hon.", "- …, berättar hon."), ("da", "- Hvad nu? siger hun.", "- …? siger hun."),
        # Items of a list, a reply with its dash, and English, in which speech has quotation marks.
        ("sv", "- Vi är glada\n- Det säger hon", None), ("sv", "– Vi är glada, säger hon.", None), ("da", "- Broen, som hun siger", None),
        ("en", "- We are glad, says she.", None), ("sv", "1. Vi är glada, säger hon.", None), ("sv", "- Vem säger vad, och när", None),
        ("sv", "- Vi är glada, säger projektledaren Nils Provberg.", "- …, säger projektledaren Nils Provberg."),
        ("da", "- Det nye, siger bogen ikke noget om.", None),
    ],
)  # fmt: skip
def test_a_reply_that_begins_with_a_hyphen_would_be_an_item(
    language: str, raw: str, found: str | None
) -> None:
    told = problems(language, f"Stycke.\n\n{raw}\n", markdown=True)
    assert [(one.line, one.code, one.found) for one in told] == ([(3, "DASH", f'"{found}"')] if found else [])


def test_an_em_dash_is_right_where_the_guide_allows_it_and_the_site_keeps_to_it() -> None:
    assert said("en", "The bridge—new—holds.") == []
    assert said("da", "Broen — den nye — holder.") == []
    assert len(problems("sv", "Bron — den nya — håller.")) == 2


def test_hyphens_in_danish_ranges_are_right_where_the_site_has_more_of_them_than_dashes() -> None:
    assert said("da", "Åbent kl. 9-16.", "Åbent kl. 8-14.", "Side 3–4.") == []
    assert said("da", "Åbent kl. 9-16.", "Side 3–4.") == ['DASH "9-16."']
    texts = [text("da", "Åbent kl. 9-16.")]
    assert [one.code for one in check_texts(texts, LOCALES, ranges=1)] == ["DASH"]  # as pages print periods
    assert said("sv", "Öppet kl. 9-16.", "Öppet kl. 8-14.") == ['DASH "9-16."', 'DASH "8-14."']


def test_ranges_of_days_and_months_are_told_of_in_running_text_too() -> None:
    raw = "Öppet måndag-fredag, mars-juni, kl. 9-16."
    assert said("sv", raw, figures=True, markdown=True) == ['DASH "måndag-fredag,"', 'DASH "mars-juni,"']


def test_ranges_in_running_text_are_left_to_the_check_of_figures() -> None:
    assert said("sv", "Åren 2017-2019 och 2017 – 2019.", figures=True, markdown=True) == []


# -- spaces -----------------------------------------------------------------------------------------

WRONG_SPACES = [
    ("sv", "Bron  håller.", '"Bron  håller."'),
    ("sv", "Bron.  Den håller.", '"Bron.  Den"'),
    ("da", "Broen\u00a0\u00a0holder.", '"Broen\u00a0\u00a0holder."'),
    ("en", "The bridge \u00a0holds.", '"bridge \u00a0holds."'),
    ("sv", "Bron , vägen.", '"Bron , vägen."'),
    ("sv", "Bron håller .", '"håller ."'),
    ("en", "Does it hold ?", '"hold ?"'),
    ("en", "It holds : so they say.", '"holds : so"'),
    ("en", "A bridge (the new ).", '"new )."'),
    ("en", "A bridge ( the new).", '"bridge ( the"'),
    ("sv", "Bron tog slut.Nästa byggs nu.", '"slut.Nästa"'),
    ("da", "Broen holder,siger de.", '"holder,siger"'),
    ("en", "It holds!They say so.", '"holds!They"'),
    ("sv", 'Bron är klar.{{ name("a") }} äger den.', '"klar.{{…}}"'),
    ("sv", 'Bron ägs av {{ name("a") }} .', '"{{…}} ."'),
    ("sv", "Bron\thåller.", '"Bron\\thåller."'),
    ("sv", "Bron håller.\u00a0", '"håller.\u00a0"'),
    ("en", "They say ‘ test’ of it.", '"say ‘ test’ of"'),
]


@pytest.mark.parametrize(("language", "raw", "found"), WRONG_SPACES)
def test_a_space_too_many_or_too_few(language: str, raw: str, found: str) -> None:
    assert said(language, raw) == [f"SPACES {found}"]


RIGHT_SPACES = [
    ("sv", "Det är t.ex. bl.a. ASP.NET, fjallback.example, 62 000 000 kr och 1.2.3 … osv."),
    ("sv", "Ett mått på 30\u00a0% (se ovan), eller ... så."),
    ("da", "Den er på 28 mio. kr., f.eks. pr. år, 1.234,5 og Node.js."),
    ("en", "See e.g. the U.S.A. and i.e. README.md at 10 a.m., Ph.D. (Lund), 1,234.5 and 12:30."),
    ("en", "Write to nils.provberg@fjallback.example or see https://fjallback.example/A.Bc,De today."),
    ("en", "The .NET bridge, 4 : 1, and – ,so to say."),
]


@pytest.mark.parametrize(("language", "raw"), RIGHT_SPACES)
def test_spaces_in_their_place(language: str, raw: str) -> None:
    assert said(language, raw) == []


def test_spaces_of_markdown_are_its_own() -> None:
    raw = "-   Ett\n-   Två\n\n    Mera text  \nunder den.\n\n| a    | b  |\n|:-----|---:|\n>  Inryckt.\n\n[^n]:  Not.\n"
    assert said("sv", raw, figures=True, markdown=True) == []


# -- years and numbers ------------------------------------------------------------------------------

WRONG_YEARS = [
    ("sv", "Programmet 2014–20 är slut.", '"2014–20"'),
    ("da", "Programmet 2014-20 er slut.", '"2014-20"'),
    ("en", "The season of 2019/20 is over.", '"2019/20"'),
    ("sv", "Läsåret 19/20 är slut.", '"19/20"'),
    ("sv", "Bron byggdes ’19.", '"’19"'),
    ("en", "The bridge of '19 holds.", '"\'19"'),
    ("en", "A bridge of the ’90s.", '"’90s"'),
    ("sv", "Bron byggdes hösten 23.", '"hösten 23"'),
    ("sv", "Bron byggdes hösten -23 här.", '"hösten -23"'),
    ("sv", "Bron byggdes i maj -19 här.", '"maj -19"'),
    ("sv", "Bron har funnits sedan år 23 här.", '"sedan år 23"'),
    ("da", "Broen blev bygget i efteråret 23.", '"efteråret 23"'),
    ("en", "The bridge was built in autumn 23.", '"autumn 23"'),
    ("sv", "Bron byggdes 12/6-19.", '"12/6-19"'),
    ("da", "Broen blev bygget 12.6.19.", '"12.6.19"'),
    ("en", "The bridge is dated 20-09-18 there.", '"20-09-18"'),
    ("en", "The bridge is dated 12/06/19 there.", '"12/06/19"'),
    ("en", "The bridge is dated 31.12.19 there.", '"31.12.19"'),
    ("sv", "Bron är daterad 1/1-19 där.", '"1/1-19"'),
    ("sv", "Läsåret 12/13 är slut.", '"12/13"'),
    ("sv", "Läsåret 98/99 är slut.", '"98/99"'),
    ("sv", "Programmet 2019-13 är slut.", '"2019-13"'),
    ("sv", "Programmet 2019-00 är slut.", '"2019-00"'),
    ("sv", "Bron, byggd -23, håller.", '"-23"'),
    ("da", "Broen, bygget -23, holder.", '"-23"'),
]


@pytest.mark.parametrize(("language", "raw", "found"), WRONG_YEARS)
def test_a_year_has_four_figures(language: str, raw: str, found: str) -> None:
    assert said(language, raw) == [f"TWO-DIGIT-YEAR {found}"]


RIGHT_YEARS = [
    ("sv", "Läsningen 2020-09-18 och månaden 2019-12; årsskiftet 2019/2020 och åren 2014–2020."),
    ("sv", "Texten är daterad ”20-09-18”. Varje år 23 platser, under år 10, 24/7, 12/6, 11/12 och 90-talet."),
    ("sv", "Nummer 070-174 06 05, postnummer 123 45, förordning (EU) 2021/1058 och direktiv 2014/24/EU."),
    ("da", "Hvert år 23 pladser, 26 45 43 78, den 27. november 2019 og 90’erne; rum 09/10 og 10/11."),
    ("en", "In spring 23 people came, and on 19 May 20 more; rooms 10/12, version 1.2.10.3."),
    ("en", "‘20-09-18’ is read as a day."),
    (
        "sv",
        "Rummen 20/14, 20/20, 20/22 och 14/16; numren 32/6-19, 12/13-19, 0/6-19, 6/0-19 och 20-13-18 samt 2019-01.",
    ),
    ("sv", "Kallt, -23 grader, -23 °C och -23 % i vinter."),
    ("en", "It held -23 then, and from -19 on."),
]


@pytest.mark.parametrize(("language", "raw"), RIGHT_YEARS)
def test_not_every_pair_of_figures_is_a_year(language: str, raw: str) -> None:
    assert said(language, raw) == []


WRONG_NUMBERS = [
    ("sv", "Bron kostade 1,000 till.", '"1,000"', "Write 1 000."),
    ("sv", "Bron kostade 1.000 kronor.", '"1.000"', "Write 1 000."),
    ("sv", "Bron kostade 62,000,000 kronor.", '"62,000,000"', "Write 62 000 000."),
    ("sv", "Andelen är 62.5 procent.", '"62.5"', "Write 62,5."),
    ("sv", "Den kostar SEK 2.5 för alla.", '"2.5"', "Write 2,5."),
    ("sv", "Bron kostade 1.234,5 kronor.", '"1.234,5"', "Write 1 234,5."),
    ("sv", "Andelen är 30%.", '"%"', "Write a hard space before the sign."),
    ("sv", 'Andelen är {{ fact("a.b", "number") }}%.', '"%"', "Write a hard space before the sign."),
    ("da", "Broen kostede 1,000 til.", '"1,000"', "Write 1.000."),
    ("da", "Andelen er 62.5 pct.", '"62.5"', "Write 62,5."),
    ("da", "Broen kostede 2.5 mio. kr.", '"2.5"', "Write 2,5."),
    ("da", "Andelen er 30%.", '"%"', "Write a hard space before the sign."),
    ("en", "There are 1.000 jobs.", '"1.000"', "Write 1,000."),
    ("en", "The annex counts on 6.400 hours.", '"6.400"', "Write 6,400."),  # no fraction ends in two noughts
    ("sv", "Bilagan räknar med 6,400 timmar.", '"6,400"', "Write 6 400."),
    ("da", "Bilaget regner med 6,400 timer.", '"6,400"', "Write 6.400."),
    ("en", "The share is 62,5 per cent.", '"62,5"', "Write 62.5."),
    ("en", "It cost €2,5 a head.", '"2,5"', "Write 2.5."),
    ("en", "It cost 1.234,5 in all.", '"1.234,5"', "Write 1,234.5."),
    ("en", "It cost 1'000 in all.", '"1\'000"', "Write 1,000."),
    ("sv", "Bron kostade 123.456 kronor.", '"123.456"', "Write 123 456."),
    ("sv", "Bron kostade 1.234.567,5 kronor.", '"1.234.567,5"', "Write 1 234 567,5."),
    ("sv", "Bron är 1234.567 meter.", '"1234.567"', "Write 1234,567."),
]


@pytest.mark.parametrize(("language", "raw", "found", "hint"), WRONG_NUMBERS)
def test_numbers_of_another_language(language: str, raw: str, found: str, hint: str) -> None:
    (one,) = problems(language, raw)
    assert (one.code, one.found, one.hint) == ("NUMBER-FORMAT", found, hint)


RIGHT_NUMBERS = [
    (
        "sv",
        "Bron kostade 62 000 000 kronor, 30\u00a0%, 62,5 procent, 0,125 procent, 1,250 miljoner och 1000.",
    ),
    ("sv", "Kl. 13.30 den 20.9.2018, avsnitt 3.2, version 2.000, HealthTech 2.0 och 30-procentig."),
    ("sv", "Källan skriver ”1,000” och ”30%”."),
    ("da", "Broen kostede 62.000.000 kr., 30 %, 62,5 pct., 1.234,5 og 1.000; kl. 13.30 den 20.9.2018."),
    ("da", "Broen kostede 62 000 000 kr."),
    ("en", "It cost SEK 62,000,000, 30%, 30 %, 62.5 per cent, 1,234.5 and 1.250 million; 192.168.0.1."),
    ("en", "It cost SEK 62 000 000, and paragraphs 3,5 and 7 say so at 12.30."),
    ("sv", "Bron är 1234,567 meter och 0,125 kilometer. Koderna är 1.000,000’5, 0.125.250 och 12.34,5."),
]


@pytest.mark.parametrize(("language", "raw"), RIGHT_NUMBERS)
def test_numbers_of_the_language(language: str, raw: str) -> None:
    assert said(language, raw) == []


def test_thousands_are_set_apart_in_one_way() -> None:
    assert said("en", "There are 1,000 jobs and 2 000 members.") == ['NUMBER-FORMAT "2 000"']
    assert said("en", "There are 1 000 jobs, 2,000 members, 1,000 roads and 3,000 bridges.") == [
        'NUMBER-FORMAT "2,000"'
    ]
    assert said("da", "Der er 1 000 job og 2.000 medlemmer.") == ['NUMBER-FORMAT "2.000"']
    assert said("sv", "Det är 1 000 jobb och 2 000 medlemmar.") == []


def test_where_no_figure_may_stand_another_check_tells_of_it() -> None:
    raw = "Bron kostade 1,000, 62.5 procent, 30% av 2014–20 och ’19."
    assert said("sv", raw, figures=True, markdown=True) == []
    assert said("sv", 'Andelen är {{ fact("a.b", "number") }}%.', figures=True, markdown=True) == [
        'NUMBER-FORMAT "%"'
    ]


def test_a_literal_may_hold_figures_and_has_them_right() -> None:
    raw = 'Ring {{ literal("112", "nödnumret") }}.\n\nDet är {{ literal("1,000", "ett tal") }} och {{ literal("2014–20", "a") }}.'
    found = problems("sv", raw, figures=True, markdown=True)
    assert [(one.line, one.code, one.found) for one in found] == [
        (3, "NUMBER-FORMAT", '"1,000"'), (3, "TWO-DIGIT-YEAR", '"2014–20"'),
    ]  # fmt: skip


# -- spelling ---------------------------------------------------------------------------------------


def test_the_rarer_ending_is_told_of() -> None:
    others = ["They organise, digitise and realise it.", "The organisation of it."]
    (one,) = problems("en", "They organize it, as organisations do.", *others)
    assert (one.found, one.hint) == ('"organize"', "Write organise.")
    others = ["They organize, digitize and realize it.", "The organization of it."]
    assert said("en", "The specialisation of it.", *others) == ['SPELLING-MIX "specialisation"']
    assert said("en", "They organise and organize it.") == ['SPELLING-MIX "organize"']


def test_words_that_only_look_like_it_are_left_alone() -> None:
    raw = (
        "They advertise, exercise, size, prize, seize, rise, promise, comprise, capsize, supervise and revise. "
        "Enterprise, expertise, likewise, otherwise, precise, raising, noise, wise, rises, disabled, raised, "
        "surprised, compromises, prizes, sizes, resized, seized, televised, improvisation and franchises."
    )
    assert said("en", raw, "They organise it.") == []
    assert said("en", raw, "They organize it.") == []


def test_names_and_quotations_keep_their_spelling() -> None:
    raw = "The World Health Organization and the Center for Bridges say ‘organize the color’."
    assert said("en", raw, "They organise and realise it.") == []
    assert said("en", "Organizations do so.", "They organise it.", "They realise it.") == [
        'SPELLING-MIX "Organizations"'
    ]


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ("The Organization does so.", []), ("It is the Organization of it.", []), ("Organization Bridge does so.", []),
        ("It is so. Organization does so.", ["Organization"]), ("“Organization is all.", ["Organization"]), ("(Organization is all.)", ["Organization"]),
        ("It is so: Organizing it.", ["Organizing"]), ("So it is organized.", ["organized"]),
    ],
)  # fmt: skip
def test_a_capital_within_a_sentence_makes_a_name(raw: str, found: list[str]) -> None:
    told = said("en", raw, "They organise it.", "They realise it.")
    assert [one for one in told if one.startswith("SPELLING")] == [f'SPELLING-MIX "{one}"' for one in found]


def test_the_variety_is_that_of_the_locale() -> None:
    (one,) = problems("en", "The color of the center was analyzed.")[:1]
    assert (one.code, one.found, one.hint) == ("SPELLING-MIX", '"color"', "Write colour.")
    assert len(problems("en", "The color of the center was analyzed.")) == 3
    assert said("en", "The color of the center was analyzed.", locale="en_US") == []
    assert said("en", "The colour of the centre was analysed.") == []
    assert len(problems("en", "The colour of the centre was analysed.", locale="en_US")) == 3
    assert said("en", "A programme, a computer program, a parking meter and a practice.") == []


def test_only_a_language_with_varieties_has_a_mix() -> None:
    assert said("sv", "Organisera, organizera, color och center.") == []
    assert said("da", "Organisere, organizere, color og center.") == []


CAPITALS = [
    ("sv", "Bron öppnar i Januari.", "Januari", "januari with a small letter"),
    ("sv", "Bron, Måndagen efter, håller.", "Måndagen", "måndagen with a small letter"),
    ("sv", "Texten finns på Svenska.", "Svenska", "svenska with a small letter"),
    ("da", "Broen åbner på Mandag.", "Mandag", "mandag with a small letter"),
    ("da", "Teksten er oversat fra Engelsk", "Engelsk", "engelsk with a small letter"),
    ("en", "It is a swedish bridge.", "swedish", "Swedish with a capital"),
    ("en", "It opened on a monday.", "monday", "Monday with a capital"),
]


@pytest.mark.parametrize(("language", "raw", "found", "right"), CAPITALS)
def test_days_months_and_tongues_have_the_capital_of_the_language(
    language: str, raw: str, found: str, right: str
) -> None:
    (one,) = problems(language, f"Ett.\n\n{raw}", markdown=True)
    assert (one.line, one.code, one.found) == (3, "SPELLING-MIX", f'"{found}"')
    assert one.expected.startswith(right)
    assert one.hint == f"Write {right.split(maxsplit=1)[0]}."


@pytest.mark.parametrize(
    ("language", "raw"),
    [
        ("sv", "Januari är kall. Måndag är bättre, i januari på svenska."), ("sv", "Hon läser på Svenska institutet."),
        ("sv", "Fonden av Juni-stiftelsen, och av Juli Provberg, samt Maria Juni & Söner."), ("da", "Den er på Dansk Bro."),
        ("da", "Mandag åbner broen på dansk."), ("en", "See www.swedish.example, a Swedish page, and name@monday.example."),
        ("en", "The folder /europe and swedish_bridge."),
    ],
)  # fmt: skip
def test_the_names_of_something_else_keep_their_capital(language: str, raw: str) -> None:
    assert said(language, raw) == []


# -- the lists --------------------------------------------------------------------------------------


def test_every_language_has_the_same_lists() -> None:
    typography = [words(language, "typography") for language in LOCALES]
    for key in ("quotations", "dash", "numbers", "years"):
        assert len({tuple(one[key]) for one in typography}) == 1
    assert len({tuple(words(language, "debris")) for language in LOCALES}) == 1


def test_the_lists_hold_words_and_pairs() -> None:
    """YAML makes true of `on` and false of `no`."""
    for language in LOCALES:
        typography, debris = words(language, "typography"), words(language, "debris")
        lists = [*debris.values(), typography["years"]["seasons"], typography["numbers"]["units"]]
        assert all(isinstance(one, str) for listed in lists for one in listed)
        pairs = typography["quotations"]
        assert all(len(pair) == 2 for kind in pairs for pair in pairs[kind])


def test_no_form_of_one_variety_is_one_of_the_other() -> None:
    families = words("en", "typography")["spelling"]["families"]
    british = {one + rest for one, _, endings in families for rest in endings}
    american = {other + rest for _, other, endings in families for rest in endings}
    assert len(british) == len(american) == sum(len(endings) for *_, endings in families)
    assert british.isdisjoint(american)


# -- all of it --------------------------------------------------------------------------------------


def test_a_language_without_a_list_is_let_alone() -> None:
    assert said("fi", "“x” - y  , 1,000 -- ’19.") == []


def test_what_cannot_be_read_is_told_of_elsewhere() -> None:
    assert said("sv", 'Bron {{ fact("a.b) }} - "håller"  .') == []
    assert list(pieces_of(Text("x.md", 1, "sv", "{{ x }}", "title", figures=True, expressions=False))) == []


def test_lines_are_those_of_the_file() -> None:
    raw = 'Ett.\n\n## Rubrik\n\nEtt stycke\nmed {{ fact("a.b") }}\noch "fel" i.\n\n- Ett\n- Två  tre\n\n| a | b "c" |\n|--|--|\n| d | e , |\n'
    found = problems("sv", raw, figures=True, markdown=True)
    assert sorted((one.line, one.code) for one in found) == [
        (7, "QUOTATION-MARKS"), (10, "SPACES"), (12, "QUOTATION-MARKS"), (14, "SPACES"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "before",
    [
        '{{ fact(\n"a.b") }}', '{{ name(\n"a") }}', "`kod\nkod`", "[bron](bron.md\n'titel')", "<span\nclass='x'>bron</span>",
        "bron{.a\n.b}", "**bron\nhåller**", "~~~\n~~~\n\nEtt", "[a]: https://x.example/\n\nEtt\ntvå"
    ],
)  # fmt: skip
def test_what_no_reader_sees_counts_its_lines(before: str) -> None:
    found = problems("sv", f'{before} och "fel" i.', figures=True, markdown=True)
    assert [(one.line, one.code) for one in found] == [(before.count("\n") + 1, "QUOTATION-MARKS")]


@pytest.mark.parametrize(
    "head", ["!!! note", '!!! note ""', "??? warning", "???+ tip inline end", '!!! note "Ett"']
)
def test_the_words_in_a_box_are_read(head: str) -> None:
    found = problems("sv", f'{head}\n    Och "fel" i.\n\nTvå.', figures=True, markdown=True)
    assert [(one.line, one.found) for one in found] == [(2, '"\\"fel\\""')]


@pytest.mark.parametrize("sign", ["a", "-", "–", '"', "”", "‘", "’", " ", "\u00a0", "1", ".", "1.", "1,", "[", "]", "*", "_", "<", "{", "%", "(", "x ", "é", "`", "|", "'a", "a.", "1-", "/1", "!", "# ", "\n", "\t", "Ã", "&", "@", "a@", "://", "www.", "X", "iz", "IMG", "[a](", "**a", "!!! a ", "1 000 ", ">", "- ", "ise "])  # fmt: skip
@pytest.mark.parametrize("markdown", [True, False])
def test_a_text_of_one_sign_is_read_in_time(sign: str, markdown: bool) -> None:
    before = time.perf_counter()
    problems("en", "_a" + sign * (20_000 // len(sign)) + "a", markdown=markdown)
    assert time.perf_counter() - before < 60, (
        "seven seconds and more where every sign is looked at from every other"
    )
