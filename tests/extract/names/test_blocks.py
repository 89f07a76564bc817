"""Forms of people's names are not all compared with each other; those that can name one person are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.extract.names.people import Blocks
from briefing.extract.names.person_names import parts, same_person

WORDS = (
    "Ana A. Bob Robert R. Bill William Jon John Jim James Al al bin van den Holt Hollt Brandt Sisi Abdel Kim Jong-un "
    "Un Liz Elizabeth O'Neil O’Neil Müller Muller Jr. Hassan Hasan"
)
NAMES = st.lists(st.sampled_from(WORDS.split()), min_size=2, max_size=4).map(" ".join)


@given(NAMES, st.lists(NAMES, max_size=8), st.data())
def test_forms_that_can_name_one_person_are_compared(name: str, others: list[str], data: st.DataObject) -> None:
    kept = data.draw(st.permutations([w if data.draw(st.booleans()) else f"{w[0].upper()}." for w in name.split()]))
    blocks = Blocks()
    for number, other in enumerate([*others, " ".join(kept)]):
        blocks.add(other, number)
    near = blocks.near(name)
    assert near == sorted(set(near))
    for number, other in enumerate([*others, " ".join(kept)]):
        equal = {p for p in parts(name) if len(p) > 1} & set(parts(other))
        assert number in near or not (equal and same_person(name, other)), other


def test_those_who_share_only_a_given_name_or_a_family_are_not_compared() -> None:
    blocks = Blocks()
    for number, name in enumerate(["Ana Brandt", "Ana Carlsen", "Omar Holt", "A. Holt", "Ana Maria Holt"]):
        blocks.add(name, number)
    assert blocks.near("Ana Holt") == [3, 4]
