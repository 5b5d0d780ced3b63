"""The look-up of contacts at size: what it weighs, and how long a key takes until its result stands on the page.

    python benchmarks/lookup.py                    5,000 and then 20,000 contacts in Swedish, Danish and English
    python benchmarks/lookup.py --contacts 1000 --keep /tmp/directories

Makes an invented directory, builds the site with `faktum build`, opens it in Chromium and types. The clock
starts when the browser made the event of a key (`event.timeStamp`) and stops when the list has changed (a
MutationObserver), and again at the next frame after that. The index is there by then, of many contacts without their
shelves; cards arrive later and are timed apart. Telephone numbers are drawn at random, since those that are kept for films are too few
and too alike to weigh what real ones do; nothing of it is published. How to compare: README.md here.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

import phonenumbers
from corpus import LANGUAGES, ORGANISATIONS, write_corpus
from playwright.sync_api import Page, sync_playwright
from quality import Host

from faktum.checks.texts.placeholders import INVENTED
from faktum.lookup.folding import fold

ROOT = Path(__file__).resolve().parent.parent
RELEASES = 60
MORE_ORGANISATIONS = 200
TOPICS = 25
PAUSE = 120  # milliseconds between keys: sixty words a minute would be 200


def words(text: str) -> list[str]:
    return text.replace("_", "\N{NO-BREAK SPACE}").split(" ")


_START = words(
    "An Bir Dag Eb Fre Gun Hed In Jo Kar Lin Mar Nil Os Pe Rag Sig Tor Ul Vi Yr Å Ø Sø Bjø Ä Kå Mæ Ré"
)
_END = words(
    "a e na ne de da mund mar gerd hild rik vard stein bjørn björn us én la ta vi kel nar fred lev ger"
)
_FAMILY = words(
    "Ask Berg Björk Dahl Ek Fjord Grön Grøn Hav Hjort Holm Is Jung Kjær Kvist Lind Ljung Lund Mos Nord Ny Øst Öst "
    "Rosen Sjö Sø Sten Strand Sund Tall Ulv Vik Vinter Åker Ås Æble"
)
_LINE = words(
    "berg blad borg by dal feldt fors gaard gren gård hage holm husen kvist lund mark qvist ros sen son ström strøm "
    "stad toft träd vall vang vik"
)
_TITLES = {
    "sv": words(
        "presschef kommunikatör projektledare forskare professor överläkare direktör ekonom jurist strateg "
        "samordnare handläggare enhetschef verksamhetschef utvecklare analytiker"
    ),
    "da": words(
        "pressechef kommunikationsmedarbejder projektleder forsker professor overlæge direktør økonom jurist strateg "
        "koordinator sagsbehandler enhedschef driftschef udvikler analytiker"
    ),
    "en": words(
        "head_of_press communications_officer project_manager researcher professor consultant director economist "
        "lawyer strategist coordinator administrator head_of_unit head_of_operations developer analyst"
    ),
}
_FIELDS = {
    "sv": words("vård hälsa omsorg digitalisering innovation data teknik forskning"),
    "da": words("behandling sundhed omsorg digitalisering innovation data teknologi forskning"),
    "en": words("care health welfare digitalisation innovation data technology research"),
}

CLOCK = """() => {
  const list = document.querySelector("[data-lookup-results]");
  const field = document.querySelector("#lookup-q");
  window.times = {key: [], dom: [], frame: []};
  let began;
  field.addEventListener("input", (event) => { began = event.timeStamp; }, { capture: true });
  new MutationObserver(() => {
    if (began === undefined || list.ariaBusy) return; // it waits for a shelf
    const from = began;
    began = undefined;
    window.times.dom.push(performance.now() - from);
    requestAnimationFrame(() => setTimeout(() => window.times.frame.push(performance.now() - from)));
  }).observe(list, { childList: true, subtree: true, attributes: true, characterData: true });
}"""
SETTLED = """() => [...document.querySelectorAll("[data-lookup-results] [aria-busy]")]
  .every((one) => one.getBoundingClientRect().top > innerHeight)"""
"""Cards are there for all that is in view."""
WAIT = f"""async () => {{
  const settled = {SETTLED};
  const from = performance.now();
  while (!settled()) await new Promise(requestAnimationFrame);
  return performance.now() - from;
}}"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--contacts", type=int, nargs="+", default=[5000, 20000])
    parser.add_argument(
        "--queries", type=int, default=40, help="queries typed letter by letter, in each language"
    )
    parser.add_argument("--keep", type=Path, help="make the sites here, or use those that are here")
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        for contacts in wanted.contacts:
            folder = (wanted.keep or Path(name)) / str(contacts)
            if not (folder / "site").is_dir():
                people = write_directory(folder, contacts, wanted.seed)
                print(f"{people} contacts; building …", flush=True)
                subprocess.run([sys.executable, "-m", "faktum", "build", "--site", str(folder)], check=True)
            look_up(folder, wanted.queries, wanted.seed)
    return 0


def look_up(folder: Path, count: int, seed: int) -> None:
    """Weigh and time a built site in each language."""
    with served(folder / "site") as (address, sent), sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=_chromium(), args=flags)
        print(f"Chromium {browser.version}")
        names = json.loads((folder / "people.json").read_text(encoding="utf-8"))
        for language, root in zip(LANGUAGES, ("", "da/", "en/"), strict=True):
            page = browser.new_page()
            weigh(page, f"{address}{root}contacts/", sent, names, seed, language)
            measure(page, queries(random.Random(seed), names, count))  # noqa: S311
            page.close()
        browser.close()


# -- the directory ----------------------------------------------------------------------------------


def write_directory(folder: Path, contacts: int, seed: int) -> int:
    """A corpus with more organisations, topics and so many people who can be reached."""
    write_corpus(folder, RELEASES, seed)
    draw = random.Random(seed)  # noqa: S311 - a directory, no secret
    data = folder / "data"
    topics = [f"amne-{number}" for number in range(TOPICS)]
    plain = [one.lower() for one in _FAMILY if one.isascii()]  # words that no language has to itself
    for number, one in enumerate(topics):
        label = {code: f"{_FIELDS[code][number % 8]} {plain[number]}" for code in LANGUAGES}
        _write(data / "topics" / f"{one}.yml", {"label": label, "definition": label})
    organisations = [path.stem for path in sorted((data / "organisations").glob("*.yml"))]
    titles = [(post, matter) for post in range(16) for matter in range(8)]
    draw.shuffle(titles)
    places = list({fold(first + end): first + end for end in _LINE for first in _FAMILY}.values())
    for number, place in enumerate(places[:MORE_ORGANISATIONS]):
        name = {"text": f"Region {place}", "lang": "sv", "official": {"en": f"{place} County"}}
        record = {
            "name": name, "type": "region", "country": "SE" if number % 3 else "DK",
            "aliases": [{"text": f"Landstinget i {place}", "lang": "sv", "former": True}],
            "summary": dict.fromkeys(LANGUAGES, place), "topics": [draw.choice(topics)],
        }  # fmt: skip
        _write(data / "organisations" / f"region-{number}.yml", record)
        organisations.append(f"region-{number}")
    assert len(organisations) == ORGANISATIONS + MORE_ORGANISATIONS
    people = []
    phones = _phones(draw)
    count = contacts - len(list((data / "people").glob("*.yml")))
    for number, (first, last) in zip(range(count), _names(draw), strict=False):
        organisation = draw.choices(organisations, weights=range(len(organisations), 0, -1))[0]
        phone = next(phones)
        # A few titles are common, and an organisation's people answer for its topics.
        title = draw.choices(titles, [1 / (rank + 2) for rank in range(len(titles))])[0]
        subjects = random.Random(organisation).sample(topics, 4)  # noqa: S311
        record = {
            "name": f"{first} {last}", "sort_as": f"{last}, {first}",
            "languages": draw.choice((["sv"], ["da"], ["sv", "en"], ["da", "en"])), "appointments": {},
            "contacts": {"mobile": {
                "use": draw.choice(("release", "newsroom", "newsroom")), "phone": phone,
                "email": f"p{number}.{draw.randrange(10**6)}@fjallback.example", "organisation": organisation,
                "title": {code: f"{_TITLES[code][title[0]]}, {_FIELDS[code][title[1]]}" for code in LANGUAGES},
                "source": f"source-{draw.randrange(RELEASES)}", "place": "lead", "topics": draw.sample(subjects, draw.randrange(3)),
            }},
        }  # fmt: skip
        _write(data / "people" / f"p-{_base36(number)}.yml", record)
        people.append({"name": record["name"], "phone": phone, "organisation": organisation})
    (folder / "people.json").write_text(json.dumps(people, ensure_ascii=False), encoding="utf-8")
    return contacts


def _write(path: Path, record: dict[str, Any]) -> None:
    """JSON is YAML."""
    path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")


def _names(draw: random.Random) -> Iterator[tuple[str, str]]:
    """Some names are common and most are rare, as names are."""
    first = [start + end for start in _START for end in _END]
    last = [start + end for start in _FAMILY for end in _LINE]
    for names in (first, last):
        draw.shuffle(names)
    weights = [[1 / (rank + 5) for rank in range(len(names))] for names in (first, last)]
    taken: set[str] = set()  # two of one name would have to say that they are not the same
    while True:
        name = draw.choices(first, weights[0])[0], draw.choices(last, weights[1])[0]
        if fold(" ".join(name)) not in taken:
            taken.add(fold(" ".join(name)))
            yield name


def _phones(draw: random.Random) -> Iterator[str]:
    """Each once, and none that looks made up."""
    taken: set[str] = set()
    while True:
        number = draw.choice(("+4670", "+4676", "+4640", "+4531", "+4528")) + f"{draw.randrange(10**7):07d}"
        number = number[:11] if number.startswith("+45") else number
        is_valid = phonenumbers.is_valid_number(phonenumbers.parse(number, None))
        if is_valid and number not in taken and not INVENTED.search(number):
            taken.add(number)
            yield number


def _base36(number: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    return "b" + "".join(digits[number // 36**place % 36] for place in (3, 2, 1, 0))


# -- measuring ----------------------------------------------------------------------------------------


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, list[tuple[str, int]]]]:
    """The site on a loopback address, and what was sent: (path, bytes of the body with gzip)."""
    sent: list[tuple[str, int]] = []

    class Scales(Host):
        def do_GET(self) -> None:  # noqa: N802 - the standard library's name
            path = Path(self.translate_path(self.path))
            path = path / "index.html" if path.is_dir() else path
            if path.is_file():
                sent.append((self.path, len(gzip.compress(path.read_bytes(), 6))))
            super().do_GET()

        def translate_path(self, path: str) -> str:
            return str(folder / path.partition("?")[0].lstrip("/"))

    server = ThreadingHTTPServer(("127.0.0.1", 0), Scales)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/", sent
    server.shutdown()
    server.server_close()


def weigh(
    page: Page,
    address: str,
    sent: list[tuple[str, int]],
    names: list[dict[str, str]],
    seed: int,
    language: str,
) -> None:
    """What is sent for the page, and with something looked up, each time to somebody who has fetched nothing yet."""
    person = names[seed % len(names)]
    place = _FAMILY[seed].lower()
    steps = []
    for label, typed in (
        ("a name", person["name"]), ("a name with an error", f"{person['name'][:-3]}{person['name'][-2:]}"),
        ("an organisation", f"region {place}"), ("a number", f"0{person['phone'][3:]}"), ("project and language", ""),
    ):  # fmt: skip
        del sent[:]
        page.goto(address, wait_until="networkidle")
        steps += [("page", _kilobytes(sent), len(sent))] if not steps else []
        page.locator("#lookup-q").click()
        page.keyboard.type(typed, delay=PAUSE)
        if not typed:
            page.locator("#lookup-project").select_option(index=1)
            page.locator("#lookup-speaks").select_option("da")
        page.wait_for_timeout(400)
        page.wait_for_function(SETTLED)
        page.wait_for_load_state("networkidle")
        steps.append((f"with {label} looked up", _kilobytes(sent), len(sent)))
    print(
        f"{language}: "
        + "; ".join(f"{label} {size:.1f} kB in {count} requests" for label, size, count in steps)
    )
    parts = sorted(((size, path) for path, size in sent if "/contacts/" in path), reverse=True)[:5]
    print(
        "    " + ", ".join(f"{path.rpartition('/')[2] or 'page'} {size / 1000:.1f}" for size, path in parts)
    )


def _kilobytes(sent: list[tuple[str, int]]) -> float:
    return sum(size for _path, size in sent) / 1000


def queries(draw: random.Random, people: list[dict[str, str]], count: int) -> list[str]:
    """What somebody looking for somebody types: names, some with an error, parts, places, numbers."""
    found = []
    for number in range(count):
        person = draw.choice(people)
        name: str = person["name"]
        first, last = name.split()
        at = draw.randrange(1, len(last) - 1)
        national = person["phone"][3:]
        found.append((
            name, last, f"{last[:at]}{last[at + 1 :]} {first}", f"region {_FAMILY[number % len(_FAMILY)].lower()}",
            f"0{national[:3]} {national[3:6]}", f"{first} press", person["phone"], "landstinget i lindholm",
        )[number % 8])  # fmt: skip
    return found


def measure(page: Page, typed: list[str]) -> None:
    page.evaluate(CLOCK)
    field = page.locator("#lookup-q")
    settled = []
    for query in typed:
        field.fill("")
        field.click()
        page.keyboard.type(query, delay=PAUSE)
        settled.append(PAUSE + page.evaluate(WAIT))  # a pause follows the last key too
    times = page.evaluate("window.times")
    keys = len(times["dom"])
    told = ", ".join(
        f"{name} {_quantiles(times[key])}" for name, key in (("list changed", "dom"), ("next frame", "frame"))
    )
    print(f"    {keys} keys: {told}; cards there {_quantiles(settled)} after the last key")


def _chromium() -> str:
    done = subprocess.run(
        [sys.executable, ROOT / "tests/browser/tools.py"], capture_output=True, text=True, check=True
    )
    path: str = json.loads(done.stdout)["chromium"][0]
    return path


def _quantiles(times: list[float]) -> str:
    return f"p50 {statistics.median(times):.1f} ms, p95 {statistics.quantiles(times, n=20)[18]:.1f} ms, most {max(times):.1f} ms"


if __name__ == "__main__":
    sys.exit(main())
