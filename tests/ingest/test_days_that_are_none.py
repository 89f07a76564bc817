"""A date that no calendar has is none, wherever an article states it: no parser may make the next day of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.ingest.dates import names_no_day
from tests.ingest.readers.test_readers import one

WORDS = (
    "The two ministers met in the old hall for three hours and spoke of the bridge, aides said. A second round "
    "of talks will be held in the spring, and both sides were hopeful of an agreement before the summer."
)
IMPOSSIBLE = (
    "2019-02-29",
    "29 February 1900",
    "31 April 2019",
    "April 31, 2019",
    "2019-04-31T10:00:00Z",
    "Tue, 31 Apr 2019 10:00:00 GMT",
    "31/04/2019",
    "2019-04-31 10:00",
    "20190431",
    "20190431T101500Z",
    "2019.02.30",
    "Feb 30 2019",
)
BODY = f"<article><h1>Talks go on</h1><p>{WORDS}</p><p>{WORDS[:60]}</p></article>"
FORMS = {
    "front matter.md": "---\ntitle: Talks\ndate: {date}\n---\n" + WORDS,
    "meta.html": '<html><head><meta property="article:published_time" content="{date}">'
    f'<meta name="date" content="{{date}}"></head><body>{BODY}</body></html>',
    "time.html": '<html><body><time datetime="{date}">{date}</time>' + BODY + "</body></html>",
    "linked.html": '<html><head><script type="application/ld+json">{{"@type": "Article", "datePublished": "{date}"}}'
    f"</script></head><body>{BODY}</body></html>",
    "rss.xml": f"<rss version='2.0'><channel><title>F</title><item><title>Talks</title><pubDate>{{date}}</pubDate>"
    f"<description>{WORDS}</description></item></channel></rss>",
    "feed.atom": f'<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><entry><title>Talks</title>'
    f"<published>{{date}}</published><content>{WORDS}</content></entry></feed>",
    "mail.eml": "From: A <a@example.org>\nSubject: Talks\nDate: {date}\n\n" + WORDS,
    "record.jsonl": f'{{{{"title": "Talks", "date": "{{date}}", "text": "{WORDS}"}}}}\n',
    "line.txt": "Talks go on\n\nPublished {date}\n\n" + WORDS,
    "dateline.txt": "Talks go on\n\nOSLO, {date} (AP) - " + WORDS,
    "2019-02-29-talks.txt": WORDS,
}


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("date", IMPOSSIBLE)
def test_a_day_that_there_is_not_is_no_date(tmp_path: Path, form: str, date: str) -> None:
    found = one(tmp_path / form, FORMS[form].format(date=date).encode())
    assert found.published is None


@pytest.mark.parametrize("date", IMPOSSIBLE)
def test_it_is_told_from_dates_and_from_what_is_none(date: str) -> None:
    assert names_no_day(date)


@pytest.mark.parametrize("text", ["2019-02-28", "Thu, 29 Feb 2016 10:00:00 GMT", "20190430", "03/04/2019", "soon", ""])
def test_what_may_be_a_day_is_left_to_the_parser(text: str) -> None:
    assert not names_no_day(text)
