"""What a worker is started with that has an older Faktum."""

import faktum

faktum.__version__ = "0.0.1"
