"""The samples from end to end: extraction, linking, and the commands as a user calls them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from briefing.cli import main as cli
from briefing.cli.records import Records
from briefing.library import Library
from briefing.resources import samples_dir
from briefing.story.brief import compose
from briefing.story.build import build_story
from briefing.story.linking.corrections import CORRECTIONS, Corrections, NotAPerson, Ref, Rename
from briefing.story.types import Record, Story


@pytest.fixture(scope="module")
def records() -> list[Record]:
    with Records(use_library=False) as source:
        return source.all([str(samples_dir())])


@pytest.fixture(scope="module")
def story(records: list[Record]) -> Story:
    return build_story(records)


def people(story: Story, part: str) -> list[str]:
    return sorted(entity.name for entity in story.entities if entity.type == "person" and part in entity.name.split())


def test_envoys_and_secretaries_are_one_person_each(story: Story) -> None:
    assert people(story, "Biegun") == ["Stephen Biegun"]
    assert people(story, "Pompeo") == ["Mike Pompeo"]


def test_the_kims_stay_apart(story: Story) -> None:
    assert {"Kim Jong Un", "Kim Yong Chol", "Kim Hyok Chol"} <= set(people(story, "Kim"))
    for entity in story.entities:
        if entity.type == "person" and entity.name.startswith("Kim "):
            assert not any(alias.startswith("Kim ") for alias in entity.aliases), entity


def test_the_second_summit_is_one_event_whose_date_grew_exact(story: Story) -> None:
    second = [event for event in story.events if event.ordinal == 2 and event.kind == "summit"]
    assert len(second) == 1
    when = second[0].account("when")
    assert second[0].sources >= 6
    assert when is not None
    assert [(v.value, v.modifier) for v in when.values][:2] == [("2019-02", "END"), ("2019-02-27/2019-02-28", None)]
    assert when.now.value == "2019-02-27/2019-02-28"
    names = {story.entity(value.value).name for value in second[0].who}
    assert {"Donald Trump", "Kim Jong Un"} <= names <= {"Donald Trump", "Kim Jong Un", "United States", "North Korea"}
    where = second[0].account("where")
    assert where is not None
    assert where.now.label == "Hanoi"


def test_its_candidates_narrow_until_hanoi_is_named(story: Story) -> None:
    (second,) = (event for event in story.events if event.ordinal == 2 and event.kind == "summit")
    candidates, where = second.account("candidates"), second.account("where")
    assert candidates is not None
    assert where is not None
    possible = {name for value in candidates.values for name in re.split(r", | or ", value.label)}
    assert {"Hanoi", "Danang"} <= possible
    assert candidates.values[-1].label == "Danang or Hanoi"
    assert all((s.published or "") < "2019-02-09" for value in candidates.values for s in value.statements)
    hanoi = next(value for value in where.values if value.label == "Hanoi")
    assert hanoi.statements[0].published == "2019-02-09"


def test_singapore_is_one_event_known_to_the_day(story: Story) -> None:
    singapore = [
        event
        for event in story.events
        if event.kind == "summit" and (where := event.account("where")) and where.now.label == "Singapore"
    ]
    assert len(singapore) == 1
    when = singapore[0].account("when")
    assert when is not None
    assert when.now.value == "2018-06-12"
    assert singapore[0].sources >= 2


def test_what_was_planned_for_a_day_now_past_says_so(records: list[Record]) -> None:
    brief = compose(records)
    newest = max(source.published for source in brief.sources if source.published)
    past = [entry for entry in brief.timeline if "planned" in entry.text and entry.latest < newest]
    assert past
    assert all("no later word" in entry.text for entry in past)


def test_other_news_shares_no_event_with_it(story: Story) -> None:
    for event in story.events:
        paths = {Path(story.source(member.article).path).name for member in event.members}
        apart = {path for path in paths if "northgate-review" in path or "morning-dispatch" in path}
        assert not apart or apart == paths


def test_every_line_of_the_brief_has_words_in_a_sample(records: list[Record]) -> None:
    texts = {article.id: article.text for article, _ in records}
    brief = compose(records)
    assert brief.notes
    for note in brief.notes:
        assert note.quotation.text in texts[note.quotation.article]


def test_brief_writes_its_forms(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    sample = sorted(str(path) for path in samples_dir().glob("*.md"))[0]
    page = tmp_path / "brief.html"
    assert cli.main(["brief", "--format", "html", "-o", str(page), sample]) == 0
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert cli.main(["brief", sample]) == 0
    assert capfd.readouterr().out.startswith("# ")
    assert cli.main(["brief", "--format", "json", sample]) == 0
    assert json.loads(capfd.readouterr().out)["format"] == "briefing.brief"


def test_related_and_diff_answer(capfd: pytest.CaptureFixture[str]) -> None:
    first, second, third = sorted(str(path) for path in samples_dir().glob("*.md"))[:3]
    assert cli.main(["related", "--json", "--top", "1", first, second, third]) == 0
    document = json.loads(capfd.readouterr().out)
    best = {one["source"]: one["related"][0]["source"] for one in document["articles"] if one["related"]}
    assert (best[first], best[second]) == (second, first)
    assert cli.main(["diff", first, "--", second]) == 0
    assert capfd.readouterr().out.startswith("# What is new")


def test_the_commands_heed_what_the_reader_corrected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BRIEFING_DATA_DIR", str(tmp_path))
    made = (Rename(Ref("Nguyen Xuan Phuc"), "Premier Phuc"), NotAPerson(Ref("Choe Son Hui")))
    with Library.open() as library:
        library.keep(CORRECTIONS, Corrections(made))
    first, second = sorted(str(path) for path in samples_dir().glob("*.md"))[:2]
    assert cli.main(["brief", first, second]) == 0
    page = capfd.readouterr().out
    assert "**Premier Phuc**" in page
    assert "**Choe Son Hui**" not in page
    assert cli.main(["diff", first, "--", second]) == 0
    assert "Premier Phuc" in capfd.readouterr().out
    assert cli.main(["related", first, second]) == 0
    assert "Choe Son Hui" not in capfd.readouterr().out


BAD = (
    (["brief"], "name files or folders"),
    (["brief", "--since", "soon", "x"], "YYYY-MM-DD"),
    (["brief", "nowhere-at-all"], "nothing to open"),
    (["brief", "--format", "pdf", "x"], "invalid choice"),
    (["related"], "name files or folders"),
    (["related", "--top", "few", "x"], "write 0 or more"),
    (["diff", "one"], "then --, then the new ones"),
    (["diff", "--", "one"], "then --, then the new ones"),
)


@pytest.mark.parametrize(("args", "told"), BAD, ids=lambda value: " ".join(value) if isinstance(value, list) else "")
def test_a_wrong_call_is_told_in_one_line(args: list[str], told: str, capfd: pytest.CaptureFixture[str]) -> None:
    try:
        status = cli.main(args)
    except SystemExit as left:
        status = int(left.code or 0)
    assert status == 2
    error = capfd.readouterr().err
    assert told in error
    assert error.count("\n") == 1


def test_a_brief_that_cannot_be_written_is_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    sample = sorted(str(path) for path in samples_dir().glob("*.md"))[0]
    assert cli.main(["brief", "-o", str(tmp_path / "no" / "where.md"), sample]) == 2
    error = capfd.readouterr().err
    assert "where.md" in error
    assert error.count("\n") == 1
