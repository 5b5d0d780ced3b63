"""Write a corpus as the site of a peer.

python benchmarks/corpus.py 1000 /tmp/archive
cd benchmarks && python -m peers hugo /tmp/archive /tmp/hugo && cd /tmp/hugo && …/hugo/binaries/hugo
cd benchmarks && python -m peers plain /tmp/archive /tmp/plain && cd /tmp/plain && mkdocs build
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from peers import hugo, plain

PEERS = {"hugo": hugo.convert, "plain": plain.convert}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("peer", choices=PEERS)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("folder", type=Path, help="must not exist")
    wanted = parser.parse_args()
    PEERS[wanted.peer](wanted.corpus, wanted.folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
