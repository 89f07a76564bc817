"""Whole names, and what only looks like one: a line of news, the entities in it, and the strings that are none."""

from __future__ import annotations

import pytest

from briefing.model import EntityType
from tests.extract.names.conftest import Read, Resolve

CASES: list[tuple[str, set[tuple[str, EntityType]], set[str]]] = [
    # names are not cut at words that English has as well, at hyphens or at particles
    (
        "Vice Premier Wu He arrived in Geneva on Sunday. He met reporters. Wu said the talks went well.",
        {("Wu He", "person"), ("Wu", "person")},
        {"He"},
    ),
    ("Unification Minister Cho In-seok met reporters.", {("Cho In-seok", "person")}, {"Cho"}),
    ("Paula do Carmo Reis, the U.N. envoy, spoke in Lisbon.", {("Paula do Carmo Reis", "person")}, {"Paula"}),
    # a person is told by "who", by relatives, by a row of people, by the function before
    (
        "The defence minister met Velimov, who doubles as the chief negotiator. Velimov flew home on Friday.",
        {("Velimov", "person")},
        set(),
    ),
    ("Adam Brook Kessler turned the company over to his son.", {("Adam Brook Kessler", "person")}, set()),
    (
        "They met Norway's Ingrid Sofie Dahl, Ana Lindqvist of Sweden and Kenya's Wanjala Otieno Barasa.",
        {("Ingrid Sofie Dahl", "person"), ("Ana Lindqvist", "person"), ("Wanjala Otieno Barasa", "person")},
        set(),
    ),
    # titles, honorifics and letters of rank are no part of a name
    (
        "Justice Adwoa Mensah and Alhaji Musa Bello Sani met Speaker Kofi Annor in Accra.",
        {("Adwoa Mensah", "person"), ("Musa Bello Sani", "person"), ("Kofi Annor", "person")},
        set(),
    ),
    ("The ruling was read by Bola Adekunle SAN in Lagos.", {("Bola Adekunle", "person")}, {"SAN"}),
    # half a title is no body, a whole body is one
    (
        "Commerce Secretary Jane Holt spoke with Secretary of State Paul Reyes.",
        {("Jane Holt", "person"), ("Paul Reyes", "person")},
        {"Commerce", "State"},
    ),
    (
        "The Economic Community of West African States (ECOWAS) sent observers.",
        {("Economic Community of West African States", "organization"), ("ECOWAS", "organization")},
        {"States"},
    ),
    (
        "The six Gulf Cooperation Council states will meet in Riyadh.",
        {("Gulf Cooperation Council", "organization"), ("Riyadh", "place")},
        set(),
    ),
    ("Electoral commission chairman Sam Obi said so.", {("Sam Obi", "person")}, {"Electoral"}),
    ("Leaders of the Group of Seven met in Oslo.", {("Group of Seven", "organization")}, {"Group"}),
    # companies
    ("Shares of General Electric Co. rose in New York.", {("General Electric Co.", "organization")}, {"Electric Co."}),
    (
        "Halden Foods Names Rossi Chief Executive\n\nHalden Foods Inc. said on Monday that Carla Rossi would run the"
        " company. Halden took a charge of $2 million.",
        {("Halden Foods", "organization"), ("Rossi", "person"), ("Halden", "organization")},
        {"Halden Foods Names", "Names Rossi"},
    ),
    # datelines in capitals, furniture of the wire, clock times, sums, nicknames
    (
        "MEXICO CITY - President Ana Rivas declared an emergency on Tuesday after the storm hit the coast of the"
        " country and left thousands without power.",
        {("MEXICO CITY", "place"), ("Ana Rivas", "person")},
        {"CITY", "MEXICO"},
    ),
    (
        "SEOUL (Newswire) - Officials met on Monday in the capital to talk about trade and the border.",
        {("SEOUL", "place")},
        {"Newswire"},
    ),
    ("The leaders at a dinner in Oslo. PHOTO | FILE", {("Oslo", "place")}, {"PHOTO", "FILE"}),
    ("16 July 2018 17:53 (UTC+04:00)\n\nOfficials met in Oslo.", {("Oslo", "place")}, {"UTC+04:00"}),
    ("The court heard that N720 million and N3.2 billion were moved in Lagos.", {("Lagos", "place")}, {"N720", "N3.2"}),
    ("The G20 leaders met in Oslo.", {("G20", "organization")}, set()),
    ("The president is on a visit to Việt Nam until Friday.", {("Việt Nam", "place")}, set()),
    # what is explained in small letters, counted, or a word of the dictionary, is no body
    (
        "The firm flies unmanned aerial systems (UAS) over Ghana. Farmers say that UAS save water.",
        {("Ghana", "place")},
        {"UAS"},
    ),
    ("The contract is worth LE 545 million, officials in Cairo said.", {("Cairo", "place")}, {"LE"}),
    ("Ministers promised at COP27 to help Malawi.", {("Malawi", "place")}, set()),
    # what stands beside a name says what it is
    (
        "Fighting broke out near the village of Tamberi in Mali and in the Ouldré and Sankara districts.",
        {("Tamberi", "place"), ("Ouldré", "place"), ("Mali", "place")},
        set(),
    ),
    (
        "The Russia-Ukraine war and U.S.-Africa trade were discussed.",
        {("Ukraine", "place"), ("Africa", "place")},
        set(),
    ),
    ("Madam Adjoa Brew-Lamptey opened the fair in Accra.", {("Adjoa Brew-Lamptey", "person")}, {"Adjoa Brew"}),
    ("Boko Haram and Al Jazeera were named.", {("Boko Haram", "organization"), ("Al Jazeera", "organization")}, set()),
    ("Officials in Tamar-e-Shahid said so.", {("Tamar-e-Shahid", "place")}, {"Tamar"}),
    ("The barge sank in the Okarenga River on Monday.", {("Okarenga River", "place")}, set()),
]


@pytest.mark.parametrize(("text", "expected", "absent"), CASES)
def test_whole_names_only(read: Read, text: str, expected: set[tuple[str, EntityType]], absent: set[str]) -> None:
    found = {(m.text, m.type) for m in read(text)}
    assert expected <= found
    assert not absent & {name for name, _ in found}


def test_what_a_person_rules_is_no_place(read: Read) -> None:
    text = "The policies of the Brandmore administration were criticised by unions."
    assert ("Brandmore", "person") in {(m.text, m.type) for m in read(text)}


ONE_ENTITY = [
    ("S. Korea, N.K. hold talks\n\nSouth Korea and North Korea held talks on Monday.", {"North Korea", "N.K."}),
    ("The G-20 met in Oslo. Leaders of the Group of 20 dined.", {"G-20", "Group of 20"}),
    ("Halden Foods Inc. reported on Monday. Halden took a charge of $2 million.", {"Halden Foods Inc.", "Halden"}),
]


@pytest.mark.parametrize(("text", "forms"), ONE_ENTITY)
def test_forms_of_one_name_are_one_entity(resolve: Resolve, text: str, forms: set[str]) -> None:
    assert forms in [{e.name, *e.aliases} for e in resolve(text)]


TWO_PEOPLE = [
    # kings and princes go by the given name
    ("Crown Prince Omar bin Adil met envoys in Paris. King Adil, who is 84, sent a letter.", "Omar bin Adil", "Adil"),
    ("Iraq's Sattam Hamid did not come. King Hamid of Jordan received the ministers.", "Sattam Hamid", "Hamid"),
    # father and son of one name
    ("John Harte Jr. spoke on Monday. His father John Harte did not attend.", "John Harte Jr.", "John Harte"),
]


@pytest.mark.parametrize(("text", "one", "other"), TWO_PEOPLE)
def test_namesakes_stay_apart(resolve: Resolve, text: str, one: str, other: str) -> None:
    assert {one, other} <= {e.name for e in resolve(text) if e.type == "person"}


BARE_SURNAMES = [
    # whose full name comes again is not meant by the surname
    (
        "Kim Dae-seok and Kim Hyun-ah were named to the council. Kim told reporters the plan was ready."
        " Kim Dae-seok did not speak.",
        "Kim Hyun-ah",
    ),
    # who is named only for a regime is not whom the article is about
    (
        "The envoys spoke in Seoul about the Kim Tae-jun regime’s tests.\n\nAmbassador Sora Kim began a trip to Seoul"
        " on Monday.\n\nKim told reporters that the talks went well.",
        "Sora Kim",
    ),
]


@pytest.mark.parametrize(("text", "meant"), BARE_SURNAMES)
def test_whom_a_bare_surname_means(resolve: Resolve, text: str, meant: str) -> None:
    assert [e.name for e in resolve(text) if "Kim" in e.aliases] == [meant]
