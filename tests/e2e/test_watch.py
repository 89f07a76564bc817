"""A file that appears in an open folder is listed, and the reader's place does not move."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.terminal import Terminal


@pytest.mark.parametrize("words", [[], ["watch"]])
def test_a_file_that_appears_is_listed_and_the_place_stays(tmp_path: Path, words: list[str]) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    paragraphs = "".join(f"Paragraph {n} tells of cod in the strait.\n\n" for n in range(1, 60))
    (folder / "a.md").write_text(f"# How cod is counted\n\n{paragraphs}")
    command = [sys.executable, "-m", "briefing", *words, str(folder)]
    env = {"BRIEFING_CONFIG_DIR": str(tmp_path / "c"), "BRIEFING_DATA_DIR": str(tmp_path / "d")}
    with Terminal(command, env=env) as terminal:
        terminal.wait_for("Paragraph 2")
        terminal.press("space")
        terminal.wait_until_gone("Paragraph 2 ")
        terminal.settle(quiet=1)
        before = terminal.text().count("Paragraph 2")
        (folder / "b.md").write_text("# A museum of glass\n\nA museum opened in Brackenridge.\n")
        terminal.wait_for("A museum of")
        assert terminal.text().count("Paragraph 2") == before
        terminal.press("J")
        terminal.wait_for("A museum opened in Brackenridge")
        terminal.press("q")
        assert terminal.wait() == 0
