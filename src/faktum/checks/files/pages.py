"""Pages and their addresses: the pages a site needs, links that lead somewhere, no address twice."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from faktum.checks.entries import ONE_OF
from faktum.checks.files.links import check_address, check_records, check_written, misses_place
from faktum.checks.index import Index
from faktum.checks.texts.markup import links_of
from faktum.load.prose import ProseFile
from faktum.problems import Problem, did_you_mean, quoted
from faktum.questions import question_of_site
from faktum.render.accessibility import SHORT_ADDRESS
from faktum.render.addresses import SECTIONS, link_target, path_of_kind, path_of_source
from faktum.render.allowed import SCHEME

NEEDED = (
    "index", *(f"{section}/index" for section in SECTIONS), "glossary/index", "about", "accessibility", "privacy",
)  # fmt: skip
"""Files that every page leads to: home page, section fronts and what the footer promises."""


def check_pages(index: Index) -> Iterator[Problem]:
    """The pages of a site, and the links of every text."""
    yield from check_addresses(index)
    for language, file in _files(index).values():
        yield from check_links(index, language, file)


def check_addresses(index: Index) -> Iterator[Problem]:
    """The pages that there are, each with an address of its own."""
    yield from _needed(index)
    yield from _titles(index)
    yield from _project_texts(index)
    generated = index.once(_generated)
    for name, texts in index.loaded.pages.items():
        page = next(iter(texts.values()))
        if path_of_source(f"{name}.md") in generated:
            yield Problem(
                page.file.path, 1, "ADDRESS-TAKEN", "a page with an address of its own",
                quoted("/" + path_of_source(f"{name}.md")),
                "That page is made from a record. Move the text into the record, or rename the file.",
            )  # fmt: skip
    yield from check_records(index)


def check_links(index: Index, language: str, file: ProseFile) -> Iterator[Problem]:
    """The links of a text."""
    for line, link in links_of(file.body):
        yield from _link(index, language, file, line, link)
    yield from check_written(file)


@question_of_site
def broken_links(index: Index, path: str) -> list[int]:
    """The lines of a text with links that lead nowhere."""
    language, file = index.once(_files)[path]
    return [one.line for one in check_links(index, language, file) if one.code == "BROKEN-LINK"]


def _needed(index: Index) -> Iterator[Problem]:
    first = index.languages[0]
    for name in NEEDED:
        if name not in index.loaded.pages and not any(
            name in index.listing.texts(code) for code in index.languages
        ):
            yield Problem(
                f"docs/{first}/{name}.md", 1, "MISSING-PAGE", "this page", "none in any language",
                "Write it with a title; the list on it is made from the records.",
            )  # fmt: skip


def _titles(index: Index) -> Iterator[Problem]:
    for texts in index.loaded.pages.values():
        for page in texts.values():
            if page.front.title is None:
                yield Problem(
                    page.file.path, 1, "MISSING-KEY", 'the key "title" in the front matter', "none",
                    "The title is the page's heading and the name of its window.",
                )  # fmt: skip


def _project_texts(index: Index) -> Iterator[Problem]:
    """A project has a long text, and a long text has its project."""
    texts = index.loaded.project_texts
    for project_id, versions in texts.items():
        kind = index.kind(project_id)
        if kind != "projects" and project_id not in index.unread:
            page = next(iter(versions.values()))
            found = f"{quoted(project_id)}, the id of {ONE_OF[kind]}" if kind else quoted(project_id)
            yield Problem(
                page.file.path, 1, "UNKNOWN-REFERENCE", "a file named after a project", found,
                did_you_mean(project_id, index.ids("projects"), f"Add data/projects/{project_id}.yml."),
            )  # fmt: skip
    on_disk = {code: index.listing.texts(code) for code in index.languages}
    for entry in index.of_kind("projects"):
        name = f"projects/{entry.record.id}"
        if not any(name in files for files in on_disk.values()):
            yield entry.problem(
                (), "MISSING-TEXT", f"the project's text docs/{index.languages[0]}/{name}.md", "none",
                "Write about the project in each language; its facts come from this record.",
            )  # fmt: skip


def _generated(index: Index) -> set[str]:
    """Addresses of pages made from records, the same in each language."""
    loaded = index.loaded
    paths = {f"press/{release_id.partition('/')[0]}/" for release_id in loaded.release_texts}
    if loaded.site.public_body == "DK":
        paths.add(SHORT_ADDRESS)
    for entry in index.entries.values():
        path = path_of_kind(entry.kind, entry.record.id)
        if path and "#" not in path and entry.kind != "releases":
            paths.add(path)
        paths.add(f"sources/{entry.record.id}/")
    return paths


def _addresses(index: Index) -> dict[str, set[str]]:
    """Language → the addresses to which a text in it may link."""
    on_disk = {code: index.listing.texts(code) for code in index.languages}
    pages = {name for names in on_disk.values() for name in names if not _is_release(name)}
    unread = {
        path_of_kind(kind, one) for one in index.unread for kind in ("projects", "organisations", "topics")
    }
    shared = index.once(_generated) | {path for path in unread if path}
    shared |= {path_of_source(f"{name}.md") for name in pages}
    return {
        language: shared | {path_of_source(f"{name}.md") for name in names if _is_release(name)}
        for language, names in on_disk.items()
    }


@question_of_site
def _is_known(index: Index, language: str, address: str) -> bool:
    return address in index.once(_addresses)[language]


@question_of_site
def _like(index: Index, language: str, address: str) -> str:
    return did_you_mean(address, sorted(index.once(_addresses)[language]))


def _is_release(name: str) -> bool:
    """Of a file below a language's folder: a release may lack in a language, a page may not."""
    return name.startswith("press/") and "/" in name.removeprefix("press/")


def _files(index: Index) -> dict[str, tuple[str, ProseFile]]:
    """Path → language and text."""
    loaded = index.loaded
    return {
        version.file.path: (version.language, version.file)
        for texts in (loaded.pages, loaded.project_texts, loaded.release_texts)
        for versions in texts.values() for version in versions.values()
    }  # fmt: skip


def _link(index: Index, language: str, file: ProseFile, line: int, link: str) -> Iterator[Problem]:
    path = link.partition("#")[0]
    if SCHEME.match(path):
        if wrong := check_address(index, link):
            code, expected, hint = wrong
            yield Problem(file.path, file.body_line + line - 1, code, expected, quoted(link), hint)
        return
    source = file.path.partition(f"docs/{language}/")[2]
    target = link_target(source, path)
    if (
        not path
        or (target is not None and _is_known(index, language, target))
        or _is_picture(index, file, path)
    ):
        if misses_place(index, language, file, link):
            yield Problem(
                file.path, file.body_line + line - 1, "BROKEN-LINK", "a link to a place that the page has", quoted(link),
                "Write after # the heading in small letters, with - between its words, or leave # and the place out.",
            )  # fmt: skip
        return
    yield Problem(
        file.path, file.body_line + line - 1, "BROKEN-LINK", "a link that leads to a page", quoted(link),
        _link_hint(index, language, path, target),
    )  # fmt: skip


def _is_picture(index: Index, file: ProseFile, path: str) -> bool:
    """True for a file in docs/assets/; everything else that is no page stays out of reach."""
    folder = posixpath.dirname(file.path.removeprefix("docs/"))
    target = posixpath.normpath(posixpath.join(folder, path))
    return target.startswith("assets/") and index.listing.is_file(f"docs/{target}")


def _link_hint(index: Index, language: str, path: str, target: str | None) -> str:
    if path.startswith("/"):
        return "Write the way from this file, such as ../about.md: the site may stand below a path."
    if not path.endswith(".md"):
        return "Links between pages lead to the .md file, such as ../about.md or ../projects/<id>.md."
    if target is None:
        return "A page links to pages of its own language; the switcher leads to the others."
    if _is_address_of_release(index, target):
        return f"The release is not translated into {language}; translate it, or leave the link out."
    near = _like(index, language, target)
    return near.replace("mean", "mean the page at") if near else "Correct the way to the .md file."


@question_of_site
def _is_address_of_release(index: Index, address: str) -> bool:
    return any(address == f"press/{name}/" for name in index.loaded.release_texts)
