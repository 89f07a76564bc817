"""Rows of the group "Said": one line each."""

from __future__ import annotations

import pytest

from briefing.model import Cue, Entity, Facts, Party, Span, Statement
from briefing.profiles import load_profile
from briefing.ui.graphemes import cells
from briefing.ui.view.sidebar import groups
from briefing.ui.widgets.fact_list import FactList

TEXT = "Irma Sandoval denied that prisoners were swapped for the captives of the ferry. Sandoval left."
SAID = Statement(
    "s1", Span(21, 79), "indirect", "deny", Party("e1", "Irma Sandoval", 0, 13), Cue("denied", 14, 20)
)  # fmt: skip
IRMA = Entity("e1", "person", "Irma Sandoval", ("Sandoval",), mentions=(Span(0, 13), Span(81, 89)))
JOSE = Entity("e2", "person", "Jose Sandoval", ("Sandoval",), mentions=(Span(81, 89),))


@pytest.mark.parametrize(("entities", "name"), [((IRMA,), "Sandoval"), ((IRMA, JOSE), "Irma Sandoval")])
def test_a_speaker_goes_by_the_short_name_unless_another_shares_it(entities: tuple[Entity, ...], name: str) -> None:
    found = groups(Facts("a", entities=entities, statements=(SAID,)), load_profile(), TEXT)
    (group,) = [g for g in found if g.label == "Said"]
    assert [fact.title for fact in group.facts] == [name]


@pytest.mark.parametrize("width", [16, 26, 40, 100])
def test_a_statement_is_one_line_that_fits(width: int) -> None:
    (group,) = [g for g in groups(Facts("a", entities=(IRMA,), statements=(SAID,)), load_profile(), TEXT) if g.facts
                and g.label == "Said"]  # fmt: skip
    (line,) = FactList()._lay(group.facts[0], width)
    words = "".join(part for part, _ in line)
    assert cells(words) < width
    assert words.startswith("“ San")
    if width >= 26:
        assert "Sandoval denies: pri" in words
