"""Who speaks, where it is not his name that stands before the words."""

from __future__ import annotations

import pytest

from tests.extract.events.conftest import facts_of


def speakers(text: str) -> list[str | None]:
    found = facts_of(text)
    names = {e.id: e.name for e in found.entities}
    return [names.get(s.speaker.entity or "") if s.speaker else None for s in found.statements]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (
            "The Foreign Ministry closed the road. The ministry said that the border would stay shut.",
            "Foreign Ministry",
        ),
        ("The Foreign Ministry said the road was closed. It added that the border was shut.", "Foreign Ministry"),
        ("The Green Union called a strike. They said that the pay was too low.", "Green Union"),
        ("Boeing delayed its new jet. The company said that parts were missing.", "Boeing"),
        ("Boeing has no parts. The Foreign Ministry was silent. The company said that jets were late.", "Boeing"),
        ("The Taliban took the town. The group said that ten soldiers had died.", "Taliban"),
        ("Iran closed the strait. It said that the ships were spies.", "Iran"),
        ("The Tarn Post closed. The union, Northern Alliance, said that 12 members were hurt.", "Northern Alliance"),
        ("Hamas fired rockets. They claimed that the army had fired first.", "Hamas"),
        ("Equally proud was Otto Keller. Hugging the Brandt family, he said that they had won.", "Otto Keller"),
        (
            "Nora Mayo said that Otto Brandt's letter helped Jan Dolan win. She wrote that the vote was lost.",
            "Nora Mayo",
        ),
        ("Navy spokesman Jan Dolan spoke. The Navy said that its ships were safe.", "Navy"),
        ("Maria Ortega flew home. The agency quoted her as saying that the talks had failed.", "Maria Ortega"),
    ],
)
def test_a_pronoun_or_a_description_is_whom_it_stands_for(text: str, last: str) -> None:
    assert speakers(text)[-1] == last


@pytest.mark.parametrize(
    "text",
    [
        "Maria Ortega met Pavel Novak. They said that the bridge was safe.",
        "The Green Union and Boeing met on Monday. They said that the talks went well.",
        "Residents fled. They said that the water rose fast.",
        "Shell sold its plant to Total. The ministry said that the sale was legal.",
        "The Foreign Ministry closed the road. The company said that the trucks were late.",
    ],
)
def test_several_people_and_what_nobody_has_named_are_nobody(text: str) -> None:
    assert speakers(text)[-1] is None


def test_who_is_asked_does_not_ask() -> None:
    assert speakers('Asked whether he would resign, Pavel Novak said: "No."') == [None, "Pavel Novak"]


def test_a_pull_quote_is_by_whom_the_dash_names() -> None:
    assert speakers("Port sold\n\n“It is a great day” — Maria Ortega\n\nThe port was sold.") == ["Maria Ortega"]
    assert speakers("Port sold\n\n“Night Train” — a film for the family\n\nThe port was sold.") == []


def test_a_spokesman_of_others_is_not_the_one_named_before() -> None:
    text = "Rebel spokesman Pavel Novak said that the town had fallen. The NATO spokesman said that it had not."
    assert speakers(text) == ["Pavel Novak", None]


def test_a_mark_in_the_same_line_opens_one_more_paragraph_of_a_quotation() -> None:
    text = (
        'Maria Ortega said: "The dam had been cracked for a year. "Nobody wanted to know about it at all, why not?" '
        'The ministry said: "We are looking into it."'
    )
    found = facts_of(text).statements
    assert [text[s.content.start : s.content.end][:9] for s in found] == ['"The dam ', '"We are l']
    assert speakers(text) == ["Maria Ortega", None]


def test_what_is_reported_between_two_quotations_is_no_part_of_either() -> None:
    text = (
        'Jan Dolan was on the boat. "I saw the wave come over the rail and then everything went dark," he said. '
        'He said that the engine had failed. "We should never have left the port on such a day at all."'
    )
    assert [s.quoted for s in facts_of(text).statements] == ["direct", "indirect", "direct"]


@pytest.mark.parametrize(
    "text",
    [
        "Former banker Simon Holt went on trial in Karsk, accused of stealing 40 million crowns from clients.",
        "Blamed for the fire, Simon Holt left the town.",
    ],
)
def test_who_is_accused_accuses_nobody(text: str) -> None:
    assert "Simon Holt" not in speakers(text)
