"""The command line: parsing and printing only."""

from __future__ import annotations

import enum
import sys
from pathlib import Path
from typing import Annotated

import typer

from faktum.problems import Report

app = typer.Typer(
    name="faktum",
    help="Facts about publicly funded projects, written once, each with its source.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


class Format(enum.StrEnum):
    text = "text"
    json = "json"
    github = "github"


SiteFolder = Annotated[
    Path, typer.Option("--site", "-s", help="The site's folder: the one with mkdocs.yml and data/.")
]


@app.callback()
def main() -> None:
    """Facts about publicly funded projects, written once, each with its source."""


@app.command()
def check(
    site: SiteFolder = Path(),
    format: Annotated[Format, typer.Option(help="How to print the report.")] = Format.text,
    warnings_as_errors: Annotated[
        bool, typer.Option("--warnings-as-errors", help="Exit with 1 on warnings too.")
    ] = False,
    due: Annotated[
        bool, typer.Option("--due", help="What is due by today's date is an error, not a warning.")
    ] = False,
) -> None:
    """Check facts and texts, and say everything that is wrong, with file and line.

    Exit status: 0 nothing wrong, 1 problems found, 2 wrong usage.
    """
    from faktum.checks import check_site

    report = check_site(site, due=due)
    print_report(report, format)
    if report.errors or (warnings_as_errors and report.warnings):
        raise typer.Exit(1)


def print_report(report: Report, format: Format) -> None:
    """Print a report the way the reader of it wants it."""
    text = {Format.text: report.as_text, Format.json: report.as_json, Format.github: report.as_github}[format]()
    sys.stdout.write(text + "\n" if text else "")
