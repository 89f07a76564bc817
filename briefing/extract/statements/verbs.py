"""Reported speech by verb: what "said that", "promised to", "condemned", "called it" and "called for" say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from briefing.extract.statements.extent import coordinated, quoted_on, rest, that_clause, trimmed, within_marks
from briefing.extract.statements.lexicon import cues, lemma_of
from briefing.extract.statements.reading import Found, Reading
from briefing.extract.statements.sources import RELATIVES, children, is_passive, phrase, speaker_of, subject_of

REFLEXIVE: Final = frozenset({"himself", "herself", "itself", "themselves", "myself", "ourselves", "yourself"})


def of_verb(reading: Reading, verb: Any, frames: dict[str, str], particles: dict[str, str]) -> Iterator[Found]:
    """The statements that ``verb`` makes, in each frame of its that fits; at most one."""
    subject = next(iter(children(verb, "nsubj")), None)
    if subject is not None and subject.lower_ == "you":
        return
    apart = subject is not None and subject.lower_ in RELATIVES and verb.dep_ == "relcl"  # "those who back him"
    for frame in (_judgement, _clause) if apart else (_particle, _judgement, _clause, _infinitive, _object):
        found = frame(reading, verb, frames, particles)
        if found is not None:
            content, act = found
            yield found_of(reading, verb, content, act)
            return


def found_of(reading: Reading, verb: Any, content: tuple[int, int], act: str) -> Found:
    """The statement with ``content`` by ``verb``: cue, speaker and addressee added."""
    source = speaker_of(reading.doc[reading.siblings.get(verb.i, verb.i)])
    return Found(
        content, cue_span(reading, verb), act, reading.how_quoted(*content), _named(reading, source, verb), source,
        addressee_of(verb), verb.i,
    )  # fmt: skip


def _named(reading: Reading, source: Any, verb: Any) -> tuple[int, int] | None:
    if source is None:
        return None
    return phrase(reading, source)


def cue_span(reading: Reading, verb: Any) -> tuple[int, int]:
    """Code points of the cue: the verb, "not" and its auxiliary where it is denied, a particle after it."""
    first = last = verb.i
    for child in verb.children:
        if child.dep_ == "prt" and child.i == last + 1:
            last = child.i
        elif child.dep_ == "neg" and child.i < verb.i and verb.i - child.i < 4:
            first = min(first, child.i)
    if first < verb.i and first > 0 and reading.doc[first - 1].dep_ in ("aux", "auxpass"):
        first -= 1
    doc = reading.doc
    return doc[first].idx, doc[last].idx + len(doc[last])


def addressee_of(verb: Any) -> Any | None:
    """The head of the phrase that names to whom: "told him", "said to the king", "warned Iran that"."""
    for child in verb.children:
        if child.dep_ == "dative":
            return next(iter(children(child, "pobj")), child if child.pos_ != "ADP" else None)
        if child.dep_ == "prep" and child.lower_ == "to":
            return next(iter(children(child, "pobj")), None)
    told = [c for c in children(verb, "dobj") if c.i > verb.i]
    clause = children(verb, "ccomp", "xcomp")
    return told[0] if told and (clause or verb.lemma_ in cues().words["addressed"]) else None


def _clause(
    reading: Reading, verb: Any, frames: dict[str, str], _: dict[str, str]
) -> tuple[tuple[int, int], str] | None:
    act = frames.get("clause")
    if act is None or verb.dep_ in ("amod", "compound"):
        return None
    clauses = [c for c in verb.children if c.dep_ == "ccomp"]
    if not any(c.i > verb.i for c in clauses) and (that := that_clause(reading, verb)) is not None:
        content = reading.span(*that)
        return (content, act) if content else None
    after = [c for c in clauses if c.i > verb.i]
    for c in after or clauses[:1]:
        first, last = c.left_edge.i, c.right_edge.i
        if after:
            if act == "say" and any(x.dep_ == "mark" and x.lower_ in ("if", "whether") for x in c.children):
                act = "ask"
            first = max(first, verb.i + 1)
            last = max(last, after[-1].right_edge.i)  # "that a deal reached in July could lead": read as two clauses
            last = quoted_on(reading, trimmed(reading, first, coordinated(reading, verb, after[-1], last)))
        elif first <= verb.sent.start and reading.quote[first] >= 0:
            first = reading.sentence_start(verb.i)
        elif last > verb.i and first > verb.i - 40:
            last = max(last, c.i)
        content = reading.span(first, last)
        if content is not None and last > first:
            return content, act
    content = _around(reading, verb) or _yes(reading, verb)
    return (content, act) if content else None


def _yes(reading: Reading, verb: Any) -> tuple[int, int] | None:
    """ "Said yes"."""
    after = reading.doc[verb.i + 1] if verb.i + 1 < len(reading.doc) else None
    return reading.span(after.i, after.i) if after is not None and after.lower_ in ("yes", "no") else None


def _around(reading: Reading, verb: Any) -> tuple[int, int] | None:
    """The sentence that "…, she said." and "…, she said, …" end or break into, where the parse has it govern them."""
    subject = subject_of(verb)
    head = verb.head
    if (
        subject is None
        or children(verb, "dobj", "xcomp", "acomp")
        or verb.dep_ not in ("parataxis", "ccomp", "conj", "advcl", "ROOT")
    ):
        return None
    sent = verb.sent
    start = reading.sentence_start(verb.i)
    first = min(subject.left_edge.i, verb.i)
    before = reading.doc[first - 1] if first > start else None
    behind = max(verb.i, subject.right_edge.i) + 1
    goes_on = behind + 2 < sent.end and reading.doc[behind].text == ","  # "The deal, she said, was off"
    if before is None or before.text != "," or first - start < (2 if goes_on else 4):
        return None
    if any(c.dep_ == "mark" for c in verb.children):
        return None
    end = max(verb.i, subject.right_edge.i)
    after = reading.doc[end + 1] if end + 1 < sent.end else None
    if after is None or after.is_punct:
        last = (
            first - 1
            if after is None or end + 2 >= sent.end or head.i < verb.i or verb.dep_ == "ROOT"
            else sent.end - 1
        )
        return reading.span(start, last)
    return None


def _infinitive(
    reading: Reading, verb: Any, frames: dict[str, str], _: dict[str, str]
) -> tuple[tuple[int, int], str] | None:
    act = frames.get("infinitive")
    gerund = "object" in frames or "clause" in frames
    for c in verb.children:
        if c.dep_ not in ("xcomp", "ccomp") or c.i < verb.i:
            continue
        to = any(x.dep_ == "aux" and x.tag_ == "TO" for x in c.children)
        if act is not None and to:
            whom = [o for o in children(verb, "dobj") if verb.i < o.i < c.i]
            first = min([max(c.left_edge.i, verb.i + 1), *(o.left_edge.i for o in whom)])
            if is_passive(verb) and (own := children(verb, "nsubjpass")):
                first = own[0].left_edge.i
            content = reading.span(first, trimmed(reading, first, c.right_edge.i))
            return (content, act) if content else None
        if gerund and c.tag_ == "VBG" and c.dep_ == "xcomp" and not to:
            content = reading.span(c.left_edge.i, c.right_edge.i)
            act = frames.get("object") or frames["clause"]
            return (content, act) if content else None
    return None


def _judgement(
    reading: Reading, verb: Any, frames: dict[str, str], _: dict[str, str]
) -> tuple[tuple[int, int], str] | None:
    act = frames.get("judgement")
    if act is None or (verb.dep_ in ("acl", "relcl") and verb.tag_ == "VBN" and not _by(verb) and _suffered(verb)):
        return None
    first, last = len(reading.doc), -1
    judged = held = False
    for c in verb.children:
        if c.dep_ == "dobj" and c.lower_ in ("what", "which"):
            judged = True
            continue
        if c.dep_ == "nsubjpass" or (c.dep_ == "dobj" and c.i > verb.i):
            judged = True
        elif c.dep_ in ("oprd", "acomp", "attr") and c.i > verb.i:
            held = True
        elif (
            c.dep_ in ("xcomp", "ccomp")
            and c.i > verb.i
            and not any(x.dep_ == "aux" and x.tag_ != "TO" for x in c.children)
        ):
            if any(x.dep_ == "mark" and x.lower_ == "that" for x in c.children):
                continue
            held = True
            judged = judged or bool(children(c, "nsubj"))
        elif c.dep_ == "prep" and c.lower_ in ("as", "to") and c.i > verb.i:
            held = held or c.lower_ == "as"
            judged = judged or (c.lower_ == "to" and bool(children(c, "pobj")))  # "Lind, referred to as brave, left"
        else:
            continue
        first, last = min(first, c.left_edge.i), max(last, c.right_edge.i)
    if (
        judged
        and not held
        and any(
            0 <= reading.quote[i] != reading.quote[verb.i] for i in range(verb.i + 2, min(last + 2, len(reading.quote)))
        )
    ):
        held = lemma_of(verb) in cues().words["naming"]  # "called the plan "a mistake"", read as one noun phrase
    if not (judged and held):
        return None
    if verb.lemma_ == "refer":
        first = next((c.i + 1 for c in verb.children if c.dep_ == "prep" and c.lower_ == "to"), first)
    content = reading.span(first, within_marks(reading, first, quoted_on(reading, last)))
    return (content, act) if content else None


def _suffered(verb: Any) -> bool:
    """Whether it is done to what it describes: "Lind, described as brave", "Lind, who is seen as brave"."""
    return verb.dep_ == "acl" or is_passive(verb)


def _object(
    reading: Reading, verb: Any, frames: dict[str, str], _: dict[str, str]
) -> tuple[tuple[int, int], str] | None:
    act = frames.get("object") or (frames.get("clause") if _shows(verb) else None)
    act = act or (frames.get("deed") if _for_a_deed(verb) else None)
    if act is None:
        return None
    passive = is_passive(verb)
    if verb.tag_ == "VBN" and verb.dep_ == "acl" and not _by(verb):
        return None
    objects = children(verb, "nsubjpass") if passive else [o for o in children(verb, "dobj") if o.i > verb.i]
    if not objects or (passive and verb.lemma_ not in ("accuse", "blame") and not _by(verb)):
        return None
    thing = objects[0]
    first, last = thing.left_edge.i, rest(reading, verb, thing)
    bare = thing.pos_ == "PRON" and first == last
    if bare or thing.lower_ in REFLEXIVE or thing.lower_ in RELATIVES:
        return None
    content = reading.span(first, trimmed(reading, first, last))
    return (content, act) if content else None


def _for_a_deed(verb: Any) -> bool:
    """Whether somebody is hit "for taking money", which words do."""
    return any(c.lower_ == "for" and children(c, "pcomp") for c in children(verb, "prep"))


def _shows(verb: Any) -> bool:
    """Whether a poll or a report shows something."""
    if lemma_of(verb) not in cues().words["shows"]:
        return False
    subject = next(iter(children(verb, "nsubj")), None)
    return subject is not None and lemma_of(subject) in cues().words["documents"]


def _by(verb: Any) -> bool:
    return any(c.dep_ == "agent" for c in verb.children)


def _particle(
    reading: Reading, verb: Any, frames: dict[str, str], particles: dict[str, str]
) -> tuple[tuple[int, int], str] | None:
    if not particles or ("judgement" in frames and children(verb, "dobj")):
        return None  # "called the voters “fools” for …" calls for nothing
    for c in verb.children:
        act = particles.get(c.lower_)
        if act == "say" and children(verb, "neg"):
            continue  # "did not respond to", "would not comment on": nothing is said
        if act is None or c.i < verb.i or c.dep_ not in ("prep", "prt", "advmod", "agent", "dative"):
            continue
        things = children(c, "pobj", "pcomp")
        if not things and c.dep_ != "prep":
            things = [o for p in verb.children if p.dep_ == "prep" and p.i > c.i for o in children(p, "pobj", "pcomp")][
                :1
            ]
            things = things or [o for o in children(verb, "dobj") if o.i > verb.i]
        if not things:
            continue
        first, last = things[0].left_edge.i, things[0].right_edge.i
        for x in children(verb, "xcomp"):
            if x.i > last and c.lower_ in ("on", "upon", "for", "to", "with"):
                last = x.right_edge.i
        content = reading.span(first, last)
        if content:
            return content, act
    return None
