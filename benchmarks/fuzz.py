"""Feed the loader and the Markdown path with inputs that a coverage-guided fuzzer thinks up.

    pip install atheris            # a wheel for Linux and CPython; nothing else needs it
    python benchmarks/fuzz.py --minutes 10

Starts from tests/fuzz/corpus and what earlier runs found (.cache/fuzz). An input that ends in anything but
data or problems is written to .cache/fuzz/crash-*; copy it into tests/fuzz/corpus, where every test run
replays it, and correct the code. `--keep` copies the inputs that reach code which none in the corpus
reaches, smallest first.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "tests/fuzz/corpus"
FOUND = ROOT / ".cache/fuzz"


def main() -> None:
    """Fuzz for as long as wanted."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--keep", action="store_true", help="merge what was found into the corpus, and stop")
    options = parser.parse_args()
    try:
        import atheris
    except ImportError:
        sys.exit("atheris is missing: pip install atheris")
    sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests/fuzz")]
    with atheris.instrument_imports(include=["faktum", "markdown", "jinja2.lexer", "jinja2.parser"]):
        import targets
    FOUND.mkdir(parents=True, exist_ok=True)
    arguments = [sys.argv[0], f"-artifact_prefix={FOUND}/", "-max_len=4096", "-timeout=20"]
    if options.keep:
        arguments += ["-merge=1", str(CORPUS), str(FOUND)]
    else:
        arguments += [
            f"-max_total_time={int(options.minutes * 60)}",
            "-print_final_stats=1",
            str(FOUND),
            str(CORPUS),
        ]
    atheris.Setup(arguments, targets.run)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
