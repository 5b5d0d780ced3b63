"""A build of the site in the folder that is named, in so many parts that every machine has some to do."""

import sys
from pathlib import Path

from faktum.checks.texts import text
from faktum.engine.build import BuildError, build_site
from faktum.publish import pouring

text.PART, text.FIRST, pouring.PER_PART = 2000, 200, 4
try:
    build_site(Path(sys.argv[1]))
except BuildError as error:
    sys.exit(str(error))
