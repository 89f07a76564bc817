"""What new articles add to, confirm of, or contradict in those already read."""

from __future__ import annotations

from briefing.story.comparison import Finding, compare
from briefing.story.types import Record
from tests.story.event_pairs import HANOI, KIM, MACRON, MERKEL, PARIS, TRUMP, VIETNAM
from tests.story.made import Maker
from tests.story.test_copies import WIRE


def summit(ident: str, day: str, when: tuple[str, str | None], **more: object) -> Record:
    maker = Maker(ident, day)
    maker.event("summit", (TRUMP, KIM), when=when, ordinal=2, status="planned", name="second summit", **more)  # type: ignore[arg-type]
    return maker.record()


def said(findings: tuple[Finding, ...]) -> set[tuple[str, str, str]]:
    return {(finding.field, finding.before, finding.now) for finding in findings}


OLD = summit("old", "2019-01-21", ("2019-02", "END"), where=(VIETNAM,))


def test_the_same_again_confirms() -> None:
    found = compare([OLD], [summit("new", "2019-01-23", ("2019-02", "END"), where=(VIETNAM,))])
    assert said(found.confirms) == {
        ("date", "late February 2019", "late February 2019"),
        ("place", "Vietnam", "Vietnam"),
        ("status", "planned", "planned"),
    }
    assert not any((found.adds, found.refines, found.contradicts))


def test_more_exact_words_refine() -> None:
    found = compare([OLD], [summit("new", "2019-02-06", ("2019-02-27/2019-02-28", None), where=(HANOI,))])
    assert said(found.refines) == {
        ("date", "late February 2019", "27–28 February 2019"),
        ("place", "Vietnam", "Hanoi"),
    }


def test_another_day_contradicts_and_quotes_both() -> None:
    found = compare([OLD], [summit("new", "2019-02-06", ("2019-03-05", None))])
    assert said(found.contradicts) == {("date", "late February 2019", "5 March 2019")}
    quoted = {note.number: note.quotation.article for note in found.notes}
    assert [quoted[number] for number in found.contradicts[0].notes] == ["old", "new"]


def test_new_events_and_people_add() -> None:
    new = Maker("new", "2019-02-06")
    new.event("talks", (MERKEL, MACRON), when=("2019-03-01", None), where=(PARIS,), name="talks in Paris")
    found = compare([OLD], [new.record()])
    assert {(finding.subject, finding.field) for finding in found.adds} == {
        ("Talks in Paris", "event"),
        ("Angela Merkel", "person"),
        ("Emmanuel Macron", "person"),
    }
    assert all(finding.notes for finding in found.adds)


def test_a_copy_repeats_and_confirms_nothing() -> None:
    makers = Maker("old", "2019-01-21"), Maker("new", "2019-01-22")
    for maker in makers:
        maker.say(WIRE)
        maker.event("summit", (TRUMP, KIM), when=("2019-02", "END"), ordinal=2, status="planned")
    found = compare([makers[0].record()], [makers[1].record()])
    assert found.repeats == (("new.md", "old.md"),)
    assert not any((found.adds, found.confirms, found.refines, found.contradicts))


def test_an_article_that_was_read_is_not_new() -> None:
    found = compare([OLD], [OLD])
    assert not any((found.adds, found.confirms, found.refines, found.contradicts, found.repeats))
