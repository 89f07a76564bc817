"""What else happened is folded past a handful, and unfolds where the reader asks for it."""

from __future__ import annotations

from briefing.model import Event, Facts, Span
from briefing.profiles import load_profile
from briefing.ui.view.sidebar import HANDFUL, groups
from briefing.ui.widgets.fact_list import FactList, Fold


def facts(count: int) -> Facts:
    deeds = tuple(
        Event(
            f"v{i}", "attack", f"Deed {i}", text=f"Deed {i}", class_="assault", evidence=(Span(i, i + 1),), main=i == 0
        )
        for i in range(count)
    )
    meeting = Event("m", "summit", "Holm–Lund summit", evidence=(Span(90, 95),), class_="consult")
    return Facts("a", events=(*deeds, meeting))


def rows(pane: FactList) -> list[object]:
    return [pane._rows[i] for i in range(pane.row_count)]


def shown(count: int) -> FactList:
    pane = FactList()
    pane.show(groups(facts(count), load_profile()), hidden=frozenset(), keys={})
    return pane


def test_the_main_event_is_first_then_meetings_then_the_rest() -> None:
    labels = [group.label for group in groups(facts(9), load_profile())]
    assert labels == ["In short", "Summit", "Also"]


def test_a_handful_is_shown_and_the_rest_counted() -> None:
    (fold,) = [row for row in rows(shown(9)) if isinstance(row, Fold)]
    assert fold.hides == 8 - HANDFUL


def test_one_more_than_a_handful_is_no_reason_to_fold() -> None:
    assert not [row for row in rows(shown(HANDFUL + 2)) if isinstance(row, Fold)]


def test_the_fold_opens_under_the_cursor_and_for_what_it_hides() -> None:
    pane = shown(9)
    assert pane.row_of("v8") >= 0
    assert not [row for row in rows(pane) if isinstance(row, Fold)]
