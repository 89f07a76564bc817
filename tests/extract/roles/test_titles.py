"""Which words of ordinary news English are taken for somebody's title."""

from __future__ import annotations

import pytest

from tests.extract.roles.people import assigned

BEFORE = [
    ("Prime Minister Ada Brandt arrived on Monday.", "Ada Brandt", "Prime Minister"),
    ("Danish Prime Minister Ada Brandt arrived on Monday.", "Ada Brandt", "Danish Prime Minister"),
    ("On Monday Danish Prime Minister Ada Brandt arrived.", "Ada Brandt", "Danish Prime Minister"),
    ("Earlier Danish Prime Minister Ada Brandt arrived.", "Ada Brandt", "Danish Prime Minister"),
    ("Separately Police Chief Neil Ward resigned.", "Neil Ward", "Police Chief"),
    ("Last year Danish Prime Minister Ada Brandt arrived.", "Ada Brandt", "Danish Prime Minister"),
    ("A tweet by U.S. Secretary of State Paul Harker caused a stir.", "Paul Harker", "U.S. Secretary of State"),
    (
        "The U.S. Special Representative for Lebanon Paul Harker flew home.",
        "Paul Harker",
        "U.S. Special Representative for Lebanon",
    ),
    ("He met the French ambassador to Norway Luc Martel.", "Luc Martel", "French ambassador to Norway"),
    ("Police and Crime Commissioner Joan Reed urged calm.", "Joan Reed", "Police and Crime Commissioner"),
    ("Trade and industry minister Kofi Ansah signed.", "Kofi Ansah", "Trade and industry minister"),
    ("Kenya's president Otieno Mboya spoke.", "Otieno Mboya", "Kenya's president"),
    ("The county's chief constable Neil Ward wrote a letter.", "Neil Ward", "county's chief constable"),
    ("Deputy Foreign Minister Ana Sousa said so.", "Ana Sousa", "Deputy Foreign Minister"),
    ("Former Australian foreign minister Gareth Bell agreed.", "Gareth Bell", "Former Australian foreign minister"),
    ("Acting Defense Secretary Paul Harker testified.", "Paul Harker", "Acting Defense Secretary"),
    ("Vice-President Otieno Mboya opened the session.", "Otieno Mboya", "Vice-President"),
    ("Secretary-General Maria Costa addressed delegates.", "Maria Costa", "Secretary-General"),
    ("Health Minister Dr. Maria Costa resigned.", "Maria Costa", "Health Minister"),
    ("Senator Jane Whitlock voted no.", "Jane Whitlock", "Senator"),
    ("Gen. Omar Haddad inspected the troops.", "Omar Haddad", "Gen."),
    ("Air force chief Omar Haddad resigned.", "Omar Haddad", "Air force chief"),
    ("The economist Laura Stein disagreed.", "Laura Stein", "economist"),
    ("Opposition leader Peter Okello called for protests.", "Peter Okello", "Opposition leader"),
    ("South Korean nuclear envoy Park Min-ho left.", "Park Min-ho", "South Korean nuclear envoy"),
    ("Police spokeswoman Carla Diaz confirmed it.", "Carla Diaz", "Police spokeswoman"),
    ("She thanked President-elect Otieno Mboya.", "Otieno Mboya", "President-elect"),
    ("Long-serving mayor Carla Diaz lost.", "Carla Diaz", "Long-serving mayor"),
    ("The decision of President Otieno Mboya stands.", "Otieno Mboya", "President"),
    ("A spokesman for President Otieno Mboya declined to comment.", "Otieno Mboya", "President"),
    ("Talks with Iran's top negotiator Reza Tavakoli failed.", "Reza Tavakoli", "Iran's top negotiator"),
    ("Ex-president Otieno Mboya fled.", "Otieno Mboya", "Ex-president"),
]

BESIDE = [
    ("Ada Brandt, the Danish prime minister, arrived.", "Ada Brandt", "Danish prime minister"),
    ("Ada Brandt, prime minister of Denmark, arrived.", "Ada Brandt", "prime minister of Denmark"),
    ("Troops killed Omar Haddad, head of Syria's air force.", "Omar Haddad", "head of Syria's air force"),
    ("Carla Diaz, a spokeswoman for the police, confirmed it.", "Carla Diaz", "spokeswoman for the police"),
    ("Carla Diaz, 54, a lawyer, confirmed it.", "Carla Diaz", "lawyer"),
    ("Carla Diaz, a lawyer representing the families, agreed.", "Carla Diaz", "lawyer"),
    (
        "They met Hwang Jin-su, North Korea's chief negotiator.",
        "Hwang Jin-su",
        "North Korea's chief negotiator",
    ),
    (
        "He spoke to Hwang Jin-su, one of the leader's closest aides.",
        "Hwang Jin-su",
        "one of the leader's closest aides",
    ),
    ("Voters chose Carla Diaz — former mayor of Lisbon — again.", "Carla Diaz", "former mayor of Lisbon"),
    ("The country's top envoy, Hwang Jin-su, flew to Geneva.", "Hwang Jin-su", "country's top envoy"),
    (
        "They met a union leader and former Minister of Public Works, Kofi Ansah.",
        "Kofi Ansah",
        "former Minister of Public Works",
    ),
    (
        "The trial of former attorney-general and minister of Justice, Kofi Ansah resumed.",
        "Kofi Ansah",
        "minister of Justice",
    ),
    ("Defence counsel, Kofi Ansah told the court that bail was due.", "Kofi Ansah", "Defence counsel"),
    ("In reply, counsel to Orbex, Kofi Ansah SAN, opposed the motion.", "Kofi Ansah", "counsel to Orbex"),
    ("The chief surgeon, former army doctor Kofi Ansah, agreed.", "Kofi Ansah", "chief surgeon"),
    ("Police arrest ex-Lands Minister Kofi Ansah", "Kofi Ansah", "ex-Lands Minister"),
    ("Its director, Reza Tavakoli, has ties to the army.", "Reza Tavakoli", "director"),
    ("The minister for fisheries, Ana Sousa, said so.", "Ana Sousa", "minister for fisheries"),
    ("Ana Sousa (Portugal's fisheries minister) said so.", "Ana Sousa", "Portugal's fisheries minister"),
    ("Laura Stein, professor of law at the University of Oslo, agrees.", "Laura Stein", None),
]

STATED = [
    ("Orbex Corp. reported higher sales and named Carla Diaz chief executive.", "Carla Diaz", "chief executive"),
    (
        "Carla Diaz, 51 years old, has been executive vice president since 2004.",
        "Carla Diaz",
        "executive vice president",
    ),
    ("Mr. Ward accepted the position of vice chairman of Orbex Group.", "Ward", "vice chairman of Orbex Group"),
    (
        "The duties were held by Neil Ward, 44, who resigned as a senior vice president.",
        "Neil Ward",
        "senior vice president",
    ),
    ("Joan Reed will remain publisher of the paper.", "Joan Reed", "publisher of the paper"),
    ("Joan Reed will be replaced as chairman of Orbex by her son.", "Joan Reed", "chairman of Orbex"),
    ("Omar Haddad was the deputy commander of the militia.", "Omar Haddad", "deputy commander of the militia"),
    ("Omar Haddad is a former general.", "Omar Haddad", "former general"),
    ("Omar Haddad, who was Iraq's envoy to France until May, agreed.", "Omar Haddad", "Iraq's envoy to France"),
    ("Ada Brandt became prime minister in 2011.", "Ada Brandt", "prime minister"),
    ("Ada Brandt was elected president on Sunday.", "Ada Brandt", "president"),
    ("Ada Brandt has served as foreign minister since 2011.", "Ada Brandt", "foreign minister"),
    ("Parliament elected Ada Brandt as the new speaker.", "Ada Brandt", "new speaker"),
    ("The king named Ada Brandt as his envoy.", "Ada Brandt", "envoy"),
    ("Carla Diaz, who succeeded him as foreign secretary, agreed.", "Carla Diaz", "foreign secretary"),
    ("Ada Brandt was ousted as Danish leader on Friday.", "Ada Brandt", "Danish leader"),
    ("Ada Brandt resigned as foreign minister.", "Ada Brandt", "foreign minister"),
    ("She will step down, with Carla Diaz succeeding her as prime minister.", "Carla Diaz", "prime minister"),
]


@pytest.mark.parametrize(("text", "name", "title"), [*BEFORE, *BESIDE, *STATED])
def test_a_title_is_found_where_the_text_gives_it(text: str, name: str, title: str | None) -> None:
    roles = assigned(text, people=[name])[name].roles
    assert all(text[r.start : r.end] == r.title for r in roles)
    if title:
        assert title in [r.title for r in roles]
    else:
        assert roles


LISTS = [
    (
        "Present were Minister of Trade and Industry Joan Reed, Minister of Labour, Housing and Lands Neil Ward, "
        "Paul Harker, and head of the Audit Office Carla Diaz.",
        {
            "Joan Reed": ["Minister of Trade and Industry"],
            "Neil Ward": ["Minister of Labour, Housing and Lands"],
            "Paul Harker": [],
            "Carla Diaz": ["head of the Audit Office"],
        },
    ),
    (
        "Orbex Corp. named Carla Diaz president and chief financial officer.",
        {"Carla Diaz": ["president", "chief financial officer"]},
    ),
    (
        "Foreign Minister Ana Sousa and Defense Secretary Paul Harker met.",
        {"Ana Sousa": ["Foreign Minister"], "Paul Harker": ["Defense Secretary"]},
    ),
    (
        "Presidents Otieno Mboya of Kenya and Grace Achan of Uganda signed.",
        {"Otieno Mboya": ["President"], "Grace Achan": ["President"]},
    ),
    (
        "Senators Jane Whitlock, Paul Harker and Joan Reed objected.",
        {"Jane Whitlock": ["Senator"], "Paul Harker": ["Senator"], "Joan Reed": ["Senator"]},
    ),
    (
        "German Chancellor Ute Vogel's spokesman, Jens Kroll, declined.",
        {"Ute Vogel": ["German Chancellor"], "Jens Kroll": ["Ute Vogel's spokesman"]},
    ),
    (
        "The tour included talks between Paul Harker and Russian Foreign Minister Igor Belov.",
        {"Paul Harker": [], "Igor Belov": ["Russian Foreign Minister"]},
    ),
    (
        "Peter Okello, the union leader, and the trade minister, Ana Sousa, shook hands.",
        {"Peter Okello": ["union leader"], "Ana Sousa": ["trade minister"]},
    ),
]


@pytest.mark.parametrize(("text", "roles"), LISTS)
def test_each_in_a_list_gets_the_own_title(text: str, roles: dict[str, list[str]]) -> None:
    found = assigned(text, people=list(roles))
    assert {name: [r.title for r in found[name].roles] for name in roles} == roles


NOT_TITLES = [
    ("Mr. Paul Harker declined to comment.", "Paul Harker"),
    ("Her mother, Carla Diaz, wept.", "Carla Diaz"),
    ("On Tuesday Paul Harker flew home.", "Paul Harker"),
    ("The death of Mr Paul Harker shocked the town.", "Paul Harker"),
    ("After the summit, Paul Harker flew home.", "Paul Harker"),
    ("The newspaper quoted Paul Harker.", "Paul Harker"),
    ("Paul Harker met the president on Friday.", "Paul Harker"),
    ("The river and Paul Harker have a history.", "Paul Harker"),
    ("Paul Harker, the president said, was mistaken.", "Paul Harker"),
    ("The officials Paul Harker has met were polite.", "Paul Harker"),
]


@pytest.mark.parametrize(("text", "name"), NOT_TITLES)
def test_other_words_beside_a_name_are_no_title(text: str, name: str) -> None:
    assert assigned(text, people=[name])[name].roles == ()


def test_the_same_title_twice_is_one_role() -> None:
    text = "President Otieno Mboya spoke. Later President Mboya left."
    roles = assigned(text, people=["Otieno Mboya/Mboya"])["Otieno Mboya"].roles
    assert [(r.title, r.start) for r in roles] == [("President", 0)]


def test_a_title_within_the_name_counts() -> None:
    text = "The crowd cheered Queen Matilda III on Sunday."
    assert [r.title for r in assigned(text, people=["Queen Matilda III"])["Queen Matilda III"].roles] == ["Queen"]


WITH_VERBS = [
    ("Kerr is due to brief South Korean Foreign Minister Paul Harker.", "South Korean Foreign Minister"),
    ("Paul Harker, the Swedish negotiator tasked with the file, left.", "Swedish negotiator"),
    ("Paul Harker, who will stay on as chairman, agreed.", "chairman"),
    ("Paul Harker, who took the CEO job in 1993, declined.", "CEO"),
    ("Paul Harker will retire as vice chairman in May.", "vice chairman"),
    ("They saw the Minister for Foreign Affairs, Hon. Paul Harker MP; and officials.", "Minister for Foreign Affairs"),
]


@pytest.mark.parametrize(("text", "title"), WITH_VERBS)
def test_a_title_beside_verbs(text: str, title: str) -> None:
    assert [r.title for r in assigned(text, people=["Paul Harker"])["Paul Harker"].roles] == [title]


LONGER = [
    (
        "The president of the Supreme Harvest Tribunal (SHT), Ana Berg, agreed.",
        "president of the Supreme Harvest Tribunal (SHT)",
    ),
    ("One of the leaders of the farmers in Oslo, Ana Berg, agreed.", "One of the leaders of the farmers in Oslo"),
    ("United States Senator from Vermont Ana Berg agreed.", "United States Senator from Vermont"),
    ("The minister of trade, industry and investment, Ana Berg, agreed.", "minister of trade, industry and investment"),
    (
        "Permanent Secretary in the Ministry of Health Dr Ana Berg agreed.",
        "Permanent Secretary in the Ministry of Health",
    ),
    ("Ana Berg was Luc Martel's running mate in 1984.", "Luc Martel's running mate"),
    ("Chairman of the Joint Chiefs of Staff Lt. Gen. Ana Berg agreed.", "Chairman of the Joint Chiefs of Staff"),
    ("Intelligence Department Director Maj. Gen. Ana Berg agreed.", "Intelligence Department Director"),
    ("Police spokesperson Superintendent Ana Berg agreed.", "Police spokesperson"),
    ("Emmanuel Macron spoke. Ana Berg left. The French leader agreed.", "French leader"),
]


@pytest.mark.parametrize(("text", "title"), LONGER)
def test_a_title_is_found_at_its_whole_length(text: str, title: str) -> None:
    name = "Emmanuel Macron" if "Macron" in text else "Ana Berg"
    people = [n for n in ("Ana Berg", "Luc Martel", "Emmanuel Macron") if n in text]
    assert title in [r.title for r in assigned(text, people=people)[name].roles]


def test_an_attorney_general_is_no_general() -> None:
    roles = assigned("Attorney General Ana Berg agreed.", people=["Ana Berg"])["Ana Berg"].roles
    assert [r.title for r in roles] == ["Attorney General"]
