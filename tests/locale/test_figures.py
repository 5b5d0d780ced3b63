"""Phrases in three languages, what they read as, and phrases that are no figures."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faktum.locale.reading.figures import Figure, figures_in
from faktum.locale.reading.moments import Moment, Span
from faktum.model.fact import Quantity


def _shown(figure: Figure) -> str:
    value = figure.value
    if isinstance(value, Quantity):
        what = value.unit or "/".join(sorted(figure.counts))
        return f"{figure.kind} {value.number.normalize():f} {what}".strip()
    if isinstance(value, Span):
        ends = [_written(value.start), _written(value.end)]
        return f"{figure.kind} {'/'.join(ends[: 2 if value.period else 1])}"
    return f"{figure.kind} {value or ''}".strip()


def _written(moment: Moment) -> str:
    if moment.season:
        return f"{moment.year} {moment.season}"
    parts = [f"{part:02}" for part in (moment.month, moment.day) if part]
    return "-".join([str(moment.year or "x"), *parts])


def read(text: str, language: str) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], _shown(one)) for one in figures_in(text, language)]


SWEDISH = [
    ("Budgeten är 62 MSEK.", [("62 MSEK", "money 62000000 SEK")]),
    ("Budgeten är 62 mnkr.", [("62 mnkr", "money 62000000 SEK")]),
    ("Budgeten är 62 Mkr i år.", [("62 Mkr", "money 62000000 SEK")]),
    ("Det kostar 62 miljoner kronor.", [("62 miljoner kronor", "money 62000000 SEK")]),
    ("Det kostar 62 miljoner svenska kronor.", [("62 miljoner svenska kronor", "money 62000000 SEK")]),
    ("Det kostar 62,5 mkr.", [("62,5 mkr", "money 62500000 SEK")]),
    ("Det kostar 62\xa0000\xa0000 kronor.", [("62\xa0000\xa0000 kronor", "money 62000000 SEK")]),
    ("Det kostar 62\u2009000\u2009000 kr.", [("62\u2009000\u2009000 kr", "money 62000000 SEK")]),
    ("Det kostar 62\u202f000\u202f000 SEK.", [("62\u202f000\u202f000 SEK", "money 62000000 SEK")]),
    ("Det kostar SEK 62 000 000.", [("SEK 62 000 000", "money 62000000 SEK")]),
    ("Det kostar 28 miljoner danska kronor.", [("28 miljoner danska kronor", "money 28000000 DKK")]),
    ("Det kostar 1,2 miljarder kronor.", [("1,2 miljarder kronor", "money 1200000000 SEK")]),
    ("Det kostar en halv miljon kronor.", [("en halv miljon kronor", "money 500000 SEK")]),
    ("Det kostar halvannan miljon kronor.", [("halvannan miljon kronor", "money 1500000 SEK")]),
    ("Det kostar en och en halv miljon kronor.", [("en och en halv miljon kronor", "money 1500000 SEK")]),
    ("Det kostar åtta miljoner kronor.", [("åtta miljoner kronor", "money 8000000 SEK")]),
    ("Det kostar sextiotvå miljoner kronor.", [("sextiotvå miljoner kronor", "money 62000000 SEK")]),
    ("Det kostar tolv och en halv miljoner kronor.", [("tolv och en halv miljoner kronor", "money 12500000 SEK")]),
    ("Det kostar tjugoen komma två miljoner kronor.", [("tjugoen komma två miljoner kronor", "money 21200000 SEK")]),
    ("De 62 miljonerna räcker.", [("62 miljonerna", "number 62000000")]),
    ("Det kostar 500 tkr.", [("500 tkr", "money 500000 SEK")]),
    ("Det kostar 2 MEUR.", [("2 MEUR", "money 2000000 EUR")]),
    ("Det kostar 1,9 miljoner euro.", [("1,9 miljoner euro", "money 1900000 EUR")]),
    ("Av 21,2 miljoner betalar regionen en del.", [("21,2 miljoner", "number 21200000")]),
    ("EU betalar 30 %.", [("30 %", "percent 30 percent")]),
    ("EU betalar 30 procent.", [("30 procent", "percent 30 percent")]),
    ("EU betalar trettio procent.", [("trettio procent", "percent 30 percent")]),
    ("EU betalar 2,5 procent.", [("2,5 procent", "percent 2.5 percent")]),
    ("EU betalar hälften av kostnaden.", [("hälften", "percent 50 percent")]),
    ("EU betalar halva projektbudgeten.", [("halva projektbudgeten", "percent 50 percent")]),
    ("EU betalar en tredjedel.", [("en tredjedel", "percent 33.3 percent")]),
    ("EU betalar två tredjedelar av det.", [("två tredjedelar", "percent 66.7 percent")]),
    ("EU betalar 20–30 procent.", [("20", "percent 20 percent"), ("30 procent", "percent 30 percent")]),
    ("Det började den 1 december 2018.", [("1 december 2018", "date 2018-12-01")]),
    ("Det började den 1 december.", [("1 december", "date x-12-01")]),
    ("Det började 1:a december 2018.", [("1:a december 2018", "date 2018-12-01")]),
    ("Det började i december 2018.", [("december 2018", "date 2018-12")]),
    ("Det började i maj.", [("maj", "date x-05")]),
    ("Det började i december månad 2018.", [("december månad 2018", "date 2018-12")]),
    ("Det började 2018-12-01.", [("2018-12-01", "date 2018-12-01")]),
    ("Det började 2018-12.", [("2018-12", "date 2018-12")]),
    ("Det började 1/12 2018.", [("1/12 2018", "date 2018-12-01")]),
    ("Det började hösten 2023.", [("hösten 2023", "date 2023 autumn")]),
    ("Det började i slutet av 2023.", [("slutet av 2023", "date 2023-12")]),
    ("Det började i början av maj 2023.", [("början av maj 2023", "date 2023-05")]),
    ("Det pågick 2019–2022.", [("2019–2022", "period 2019/2022")]),
    ("Det pågick 2017-2019.", [("2017-2019", "period 2017/2019")]),
    ("Det pågick 2019/20.", [("2019/20", "period 2019/2020")]),
    ("Det pågick från 2019 till 2022.", [("2019 till 2022", "period 2019/2022")]),
    ("Det pågick 1 januari 2020 – 30 september 2022.", [("1 januari 2020 – 30 september 2022", "period 2020-01-01/2022-09-30")]),
    ("Det pågick januari–mars 2020.", [("januari–mars 2020", "period 2020-01/2020-03")]),
    ("Det pågick 1–3 maj 2019.", [("1–3 maj 2019", "period 2019-05-01/2019-05-03")]),
    ("Det pågår fram till 2027.", [("2027", "date 2027")]),
    ("Sju partner deltar.", [("Sju partner", "count 7 partners")]),
    ("Bakom står sju innovationsaktörer.", [("sju innovationsaktörer", "count 7 organisations/partners")]),
    ("Bakom står fyra regionala kluster.", [("fyra regionala kluster", "count 4 clusters")]),
    ("De fyra klustren är med.", [("fyra klustren", "count 4 clusters")]),
    ("Det gav tusen jobb.", [("tusen jobb", "count 1000 jobs")]),
    ("Det gav ett tusental jobb.", [("ett tusental jobb", "count 1000 jobs")]),
    ("Det gav minst 1 000 nya e-hälsojobb.", [("1 000 nya e-hälsojobb", "count 1000 jobs")]),
    ("Det gav 751 jobb.", [("751 jobb", "count 751 jobs")]),
    ("Det gav tjugofem nya tjänster.", [("tjugofem nya tjänster", "count 25 jobs")]),
    ("Det gav tvåhundra företag stöd.", [("tvåhundra företag", "count 200 members")]),
    ("Det gav två hundra femtio företag stöd.", [("två hundra femtio företag", "count 250 members")]),
    ("Det gav trehundrafyrtio personer arbete.", [("trehundrafyrtio personer", "count 340 other")]),
    ("Det gav ett dussin företag stöd.", [("ett dussin företag", "count 12 members")]),
    ("Det varar i tre år.", [("tre år", "count 3 years")]),
    ("Det är ett treårigt projekt.", [("treårigt", "count 3 years")]),
    ("Det är ett 3-årigt projekt.", [("3-årigt", "count 3 years")]),
    ("Det tar arton månader.", [("arton månader", "count 18 months")]),
    ("Ring 070-174 06 05.", [("070-174 06 05", "phone +46701740605")]),
    ("Ring +46 70-174 06 05.", [("+46 70-174 06 05", "phone +46701740605")]),
    ("Telefon 0701740605.", [("0701740605", "phone +46701740605")]),
    ("Numret är 7.", [("7", "number 7")]),
    ("Det heter covid-19.", [("covid-19", "digits")]),
    ("Det kostar 62 M kr.", [("62 M kr", "money 62000000 SEK")]),
    ("Det kostar 62M SEK.", [("62M SEK", "money 62000000 SEK")]),
    ("Det kostar 62 mSEK och 1,2 M€.", [("62 mSEK", "money 62000000 SEK"), ("1,2 M€", "money 1200000 EUR")]),
    ("Det kostar 500 kkr eller 500 000:-.", [("500 kkr", "money 500000 SEK"), ("500 000:-", "money 500000 SEK")]),
    ("Det kostar 62 mio. SEK.", [("62 mio. SEK", "money 62000000 SEK")]),
    ("Det kostar kr 62 000.", [("kr 62 000", "money 62000 SEK")]),
    ("Det kostar 1½ miljon kronor.", [("1½ miljon kronor", "money 1500000 SEK")]),
    ("Det kostar 1 1/2 miljon kronor.", [("1 1/2 miljon kronor", "money 1500000 SEK")]),
    ("Det kostar en kvarts miljon kronor.", [("en kvarts miljon kronor", "money 250000 SEK")]),
    ("Det kostar tjugoen miljoner tvåhundra tusen kronor.", [("tjugoen miljoner tvåhundra tusen kronor", "money 21200000 SEK")]),
    ("Det är ett 62-miljonersprojekt.", [("62-miljonersprojekt", "number 62000000")]),
    ("Det är en sextiomiljonerssatsning.", [("sextiomiljonerssatsning", "number 60000000")]),
    ("Det är en 30-procentsandel.", [("30-procentsandel", "percent 30 percent")]),
    ("Det är en trettioprocentig andel.", [("trettioprocentig", "percent 30 percent")]),
    ("EU betalar halva summan och en åttondel.", [("halva summan", "percent 50 percent"), ("en åttondel", "percent 12.5 percent")]),
    # Above twenty, after *about* above ten, and before *others* above four a number in words is a figure by itself.
    ("De var åttiotvå.", [("åttiotvå", "number 82")]),
    ("Inemot åttio kom.", [("åttio", "number 80")]),
    ("De elva andra kom.", [("elva", "number 11")]),
    ("Det är en krona av sex.", [("en krona av sex", "percent 16.7 percent")]),
    ("Nio av tio var nöjda.", [("Nio av tio", "percent 90 percent")]),
    ("Var femte patient och varannan anhörig kom.", [("Var femte", "percent 20 percent"), ("varannan", "percent 50 percent")]),
    ("Det ger tre gånger så många.", [("tre gånger så", "number 3")]),
    ("Det pågick mellan 2019 och 2022.", [("2019 och 2022", "period 2019/2022")]),
    ("Det pågick 2019–22.", [("2019–22", "period 2019/2022")]),
    ("Det pågick 2019 t.o.m. 2022.", [("2019 t.o.m. 2022", "period 2019/2022")]),
    ("Det började 12/6-19 eller 19-06-13.", [("12/6-19", "date 2019-06-12"), ("19-06-13", "date 2019-06-13")]),
    ("Det började hösten -19.", [("hösten -19", "date 2019 autumn")]),
    ("Det började 23 jun. 2019, inte 23 jul 2019.", [("23 jun. 2019", "date 2019-06-23"), ("23 jul 2019", "date 2019-07-23")]),
    ("Det började den tredje maj 2019.", [("tredje maj 2019", "date 2019-05-03")]),
    ("Det började 20190503.", [("20190503", "date 2019-05-03")]),
    ("Det började tredje kvartalet 2019.", [("tredje kvartalet 2019", "date 2019 quarter 3")]),
    ("Det började kvartal tre, Q3 2019 eller vecka 37.", [
        ("kvartal tre", "date None quarter 3"), ("Q3 2019", "date 2019 quarter 3"), ("vecka 37", "date None week 37")]),
    ("Det började första halvåret 2019.", [("första halvåret 2019", "date 2019 half 1")]),
    ("Ett treårsprojekt, ett 3-årsprojekt, ett tre-årigt.", [
        ("treårsprojekt", "count 3 years"), ("3-årsprojekt", "count 3 years"), ("tre-årigt", "count 3 years")]),
    ("Det tar ett och ett halvt år.", [("ett och ett halvt år", "count 1.5 years")]),
    ("Partnerna är sju.", [("sju", "count 7 partners")]),
    ("Antalet partner: sju.", [("sju", "count 7 partners")]),
    ("| Partner | sju |", [("sju", "count 7 partners")]),
    ("De är sju till antalet.", [("sju", "number 7")]),
    ("Ring (0)70–174 06 05 eller 07-12 34 56.", [("(0)70–174 06 05", "phone +46701740605"), ("07-12 34 56", "phone")]),
    ("Det var på 1990-talet.", [("1990-talet", "digits")]),
]  # fmt: skip
DANISH = [
    ("Henved firs var mødt op.", [("firs", "number 80")]),
    ("De var toogfirs.", [("toogfirs", "number 82")]),
    ("De elleve andre kom.", [("elleve", "number 11")]),
    ("Budgettet er 62 mio. kr. i alt.", [("62 mio. kr.", "money 62000000 DKK")]),
    ("Budgettet er 28 millioner kroner.", [("28 millioner kroner", "money 28000000 DKK")]),
    ("Budgettet er 2,8 mio. kroner.", [("2,8 mio. kroner", "money 2800000 DKK")]),
    ("Budgettet er 62 mio. svenske kroner.", [("62 mio. svenske kroner", "money 62000000 SEK")]),
    ("Budgettet er kr. 14 mio. i alt.", [("kr. 14 mio.", "money 14000000 DKK")]),
    ("Budgettet er DKK 14.000.000.", [("DKK 14.000.000", "money 14000000 DKK")]),
    ("Budgettet er 14.000.000 kr.", [("14.000.000 kr", "money 14000000 DKK")]),
    ("Budgettet er en halv million kroner.", [("en halv million kroner", "money 500000 DKK")]),
    ("Budgettet er halvanden million kroner.", [("halvanden million kroner", "money 1500000 DKK")]),
    ("Budgettet er tæt på tolv en halv million svenske kroner.", [("tolv en halv million svenske kroner", "money 12500000 SEK")]),
    ("Budgettet er fjorten millioner kroner.", [("fjorten millioner kroner", "money 14000000 DKK")]),
    ("Budgettet er to komma otte millioner kroner.", [("to komma otte millioner kroner", "money 2800000 DKK")]),
    ("Budgettet er 1,9 mio. euro.", [("1,9 mio. euro", "money 1900000 EUR")]),
    ("Budgettet er 1,2 mia. kr. i år.", [("1,2 mia. kr.", "money 1200000000 DKK")]),
    ("EU betaler 30 pct. af det.", [("30 pct.", "percent 30 percent")]),
    ("EU betaler 30 procent.", [("30 procent", "percent 30 percent")]),
    ("EU betaler halvtreds procent.", [("halvtreds procent", "percent 50 percent")]),
    ("EU betaler 2,5 %.", [("2,5 %", "percent 2.5 percent")]),
    ("EU betaler halvdelen af udgifterne.", [("halvdelen", "percent 50 percent")]),
    ("EU betaler en tredjedel.", [("en tredjedel", "percent 33.3 percent")]),
    ("EU betaler to tredjedele.", [("to tredjedele", "percent 66.7 percent")]),
    ("EU betaler det halve budget.", [("halve budget", "percent 50 percent")]),
    ("Det begyndte 1. december 2018.", [("1. december 2018", "date 2018-12-01")]),
    ("Det begyndte den 1. december.", [("1. december", "date x-12-01")]),
    ("Det begyndte i december 2018.", [("december 2018", "date 2018-12")]),
    ("Det begyndte i maj.", [("maj", "date x-05")]),
    ("Det begyndte 01.12.2018.", [("01.12.2018", "date 2018-12-01")]),
    ("Det begyndte i efteråret 2023.", [("efteråret 2023", "date 2023 autumn")]),
    ("Det begyndte ultimo 2023.", [("ultimo 2023", "date 2023-12")]),
    ("Det begyndte i slutningen af 2023.", [("slutningen af 2023", "date 2023-12")]),
    ("Det løb 2017-2019.", [("2017-2019", "period 2017/2019")]),
    ("Det løb fra 2017 til 2019.", [("2017 til 2019", "period 2017/2019")]),
    ("Det løb 1. december 2018 til 30. november 2020.", [("1. december 2018 til 30. november 2020", "period 2018-12-01/2020-11-30")]),
    ("Det løb 1.–3. maj 2019.", [("1.–3. maj 2019", "period 2019-05-01/2019-05-03")]),
    ("Syv partnere deltager.", [("Syv partnere", "count 7 partners")]),
    ("Fire regionale erhvervsklynger deltager.", [("Fire regionale erhvervsklynger", "count 4 clusters")]),
    ("De fire klynger deltager.", [("fire klynger", "count 4 clusters")]),
    ("Fem universiteter deltager.", [("Fem universiteter", "count 5 universities")]),
    ("Der er 1.000 job.", [("1.000 job", "count 1000 jobs")]),
    ("Der er over 200 virksomheder.", [("200 virksomheder", "count 200 members")]),
    ("Der er femogtyve nye arbejdspladser.", [("femogtyve nye arbejdspladser", "count 25 jobs")]),
    ("Der er to hundrede virksomheder.", [("to hundrede virksomheder", "count 200 members")]),
    ("Der er et dusin virksomheder.", [("et dusin virksomheder", "count 12 members")]),
    ("Der er hundrede medlemmer.", [("hundrede medlemmer", "count 100 members")]),
    ("Det varer to år.", [("to år", "count 2 years")]),
    ("Det er et toårigt projekt.", [("toårigt", "count 2 years")]),
    ("Det varer fireogtyve måneder.", [("fireogtyve måneder", "count 24 months")]),
    ("Ring 99 99 99 99.", [("99 99 99 99", "phone +4599999999")]),
    ("Ring på tlf. 99999999.", [("99999999", "phone +4599999999")]),
    ("Ring +45 99 99 99 99.", [("+45 99 99 99 99", "phone +4599999999")]),
    ("Se side 12.", [("12", "number 12")]),
    ("Budgettet er 62 mio. DKK.", [("62 mio. DKK", "money 62000000 DKK")]),
    ("Budgettet er 1,2 mio. € i alt.", [("1,2 mio. €", "money 1200000 EUR")]),
    ("Budgettet er 500 t.kr. i alt.", [("500 t.kr.", "money 500000 DKK")]),
    ("Budgettet er 62.000.000,- kr. i alt.", [("62.000.000,- kr.", "money 62000000 DKK")]),
    ("Budgettet er 62.000,- i alt.", [("62.000,-", "money 62000 DKK")]),
    ("Budgettet er DKK 62m i alt.", [("DKK 62m", "money 62000000 DKK")]),
    ("Budgettet er en kvart million kroner.", [("en kvart million kroner", "money 250000 DKK")]),
    ("Budgettet er 2½ million.", [("2½ million", "number 2500000")]),
    ("Budgettet er tresindstyve millioner.", [("tresindstyve millioner", "number 60000000")]),
    ("Et 62-millionersprojekt og et 28 millioners budget.", [
        ("62-millionersprojekt", "number 62000000"), ("28 millioners", "number 28000000")]),
    ("Ni ud af ti var glade.", [("Ni ud af ti", "percent 90 percent")]),
    ("Hver femte patient og hver anden borger.", [("Hver femte", "percent 20 percent"), ("hver anden", "percent 50 percent")]),
    ("Det løb mellem 2019 og 2022.", [("2019 og 2022", "period 2019/2022")]),
    ("Det løb august-november 2022.", [("august-november 2022", "period 2022-08/2022-11")]),
    ("Det begyndte 03-05-2019, 03.05.19 eller 03-05-19.", [
        ("03-05-2019", "date 2019-05-03"), ("03.05.19", "date 2019-05-03"), ("03-05-19", "date 2019-05-03")]),
    ("Det begyndte 23. jun. 2019.", [("23. jun. 2019", "date 2019-06-23")]),
    ("Det begyndte i 3. kvartal 2019.", [("3. kvartal 2019", "date 2019 quarter 3")]),
    ("Det begyndte i uge 37 i 2019.", [("uge 37 i 2019", "date 2019 week 37")]),
    ("Et treårsprojekt, en 3-årsperiode.", [("treårsprojekt", "count 3 years"), ("3-årsperiode", "count 3 years")]),
    ("Det varer halvandet år.", [("halvandet år", "count 1.5 years")]),
    ("Partnerne er syv.", [("syv", "count 7 partners")]),
    ("De er syv i alt.", [("syv", "number 7")]),
    ("Ring (+45) 99 99 99 99 eller 99-99-99-99.", [
        ("(+45) 99 99 99 99", "phone +4599999999"), ("99-99-99-99", "phone +4599999999")]),
]  # fmt: skip
ENGLISH = [
    ("It stands at two hundred seventy-two.", [("two hundred seventy-two", "number 272")]),
    ("Just over eighty came.", [("eighty", "number 80")]),
    ("The eleven other projects.", [("eleven", "number 11")]),
    ("One krona in six is theirs.", [("One krona in six", "percent 16.7 percent")]),
    ("One company in three comes from here.", [("One company in three", "percent 33.3 percent")]),
    ("One pays a fifth and the other the rest.", [("a fifth", "percent 20 percent")]),
    ("The budget is SEK 62 million.", [("SEK 62 million", "money 62000000 SEK")]),
    ("The budget is DKK 35 million.", [("DKK 35 million", "money 35000000 DKK")]),
    ("The budget is €1.5 million.", [("€1.5 million", "money 1500000 EUR")]),
    ("The budget is EUR 2m.", [("EUR 2m", "money 2000000 EUR")]),
    ("The budget is 62 million SEK.", [("62 million SEK", "money 62000000 SEK")]),
    ("The budget is 62 million Swedish kronor.", [("62 million Swedish kronor", "money 62000000 SEK")]),
    ("The budget is SEK 62,000,000.", [("SEK 62,000,000", "money 62000000 SEK")]),
    ("The budget is DKK 2.8 million.", [("DKK 2.8 million", "money 2800000 DKK")]),
    ("The budget is EUR 1.2 billion.", [("EUR 1.2 billion", "money 1200000000 EUR")]),
    ("The budget is half a million euros.", [("half a million euros", "money 500000 EUR")]),
    ("The budget is one and a half million euros.", [("one and a half million euros", "money 1500000 EUR")]),
    ("The budget is one million euros.", [("one million euros", "money 1000000 EUR")]),
    ("The budget is two point eight million euros.", [("two point eight million euros", "money 2800000 EUR")]),
    ("The budget is MSEK 62.", [("MSEK 62", "money 62000000 SEK")]),
    ("It pays 30 per cent.", [("30 per cent", "percent 30 percent")]),
    ("It pays 30 percent.", [("30 percent", "percent 30 percent")]),
    ("It pays 30% of it.", [("30%", "percent 30 percent")]),
    ("It pays thirty per cent.", [("thirty per cent", "percent 30 percent")]),
    ("It pays half of the cost.", [("half of", "percent 50 percent")]),
    ("It pays half the budget.", [("half the budget", "percent 50 percent")]),
    ("It pays a quarter of it.", [("a quarter", "percent 25 percent")]),
    ("It pays two-thirds of it.", [("two-thirds", "percent 66.7 percent")]),
    ("It pays one third of it.", [("one third", "percent 33.3 percent")]),
    ("It pays three tenths, and the EU half.", [("three tenths", "percent 30 percent"), ("half", "percent 50 percent")]),
    ("It began on 1 December 2018.", [("1 December 2018", "date 2018-12-01")]),
    ("It began on the 1st of December 2018.", [("1st of December 2018", "date 2018-12-01")]),
    ("It began on December 1, 2018.", [("December 1, 2018", "date 2018-12-01")]),
    ("It began on 1 December.", [("1 December", "date x-12-01")]),
    ("It began in December 2018.", [("December 2018", "date 2018-12")]),
    ("It began in May.", [("May", "date x-05")]),
    ("It began in May 2019.", [("May 2019", "date 2019-05")]),
    ("It began in autumn 2023.", [("autumn 2023", "date 2023 autumn")]),
    ("It began in fall 2023.", [("fall 2023", "date 2023 autumn")]),
    ("It began in the autumn of 2023.", [("autumn of 2023", "date 2023 autumn")]),
    ("It began at the end of 2023.", [("end of 2023", "date 2023-12")]),
    ("It began in early 2019.", [("early 2019", "date 2019-01")]),
    ("It ran 2019–2022.", [("2019–2022", "period 2019/2022")]),
    ("It ran from 2019 to 2022.", [("2019 to 2022", "period 2019/2022")]),
    ("It ran 1 January 2020 – 30 September 2022.", [("1 January 2020 – 30 September 2022", "period 2020-01-01/2022-09-30")]),
    ("It ran from 1 to 3 May 2019.", [("1 to 3 May 2019", "period 2019-05-01/2019-05-03")]),
    ("It runs until 2027.", [("2027", "date 2027")]),
    ("Seven partners take part.", [("Seven partners", "count 7 partners")]),
    ("Four regional business clusters take part.", [("Four regional business clusters", "count 4 clusters")]),
    ("The four clusters take part.", [("four clusters", "count 4 clusters")]),
    ("There are 1,000 jobs.", [("1,000 jobs", "count 1000 jobs")]),
    ("There are over 200 companies.", [("200 companies", "count 200 members")]),
    ("There are twenty-five new jobs.", [("twenty-five new jobs", "count 25 jobs")]),
    ("There are two hundred and fifty companies.", [("two hundred and fifty companies", "count 250 members")]),
    ("There are a dozen companies.", [("a dozen companies", "count 12 members")]),
    ("There are two dozen companies.", [("two dozen companies", "count 24 members")]),
    ("There are a thousand jobs.", [("a thousand jobs", "count 1000 jobs")]),
    ("It lasts two years.", [("two years", "count 2 years")]),
    ("It is a two-year grant.", [("two-year", "count 2 years")]),
    ("It lasts eighteen months.", [("eighteen months", "count 18 months")]),
    ("Call +44 20 7946 0018.", [("+44 20 7946 0018", "phone +442079460018")]),
    ("See page 12.", [("12", "number 12")]),
    ("It was in the 1990s.", [("1990s", "digits")]),
    ("The budget is 62 M SEK, or SEK 5–10m.", [
        ("62 M SEK", "money 62000000 SEK"), ("SEK 5", "money 5000000 SEK"), ("10m", "number 10000000")]),
    ("The budget is sixty two million.", [("sixty two million", "number 62000000")]),
    ("The budget is sixty-odd million.", [("sixty-odd million", "number 60000000")]),
    ("The budget is a million and a half.", [("a million and a half", "number 1500000")]),
    ("The budget is three quarters of a million.", [("three quarters of a million", "number 750000")]),
    ("It is a 62-million-kronor project.", [("62-million-kronor", "money 62000000 SEK")]),
    ("It is a sixty-two-million-kronor project.", [("sixty-two-million-kronor", "money 62000000 SEK")]),
    ("It has a 30-per-cent share.", [("30-per-cent", "percent 30 percent")]),
    ("Nine out of ten, or one in five.", [("Nine out of ten", "percent 90 percent"), ("one in five", "percent 20 percent")]),
    ("Every fifth patient came.", [("Every fifth", "percent 20 percent")]),
    ("It pays a third.", [("a third", "percent 33.3 percent")]),
    ("It ran between 2019 and 2022, or 2019–22.", [("2019 and 2022", "period 2019/2022"), ("2019–22", "period 2019/2022")]),
    ("It began in Q3 2019, the third quarter of 2019 or H1 2019.", [
        ("Q3 2019", "date 2019 quarter 3"), ("third quarter of 2019", "date 2019 quarter 3"), ("H1 2019", "date 2019 half 1")]),
    ("It began in mid-2019 or autumn ’19.", [("mid-2019", "date 2019-06"), ("autumn ’19", "date 2019 autumn")]),
    ("It began on the third of May 2019.", [("third of May 2019", "date 2019-05-03")]),
    ("A three-year-long, a thirty-six-month and a one-year grant.", [
        ("three-year", "count 3 years"), ("thirty-six-month", "count 36 months"), ("one-year", "count 1 years")]),
    ("It lasts a year and a half.", [("a year and a half", "count 1.5 years")]),
    ("A seven-partner network.", [("seven-partner", "count 7 partners")]),
    ("The partners number seven, or seven in all.", [("seven", "count 7 partners"), ("seven", "number 7")]),
    ("Call 0480-841 96.", [("0480-841 96", "phone")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figures"), SWEDISH)
def test_figures_in_swedish(text, figures):
    assert read(text, "sv") == figures


@pytest.mark.parametrize(("text", "figures"), DANISH)
def test_figures_in_danish(text, figures):
    assert read(text, "da") == figures


@pytest.mark.parametrize(("text", "figures"), ENGLISH)
def test_figures_in_english(text, figures):
    assert read(text, "en") == figures


@pytest.mark.parametrize(
    "text",
    [
        "En av dem kom.", "Ett projekt i länet.", "Den ena och den andra.", "Båda parterna är nöjda.", "De två är överens.",
        "De två samarbetar i länet.", "Först kom regionen.", "För det första är det dyrt.", "Det känner vi i andra hand.",
        "En gång till.", "De kom två gånger.", "Det görs på två sätt.", "Av tre skäl.", "Mellan fyra ögon.",
        "Inom fyra väggar.", "På alla fyra.", "Klockan är fem i tolv.", "Två flugor i en smäll.", "Tusen tack.",
        "Ett tu tre.", "Tusentals jobb.", "Hundratals företag.", "Dussintals möten.", "Flera tusen personer.",
        "Några hundra företag.", "Halvledare och halvfabrikat.", "Halva landet.", "Halva vägen dit.", "Andra hälften av året.",
        "Nolltolerans, noll problem.", "Fas två börjar nu.", "Steg tre är svårare.", "I höst.", "Förra våren.",
        "Ett mars för kakan.", "Vi mars in.", "En eller två mottagningar.", "En handfull företag.", "Ett par timmar.",
        "Sex och samlevnad.", "Enligt regionen.", "Ettan är full.", "En på tusen.", "Det är tudelat.", "Vartannat år.",
        "Var tredje vecka.", "Det var femte gången.", "Hon var tredje talare.", "Var och varannan.", "En av två.", "I jul.",
        "De tre andra kom.", "Omkring tio kom.", "Tjugo till.", "Treårsåldern, tioårsjubileet.", "En miljonsatsning.", "Målen är tre.", "Kvartssamtal.", "Första halvåret.",
    ],
)  # fmt: skip
def test_no_figures_in_swedish(text):
    assert read(text, "sv") == []


@pytest.mark.parametrize(
    "text",
    [
        "En af dem kom.", "Et projekt i landet.", "Den ene og den anden.", "Begge parter er glade.", "De to er enige.",
        "De to samarbejder om det.", "Først kom regionen.", "For det første er det dyrt.", "Vi har det på anden hånd.",
        "En gang til.", "De kom to gange.", "Det gøres på to måder.", "Af tre grunde.", "Under fire øjne er to for mange.",
        "Mellem fire øjne.", "Inden for fire vægge.", "På alle fire.", "Klokken er fem i tolv.", "To fluer med ét smæk.",
        "Tusind tak.", "Tusindvis af job.", "Hundredvis af virksomheder.", "Flere tusind personer.", "Nogle hundrede møder.",
        "Halvledere og halvfabrikata.", "Det halve land.", "Anden halvdel af året.", "Nultolerance.", "Fase to begynder nu.",
        "I efteråret.", "Til foråret.", "En eller to klinikker.", "En håndfuld virksomheder.", "Et par timer.",
        "To sider af samme sag.", "Falde mellem to stole.", "Ét sted at gå hen.", "Den sjette sans.", "De betydninger blandes.", "De tre andre kom.", "Omkring ti kom.",
        "Hvert andet år.", "De hjælper hver anden.", "En af to.", "Til jul.", "Treårsalderen.", "En millionindsats.", "Hver tredje uge.",
    ],
)  # fmt: skip
def test_no_figures_in_danish(text):
    assert read(text, "da") == []


@pytest.mark.parametrize(
    "text",
    [
        "One of them came.", "A project in the county.", "The one and the other.", "Both parties are happy.",
        "The two agree.", "The two share a website.", "First of all it is dear.", "We know it at second hand.",
        "A second-hand source.", "Once more.", "They came three times.", "It is done in two ways.", "For three reasons.",
        "On all fours.", "In two minds about it.", "Within four walls.", "Second to none.", "Nine to five.",
        "Two cents on that.", "Put two and two together.", "A thousand thanks.", "Thousands of jobs.", "Hundreds of companies.",
        "Dozens of meetings.", "Several thousand people.", "A few hundred meetings.", "Half the sky.", "Half the battle.",
        "The second half of the year.", "Semiconductors by halves.", "A third party.", "A quarter past.", "Zero tolerance.",
        "Phase two starts now.", "Step three is harder.", "It may be so.", "May it be so.", "March on.", "They march in step.",
        "In the autumn.", "Last spring.", "One or two clinics.", "A handful of companies.", "A couple of hours.",
        "One by one.", "Cut in half.", "The other half.", "A fifth wheel.", "It is one of two.", "Two-year-olds came.", "Every second counts.",
        "Every third year.", "A two-way street.", "Twenty-four-hour care.", "The first half of the project.", "Two of us.", "One-way street.", "No one came.", "The four agreed.", "The three others came.", "Some ten came.", "A fifth and final wheel.", "One of the three.", "An august body.", "The sixth sense.",
    ],
)  # fmt: skip
def test_no_figures_in_english(text):
    assert read(text, "en") == []


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("62 000 kr, 30 % (7)", ["62 000 ", "30 %", "7"]), ("SEK 62", ["SEK 62"]), ("2018-12-01", ["2018-12-01"]),
        ("sju partner", []), ("3:e ٣ x²", ["3:e", "٣", "x²"]),
    ],
)  # fmt: skip
def test_a_language_without_words_has_figures_in_digits(text, figures):
    found = [text[one.start : one.end] for one in figures_in(text, "nb")]
    assert [one.strip() for one in found] == [one.strip() for one in figures]


def test_figures_do_not_overlap_and_stand_in_order():
    text = "Ring 070-174 06 05 den 1 maj 2019: 7 partner, 62 MSEK, 30–40 %, covid-19, x² och 24/7."
    found = list(figures_in(text, "sv"))
    assert [text[one.start : one.end] for one in found] == [
        "070-174 06 05", "1 maj 2019", "7 partner", "62 MSEK", "30", "40 %", "covid-19", "x²", "24/7",
    ]  # fmt: skip
    assert all(one.end <= two.start for one, two in pairwise(found))


def test_a_phrase_ends_where_an_expression_or_a_paragraph_does():
    assert read("sju" + " " * 30 + "partner", "sv") == []
    assert read("sju\n\npartner", "sv") == []
    assert read("sju\n    partner", "sv") == [("sju\n    partner", "count 7 partners")]


PIECES = st.sampled_from([
    "1", "0", "12", "31", "2019", "1 000", "1.000", "1,5", "62 000 000", "٣", "²", "½", "10:30", "99999999999999999999999999",
    "-", "–", "/", ".", ",", ":", "%", "€", "'", "(", "+", "|", " ", "\u00a0", "\n", "\n\n", "en", "ett", "a", "to", "två", "two",
    "halv", "half", "half of", "halva", "och", "and", "og", "komma", "point", "hundra", "hundred", "tusen", "miljoner", "mio", "m",
    "million", "SEK", "MSEK", "kr", "kronor", "kroner", "procent", "pct", "per cent", "tredjedel", "third", "of", "av", "maj", "May",
    "december", "hösten", "ultimo", "slutet av", "till", "den", "st", ":e", "årig", "jobb", "jobs", "job", "partner", "nya", "de",
    "+46 70-174 06 05", "tlf", "dussin", "dozen", "treårig", "two-year", "-talet", "two-thirds", "mellan fyra ögon", "fas", "          ",
])  # fmt: skip


@given(
    pieces=st.lists(PIECES, max_size=14),
    spaces=st.booleans(),
    language=st.sampled_from(["sv", "da", "en", "nb"]),
)
def test_anything_can_be_read(pieces, spaces, language):
    text = (" " if spaces else "").join(pieces)
    found = list(figures_in(text, language))
    assert all(text[one.start : one.end].strip() for one in found)
    assert all(one.end <= two.start for one, two in pairwise(found)), text
    digits = {place for place, char in enumerate(text) if char.isnumeric()}
    assert digits <= {place for one in found for place in range(one.start, one.end)}, (
        "a digit that nobody told of"
    )


@pytest.mark.parametrize("language", ["sv", "da", "en"])
@pytest.mark.parametrize(
    "piece",
    ["1", "1 ", "1 000 ", "1.", "1,1", "1-", "a", "a-", "a'", "sju ", "two ", "to ", "en ", "a ", "1/", "½", "+1", "(0",
     "07 ", "2019-", "2019–", "1.1.", " ", "\n", "\n ", "\u00a0", "1 maj ", "- ", "kr ", "SEK ", "halv ", "half a ", "100 000 "],
)  # fmt: skip
def test_the_time_is_in_proportion_to_the_text(piece, language):
    text = piece * (100_000 // len(piece)) + "!"
    before = time.perf_counter()
    list(figures_in(text, language))
    assert time.perf_counter() - before < 60, "not in proportion: a busy machine takes five seconds"
