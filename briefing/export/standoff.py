"""Facts as annotations for other tools of the field: brat standoff, CoNLL-2003 columns, spaCy's DocBin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from briefing.model import Article, Facts, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as TokenSpan

LABELS = {"person": "PER", "organization": "ORG", "place": "LOC", "group": "MISC", "other": "MISC"}
"""The entity labels of CoNLL-2003 (https://www.clips.uantwerpen.be/conll2003/ner/)."""

Record = tuple[Article, Facts]


def brat(records: Iterable[Record]) -> dict[str, bytes]:
    """By name, a ``.txt`` and an ``.ann`` for each article (https://brat.nlplab.org/standoff.html)."""
    files: dict[str, bytes] = {}
    for article, facts in records:
        files[f"{article.id}.txt"] = article.text.encode()
        files[f"{article.id}.ann"] = "".join(f"{line}\n" for line in _standoff(article, facts)).encode()
    return files


def _standoff(article: Article, facts: Facts) -> Iterator[str]:
    marks: dict[tuple[str, int, int], str] = {}
    lines: list[str] = []

    def mark(label: str, span: Span) -> str:
        key = (label, span.start, span.end)
        if key not in marks:
            marks[key] = f"T{len(marks) + 1}"
            words = " ".join(filter(None, article.text[span.start : span.end].split("\n")))
            lines.append(f"{marks[key]}\t{label} {_ranges(article.text, span)}\t{words}")
        return marks[key]

    for entity in facts.entities:
        for mention in entity.mentions:
            mark(entity.type.capitalize(), mention)
    notes = []
    for time in facts.times:
        name = mark("Time", Span(time.start, time.end))
        notes.append(f"AnnotatorNotes {name}\t{time.value}")
    events = []
    for event in facts.events:
        if event.trigger is None:
            continue
        label = event.class_ or event.kind
        slots = [f"{label}:{mark(label, event.trigger)}"]
        for role, parties in (("Actor", event.actors), ("Recipient", event.recipients)):
            slots += [f"{role}{n or ''}:{mark('Party', Span(p.start, p.end))}" for n, p in enumerate(parties, 1)]
        events.append(" ".join(slots))
    for statement in facts.statements:
        cue = statement.cue
        trigger = mark("Cue", Span(cue.start, cue.end)) if cue else mark("Content", statement.content)
        slots = [f"{'Cue' if cue else 'Content'}:{trigger}", f"Content:{mark('Content', statement.content)}"]
        if statement.speaker:
            slots.append(f"Source:{mark('Party', Span(statement.speaker.start, statement.speaker.end))}")
        events.append(" ".join(slots))
    yield from lines
    yield from (f"E{n}\t{slots}" for n, slots in enumerate(events, 1))
    yield from (f"#{n}\t{note}" for n, note in enumerate(notes, 1))


def _ranges(text: str, span: Span) -> str:
    """The span as brat writes it: parts on several lines apart, whose words it has one blank apart."""
    parts, at = [], span.start
    for line in text[span.start : span.end].split("\n"):
        if line:
            parts.append(f"{at} {at + len(line)}")
        at += len(line) + 1
    return ";".join(parts)


def conll(records: Iterable[Record]) -> bytes:
    """A token a line with its tag in IOB2, a blank line after each sentence, ``-DOCSTART-`` before each article."""
    out = []
    for article, facts in records:
        out.append(f"-DOCSTART- O\t{article.id}\n")
        doc = _doc(article, facts)
        for sentence in doc.sents:
            rows = [t for t in sentence if not t.is_space]
            if rows:
                out.append("".join(f"{t.text} {t.ent_iob_ if t.ent_type_ else 'O'}{_tag(t.ent_type_)}\n" for t in rows))
    return "\n".join(out).encode()


def docbin(records: Iterable[Record]) -> bytes:
    """spaCy's DocBin: entities as ``doc.ents``; times, events and statements in ``doc.spans``."""
    from spacy.tokens import DocBin

    store = DocBin(store_user_data=True)
    for article, facts in records:
        store.add(_doc(article, facts))
    return bytes(store.to_bytes())


def _tag(label: str) -> str:
    return f"-{label}" if label else ""


def _doc(article: Article, facts: Facts) -> Doc:
    import spacy
    from spacy.util import filter_spans

    nlp = spacy.blank("en")
    nlp.max_length = max(nlp.max_length, len(article.text) + 1)
    nlp.add_pipe("sentencizer")
    doc = nlp(article.text)
    doc.user_data["article"] = article.id

    def spans(found: Iterable[tuple[int, int, str]]) -> list[TokenSpan]:
        made = (doc.char_span(a, b, label, alignment_mode="expand") for a, b, label in found)
        return [span for span in made if span is not None]

    entities = ((m.start, m.end, LABELS[e.type]) for e in facts.entities for m in e.mentions)
    doc.ents = filter_spans(spans(entities))
    doc.spans["times"] = spans((t.start, t.end, t.value) for t in facts.times)
    doc.spans["statements"] = spans((s.content.start, s.content.end, s.act) for s in facts.statements)
    triggers = ((e.trigger.start, e.trigger.end, e.class_ or e.kind) for e in facts.events if e.trigger)
    doc.spans["events"] = spans(triggers)
    return doc
