"""What the maintainers' pages name exists: every folder has its page, every path in it is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FLOORS = ("cli", "ui", "workers", "story", "library", "ingest", "export", "profiles")
PAGES = sorted([*(ROOT / "briefing").rglob("README.md"), ROOT / "CONTRIBUTING.md"])
PATH = re.compile(r"`([\w./-]+(?:\.(?:py|toml|tsv|md)|/))`")


@pytest.mark.parametrize("floor", FLOORS)
def test_every_floor_has_its_page(floor: str) -> None:
    page = (ROOT / "briefing" / floor / "README.md").read_text(encoding="utf-8")
    assert "\n## To see why\n" in page
    assert len(page.splitlines()) <= 80


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)
def test_every_path_on_it_exists(page: Path) -> None:
    bases = (page.parent, ROOT, ROOT / "briefing")
    named = [path for path in PATH.findall(page.read_text(encoding="utf-8")) if "NAME" not in path]
    missing = [path for path in named if not any((base / path).exists() for base in bases)]
    assert not missing
