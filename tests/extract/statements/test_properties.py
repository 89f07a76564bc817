"""What holds of the statements of any text."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from briefing.extract.document.quotations import find_quotations
from briefing.extract.statements import StatementIndex
from briefing.model import Facts
from tests.extract.events.conftest import facts_of

PIECES = [
    "Rishi Sunak", "Joe Biden", "Mali", "the EU", "the spokesman", "they", "people familiar with the plans", "it",
    "said", "told reporters", "denied", "accused", "of", "according to", "warned that", "called for", "wants to",
    "was accused by", "the claim that", "praised", "in a statement", "added", "“", "”", '"', "'", "''", "‘", "’", ":",
    "We will stay", "talks have failed", "a truce", "the plan", ",", ".", "?", "—", "\n", "\n\n", "and", "but", "not",
]  # fmt: skip
MARKS = st.text(alphabet="\"'“”‘’«»` \n.,aZ", max_size=80)


def check(text: str, facts: Facts) -> None:
    ids = {e.id for e in facts.entities}
    assert [s.id for s in facts.statements] == [f"s{i}" for i in range(1, len(facts.statements) + 1)]
    starts = [s.content.start for s in facts.statements]
    assert starts == sorted(starts)
    for s in facts.statements:
        assert 0 <= s.content.start < s.content.end <= len(text)
        assert s.act.isalpha()
        for part in (s.speaker, s.cue):
            if part is not None:
                assert part.text == text[part.start : part.end]
                assert part.text.strip()
        assert s.speaker is None or s.speaker.entity is None or s.speaker.entity in ids
        assert s.addressee is None or s.addressee in ids
    direct = [s.content for s in facts.statements if s.quoted == "direct"]
    assert all(a.end <= b.start for a, b in pairwise(direct))
    told = StatementIndex(facts.statements)
    for s in facts.statements:
        assert s in told.around(s.content.start, s.content.end) or s.cue is None


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example(text="a truce called for Rishi Sunak")
@example(text="praised Rishi Sunak")
@given(text=st.lists(st.sampled_from(PIECES), max_size=45).map(" ".join))
def test_news_in_any_order_gives_well_formed_statements(text: str) -> None:
    facts = facts_of(text)
    assert "statements" not in facts.failed
    check(text, facts)
    assert facts_of(text).statements == facts.statements


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.text(max_size=300))
def test_any_text_gives_well_formed_statements(text: str) -> None:
    facts = facts_of(text)
    assert "statements" not in facts.failed
    check(text, facts)


@settings(max_examples=300, deadline=None)
@given(text=MARKS | st.text(max_size=200))
def test_quotations_are_in_order_and_apart(text: str) -> None:
    found = find_quotations(text)
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
