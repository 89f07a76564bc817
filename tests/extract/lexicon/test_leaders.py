"""Whose country everybody knows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.extract.lexicon.leaders import country_of_leader

KNOWN = [
    (["Angela Merkel"], "DE"),
    (["Angela Dorothea Merkel", "Merkel"], "DE"),
    (["Recep Tayyip Erdogan"], "TR"),
    (["Recep Tayyip Erdoğan"], "TR"),
    (["Kim Jong-un", "Kim"], "KP"),
    (["Kim Jong Un"], "KP"),
    (["Nicolas Maduro"], "VE"),
    (["Lech Wałęsa"], "PL"),
    (["Macron"], "FR"),
    (["Lacalle Pou"], "UY"),
]

UNKNOWN = [
    ["Harriet Macron", "Macron"],
    ["Angela Vance"],
    ["Brown"],
    ["Kim"],
    ["Major"],
    ["Merkel Angela"],
    ["Jonathan"],
    [""],
]


@pytest.mark.parametrize(("forms", "country"), KNOWN)
def test_a_leader_is_known_by_full_name_or_by_a_surname_that_means_nobody_else(forms: list[str], country: str) -> None:
    assert country_of_leader(forms) == country


@pytest.mark.parametrize("forms", UNKNOWN)
def test_nobody_is_taken_for_a_namesake(forms: list[str]) -> None:
    assert country_of_leader(forms) is None


@given(st.lists(st.text(max_size=30), max_size=4))
def test_any_forms_have_a_code_or_none(forms: list[str]) -> None:
    code = country_of_leader(forms)
    assert code is None or (len(code) == 2 and code.isupper())
