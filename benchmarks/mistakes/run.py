"""Measure what `faktum check` catches; `python benchmarks/mistakes/run.py --help` lists the options."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent

if __name__ == "__main__":
    # This checkout's own checks are measured, whatever is installed beside them.
    sys.path[:0] = [str(HERE.parent), str(HERE.parents[1] / "src")]
    from mistakes.command import main

    sys.exit(main())
