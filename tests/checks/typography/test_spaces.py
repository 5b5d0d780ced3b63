"""Spaces, too many or too few."""

from __future__ import annotations

import pytest
from checks.typography.texts import said

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
    ("sv", "Det gäller frågan:Vad är klart.", '"frågan:Vad"'),
    ("sv", "Det gäller frågan:Om så.", '"frågan:Om"'),
    ("sv", "Bron tog slut.DETT var.", '"slut.DETT"'),
    ("sv", "Här (den nya bron)är klar.", '"bron)är"'),
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
    (
        "sv",
        "Det gäller frågan:vad är klart, frågan:V eller frågan:VAD. Ett (del)projekt, se bron.PDF och slut.EU.",
    ),
]


@pytest.mark.parametrize(("language", "raw"), RIGHT_SPACES)
def test_spaces_in_their_place(language: str, raw: str) -> None:
    assert said(language, raw) == []


def test_spaces_of_markdown_are_its_own() -> None:
    raw = "-   Ett\n-   Två\n\n    Mera text  \nunder den.\n\n| a    | b  |\n|:-----|---:|\n>  Inryckt.\n\n[^n]:  Not.\n"
    assert said("sv", raw, figures=True, markdown=True) == []
