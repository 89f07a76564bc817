"""Each wrong part of the configuration is named and left out; all the rest holds."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing import resources
from briefing.config import ALLOWED, KINDS, Config, load_config

WHOLE = """
model = "en_core_web_sm"
profile = "elections"
theme = "paper"
max_file_mb = 2.5
workers = 2
watch = ["Geneva", "cease-fire"]
show = ["event", "date"]

[keys]
help = "f1"
quit = ["q", "ctrl+q"]
next_source = "J, n"

[json]
date = "meta.day"
text = ["body.paragraphs", "story"]
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def test_everything_can_be_set(file: Path) -> None:
    file.write_text(WHOLE)
    config, problems = load_config(file)
    assert problems == []
    assert config == Config(
        model="en_core_web_sm",
        profile=("elections",),
        theme="paper",
        max_file_mb=2.5,
        workers=2,
        watch=("Geneva", "cease-fire"),
        show=("event", "date"),
        keys={"help": "f1", "quit": "q,ctrl+q", "next_source": "J,n"},
        json={"date": ("meta.day",), "text": ("body.paragraphs", "story")},
    )
    assert config.max_bytes == 2_500_000


def test_no_file_is_no_problem(file: Path) -> None:
    assert load_config(file) == (Config(), [])


def test_every_setting_says_what_is_allowed() -> None:
    assert set(ALLOWED) == set(Config.__struct_fields__)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("model = 3", "model = 3"),
        ('model = ""', "spaCy package"),
        ("profile = 3", "name of a profile"),
        ("max_file_mb = 0", "above 0"),
        ("max_file_mb = nan", "above 0"),
        ("max_file_mb = inf", "above 0"),
        ('max_file_mb = "10"', "above 0"),
        ("workers = 0", "from 1 to 32"),
        ("workers = 1.5", "from 1 to 32"),
        ("workers = true", "from 1 to 32"),
        ('watch = "Geneva"', "list of words"),
        ('watch = ["Geneva", ""]', "list of words"),
        ('show = ["event", "weather"]', '"organization"'),
        ('keys = "q"', "table of actions"),
        ("[keys]\nquit = 1", "keys.quit = 1"),
        ("[keys]\nquit = []", "keys.quit = []"),
        ('[keys]\nquit = ""', "keys.quit"),
        ("json = 1", "table of title, text, date"),
        ('[json]\nday = "x"', "allowed are title, text, date"),
        ('[json]\ndat = "x"', "did you mean date?"),
        ("[json]\ndate = 1", "json.date = 1"),
        ("[json]\ndate = []", "a field or a list of fields"),
        ('them = "paper"', "did you mean theme?"),
        ("zzz = 1", "allowed are model, profile"),
        ('"a\\u001b[31m\\nb" = 1', "is not a setting"),
    ],
)
def test_wrong_part_is_one_line_and_the_rest_holds(file: Path, line: str, told: str) -> None:
    file.write_text(f"{line}\n")
    config, problems = load_config(file)
    assert config == Config()
    (problem,) = problems
    assert problem.startswith(f"{file}: ")
    assert told in problem
    assert problem.isprintable()
    rest = 'theme = "paper"\n' if not line.startswith("them") else ""
    file.write_text(f"{rest}{line}\n")
    assert load_config(file)[0] == (Config(theme="paper") if rest else Config())


@pytest.mark.parametrize(
    ("data", "told"),
    [(b"theme = ", "is not TOML"), (b"theme = '\xff'", "not UTF-8"), (b"x = " + b"[" * 100_000, "is not TOML")],
    ids=["syntax", "encoding", "depth"],
)
def test_wrong_file_is_one_line(file: Path, data: bytes, told: str) -> None:
    file.write_bytes(data)
    config, (problem,) = load_config(file)
    assert config == Config()
    assert str(file) in problem
    assert told in problem
    assert "\n" not in problem


def test_folder_in_place_of_the_file(file: Path) -> None:
    file.mkdir()
    config, (problem,) = load_config(file)
    assert config == Config()
    assert "cannot be read" in problem


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_no_file_is_ever_an_error(file: Path, data: bytes) -> None:
    file.write_bytes(data)
    config, problems = load_config(file)
    assert isinstance(config, Config)
    assert all("\n" not in problem for problem in problems)


def test_places_follow_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_CONFIG_DIR", str(tmp_path / "c"))
    monkeypatch.setenv("BRIEFING_DATA_DIR", str(tmp_path / "d"))
    assert resources.config_file() == tmp_path / "c" / "config.toml"
    assert resources.user_themes_dir() == tmp_path / "c" / "themes"
    assert resources.user_profiles_dir() == tmp_path / "c" / "profiles"
    assert resources.library_file() == tmp_path / "d" / "library.sqlite3"
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "config.toml").write_text('theme = "paper"\n')
    assert load_config()[0].theme == "paper"


@pytest.mark.skipif("sys.platform != 'linux'")
def test_xdg_folders_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("BRIEFING_CONFIG_DIR", "BRIEFING_DATA_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "c"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "d"))
    assert resources.config_dir() == tmp_path / "c" / "briefing"
    assert resources.data_dir() == tmp_path / "d" / "briefing"


def test_what_comes_along_is_found() -> None:
    assert list(resources.samples_dir().glob("*.md"))
    assert resources.themes_dir().is_dir()


def test_kinds_are_those_of_the_sidebar() -> None:
    assert KINDS == ("event", "date", "envoy", "person", "place", "organization", "statement")
