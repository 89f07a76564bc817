"""What `pip install .` gives: a command that finds its themes, samples, profiles and styles."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.e2e.conftest import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    pip = [
        sys.executable,
        "-m",
        "pip",
        "--quiet",
        "wheel",
        "--no-deps",
        "--no-build-isolation",
        "--wheel-dir",
        str(out),
    ]
    subprocess.run([*pip, str(ROOT)], check=True)
    return next(out.glob("*.whl"))


def test_the_wheel_holds_data_and_no_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for part in ("briefing/_themes/ink.toml", "briefing/profiles/diplomacy.toml", "LICENSE"):
        assert any(name.endswith(part) for name in names), part
    assert sum(name.startswith("briefing/_samples/") for name in names) >= 10
    assert any(name.endswith(".tcss") for name in names)
    assert not any(name.startswith("tests/") for name in names)


def test_the_installed_package_works_away_from_the_checkout(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(site)
    probe = (
        "import briefing, sys; from briefing.resources import samples_dir, themes_dir;"
        "assert briefing.__file__.startswith(sys.argv[1]), briefing.__file__;"
        "print(samples_dir()); print(themes_dir())"
    )
    env = {**os.environ, "PYTHONPATH": str(site), "HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", probe, str(site)], cwd=tmp_path, env=env, capture_output=True, text=True, check=True
    )
    for line in done.stdout.splitlines():
        assert line.startswith(str(site)), line
        assert any(Path(line).iterdir())
