"""A brief as one HTML file: no script, nothing from the network, every text escaped, light and dark.

Each statement links to its quotation, and each quotation back to every statement that rests on it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from html import escape

from briefing.export import brief_words as words
from briefing.story.brief_types import Brief, EventEntry

_STYLE = """
:root { color-scheme: light dark; --ink: #1c1c1c; --paper: #fdfcf9; --soft: #5b5b5b; --line: #d9d5cb; --link: #0b4f8a; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e3dc; --paper: #16171a; --soft: #a5a29b; --line: #3a3b40; --link: #8fc1f0; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 17px/1.5 Georgia, "Times New Roman", "DejaVu Serif", serif; }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 1.5rem; overflow-wrap: anywhere; text-wrap: balance; }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 1rem 0 .25rem; }
ul, ol, dl { margin: 0; padding-left: 1.4rem; }
li { margin: .2rem 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .2rem .75rem .2rem 0; overflow-wrap: anywhere; }
th { font-weight: normal; color: var(--soft); white-space: nowrap; }
.names th { color: inherit; }
a { color: var(--link); }
sup { line-height: 0; }
sup a { text-decoration: none; padding: 0 .1em; }
a:focus-visible, :target { outline: 2px solid var(--link); outline-offset: 2px; }
.soft { color: var(--soft); }
q { quotes: "“" "”"; }
@media (max-width: 34rem) {
  tr, th, td { display: block; padding: 0; white-space: normal; }
  tr { padding: .25rem 0; }
}
@media print { body { font-size: 11pt; } main { padding: 0; max-width: none; } }
""".strip()

_JOINED = "&#8288;"
"""A word joiner, so that no line starts with a footnote's number."""


def render(brief: Brief) -> str:
    """The whole brief as a document."""
    page = _Page()
    body = [
        f"<h1>{_text(brief.title)}</h1>",
        *([f'<p class="soft">Only what is new since {_text(brief.since)}.</p>'] if brief.since else []),
        *_list(words.HAPPENING, (_text(one.text) + page.notes(one.notes) for one in brief.happening), brief),
        *_part(words.EVENTS, [line for event in brief.events for line in _event(event, page)], brief),
        *_table(words.TIMELINE, ((e.when, _text(e.text) + page.notes(e.notes)) for e in brief.timeline), brief),
        *_table(
            words.PEOPLE,
            ((p.name, _text(words.person_line(p)) + page.notes(p.notes)) for p in brief.people),
            brief,
            "names",
        ),
        *_list(words.CLAIMS, _claims(brief, page), brief),
        *_table(
            words.CHANGES, ((c.date, _text(words.change_line(c)) + page.notes(c.notes)) for c in brief.changes), brief
        ),
        *_list(words.DIFFERENCES, _differences(brief, page), brief),
        *_list(words.SOURCES, _sources(brief), brief),
        *_part(words.NOTES, _footnotes(brief, page), brief),
    ]
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="color-scheme" content="light dark">',
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
            '<meta name="referrer" content="no-referrer">',
            f"<title>{_text(brief.title)}</title>",
            f"<style>\n{_STYLE}\n</style>",
            "</head>",
            "<body>",
            "<main>",
            *body,
            "</main>",
            "</body>",
            "</html>",
            "",
        ]
    )


class _Page:
    """Knows how often each footnote has been called for, so that it can link back to every call."""

    def __init__(self) -> None:
        self.calls: defaultdict[int, int] = defaultdict(int)

    def notes(self, numbers: Iterable[int]) -> str:
        out = []
        for number in numbers:
            self.calls[number] += 1
            out.append(f'<sup><a id="c{number}-{self.calls[number]}" href="#n{number}">[{number}]</a></sup>')
        return "".join(_JOINED + mark for mark in out)


def _part(head: str, lines: list[str], brief: Brief) -> list[str]:
    return [f"<h2>{head}</h2>", *(lines or [f'<p class="soft">{words.empty(brief)}</p>'])]


def _list(head: str, items: Iterable[str], brief: Brief) -> list[str]:
    lines = [f"<li>{item}</li>" for item in items]
    return _part(head, ["<ul>", *lines, "</ul>"] if lines else [], brief)


def _table(head: str, rows: Iterable[tuple[str, str]], brief: Brief, style: str = "days") -> list[str]:
    """Rows of a plain text and of HTML; ``style`` names what the plain texts are."""
    lines = [f'<tr><th scope="row">{_text(first)}</th><td>{second}</td></tr>' for first, second in rows]
    return _part(head, [f'<table class="{style}">', *lines, "</table>"] if lines else [], brief)


def _event(event: EventEntry, page: _Page) -> Iterable[str]:
    yield f"<h3>{_text(words.event_head(event))}</h3>"
    if event.fields:
        yield "<ul>"
        for line in event.fields:
            said = f'{_text(line.text)} <span class="soft">({_text(words.support(line))})</span>'
            yield f"<li>{_text(line.field)}: {said}{page.notes(line.notes)}</li>"
        yield "</ul>"


def _claims(brief: Brief, page: _Page) -> Iterable[str]:
    for entry in brief.claims:
        told = [
            f"<b>{_text(said.speaker)}</b> {_text(words.said_line(said))}{page.notes(said.notes)}"
            for said in (entry.claim, *words.beside_claim(entry))
        ]
        beside = "".join(f"<li>{line}</li>" for line in told[1:])
        yield told[0] + (f"<ul>{beside}</ul>" if beside else "")


def _differences(brief: Brief, page: _Page) -> Iterable[str]:
    for difference in brief.differences:
        sides = "".join(
            f"<li>{_text(side.value)} ({_text(', '.join(side.sources))}){page.notes(side.notes)}</li>"
            for side in difference.sides
        )
        yield f"{_text(words.difference_head(difference))}:<ul>{sides}</ul>"


def _sources(brief: Brief) -> Iterable[str]:
    for source in brief.sources:
        line = _text(words.source_line(source, brief))
        if source.url and re.match(r"https?://", source.url):
            line += f' <a rel="noopener noreferrer" href="{escape(source.url)}">original</a>'
        yield line


def _footnotes(brief: Brief, page: _Page) -> list[str]:
    lines = []
    for note in brief.notes:
        back = "".join(
            f' <a href="#c{note.number}-{call}" aria-label="back to statement {call}">↩</a>'
            for call in range(1, page.calls[note.number] + 1)
        )
        day = f", {note.published}" if note.published else ""
        quote = f"<q>{_text(note.quotation.text)}</q>"
        lines.append(
            f'<li id="n{note.number}"><span class="soft">{_text(note.source + day)}:</span> {quote}{back}</li>'
        )
    return ["<ol>", *lines, "</ol>"] if lines else []


def _text(text: str) -> str:
    return escape(" ".join(text.split()))
