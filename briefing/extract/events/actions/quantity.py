"""How many or how much: the number with those who are done something to, or with the amount that is the object."""

from __future__ import annotations

from briefing.extract.events.actions.action import Action
from briefing.extract.events.actions.mention import ActionMention
from briefing.extract.events.grammar import children, lemma, prepositions, subjects
from briefing.extract.times.numbers import read_cardinal
from briefing.extract.times.tokens import Tokens
from briefing.model import Quantity

TOLLS = frozenset({"toll", "tally"})
"""Nouns of which the verb says how many: "the toll rose to 37"."""
UNDERGO = frozenset({"death", "disaster", "personnel"})
"""Classes whose subject undergoes it, where there is no object: "twelve miners died"."""


def quantity_of(action: Action) -> Quantity | None:
    """That of the first mention that tells one."""
    for m in (action.head, *action.mentions):
        found = _of(m)
        if found is not None:
            return found
    return None


def number_of(m: ActionMention) -> float | None:
    """The number that ``m`` tells of who are done something to."""
    found = _of(m)
    return found.value if found else None


def _of(m: ActionMention) -> Quantity | None:
    heads = list(m.objects)
    if lemma(m.token) in TOLLS and m.carrier is not None:
        heads = [o for p, o in prepositions(m.carrier) if p in ("to", "at") and o.pos_ == "NUM"]
        heads = heads or children(m.carrier, "dobj")
    if m.relation == "verb" and not heads and m.class_ in UNDERGO:
        heads = subjects(m.token)
    for head in heads:
        number = next((c for c in children(head, "nummod") if c.like_num or c.text[:1].isdigit()), None)
        number = head if number is None and head.pos_ == "NUM" else number
        if number is None or head.ent_type_ in ("DATE", "TIME"):
            continue
        first = min([number.i, *(t.i for t in number.subtree if t.i < number.i)])
        last = max(number.i, head.i)
        doc = head.doc
        start, end = doc[first].idx, doc[last].idx + len(doc[last])
        text = doc.text[start:end]
        if "\n" not in text and last - first < 9:
            return Quantity(text, start, end, _value(doc[first : number.i + 1].text))
    return None


def _value(words: str) -> float | None:
    tokens = Tokens(words)
    for i in range(len(tokens)):
        found = read_cardinal(tokens, i)
        if found is not None:
            return float(found[0])
    return None
