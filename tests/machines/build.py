"""A build of the site in the folder that is named, in so many parts that every machine has some to do."""

import sys
from pathlib import Path

from faktum.engine.build import BuildError, build_site
from faktum.publish import pouring

pouring.PER_PART = 4
try:
    build_site(Path(sys.argv[1]))
except BuildError as error:
    sys.exit(str(error))
