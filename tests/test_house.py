"""What the house keeps to, beside what ruff and the import contracts hold."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[1]
LINES = 400


def test_files_keep_to_one_subject_and_a_length() -> None:
    files = [*(ROOT / "briefing").rglob("*.py"), ROOT / "run.py"]
    long = {f.name: n for f in files if (n := len(f.read_text(encoding="utf-8").splitlines())) > LINES}
    assert long == {}
