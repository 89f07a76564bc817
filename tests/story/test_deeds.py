"""What is done, told by several: one occasion, numbers that grow, denials that stand against reports."""

from __future__ import annotations

import msgspec
import pytest

from briefing.model import (
    Article,
    Cue,
    Entity,
    Event,
    EventClass,
    EventPlace,
    Facts,
    Party,
    Published,
    Quantity,
    Span,
    Statement,
    Time,
)  # fmt: skip
from briefing.story.brief import compose
from briefing.story.build import build_story
from briefing.story.numbers import counted, counts, leading_number
from briefing.story.types import Record
from briefing.ui.view.story_rows import event_summary


def record(
    ident: str,
    day: str,
    lead: str,
    deed: str,
    freed: str,
    *,
    kind: str = "release",
    cls: EventClass = "concede",
    when: str | None = None,
    denied: tuple[str, str] | None = None,
    main: bool = True,
) -> Record:
    """An article on one deed, ``lead``'s words ``deed`` done to ``freed``; somebody may deny something at its end."""
    text = f"{lead}\n\nThe town of Lorn spoke of the captives for weeks, and Irma Sandoval with it.\n"
    statements: tuple[Statement, ...] = ()
    entities = [Entity("e1", "person", "Irma Sandoval", mentions=(Span(text.index("Irma"), text.index("Irma") + 13),))]
    if denied:
        who, what = denied
        start = len(text)
        text += f"{who} denied {what}.\n"
        content = Span(start + len(f"{who} denied "), start + len(f"{who} denied {what}"))
        cue = Cue("denied", start + len(who) + 1, start + len(who) + 7)
        statements = (Statement("s1", content, "indirect", "deny", Party(None, who, start, start + len(who)), cue),)
    at = text.index(freed)
    party = Party(None, freed, at, at + len(freed))
    event = Event(
        "v1", kind, deed, when=(when,) if when else (), status="held", evidence=(Span(0, len(lead)),), class_=cls,
        main=main, text=deed, recipients=(party,),
    )  # fmt: skip
    times = (Time(0, 4, text[:4], "date", when, when, when, "day"),) if when else ()
    published = Published(day, "metadata")
    article = Article(ident, f"{ident}.md", lead.split(".")[0], text, outlet=f"Paper {ident}", published=published)
    facts = Facts(ident, published, tuple(entities), times, (event,), "none", "0", statements)
    return article, facts


LEADS = "Rebels near Lorn freed 21 captives of the ferry.", "Rebels freed 82 captives of the ferry near Lorn."
DEEDS = "Rebels freed 21 captives", "Rebels freed 82 captives"
FIRST = record(
    "a", "2031-05-02", "Rebels near Lorn freed 21 captives of the ferry.", "Rebels freed 21 captives", "21 captives"
)
SECOND = record(
    "b", "2031-05-03", "Rebels freed 82 captives of the ferry near Lorn.", "Rebels freed 82 captives", "82 captives"
)
DENIAL = record(
    "c", "2031-05-04", "82 captives of the ferry came home to Lorn as rebels freed them.", "Rebels freed 82 captives",
    "82 captives", denied=("The minister", "that rebels freed the captives for money"),
)  # fmt: skip


def test_articles_of_one_story_are_about_one_deed() -> None:
    event, *others = build_story([FIRST, SECOND, DENIAL]).events
    assert not others
    assert (event.sources, event.main) == (3, 3)
    assert "what both articles are about" in event.why[0]


def test_what_is_done_has_happened_and_is_not_held() -> None:
    records = [FIRST, SECOND]
    (event,) = build_story(records).events
    status = event.account("status")
    assert status is not None
    assert (status.now.value, status.now.label) == ("held", "happened")
    assert event_summary(event).endswith("✓ happened · 82 captives")
    brief = compose(records)
    assert not any("held" in text for text in (*(x.text for x in brief.happening), *(x.text for x in brief.timeline)))


def test_a_number_that_grows_is_the_history_of_a_value() -> None:
    (event,) = build_story([FIRST, SECOND, DENIAL]).events
    number = event.account("number")
    assert number is not None
    assert [value.label for value in number.values] == ["21 captives", "82 captives"]
    assert (number.relation, number.now.value) == ("changed", "82")
    brief = compose([FIRST, SECOND, DENIAL])
    (change,) = [change for change in brief.changes if change.field == "number"]
    assert (change.old, change.new) == ("21 captives", "82 captives")


def at(told: Record, place: str, country: str | None) -> Record:
    """The same article with its deed in ``place``."""
    article, facts = told
    entity = Entity("e2", "place", place, country=country, mentions=(Span(0, 6),))
    event = msgspec.structs.replace(facts.events[0], where=(EventPlace("e2"),))
    return article, msgspec.structs.replace(facts, entities=(*facts.entities, entity), events=(event,))


@pytest.mark.parametrize(("one", "other"), [(None, None), ("NO", "NO"), ("NO", None)])
def test_the_scene_of_what_is_over_has_several_names_and_no_history(one: str | None, other: str | None) -> None:
    records = [at(FIRST, "Lorn", one), at(SECOND, "Holt", other)]
    (event,) = build_story(records).events
    where = event.account("where")
    assert where is not None
    assert (where.relation, where.agreeing, where.stating) == ("refined", 2, 2)
    brief = compose(records)
    assert not [change for change in brief.changes if change.field == "place"]
    assert [line.text for line in brief.events[0].fields if line.field == "place"] == ["Lorn"]


def test_a_denial_is_a_difference() -> None:
    records = [FIRST, SECOND, DENIAL]
    (event,) = build_story(records).events
    assert [denial.speaker for denial in event.denials] == ["The minister"]
    (difference,) = [d for d in compose(records).differences if d.field == "denied"]
    assert [side.value for side in difference.sides] == ["reported", "denied by The minister"]
    assert all(side.notes for side in difference.sides)


def test_a_denial_of_something_else_is_none() -> None:
    other = record(
        "d", "2031-05-04", "Rebels freed 82 captives of the ferry near Lorn today.", "Rebels freed 82 captives",
        "82 captives", denied=("The minister", "that taxes on coffee will rise"),
    )  # fmt: skip
    assert build_story([FIRST, other]).events[0].denials == ()


def test_a_denial_alone_reports_nothing() -> None:
    denied = "that rebels freed the captives for money"
    alone = record("d", "2031-05-04", f"The minister denied {denied}.", "Rebels freed the captives for money", "rebels")
    article, facts = alone
    start = article.text.index("that")
    said = Statement(
        "s1", Span(start, start + len(denied)), "indirect", "deny", Party(None, "The minister", 0, 12),
        Cue("denied", 13, 19),
    )  # fmt: skip
    event = msgspec.structs.replace(facts.events[0], attributed="s1")
    only = article, msgspec.structs.replace(facts, events=(event,), statements=(said,))
    assert [d.speaker for d in build_story([only]).events[0].denials] == ["The minister"]
    assert not compose([only]).differences


def test_who_denies_the_report_denies_what_was_said_before() -> None:
    article, facts = record(
        "d", "2031-05-04", "Rebels freed 82 captives of the ferry near Lorn.", "Rebels freed 82 captives",
        "82 captives", denied=("The minister", "the report"),
    )  # fmt: skip
    told = Statement("s0", Span(0, 47), "indirect", "say", Party(None, "Irma Sandoval", 50, 63), Cue("spoke", 70, 75))
    event = msgspec.structs.replace(facts.events[0], attributed="s0")
    both = article, msgspec.structs.replace(facts, events=(event,), statements=(told, *facts.statements))
    assert [d.speaker for d in build_story([both]).events[0].denials] == ["The minister"]


def test_what_is_over_happened_on_the_day_first_told() -> None:
    first = record("a", "2031-05-02", LEADS[0], DEEDS[0], "21 captives", when="2031-05-01")
    later = record("b", "2031-05-03", LEADS[1], DEEDS[1], "82 captives", when="2031-05-03")
    (event,) = build_story([first, later]).events
    when, number = event.account("when"), event.account("number")
    assert when is not None
    assert number is not None
    assert [value.value for value in when.values] == ["2031-05-01"]
    assert [value.label for value in number.values] == ["21 captives", "82 captives"]


def test_the_brief_is_not_silent_where_articles_have_events() -> None:
    (line,) = compose([FIRST]).happening
    assert line.text.startswith("Rebels freed 21 captives")
    assert line.notes


SHOT = record("x", "2031-05-02", LEADS[0], "Guards shot a sailor", "21 captives", kind="attack", cls="assault")
LEFT = record("x", "2031-05-02", LEADS[0], "Guards left", "21 captives", kind="withdrawal", cls="retreat", main=False)


@pytest.mark.parametrize("other", [SHOT, LEFT], ids=["about another class of deed", "another deed told besides"])
def test_other_deeds_of_the_same_story_stay_apart(other: Record) -> None:
    assert len(build_story([FIRST, other]).events) == 2


def test_deeds_weeks_apart_are_two() -> None:
    early = record("a", "2031-05-02", LEADS[0], DEEDS[0], "21 captives", when="2031-05-01")
    late = record("b", "2031-05-22", LEADS[1], DEEDS[1], "82 captives", when="2031-05-21")
    assert len(build_story([early, late]).events) == 2


def test_the_order_of_articles_does_not_matter() -> None:
    assert build_story([DENIAL, SECOND, FIRST]) == build_story([FIRST, SECOND, DENIAL])
    assert msgspec.msgpack.encode(build_story([DENIAL, FIRST])) == msgspec.msgpack.encode(build_story([FIRST, DENIAL]))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("82 girls", 82),
        ("at least seven people", 7),
        ("more than 1,200 homes", 1200),
        ("some twenty-one men", 21),
        ("a girl", None),
        ("the 15", None),
        ("one man", None),
        ("33-year-old man", None),
        ("2020 primary election", None),
        ("the 1950s singers", None),
        ("The 76ers", None),
        ("3.5 tons of rice", None),
        ("rebels in two towns far away", None),
        ("", None),
    ],
)
def test_numbers_at_the_head_of_a_party(text: str, number: int | None) -> None:
    assert leading_number(text) == number


def test_the_quantity_that_an_event_gives_comes_first() -> None:
    event = FIRST[1].events[0]
    quantity = Quantity("21 of the captives", 5, 23, 21.0)
    assert counted(msgspec.structs.replace(event, recipients=(), quantity=quantity)) == (
        21,
        Party(None, "21 of the captives", 5, 23),
    )
    assert counted(msgspec.structs.replace(event, recipients=())) is None


def test_a_year_is_no_quantity() -> None:
    year = Quantity("2031 island primary", 5, 24, 2031.0)
    event = msgspec.structs.replace(FIRST[1].events[0], quantity=year, recipients=(), actors=())
    assert counted(event) is None


def test_days_taken_from_publication_are_no_history() -> None:
    def taken(ident: str, day: str, before: str) -> Record:
        article, facts = record(ident, day, "Rebels freed 21 captives.", "freed", "21 captives")
        event = msgspec.structs.replace(facts.events[0], when=(f"{before}/{day}",))
        return article, msgspec.structs.replace(facts, events=(event,))

    told = [taken("a", "2016-10-13", "2016-10-12"), taken("b", "2016-10-14", "2016-10-13")]
    (event,) = build_story(told).events
    when = event.account("when")
    assert when is not None
    assert [v.value for v in when.values] == ["2016-10-12/2016-10-13"]
    named = record("c", "2016-10-14", "Rebels freed 21 captives.", "freed", "21 captives", when="2016-10-13")
    (event,) = build_story([*told, named]).events
    when = event.account("when")
    assert when is not None
    assert [v.value for v in when.values] == ["2016-10-13"]


@pytest.mark.parametrize(
    ("text", "number", "what"),
    [
        ("A ferry sank off Lorn and killed 12 people and hurt 30.", "12 people", "dead"),
        ("A ferry sank off Lorn and killed 12 people and hurt 30.", "30", "hurt"),
        ("Nine sailors died and 40 were injured. Four are missing.", "40", "hurt"),
        ("Nine sailors died and 40 were injured. Four are missing.", "Nine sailors", "dead"),
        ("Nine sailors died and 40 were injured. Four are missing.", "Four", "missing"),
        ("The guard rescued 21 sailors on Monday.", "21 sailors", "saved"),
        ("Police arrested 16 marchers in Holt.", "16 marchers", "held"),
        ("Rebels freed 82 captives. Nobody died.", "82 captives", ""),
    ],
)
def test_what_a_number_counts(text: str, number: str, what: str) -> None:
    start = text.index(number)
    assert counts(text, Party(None, number, start, start + len(number))) == what


def test_the_dead_and_the_hurt_are_no_history_of_one_number() -> None:
    told = [
        record(ident, f"2031-05-0{day}", lead, deed, number, kind="accident", cls="disaster")
        for ident, day, lead, deed, number in (
            ("a", 2, "A ferry sank near Lorn and 4 sailors died.", "A ferry sank", "4 sailors"),
            ("b", 3, "The ferry that sank near Lorn hurt 31 sailors.", "A ferry sank", "31 sailors"),
            ("c", 4, "The ferry that sank near Lorn killed 9 sailors.", "A ferry sank", "9 sailors"),
        )
    ]
    (event,) = build_story(told).events
    number = event.account("number")
    assert number is not None
    assert [value.label for value in number.values] == ["4 sailors", "9 sailors"]
