from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.extract.document.boilerplate import find_boilerplate

FURNITURE = [
    "Read more: Why the Envoys Left",
    "ALSO READ  Harbour strike enters third week",
    "Leave a Reply",
    "Your email address will not be published.",
    "Email *",
    "12 Comments",
    "Share this article",
    "Follow us on Telegram",
    "Sign up for our morning newsletter",
    "© 2021 Harbour Post",
    "(c) 2021 Harbour Post. All rights reserved.",
    "Credit: Ana Lindqvist/Harbour Post",
    "Photo: Omar Haddad",
    "By Ana Lindqvist and Omar Haddad",
    "BY ANA LINDQVIST",
    "(Reporting by Ana Lindqvist in Oslo; editing by Omar Haddad)",
    "—With assistance from Ana Lindqvist.",
    "To contact the reporter on this story: Ana Lindqvist in Oslo at",
    "(Updates with minister's comments in third paragraph)",
    "Looking for a job in shipping?",
    "Visit the Harbour Post jobs board.",
    "Advertisement",
    "Most read",
    "newsdesk@harbour.example",
    "Tags: Oslo, talks",
]

REPORTERS = [
    "The Courier's Ana Lindqvist, Omar Haddad and J. B. Moe contributed to this report.",
    "Ana Lindqvist in Oslo contributed reporting.",
    "(Reporting by Ana Lindqvist and Omar Haddad; Editing by Ida Moe)",
]

STORY = [
    "Talks to Resume February 27-28 in Oslo",
    "Published on 3 May 2021",
    "OSLO, May 3 (Reuters) - Talks resumed.",
    "By Friday the envoys had left, officials said.",
    "Read more books, the minister told pupils. She opened a school in Bergen. She then flew home.",
    "Contact between the two sides broke off in May.",
    "Photographs of the meeting were published on Monday.",
    "Follow-up talks are planned for June.",
    "2019-02-27",
    "Sources said the call lasted ten minutes.",
    "Share prices fell on Monday.",
    "Comments by the minister angered Norway.",
]


@pytest.mark.parametrize("credit", REPORTERS)
@pytest.mark.parametrize("after", ["", " The story goes on."])
def test_who_worked_on_a_report_is_furniture_in_a_line_of_the_story(credit: str, after: str) -> None:
    text = f"The talks in Oslo went on for the U.S. envoy. {credit}{after}"
    assert [text[s.start : s.end] for s in find_boilerplate(text)] == [credit]


@pytest.mark.parametrize(
    "line",
    ["Norway contributed 20 tents to the camp. A report by the police followed.", "He contributed to the talks."],
)
def test_who_gives_something_is_story(line: str) -> None:
    assert find_boilerplate(line) == []


@pytest.mark.parametrize("line", FURNITURE)
def test_page_furniture_is_found(line: str) -> None:
    text = f"The talks went on.\n\n{line}\n\nThe envoys left."
    assert [text[s.start : s.end] for s in find_boilerplate(text)] == [line]


@pytest.mark.parametrize("line", STORY)
def test_story_is_left_alone(line: str) -> None:
    assert find_boilerplate(f"{line}\n\nThe talks went on.") == []


def test_a_photo_credit_in_a_caption_is_no_story_but_the_caption_is() -> None:
    text = "Ana Lindqvist in Oslo on May 3. (Photo by Omar Haddad/Harbour Post)"
    (span,) = find_boilerplate(text)
    assert text[span.start : span.end] == "(Photo by Omar Haddad/Harbour Post)"


def test_a_name_that_begins_like_a_byline_deep_in_the_story_is_story() -> None:
    text = "\n".join(["The talks went on for another hour."] * 40 + ["By Ana Lindqvist"])
    assert find_boilerplate(text) == []


@given(st.lists(st.sampled_from([*FURNITURE, *STORY, "", " "]), max_size=12).map("\n".join) | st.text(max_size=200))
def test_passages_are_ordered_disjoint_and_whole(text: str) -> None:
    spans = find_boilerplate(text)
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all("\n" not in text[s.start : s.end] for s in spans)


INLINE = [
    ("Talks failed. Advertisement Continue reading the main story Both sides left.", "Both sides left."),
    (
        "Talks failed. Please enter a valid email address Thank you for subscribing! Both sides left.",
        "Both sides left.",
    ),
    ("We have more newsletters Invalid Email Both sides left.", "Both sides left."),
    ("Image copyright Reuters Image caption Both sides left.", "Both sides left."),
    ("Media playback is not supported on this device Both sides left.", "Both sides left."),
    ("Talks failed. Story continues below advertisement Both sides left.", "Both sides left."),
    ("Talks failed. Newsletter Sign Up Both sides left.", "Both sides left."),
    ("Talks failed. Toggle caption Both sides left.", "Both sides left."),
    ("Talks failed. Share this story Both sides left.", "Both sides left."),
    ("Slideshow Getty Images Both sides left.", "Both sides left."),
]


@pytest.mark.parametrize(("text", "story"), INLINE)
def test_what_boxes_leave_inside_a_line_is_furniture_and_the_rest_is_story(text: str, story: str) -> None:
    spans = find_boilerplate(text)
    assert spans
    assert all(s.end <= text.index(story) for s in spans)


@pytest.mark.parametrize(
    "text",
    [
        "She asked them to share this story with her.",
        "The advertisement was false.",
        "He signed up and read more about it.",
        "An invalid ballot was found.",
    ],
)
def test_the_same_words_in_a_sentence_are_story(text: str) -> None:
    assert find_boilerplate(text) == []
