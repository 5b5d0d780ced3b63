"""Phrases in Danish, what they read as, and phrases that are no figures."""

from __future__ import annotations

import pytest

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


@pytest.mark.parametrize(("text", "figures"), DANISH)
def test_figures_in_danish(read, text, figures):
    assert read(text, "da") == figures


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
def test_no_figures_in_danish(read, text):
    assert read(text, "da") == []
