"""Files that belong nowhere: beside the folders, in the wrong one, or of another kind than its files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from faktum.checks import check_site
from faktum.checks.files.allowed import check_files

TEXTS = "texts (.md) in docs/sv/"
FOLDERS = "only the folders sv, da, en, assets in docs/"
SITE = "only site.yml beside the folders in data/"
MESSAGES = "a file for each language in data/messages/"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("data/anteckningar.yml", SITE), ("data/site.yaml", SITE), ("data/site.yml.bak", SITE), ("data/.keep", None),
        ("data/messages/sv.yml", None), ("data/messages/fi.yml", MESSAGES), ("data/messages/old/sv.yml", MESSAGES),
        ("docs/a.md", FOLDERS), ("docs/.keep", None), ("docs/robots.txt", FOLDERS),
        ("docs/sv/a.docx", TEXTS), ("docs/sv/a.txt", TEXTS), ("docs/sv/om/a.txt", TEXTS), ("docs/sv/.keep", None), ("docs/sv/om/.keep", None),
        ("docs/assets/a.pdf", "pictures ("), ("docs/assets/.keep", None),
    ],
)  # fmt: skip
def test_a_file_that_belongs_there(checked, name: str, expected: str | None) -> None:
    found = [(one.path, one.code, one.expected) for one in checked(check_files, {name: ""})]
    assert [(path, code) for path, code, _ in found] == ([(name, "UNKNOWN-FILE")] if expected else [])
    assert all(said.startswith(expected or "") for _, _, said in found)


def test_a_symbolic_link_is_told_of_by_its_name(
    site: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796083200")
    root = site()
    (root / "docs/sv/lank.md").symlink_to("about.md")
    assert "docs/sv/lank.md" in {one.path for one in check_site(root).errors}
