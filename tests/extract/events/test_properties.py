"""What holds of the events of any text."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.extract.events.actions.wording import LONGEST
from briefing.model import Facts
from briefing.profiles import load_profile
from tests.extract.events.conftest import facts_of

PIECES = [
    "Rishi Sunak", "Joe Biden", "Mali", "the EU", "Vienna", "he", "they", "the two leaders", "it", "his counterpart",
    "met", "will meet", "to meet", "held", "hosted", "signed", "visited", "was called off", "took place", "would have",
    "a summit", "the second summit", "talks", "the treaty", "a phone call", "trip", "meeting",
    "with", "between", "and", "or", "in", "at", "on the sidelines of", "for", "after", "before", "if", "not", "that",
    "killed", "12 people", "was freed", "threatened", "to attack", "the attack", "an attack on", "protesters",
    "police", "said",    "the release of", "accused", "of", "resigned", "by", "its", "who",
    "Monday", "June 3", "last year", ",", ".", "—", "“", "”", "\n", "\n\n", "-", "’s",
]  # fmt: skip
PROFILES = [load_profile("diplomacy"), load_profile("elections")]


def check(text: str, facts: Facts) -> None:
    ids = {e.id for e in facts.entities}
    kinds = {"news", *(kind for p in (*PROFILES, load_profile()) for kind in (*p.events, *p.actions))}
    assert [e.id for e in facts.events] == [f"v{i}" for i in range(1, len(facts.events) + 1)]
    assert sum(e.main for e in facts.events) <= 1
    for event in facts.events:
        assert event.kind in kinds
        assert event.name.strip()
        assert event.evidence
        assert len(event.when) == len(set(event.when))
        unsaid = event.main and facts.published is not None and "".join(event.when).endswith(facts.published.value)
        assert len(event.when_spans) == len(event.when) or (unsaid and not event.when_spans)
        assert set(event.participants) <= ids
        assert len(set(event.participants)) == len(event.participants)
        for span in (*event.evidence, *event.when_spans):
            assert 0 <= span.start < span.end <= len(text)
        assert event.trigger is not None
        for party in (*event.actors, *event.recipients):
            assert text[party.start : party.end] == party.text
            assert party.text == party.text.strip() != ""
            assert party.entity is None or party.entity in ids
        assert {p.entity for p in (*event.actors, *event.recipients) if p.entity} <= set(event.participants)
        assert 0 <= event.trigger.start < event.trigger.end <= len(text)
        assert event.text.strip() == event.text != ""
        assert "\n" not in event.text
        assert len(event.text) <= LONGEST
        assert not event.text.endswith((" ", ",", ";", ":", "(", " -", " –", " —"))
        for span in event.evidence:
            assert text[span.start : span.end] == text[span.start : span.end].strip()
        for place in event.where:
            assert place.entity in ids
            assert place.mention is not None
            assert 0 <= place.mention.start < place.mention.end <= len(text)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    text=st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join),
    profile=st.sampled_from([*PROFILES, load_profile()]),
)
def test_news_in_any_order_gives_well_formed_events(text: str, profile: object) -> None:
    facts = facts_of(text, profile)  # type: ignore[arg-type]
    check(text, facts)
    assert facts_of(text, profile).events == facts.events  # type: ignore[arg-type]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.text(max_size=300), published=st.sampled_from(["2023-05-10", None]))
def test_any_text_gives_well_formed_events(text: str, published: str | None) -> None:
    check(text, facts_of(text, published=published))


OPENINGS = ["", "OSLO (Agency) — ", "After months of talks, ", "On Monday, "]
WHO = [
    "Rebels", "The coast guard of Norway", "Maria Lund, who leads the union,", "The firm Tarn Motors and its owners",
    "Six men and a woman",
]  # fmt: skip
DID = ["attacked", "freed", "have sued", "will fine", "accused"]
WHOM = [
    "a convoy", "the crew of a ferry", "the maker of the buses, Tarn Motors,",
    "farmers from the hills and fishermen from the coast",
]  # fmt: skip
MORE = [
    "near Gao", "on Tuesday night", "after a week of heavy rain that had cut off the villages",
    "while ministers looked on", "with the help of officers from Malawi", "at the villa of the regional council",
    ", officials said", "because the talks had failed", "in the presence of all", ", the latest of many such cases",
    "(the third this year)", "in order to save the harvest", "with knives, sticks and stones",
]  # fmt: skip
OPEN_ENDED = {"of", "at", "with", "near", "from", "in", "the", "a", "and", "to", "because", "who", ","}


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(OPENINGS), st.sampled_from(WHO), st.sampled_from(DID), st.sampled_from(WHOM),
    st.lists(st.sampled_from(MORE), max_size=6, unique=True),
)  # fmt: skip
def test_a_line_fits_holds_its_verb_and_ends_whole(
    opening: str, who: str, did: str, whom: str, more: list[str]
) -> None:
    text = f"{opening}{who} {did} {whom} {' '.join(more)}.\n\nNobody knew more at noon."
    for event in facts_of(text).events:
        assert event.trigger is not None
        assert len(event.text) <= LONGEST
        assert text[event.trigger.start : event.trigger.end].split()[0].lower() in event.text.lower()
        assert event.text.split()[-1].lower() not in OPEN_ENDED
        assert event.text.count("(") == event.text.count(")")
