"""Where the main event of an article is, and when."""

from __future__ import annotations

import pytest

from briefing.extract import extract
from briefing.extract import nlp as models
from briefing.model import Article, Facts, Published
from briefing.profiles import load_profile


def facts(title: str, text: str) -> Facts:
    article = Article(
        id="a", source="-", title=title, text=text, language="en", published=Published("2023-05-10", "option")
    )
    return extract(article, load_profile(), models.load())


def places(title: str, text: str) -> list[tuple[str, str]]:
    found = facts(title, text)
    names = {e.id: e.name for e in found.entities}
    (main,) = [e for e in found.events if e.main]
    return [(names[p.entity], p.status) for p in main.where]


@pytest.mark.parametrize(
    ("title", "text", "first"),
    [
        (
            "Cheese maker shrinks its wheels",
            "Photo LONDON -- The wheels are smaller and the price is the same. The cheese, which is sold mainly in "
            "France, comes from a small dairy. Buyers are upset.",
            "London",
        ),
        (
            "Bears end their long wait for a cup",
            "The Bears beat the Cleveland Lions after a long night. Nobody slept. It was over at midnight in Toledo, "
            "Ohio, when the last ball dropped.",
            "Toledo",
        ),
        (
            "Fans mourn the end of the Sparrows",
            "Fans mourned the end of the Sparrows with songs at Harbour Field. It was a long night.",
            "Harbour Field",
        ),
        (
            "Rebels shell a market in Mali",
            "Rebels shelled a market in Mali on Tuesday. Shells hit the stalls in Gao at noon. Ten people were hurt.",
            "Gao",
        ),
    ],
)
def test_the_place_that_is_nearest_to_what_happened_comes_first(title: str, text: str, first: str) -> None:
    assert places(title, text)[0] == (first, "stated")


def test_a_country_has_the_city_of_the_dateline_for_a_candidate() -> None:
    text = (
        "NAIROBI, May 10 (Reuters) - A bridge collapsed in Kenya after days of rain. Ten people are missing. "
        "Rescue teams were sent."
    )
    assert places("Bridge collapses in Kenya", text) == [("Kenya", "stated"), ("Nairobi", "candidate")]


def test_a_dateline_abroad_is_no_candidate() -> None:
    text = "PARIS, May 10 (Reuters) - A bridge collapsed in Kenya after days of rain. Ten people are missing."
    assert places("Bridge collapses in Kenya", text) == [("Kenya", "stated")]


def test_a_year_long_past_is_not_when_the_news_happened() -> None:
    text = (
        "Olaf Scholz and Rishi Sunak had long avoided each other. Before the two men met they had hardly spoken. "
        "The meeting was friendly. The quarrel that led to the meeting began in 2011."
    )
    (main,) = [e for e in facts("Olaf Scholz and Rishi Sunak hold a friendly meeting", text).events if e.main]
    assert "2011" not in main.when
