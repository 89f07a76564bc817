"""Statements whose source stands aside ("as X put it", "in the words of X"), and those of nobody ("is said to be")."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from briefing.extract.statements.extent import trimmed
from briefing.extract.statements.lexicon import cues, lemma_of
from briefing.extract.statements.reading import Found, Reading
from briefing.extract.statements.sources import agent, children, phrase

_BREAKS: Final = frozenset({",", "—", "–", "-", "--", ":", "(", ")"})
_LONGEST: Final = 12
"""Tokens of "as X put it" at most."""


def as_said(reading: Reading, word: Any) -> Iterator[Found]:
    """The statement of ", as X put it," and "As X noted on Monday, …": the sentence around the aside."""
    doc, sent = reading.doc, word.sent
    if word.i > sent.start and doc[word.i - 1].text not in _BREAKS:
        return
    end = _end_of_aside(reading, word.i, sent.end)
    verb = next((doc[i] for i in range(word.i + 1, end) if _reports(doc[i])), None)
    if verb is None or children(verb, "ccomp", "xcomp") or children(verb, "auxpass"):
        return
    things = children(verb, "dobj")
    if any(t.lower_ != "it" for t in things) or (verb.lemma_ in cues().words["with_it"] and not things):
        return
    source = next(iter(children(verb, "nsubj")), None)
    who = phrase(reading, source) if source is not None and source.i > word.i else None
    if who is None:
        return
    act = cues().verbs.get(lemma_of(verb), {}).get("clause") or "say"
    cue = (verb.idx, verb.idx + len(verb))
    yield from _around(reading, (word.i, end), Found((0, 0), cue, act, "indirect", who, source, None, verb.i))


def _reports(token: Any) -> bool:
    return token.pos_ == "VERB" and token.tag_ != "VBG" and lemma_of(token) in cues().words["as"]


def _end_of_aside(reading: Reading, first: int, stop: int) -> int:
    for i in range(first + 1, min(first + _LONGEST, stop)):
        if reading.quote[i] >= 0 or reading.doc[i].text in _BREAKS or reading.doc[i].text in (".", "!", "?"):
            return i
    return min(first + _LONGEST, stop)


def in_words_of(reading: Reading, noun: Any) -> Iterator[Found]:
    """The statement of "in the words of X" and "in X's words": the sentence around it."""
    doc, sent = reading.doc, noun.sent
    if noun.lower_ not in cues().words["inward"] or noun.head.lower_ != "in":
        return
    of = next((c for c in children(noun, "prep") if c.lower_ == "of" and c.i == noun.i + 1), None)
    owners = children(noun, "poss") or (children(of, "pobj") if of is not None else [])
    start = int(noun.head.i)
    if not owners or (start > sent.start and doc[start - 1].text not in _BREAKS):
        return
    who = phrase(reading, owners[0])
    end = _end_of_aside(reading, noun.i, sent.end)
    cue = (noun.idx, noun.idx + len(noun))
    if who is not None:
        yield from _around(reading, (start, end), Found((0, 0), cue, "say", "indirect", who, owners[0], None, noun.i))


def _around(reading: Reading, aside: tuple[int, int], found: Found) -> Iterator[Found]:
    """``found`` with the sentence for content: what follows an aside that opens it, else what is before it, or all."""
    sent = reading.doc[aside[0]].sent
    first, last = reading.sentence_start(aside[0]), sent.end - 1
    if aside[0] == first:
        first = aside[1]
    elif last - aside[1] < 2:
        last = aside[0] - 1
    content = reading.span(first, last)
    if content is not None:
        yield Found(
            content, found.cue, found.act, reading.how_quoted(*content), found.speaker, found.source, None, found.verb
        )


def to_somebody(reading: Reading, word: Any, is_person: Callable[[Any], bool]) -> Iterator[Found]:
    """The statement of "To X, Y is …": what X holds it to be."""
    doc, sent = reading.doc, word.sent
    source = next(iter(children(word, "pobj")), None)
    if word.i != sent.start or source is None or not is_person(source):
        return
    end = source.i + 1
    if end >= sent.end or doc[end].text != "," or not any(t.lemma_ == "be" and t.dep_ == "ROOT" for t in sent):
        return
    who, content = phrase(reading, source), reading.span(end + 1, sent.end - 1)
    if who is not None and content is not None:
        cue = (word.idx, word.idx + len(word))
        yield Found(content, cue, "believe", reading.how_quoted(*content), who, source, None, word.i)


def said_to_be(reading: Reading, verb: Any) -> Iterator[Found]:
    """The statement of "X is said to be": made by nobody, or by whom "by" names; subject and infinitive."""
    subject = next(iter(children(verb, "nsubjpass")), None)
    what = next((c for c in children(verb, "xcomp") if any(x.tag_ == "TO" for x in c.children)), None)
    if subject is None or what is None or verb.tag_ != "VBN":
        return
    first = subject.left_edge.i
    content = reading.span(first, trimmed(reading, first, what.right_edge.i))
    by = agent(verb)
    if content is not None and subject.pos_ != "PRON":
        frames = cues().verbs.get(lemma_of(verb), {})
        act = frames.get("clause") or "say"
        who = phrase(reading, by) if by is not None else None
        cue = (verb.idx, verb.idx + len(verb))
        yield Found(content, cue, act, reading.how_quoted(*content), who, by, None, verb.i)


def heard_by(reading: Reading, verb: Any) -> Iterator[Found]:
    """The statement of "the court heard that": by whom the court listened to, of whom it is all that is named."""
    source = next(iter(children(verb, "nsubj")), None)
    clause = next((c for c in children(verb, "ccomp") if c.i > verb.i), None)
    if source is None or clause is None or lemma_of(source) not in cues().words["hearers"]:
        return
    first = max(clause.left_edge.i, verb.i + 1)
    content = reading.span(first, trimmed(reading, first, clause.right_edge.i))
    who = phrase(reading, source)
    if content is not None and who is not None:
        cue = (verb.idx, verb.idx + len(verb))
        yield Found(content, cue, "say", reading.how_quoted(*content), who, source, None, verb.i)
