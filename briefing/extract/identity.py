"""What facts depend on besides the article: the model, and the code that extracts. Both found without loading either.

Stored facts are current only where both are the same; no number has to be raised by hand.
"""

from __future__ import annotations

import hashlib
import importlib.util
from functools import lru_cache
from pathlib import Path

import msgspec

from briefing.extract.nlp import PREFERRED

PACKAGE = Path(__file__).resolve().parent
SOURCES = (".py", ".toml")


class _Meta(msgspec.Struct):
    lang: str = ""
    name: str = ""
    version: str = ""


def model_identity(name: str | None) -> str:
    """The pipeline that ``name`` (None: the best one installed) would load, as ``en_core_web_md 3.7.1``.

    A folder's identity also has the time its description was written. Empty where there is no such pipeline.
    """
    for candidate in (name,) if name else PREFERRED:
        for meta in _descriptions(candidate):
            try:
                found = msgspec.json.decode(meta.read_bytes(), type=_Meta)
                stamp = "" if candidate.isidentifier() else f" {meta.stat().st_mtime_ns}"
            except (OSError, msgspec.DecodeError):
                continue
            return f"{found.lang}_{found.name} {found.version}{stamp}"
    return ""


def _descriptions(name: str) -> list[Path]:
    if not name.isidentifier():
        return [Path(name) / "meta.json"]
    try:
        spec = importlib.util.find_spec(name)
    except (ImportError, ValueError):
        return []
    if spec is None or spec.origin is None:
        return [Path(name) / "meta.json"]
    # Some packages keep the data one level down, beside a copy of the description: that copy is the true one.
    folder = Path(spec.origin).parent
    return [*sorted(folder.glob("*/meta.json")), folder / "meta.json"]


@lru_cache(maxsize=1)
def extractor_version() -> str:
    """A fingerprint of the code and tables that turn an article into facts."""
    return fingerprint(PACKAGE, PACKAGE.parent / "model.py")


def fingerprint(*roots: Path) -> str:
    """A hash of the code and tables in these files and folders, 16 hexadecimal digits."""
    digest = hashlib.sha256()
    for root in roots:
        files = [root] if root.is_file() else sorted(f for f in root.rglob("*") if f.suffix in SOURCES)
        for file in files:
            digest.update(f"{file.relative_to(root.parent).as_posix()}\0".encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
