"""Words that count from the day they are written."""

from __future__ import annotations

import re
import time

import pytest
from checks.time.records import PROJECT, RELEASE, SWEDISH, SYD, TEXT

from faktum.checks.texts.citations import is_cited
from faktum.checks.texts.time import check_time
from faktum.locale.reading.time import relative_dates
from faktum.model.edtf import Edtf


def found(language: str, text: str, raw: str | None = None) -> list[str]:
    return [text[one.start : one.end] for one in relative_dates(text, language, raw)]


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
