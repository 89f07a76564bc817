"""Quotations and who is quoted: the speaker before, inside or after the words, or in the sentence before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

from briefing.extract.document.quotations import Quotation
from briefing.extract.statements.beside import Beside, told_after, told_before
from briefing.extract.statements.extent import trimmed
from briefing.extract.statements.lexicon import cues, lemma_of
from briefing.extract.statements.quotation_cues import (
    ENDS,
    begun_before,
    cue_after,
    cue_before,
    left_of,
    right_of,
    source_beside,
)
from briefing.extract.statements.reading import Found, Reading
from briefing.extract.statements.sources import (
    children,
    phrase,
)
from briefing.extract.statements.verbs import addressee_of, cue_span

_GOES_ON: Final = ",?!—–-…"
_SHORTEST: Final = 4
"""Words of a quotation that stands alone."""
_PAST: Final = frozenset({"that", "of", "because", "if", "unless", "until", "than", "whose", "rather"})
"""Words that carry on a clause which a quotation has begun."""
_NO_BREAK: Final = frozenset(",.!?…;:—–-")


@dataclass
class Said:
    """A quotation that somebody is known to say; ``quotation`` is its last part."""

    found: Found
    quotation: Quotation
    paragraph: int


def direct_quotations(reading: Reading) -> list[Found]:
    """The statements whose words are quoted, in text order; the verbs used are those of ``Found.verb``."""
    said: list[Said] = []
    for n, q in enumerate(reading.quotations):
        _read(reading, n, q, said)
    return [s.found for s in said]


def _read(reading: Reading, n: int, q: Quotation, said: list[Said]) -> None:
    text = reading.text
    start = text.rfind("\n", 0, q.start) + 1
    before = said[-1] if said else None
    left = left_of(reading, n, q, start)
    right = right_of(reading, n, q)
    if before is not None and before.quotation.goes_on and n > 0 and before.quotation is reading.quotations[n - 1]:
        _go_on(reading, before, q, right)
        before.paragraph = start
        return
    same = before is not None and before.paragraph == start
    if same and before is not None and _joined(reading, left) and before.quotation is reading.quotations[n - 1]:
        _extend(before, q)
        return
    if _is_title(reading, q, left):
        return
    verb = cue_before(reading, left, q)
    if verb is not None and before is not None and verb.i == before.found.verb:
        if verb.i < reading.token_at(q.start) and before.found.content[1] < verb.idx:
            _extend(before, q)
            return
        verb = None
    inner = text[q.start : q.end].rstrip("\"”'’»").rstrip()[-1:]
    if verb is None and (inner in _GOES_ON or text[q.end : q.end + 1] == ","):
        after = cue_after(reading, right)
        if after is not None and inner in "?!" and text[q.end : q.end + 1] != "," and _leads_on(reading, after, right):
            after = None
        if after is not None and not (left and begun_before(reading, after, q)):
            _add(reading, q, after, right, said, start)
            _from_its_beginning(reading, n, said)
            if left:
                _widen(reading, said, before, left, q)
            return
    if verb is not None:
        _add(reading, q, verb, left, said, start)
        if text[q.start + 1 : q.start + 2].islower() and _set_off(reading, verb, left):
            _widen(reading, said, before, left, q)
        _past_the_mark(reading, said, q)
        return
    beside = told_after(reading, right) or told_before(reading, left, text[q.start : q.end])
    if beside is not None:
        _add_beside(reading, q, beside, said, start)
        return
    follows = same and before is not None and not left and _between(reading, before.quotation.end, q.start)
    if not _sentences(text, q, inner, 1 if follows else _SHORTEST) or (left and not _colon(reading, left)):
        return
    if left:
        _by_colon(reading, q, left, said, start)
    elif follows and before is not None:
        _follow(reading, before, q, said)
    elif inner in ".!?…:" or not right:
        _alone(reading, q, before, said, start)


def _leads_on(reading: Reading, verb: Any, right: range) -> bool:
    """Whether the verb behind a quotation stands before a colon and brings the next one: ``"Why?" X said: "…"``."""
    doc = reading.doc
    behind = [doc[i] for i in range(verb.i + 1, right.stop) if not doc[i].is_space]
    return bool(behind) and behind[-1].text == ":" and not any(t.pos_ == "VERB" or t.text == "," for t in behind)


def _joined(reading: Reading, left: range) -> bool:
    """Whether no more than "and" stands before a quotation: "chanted “go home” and “never again”"."""
    return [reading.doc[i].lower_ for i in left] in (["and"], ["or"], [","], [",", "and"])


def _follow(reading: Reading, before: Said, q: Quotation, said: list[Said]) -> None:
    """Adds the sentence quoted after the cue; what tells much between them leaves two statements of one speaker."""
    between = (reading.doc[i] for i in reading.tokens(before.quotation.end, q.start))
    reports = any(c.i > t.i for t in between if lemma_of(t) in cues().verbs for c in children(t, "ccomp"))
    gap, quoted = q.start - before.quotation.end, before.quotation.end - before.quotation.start + q.end - q.start
    if gap <= quoted and not reports:
        _extend(before, q)
    else:
        said.append(Said(replace(before.found, content=(q.start, q.end)), q, before.paragraph))


def _go_on(reading: Reading, said: Said, q: Quotation, right: range) -> None:
    """Adds the next paragraph of a quotation; who says it may be named at its end only."""
    inner = reading.text[q.start : q.end].rstrip("\"”'’»").rstrip()[-1:]
    after = cue_after(reading, right) if said.found.cue is None and inner in _GOES_ON else None
    if after is None:
        _extend(said, q)
        return
    last: list[Said] = []
    _add(reading, q, after, right, last, said.paragraph)
    start = said.found.content[0]
    said.found = replace(last[0].found, content=(start, q.end))
    said.quotation = q


def _from_its_beginning(reading: Reading, n: int, said: list[Said]) -> None:
    """Takes in the paragraphs before, of a quotation over several whose speaker is named in the last."""
    taken = said[-2].found.content[1] if len(said) > 1 else 0
    start = said[-1].found.content[0]
    while n > 0 and reading.quotations[n - 1].goes_on and reading.quotations[n - 1].start >= taken:
        n -= 1
        start = reading.quotations[n].start
    said[-1].found = replace(said[-1].found, content=(start, said[-1].found.content[1]))


def _past_the_mark(reading: Reading, said: list[Said], q: Quotation) -> None:
    """Takes in the rest of the clause that a quotation without a stop at its end begins: "said “nobody knew” that"."""
    text = reading.text
    inner = text[q.start : q.end].rstrip("\"”'’»").rstrip()[-1:]
    first = reading.token_at(q.end - 1) + 1
    if inner in _NO_BREAK or first >= len(reading.doc) or reading.doc[first].lower_ not in _PAST:
        return
    doc, last = reading.doc, first
    while last + 1 < len(doc) and not doc[last + 1].is_sent_start and "\n" not in doc[last].text:
        last += 1
    span = reading.span(reading.token_at(q.start), trimmed(reading, first, last))
    if span is not None and span[1] > q.end:
        said[-1].found = replace(said[-1].found, content=(said[-1].found.content[0], span[1]), quoted="mixed")


def _is_title(reading: Reading, q: Quotation, left: range) -> bool:
    """Whether the words are the title of a programme or a book: "on Channel 5's “Morning Hour,”"."""
    if not left:
        return False
    last = reading.doc[left[-1]]
    named = last.tag_ == "VBN" and last.dep_ == "acl" and lemma_of(last) in cues().words["naming"]
    if not named and last.pos_ not in ("ADP", "PART", "DET", "PRON"):
        return False
    long = [w for w in reading.text[q.start + 1 : q.end - 1].split() if len(w) > 3]
    return bool(long) and all(w[0].isupper() for w in long)


def _widen(reading: Reading, said: list[Said], before: Said | None, left: range, q: Quotation) -> None:
    """Takes in the words of the sentence before a quotation that is only its end: "Talks, she said, "are over"."""
    first = reading.doc[left.start]
    while first.i > 0 and reading.quote[first.i - 1] >= 0 and not first.is_sent_start:
        first = reading.doc[first.i - 1]
    if first.lower_ == "asked" or (before is not None and before.found.content[1] > first.idx) or not first.is_alpha:
        return
    span = reading.span(first.i, reading.token_at(q.end - 1))
    if span is not None:
        said[-1].found = replace(said[-1].found, content=(span[0], q.end), quoted="mixed")


def _set_off(reading: Reading, verb: Any, left: range) -> bool:
    """Whether the verb and who says it stand between commas, after words that are told already."""
    own = children(verb, "nsubj")
    first = min(own[0].left_edge.i, verb.i) if own else verb.i
    opening = reading.doc[left.start]
    return (
        first - left.start >= 2 and reading.doc[first - 1].text == "," and opening.pos_ not in ("ADP", "SCONJ", "ADV")
    )


def _extend(said: Said, q: Quotation) -> None:
    said.found = replace(said.found, content=(said.found.content[0], q.end))
    said.quotation = q


def _add(reading: Reading, q: Quotation, verb: Any, where: range, said: list[Said], paragraph: int) -> None:
    source = source_beside(reading, verb, where)
    act = _act(verb)
    who = phrase(reading, source) if source is not None else None
    if who is not None and who[0] < q.end and q.start < who[1]:
        who = source = None
    found = Found((q.start, q.end), cue_span(reading, verb), act, "direct", who, source, addressee_of(verb), verb.i)
    said.append(Said(found, q, paragraph))


def _add_beside(reading: Reading, q: Quotation, beside: Beside, said: list[Said], paragraph: int) -> None:
    cue = beside.cue
    who = phrase(reading, beside.source)
    if who is not None and who[0] < q.end and q.start < who[1]:
        who = None
    span = (cue.idx, cue.idx + len(cue))
    found = Found((q.start, q.end), span, beside.act, "direct", who, beside.source if who else None, None, cue.i)
    said.append(Said(found, q, paragraph))


def _act(verb: Any) -> str:
    frames = cues().verbs.get(lemma_of(verb), {})
    return frames.get("clause") or frames.get("quote") or next(iter(frames.values()), "say")


def _sentences(text: str, q: Quotation, inner: str, shortest: int) -> bool:
    """Whether the quotation is a sentence or more, not a title or a word held at arm's length."""
    words = text[q.start : q.end].split()
    first = next((c for c in text[q.start : q.end] if c.isalnum()), "")
    return first.isupper() and inner in ".!?…,:" and len(words) >= shortest


def _colon(reading: Reading, left: range) -> bool:
    return bool(reading.doc[left[-1]].text == ":")


def _by_colon(reading: Reading, q: Quotation, left: range, said: list[Said], paragraph: int) -> None:
    """``She had one answer: "…"``: said by the subject of the sentence."""
    doc = reading.doc
    source = next((doc[i] for i in left if doc[i].dep_ in ("nsubj", "nsubjpass") and reading.quote[i] < 0), None)
    colon = doc[left[-1]]
    who = phrase(reading, source) if source is not None else None
    cue = (colon.idx, colon.idx + 1)
    said.append(Said(Found((q.start, q.end), cue, "say", "direct", who, source), q, paragraph))


def _between(reading: Reading, start: int, end: int) -> bool:
    """Whether nothing but the rest of one sentence stands between two quotations."""
    tokens = reading.tokens(start, end)
    stops = sum(reading.doc[i].text in ENDS for i in tokens)
    return stops <= 1 and len(tokens) < 40


def _alone(reading: Reading, q: Quotation, before: Said | None, said: list[Said], paragraph: int) -> None:
    """A quotation that stands alone is by whom the sentence before it is about, or by whom was quoted before."""
    doc = reading.doc
    at = reading.token_at(q.start) - 1
    while at > 0 and (doc[at].is_space or (doc[at].is_punct and doc[at].text != ":")) and reading.quote[at] < 0:
        at -= 1
    source = who = None
    if at >= 0 and reading.quote[at] < 0:
        subjects = [
            t for t in doc[at].sent if t.dep_ == "nsubj" and reading.quote[t.i] < 0 and t.head.dep_ in ("ROOT", "conj")
        ]
        if subjects:
            source = subjects[0]
            who = phrase(reading, source)
    elif before is not None and before.quotation.end >= doc[at].idx:
        source, who = before.found.source, before.found.speaker
    if source is not None:
        cue = (doc[at].idx, doc[at].idx + 1) if doc[at].text == ":" else None
        said.append(Said(Found((q.start, q.end), cue, "say", "direct", who, source), q, paragraph))
