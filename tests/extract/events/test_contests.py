"""Elections: who stands, where they are held, which is meant; passages published on Wednesday, 10 May 2023."""

from __future__ import annotations

from typing import Any

import pytest

from tests.extract.events.test_occasions import occasions_of

MAHAMA, AKUFO, BAGBIN, CHAMISA = "John Mahama", "Nana Akufo-Addo", "Alban Bagbin", "Nelson Chamisa"
SATURDAY, MONDAY = ("2023-05-06",), ("2023-05-08",)

PASSAGES: list[tuple[str, str, list[dict[str, Any]]]] = [
    # who
    (
        "won, came second, also won before",
        "John Mahama won the primary in Tamale on Saturday. Alban Bagbin came in second with 31% of the vote. "
        "Mahama also won the primary in 2020.",
        [
            {"who": {MAHAMA, BAGBIN}, "where": {"Tamale"}, "when": SATURDAY, "status": "held"},
            {"who": {MAHAMA}, "when": ("2020",)},
        ],
    ),
    (
        "received so many",
        "John Mahama won the election in Accra on Saturday with 220 votes. Alban Bagbin received 192.",
        [{"who": {MAHAMA, BAGBIN}, "where": {"Accra"}, "when": SATURDAY}],
    ),
    (
        "received something else",
        "John Mahama won the election in Accra on Saturday with 220 votes. Alban Bagbin received flowers.",
        [{"who": {MAHAMA}, "where": {"Accra"}, "when": SATURDAY}],
    ),
    (
        "lost to",
        "In the 2016 Ghanaian presidential election, John Mahama lost to Nana Akufo-Addo.",
        [{"who": {MAHAMA, AKUFO}, "when": ("2016",)}],
    ),
    (
        "won by",
        "A by-election in Bulawayo on Saturday was won by Nelson Chamisa.",
        [{"who": {CHAMISA}, "where": {"Bulawayo"}, "when": SATURDAY}],
    ),
    (
        "votes cast are no election",
        "At a convention in Accra in 2012, John Mahama received 400 votes.",
        [{"kind": "conference", "who": {MAHAMA}, "where": {"Accra"}, "when": ("2012",)}],
    ),
    # chosen by a chamber or a party
    (
        "elected as chair",
        "The council elected Maria Silva as its chair on Monday.",
        [{"kind": "election", "who": {"Maria Silva"}, "when": MONDAY, "status": "held"}],
    ),
    (
        "voted in as mayor",
        "Chong Wei Ling was voted in as mayor of Penang on Saturday, beating Lim Hock Seng.",
        [{"kind": "election", "who": {"Chong Wei Ling", "Lim Hock Seng"}, "when": SATURDAY}],
    ),
    ("elected long ago", "Maria Silva, elected in 2018, spoke of roads on Tuesday.", []),
    ("elected every five years", "Voters elect a new parliament every five years, Maria Silva said.", []),
    ("somebody gets elected", "The money will help Maria Silva and Nelson Chamisa get elected.", []),
    ("a poll asks", "A poll by Morning Post in Ohio in May found John Mahama ahead.", []),
    ("the latest polls", "In the latest polls in Ohio, John Mahama beat Nelson Chamisa by nine points on Monday.", []),
    (
        "a poll is held",
        "The presidential poll in Zambia will be held on August 12.",
        [{"kind": "election", "where": {"Zambia"}, "when": ("2023-08-12",), "status": "planned"}],
    ),
    # where, and which
    (
        "two states in one sentence",
        "The Iowa caucuses will be held on January 15, the New Hampshire primary on January 23.",
        [{"where": {"Iowa"}, "when": ("2024-01-15",)}, {"where": {"New Hampshire"}, "when": ("2024-01-23",)}],
    ),
    (
        "followed by that of another state",
        "The party goes on with the Nevada caucuses on June 22, followed by the Ohio primary election on June 29.",
        [{"where": {"Nevada"}, "when": ("2023-06-22",)}, {"where": {"Ohio"}, "when": ("2023-06-29",)}],
    ),
    (
        "in the country of the others",
        "Zambia held a presidential election on May 6. The parliamentary elections will follow on June 10.",
        [{"where": {"Zambia"}, "when": SATURDAY}, {"where": {"Zambia"}, "when": ("2023-06-10",), "status": "planned"}],
    ),
    (
        "in none of two countries",
        "Zambia held a presidential election on May 6. Malawi held its presidential election on May 7. "
        "The next elections will follow on June 10.",
        [{"where": {"Zambia"}, "when": SATURDAY}, {"where": {"Malawi"}, "when": ("2023-05-07",)}],
    ),
    (
        "a re-election is none by itself",
        "John Mahama may aspire to re-election, Alban Bagbin said in Ghana on Monday.",
        [],
    ),
    (
        "moved to another day",
        "Maryland moved its primary from May 28 to June 2.",
        [{"where": {"Maryland"}, "when": ("2023-06-02",), "status": "planned"}],
    ),
    (
        "most of its races",
        "Maryland rescheduled most of its primary races to June 2.",
        [{"where": {"Maryland"}, "when": ("2023-06-02",), "status": "planned"}],
    ),
    (
        "a primary is no presidential election",
        "John Mahama, a candidate in the 2024 presidential election in Ghana, won the primary in Tamale on Saturday.",
        [{"where": {"Ghana"}, "when": ("2024",)}, {"who": {MAHAMA}, "where": {"Tamale"}, "when": SATURDAY}],
    ),
    # debates and swearings-in
    (
        "promised at a debate",
        "In April, at the party's final debate in Accra, John Mahama announced a new ministry.",
        [{"kind": "debate", "who": {MAHAMA}, "when": ("2023-04",), "where": {"Accra"}, "status": "held"}],
    ),
    (
        "a debate in which they faced off",
        "John Mahama and Nelson Chamisa faced off in a televised debate in Accra on Saturday.",
        [{"kind": "debate", "who": {MAHAMA, CHAMISA}, "where": {"Accra"}, "when": SATURDAY}],
    ),
    (
        "take part in a debate",
        "John Mahama and Nelson Chamisa will take part in a debate on May 20.",
        [{"kind": "debate", "who": {MAHAMA, CHAMISA}, "when": ("2023-05-20",), "status": "planned"}],
    ),
    (
        "go to the polls",
        "Voters in Zambia go to the polls on August 12.",
        [{"kind": "election", "where": {"Zambia"}, "when": ("2023-08-12",)}],
    ),
    (
        "the year of the election and the day of the news",
        "John Mahama, who will run in the 2024 Ghana presidential election, spoke in Kumasi on Monday.",
        [{"kind": "election", "who": {MAHAMA}, "where": {"Ghana"}, "when": ("2024",), "status": "planned"}],
    ),
    (
        "took the oath",
        "John Mahama took the oath of office in Accra on Monday.",
        [{"kind": "inauguration", "who": {MAHAMA}, "where": {"Accra"}, "when": MONDAY, "status": "held"}],
    ),
    (
        "swearing-in",
        "The swearing-in of John Mahama took place in Accra on Monday.",
        [{"kind": "inauguration", "who": {MAHAMA}, "where": {"Accra"}, "when": MONDAY, "status": "held"}],
    ),
    (
        "guests at it, as others",
        "Nelson Chamisa was inaugurated on Saturday in Harare. Guests at the inauguration included his children "
        "and such celebrities as John Mahama and Alban Bagbin.",
        [{"who": {CHAMISA, MAHAMA, BAGBIN}, "where": {"Harare"}, "when": SATURDAY}],
    ),
    (
        "guests at it",
        "Nelson Chamisa will be inaugurated on May 29 in Harare. "
        "Guests at the inauguration will include such leaders as John Mahama and Alban Bagbin.",
        [{"who": {CHAMISA, MAHAMA, BAGBIN}, "where": {"Harare"}, "when": ("2023-05-29",), "status": "planned"}],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), [c[1:] for c in PASSAGES], ids=[c[0] for c in PASSAGES])
def test_each_election_of_a_passage_is_told_and_no_other(text: str, wanted: list[dict[str, Any]]) -> None:
    assert occasions_of(text, wanted) == wanted
