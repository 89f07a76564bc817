"""Who is "I" in a transcript."""

from __future__ import annotations

from tests.extract.events.conftest import facts_of

TRANSCRIPT = """Ada Brandt met Pavel Orsic in Lorn on Sunday.

ADA BRANDT, HOST: Good evening. I think that the port was closed.

PAVEL ORSIC, MINISTER: I believe that the captain had no warning.

BRANDT: I hear that you resign.

ORSIC: I intend to stay.
"""


def speakers(text: str) -> list[str | None]:
    facts = facts_of(text)
    names = {e.id: e.name for e in facts.entities}
    said = [s for s in facts.statements if s.speaker and s.speaker.text == "I"]
    return [names.get(s.speaker.entity or "") for s in said if s.speaker]


def test_i_is_whoever_has_the_turn() -> None:
    found = speakers(TRANSCRIPT)
    assert len(found) >= 2
    assert set(found) == {"Ada Brandt", "Pavel Orsic"}
    assert found[0] == "Ada Brandt"


def test_labels_that_nobody_bears_twice_are_no_turns() -> None:
    text = "Ada Brandt met Pavel Orsic.\n\nMonday: I think it rains.\n\nBRANDT: I think so.\n\nORSIC: I think not.\n"
    assert set(speakers(text)) == {None}
