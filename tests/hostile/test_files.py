"""Files that are not what they seem: names, sizes, encodings, links, pictures, and YAML that is a program."""

from __future__ import annotations

import os
import struct
import time
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

FUND = "data/funds/nordfonden.yml"
FIRST = "label: {sv: a, da: a, en: a}\n"
TEXTS = "description: {sv: a, da: a, en: a}\n"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("x: !!python/object/apply:os.system ['touch pwned']", "YAML"), ("x: !!python/name:os.system", "YAML"), ("x: !pwned y", "YAML"),
        ("x: *a", "YAML"), ('x: "\\u202E"', "UNREADABLE"), ('x: "\\0"', "UNREADABLE"), ('x: "\\e[2J"', "UNREADABLE"),
        ('x: "\\uE002article\\uE003"', "UNREADABLE"), ('"\\u200B": x', "UNREADABLE"), ("x: a\u202eb", "UNREADABLE"), ("x: a\u2066b", "UNREADABLE"),
        ("x: a\0b", "UNREADABLE"), ("x: a\x1b[2Jb", "UNREADABLE"), ("x: a\x9bb", "UNREADABLE"), ("x: a\U000e0041b", "UNREADABLE"),
        ("? [a]\n: b", "YAML"), ("x" * 5000 + ": a", "YAML"), ("x: " + "[" * 40, "YAML"), ("x: " + "[" * 100_000, "YAML"),
        ("x: " + "1" * 5000, "UNKNOWN-KEY"), ("x: 1e999", "UNKNOWN-KEY"), ("x: .inf", "UNKNOWN-KEY"), ("label: b", "DUPLICATE-KEY"),
        ("former_ids: [../../etc]", "BAD-ID"), ("former_ids: [/etc]", "BAD-ID"), ("former_ids: [nordf\u043end]", "BAD-ID"),
        ("former_ids: ['a\n\n  b']", "BAD-ID"), ("former_ids: [" + "a" * 5000 + "]", "BAD-VALUE"),
    ],
    ids=lambda text: text[:20],
)  # fmt: skip
def test_a_record_is_refused_at_its_line(said: Any, line: str, code: str) -> None:
    found = said({FUND: FIRST + TEXTS + line + "\n"})
    assert (FUND, code) in {(one[0], one[2]) for one in found}
    assert all(2 < one[1] <= 6 or one[2] != code for one in found if one[0] == FUND)


def test_an_alias_bomb_is_refused_at_its_first_alias(said: Any) -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefghi", "bcdefghij", strict=True)
    )
    start = time.perf_counter()
    assert (FUND, 2, "YAML") in said({FUND: bomb})
    assert time.perf_counter() - start < 10


@pytest.mark.parametrize(
    ("raw", "line"), [(b"a: 1\nb: \xe5\n", 2), (b"\xff\xfea\0", 1), (b"a: \xed\xa0\x80\n", 1), (b"a: \xc0\xae\n", 1), (b"#" * 5_000_000, 1)]
)  # fmt: skip
@pytest.mark.parametrize("path", [FUND, "docs/sv/about.md", "data/messages/sv.yml"])
def test_bytes_that_are_no_text_are_refused(said: Any, path: str, raw: bytes, line: int) -> None:
    assert (path, line, "UNREADABLE") in said({path: raw})


@pytest.mark.parametrize(
    "name",
    ["data/topics/fj\u0430rr.yml", "data/topics/A.yml", "data/topics/a b.yml", "data/topics/a\nb.yml", "data/topics/a\x1b[2J.yml",
     "data/topics/<script>.yml", "data/topics/p-abcde.yml", "data/topics/page.yml", f"data/topics/{'a' * 200}.yml", "docs/sv/\u0430bout.md",
     "docs/sv/<script>.md", "docs/sv/a'\"b.md", "docs/sv/README.md", "docs/sv/press/2019/..a.md", "docs/sv/press/2019/\u0430.md", "docs/sv/a/../B/c.md",
     "docs/sv/projects/\u0430.md", "docs/sv/page/2.md", "docs/sv/a\u202eb.md"],
)  # fmt: skip
def test_a_name_that_can_be_no_id_is_refused(said: Any, name: str) -> None:
    text = (
        f"{FIRST}definition: {{sv: a, da: a, en: a}}\n"
        if name.endswith(".yml")
        else "---\ntitle: a\n---\ntext\n"
    )
    found = {(one[1], one[2]) for one in said({name: text}) if one[0] == os.path.normpath(name)}
    assert (1, "BAD-ID") in found


@pytest.mark.parametrize(
    ("old", "new"), [("topics: [fjarrvard]", "topics: [fj\u0430rrvard]"), ("topics: [fjarrvard]", "topics: [../fjarrvard]"),
                     ("topics: [fjarrvard]", "topics: [/etc/passwd]")]
)  # fmt: skip
def test_a_reference_that_only_looks_right_is_refused(said: Any, edited: Any, old: str, new: str) -> None:
    path = "data/projects/halsobron.yml"
    assert (path, 11, "BAD-ID") in said({path: edited(path, old, new)})


@pytest.mark.parametrize(
    "name",
    ["docs/evil.html", "docs/evil.md", "docs/sv/evil.html", "docs/sv/evil.js", "docs/sv/evil.markdown", "docs/sv/press/evil.svg", "docs/assets/evil.html",
     "docs/assets/evil.js", "docs/assets/evil.svgz", "docs/assets/evil.xml", "docs/assets/evil", "docs/assets/a/evil.css", "docs/assets/evil.PNG",
     "docs/_x/evil.html", "data/evil.yml", "data/messages/xx.yml", "data/messages/a/sv.yml", "docs/sitemap.xml", "docs/CNAME"],
)  # fmt: skip
def test_a_file_that_would_be_copied_unread_is_refused(said: Any, name: str) -> None:
    found = said({name: "pwned"})
    assert found[0][1:] in {(1, "UNKNOWN-FILE"), (1, "UNKNOWN-FOLDER")}
    assert name.startswith(found[0][0])


@pytest.mark.parametrize(
    "name", ["data/funds/x.yml", "data/messages/sv.yml", "data/x", "docs/assets/x.png", "docs/sv/x.md", "docs/sv/x", "docs/x", "data/schema/x", "docs/assets"]
)  # fmt: skip
@pytest.mark.parametrize("target", ["../secret", "inside", "missing"])
def test_a_symbolic_link_is_refused_wherever_it_leads(
    site: Any, errors: Any, tmp_path: Path, name: str, target: str
) -> None:
    root: Path = site()
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret/a.md").write_text("pwned")
    link = root / name
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(
        {"../secret": tmp_path / "secret", "inside": root / "mkdocs.yml", "missing": root / "none"}[target]
    )
    assert (name, 1, "UNREADABLE") in {(one.path, one.line, one.code) for one in errors(root)}


# -- pictures ---------------------------------------------------------------------------------------


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _png(width: int, height: int, points: bytes, *more: bytes) -> bytes:
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n"
        + head
        + b"".join(more)
        + _chunk(b"IDAT", zlib.compress(points))
        + _chunk(b"IEND", b"")
    )


GIF = b"GIF89a\x01\0\x01\0\x80\0\0\xff\xff\xff\0\0\0%b\x3b"
FRAME = b",\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0"
JPEG = b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\xff\xc0\0\x0b\x08%b\x01\x01\x11\0\xff\xd9"
WEBP = b"RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0%b"


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.png", _png(50_000, 50_000, b"")), ("c.png", b"<script>pwned()</script>"),
        ("d.png", _png(1, 1, b"\0\0", _chunk(b"zTXt", b"a\0\0" + zlib.compress(b"\0" * 9_000_000)))), ("e.png", _png(8000, 8000, b"")),
        ("a.gif", b"GIF89a\xff\xff\xff\xff\0\0\0" + FRAME + b"\x3b"), ("b.gif", GIF % (FRAME * 200)), ("c.gif", b"GIF89a"),
        ("d.gif", GIF % b",\xff\xff\0\0\xff\xff\xff\xff\0\x02\x01\0\0"),
        ("a.jpg", JPEG % b"\xff\xff\xff\xff"), ("b.jpeg", b"\xff\xd8\xff"), ("c.jpg", _png(1, 1, b"\0\0")),
        ("a.webp", WEBP % b"\xff\xff\xff\xff\xff\xff"), ("b.webp", b"RIFF0000WEBP"), ("c.webp", b""),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)  # fmt: skip
def test_a_bomb_or_something_else_under_a_pictures_name_is_refused(said: Any, name: str, raw: bytes) -> None:
    assert said({f"docs/assets/{name}": raw}) == [(f"docs/assets/{name}", 1, "BAD-PICTURE")]


def test_honest_pictures_are_taken(said: Any) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><g fill="url(#a)"><path d="M0 0h9v9z"/></g></svg>'
    files: dict[str, str | bytes] = {"a.svg": svg}
    for name in ("a.png", "a.gif", "a.jpg", "b.jpeg", "a.webp"):
        with BytesIO() as file:
            Image.new("RGB", (40, 30), "teal").save(file, format={"jpg": "JPEG"}.get(name[2:], name[2:]))
            files[f"{name}"] = file.getvalue()
    assert said({f"docs/assets/{name}": raw for name, raw in files.items()}) == []


def test_a_large_picture_is_refused(said: Any) -> None:
    assert said({"docs/assets/a.png": b"\0" * 5_000_000}) == [("docs/assets/a.png", 1, "UNREADABLE")]


@pytest.mark.parametrize(
    "inside",
    ["<script>pwned()</script>", '<path onload="pwned()"/>', '<path onLoad="pwned()"/>', "<foreignObject><p>x</p></foreignObject>",
     '<a href="javascript:pwned()"><path/></a>', '<image href="https://pwned.example/x.png"/>', '<use href="#a"/>', "<style>@import 'x'</style>",
     '<path style="fill:red"/>', '<path fill="url(https://pwned.example/#a)"/>', '<animate attributeName="href" values="javascript:pwned()"/>',
     '<set attributeName="onload" to="pwned()"/>', "<?xml-stylesheet href='x'?>", '<path xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="x"/>',
     '<script xmlns="http://www.w3.org/1999/xhtml">pwned()</script>', '<handler xmlns="http://www.w3.org/2001/xml-events"/>', "<svg/>", "<iframe/>"],
)  # fmt: skip
def test_an_svg_that_does_more_than_draw_is_refused_at_its_line(said: Any, inside: str) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg">\n<path d="M0 0"/>\n{inside}\n</svg>'
    assert said({"docs/assets/a.svg": svg}) == [("docs/assets/a.svg", 3, "BAD-PICTURE")]


@pytest.mark.parametrize(
    "svg",
    ['<!DOCTYPE svg [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>\n<svg xmlns="http://www.w3.org/2000/svg"><text>&c;</text></svg>', "<svg>", "", "<html/>",
     '<!DOCTYPE svg SYSTEM "file:///etc/passwd"><svg xmlns="http://www.w3.org/2000/svg"/>', '<svg onload="pwned()" xmlns="http://www.w3.org/2000/svg"/>'],
)  # fmt: skip
def test_an_svg_with_a_document_type_or_none_at_all_is_refused(said: Any, svg: str) -> None:
    assert said({"docs/assets/a.svg": svg}) == [("docs/assets/a.svg", 1, "BAD-PICTURE")]


# -- sizes ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "value", ["10000", "9999-12-31", "0001", "0000", "2019-02-30", "9999-24", "0999/9999", "-5000", "1e9", "2019-06-13T25:00"]
)  # fmt: skip
def test_dates_out_of_range_are_refused(said: Any, edited: Any, value: str) -> None:
    path = "data/projects/halsobron.yml"
    found = said({path: edited(path, "value: 2019-03/2021-12~", f'value: "{value}"')})
    assert {one[2] for one in found if one[0] == path} & {"BAD-DATE", "BAD-VALUE", "BAD-MONEY"}


@pytest.mark.parametrize(
    "value", ["9" * 5000 + " SEK", "1" + " " * 50_000 + "!", "1." + "9" * 5000 + " percent", "٣ SEK"]
)
def test_numbers_out_of_range_are_refused(said: Any, edited: Any, value: str) -> None:
    path = "data/projects/halsobron.yml"
    found = said({path: edited(path, "value: 8 000 000 SEK", f'value: "{value}"')})
    assert {one[2] for one in found if one[0] == path} & {"BAD-VALUE", "BAD-MONEY", "BAD-DATE"}


def test_ten_thousand_keys_end_soon(said: Any) -> None:
    start = time.perf_counter()
    assert len(said({FUND: FIRST + TEXTS + "".join(f"k{number}: x\n" for number in range(10_000))})) >= 10_000
    assert time.perf_counter() - start < 60
