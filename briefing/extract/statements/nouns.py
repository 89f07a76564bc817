"""Reported speech without a verb of saying: "the claim that", "his call for", "is confident that", "according to"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from briefing.extract.statements.extent import trimmed
from briefing.extract.statements.lexicon import cues, lemma_of
from briefing.extract.statements.reading import Found, Reading
from briefing.extract.statements.sources import children, phrase, speaker_of

_OF: Final = frozenset({"of", "for", "on", "to", "against", "about", "toward", "towards", "over", "with"})
_JOINS: Final = frozenset({"because", "but", "and", "that", "which", "although", "though", "while"})
_OWNERS: Final = frozenset({"from", "by"})


def of_noun(reading: Reading, noun: Any) -> Iterator[Found]:
    """The statement that the noun cue ``noun`` makes, where it says what is stated and, but for a clause, by whom."""
    act = cues().nouns[lemma_of(noun)]
    owner = owner_of(noun)
    for c in noun.children:
        if c.i < noun.i:
            continue
        clause = c.dep_ in ("acl", "ccomp", "relcl") and c.pos_ in ("VERB", "AUX")
        that = clause and any(x.dep_ == "mark" and x.lower_ == "that" for x in c.children)
        infinitive = clause and any(x.dep_ == "aux" and x.tag_ == "TO" for x in c.children)
        if that or (infinitive and owner is not None):
            content = reading.span(c.left_edge.i, c.right_edge.i)
        elif c.dep_ == "prep" and c.lower_ in _OF and (children(noun, "poss") or _carried(noun)):
            thing = next(iter(children(c, "pobj", "pcomp")), None)
            content = reading.span(thing.left_edge.i, thing.right_edge.i) if thing is not None else None
        else:
            continue
        if content is not None:
            yield _found(reading, noun, content, act, owner)
            return


def of_subject(reading: Reading, noun: Any) -> Iterator[Found]:
    """The statement of "X's claim is that …"."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.lemma_ != "be":
        return
    clause = next((c for c in children(verb, "ccomp") if any(x.lower_ == "that" for x in children(c, "mark"))), None)
    owner = owner_of(noun) or next(
        (x for c in children(noun, "prep") if c.lower_ == "of" for x in children(c, "pobj")), None
    )
    content = reading.span(clause.left_edge.i, clause.right_edge.i) if clause is not None else None
    if content is not None and owner is not None:
        yield _found(reading, noun, content, cues().nouns[lemma_of(noun)], owner)


def owner_of(noun: Any) -> Any | None:
    """Whose claim it is: "his claim", "a claim by aides"; the subject of "made the claim"."""
    if owners := children(noun, "poss"):
        return owners[0]
    for c in noun.children:
        if c.dep_ == "prep" and c.lower_ in _OWNERS and c.i > noun.i and (who := children(c, "pobj")):
            return who[0]
    return speaker_of(noun.head) if _carried(noun) else None


def _carried(noun: Any) -> bool:
    """Whether a verb does no more than bring the noun: "voiced support", "took a swipe"."""
    return bool(noun.dep_ == "dobj" and noun.head.pos_ == "VERB" and noun.head.lemma_ in cues().words["carriers"])


def _found(reading: Reading, cue: Any, content: tuple[int, int], act: str, source: Any) -> Found:
    at = (cue.idx, cue.idx + len(cue))
    who = phrase(reading, source) if source is not None else None
    return Found(content, at, act, reading.how_quoted(*content), who, source, None, cue.i)


def of_adjective(reading: Reading, word: Any) -> Iterator[Found]:
    """The statement of "is confident that", "was opposed to", "are worried about"."""
    if word.dep_ not in ("acomp", "ROOT", "conj", "advcl", "oprd", "ccomp", "relcl", "acl", "amod"):
        return
    act = cues().adjectives[lemma_of(word)]
    governor = word if word.dep_ in ("advcl", "acl", "relcl") or word.head.pos_ not in ("VERB", "AUX") else word.head
    source = speaker_of(governor) if governor is not word or word.pos_ == "VERB" else None
    if word.dep_ in ("acl", "amod"):
        source = word.head
    if source is None or source.lower_ in ("it", "there"):
        return
    for c in (*word.children, *(x for x in governor.children if governor is not word and x.dep_ in ("ccomp", "prep"))):
        if c.i < word.i:
            continue
        content = None
        if c.dep_ in ("ccomp", "xcomp"):
            content = reading.span(c.left_edge.i, c.right_edge.i)
        elif (
            c.dep_ == "prep"
            and lemma_of(word) not in cues().words["only_clause"]
            and c.lower_ in ("of", "about", "to", "with", "for", "by", "over", "toward", "towards")
            and c.i <= word.i + 2
        ):
            thing = next(iter(children(c, "pobj", "pcomp")), None)
            content = reading.span(thing.left_edge.i, thing.right_edge.i) if thing is not None else None
        if content is not None:
            yield _found(reading, word, content, act, source)
            return


def according_to(reading: Reading, word: Any) -> Iterator[Found]:
    """The statement of "according to X": the rest of the sentence."""
    doc = reading.doc
    to = doc[word.i + 1] if word.i + 1 < len(doc) else None
    if to is None or to.lower_ != "to":
        return
    source = next(iter(children(to, "pobj")), None) or next(iter(children(word, "pobj")), None)
    if source is None:
        return
    who = phrase(reading, source)
    if who is None:
        return
    sent = word.sent
    last = reading.token_at(who[1] - 1)
    end = source.right_edge.i
    opens = word.i - sent.start <= 3 or (doc[word.i - 1].text == "," and doc[word.i - 2].lower_ in _JOINS)
    if opens:
        begin = max(last, min(end, sent.end - 1)) + 1
        comma = next((i for i in range(last + 1, min(end + 2, sent.end)) if doc[i].text == ","), None)
        begin = comma + 1 if comma is not None else begin
        content = reading.span(begin, trimmed(reading, begin, sent.end - 1))
    else:
        rest = sent.end - 1 - max(end, last)
        content = reading.span(reading.sentence_start(word.i), word.i - 1 if rest < 4 else sent.end - 1)
    if content is not None:
        cue = (word.idx, to.idx + 2)
        yield Found(content, cue, "say", reading.how_quoted(*content), who, source, None, word.i)
