"""The theme: Material's templates with our frame, stylesheet and fonts over them."""

from pathlib import Path

THEME = Path(__file__).parent
"""A folder of templates and assets for MkDocs to look in before Material's own."""
