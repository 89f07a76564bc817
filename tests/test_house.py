"""What the house keeps to, beside what ruff and the import contracts hold."""

from __future__ import annotations

import re
from graphlib import TopologicalSorter
from pathlib import Path

import grimp
import tomli

ROOT = Path(__file__).parents[1]
LINES = 400
BRANCHES = 25


def test_files_keep_to_one_subject_and_a_length() -> None:
    files = [*(ROOT / "briefing").rglob("*.py"), *(ROOT / "tests").rglob("*.py"), ROOT / "run.py"]
    long = {f.name: n for f in files if (n := len(f.read_text(encoding="utf-8").splitlines())) > LINES}
    assert long == {}


def test_no_function_has_more_branches_than_can_be_read() -> None:
    """Ruff counts them; nobody asks it to look away."""
    lint = _settings()["ruff"]["lint"]
    assert "PLR0912" in lint["select"]
    assert lint["pylint"]["max-branches"] <= BRANCHES
    files = [*(ROOT / "briefing").rglob("*.py"), ROOT / "run.py"]
    assert [f.name for f in files if re.search(r"noqa: .*PLR09", f.read_text(encoding="utf-8"))] == []
    assert not any("PLR0912" in codes for codes in lint["per-file-ignores"].values())


def test_every_module_is_on_a_floor_and_none_is_let_off() -> None:
    """import-linter holds the contracts; here they are held to name every module and to know no exception."""
    contracts = _settings()["importlinter"]["contracts"]
    floors = {box: c for c in contracts if c["type"] == "layers" for box in c["containers"]}
    assert {"briefing", "briefing.extract", "briefing.ui"} <= set(floors)
    assert all(contract["exhaustive"] for contract in floors.values())
    assert not any(name.startswith(("ignore", "exhaustive_ignores")) for c in contracts for name in c)
    assert any(c["type"] == "acyclic_siblings" and c["ancestors"] == ["briefing"] for c in contracts)
    for box, contract in floors.items():
        named = {name.strip(" ()") for line in contract["layers"] for name in re.split(r"[|:]", line)}
        folder = ROOT / Path(*box.split("."))
        found = {p.stem for p in folder.glob("*.py") if p.stem != "__init__"}
        found |= {p.parent.name for p in folder.glob("*/__init__.py")}
        assert found == named


def test_no_module_imports_itself_in_a_circle() -> None:
    """Also through a package that imports what stands in it, which the contract on siblings does not see."""
    graph = grimp.build_graph("briefing", cache_dir=None)
    imports = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    assert len(list(TopologicalSorter(imports).static_order())) == len(imports) > 300


def _settings() -> dict[str, dict]:  # type: ignore[type-arg]
    return dict(tomli.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"])
