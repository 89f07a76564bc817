"""What is told of an action: by whom, to whom, how many, when, and that it is told once."""

from __future__ import annotations

import msgspec
import pytest

from briefing.extract import extract
from briefing.extract import nlp as models
from briefing.extract.document.document import Document
from briefing.extract.events.actions.shorten import tidy
from briefing.model import Article, Event, Published
from briefing.profiles import load_profile
from tests.extract.events.conftest import facts_of

RELEASE = """OSLO (Agency) — Rebels freed 21 girls near Gao on Tuesday, the army said.

The girls were handed over to the Red Cross. The release came after months of talks.

The government said it had not paid a ransom. A spokesman accused the rebels of torture.
"""


def told(text: str, class_: str) -> list[Event]:
    return [e for e in facts_of(text).events if e.class_ == class_]


def of_title(title: str, text: str) -> Event:
    article = Article(id="a", source="-", title=title, text=text, published=Published("2023-05-10", "option"))
    (main,) = [e for e in extract(article, load_profile(), models.load()).events if e.main]
    return main


def test_actors_and_recipients_are_words_of_the_text_with_their_entities() -> None:
    text = "French dockers and pilots attacked the office of Maersk in Lyon on Monday."
    (event,) = told(text, "assault")
    assert [p.text for p in event.actors] == ["French dockers", "pilots"]
    assert [text[p.start : p.end] for p in event.recipients] == [p.text for p in event.recipients]
    assert event.when == ("2023-05-08",)


@pytest.mark.parametrize("dateline", ["LAGOS (Agency) - ", "LAGOS, May 9 (Agency) — ", "LAGOS, 9 May 2023 – "])
def test_a_dateline_is_neither_part_of_who_nor_the_day_where_another_is_told(dateline: str) -> None:
    (event,) = told(f"{dateline}Soldiers fired on a crowd of farmers on Monday.", "assault")
    assert ([p.text for p in event.actors], event.when) == (["Soldiers"], ("2023-05-08",))


def test_a_passive_has_its_actor_behind_by() -> None:
    (event,) = told("The mayor was abducted by gunmen on Sunday.", "coerce")
    assert ([p.text for p in event.actors], [p.text for p in event.recipients]) == (["gunmen"], ["The mayor"])


def test_a_pronoun_stands_for_whom_it_means() -> None:
    text = "Maria Lund leads the union. She accused Tarn Motors of fraud."
    (event,) = told(text, "disapprove")
    names = {e.id: e.name for e in facts_of(text).entities}
    assert [names[p.entity] for p in event.actors if p.entity] == ["Maria Lund"]


@pytest.mark.parametrize(
    ("said", "class_", "line"),
    [
        ("I've arrested ten smugglers", "coerce", "Rado Pavel has arrested ten smugglers"),
        ("We are attacking the port", "assault", "Rado Pavel is attacking the port"),
        ("We condemn the strike", "disapprove", "Rado Pavel condemns the strike"),
        ("I’m suing the railway", "disapprove", "Rado Pavel is suing the railway"),
        ("We have freed our sailors", "concede", "We have freed our sailors"),
    ],
)
def test_who_speaks_of_himself_in_a_quotation_is_the_speaker(said: str, class_: str, line: str) -> None:
    text = f"“{said},” Governor Rado Pavel said on Monday."
    (event,) = told(text, class_)
    assert [p.entity for p in event.actors] == [e.id for e in facts_of(text).entities if e.name == "Rado Pavel"]
    assert event.text == line


def test_whoever_is_spoken_of_in_a_quotation_is_not_the_speaker() -> None:
    text = "Rado Pavel met reporters. “He attacked the police on Monday,” Pavel said."
    (event,) = told(text, "assault")
    assert event.actors == ()


def test_outside_a_quotation_nobody_knows_who_speaks() -> None:
    (event,) = told("Rado Pavel left. We arrested ten smugglers.", "coerce")
    assert event.actors == ()


def test_whoever_says_that_he_died_has_not() -> None:
    assert not told("“I died a thousand times,” Rado Pavel said of the final.", "death")


def test_what_is_threatened_is_a_threat_and_not_the_deed() -> None:
    events = facts_of("Iran threatened to attack the port of Basra.").events
    assert [e.class_ for e in events] == ["threaten"]


def test_what_is_denied_is_no_event() -> None:
    assert not told("The rebels did not attack the port.", "assault")


def test_what_is_planned_is_promised_or_threatened() -> None:
    assert [e.status for e in told("Sweden will send tents to Malawi.", "agree")] == ["planned"]
    assert [e.status for e in told("Sweden will impose sanctions on Malawi.", "threaten")] == ["planned"]


def test_how_many_it_is_done_to() -> None:
    (event,) = told("A bomb killed at least 12 people in the market.", "assault")
    assert event.quantity is not None
    assert (event.quantity.text, event.quantity.value) == ("at least 12 people", 12)


def test_a_toll_has_its_number_from_its_verb() -> None:
    events = told("The death toll from the sinking of a ferry off Porto Sal rose to 37 on Saturday.", "disaster")
    assert [e.quantity.value for e in events if e.quantity] == [37]


def test_others_freed_in_another_number_are_freed_in_another_deed() -> None:
    text = "Rebels released 82 schoolboys on Monday. Five commanders were freed on Monday."
    assert [e.quantity.value for e in told(text, "concede") if e.quantity] == [82, 5]


def test_one_deed_in_two_words_is_one_event() -> None:
    text = "Gunmen attacked a convoy near Kunduz on Monday. The attack killed six soldiers."
    assert len(told(text, "assault")) == 1


def test_two_deeds_on_two_days_are_two_events() -> None:
    text = "Gunmen attacked a convoy near Kunduz on Monday. Gunmen attacked a school near Herat on Tuesday."
    assert len(told(text, "assault")) == 2


def test_the_headline_says_what_the_article_is_about() -> None:
    main = of_title("Rebels free 21 girls", RELEASE)
    assert (main.class_, main.text, main.when) == ("concede", "Rebels free 21 girls", ("2023-05-09",))
    assert [p.text for p in main.actors] == ["Rebels"]


def test_an_article_without_a_word_of_the_profile_has_a_main_event_all_the_same() -> None:
    main = of_title("Cod is back in the strait", "Cod is back in the strait, anglers found. The water is cold again.")
    assert (main.kind, main.text) == ("news", "Cod is back in the strait")
    assert main.evidence


def test_what_somebody_says_is_attributed_to_his_statement() -> None:
    text = 'Anna Berg told reporters that gunmen had killed two nurses in Gao. "It is a crime," she said.'
    facts = facts_of(text)
    (event,) = [e for e in facts.events if e.class_ == "assault"]
    assert event.attributed in {s.id for s in facts.statements}


def test_what_is_not_set_stays_out_of_the_json_no_more_than_it_must() -> None:
    (event,) = told("Gunmen attacked a convoy near Kunduz on Monday.", "assault")
    record = msgspec.to_builtins(event)
    assert (record["class"], record["main"], record["attributed"]) == ("assault", True, None)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("OSLO, Norway — Rebels freed the crew of a ship on Monday.", "Rebels freed the crew of a ship on Monday"),
        (
            "Prosecutor Ana Ruiz, whose work for many years was the fight against the smugglers of the north and "
            "their friends in the police, was shot dead on Tuesday.",
            "Prosecutor Ana Ruiz was shot dead on Tuesday",
        ),
        (
            "The navy said it had arrested 23 smugglers in the Gulf of Oman, the latest of many clashes with men who "
            "for months have been robbing the fishermen of the coast.",
            "The navy said it had arrested 23 smugglers in the Gulf of Oman",
        ),
        (
            "The dam above the old mill town of Ferro has burst after four days of rain in the hills and on the coast, "
            "engineers of the water board said in a note on Monday.",
            "The dam above the old mill town of Ferro has burst after four days of rain in the hills and on the coast",
        ),
        (
            "Foreign Minister Ida Holm met with Energy Minister Piet Kranz at the lakeside villa of the council "
            "on Monday morning to speak about the two pipelines.",
            "Foreign Minister Ida Holm met with Energy Minister Piet Kranz at the lakeside villa of the council",
        ),
        (
            "The shipping firm Holm Lines and the port of Ferro have signed a pact on night work at the six new quays "
            "of the outer harbour, which had stood empty for years.",
            "The shipping firm Holm Lines and the port of Ferro have signed a pact",
        ),
        (
            "A bus with pupils of the music school of Ferro fell into a gorge near the pass of Anton on Monday "
            "night, after its driver had braked hard to spare a deer.",
            "A bus with pupils of the music school of Ferro fell into a gorge near the pass of Anton on Monday night",
        ),
        (
            "The opposition leader Rosa Vidal was elected president of the island republic with 53 percent of votes, "
            "the electoral commission announced late on Sunday.",
            "The opposition leader Rosa Vidal was elected president of the island republic with 53 percent of votes",
        ),
        (
            'President Jan Dolan has called the first meeting "excellent".',
            'President Jan Dolan has called the first meeting "excellent"',
        ),
    ],
)
def test_a_lead_without_a_headline_is_a_line_in_plain_words(text: str, line: str) -> None:
    more = "\n\nNothing more was known at noon. The ministry would speak in the evening."
    title = text if len(text) <= 100 else text[:100] + "…"
    assert of_title(title, text + more).text == line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("A total of six men and a woman died in Vigo.", "A total of six men and a woman died in Vigo"),
        ("The maker Tarn Motors (TM) has signed a pact.", "The maker Tarn Motors has signed a pact"),
        ("The crew, all of them from Oslo, were rescued on Monday.", "The crew were rescued on Monday"),
        ("Rescuers said that all of the miners had died.", "All of the miners had died"),
    ],
)
def test_the_line_of_a_deed_loses_no_member_and_no_name(text: str, line: str) -> None:
    first = "The town had waited for news since noon. Nobody slept.\n\n"
    assert line in [e.text for e in facts_of(first + text).events]


def test_a_line_that_would_be_an_and_alone_is_that() -> None:
    doc = Document(models.parse(models.load(), "Holt and Berg met.")).doc
    assert tidy(doc, {1}, 1) == {1}
    assert tidy(doc, {0, 1}, 0) == {0}
