"""Where the words of a statement end: what the article adds behind a comma is no longer the speaker's."""

from __future__ import annotations

from typing import Any, Final

from briefing.extract.statements.lexicon import cues, lemma_of
from briefing.extract.statements.reading import Reading
from briefing.extract.statements.sources import RELATIVES, children

_WHO: Final = frozenset({"who", "whom", "whose"})
_DASHES: Final = frozenset({"—", "–", "--", "-"})
_SHORTEST: Final = 3
_FAR: Final = 14


def trimmed(reading: Reading, first: int, last: int) -> int:
    """The last token of the words from ``first`` on, without a clause at the end that contrasts or explains.

    ", while others said …", ", who will face …", ", adding that …" are the article's; inside a quotation nothing is.
    """
    doc = reading.doc
    for i in range(first + _SHORTEST, last):
        if doc[i].text == "," and 0 <= reading.quote[i] == reading.quote[i + 1] and i + 2 < len(doc):
            if reading.quote[i + 2] < 0 and doc[i + 2].tag_ == "VBG" and doc[i + 2].right_edge.i >= last - 1:
                return i + 1  # "“…,” sparking a debate" is the article's
            continue
        if doc[i].text not in (",", "—", "–", "-") or reading.quote[i] >= 0:
            continue
        after = doc[i + 1]
        if after.lower_ in cues().words["contrast"] or (after.lower_ in _WHO and doc[i].text == ","):
            head = (
                after.head if after.dep_ in ("mark", "nsubj", "nsubjpass", "poss", "dobj", "advmod", "prep") else after
            )
            while head.dep_ in ("poss", "nsubj", "dobj", "pobj") and head.head.i > i:
                head = head.head
            if head.i > i and head.right_edge.i >= last - 1:
                return i - 1
        elif after.tag_ == "VBG" and lemma_of(after) in cues().verbs and after.right_edge.i >= last - 1:
            return i - 1
    return last


def coordinated(reading: Reading, verb: Any, clause: Any, last: int) -> int:
    """The last token of ``clause`` before "and insisted that", which says something of its own by the same speaker.

    The second verb is noted in ``reading.siblings``.
    """
    for x in clause.conjuncts:
        if x.i <= clause.i or x.i > last or reading.quote[x.i] >= 0 or children(x, "nsubj", "nsubjpass"):
            continue
        frames = cues().verbs.get(lemma_of(x), {})
        if x.tag_ != verb.tag_ or not ("clause" in frames or "judgement" in frames):
            continue
        if not children(x, "ccomp") and not any(reading.quote[t.i] >= 0 for t in x.subtree):
            continue
        reading.siblings[x.i] = verb.i
        cut = x.left_edge.i
        if any(c.dep_ == "mark" for c in x.children):
            continue
        while cut > clause.i and (reading.doc[cut - 1].dep_ in ("cc", "punct") or reading.doc[cut - 1].pos_ == "ADV"):
            cut -= 1
        return int(min(last, cut - 1))
    return last


def quoted_on(reading: Reading, last: int) -> int:
    """The last token of a quotation that goes on, behind "and" or "but", from words that end at ``last``."""
    doc = reading.doc
    joined = False
    for i in range(last + 1, min(last + _FAR, len(doc))):
        token = doc[i]
        if reading.quote[i] >= 0:
            if joined or reading.quote[i] == reading.quote[last]:
                while i + 1 < len(doc) and reading.quote[i + 1] == reading.quote[i]:
                    i += 1
                return quoted_on(reading, i)
            return last
        joined = joined or token.lower_ in ("and", "but", "or")
        if (
            not (joined or token.text == ",")
            or token.lower_ in cues().words["forms"]
            or lemma_of(token) in cues().verbs
        ):
            return last
    return last


def within_marks(reading: Reading, first: int, last: int) -> int:
    """The last token of the words from ``first`` on, without what the article adds behind their last quotation.

    For "called it “a farce” – the word that …" and "called it “a farce,” a word that …".
    """
    end = next((i for i in range(last, first, -1) if reading.quote[i] >= 0), last)
    if end >= last:
        return last
    set_off = reading.doc[end + 1].text in _DASHES or (end > 0 and reading.doc[end - 1].text == ",")
    return end if set_off and reading.doc[end + 1].lower_ not in ("and", "or", "but") else last


def that_clause(reading: Reading, verb: Any) -> tuple[int, int] | None:
    """The first and last token of the clause that "that" opens behind ``verb`` and to whom it is said, whatever the
    parse makes of it."""
    doc, end = reading.doc, int(verb.sent.end)
    for i in range(verb.i + 1, min(verb.i + _FAR, end - 3)):
        token = doc[i]
        day = token.dep_ == "det" and token.head.ent_type_ in ("DATE", "TIME")  # "wrote that night"
        if token.lower_ == "that" and not day and (token.dep_ == "mark" or i == verb.i + 1 or _opens(token, verb)):
            last = end - 1
            return i, trimmed(reading, i, last)
        relative = token.dep_ == "relcl" and any(c.lower_ in RELATIVES for c in children(token, "nsubj"))
        acts = token.pos_ in ("VERB", "AUX") and i > verb.i + 1 and not relative
        if reading.quote[i] >= 0 or token.text in (";", ":") or acts:
            return None
    return None


def _opens(that: Any, verb: Any) -> bool:
    """Whether "that", read as a relative, opens what is said: "warned at the last meeting that prices would rise"."""
    clause = that.head
    if clause.dep_ != "relcl" or that.dep_ not in ("dobj", "pobj") or children(verb, "dobj"):
        return False
    return any(c.i != that.i for c in children(clause, "dobj", "attr", "acomp", "ccomp", "xcomp", "prep"))


def rest(reading: Reading, verb: Any, thing: Any) -> int:
    """The last token of what ``verb`` says about its object ``thing``: with "for not doing more", without the day."""
    doc = reading.doc
    last = int(thing.right_edge.i)
    while (
        last + 2 < len(doc)
        and doc[last + 1].text == "-"
        and not doc[last + 1].whitespace_
        and not doc[last].whitespace_
    ):
        last = int(max(last + 2, doc[last + 2].right_edge.i))  # "the re-election of X", which the parse may break
    for c in verb.children:
        beside = last + 2 if doc[last + 1 : last + 2].text == "," and c.lower_ in ("of", "for", "as") else last + 1
        if c.i <= thing.i or c.left_edge.i > beside:
            continue
        if c.dep_ in ("prep", "dative", "oprd", "xcomp", "prt") and not _setting(c):
            last = int(max(last, c.right_edge.i))
    return last


def _setting(prep: Any) -> bool:
    """Whether the phrase says when or through what channel: "on Monday", "in an interview", "at a rally"."""
    for thing in children(prep, "pobj"):
        if thing.ent_type_ in ("DATE", "TIME") or lemma_of(thing) in cues().words["channels"]:
            return True
    return prep.lower_ in ("after", "before", "during", "since", "until", "by")
