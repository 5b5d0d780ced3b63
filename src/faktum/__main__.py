"""`python -m faktum`."""

from faktum.cli import app

app()
