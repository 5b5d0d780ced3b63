"""Somebody who withdraws is gone from everything that is built: not a part of the name, not a number, no picture.

The whole built site of an invented copy is read, packed files included: what Pagefind compresses, what a
workbook zips, what a picture says of itself.
"""

from __future__ import annotations

import gzip
import html
import io
import re
import unicodedata
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from conftest import SMALL, TODAY, Built
from PIL import Image, PngImagePlugin

from faktum.checks import check_site

PERSON = "data/people/p-a1b2c.yml"
OFFICE = "data/organisations/fjallback-innovation.yml"
PICTURE = "docs/assets/p-a1b2c.png"
NAME, SORT_AS = "Jørnulf Åsebäck", "Åsebäck, Jørnulf"
MAILBOX = "jornulf.asebaeck@fjallback.example"
NUMBER = "+46701740612"
PORTRAIT = (
    "portrait:\n  file: p-a1b2c.png\n  alt: {sv: Ler vid provräcket, da: Smiler ved rækværket, en: Smiling at the railing}\n"
    "  consent: {reference: 2026/17, given_on: 2026-03-01}\n"
)
AWAY = "    substitute: {who: p-a1b2c, period: 2026-11-01/2026-12-31}\n"
TOMBSTONE = "withdrawn: {on: 2026-11-30}\n"

TRACES = {
    "given name": "jornul", "family name": "asebac", "number": "701740612", "mailbox": "jornulf.aseb", "portrait": "p-a1b2c.png",
    "text of the portrait": "provracket", "case number": "2026/17",
}  # fmt: skip
"""What is looked for, folded as `folded` does it, and without the end that a stemmer may cut."""


def folded(text: str) -> str:
    """Small letters without accents, one for two: Åsebäck, Aasebaeck and ASEBACK are one."""
    plain = unicodedata.normalize("NFKD", text.lower().translate({0xF8: "o", 0xE6: "a", 0x153: "o"}))
    letters = "".join(one for one in plain if not unicodedata.combining(one))
    return re.sub("aa|ae", "a", letters).replace("oe", "o")


def readings(name: str, raw: bytes) -> Iterator[bytes | str]:
    """Everything a file may be read as, what is packed in it too."""
    yield name
    yield raw
    if raw[:2] == b"\x1f\x8b":
        yield from readings("", gzip.decompress(raw))
    elif raw[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            for part in packed.namelist():
                yield from readings(part, packed.read(part))
    elif raw[:8] == b"\x89PNG\r\n\x1a\n":
        with Image.open(io.BytesIO(raw)) as picture:
            yield repr(picture.info)


def traces_in(name: str, raw: bytes) -> set[str]:
    found: set[str] = set()
    for reading in readings(name, raw):
        for encoding in ("utf-8", "utf-16-le", "latin-1") if isinstance(reading, bytes) else ("",):
            text = reading.decode(encoding, errors="ignore") if isinstance(reading, bytes) else reading
            # A content line of a vCard and a word in JSON may be broken or escaped anywhere.
            text = html.unescape(unquote(text.replace("\r\n ", "")))
            text = re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), text)
            plain, digits = folded(text), re.sub(r"[\s\u00a0()./–+-]", "", text)
            found |= {what for what, trace in TRACES.items() if folded(trace) in plain or trace in digits}
    return found


def scan(site: Path) -> dict[str, dict[str, set[str]]]:
    """Trace → kind of file → the files in which it is."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for path in site.rglob("*"):
        if path.is_file():
            name = path.relative_to(site).as_posix()
            for trace in traces_in(name, path.read_bytes()):
                found[trace][path.suffix].add(name)
    return found


def published(edited: Callable[..., str]) -> dict[str, str]:
    """A copy of the small site in which somebody with everything a person can have is on every kind of page."""
    text = edited(
        PERSON, "name: Nils Provberg\nsort_as: Provberg, Nils\n", f"name: {NAME}\nsort_as: {SORT_AS}\n"
    )
    text = text.replace("+46701740605", NUMBER).replace("070-1740605", "070-174 06 12")
    text = text.replace("nils.provberg@fjallback.example", MAILBOX).replace(
        "contacts:\n", f"{PORTRAIT}contacts:\n"
    )
    people = '{{ person("p-a1b2c") }}'
    pages = {
        f"docs/{code}/search.md": f"---\ntitle: {title}\n{mark}---\n"
        for code, title, mark in (
            ("sv", "Sök", ""), ("da", "Søg", "translated_from: {lang: sv, hash: ''}\n"), ("en", "Search", "translated_from: {lang: sv, hash: ''}\n"),
        )
    }  # fmt: skip
    topic = "data/topics/fjarrvard.yml"
    named = {
        "sv": f"Den som vet mest är {people}.",
        "da": f"Den, der ved mest, er {people}.",
        "en": f"The one who knows most is {people}.",
    }
    note = (SMALL / topic).read_text(encoding="utf-8")
    assert "note:" not in note
    return {
        PERSON: text,
        OFFICE: edited(OFFICE, "    place: contacts\n", f"    place: contacts\n{AWAY}"),
        topic: note + "note:\n" + "".join(f"  {code}: '{words}'\n" for code, words in named.items()),
        **pages,
    }


def withdrawn(text: str) -> str:
    """The record as CONTRIBUTING says to leave it."""
    offices = text.split("appointments:\n")[1].split("portrait:\n", maxsplit=1)[0]
    return f"appointments:\n{offices}{TOMBSTONE}"


def picture() -> bytes:
    """A picture that tells whom it shows."""
    info = PngImagePlugin.PngInfo()
    info.add_text("Title", "at the bridge", zip=True)
    made = io.BytesIO()
    Image.new("RGB", (8, 8), "#ffeecc").save(made, "PNG", pnginfo=info)
    return made.getvalue()


@pytest.mark.timeout(600)
def test_nothing_of_somebody_withdrawn_is_in_the_built_site(
    site: Callable[..., Path],
    edited: Callable[..., str],
    build: Callable[..., Built],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    overlay = published(edited)
    root = site(overlay)
    (root / PICTURE).parent.mkdir(parents=True)
    (root / PICTURE).write_bytes(picture())
    before = build(root)
    assert before.code == 0, before.output
    found = scan(before.site)
    # Whoever finds nothing in the second build has found it in the first: in pages and in packed files.
    assert found.keys() == TRACES.keys() - {"case number"}
    for suffix in (".html", ".json", ".pf_fragment", ".pf_index", ".vcf"):
        assert found["family name"][suffix], suffix
    assert found["family name"][".xlsx"], "the workbook has a sheet of offices"
    assert found["number"][".pf_index"]
    assert not [name for name in found["number"][".json"] if name.startswith("api/")]

    # Setting the record to withdrawn is all it takes; what else names the person is told at once.
    (root / PERSON).write_text(withdrawn(overlay[PERSON]), encoding="utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    told = {(one.path, one.code) for one in check_site(root).errors}
    assert told == {(OFFICE, "NO-SUBSTITUTE"), (PICTURE, "WITHDRAWN-TRACE")}
    (root / PICTURE).unlink()
    (root / OFFICE).write_text(overlay[OFFICE].replace(AWAY, ""), encoding="utf-8")
    after = build(root)
    assert after.code == 0, after.output
    assert {trace: dict(where) for trace, where in scan(after.site).items()} == {}
    # Role and organisation stay, on the release and in the list of people.
    release = after.text("press/2019/halsobron-oppnar/index.html")
    assert "namnet borttaget på personens begäran</a>, projektledare" in release
    assert 'id="p-a1b2c"' in after.text("da/contacts/index.html")
    assert "projektleder" in after.text("da/contacts/index.html").lower()


def test_the_scan_reads_what_is_packed(tmp_path: Path) -> None:
    (tmp_path / "a.gz").write_bytes(gzip.compress("JØRNULF".encode()))
    with zipfile.ZipFile(tmp_path / "b.xlsx", "w") as packed:
        packed.writestr("x.xml", "<t>&#197;sebäck</t>")
    info = PngImagePlugin.PngInfo()
    info.add_itxt("Author", "Aasebaeck", zip=True)
    Image.new("RGB", (1, 1)).save(tmp_path / "c.png", pnginfo=info)
    (tmp_path / "d.json").write_text('{"tel": "+46 (0)70-174 06 12", "n": "\\u00c5seb\\u00e4ck"}')
    (tmp_path / "e.vcf").write_bytes("FN:Jør\r\n nulf Åse\r\n bäck\r\n".encode())
    found = scan(tmp_path)
    assert found["given name"] == {".gz": {"a.gz"}, ".vcf": {"e.vcf"}}
    assert found["family name"] == {
        ".xlsx": {"b.xlsx"}, ".png": {"c.png"}, ".json": {"d.json"}, ".vcf": {"e.vcf"},
    }  # fmt: skip
    assert found["number"] == {".json": {"d.json"}}
