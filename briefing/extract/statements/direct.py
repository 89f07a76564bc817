"""Quotations and who is quoted: the speaker before, inside or after the words, or in the sentence before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

from briefing.extract.document.quotations import Quotation
from briefing.extract.statements.lexicon import cues
from briefing.extract.statements.reading import Found, Reading
from briefing.extract.statements.sources import children, is_passive, phrase, speaker_of
from briefing.extract.statements.verbs import addressee_of, cue_span

_ENDS: Final = frozenset({".", "!", "?", ";"})
_GOES_ON: Final = ",?!—–-…"
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_FAR: Final = 14
"""Tokens after a quotation within which its cue stands."""


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
    if before is not None and before.quotation.goes_on and n > 0 and before.quotation is reading.quotations[n - 1]:
        _extend(before, q)
        before.paragraph = start
        return
    left = _left(reading, n, q, start)
    right = _right(reading, n, q)
    same = before is not None and before.paragraph == start
    verb = _left_cue(reading, left, q)
    if verb is not None and before is not None and verb.i == before.found.verb:
        if verb.i < reading.token_at(q.start) and before.found.content[1] < verb.idx:
            _extend(before, q)
            return
        verb = None
    inner = text[q.start : q.end].rstrip("\"”'’»").rstrip()[-1:]
    if verb is None and (inner in _GOES_ON or text[q.end : q.end + 1] == ","):
        after = _cue_in(reading, right)
        if after is not None:
            _add(reading, q, after, right, said, start)
            if left:
                _widen(reading, said, before, left, q)
            return
    if verb is not None:
        _add(reading, q, verb, left, said, start)
        if text[q.start + 1 : q.start + 2].islower() and _set_off(reading, verb, left):
            _widen(reading, said, before, left, q)
        return
    if not _sentences(text, q, inner) or (left and not _colon(reading, left)):
        return
    if left:
        _by_colon(reading, q, left, said, start)
    elif same and before is not None and _between(reading, before.quotation.end, q.start):
        _extend(before, q)
    elif inner in ".!?…:" or not right:
        _alone(reading, q, before, said, start)


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
    source = _source(reading, verb, where)
    act = _act(verb)
    who = phrase(reading, source) if source is not None else None
    if who is not None and who[0] < q.end and q.start < who[1]:
        who = source = None
    found = Found((q.start, q.end), cue_span(reading, verb), act, "direct", who, source, addressee_of(verb), verb.i)
    said.append(Said(found, q, paragraph))


def _act(verb: Any) -> str:
    frames = cues().verbs.get(verb.lemma_.lower(), {})
    return frames.get("clause") or frames.get("quote") or next(iter(frames.values()), "say")


def _left(reading: Reading, n: int, q: Quotation, start: int) -> range:
    """The tokens of its sentence before the quotation, down to the quotation before it."""
    if n > 0:
        start = max(start, reading.quotations[n - 1].end)
    tokens = reading.tokens(start, q.start)
    first = tokens.start
    for i in tokens:
        if reading.doc[i].text in _ENDS or "\n" in reading.doc[i].text:
            first = i + 1
    stop = tokens.stop
    while stop > first and reading.doc[stop - 1].is_space:
        stop -= 1
    return range(first, stop)


def _right(reading: Reading, n: int, q: Quotation) -> range:
    """The tokens of its sentence after the quotation, up to the next one."""
    end = reading.text.find("\n", q.end)
    end = len(reading.text) if end < 0 else end
    if n + 1 < len(reading.quotations):
        end = min(end, reading.quotations[n + 1].start)
    tokens = reading.tokens(q.end, end)
    for i in tokens:
        if reading.doc[i].text in _ENDS:
            return range(tokens.start, i)
    return tokens


def _speaks(token: Any) -> bool:
    if token.i > 1 and token.nbor(-1).text == "-" and token.nbor(-2).lower_ == "so":
        return False
    if token.lower_ in cues().words["forms"]:
        return True
    if token.pos_ != "VERB" or token.text[:1].isupper():
        return False
    frames = cues().verbs.get(token.lemma_.lower(), {})
    return bool(frames) and (token.tag_ in ("VBD", "VBZ", "VBP", "VBN", "VBG"))


def _cue_in(reading: Reading, tokens: range) -> Any | None:
    """The first verb of saying after a quotation, with somebody to say it."""
    for i in tokens[:_FAR]:
        token = reading.doc[i]
        if token.lower_ in ("and", "but", "because", "which", "that") and i <= tokens.start + 1:
            return None
        if _speaks(token) and not is_passive(token):
            bare = (
                token.tag_ in ("VBG", "VBN")
                and token.lower_ not in cues().words["forms"]
                and not children(token, "nsubj")
            )
            return None if bare and i > tokens.start + 1 else token
        if token.pos_ == "VERB" and token.dep_ not in ("acl", "relcl", "amod", "advcl"):
            return None
    return None


def _left_cue(reading: Reading, tokens: range, q: Quotation) -> Any | None:
    """The verb of saying that ends in this quotation: with a comma, a colon or nothing but whom and where between."""
    if not tokens:
        return None
    doc = reading.doc
    last = doc[tokens[-1]]
    if last.lower_ in (
        "that",
        "a",
        "an",
        "the",
        "of",
        "as",
        "to",
        "is",
        "was",
        "are",
        "for",
        "with",
        "in",
        "his",
        "her",
        "its",
    ):
        return None
    inner = reading.text[q.start : q.end].rstrip("\"”'’»")[-1:]
    if last.lower_ in cues().words["telling"] and inner not in ",.!?":
        return None
    capital = next((c for c in reading.text[q.start : q.end] if c.isalnum()), "").isupper()
    if (
        last.text not in (",", ":")
        and not (capital and len(reading.text[q.start : q.end].split()) >= 3)
        and not _speaks(last)
    ):
        return None
    if not capital and last.text not in (":", ",") and not _closes(reading, q):
        return None
    for i in reversed(tokens):
        token = doc[i]
        if _speaks(token) and not (token.dep_ in ("relcl", "amod") and last.text == ","):
            return token
        if token.pos_ in ("VERB", "AUX") and token.tag_ in ("VBD", "VBZ", "VBP") and token.dep_ not in ("relcl", "aux"):
            return None
    return None


def _closes(reading: Reading, q: Quotation) -> bool:
    """Whether the sentence ends with the quotation."""
    inner = reading.text[q.start : q.end].rstrip("\"”'’»")[-1:]
    after = reading.text[q.end : q.end + 1]
    return inner in ".!?" or after in (".", "", "\n", ",")


def _source(reading: Reading, verb: Any, where: range) -> Any | None:
    """Who says it: the subject outside quotations, else the nominal beside the verb."""
    found = speaker_of(verb)
    if found is not None and reading.quote[found.i] < 0 and not (verb.i == where.start and found.i < verb.i):
        near = found.i in where or bool(children(verb, "nsubj")) or where.start >= verb.i
        if near:
            return found
    doc = reading.doc
    order = range(verb.i + 1, where.stop) if verb.i == where.start else range(where.start, verb.i)
    for i in order:
        if doc[i].pos_ in _NOMINAL and doc[i].ent_type_ not in ("DATE", "TIME"):
            head = doc[i]
            while head.head.i in order and head.head.pos_ in _NOMINAL and head.head.i != head.i and head.dep_ != "pobj":
                head = head.head
            return head
    return found


def _sentences(text: str, q: Quotation, inner: str) -> bool:
    """Whether the quotation is a sentence or more, not a title or a word held at arm's length."""
    words = text[q.start : q.end].split()
    first = next((c for c in text[q.start : q.end] if c.isalnum()), "")
    return first.isupper() and inner in ".!?…,:" and len(words) >= 4


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
    stops = sum(reading.doc[i].text in _ENDS for i in tokens)
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
