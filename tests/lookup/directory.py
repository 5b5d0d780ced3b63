"""The invented directory of directory.yml as files laid over the small site."""

from __future__ import annotations

from pathlib import Path

import yaml

HERE = Path(__file__).parent


def overlay() -> dict[str, str]:
    """Path → text of each record."""
    kinds = yaml.safe_load((HERE / "directory.yml").read_text(encoding="utf-8"))
    return {
        f"data/{kind}/{name}.yml": yaml.safe_dump(record, allow_unicode=True, sort_keys=False)
        for kind, records in kinds.items()
        for name, record in records.items()
    }
