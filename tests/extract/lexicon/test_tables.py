"""The word lists of extraction: read as what they are, used by the code, and each word of them once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import tomli

import briefing.extract.lexicon as lexicon
from briefing.extract.events.cues import Cues
from briefing.extract.lexicon.tables import LexiconError, Table, table
from briefing.extract.lexicon.words import attributes, words_with

FOLDER = Path(lexicon.__file__).parent
EXTRACT = FOLDER.parent
SECTIONS = [
    (file.stem, name, key)
    for file in (FOLDER / f"{part}.toml" for part in ("names", "roles", "events", "times", "story"))
    for name, lists in tomli.loads(file.read_text(encoding="utf-8")).items()
    for key in lists
]


def test_a_list_is_read_as_what_it_is() -> None:
    lists = Table(
        "here",
        {
            "few": "one two",
            "phrases": ["so far", "to date"],
            "values": {"dawn": "MO", "a few": "X"},
            "sizes": {"dozen": 12},
            "months": ["january jan", "february feb"],
        },
    )
    assert lists.words("few") == {"one", "two"}
    assert lists.ordered("phrases") == ("so far", "to date")
    assert lists.pairs("phrases") == {("so", "far"), ("to", "date")}
    assert lists.mapping("values") == {"dawn": "MO", "a few": "X"}
    assert lists.phrases("values") == [(("dawn",), "MO"), (("a", "few"), "X")]
    assert lists.numbers("sizes") == {"dozen": 12}
    assert lists.numbered("months", 1) == {"january": 1, "jan": 1, "february": 2, "feb": 2}


@pytest.mark.parametrize(
    ("lists", "said"),
    [({}, "few"), ({"few": 3}, "few"), ({"few": "one two one"}, "one"), ({"few": [1]}, "few")],
)
def test_a_wrong_list_is_named(lists: dict[str, object], said: str) -> None:
    with pytest.raises(LexiconError, match=f'here: .*"{said}"'):
        Table("here", lists).words("few")


def test_a_value_of_another_kind_is_named() -> None:
    with pytest.raises(LexiconError, match='here: "values" must be'):
        Table("here", {"values": {"dawn": 1}}).mapping("values")


def test_a_missing_table_is_named() -> None:
    with pytest.raises(LexiconError, match=r"times.toml: there must be a table \[nowhere\]"):
        table("times", "nowhere")


@pytest.mark.parametrize(("file", "section", "key"), SECTIONS)
def test_every_list_is_read_by_the_module_it_is_named_after(file: str, section: str, key: str) -> None:
    folder = EXTRACT / file if file != "story" else EXTRACT.parent / "story"
    named = f"{'lexicon' if section == 'vocabulary' else section}.py"
    code = next(folder.glob(f"**/{named}")).read_text(encoding="utf-8")
    assert f'"{key}"' in code


def test_every_use_of_words_is_explained_and_read() -> None:
    code = "".join(file.read_text(encoding="utf-8") for file in EXTRACT.rglob("*.py"))
    read = set(re.findall(r'words_with\("([\w-]+)"\)', code))
    read |= {f"event-{field.replace('_', '-')}" for field in Cues.__struct_fields__}
    for use in attributes():
        assert words_with(use), use
        assert use in read
    assert words_with("courtesy-ambiguous") < words_with("courtesy")
    assert "mrs" in words_with("courtesy") & words_with("female")


def test_a_use_that_no_word_has_is_named() -> None:
    with pytest.raises(LexiconError, match="grocer"):
        words_with("grocer")


def test_each_word_stands_once() -> None:
    where: dict[str, str] = {}
    for file in sorted((FOLDER / "words").glob("*.toml")):
        if file.name != "attributes.toml":
            for word in tomli.loads(file.read_text(encoding="utf-8")):
                assert where.setdefault(word, file.name) == file.name
