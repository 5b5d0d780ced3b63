"""What is left behind in texts and records, and what only looks like it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from faktum.checks.texts.descriptions import check_descriptions
from faktum.checks.texts.placeholders import check_typed_placeholders
from faktum.checks.texts.text import Text
from faktum.checks.typography.rules import check_texts
from faktum.problems import Problem

Changed = Callable[..., dict[str, str]]
Found = Callable[..., list[Problem]]
Told = Callable[..., list[str]]

PERSON = "data/people/p-a1b2c.yml"
ABOUT = "docs/sv/about.md"


def left(language: str, raw: str, *, markdown: bool = False, where: str = "summary") -> list[str]:
    """What is called debris in a text."""
    text = Text("x.md", 1, language, raw, where, figures=where != "note", markdown=markdown)
    return [one.found for one in check_texts([text], {}) if one.code == "DEBRIS"]


WORDS_LEFT = [
    ("sv", "Bron håller. TODO kolla.", '"TODO"'),
    ("da", "Broen holder. FIXME", '"FIXME"'),
    ("en", "The grant is XX kronor.", '"XX"'),
    ("en", "The grant is xxx kronor.", '"xxx"'),
    ("en", "The date is TBD.", '"TBD"'),
    ("en", "The lorem ipsum.", '"lorem ipsum"'),
    ("sv", "Bron heter %s och håller.", '"%s"'),
    ("sv", "Bron heter {namn} och håller.", '"{namn}"'),
    ("da", "Broen hedder ${navn} og holder.", '"${navn}"'),
    ("en", "The bridge of [[place]] holds.", '"[[place]]"'),
    ("sv", "Bron i [ort] håller.", '"[ort]"'),
    ("sv", "Bron i [infoga ort] håller.", '"[infoga ort]"'),
    ("da", "Broen i [indsæt navn] holder.", '"[indsæt navn]"'),
    ("en", "The bridge of [name] holds.", '"[name]"'),
    ("en", "The bridge of [insert place here] holds.", '"[insert place here]"'),
    ("sv", "Skriv text här", '"Skriv text här"'),
    ("sv", "Bron håller. Text kommer.", '"Text kommer"'),
    ("sv", "Klistra in ny text här.", '"Klistra in ny text här"'),
    ("da", "Indsæt tekst", '"Indsæt tekst"'),
    ("da", "Broen holder (tekst følger).", '"tekst følger"'),
    ("en", "Insert a short quote here.", '"Insert a short quote here"'),
    ("en", "It holds. Text to follow.", '"Text to follow"'),
    ("sv", "…", '"…"'),
    ("en", "...", '"..."'),
    ("sv", "Rubrik", '"Rubrik"'),
    ("da", "Overskrift", '"Overskrift"'),
    ("en", "Headline", '"Headline"'),
    ("sv", "Bron hÃ¥ller.", '"hÃ¥ller."'),
    ("en", "The bridgeâ€™s end.", '"bridgeâ€™s"'),
]


@pytest.mark.parametrize("markdown", [True, False])
@pytest.mark.parametrize(("language", "raw", "found"), WORDS_LEFT)
def test_words_that_were_to_be_filled_in(language: str, raw: str, found: str, *, markdown: bool) -> None:
    assert left(language, raw, markdown=markdown) == [found]


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ("Bron **håller**.", '"**håller**."'), ("Bron *håller*.", '"*håller*."'), ("## Bron", '"## Bron"'),
        ("Se [bron](bron.md).", '"[bron](bron.md)."'), ("Bron `håller`.", '"`håller`."'),
        ("Bron <b>håller</b>.", '"<b>håller</b>."'), ("Bron i <ort>.", '"<ort>."'),
        ("Bron&nbsp;håller.", '"&nbsp;"'), ("Bron &amp; vägen.", '"&amp;"'), ("Bron &#228;r klar.", '"&#228;"'),
        ("{% if x %}Bron", '"{%"'), ("Bron i <<ort>>.", '"<<ort>>"'),
    ],
)  # fmt: skip
def test_marks_in_texts_that_are_shown_as_written(raw: str, found: str) -> None:
    text = Text("x.yml", 1, "sv", raw, "title", figures=True, expressions=False)
    assert [one.found for one in check_texts([text], {}) if one.code == "DEBRIS"] == [found]


def test_marks_of_markdown_are_right_in_markdown() -> None:
    raw = "Bron **håller** och *står*, se [bron](bron.md) & `vägen`, &lt; och &nbsp;.\n\n## Mer\n\n* Ett.\n"
    assert left("sv", raw, markdown=True) == []


@pytest.mark.parametrize(("language", "words"), [("sv", "Läs mer"), ("da", "Læs mere"), ("en", "Read more")])
def test_a_button_is_no_sentence_but_may_be_a_heading(language: str, words: str) -> None:
    assert left(language, f"A. {words}.") == left(language, f"A. {words}.", markdown=True) == [f'"{words}"']
    assert left(language, f"## {words}", markdown=True) == []


@pytest.mark.parametrize(
    ("markdown", "hint"),
    [(True, "Begin each item with a hyphen and a space."), (False, "Delete the bullet.")],
)
def test_what_to_write_for_a_bullet(hint: str, *, markdown: bool) -> None:
    text = Text("x.md", 1, "sv", "• Bron håller.", "summary", figures=True, markdown=markdown)
    assert [one.hint for one in check_texts([text], {}) if one.code == "DEBRIS"] == [hint]


def test_what_cannot_be_seen_is_told_of_once() -> None:
    assert left("sv", "Bron&#8203;håller.") == []


PARAGRAPHS = [
    ("sv", "Publicerat den"), ("sv", "Startsidan"), ("sv", "jg"), ("da", "Emner"), ("da", "Offentliggjort den:"),
    ("en", "Published on …"), ("en", "Topics"), ("en", "xz"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "words"), PARAGRAPHS)
def test_what_templates_print_is_no_paragraph(language: str, words: str) -> None:
    raw = f"Bron.\n\n{words}\n\nMera."
    assert left(language, raw, markdown=True) == [f'"{words}"']
    assert left(language, f"Bron.\n\n## {words}\n\n- {words}\n\n| {words} |\n|---|\n", markdown=True) == []
    assert left(language, f"{words} bron.", markdown=True) == []
    assert left(language, words, where="note") == []


@pytest.mark.parametrize(
    ("language", "raw", "found"),
    [
        ("sv", "Bron och och vägen håller.", "och och"), ("sv", "Bron håller och\noch vägen.", "och och"),
        ("sv", "Projektet projektet är klart.", "Projektet projektet"), ("sv", "Bron är det det gäller.", ""),
        ("da", "Broen og og vejen holder.", "og og"), ("da", "Broen som holder holder, nu.", "holder holder"),
        ("en", "The the bridge holds.", "The the"), ("en", "It holds the the.", "the the"),
        ("en", "The bridge of of Interreg.", "of of"),
    ],
)  # fmt: skip
def test_a_word_stands_once(language: str, raw: str, found: str) -> None:
    assert left(language, raw, markdown=True) == ([f'"{found}"'] if found else [])


@pytest.mark.parametrize(
    ("language", "raw", "found"),
    [
        ("en", "The end of the of the bridge.", ["of the of the"]), ("en", "It went step by step by step.", []), ("en", "Go step by step by step.", []),
        ("en", "A the bridge holds, the an end.", ["A the", "the an"]), ("en", "Bertha the-an holds.", []),
        ("en", "It holds holds, and and-so holds.", ["holds holds"]), ("en", "Take vitamin A A day.", []),
        ("en", "Is it a a bridge?", ["a a"]), ("en", "5 5 bridges 12 12.", []), ("en", "The man’s man, a hand handled.", []),
        ("en", "The office they log in in the morning.", []), ("en", "It is in in the morning.", ["in in"]),
        ("en", "It held it held it.", []), ("en", "In June in June it held.", ["In June in June"]), ("en", "So it so it held.", []),
        ("sv", "Den bro som de går på på måndag.", []), ("sv", "Bron på på ön.", ["på på"]),
        ("sv", "Det som en två tre fyra fem sex på på ön.", ["på på"]), ("sv", "Se bron (bron) och bron/bron.", []),
        ("en", "the the and and", ["the the", "and and"]),
    ],
)  # fmt: skip
def test_words_that_stand_twice(language: str, raw: str, found: list[str]) -> None:
    assert left(language, raw) == [f'"{one}"' for one in found]


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ("Bron,, håller.", [",,"]), ("Bron;, håller.", [";,"]), ("Bron:, ja.", [":,"]), ("Bron:: ja.", ["::"]),
        ("Bron håller!. Ja.", ["!."]), ("Bron håller.. Ja.", [".."]), ("(Bron).. Ja.", [".."]),
        ("Bron byggdes snabbast., ja.", [".,"]), ("Broar m.m., bl.a.; etc.: ja.", []), ("Ja ... nej, 1..2.", []),
        # Brackets.
        ("Bron (som håller.", ["("]), ("Bron som håller) ja.", [")"]), ("Bron [som (håller] ja.", ["("]),
        ("Bron ((som) håller.", ["("]), ("Bron (a [b) håller.", ["["]), ("En (bro) och [sic].", []),
        ("a) bro, b) väg, 12) ö, iv) skog.", []), ("1234) bro.", [")"]), ("En bro abc) ja.", [")"]),
        ("Bron :-) och ;) och :( och 8'( ja.", []), ("Bron (:-) ja.", []),
    ],
)  # fmt: skip
def test_one_sign_at_a_time_and_brackets_in_pairs(raw: str, found: list[str]) -> None:
    assert left("sv", raw) == [f'"{one}"' for one in found]


def test_brackets_may_end_in_another_paragraph() -> None:
    assert left("sv", "Bron (som håller.\n\nOch som står).", markdown=True) == []
    assert left("sv", "Bron (som håller.\n\nOch (som) står.", markdown=True) == ['"("']
    assert left("sv", "Bron som håller).\n\nOch (som) står).", markdown=True) == ['")"', '")"']


@pytest.mark.parametrize(
    ("raw", "found", "hint"),
    [
        ("Bron &aring;ker.", '"&aring;"', "Type å."), ("Bron &#246;ppnar.", '"&#246;"', "Type ö."),
        ("En bro&nbsp;som håller.", '"&nbsp;"', "Type a space."),
        ("Tar 10&nbsp;år, i&nbsp;dag, EU&nbsp;betalar, bron&nbsp;7.", None, ""), ("Ett &lt;, &amp; och &#42;.", None, ""),
        ("Bron &amp;nbsp; vägen.", '"&amp;nbsp;"', "Type the sign, or delete it."),
        ("Bron &lt;b&gt; vägen.", '"&lt;b&gt;"', "Type the sign, or delete it."),
        ("Bron **håller.", '"**"', "Write ** on both sides of the words, or delete it."),
        ("Bron **håller** och **står.", '"**"', "Write ** on both sides of the words, or delete it."),
        ("Bron **håller** och `**` står.", None, ""),
    ],
)  # fmt: skip
def test_what_markdown_makes_of_it(raw: str, found: str | None, hint: str) -> None:
    text = Text("x.md", 1, "sv", raw, "the text", figures=True, markdown=True, counts_lines=True)
    problems = [one for one in check_texts([text], {}) if one.code == "DEBRIS"]
    assert [(one.found, one.hint) for one in problems] == ([(found, hint)] if found else [])


def test_marks_are_told_of_at_their_line() -> None:
    raw = "Ett **.\n\nTvå ** tre **.\n\nBron **håller.\n\nSlut&aring;r.\n"
    text = Text("x.md", 5, "sv", raw, "the text", figures=True, markdown=True, counts_lines=True)
    problems = [one for one in check_texts([text], {}) if one.code == "DEBRIS"]
    assert sorted((one.line, one.found) for one in problems) == [(5, '"**"'), (9, '"**"'), (11, '"&aring;"')]


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", ">>>>>>> main"])
def test_two_versions_that_were_not_put_together(mark: str) -> None:
    assert left("sv", f"Bron.\n\n{mark}\nVägen.\n", markdown=True)
    assert left("sv", f"{mark}\nVägen.\n", markdown=True)


@pytest.mark.parametrize(
    ("language", "raw", "found"),
    [
        # What a program, a spreadsheet or a template leaves.
        ("sv", "Bron kostar $belopp.", "$belopp"), ("en", "It cost $million or $75.", None), ("sv", "X kronor gick åt.", "X kronor"),
        ("sv", "Y % gick åt.", "Y %"), ("sv", "X broar och X st.", None), ("sv", "Bron #REF! och #N/A.", ["#REF!", "#N/A"]), ("sv", "Bron NaN.", "NaN"),
        ("sv", "Bron ORT_NAMN håller.", "ORT_NAMN"), ("sv", "Bron %ORT% håller.", "%ORT%"), ("sv", "Bron :smile: håller.", ":smile:"),
        ("sv", "Bron ____ håller.", "____"), ("sv", "Bron ..... håller.", "....."), ("sv", "Bron [ ] håller.", "[ ]"), ("sv", "Bron () håller.", "()"),
        ("sv", "Den åååå-mm-dd.", "åååå-mm-dd"), ("en", "On dd/mm/yyyy.", "dd/mm/yyyy"), ("sv", "År 20xx och 201x.", ["20xx", "201x"]),
        ("sv", "Bron {++ny++}.", ["{++", "++}"]), ("sv", "Bron @@ort@@ håller.", "@@ort@@"), ("sv", "Bron ##ORT## håller.", "##ORT##"),
        ("sv", "Bron C:\\Mappar\\bro håller.", "C:\\\\Mappar\\\\bro"), ("sv", "Bron ko?nstig.", None), ("sv", "Bron f\u00adår.", "f\u00adår."),
        # Letters.
        ("sv", "En o\ufb03ciell bro.", "o\ufb03ciell"), ("sv", "Bron ha\u030aller.", "ha\u030aller."), ("sv", "Bron h\u0332a.", None),
        ("sv", "Bron √•ker.", "√•ker."), ("sv", "Bron b\ufffdt.", "b\ufffdt."), ("sv", "Bron h÷ller.", "h÷ller."),
        # In fields with a bullet.
        ("sv", "• Bron håller.", "• "), ("sv", "Bron • vägen.", None),
    ],
)  # fmt: skip
def test_what_programs_leave(language: str, raw: str, found: str | list[str] | None) -> None:
    expected = [found] if isinstance(found, str) else found or []
    assert left(language, raw) == [f'"{one}"' for one in expected]


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        # A form says what is to be written: at least two words, at most eight, and nothing else.
        ("Skriv en kort text om din rubrik här.", "Skriv en kort text om din rubrik här"), ("Skriv.", None), ("Ange datum.", "Ange datum"),
        ("Ingress, max tre rader.", "Ingress, max tre rader"), ("Rubriken har högst tre rader.", None),
        ("Skriv en kort ny text om din rubrik här.", None), ("Skriv en bra text här.", None), ("Bron håller (ange datum).", "ange datum"),
        ("Hon sade ”ett citat här” då.", "”ett citat här”"), ("Hon sade ”ett citat” då.", None), ("Bron i (adress?) håller.", "(adress?)"),
        ("Bron i [namn på bro] håller.", "[namn på bro]"), ("Bron i [namnet] håller.", None),
        # A whole text that is nothing.
        ("null", "null"), ("Undefined!", "Undefined!"), ("test", "test"), ("Rubrik 2", "Rubrik 2"), ("Rubrik 2 är bra.", None), ("vd", "vd"), ("bro", "bro"),
        ("broar", None), ("Bro", None), (f"Rubrik {'2' * 73}", f"Rubrik {'2' * 52}…"), (f"Rubrik {'2' * 74}", None), ("utkast", "utkast"),
    ],
)  # fmt: skip
def test_what_a_form_asks_for(raw: str, found: str | None) -> None:
    text = Text(
        "x.md",
        1,
        "sv",
        f"Bron.\n\n{raw}\n\nMera.",
        "the text",
        figures=True,
        markdown=True,
        counts_lines=True,
    )
    problems = [one for one in check_texts([text], {}) if one.code == "DEBRIS"]
    assert [(one.line, one.found) for one in problems] == ([(3, f'"{found}"')] if found else [])


def test_a_word_with_a_broken_letter_is_shown_whole() -> None:
    assert left("sv", f"Ett {'x' * 50}Ã¥{'y' * 9} bro.") == [f'"{"x" * 40}Ã¥{"y" * 9}"']
    assert left("sv", f"Ett {'x' * 9}Ã¥{'y' * 50} bro.") == [f'"{"x" * 9}Ã¥{"y" * 40}"']
    assert left("sv", "Ã¥r och bÃ¥t") == ['"Ã¥r"', '"bÃ¥t"']


NOTED = [
    # What is still to be done, in words that say nothing else.
    ("sv", "Bron håller. Kolla siffran.", '"Kolla siffran"'),
    ("sv", "Bron håller. Det här måste vi dubbelkolla.", '"Det här måste vi dubbelkolla"'),
    ("da", "Broen holder. Det skal vi lige dobbelttjekke.", '"Det skal vi lige dobbelttjekke"'),
    ("da", "Broen holder. Ret det her senere.", '"Ret det her senere"'),
    ("en", "It holds. We need to double-check this.", '"We need to double-check this"'),
    ("en", "It holds. Please update the figures.", '"Please update the figures"'),
    # In brackets.
    ("sv", "Bron (kolla med Nils) håller.", '"(kolla med Nils)"'),
    ("da", "Broen (er det rigtigt?) holder.", '"(er det rigtigt?)"'),
    ("en", "The bridge (should we say which?) holds.", '"(should we say which?)"'),
    ("sv", "Bron [fråga Nils om året] håller.", '"[fråga Nils om året]"'),
    ("da", "Broen [flyt op] holder.", '"[flyt op]"'),
    ("en", "The bridge [photo of the bridge] holds.", '"[photo of the bridge]"'),
    # In capitals, or as a draft.
    ("sv", "EJ KLART. Bron håller.", '"EJ KLART"'),
    ("da", "Broen holder. UDKAST 3.", '"UDKAST"'),
    ("en", "DRAFT of May. It holds.", '"DRAFT"'),
    ("sv", "Bron håller, texten får inte spridas.", '"får inte spridas"'),
    ("da", "Broen holder – må ikke deles.", '"må ikke deles"'),
    ("en", "It holds – do not circulate.", '"do not circulate"'),
    # What is to come.
    ("sv", "Bron håller. Mer info kommer senare.", '"Mer info kommer senare"'),
    ("da", "Broen holder. Billede følger.", '"Billede følger"'),
    ("en", "It holds. Picture to follow.", '"Picture to follow"'),
]


@pytest.mark.parametrize("markdown", [True, False])
@pytest.mark.parametrize(("language", "raw", "found"), NOTED)
def test_notes_to_oneself_are_no_text(language: str, raw: str, found: str, *, markdown: bool) -> None:
    assert left(language, raw, markdown=markdown) == [found]


def test_a_word_of_the_sentence_before_strands_nothing() -> None:
    assert left("sv", "De kom som grupp. De räknas till till partnerna.") == ['"till till"']
    assert left("sv", "Bron som de hör till till slut.") == []


CLEAN = [
    (
        "sv",
        "Kolla in bron. Måste siffrorna stämma? Vi kontrollerar det här varje år. Partnerna ändrar sig (ändrat 2019).",
    ),
    ("sv", "Utkastet (fråga 3 i enkäten) är klart. Frågan är vem. OBS! Bron är stängd. Inte klara färger."),
    ("da", "Tjek dit helbred. Vi kontrollerer tallene hvert år. Udkastet er klar (spørgsmål 3). Husk hjelm."),
    ("da", "Slet ikke. Ret meget bedre. Passer det dig, kommer vi. Broen (rettet i 2019) holder."),
    ("en", "Check your health. We update the figures every year. The draft is done (updated 2019). Move on."),
    ("en", "A check is made. The DRAFTING group met. Is this the right way? Double-checked by two people."),
    ("sv", "Det var det det handlade om, långt långt bort; det, det är bra. De som är är många."),
    ("sv", "Texten kommer från källan. Klistra in adressen i fältet. Rubriken och ingressen stämmer inte."),
    ("sv", "Källan har bara ”Publicerat den” och ”TODO” eller ”XX” och ”[namn]” där."),
    ("sv", "Barn med XX-kromosomer [sic] sade ja […] i 100 % så många fall och 50 %-enheter mer."),
    ("da", "Der der er vand, er der liv; det er det, det handler om. Teksten kommer fra kilden."),
    (
        "da",
        "Indsæt nummeret i feltet. Kilden skriver ”indsæt tekst” og intet mere. For at at-sætningen kan stå.",
    ),
    ("en", "She said that that had had an effect. It is what it is is no answer. The place is [in Lund]."),
    ("en", "You can insert a picture, more is to come next year, and text is to come later from here."),
    ("en", "Todo lists, XXL beds, XX chromosomes, a {curly: set}, ... and so on, R&D; 5 < 6 > 4; 2 * 3 * 4."),
    ("fi", "och och the the."),
]


@pytest.mark.parametrize(("language", "raw"), CLEAN)
def test_clean_words_are_let_alone(language: str, raw: str) -> None:
    expected = ['"och och"', '"the the"'] if language == "fi" else []
    assert left(language, raw) == expected


def test_names_of_places_may_be_what_a_template_calls_them() -> None:
    assert left("sv", "rubrik", where="note") == left("en", "headline", where="note") == []
    assert left("sv", "Bron", where="summary") == left("sv", "vd", where="title of x") == []


def test_expressions_and_attributes_are_no_fields() -> None:
    raw = '## Bro {#bro}\n\nBron {{ name("a") }} {{ name("a") }} håller. {.lead}\n'
    assert left("sv", raw, markdown=True) == []


# -- placeholders -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "number", ["+46701234567", "+4520123456", "+46701111111", "+46700000000", "+46706543210"]
)
def test_a_number_as_fingers_type_it(number: str, changed: Changed, found: Found) -> None:
    (one,) = found(changed(PERSON, "+46701740605", number))
    assert (one.code, one.line, one.found) == ("PLACEHOLDER", 14, f'"{number}"')


@pytest.mark.parametrize(
    "number", ["+46701740699", "+468123400", "+46850800000", "+4570101010", "+46480841960"]
)
def test_reserved_and_round_numbers_are_somebodys(number: str, changed: Changed, found: Found) -> None:
    assert [one.code for one in found(changed(PERSON, "+46701740605", number))] in ([], ["BAD-PHONE"])


@pytest.mark.parametrize(
    "box", ["name", "Test", "noreply", "fornamn.efternamn", "fornavn.efternavn", "firstname.lastname", "xxx"]
)
def test_a_mailbox_of_nobody(box: str, changed: Changed, found: Found) -> None:
    (one,) = found(changed(PERSON, "nils.provberg@", f"{box}@"))
    assert (one.code, one.line, one.found) == ("PLACEHOLDER", 15, f'"{box}@fjallback.example"')


@pytest.mark.parametrize("box", ["info", "press", "namnam", "test.bolag", "kontakt", "name.provberg"])
def test_a_mailbox_of_an_office(box: str, changed: Changed, found: Found) -> None:
    assert found(changed(PERSON, "nils.provberg@", f"{box}@")) == []


def test_a_name_of_nobody(changed: Changed, found: Found) -> None:
    (one,) = found(changed(PERSON, "name: Nils Provberg", "name: Förnamn Efternamn"))
    assert (one.code, one.line, one.found) == ("PLACEHOLDER", 1, '"Förnamn Efternamn"')


def test_the_mailbox_of_the_site(changed: Changed, found: Found) -> None:
    path = "data/site.yml"
    (one,) = found(changed(path, "licence:", "contact: name@fjallback.example\nlicence:"))
    assert (one.code, one.path, one.found) == ("PLACEHOLDER", path, '"name@fjallback.example"')


@pytest.mark.parametrize(("before", "line"), [("", 7), ("Det gick.\n", 8)])
def test_a_typed_placeholder_is_told_of_at_its_line(
    before: str, line: int, changed: Changed, told: Told
) -> None:
    text = f"{before}Skriv till name@fjallback.example, inte till ”name@fjallback.example”."
    overlay = changed(ABOUT, "## Vem\n", f"## Vem\n\n{text}\n")
    assert told(check_typed_placeholders, overlay) == [f'{line} PLACEHOLDER "name@fjallback.example"']


PICTURES = [
    ("", "none"), ("bild", '"bild"'), ("Bild", '"Bild"'), ("foto.jpg", '"foto.jpg"'), ("logo.png", '"logo.png"'),
    ("Vår bro.PNG", '"Vår bro.PNG"'), ("karta", '"karta"'), ("…", '"…"'),
]  # fmt: skip


@pytest.mark.parametrize(("alt", "shown"), PICTURES)
def test_a_picture_is_described(alt: str, shown: str, changed: Changed, found: Found) -> None:
    problems = found(_with_picture(changed, alt))
    assert [(one.code, one.line, one.found) for one in problems if one.code == "PLACEHOLDER"] == [
        ("PLACEHOLDER", 9, shown)
    ]


@pytest.mark.parametrize("alt", ["IMG_1234", "bild 1", "DSC00012", "image2"])
def test_a_number_is_no_description(alt: str, changed: Changed, found: Found) -> None:
    overlay = _with_picture(changed, alt)
    overlay = (
        {path.replace("/sv/", "/en/"): text for path, text in overlay.items()} if "image" in alt else overlay
    )
    assert "PLACEHOLDER" in {one.code for one in found(overlay)}


@pytest.mark.parametrize(
    ("alt", "wrong"),
    [
        ("gruppbild_2019", True), ("var-nya-bro", True), ("hälso-bro", False), ("Nord-Syd-Bron", False), ("IMG_1234 kopia", True),
        ("Skärmbild.webp", True), ("b", True), ("åö", False), ("12 34", True), ("karta", True), ("Fjällbäck", False), ("x" * 121, False),
        ("xx", True), ("bild saknas", True), ("bild: bro", False), ("Bild [1] av en bro", False), ("N.N.", True), ("Bild av NN", True),
    ],
)  # fmt: skip
def test_the_name_of_a_file_is_no_description(alt: str, wrong: bool, changed: Changed, told: Told) -> None:
    assert told(check_descriptions, _with_picture(changed, alt)) == (
        [f'9 PLACEHOLDER "{alt}"'] if wrong else []
    )


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("[Läs mer](projects/index.md)", None), ("Om bron: [här](projects/index.md)", None), ("Bron. [Här](projects/index.md).", '"Här"'),
        ("[**här** ›](projects/index.md)", '"**här** ›"'), ("[](projects/index.md)", "none"), ("Om bron [](projects/index.md).", "none"),
        ("[bron](projects/index.md)", None), ("[här](projects/index.md). Bron håller.", '"här"'), ("[här](projects/index.md) om bron", None),
        ('[{{ name("halsobron") }}](projects/index.md)', None), ("`[här](x.md)`", None), ("![här](x.md)", None),
    ],
)  # fmt: skip
def test_the_words_of_a_link_say_where_it_leads(
    words: str, found: str | None, changed: Changed, told: Told
) -> None:
    overlay = changed(ABOUT, "## Vem\n", f"## Vem\n\n{words}\n")
    said = [one for one in told(check_descriptions, overlay) if "](x.md)" not in words or "link" in one]
    assert said == ([f"7 PLACEHOLDER {found}"] if found else [])


def test_words_of_pictures_and_links_are_told_of_at_their_lines(changed: Changed, told: Told) -> None:
    text = "Det gick.\nSe ![karta](../assets/karta.svg)\noch\n[här](projects/index.md)."
    overlay = changed(ABOUT, "## Vem\n", f"## Vem\n\n{text}\n")
    assert told(check_descriptions, overlay) == ['8 PLACEHOLDER "karta"', '10 PLACEHOLDER "här"']


@pytest.mark.parametrize(("alt", "wrong"), [("bild " * 23 + "bild.", True), ("bild " * 23 + "bild..", False)])
def test_a_long_description_says_something(alt: str, wrong: bool, changed: Changed, told: Told) -> None:
    assert bool(told(check_descriptions, _with_picture(changed, alt))) is wrong


@pytest.mark.parametrize("alt", ["Karta över bron", "Bild av bron", "Logotypen är en bro", "En bro"])
def test_words_about_a_picture_describe_it(alt: str, changed: Changed, found: Found) -> None:
    assert [one.code for one in found(_with_picture(changed, alt)) if one.code == "PLACEHOLDER"] == []


def _with_picture(changed: Changed, alt: str) -> dict[str, str]:
    path = "docs/sv/about.md"
    text = changed(path)[path]
    lines = text.rstrip("\n").split("\n")
    lines += [""] * (8 - len(lines)) + [f"![{alt}](../assets/karta.svg)", ""]
    return {path: "\n".join(lines)}
