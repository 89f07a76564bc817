"""What is written for other tools is read back by these tools' own libraries."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import bibtexparser
import msgspec
import pytest
import rispy
import spacy
from bibtexparser.middlewares import LatexDecodingMiddleware
from icalendar import Calendar
from spacy.tokens import DocBin

from briefing.cli.main import main
from briefing.export import references, standoff, tables
from briefing.export.calendar import ical
from briefing.model import (
    Article,
    Cue,
    Entity,
    Event,
    EventPlace,
    Facts,
    Party,
    Published,
    Span,
    Statement,
    Time,
)

TEXT = "Ann Lee met Bo Roe\nin Oslo on 4 March 2021. “It rains”, Lee said."
ARTICLE = Article(
    id="0123456789abcdef",
    source="a.md",
    title="Lake & fish: 100% of {talks}",
    text=TEXT,
    outlet="The Läntern",
    author="Ann Lee and Bo van Roe",
    language="en",
    url="https://lantern.example/lake",
    published=Published("2021-03-05", "metadata"),
)


def span(words: str) -> Span:
    at = TEXT.index(words)
    return Span(at, at + len(words))


def party(entity: str, words: str) -> Party:
    found = span(words)
    return Party(entity, words, found.start, found.end)


FACTS = Facts(
    article_id=ARTICLE.id,
    published=ARTICLE.published,
    entities=(
        Entity("e1", "person", "Ann Lee", ("Lee",), "NO", mentions=(span("Ann Lee"),)),
        Entity("e2", "person", "Bo Roe", mentions=(span("Bo Roe"),)),
        Entity("e3", "place", "Oslo", country="NO", mentions=(span("Oslo"),)),
    ),
    times=(Time(span("4 March 2021").start, span("4 March 2021").end, "4 March 2021", "date", "2021-03-04"),),
    events=(
        Event(
            "v1",
            "meeting",
            "Lee–Roe meeting",
            participants=("e1", "e2"),
            when=("2021-03-04",),
            where=(EventPlace("e3"),),
            status="held",
            evidence=(Span(0, 43),),
            class_="consult",
            main=True,
            text="Ann Lee met Bo Roe",
            trigger=span("met"),
            actors=(party("e1", "Ann Lee"), party("e2", "Bo Roe")),
        ),
        Event("v2", "visit", "=HYPERLINK(1)", when=("2021",), status="planned", evidence=(Span(0, 3),)),
    ),
    statements=(
        Statement(
            "s1",
            span("“It rains”"),
            "direct",
            speaker=Party("e1", "Lee", TEXT.rindex("Lee"), TEXT.rindex("Lee") + 3),
            cue=Cue("said", TEXT.index("said"), TEXT.index("said") + 4),
        ),
    ),
)
RECORDS = [(ARTICLE, FACTS)]


def test_bibtex_comes_back_as_it_was() -> None:
    written = references.bibtex(RECORDS).decode()
    library = bibtexparser.parse_string(written, append_middleware=[LatexDecodingMiddleware()])
    (entry,) = library.entries
    assert (entry["title"], entry["journal"], entry["year"]) == (ARTICLE.title, "The Läntern", "2021")
    assert entry["author"] == "Ann Lee and Bo van Roe"
    assert entry["url"] == ARTICLE.url


def test_ris_comes_back_as_it_was() -> None:
    (entry,) = rispy.loads(references.ris(RECORDS).decode())
    assert (entry["title"], entry["secondary_title"]) == (ARTICLE.title, "The Läntern")
    assert entry["authors"] == ["Ann Lee", "Bo van Roe"]
    assert entry["date"] == "2021/03/05"


def test_csl_has_the_names_in_parts() -> None:
    (item,) = json.loads(references.csl(RECORDS))
    assert item["author"][1] == {"family": "Roe", "given": "Bo van"}
    assert item["issued"] == {"date-parts": [[2021, 3, 5]]}
    assert item["container-title"] == "The Läntern"


def test_events_with_days_are_in_the_calendar_and_others_are_not() -> None:
    calendar = Calendar.from_ical(ical(RECORDS))
    (entry,) = calendar.walk("VEVENT")
    assert str(entry["summary"]) == "Ann Lee met Bo Roe"
    assert [entry.decoded(n).isoformat() for n in ("dtstart", "dtend")] == ["2021-03-04", "2021-03-05"]
    assert (str(entry["location"]), str(entry["status"])) == ("Oslo", "CONFIRMED")
    assert "The Läntern" in str(entry["description"])
    assert ical(RECORDS) == ical(RECORDS)


def test_tables_tell_every_fact_and_run_nothing() -> None:
    files = tables.csv_files(RECORDS)
    rows = {name: list(csv.DictReader(io.StringIO(data.decode()))) for name, data in files.items()}
    assert [r["name"] for r in rows["entities.csv"]] == ["Ann Lee", "Bo Roe", "Oslo"]
    meeting, visit = rows["events.csv"]
    assert (meeting["participants"], meeting["where"], meeting["class"]) == ("Ann Lee; Bo Roe", "Oslo", "consult")
    assert meeting["words"] == "Ann Lee met Bo Roe in Oslo on 4 March 2021."
    assert visit["name"] == "'=HYPERLINK(1)"
    (said,) = rows["statements.csv"]
    assert (said["speaker"], said["words"]) == ("Lee", "“It rains”")
    (time,) = rows["times.csv"]
    assert TEXT[int(time["start"]) : int(time["end"])] == time["words"]


def test_brat_points_at_the_words() -> None:
    files = standoff.brat(RECORDS)
    text = files[f"{ARTICLE.id}.txt"].decode()
    lines = files[f"{ARTICLE.id}.ann"].decode().splitlines()
    for line in lines:
        if line.startswith("T"):
            _, where, words = line.split("\t")
            parts = [tuple(map(int, p.split())) for p in where.split(" ", 1)[1].split(";")]
            assert " ".join(text[a:b] for a, b in parts) == words
    assert any(line.startswith("E1\tconsult:T") and "Actor2:T" in line for line in lines)
    assert any("\tCue:T" in line and "Source:T" in line for line in lines)


def test_brat_has_one_blank_between_the_parts_of_what_stands_in_two_paragraphs() -> None:
    article = msgspec.structs.replace(ARTICLE, text="“It rains.\n\nIt pours”, Lee said.")
    facts = Facts(ARTICLE.id, None, entities=(Entity("e1", "other", "It", mentions=(Span(1, 20),)),))
    line, *_ = standoff.brat([(article, facts)])[f"{ARTICLE.id}.ann"].decode().splitlines()
    assert line == "T1\tOther 1 10;12 20\tIt rains. It pours"


def test_columns_tag_every_token() -> None:
    rows = [line.split(" ") for line in standoff.conll(RECORDS).decode().splitlines() if " " in line][1:]
    assert rows[:5] == [["Ann", "B-PER"], ["Lee", "I-PER"], ["met", "O"], ["Bo", "B-PER"], ["Roe", "I-PER"]]
    assert ["Oslo", "B-LOC"] in rows


def test_spacy_reads_its_own_form() -> None:
    (doc,) = DocBin().from_bytes(standoff.docbin(RECORDS)).get_docs(spacy.blank("en").vocab)
    assert [(e.text, e.label_) for e in doc.ents] == [("Ann Lee", "PER"), ("Bo Roe", "PER"), ("Oslo", "LOC")]
    assert [(s.text, s.label_) for s in doc.spans["times"]] == [("4 March 2021", "2021-03-04")]
    assert [s.label_ for s in doc.spans["events"]] == ["consult"]


def test_the_command_writes_files_and_over_none(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "a.md"
    source.write_text("---\ntitle: Lake talks\n---\nAnn Lee met Bo Roe in Oslo on 4 March 2021.\n")
    assert main(["export", "csl", str(source)]) == 0
    assert json.loads(capfd.readouterr().out)[0]["title"] == "Lake talks"
    assert main(["export", "csv", "-o", str(tmp_path / "out"), str(source)]) == 0
    assert {p.name for p in (tmp_path / "out").iterdir()} == set(tables.csv_files([]))
    assert main(["export", "bibtex", "-o", str(source), str(source)]) == 2
    assert "one of the articles" in capfd.readouterr().err
    assert main(["export", "csv", "-o", str(tmp_path / "out"), str(source)]) == 2
    assert main(["export", "csv", "--force", "-o", str(tmp_path / "out"), str(source)]) == 0
    assert main(["facts", "--csv", str(tmp_path / "tables"), str(source)]) == 0
    assert (tmp_path / "tables" / "entities.csv").read_text().startswith("article,id,type")
    assert main(["facts", "--csv", str(tmp_path / "tables"), str(source)]) == 2
