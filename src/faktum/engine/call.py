"""How MkDocs was called: what of its configuration decides which files a build reads and where it writes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.yaml import yaml_load

from faktum import scaffold
from faktum.publish.last_build import LastBuild, nothing_to_do

_HOOKS = Path(scaffold.__file__).parent / "files/hooks"
_EXTENSIONS = frozenset(
    {
        "abbr",
        "admonition",
        "attr_list",
        "def_list",
        "fenced_code",
        "footnotes",
        "md_in_html",
        "sane_lists",
        "tables",
        "toc",
    }
)
"""Markdown extensions that read nothing but the page."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call of `faktum build`, `mkdocs build` or a preview."""

    root: Path
    site_dir: Path
    elsewhere: Sequence[str]
    settings: Mapping[str, Any]
    strict: bool
    whole: bool
    """Whether this tells all that the configuration was read from."""
    plain: bool
    """Whether nothing but ours, static-i18n and well-known Markdown has a part in the frames: nobody reads what we do not know of."""

    @classmethod
    def of(cls, config: MkDocsConfig) -> Call:
        file = Path(config.config_file_path or "mkdocs.yml").absolute()
        text = file.read_text(encoding="utf-8", errors="replace")
        written = yaml_load(text)
        settings = {
            "engine": type(config).__module__.partition(".")[0], "file": file.name, "strict": bool(config.strict), "overridden": _overridden(config, written),
        }  # fmt: skip
        whole = "INHERIT" not in written and "!ENV" not in text
        return cls(
            file.parent, Path(config.site_dir).absolute(), sorted(set(_outside(config, file.parent))), settings,
            strict=bool(config.strict), whole=whole, plain=whole and _is_plain(config, written, file.parent),
        )  # fmt: skip

    def begin(self) -> LastBuild | None:
        """The record of a build that begins now; None where it could not be relied on."""
        if not self.whole:
            return None
        began = LastBuild.begin(self.root, self.site_dir, self.elsewhere, self.settings)
        return began if self.plain or began is None else replace(began, framed="")

    def nothing_to_do(self) -> Sequence[str] | None:
        """What the last build said, when another would change nothing."""
        return nothing_to_do(self.root, self.site_dir, self.settings)


def _is_plain(config: MkDocsConfig, written: Mapping[str, Any], root: Path) -> bool:
    ours = {path.name: path.read_bytes() for path in _HOOKS.glob("*.py")}
    hooks = {path.name: path.read_bytes() for path in (root / name for name in written.get("hooks", ()))}
    extensions = (
        next(iter(one)) if isinstance(one, dict) else one for one in written.get("markdown_extensions", ())
    )
    plugins = {*config.plugins} - {*written.get("hooks", ())}
    return (
        hooks == ours
        and plugins <= {"i18n", "mkdocs_static_i18n/i18n"}
        and _EXTENSIONS.issuperset(extensions)
    )


def _outside(config: MkDocsConfig, root: Path) -> Iterator[str]:
    """Files and folders that the configuration names and that do not stand in the site's folder."""
    named = [config.docs_dir, *config.watch, *config.hooks, config.theme.custom_dir]
    for path in (Path(root, name).absolute() for name in named if name):
        if not path.is_relative_to(root):
            yield str(path)


def _overridden(config: MkDocsConfig, written: Mapping[str, Any]) -> dict[str, object]:
    """What options of MkDocs' command line have put in the place of what its file says."""
    theme = written.get("theme", "mkdocs")
    said = {
        "theme": theme["name"] if isinstance(theme, dict) else theme,
        "use_directory_urls": written.get("use_directory_urls", True),
    }
    found = {"theme": config.theme.name, "use_directory_urls": config.use_directory_urls}
    return {name: value for name, value in found.items() if value != said[name]}
