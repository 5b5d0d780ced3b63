"""Words that count from today, lengths and periods, and offices at their time."""

from __future__ import annotations

import re
import time
from decimal import Decimal

import pytest

from faktum.checks.records.offices import check_offices
from faktum.checks.records.periods import check_periods, period_of
from faktum.checks.texts.citations import is_cited
from faktum.checks.texts.time import check_time
from faktum.locale.reading.time import relative_dates
from faktum.model.edtf import Edtf
from faktum.model.fact import Fact
from faktum.model.project import Project

PROJECT = "data/projects/halsobron.yml"
SYD = "data/projects/halsobron-syd.yml"
PROGRAMME = "data/programmes/gransbron.yml"
PERSON = "data/people/p-d4e5f.yml"
MANAGER = "data/people/p-a1b2c.yml"
RELEASE = "docs/da/press/2023/broen-mod-syd.md"
SWEDISH = "docs/sv/press/2019/halsobron-oppnar.md"
TEXT = "docs/sv/projects/halsobron.md"
HERE = "source: fjallback-2019-sv, place: fact-box"


def found(language: str, text: str, raw: str | None = None) -> list[str]:
    return [text[one.start : one.end] for one in relative_dates(text, language, raw)]


# -- words that count from the day they are written -------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "sv",
            "Nätverket [har just] fått ny ledning; just den har just det målet. Just följandet är kärnan.",
        ),
        ("da", "Netværket [har netop] fået ny ledelse; netop den har netop det mål."),
        ("en", "It [has just] been given a new head, who has just one aim, and just that."),
        ("sv", "[Nästa år] öppnar mottagningen."),
        ("sv", "Beslutet togs [i höstas], alltså [förra året], och inte [i fjol]."),
        ("sv", "Budgeten är större än [fjolårets] och mindre än [nästa års]."),
        ("sv", "Avtalet skrevs [i torsdags] och gäller från [på måndag]."),
        ("sv", "[På torsdagen] fattade nämnden sitt beslut."),
        ("sv", "Arbetet börjar [till hösten]. Det slutar [i vår]. [I vår] ska fler anställas."),
        ("sv", "Det avgjordes [för två år sedan] och är klart [om tre månader]."),
        ("sv", "[Om fem år] räknar man med vinst, kanske redan [om ett år]."),
        ("sv", "[I dag], [idag], [i går], [igår], [i morgon], [i förrgår] och [denna vecka]."),
        ("sv", "[FÖRRA\nÅRET] var bättre."),
        ("da", "[Sidste år] begyndte det, og [næste år] slutter det."),
        ("da", "Aftalen blev indgået [i mandags] og gælder [i år] og til [næste år]."),
        ("da", "Det skete [for to år siden] og gentages [til efteråret], måske [til sommer]."),
        ("da", "[Om to år] er huset færdigt. Først [om tre måneder] flyttes der ind."),
        ("da", "I [sidste uge], [denne måned], [i går], [i morgen], [i dag], [i fjor]."),
        ("sv", "Projektet avslutas [om två år], och mottagningen öppnar [om en månad]."),
        ("da", "Projektet afsluttes [om to år], og huset åbner [om en måned]."),
        ("en", "[Last year] the ward opened; [next year] it moves."),
        ("en", "It was settled [last autumn], [two years ago], and opens [this spring]."),
        ("en", "The board met [on Thursday]. It will report [in two years’ time], or [tomorrow]."),
        ("en", "[Last autumn’s] budget, [this year's] goal and [next Monday]."),
        ("en", "[Today] the network is run by volunteers; [yesterday] it was not."),
        # With digits, with how sure it is, and with halves.
        ("sv", "Det var [för drygt två år sedan], [för 3 år sedan] och [för ett och ett halvt år sedan]."),
        ("sv", "Det var [för ett halvår sedan], [för tjugo år sedan] och [för två decennier sedan]."),
        ("da", "Det var [for godt 2 år siden], [for halvandet år siden] og [for et par måneder siden]."),
        ("en", "It was [2 years ago], [two and a half years ago], [a decade ago] and [a fortnight ago]."),
        # Of the year, the month, the quarter.
        ("sv", "[Nu i vår] börjar det; [nästa kvartal] slutar det, [häromdagen] kom beskedet."),
        ("sv", "[De senaste tre åren] och [det kommande året], [till jul] och [vid årsskiftet]."),
        ("sv", "Rapporten lämnas [i slutet av året]. Arbetet börjar [under hösten]."),
        ("da", "[De seneste tre år], [det kommende forår], [forleden], [før jul] og [ved årsskiftet]."),
        (
            "da",
            "Rapporten kommer [ved årets udgang]. [I foråret] begynder arbejdet. Resultaterne præsenteres [næste år].",
        ),
        (
            "en",
            "[The past three years], [this past spring], [next quarter], [the other day], [this weekend].",
        ),
        (
            "en",
            "The report is due [by the end of the year]. Work begins [in the autumn], [last fall] or [this May].",
        ),
        ("sv", "Beslutet kom [under torsdagen], [kommande vecka] möts vi, och [nästa maj] igen."),
        ("sv", "Kliniken flyttar [i vår]. Den öppnar [nyligen] och är [för närvarande] stängd."),
        ("da", "Den åbnede [for nylig] og er [i øjeblikket] lukket."),
        ("en", "It [recently] opened and is [currently] closed; [a few weeks ago] it was not."),
        ("sv", "[De senaste åren] har det vuxit. Det avslutas [om ett halvår]."),
        ("da", "[De seneste år] er det vokset. Det afsluttes [om et halvt år]."),
        ("en", "[In recent years] it has grown, as in [the past few months]."),
    ],
)
def test_words_that_count_from_today(language, text):
    assert found(language, re.sub(r"[\[\]]", "", text)) == re.findall(r"\[([^\]]+)\]", text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        # A date makes it clear, and what stands in an expression is one.
        ("sv", "På torsdagen den 13 juni, till hösten 2023, i år 2020."),
        ("da", "På torsdag den 13. juni, til efteråret 2023, i år 2020."),
        ("en", "On Thursday, 13 June, it was on Monday the 3rd."),
        # Our own, years to count with, and how long something is.
        ("sv", "I vår källa, i vår och er text, i vår del av landet."),
        ("sv", "Räknat i år, mätt i år: en period om två år, ett uppdrag om tre månader."),
        ("da", "Målt i år; en rapport om to år på et hospital; et forløb om tre måneder."),
        ("sv", "Från våren till hösten, under tre år, i åratal, i årtionden, vartannat år."),
        ("sv", "För länge sedan, snart, numera, förr, två år senare, året därpå, samma år."),
        ("da", "For længst, snart, i årene 2014 til 2020, hvert år, to år senere, året efter."),
        (
            "en",
            "Most recently, long ago, some years ago, in two years, every year, two years later, at the end of the month.",
        ),
        # The same every year, or with a year before it in the paragraph or in the sentence.
        ("sv", "Rapporten lämnas varje år i slutet av året. Det görs alltid före jul."),
        ("sv", "Det började 2019. Under hösten kom fler. Vid årsskiftet 2019/2020 och till jul 2020."),
        ("da", "Det skal altid ske inden årets udgang. Det begyndte i 2019. I foråret kom flere."),
        ("en", "Each clinic reports at the end of the year. It began in 2019; in the autumn more came."),
        ("en", "Earlier in the year of the release, the last two years of the project, this may be so."),
        ("sv", "December räknas till hösten. Tre gånger i veckan. Projektets senaste år."),
        (
            "da",
            "December regnes til efteråret. Projekternes næste år. Det var i foråret ’17 og til efteråret -19.",
        ),
        # The last and the next of a row.
        ("da", "Projektets sidste år, det næste år, de sidste år, bevillingens næste år, hvert næste år."),
        ("en", "The last year of the project, its next year, the project’s last year, each next week."),
        ("en", "The last summer, the next Monday, that last week, the very last month."),
        # No day is meant.
        ("en", "Today’s doctors, tomorrow's hospital, the care of tomorrow, the patients of today."),
        ("en", "Open on Monday and Thursday, and on Friday evenings."),
        ("sv", "Öppet på måndag och torsdag. Öppet på måndagar."),
        ("da", "Åbent på mandag og torsdag. Om mandagen. Den sidste mandag i måneden."),
        ("sv", "Deni år, -i år, tidigare i åren, nästa årsrapport, idagar"),
        ("nb", "Neste år, i fjor, i høst."),
    ],
)
def test_words_that_do_not(language, text):
    assert found(language, text) == []


def test_an_expression_makes_a_season_clear():
    raw = 'Arbetet börjar till hösten {{ fact("halsobron.start", "year") }}.'
    read = re.sub(r"\{\{.*?\}\}", lambda match: " " * len(match[0]), raw)
    assert found("sv", read, raw) == []
    assert found("sv", read) == ["till hösten"]


@pytest.mark.parametrize(
    ("language", "text", "day", "meant"),
    [
        ("sv", "nästa år", "2019-06-13", "2020"),
        ("sv", "nästa år", "2019", "2020"),
        ("sv", "i fjol", "2019-12~", "2018"),
        ("sv", "i förfjol", "2019-06-13", "2017"),
        ("sv", "för fem år sedan", "2019-06-13", "2014"),
        ("sv", "i höstas", "2019-06-13", "2018-23"),
        ("sv", "i höstas", "2019-12-16", "2019-23"),
        ("sv", "i höstas", "2019-11-30", "2018-23"),
        ("sv", "i höstas", "2019-12", "2019-23"),
        ("sv", "i höstas", "2019", ""),
        ("sv", "i vintras", "2019-06-13", "2018-24"),
        ("sv", "i vintras", "2019-02-13", "2017-24"),
        ("sv", "i vinter", "2019-02-13", "2018-24"),
        ("sv", "i vinter", "2019-03-01", "2019-24"),
        ("sv", "till hösten", "2019-06-13", "2019-23"),
        ("sv", "till våren", "2019-06-13", "2020-21"),
        ("sv", "nästa höst", "2019-06-13", ""),
        ("sv", "denna månad", "2019-06-13", "2019-06"),
        ("sv", "förra månaden", "2019-01", "2018-12"),
        ("sv", "nästa månad", "2019-12-16", "2020-01"),
        ("sv", "nästa månad", "2019-23", ""),
        ("sv", "denna vecka", "2019-06-13", "2019-06-10/2019-06-16"),
        ("sv", "förra veckan", "2019-06-13", "2019-06-03/2019-06-09"),
        ("sv", "i dag", "2019-06-13", "2019-06-13"),
        ("sv", "i förrgår", "2019-03-01", "2019-02-27"),
        ("sv", "i morgon", "2019-12-31", "2020-01-01"),
        ("sv", "i morgon", "2019-12", ""),
        # 13 June 2019 was a Thursday.
        ("sv", "på torsdagen", "2019-06-13", "2019-06-13"),
        ("sv", "på fredagen", "2019-06-13", "2019-06-07"),
        ("sv", "i torsdags", "2019-06-13", "2019-06-06"),
        ("sv", "i onsdags", "2019-06-13", "2019-06-12"),
        ("sv", "på torsdag", "2019-06-13", "2019-06-20"),
        ("sv", "på fredag", "2019-06-13", "2019-06-14"),
        ("da", "om to måneder", "2019-12-01", "2020-02"),
        ("en", "three weeks ago", "2019-06-13", "2019-05-20/2019-05-26"),
        ("en", "a day ago", "2019-06-13", "2019-06-12"),
        ("en", "2 quarters ago", "2019-06-13", "2018-12"),
        ("sv", "för drygt 20 år sedan", "2019", "1999"),
        ("da", "for to årtier siden", "2019", "1999"),
        ("en", "two and a half years ago", "2019-06-13", ""),
        # No calendar goes that far.
        ("sv", "i vinter", "9999-06-13", ""),
        ("sv", "i förrgår", "0001-01-01", ""),
        ("sv", "nästa år", "9999", "10000"),
    ],
)  # fmt: skip
def test_what_they_mean_on_a_day(language, text, day, meant):
    [one] = relative_dates(text, language)
    start = Edtf.parse(day).start
    assert start
    assert one.counted_from(start) == meant


@pytest.mark.parametrize(
    "text", ["i ", "nästa år ", "för två år ", "i vår ", "” nästa år ” ", "på torsdagen "]
)
def test_a_hundred_kilobytes_of_it_take_no_time(text):
    begun = time.process_time()
    list(relative_dates(text * (100_000 // len(text)), "sv"))
    assert time.process_time() - begun < 60


def test_a_release_is_counted_from(checked, changed):
    overlay = changed(RELEASE, "glæder sig.", "glæder sig til næste år.")
    [problem] = checked(check_time, overlay)
    assert (problem.line, problem.code, problem.found) == (28, "RELATIVE-DATE", '"næste år"')
    assert problem.hint.startswith("Counted from the release, 2023-05-20, this is 2024.")


@pytest.mark.parametrize(
    ("published", "hint"),
    [
        ("value: 2023-05-20", "Counted from the release, 2023-05-20, this is 2023-05-19."),
        ("value: 2023-05", "The release is from 2023-05: count from there."),
        ("unknown: not stated", "Nobody knows from when to count."),
    ],
)
def test_a_release_may_not_say_enough(checked, changed, published, hint):
    overlay = changed(RELEASE, "glæder sig.", "glædede sig i går.", "value: 2023-05-20", published)
    [problem] = checked(check_time, overlay)
    assert problem.hint.startswith(hint)


@pytest.mark.parametrize(
    ("path", "old", "new", "found"),
    [
        (TEXT, "lät vårdcentraler", "lät i höstas vårdcentraler", '"i höstas"'),
        ("docs/sv/about.md", "Allt är påhittat.", "Allt är påhittat i dag.", '"i dag"'),
        (SWEDISH, "title: '{{ name(\"halsobron\") }} öppnar", "title: '{{ name(\"halsobron\") }} öppnar nästa år", '"nästa år"'),
        (RELEASE, "en: There is more to do in the south.", "en: There is more to do next year.", '"next year"'),
        (PROJECT, "sv: Ett påhittat projekt", "sv: Ett förra året påhittat projekt", '"förra året"'),
        # What explains a source says so too; only nowadays may be meant there.
        (SYD, "sv: Valutan står i texten.", "sv: I höstas, skriver den.", '"I höstas"'),
        (SYD, "sv: Valutan står i texten.", "sv: Valutan står i dag och för närvarande i texten.", None),
        (PROJECT, "sv: Tidningen rättade sig.", "sv: Tidningen rättade sig i förra veckan.", '"förra veckan"'),
        # Marks of emphasis and links stand within the words.
        (TEXT, "lät vårdcentraler", "lät **förra** [året](halsobron-syd.md) vårdcentraler", '"förra året"'),
        (TEXT, "## Vad som hände", '!!! note "Vad som hände i fjol"', '"i fjol"'),
        # A budget does not say when; a date does.
        (TEXT, 'Budgeten var {{ fact("halsobron.budget") }}.', 'Budgeten var {{ fact("halsobron.budget") }} vid årsskiftet.',
         '"vid årsskiftet"'),
        (TEXT, 'Budgeten var {{ fact("halsobron.budget") }}.', 'Från {{ fact("halsobron.period") }}. Det slutade vid årsskiftet.', None),
        # Told of, not said; and what explains a source.
        (TEXT, "lät vårdcentraler", "lät ”i höstas” vårdcentraler", None),
        ("docs/en/about.md", "Everything", "What it calls ‘last year’: everything", None),
        (PROJECT, "stated: åtta miljoner kronor", "stated: åtta miljoner kronor nästa år", None),
        (TEXT, "lät vårdcentraler", 'lät {{ in_language("da", "næste år") }} vårdcentraler', None),
        (TEXT, "lät vårdcentraler", 'lät {{ literal("i höstas", "källans rubrik") }} vårdcentraler', None),
        (TEXT, "[nyheten](../press", "[nyheten](../i-dag/../press", None),
    ],
)  # fmt: skip
def test_where_they_are_looked_for(told, changed, path, old, new, found):
    wrong = [one.split(" ", 1)[1] for one in told(check_time, changed(path, old, new))]
    assert wrong == ([f"RELATIVE-DATE {found}"] if found else [])


def test_words_that_mean_no_date_are_a_warning(checked, changed):
    for words, severity in (("nyligen", "warning"), ("i fjol", "error")):
        [problem] = checked(check_time, changed(TEXT, "lät vårdcentraler", f"lät {words} vårdcentraler"))
        assert (problem.code, problem.severity) == ("RELATIVE-DATE", severity)


def test_a_page_has_no_date(checked, changed):
    overlay = changed("docs/da/about.md", "Alt er opdigtet.", "Alt er opdigtet i dag.")
    [problem] = checked(check_time, overlay)
    assert problem.hint.startswith("A page has no date of its own")


def test_quotation_marks_end_with_the_paragraph():
    text = "Han sa ”nej.\n\nNästa år ” blir det ja, ”nästa år” alltså."
    first, second = text.index("Nästa år"), text.index("nästa år")
    assert not is_cited(text, first, first + 8)
    assert is_cited(text, second, second + 8)
    assert not is_cited("nästa år", 0, 8)


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("“[snart]”", True), ("“[snart] nog” i går", True), ("”Vi kommer [snart]” i går", True), ("I går.\n\n“[snart]”\n\nI dag.", True),
        ("Det “stora” huset och “det ‘lilla’ [snart] byggda” där", True), ("“Ja” och “[snart]”", True), ("“Vi\n[snart]\nkommer”", True),
        ("“Ja” sade ‘den “stora” [snart] där’", True), ("Det är “nytt\n\n“[snart]” där", True),
        # Beside the marks, between two pairs, across one of them, and in another paragraph.
        ("[“snart”]", False), ("“Ja” [snart] “nej”", False), ("“Ja [snart]", False), ("[Snart] “nej”", False), ("“Ja” [snart]", False),
        ("“Ja [snart” nog]", False), ("[Snart “nog]” där", False), ("“Ja\n\n[snart]\n\nnej”", False), ("“Ja [snart]\n\nnej” där", False), ("“Ja” “nej\n\n[snart]”", False),
        ("I går\n\n[snart]”\n\n“där”", False),
    ],
)  # fmt: skip
def test_what_stands_in_quotation_marks_is_cited(text, cited):
    plain = text.replace("[", "").replace("]", "")
    assert is_cited(plain, text.index("["), text.index("]") - 1) is cited


# -- lengths --------------------------------------------------------------------------------------------


def lasting(**facts: str) -> Project:
    """A project with nothing but these facts."""
    said = {
        key: Fact.model_validate({"value": value, "source": "a", "place": "b"})
        for key, value in facts.items()
    }
    return Project.model_construct(id="x", facts=said)


@pytest.mark.parametrize(
    ("facts", "fits", "not_so"),
    [
        # 24 months to the day.
        ({"period": "2018-12-01/2020-11-30"}, ["2 years", "24 months", "25 months"], ["3 years", "1 years", "22 months"]),
        # 40 months is called three years.
        ({"period": "2019-08/2022-11-30"}, ["3 years", "40 months"], ["4 years", "2 years", "36 months"]),
        # Two to three years, as far as the year tells.
        ({"period": "2017/2019-12-31"}, ["2 years", "3 years", "30 months"], ["1 years", "4 years", "38 months"]),
        ({"period": "2017/2019"}, ["1 years", "3 years"], ["4 years"]),
        # An approximate end is a month off at most.
        ({"period": "2019-01-01/2019-12~"}, ["1 years", "13 months"], ["2 years", "15 months"]),
        ({"start": "2019-01", "end": "2020-12"}, ["2 years"], ["3 years"]),
        # Nothing is known of an open end.
        ({"period": "2019-01/.."}, ["1 years", "20 years"], []),
    ],
)  # fmt: skip
def test_how_long_a_period_can_be(facts, fits, not_so):
    period = period_of(lasting(**facts))
    assert period
    for length in fits:
        number, unit = length.split()
        assert period.lasts(Decimal(number), unit), length
    for length in not_so:
        number, unit = length.split()
        assert not period.lasts(Decimal(number), unit), length


def test_a_period_says_how_long_it_is():
    assert (
        str(period_of(lasting(period="2018-12-01/2020-11-30")))
        == "the period 2018-12-01/2020-11-30 (24 months)"
    )
    assert (
        str(period_of(lasting(start="2019", end="2020-12")))
        == "start and end, 2019 and 2020-12 (11 to 24 months)"
    )
    assert str(period_of(lasting(period="2019-01/.."))) == "the period 2019-01/.."
    assert period_of(lasting(start="2019")) is None
    assert period_of(lasting()) is None


# 33 months, give or take the month at its beginning and the weeks at its end.
LENGTHS = [
    ("value: 3 years", False),
    ("value: 2 years", True),
    ("value: 33 months", False),
    ("value: 31 months", False),
    ("value: 30 months", True),
    ("value: 40 months", True),
    ("value: 37 months", True),
    ("value: 37 months, qualifier: expected", False),
    ("value: 37 months, qualifier: nearly", False),
    ("value: 2 years, qualifier: about", False),
    ("value: 2 years, qualifier: at least", False),
    ("value: 4 years, qualifier: at least", True),
    ("value: 4 years, qualifier: at most", False),
    ("unknown: not stated", False),
    ("value: 2007/2013", False),
]


@pytest.mark.parametrize(("length", "wrong"), LENGTHS)
def test_a_stated_length_is_that_of_the_period(told, changed, length, wrong):
    fact = f"  period-length: {{{length}, {HERE}}}\n  programme:\n"
    codes = [one.split()[:2] for one in told(check_periods, changed(PROJECT, "  programme:\n", fact))]
    assert codes == ([["37", "PERIOD-LENGTH"]] if wrong else [])


def test_a_length_is_compared_with_the_period_of_its_own_source(told, changed):
    period = (
        "  period:\n    statements:\n"
        f"      - {{value: 2019-03/2021-12~, {HERE}}}\n"
        "      - {value: 2019-03/2022-12, source: provbladet-2023, place: unknown, preferred: {sv: Ja., da: Ja., en: Yes.}}\n"
        f"  period-length: {{value: 4 years, {HERE}}}\n"
    )
    old = "  period:\n    value: 2019-03/2021-12~\n    source: fjallback-2019-sv\n    place: fact-box\n"
    assert len(told(check_periods, changed(PROJECT, old, period))) == 1
    other = period.replace(f"4 years, {HERE}", "4 years, source: provbladet-2023, place: unknown")
    assert told(check_periods, changed(PROJECT, old, other)) == []


def test_a_period_is_not_so_many_jobs(said, changed):
    fact = f"  period-length: {{value: 3 jobs, {HERE}}}\n  programme:\n"
    assert said(PROJECT, changed(PROJECT, "  programme:\n", fact)) == ['37 VALUE-TYPE the number "3 jobs"']


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("sv", "Det var ett femårigt projekt.", "femårigt"),
        ("sv", "Det var ett treårigt projekt.", None),
        ("sv", "Det femåriga EU-projektet och den femåriga satsningen.", "femåriga"),
        ("sv", "Projektet väntas pågå i fem år.", "fem år"),
        ("sv", '{{ name("halsobron") }} pågick under fem år.', "fem år"),
        ("da", "Et femårigt projekt i byen.", "femårigt"),
        ("da", "Projektet løber over ti år.", "ti år"),
        ("en", "A five-year project in the town.", "five-year"),
        ("en", "The project runs for five years.", "five years"),
        ("en", "The project is to last five years.", "five years"),
        ("sv", 'Ett {{ literal("femårigt", "källans ord") }} projekt.', "femårigt"),
        ("sv", "Projekttiden är fem år.", "fem år"),
        ("sv", "Projekttiden: 60 månader.", "60 månader"),
        ("sv", "En projekttid på 60 månader.", "60 månader"),
        ("sv", "Projektet pågick i sammanlagt fem år.", "fem år"),
        ("sv", "Projektet pågick i ett år.", "ett år"),
        ("sv", "Det är ett femårsprojekt.", "femårsprojekt"),
        ("sv", "Det är ett 5-årsprojekt.", "5-årsprojekt"),
        ("sv", "Fem års projekttid räckte.", "Fem års"),
        ("sv", "Det är ett projekt på fem år.", "fem år"),
        ("sv", "Projektets fem år är slut.", "fem år"),
        ("sv", '{{ name("halsobron-syd") }} pågår i tio år.', "tio år"),
        ("da", "Projektperioden er på 60 måneder.", "60 måneder"),
        ("da", "Projektet løb i alt i fem år.", "fem år"),
        ("da", "Et 5-årsprojekt i byen.", "5-årsprojekt"),
        ("da", "Projektet varede i halvandet år.", "halvandet år"),
        ("en", "The project period is 60 months.", "60 months"),
        ("en", "The project lasted for a total of five years.", "five years"),
        ("en", "The project ran for one year.", "one year"),
        ("en", "A five-year-long project.", "five-year"),
        ("en", "A sixty-month project.", "sixty-month"),
        ("en", "The project’s duration was five years.", "five years"),
        # Two dates in the same breath, whatever the project.
        ("sv", "Källan säger maj 2014 till april 2018, alltså sex år.", "sex år"),
        ("sv", "Planen gällde 2014–2017 (sju år).", "sju år"),
        ("sv", "Planen gällde i sju år, 2014–2017.", "sju år"),
        ("sv", '{{ fact("halsobron.period") }}, alltså fem år.', "fem år"),
        ("da", "Fra 2014 til 2017, det vil sige syv år.", "syv år"),
        ("en", "May 2014 to April 2018 is six years.", "six years"),
        # Another project, a part of this one, or something else that lasts.
        ("sv", "Efter ett femårigt projekt och ett annat tioårigt projekt.", None),
        ("sv", "Ett femårigt förprojekt och ett tioårigt delprojekt.", None),
        ("sv", '{{ name("halsobron-syd") }} pågick i fyra år.', None),
        ("sv", '{{ name("halsobron-syd") }} och {{ name("halsobron") }} pågick i tio år.', None),
        ("sv", 'Till skillnad från {{ name("halsobron-syd") }}, ett tioårigt projekt.', None),
        ("sv", "Projektet har hittills pågått i ett år. Projektet pågår i minst ett år.", None),
        ("sv", "Planen gällde 2014–2017 (fyra år). Maj 2014 till april 2018, alltså fyra år.", None),
        ("sv", "Det var 2014–2017, sju år senare än väntat. Från 2014 till 2017 kom tio år gamla rön.", None),
        ("sv", "Källan säger ”ett femårigt projekt” och ”2014–2017 (tio år)”.", None),
        ("da", "Projektet har varet i ét år. Fra 2014 til 2017, syv år senere.", None),
        ("en", "The project has run for ten years already. From 2014 to 2017, ten years later.", None),
        ("sv", "Femåriga barn i projektet. Anslaget löper i tio år. En tioårig utbildning.", None),
        ("da", "Bevillingen løber i ti år. Et tiårigt program.", None),
        ("en", "The grant runs for ten years. The project has run for one year; when it runs for five years, it ends.", None),
        ("sv", "Fem år, projektet till ära.", None),
        ("sv", "Ett flerårigt projekt.", None),
        ("sv", "Det var femårigt, projektet är slut. Femåriga EU-avtal i ett projekt.", None),
        ("sv", "Projektet pågick i ungefär två år.", None),
        ("sv", "Projektet pågick i ungefär fem år.", "fem år"),
        ("sv", f"Projektet pågick{' då' * 20} i fem år.", None),
        ("sv", f"Planen gällde 2014–2017{' alltså' * 9} sju år.", None),
        ("sv", "Planen gällde 2014–2017, alltså sju år; 2015–2016, alltså två år.", "sju år"),
        ("sv", "Det andra projektet var klart. Projektet pågick i fem år.", "fem år"),
        ("sv", "En annan gång var det ett projekt på fem år.", None),
        ("sv", "Projektet pågick i ett år och kostade 8 miljoner kronor.", "ett år"),
        # An end that the length does not reach, or goes beyond.
        ("sv", "Projektet varade i mindre än ett år.", "ett år"), ("da", "Projektet varede under to år.", "to år"),
        ("en", "The project lasted less than two years.", "two years"), ("en", "The project lasted more than three years.", "three years"),
        ("da", "Projektet varede mere end fem år.", "fem år"), ("sv", "Projektet varade i mer än två år.", None),
        ("en", "The project lasted less than three years.", None), ("da", "Projektet varede under tre år.", None),
    ],
)  # fmt: skip
def test_a_length_in_a_text(told, changed, language, text, wrong):
    path = f"docs/{language}/projects/halsobron.md"
    first = {"sv": "Budgeten var", "da": "Budgettet var", "en": "The budget was"}[language]
    lengths = [one.split(" ", 2)[1:] for one in told(check_time, changed(path, first, f"{text} {first}"))]
    several = [wrong] * text.count(wrong) if wrong else []
    assert lengths == [["PERIOD-LENGTH", f'"{one}"'] for one in several]


def test_a_length_may_have_marks_in_it(told, changed):
    overlay = changed(
        TEXT, "## Vad som hände", "## Vad som hände\n\n**Projektet** pågick i *fem* [år](halsobron-syd.md)."
    )
    assert told(check_time, overlay) == ['8 PERIOD-LENGTH "fem år"']


def test_a_length_in_a_note_is_compared_too(told, changed):
    said = "en: The currency is in the text."
    for words, wrong in (
        ("en: 2014 to 2017 is seven years.", ["PERIOD-LENGTH"]),
        ("en: 2014 to 2017 is four years.", []),
        ("en: The project ran for ten years.", ["PERIOD-LENGTH"]),
        ("en: Others ran for ten years.", []),
    ):
        assert [one.split()[1] for one in told(check_time, changed(SYD, said, words))] == wrong, words


def test_a_length_is_told_of_at_its_line(told, changed):
    overlay = changed(TEXT, "## Vad som hände", "## Vad som hände\n\nEtt femårigt projekt.")
    assert told(check_time, overlay) == ['8 PERIOD-LENGTH "femårigt"']


def test_a_length_in_a_release_is_that_of_its_only_project(told, changed):
    overlay = changed(SWEDISH, "öppnar bron.", "öppnar bron, ett femårigt projekt.")
    assert len(told(check_time, overlay)) == 1
    overlay = changed(SWEDISH, "öppnar bron.", "öppnar bron, ett femårigt projekt.",
                      "projects: [halsobron]", "projects: [halsobron, halsobron-syd]")  # fmt: skip
    assert told(check_time, overlay) == []


# -- programmes -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("programme", "period", "wrong"),
    [
        ("2014/2020", "2019-03/2021-12~", False),
        ("2014/2020", "2020-01-01/2023-12-31", False),
        ("2014/2020", "2020-01-01/2024-01", True),
        ("2014/2020", "2020-01-01/2024", True),
        ("2014/2020", "2020/2023", False),
        ("2014/2020", "2021-01/2022", True),
        ("2014/2020", "2020-12/2022", False),
        ("2014/2020", "2013-12/2015", True),
        ("2014/2020", "2013/2015", True),
        ("2014/2020", "2013-12~/2015", False),
        ("2014/2020", "2019/..", False),
        ("2021/2027", "2023-23/2029-12", False),
        ("2021/2027", "2023-23/2030", True),
        ("2007/2013", "2013/2015", False),
        ("2007/2013", "2013/2016", True),
        ("2009/2014", "2010/2017", False),
        ("2009/2014", "2010/2018", True),
        ("2014/..", "2019/2040", False),
        ("2014", "2019/2021", False),
    ],
)  # fmt: skip
def test_a_project_lies_in_the_period_of_its_programme(told, changed, programme, period, wrong):
    fact = f"facts:\n  period: {{value: {programme}, {HERE}}}\n"
    overlay = changed(PROGRAMME, "facts:\n", fact) | changed(PROJECT, "2019-03/2021-12~", period)
    codes = [one.split()[:2] for one in told(check_periods, overlay)]
    assert codes == ([["37", "PROGRAMME-PERIOD"]] if wrong else [])


def test_a_programme_may_stand_in_its_statements(told, changed):
    said = (
        "  programme:\n    statements:\n"
        f"      - {{of: gransbron, {HERE}, preferred: {{sv: Ja., da: Ja., en: Yes.}}}}\n"
        "      - {unknown: not stated, source: provbladet-2023, place: unknown}\n"
    )
    own = "  programme:\n    of: gransbron\n    source: fjallback-2019-sv\n    place: fact-box\n"
    overlay = changed(PROGRAMME, "facts:\n", f"facts:\n  period: {{value: 2007/2013, {HERE}}}\n")
    assert len(told(check_periods, overlay | changed(PROJECT, own, said))) == 1


def test_a_programme_may_have_several_periods(told, changed):
    facts = "".join(f"  period-{one}: {{value: {one}/{one + 6}, {HERE}}}\n" for one in (2007, 2014))
    assert told(check_periods, changed(PROGRAMME, "facts:\n", f"facts:\n{facts}")) == []


def test_the_project_may_say_which_period_it_is(told, changed):
    programme = changed(PROGRAMME, "facts:\n", f"facts:\n  period: {{value: 2007/2013, {HERE}}}\n")
    for span, wrong in (("2014/2020", False), ("2007/2013", True)):
        own = changed(
            PROJECT, "  programme:\n", f"  period-programme: {{value: {span}, {HERE}}}\n  programme:\n"
        )
        assert bool(told(check_periods, own | programme)) is wrong
    unknown = changed(
        PROJECT, "  programme:\n", f"  period-programme: {{unknown: not stated, {HERE}}}\n  programme:\n"
    )
    assert len(told(check_periods, unknown | programme)) == 1


def test_a_project_without_a_period_lies_anywhere(told, changed):
    fact = f"facts:\n  period: {{value: 2007/2013, {HERE}}}\n"
    overlay = changed(PROGRAMME, "facts:\n", fact) | changed(
        PROJECT, "value: 2019-03/2021-12~", "unknown: not stated"
    )
    assert told(check_periods, overlay) == []


# -- offices ---------------------------------------------------------------------------------------------

OFFICE = "appointment: professor"
CHAIR = "appointment: chair"


@pytest.mark.parametrize(
    ("period", "valid_at", "wrong"),
    [
        ("2020/..", None, False),
        ("2020/2023-05-20", None, False),
        ("2020/2023-05-19", "2022", True),
        ("2020/2023-04~", "2022", False),
        ("2023-06/..", "2024", True),
        ("2023/..", None, False),
        ("../2022", "2022", True),
        (None, "2020/2022", True),
        (None, "2020/2023", False),
        # A day, a month or a year denies no other.
        (None, "2022-01-01", False),
        (None, "2019", False),
        (None, None, False),
    ],
)
def test_a_speaker_has_the_office_on_the_day_of_the_release(told, changed, period, valid_at, wrong):
    office = (f"    period: {period}\n" if period else "") + (
        f"    valid_at: {valid_at}\n" if valid_at else ""
    )
    overlay = changed(PERSON, "    period: 2020/..\n", office) | changed(RELEASE, OFFICE, CHAIR)
    codes = [one.split()[:2] for one in told(check_offices, overlay)]
    assert codes == ([["15", "OFFICE-AT-DATE"]] if wrong else [])


def test_the_hint_names_the_offices_held_then(checked, changed):
    overlay = changed(RELEASE, OFFICE, CHAIR) | changed(
        PERSON, "period: 2020/..", "period: 2012/2018\n    valid_at: 2018",
        "{source: aakirke-2023, place: statement}", "{source: aakirke-2023, place: statement, valid_at: 2023}",
    )  # fmt: skip
    [problem] = checked(check_offices, overlay)
    assert problem.hint == "Held then: professor."


def test_a_release_without_a_day_says_nothing_of_offices(told, changed):
    overlay = changed(RELEASE, OFFICE, CHAIR, "value: 2023-05-20", "unknown: not stated") | changed(
        PERSON, "period: 2020/..", "period: 2012/2018\n    valid_at: 2018"
    )
    assert told(check_offices, overlay) == []


@pytest.mark.parametrize(
    ("office", "wrong"),
    [
        ("period: 2020/..", []),
        ("period: 2012/2018", ["14 OFFICE-AT-DATE 2012/2018"]),
        ("period: 2012/2018\n    valid_at: 2017", []),
        ("period: 2020/..\n    valid_at: 2017", ["14 OFFICE-AT-DATE 2020/.."]),
    ],
)
def test_a_source_is_from_the_time_of_the_office(told, changed, office, wrong):
    assert told(check_offices, changed(PERSON, "period: 2020/..", office)) == wrong


def test_a_place_without_a_date_is_from_any_time(told, changed):
    overlay = changed(PERSON, "period: 2020/..", "period: 2012/2018") | changed(
        "data/sources/aakirke-2023.yml", "places:\n", "undated_places: [statement]\nplaces:\n"
    )
    assert told(check_offices, overlay) == []


@pytest.mark.parametrize(
    ("office", "wrong"),
    [
        ("", False),
        ("    period: 2018/2020\n", False),
        ("    period: 2020/2022\n    valid_at: 2021\n", True),
        ("    valid_at: 2020/2022\n", True),
        ("    valid_at: 2021\n", False),
    ],
)
def test_a_contact_of_a_release_has_an_office_then(told, changed, office, wrong):
    overlay = changed(MANAGER, "    concerning: halsobron\n", f"    concerning: halsobron\n{office}")
    codes = [one.split()[1] for one in told(check_offices, overlay)]
    # Once as a contact, and once as the speaker of the release.
    assert codes == (["OFFICE-AT-DATE"] * 2 if wrong else [])


def test_a_contact_is_told_of_where_the_time_of_the_office_stands(told, changed):
    old = "    concerning: halsobron\n"
    for office in ("period: 2020/2022\n    valid_at: 2021", "valid_at: 2020/2022"):
        overlay = changed(MANAGER, old, f"{old}    {office}\n")
        assert "9 OFFICE-AT-DATE one held 2020/2022" in told(check_offices, overlay)


def test_days_at_the_end_of_time(told, changed):
    for period in ("2020/9999~", "0001~/2030", "2020/"):
        assert told(check_offices, changed(PERSON, "period: 2020/..", f"period: {period}")) == []
