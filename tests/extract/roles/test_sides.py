"""An office without a country: whose it is, and whose it is not, where a text speaks of several countries."""

from __future__ import annotations

import pytest

from tests.extract.roles.people import assigned

HOME = (
    "Kenya, Ghana to hold talks in Lomé\n\nNAIROBI, May 3 -- Deputy Trade Minister Joan Otieno will travel to Accra on "
    "Friday for talks with her Ghanaian counterpart, Kofi Ansah, the trade ministry said.\n\nThe two will prepare a "
    "summit of Kenya and Ghana. President Peter Mboya and Ghanaian President Yaw Mensah will attend, ministry "
    "spokesperson Ann Achan said."
)
GUEST = (
    "President Petr Novak received Polish Speaker Anna Kowal in Prague on Monday. Kowal said that Poland valued the "
    "ties. Foreign Minister Jan Dvorak, Trade Minister Eva Kral and Ambassador to Poland Marek Benes attended."
)
LETTER = (
    "Chinese Premier Li Wei met British Foreign Secretary Paul Harker in Beijing. China will open up, Li said. "
    "Harker conveyed Prime Minister Joan Reed's greetings."
)
TWO = (
    "Presidents to meet in Austria\n\nMoscow (Agency) - President Bill Parker and President Oleg Belov will hold a "
    "summit in Vienna. American officials said that the Russian side had agreed."
)
PHONE = (
    "Moscow was firm. Russia had no idea when a summit between President Paul Harker and President Oleg Belov would "
    "take place. Belov told his US counterpart that he wanted more. US officials were dismayed."
)
RETINUE = (
    "Swedish Prime Minister Nils Ek left for Peru. PM Ek is accompanied by Trade Minister Ulla Berg, Planning Minister "
    "Lars Dahl, and head of the audit office Eva Lind."
)

CASES: list[tuple[str, dict[str, str | None], list[str]]] = [
    # Neither the counterpart's country nor that one travels to.
    (
        HOME,
        {"Joan Otieno": "KE", "Kofi Ansah": "GH", "Peter Mboya": "KE", "Yaw Mensah": "GH", "Ann Achan": "KE"},
        [],
    ),
    # Not the guest's country, nor that of the ambassador's post; who is listed together is of one country.
    (
        GUEST,
        {"Petr Novak": "CZ", "Anna Kowal/Kowal": "PL", "Jan Dvorak": "CZ", "Eva Kral": "CZ", "Marek Benes": "CZ"},
        ["Prague"],
    ),
    # Not the country that has somebody else in that office.
    (LETTER, {"Li Wei/Li": "CN", "Paul Harker/Harker": "GB", "Joan Reed": "GB"}, ["Beijing"]),
    (PHONE, {"Paul Harker": "US", "Oleg Belov/Belov": "RU"}, []),
    # Nothing says which of two is whose.
    (TWO, {"Bill Parker": None, "Oleg Belov": None}, ["Moscow", "Vienna"]),
    # Who goes with somebody serves the same country.
    (RETINUE, {"Nils Ek/Ek": "SE", "Ulla Berg": "SE", "Lars Dahl": "SE", "Eva Lind": "SE"}, []),
    # Local news hardly names its own state, and another one in passing.
    (
        "SUVA, March 3 - The attorney general, Peter Vula, said that New Zealand had been told. Opposition leader "
        "Ana Reed left.",
        {"Peter Vula": "FJ", "Ana Reed": "FJ"},
        ["SUVA"],
    ),
    # Several of one office, in the order of their countries.
    (
        "Swedish Foreign Minister Nils Ek met his Greek and Cypriot counterparts, Nikos Vassos and Ion Kasos, in Oslo.",
        {"Nils Ek": "SE", "Nikos Vassos": "GR", "Ion Kasos": "CY"},
        ["Oslo"],
    ),
    # The government, the commission, the country: the one named before.
    (
        "OSLO, Norway — Talks between Peru's government and the miners were cancelled. The government's chief "
        "negotiator, Carla Diaz, had flown to Oslo. Norway's foreign ministry was sorry.",
        {"Carla Diaz": "PE"},
        ["Oslo"],
    ),
    (
        "Togo's electoral commission counted on. Observers came from France. The commission chairman Kofi Ansah "
        "pleaded for patience in Lomé.",
        {"Kofi Ansah": "TG"},
        [],
    ),
    ("Talks opened in the Libyan city of Sirte, home of the country's leader, Omar Haddad.", {"Omar Haddad": "LY"}, []),
    # Who sends somebody.
    (
        "Kenya's delegation will be led by Water Minister Joan Otieno; Peru is sending Deputy Foreign Minister Luis "
        "Rojas, and Chile its ambassador in Quito, Carla Diaz.",
        {"Joan Otieno": "KE", "Carla Diaz": "CL"},
        ["Quito"],
    ),
    (
        "The ministers shook hands. Peru is sending Deputy Foreign Minister Luis Rojas to Lomé.",
        {"Luis Rojas": "PE"},
        [],
    ),
    # A predecessor is of the same country, a counterpart of the other.
    (
        "British Prime Minister Joan Reed spoke of her predecessor Ada Ward.",
        {"Joan Reed": "GB", "Ada Ward": "GB"},
        [],
    ),
    (
        "Irish Foreign Minister Ann Byrne met her Chilean opposite number, Carla Diaz, in Lima.",
        {"Ann Byrne": "IE", "Carla Diaz": "CL"},
        ["Lima"],
    ),
    (
        "After the accord with Chile, Peruvian President Luis Rojas met his counterpart Carla Diaz.",
        {"Luis Rojas": "PE", "Carla Diaz": "CL"},
        [],
    ),
    # A diplomat described in one sentence and named in the next.
    (
        "The U.S. special representative for Chile arrived in Lima on Monday for talks with his Peruvian counterpart."
        "\n\nAmbassador Neil Ward began a trip here amid tensions with Chile.",
        {"Neil Ward": "US"},
        ["Lima"],
    ),
    # A town in the dateline lies where the dateline says.
    (
        "SANTA ROSA, Guatemala\n\nA quake in Guatemala killed 20 people near the Mexican border. President Luis Rojas "
        "returned from a trip to Santa Rosa.",
        {"Luis Rojas": "GT"},
        ["Santa Rosa"],
    ),
    (
        "HÀ NỘI — President Trần Quang met the Polish speaker in Hà Nội. Việt Nam valued ties.",
        {"Trần Quang": "VN"},
        ["Hà Nội"],
    ),
]


@pytest.mark.parametrize(("text", "countries", "places"), CASES)
def test_an_office_is_of_the_side_that_the_text_tells(
    text: str, countries: dict[str, str | None], places: list[str]
) -> None:
    found = assigned(text, people=list(countries), places=places)
    assert {n: found[n.split("/")[0]].country for n in countries} == countries
