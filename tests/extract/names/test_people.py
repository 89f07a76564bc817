from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.extract.names.mention import Mention
from briefing.extract.names.people import group_people
from briefing.extract.names.person_names import can_shorten, same_person

SAME = [
    ("Ana Lindqvist", "ANA LINDQVIST"),
    ("Ana Lindqvist", "Ana M. Lindqvist"),
    ("A. Lindqvist", "Ana Lindqvist"),
    ("Ana Maria Lindqvist", "Ana Lindqvist"),
    ("Moon Jae-in", "Jae-in Moon"),
    ("Choe Son Hui", "Choe Son-hui"),
    ("Nguyễn Văn Đông", "Nguyen Van Đong"),
    ("Pieter van den Berg", "Pieter Van Den Berg"),
    # a letter left out, changed or swapped inside a long name
    ("Gerardo Lindqvist", "Gerado Lindqvist"),
    ("Ana Lindqvist", "Ana Lindkvist"),
    ("Ana Robertson", "Ana Roberston"),
    ("Phillip Okonjo", "Philip Okonjo"),
    # usual short forms
    ("Joe Okonjo", "Joseph Okonjo"),
    ("Mike Okonjo", "Michael Okonjo"),
    ("Bill Okonjo", "William Okonjo"),
    ("Bob Okonjo", "Rob Okonjo"),
    ("Lizzie Okonjo", "Elizabeth Okonjo"),
]
DIFFERENT = [
    ("Omar Lindqvist Jr.", "Omar Lindqvist"),
    ("Kim Jong Un", "Kim Yong Chol"),
    ("Kim Yong Chol", "Kim Hyok Chol"),
    ("Ana Lindqvist", "Berit Lindqvist"),
    ("Ana Lindqvist", "Ana Okonjo"),
    ("Ana Maria Lindqvist", "Maria Okonjo"),
    ("Daniel Okonjo", "Daniela Okonjo"),
    ("Christian Okonjo", "Christina Okonjo"),
    ("Maria Okonjo", "Mario Okonjo"),
    ("Moses Okonjo", "Roses Okonjo"),
    ("Ryan Okonjo", "Rian Okonjo"),
    ("Jack Okonjo", "Jill Okonjo"),
    ("Bill Okonjo", "Will Ruto"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_forms_of_one_name(one: str, other: str) -> None:
    assert same_person(one, other)
    assert same_person(other, one)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_a_shared_part_does_not_make_one_person(one: str, other: str) -> None:
    assert not same_person(one, other)
    assert not same_person(other, one)


@pytest.mark.parametrize(
    ("short", "full", "fits"),
    [
        ("Kim", "Kim Jong Un", True),
        ("Lindqvist", "Ana Lindqvist", True),
        ("Ana", "Ana Lindqvist", True),
        ("van den Berg", "Pieter van den Berg", True),
        ("al-Haddad", "Omar al-Haddad", True),
        ("Haddad", "Omar al-Haddad", True),
        ("Berg", "Ana Lindqvist", False),
        ("Ana Lindqvist", "Ana Lindqvist", False),
    ],
)
def test_short_forms(short: str, full: str, fits: bool) -> None:
    assert can_shorten(short, full) is fits


def people(text: str, *names: str) -> list[set[str]]:
    """The forms of each person when ``names`` are the mentions of ``text`` in order."""
    mentions, at = [], 0
    for name in names:
        start = text.index(name, at)
        at = start + len(name)
        mentions.append(Mention(start, at, "person", name))
    return [{f"{m.text}@{m.start}" for m in group} for group in group_people(text, mentions)]


def sizes(text: str, *names: str) -> list[int]:
    return sorted(len(g) for g in people(text, *names))


def test_a_surname_is_the_person_introduced_with_it() -> None:
    text = "Ana Lindqvist spoke. Later Lindqvist left with Omar Haddad."
    assert sizes(text, "Ana Lindqvist", "Lindqvist", "Omar Haddad") == [1, 2]


def test_three_kims_stay_three_and_a_bare_kim_is_the_first() -> None:
    text = "Kim Jong Un spoke. Kim left. Kim Yong Chol and Kim Hyok Chol stayed. Kim returned."
    groups = people(text, "Kim Jong Un", "Kim", "Kim Yong Chol", "Kim Hyok Chol", "Kim")
    assert sorted(map(len, groups)) == [1, 1, 3]
    assert any({"Kim Jong Un@0", f"Kim@{text.rindex('Kim')}"} <= g for g in groups)


def test_before_anyone_is_introduced_a_headline_means_the_first_one_introduced() -> None:
    text = "Kim Returns\n\nKim Jong Un is back. Kim Yong Chol and again Kim Yong Chol went along."
    groups = people(text, "Kim", "Kim Jong Un", "Kim Yong Chol", "Kim Yong Chol")
    assert {"Kim@0", f"Kim Jong Un@{text.index('Kim Jong Un')}"} in groups


def test_a_namesake_who_is_always_named_in_full_does_not_take_the_surname() -> None:
    text = (
        "Ana Lindqvist opened the talks.\n\nOmar Lindqvist came too. Omar Lindqvist left."
        "\n\nOmar Lindqvist is no kin."
        "\n\nThe minister met Lindqvist."
    )
    groups = people(text, "Ana Lindqvist", "Omar Lindqvist", "Omar Lindqvist", "Omar Lindqvist", "Lindqvist")
    assert {"Ana Lindqvist@0", f"Lindqvist@{text.rindex('Lindqvist')}"} in groups


def test_one_who_is_just_introduced_is_meant_where_the_first_is_far() -> None:
    text = "Ana Lindqvist resigned.\n\nA bank closed.\n\nIt rained.\n\nSon Omar Lindqvist was there. Lindqvist wept."
    groups = people(text, "Ana Lindqvist", "Omar Lindqvist", "Lindqvist")
    assert {f"Omar Lindqvist@{text.index('Omar')}", f"Lindqvist@{text.rindex('Lindqvist')}"} in groups


def test_the_office_decides_between_two_of_one_name() -> None:
    text = "Senator Ana Okonjo and Governor Ben Okonjo met. Governor Okonjo spoke."
    groups = people(text, "Ana Okonjo", "Ben Okonjo", "Okonjo")
    assert {f"Ben Okonjo@{text.index('Ben')}", f"Okonjo@{text.rindex('Okonjo')}"} in groups


def test_mrs_is_not_mr() -> None:
    text = "Mr. Omar Haddad arrived. Mrs. Haddad arrived later."
    assert sizes(text, "Omar Haddad", "Haddad") == [1, 1]


def test_a_surname_that_could_be_either_ones_is_nobodys() -> None:
    text = "Ana Okonjo and Ben Okonjo met. Okonjo left."
    assert sizes(text, "Ana Okonjo", "Ben Okonjo", "Okonjo") == [1, 1]


FORMS = ["Kim Jong Un", "Kim Yong Chol", "Kim", "Un", "A. Kim", "Ana Kim", "Okonjo"]
NAMES = st.lists(st.sampled_from(FORMS), max_size=12)


@given(NAMES)
def test_no_mention_is_lost_twice_or_invented(names: list[str]) -> None:
    text = " met ".join(names)
    groups = people(text, *names)
    seen = [m for g in groups for m in g]
    assert len(seen) == len(set(seen)) <= len(names)
