from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.model import EntityType
from tests.extract.names.conftest import Read

STORY = (
    "Sweden's foreign minister, Ana Lindqvist, met Trump in Danang on Monday. Lindqvist told reporters that the "
    "Ministry of Fisheries and the World Health Organization had agreed."
)

CASES: list[tuple[str, list[tuple[str, EntityType]]]] = [
    # exact spans: no article, no possessive, no title
    (STORY, [("Sweden", "place"), ("Ana Lindqvist", "person"), ("Lindqvist", "person"), ("Danang", "place")]),
    (STORY, [("Ministry of Fisheries", "organization"), ("World Health Organization", "organization")]),
    (STORY, [("Trump", "person")]),
    ("The ship is Norway's. The oil is Nigeria’s.", [("Norway", "place"), ("Nigeria", "place")]),
    ("Then Bush ordered the attack.", [("Bush", "person")]),
    ("Officials flew to Ho Chi Minh City and then to Hanoi.", [("Ho Chi Minh City", "place"), ("Hanoi", "place")]),
    # whoever bears a courtesy title is a person
    ("Mr. Okonjo spoke first. Later Okonjo left the hall.", [("Okonjo", "person")]),
    # compounds name their parts
    (
        "Donald Trump will fly to meet Kim Jong Un. The Trump-Kim summit opens on Friday.",
        [("Trump", "person"), ("Kim", "person")],
    ),
    ("A U.S.-Egypt trade deal was signed in Cairo.", [("U.S.", "place"), ("Egypt", "place"), ("Cairo", "place")]),
    ("Guinea-Bissau held a vote on Sunday.", [("Guinea-Bissau", "place")]),
    # acronyms, where defined and later
    (
        "The Harbour Workers Alliance (HWA) called a strike. Police said HWA members had left.",
        [("Harbour Workers Alliance", "organization"), ("HWA", "organization")],
    ),
    # datelines
    ("GENEVA, March 3 (Reuters) - Talks resumed.", [("GENEVA", "place"), ("Reuters", "organization")]),
    # a hyphenated given name is whole, whatever the tagger makes of its second half
    ("South Korean President Moon Jae-in spoke in Oslo.", [("Moon Jae-in", "person"), ("South Korean", "group")]),
    # an owner and the thing owned
    ("Sweden's Ministry of Fisheries moved to Oslo.", [("Sweden", "place"), ("Ministry of Fisheries", "organization")]),
    ("Tehran, Sept 5, IRNA – Talks resumed.", [("Tehran", "place"), ("IRNA", "organization")]),
    # nationalities are groups, amounts no places
    ("Swedish officials paid 300 US dollars in Oslo.", [("Swedish", "group"), ("Oslo", "place")]),
    ("Ana Lindqvist won the election and Sweden won too.", [("Ana Lindqvist", "person"), ("Sweden", "place")]),
    # a seat in parliament and what is joined to a place are places
    ("Ana Lindqvist, the MP for Vadsund, spoke in Orsta and Kvalnes.", [("Vadsund", "place"), ("Kvalnes", "place")]),
    ("norr News, 4 March - Ana Lindqvist left Oslo.", [("norr News", "organization")]),
    # a list of duties belongs to the ministry
    (
        "She heads the Ministry of Trade, Industry and Energy in Oslo.",
        [("Ministry of Trade, Industry and Energy", "organization")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_names_are_found_with_their_type(read: Read, text: str, expected: list[tuple[str, EntityType]]) -> None:
    found = {(m.text, m.type) for m in read(text)}
    assert set(expected) <= found


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("The secretary of state spoke. Secretary of State Ana Lindqvist agreed.", "State"),
        ("Swedish officials paid 300 US dollars in Oslo.", "US"),
        ("In his State of the Union speech the president named no date.", "Union"),
        ("Read more: Why Ana Lindqvist Left Oslo", "Ana Lindqvist"),
        ("The King arrived late.", "King"),
        ("Anyone in the US can pay. It costs 40 million US dollars.\n\nHe did NOT come to Oslo.", "NOT"),
        ("The District Chief Executive (DCE) came to Oslo. The DCE was late.", "DCE"),
        ("Sweden is in Group C with Norway.", "Group C"),
        ("The pro-Lindqvist vote was small. Ana Lindqvist left Oslo.", "pro-Lindqvist"),
    ],
)
def test_what_is_no_name_is_not_found(read: Read, text: str, absent: str) -> None:
    assert absent not in {m.text for m in read(text)}


def test_a_name_once_found_is_found_wherever_it_stands(read: Read) -> None:
    text = "Ana Lindqvist, the minister, arrived.\n\nLindqvist smiled; Lindqvist left.\n\nLINDQVIST LEFT TALKS EARLY"
    found = [m for m in read(text) if m.text.casefold().endswith("lindqvist")]
    assert len(found) == text.casefold().count("lindqvist")
    assert {m.type for m in found} == {"person"}


def test_one_type_for_a_name_in_one_article(read: Read) -> None:
    text = "Okonjo said no. Mr Okonjo, 47, said no again. In the end Okonjo agreed. Ask Okonjo! Okonjo's aides left."
    assert {m.type for m in read(text) if m.text == "Okonjo"} == {"person"}


SHARDS = [
    *(
        "Mr.",
        "the",
        "Kim",
        "Jong-un",
        "Trump's",
        "—",
        "(",
        ")",
        "[",
        "SDF",
        "U.S.",
        "of",
        "and",
        "\n",
        "\n\n",
        "“",
        "”",
    ),
    *(
        "President",
        "EU/UN",
        "Oslo,",
        "MINISTRY",
        "de",
        "l'",
        "al-",
        "-",
        "May",
        "27",
        "$5",
        "bn",
        "State",
        "The",
        "Inc.",
    ),
]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        st.text(max_size=80),
        st.lists(
            st.sampled_from(SHARDS),
            max_size=25,
        ).map(" ".join),
    )
)
def test_any_text_gives_valid_disjoint_ordered_mentions(read: Read, text: str) -> None:
    mentions = read(text)
    assert all(0 <= m.start < m.end <= len(text) and text[m.start : m.end].split() == m.text.split() for m in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))
    assert read(text) == mentions
