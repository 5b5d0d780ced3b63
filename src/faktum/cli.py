"""The command line: parsing and printing only."""

from __future__ import annotations

import enum
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from faktum import __version__
from faktum.problems import Report, did_you_mean

if TYPE_CHECKING:
    from faktum.contact_report import Desk
    from faktum.load.revision import Revision

_SITE_HELP = "The site's folder: the one with mkdocs.yml and data/."

app = typer.Typer(
    name="faktum",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
new = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
app.add_typer(new, name="new")


class Format(enum.StrEnum):
    """How a report is printed."""

    text = "text"
    json = "json"
    github = "github"


SiteFolder = Annotated[
    Path, typer.Option("--site", "-s", exists=True, file_okay=False, metavar="DIR", help=_SITE_HELP)
]


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"faktum {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[  # noqa: ARG001 - the callback acts on it
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Facts about publicly funded projects, written once, each with its source.

    Start with `faktum new site my-site`, look for mistakes with `faktum check`, see the pages with
    `faktum serve` and make the finished site with `faktum build`.

    Exit status of every command: 0 all is well, 1 problems found, 2 wrong usage.
    """
    # Two notices about other products, printed into every build.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    os.environ.setdefault("DISABLE_MKDOCS_2_WARNING", "true")


@app.command()
def check(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="FILE",
            help="Look at the texts of these files only, for a quick answer; rules across records look at all.",
        ),
    ] = None,
    site: SiteFolder = Path(),
    format: Annotated[Format, typer.Option(help="How to print the report.")] = Format.text,
    warnings_as_errors: Annotated[
        bool, typer.Option("--warnings-as-errors", help="Exit with 1 on warnings too.")
    ] = False,
    due: Annotated[
        bool, typer.Option("--due", help="What is due by today's date is an error, not a warning.")
    ] = False,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="REV",
            help="Also compare with a git revision: a published value that changed has a correction.",
        ),
    ] = None,
) -> None:
    """Check facts and texts, and say everything that is wrong, with file and line.

    Exit status: 0 nothing wrong (warnings do not count), 1 problems found, 2 wrong usage.
    """
    from faktum.checks import check_site

    scope = frozenset(_in_site(site, file) for file in files) if files else None
    report = check_site(site, due=due, since=_revision(site, since), scope=scope)
    print_report(report, format)
    if report.errors or (warnings_as_errors and report.warnings):
        raise typer.Exit(1)


def _in_site(site: Path, file: Path) -> str:
    """The file's name as reports give it, wherever the command is run."""
    root = Path(os.path.abspath(site))  # noqa: PTH100 - without `..`, and without following links
    for path in (Path(os.path.abspath(file)), Path(os.path.abspath(root / file))):  # noqa: PTH100
        if path.is_file() and path.is_relative_to(root):
            return path.relative_to(root).as_posix()
    raise typer.BadParameter(f"{file} is no file of the site in {site.absolute()}", param_hint="FILE")


def _revision(site: Path, name: str | None) -> Revision | None:
    from faktum.load.revision import RevisionError, read_revision

    try:
        return None if name is None else read_revision(site, name)
    except RevisionError as error:
        raise typer.BadParameter(str(error), param_hint="--since") from None


class StatusFormat(enum.StrEnum):
    """How the work of translators is printed."""

    table = "table"
    json = "json"


@app.command()
def status(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="FILE", help="Translations to mark, with --mark-current.")
    ] = None,
    site: SiteFolder = Path(),
    format: Annotated[StatusFormat, typer.Option(help="How to print it.")] = StatusFormat.table,
    mark_current: Annotated[
        bool,
        typer.Option(
            "--mark-current", help="Write into each FILE that it follows its original as that is now."
        ),
    ] = False,
) -> None:
    """Show what is left to translate: what has changed in originals since, and what is missing.

    The earlier text of an original is found in git. When a translation says what its original says
    again, `faktum status --mark-current FILE` writes the original's hash into it, and nothing else.

    Exit status: 0 shown or marked, whatever is left to do; 1 the site cannot be read; 2 wrong usage.
    """
    from faktum import status as work
    from faktum.load.records import load_site

    if bool(files) != mark_current:
        raise typer.BadParameter("name the translations to mark: --mark-current FILE …", param_hint="FILE")
    loaded = load_site(site)
    if isinstance(loaded, list):
        print_report(Report.of(loaded), Format.text)
        raise typer.Exit(1)
    if not files:
        debts = work.debts_of(loaded)
        typer.echo(
            work.as_table(debts)
            if format is StatusFormat.table
            else json.dumps(work.as_json(debts), ensure_ascii=False, indent=2)
        )
        return
    names = list(dict.fromkeys(_in_site(site, file) for file in files))
    try:
        written = work.mark_current(loaded, names)
    except work.MarkError as error:
        raise typer.BadParameter(str(error), param_hint="FILE") from None
    for name in names:
        typer.echo(f"{name}: {'marked as current' if name in written else 'is current already'}")


class ContactFormat(enum.StrEnum):
    """How contacts are printed."""

    table = "table"
    json = "json"
    vcard = "vcard"


def _narrowing(name: str, what: str) -> Any:
    return typer.Option(
        f"--{name}",
        metavar="ID|NAME",
        help=f"Only contacts {what}; by id, or by words of a name in any language.",
    )


@app.command()
def contacts(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="NAME…", help="Any part of a name, organisation, role, place or number, in any order."
        ),
    ] = None,
    site: SiteFolder = Path(),
    organisation: Annotated[list[str] | None, _narrowing("organisation", "of this organisation")] = None,
    project: Annotated[list[str] | None, _narrowing("project", "of this project")] = None,
    topic: Annotated[list[str] | None, _narrowing("topic", "that answer for this topic")] = None,
    speaks: Annotated[
        list[str] | None,
        typer.Option(metavar="CODE", help="Only those who speak this language: da, or its name."),
    ] = None,
    format: Annotated[ContactFormat, typer.Option(help="How to print them.")] = ContactFormat.table,
    lang: Annotated[
        str,
        typer.Option(
            metavar="CODE", help="The language of the answer; the site's first where none is named."
        ),
    ] = "",
) -> None:
    """Look a contact up, as the site's page of contacts does: the same matches in the same order.

    Marks may be left out (ostlund), a letter may be wrong (ostlnd), a number may be written in any way,
    and beginnings will do. What an organisation was called before finds it too.

    \b
      faktum contacts ostlund
      faktum contacts landstinget kalmar
      faktum contacts 0480 45
      faktum contacts --project e-halsoarenan --speaks sv
      faktum contacts --organisation "region kalmar" --lang en
      faktum contacts dorte --format vcard > dorte.vcf

    Exit status: 0 found, 1 nothing found or the site has errors, 2 wrong usage.
    """  # noqa: D301 - click's own mark of lines that are kept as they are
    from faktum.catalogue import resolve
    from faktum.checks import check_loaded
    from faktum.contact_report import Desk
    from faktum.load.records import load_site

    loaded = load_site(site)
    # Texts play no part in who answers; a slip in one must not keep a press officer from a number.
    report = Report.of(loaded) if isinstance(loaded, list) else check_loaded(loaded, scope=frozenset())
    if isinstance(loaded, list) or report.errors:
        print_report(Report.of(report.errors), Format.text)
        raise typer.Exit(1)
    language = lang or loaded.languages[0]
    if language not in loaded.languages:
        raise typer.BadParameter(
            f"{language} is no language of the site: {', '.join(loaded.languages)}", param_hint="--lang"
        )
    desk = Desk.of(resolve(loaded), language)
    facets = {}
    for name, given in {
        "organisation": organisation,
        "project": project,
        "topic": topic,
        "speaks": speaks,
    }.items():
        if given:
            facets[name] = frozenset().union(*(_meant(desk, name, one) for one in given))
    found = desk.lookup.find(" ".join(names or ()), facets)
    printed = {
        ContactFormat.table: desk.as_table, ContactFormat.json: desk.as_json, ContactFormat.vcard: desk.as_vcards,
    }[format](found)  # fmt: skip
    if found.hits or format is ContactFormat.json:
        sys.stdout.write(printed if format is ContactFormat.vcard else printed + "\n")
    if not found.hits or not printed:
        typer.echo(desk.nothing(" ".join(names or ()), found), err=True)
        raise typer.Exit(1)


def _meant(desk: Desk, facet: str, written: str) -> frozenset[str]:
    """The ids that are meant by a choice. Raises BadParameter where it means nothing."""
    if found := desk.chosen(facet, written):
        return found
    known = sorted(desk.choices(facet))
    raise typer.BadParameter(
        f"no contact has {written}. " + did_you_mean(written, known, f"Known: {', '.join(known) or 'none'}."),
        param_hint=f"--{facet}",
    )


@app.command()
def build(
    site: SiteFolder = Path(),
    profile: Annotated[
        bool, typer.Option("--profile", help="Also say where the time went, phase by phase.")
    ] = False,
) -> None:
    """Build the finished site into the site's folder `site/`.

    What `faktum check` calls an error stops the build, and so does a link that leads nowhere; the
    site that stood there before is then left as it was. Only files that differ are written.

    Exit status: 0 built, 1 problems found, 2 wrong usage.
    """
    _must_hold_a_site(site)
    from faktum.engine.build import BuildError, build_site
    from faktum.phases import profiled

    with profiled() as phases:
        try:
            build_site(site.absolute())
        except BuildError as error:
            typer.echo(error, err=True)
            raise typer.Exit(1) from None
    if profile:
        typer.echo(phases.as_table(), err=True)


@app.command()
def serve(
    site: SiteFolder = Path(),
    host: Annotated[str, typer.Option(help="Who may look: 127.0.0.1 is this machine only.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", "-p", min=1, max=65535, help="Where to listen.")] = 8000,
) -> None:
    """Show the site in a browser while you edit it; every saved change appears by itself.

    A mistake is told of in the terminal, and pages that can still be shown stay up. Stop with Ctrl-C.

    Exit status: 0 stopped, 1 it could not start, 2 wrong usage.
    """
    _must_hold_a_site(site)
    from faktum.engine.build import BuildError
    from faktum.engine.preview import serve_site

    try:
        serve_site(site.absolute(), host, port)
    except BuildError as error:
        typer.echo(error, err=True)
        raise typer.Exit(1) from None


@new.callback()
def make_new() -> None:
    """Start something new: a site of your own."""


@new.command("site")
def new_site(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", file_okay=False, help="Where; it must not exist or be empty.")
    ],
    languages: Annotated[
        str, typer.Option(metavar="CODES", help="Its languages, separated by commas, the original first.")
    ] = "",
) -> None:
    """Start an empty site of your own: settings, hooks, and a first page for every section.

    Exit status: 0 made, 2 wrong usage.
    """
    from faktum.scaffold import create_site, shipped_languages

    known = shipped_languages()
    codes = [code.strip() for code in languages.split(",") if code.strip()] or list(known)
    for code in codes:
        if code not in known:
            raise typer.BadParameter(
                f"{code} is not among the languages that come with Faktum: {', '.join(known)}. "
                + did_you_mean(code, known, "Start with one of them and add yours as README.md describes."),
                param_hint="--languages",
            )
    if len(set(codes)) != len(codes):
        raise typer.BadParameter("each language once, please", param_hint="--languages")
    if folder.exists() and any(folder.iterdir()):
        raise typer.BadParameter(f"{folder} is not empty; name a new folder.", param_hint="DIR")
    written = create_site(folder, codes)
    typer.echo(f"Made a site in {folder} with {len(written)} files. Next:")
    typer.echo(f"  faktum serve --site {folder}      look at it while you edit")
    typer.echo(f"  faktum check --site {folder}      see what is wrong or missing")
    typer.echo(f"  faktum build --site {folder}      make the finished pages in {folder / 'site'}")
    typer.echo(f"{folder / 'README.md'} says what to change first.")


def _must_hold_a_site(site: Path) -> None:
    missing = [name for name in ("mkdocs.yml", "data/site.yml") if not (site / name).is_file()]
    if missing:
        raise typer.BadParameter(
            f"there is no {' and no '.join(missing)} in {site.absolute()}. "
            "Name the site's folder, or start one with: faktum new site DIR",
            param_hint="--site",
        )


def print_report(report: Report, format: Format) -> None:
    """Print a report the way the reader of it wants it."""
    text = {Format.text: report.as_text, Format.json: report.as_json, Format.github: report.as_github}[
        format
    ]()
    sys.stdout.write(text + "\n" if text else "")
