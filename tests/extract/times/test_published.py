from __future__ import annotations

from datetime import date

import pytest

from tests.extract.times.conftest import Finder

_FILM = (
    "Festival jury to be named\n\nThe jury of the Lisbon film festival will be announced on May 20 and 21, the "
    "organisers said on Thursday.\n\nThe festival follows last year's Porto film week. At the 2021 Porto film week the "
    "jury quit in protest. Ticket sales began in March."
)


def test_last_year_beside_a_named_year_and_the_months_around_give_a_window(find: Finder) -> None:
    times, published = find(_FILM)
    assert published is not None
    assert published.basis == "inferred"
    assert date(2022, 4, 1) <= date.fromisoformat(published.value) <= date(2022, 5, 15)
    values = {t.text: t.value for t in times}
    assert values["May 20 and 21"] == "2022-05-20/2022-05-21"
    assert values["last year"] == "2021"
    assert values["March"] == "2022-03"


def test_a_weekday_is_about_the_likeliest_day_where_the_week_is_unknown(find: Finder) -> None:
    times, _ = find(_FILM)
    thursday = next(t for t in times if t.text == "Thursday")
    assert (thursday.value, thursday.earliest, thursday.modifier) == ("2022-04-21", "2022-04-21", "APPROX")


def test_copyright_line_and_next_month_give_the_month(find: Finder) -> None:
    text = (
        "The mayor plans to open the tram depot next month, officials said on Monday. The depot opening in October "
        "will be followed by a fair.\n\nWork was halted earlier this month.\n\n© 2023 City Press"
    )
    times, published = find(text)
    assert published is not None
    assert published.value.startswith("2023-09")
    assert next(t.value for t in times if t.text == "next month") == "2023-10"


@pytest.mark.parametrize(
    ("head", "value"),
    [
        ("Tuesday, March 4, 2014\n\n", "2014-03-04"),
        ("Published: March 4, 2014\n\n", "2014-03-04"),
        ("March 4, 2014\n\n", "2014-03-04"),
        ("4 March 2014\n\n", "2014-03-04"),
        ("PORTO, Portugal, Mar 4 2014 (XYZ) - ", "2014-03-04"),
        ("PORTO - 4 March 2014: ", "2014-03-04"),
        ("Harbour report Aired March 4, 2014 - 16:00 ET THIS IS A TRANSCRIPT.\n", "2014-03-04"),
        ("Page last updated at 11:30 GMT, Tuesday, 4 March 2014 ", "2014-03-04"),
        ("Ferries are rarely late Tuesday 4 March 2014 09.33 GMT ", "2014-03-04"),
    ],
)
def test_a_date_on_its_own_line_at_the_top_is_the_articles(find: Finder, head: str, value: str) -> None:
    times, published = find(f"Ferry sinks\n\n{head}A ferry sank on Monday, the coast guard said.")
    assert published is not None
    assert published.value == value
    assert times[-1].value == "2014-03-03"


def test_a_dateline_without_a_year_gives_the_day_where_the_year_is_known(find: Finder) -> None:
    _, published = find("PORTO, March 4 (XYZ) - A ferry sank on Monday.\n\n© 2014 City Press")
    assert published is not None
    assert published.value == "2014-03-04"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A ferry sank on Monday, the coast guard said. It will be raised next month.",
        "The ferry was built in 1987 and sank on Monday.",
        "Revenue fell to $3 million last year from $4 million in 1996.",
        "By 2040 the port will be closed, the mayor said on Friday.",
    ],
)
def test_nothing_is_guessed_where_the_year_is_unknown(find: Finder, text: str) -> None:
    times, published = find(text)
    assert published is None
    assert all("X" in t.value or t.anchor in ("absolute", "none") for t in times)


def test_the_articles_own_date_is_kept(find: Finder) -> None:
    times, published = find("Copyright 2001. It sank yesterday.", "2014-03-04")
    assert published is not None
    assert (published.value, published.basis) == ("2014-03-04", "option")
    assert times[-1].value == "2014-03-03"


def test_without_a_date_days_and_months_lie_near_the_full_date_before_them(find: Finder) -> None:
    text = (
        "The envoys met in Lima on 4 May 2015, the first of four rounds this autumn. The second followed on 20 May. "
        "The third is to be held next month. The sides had last met in March."
    )
    times, published = find(text)
    assert published is None
    assert [t.value for t in times] == ["2015-05-04", "2015-FA", "2015-05-20", "2015-06", "2015-03"]
    assert times[2].anchor == "document"


def test_without_a_date_the_days_of_an_old_story_say_nothing_about_those_of_a_newer(find: Finder) -> None:
    times, _ = find("The bridge opened on 9 July 1956. It was widened in 2015 and closed on 20 May.")
    assert [t.value for t in times] == ["1956-07-09", "2015", "XXXX-05-20"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The Nov. 2 match was long. They won at last in 1908.\n\nThe match of Nov. 2, 2016 ended late.", "2016-11-02"),
        ("The Nov. 2 match was long.\n\nThey met on Nov. 2, 2016 and on Nov. 2, 1998, after the war.", "XXXX-11-02"),
        ("The Nov. 2 match was long.\n\nThe match of Nov. 3, 2016 was longer than that of 1908.", "XXXX-11-02"),
    ],
)
def test_without_a_date_a_day_has_the_year_with_which_it_is_named_elsewhere(
    find: Finder, text: str, value: str
) -> None:
    times, _ = find(text)
    assert next(t.value for t in times if t.text == "Nov. 2") == value
