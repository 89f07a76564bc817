#!/usr/bin/env python3
"""Sets everything up in .venv and runs it; needs only Python 3.11 or later with venv and pip.

python3 run.py                 open the reader on samples/
python3 run.py read PATH...    open the reader on other files and folders
python3 run.py test            ruff, mypy, import contracts and the tests; further words go to pytest
python3 run.py bench           first frame, key to paint, extraction speed, as a table
python3 run.py lock            renew requirements*.txt from pyproject.toml
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")


def call(*command: str | Path) -> None:
    """Run ``command`` in the project's folder; leave with its exit status where it fails."""
    done = subprocess.run([str(c) for c in command], cwd=ROOT, check=False)
    if done.returncode:
        sys.exit(done.returncode)


def set_up(lock: str) -> None:
    """Install the versions in ``lock`` and this checkout into .venv, unless they are there already."""
    wanted = hashlib.sha256(
        b"".join((ROOT / f).read_bytes() for f in (lock, "pyproject.toml")) + f"{ROOT}{sys.version}".encode()
    ).hexdigest()
    stamp = VENV / f"{lock}.stamp"
    if stamp.is_file() and stamp.read_text(encoding="ascii") == wanted:
        return
    print(f"briefing: installing into {VENV} (once)", file=sys.stderr, flush=True)
    if not (BIN / "python").exists() and not (BIN / "python.exe").exists():
        call(sys.executable, "-m", "venv", VENV)
    pip = (BIN / "python", "-m", "pip", "--disable-pip-version-check", "--quiet", "install")
    call(*pip, "--require-hashes", "--requirement", lock)
    call(*pip, "--no-deps", "--no-build-isolation", "--editable", ".")
    # An editable install compiles nothing, and where the user's environment keeps Python from it, no start would.
    call(BIN / "python", "-m", "compileall", "-q", "briefing")
    stamp.write_text(wanted, encoding="ascii")


def test(extra: list[str]) -> None:
    """Every check that a change must pass."""
    set_up("requirements-dev.txt")
    call(BIN / "ruff", "check", ".")
    call(BIN / "ruff", "format", "--check", ".")
    call(BIN / "mypy")
    call(BIN / "lint-imports")
    call(BIN / "python", "-m", "pytest", *(extra or ["-n", "auto", "--dist", "loadfile"]))


def lock() -> None:
    """Pin every version with its hashes; no index address is written."""
    tools = VENV / "lock"
    call(sys.executable, "-m", "venv", tools)
    call(tools / BIN.name / "pip", "--quiet", "install", "pip-tools")
    os.environ["CUSTOM_COMPILE_COMMAND"] = "python3 run.py lock"
    compile_ = (
        *(tools / BIN.name / "pip-compile", "--quiet", "--generate-hashes", "--strip-extras", "--allow-unsafe"),
        *("--build-deps-for", "editable", "--no-emit-options", "--no-emit-index-url", "--no-emit-find-links"),
    )
    call(*compile_, "-o", "requirements.txt", "pyproject.toml")
    call(*compile_, "--extra", "dev", "-c", "requirements.txt", "-o", "requirements-dev.txt", "pyproject.toml")


def main() -> None:
    """Do what the first word says."""
    if sys.version_info < (3, 11):  # noqa: UP036  this file runs before anything checks
        sys.exit(f"briefing needs Python 3.11 or later; this is {sys.version.split()[0]}")
    verb, *rest = sys.argv[1:] or ["read"]
    if verb == "read":
        set_up("requirements.txt")
        sys.exit(subprocess.run([str(BIN / "briefing"), *(rest or [str(ROOT / "samples")])], check=False).returncode)
    elif verb == "test":
        test(rest)
    elif verb == "bench":
        set_up("requirements-dev.txt")
        call(BIN / "python", "-m", "tests.bench", *rest)
    elif verb == "lock":
        lock()
    else:
        sys.exit((__doc__ or "").strip())


if __name__ == "__main__":
    main()
