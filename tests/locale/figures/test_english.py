"""Phrases in English, what they read as, and phrases that are no figures."""

from __future__ import annotations

import pytest

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


@pytest.mark.parametrize(("text", "figures"), ENGLISH)
def test_figures_in_english(read, text, figures):
    assert read(text, "en") == figures


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
def test_no_figures_in_english(read, text):
    assert read(text, "en") == []
