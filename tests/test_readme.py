"""The README tells the truth: its keys are those of the reader, its commands exist, its checks are what CI runs."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import msgspec
import pytest

from briefing import resources
from briefing.cli import main as cli
from briefing.config import Config
from briefing.ingest.readers.records import FIELDS
from briefing.profiles import Profile, load_profile
from briefing.ui.keys import markdown_table
from briefing.ui.theme import STYLES

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def test_the_keys_are_those_of_the_reader() -> None:
    shown = re.search(r"<!-- keys -->\n(.*?)<!-- /keys -->", README, re.DOTALL)
    assert shown
    assert shown[1].strip() == markdown_table().strip()


def test_the_fields_of_json_are_those_that_are_read() -> None:
    shown = re.search(r"<!-- json -->\n(.*?)<!-- /json -->", README, re.DOTALL)
    assert shown
    rows = [re.findall(r"`([^`]+)`", line) for line in shown[1].splitlines() if "`" in line]
    assert {row[0]: tuple(row[1:]) for row in rows} == FIELDS


@pytest.mark.parametrize("command", cli.COMMANDS)
def test_every_command_is_told(command: str) -> None:
    assert f"briefing {command} " in README


def test_ci_runs_the_tests_as_the_readme_says() -> None:
    assert "\n    python3 run.py test\n" in README
    assert "python3 run.py test\n" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_the_configuration_shown_is_one_that_can_be_used() -> None:
    shown = tomllib.loads(blocks("toml")[0])
    config = msgspec.convert(shown, Config)
    assert set(shown) == set(Config.__struct_fields__)
    assert (resources.themes_dir() / f"{config.theme}.toml").is_file()
    assert load_profile(config.profile).events


def test_the_profile_shown_is_one_that_can_be_used() -> None:
    assert msgspec.convert({"name": "mine", **tomllib.loads(blocks("toml")[1])}, Profile).events["hearing"].nouns


def test_the_styles_of_themes_are_told() -> None:
    assert all(style in README for style in STYLES - {"none"})


def test_the_picture_is_there() -> None:
    assert (ROOT / "screenshot.svg").read_text(encoding="utf-8").startswith("<svg")
