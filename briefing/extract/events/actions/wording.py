"""One line that says what happened, in the article's own words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from briefing.extract.events.actions.shorten import fitted, set_off, tidy
from briefing.extract.events.grammar import children, is_verb

LONGEST = 110
"""Characters of a line that is read at a glance."""
SHORTEST = 50
"""Characters of a line that tells enough before a comma."""
ENDS = " ,;:-–—"
OPENING = frozenset("\"“'‘")
CLOSING = frozenset("\"”'’")
CORE = frozenset(
    {
        "aux",
        "auxpass",
        "neg",
        "prt",
        "dobj",
        "dative",
        "oprd",
        "attr",
        "acomp",
        "xcomp",
        "prep",
        "agent",
        "advmod",
        "npadvmod",
        "pobj",
        "pcomp",
        "ccomp",
        "expl",
    }
)
OPENED = re.compile(r"(?<!\S)['‘](?=[^\W\d])")
CLOSED = re.compile(r"(?<=\S)['’](?!\w)")
JOINTS = frozenset({",", "-", "–"})
"""Marks that stay where both their neighbours do: "won 3-0"."""
RELATIVES = frozenset({"WDT", "WP", "WRB"})
SPEAKING = frozenset({"i", "me", "myself", "we", "us", "ourselves"})
OWN = frozenset({"my", "mine", "our", "ours"})
THIRD = {
    form: third
    for third, listed in {
        "is": "am are 'm ’m 're ’re",
        "has": "have 've ’ve",
        "was": "was were",
        "does": "do",
    }.items()
    for form in listed.split()
}
CUT = frozenset({"relcl", "advcl", "parataxis", "appos", "acl", "conj", "cc", "mark"})


def clause_text(
    token: Any, names: Mapping[int, str] | None = None, left_out: Callable[[int], bool] = lambda i: False
) -> str:
    """The clause, or the noun phrase, of which ``token`` is the head, without what only goes with it.

    ``names`` stand in for the pronouns at these offsets, so that the line can be understood by itself. ``left_out``
    tells the tokens of a dateline, which are no part of any clause.
    """
    node = token
    kept = {node.i}
    if is_verb(node):
        while node.dep_ == "xcomp" and is_verb(node.head):
            node = node.head
            kept.add(node.i)
        subject = children(node, "nsubj", "nsubjpass", "csubj", "expl")
        if not subject and node.dep_ == "conj" and is_verb(node.head):
            subject = children(node.head, "nsubj", "nsubjpass")
        if not subject and node.dep_ in ("relcl", "acl"):
            subject = [node.head]
        if subject and subject[0].tag_ in RELATIVES and node.dep_ == "relcl":
            subject = [node.head]
        for s in _joined([s for s in subject if not left_out(s.i)]):
            kept |= _phrase(s, depth=1)
        kept |= _below(node, 0)
        # What joins the clause to another one is nothing that it says.
        kept -= {c.i for c in node.children if c.tag_ in RELATIVES}
    else:
        kept |= _phrase(node, depth=2)
    kept = {i for i in kept if not left_out(i)} or {token.i}
    names = names or {}
    if any(token.doc[i].lower_ in OWN for i in kept):
        # "I sold my house" is not "Berg sold my house".
        names = {at: name for at, name in names.items() if at not in {token.doc[i].idx for i in _speaking(token, kept)}}
    return _line(token.doc, kept, token.i, names)


def whole_text(verb: Any, left_out: Callable[[int], bool] = lambda i: False) -> str:
    """All that is said under ``verb`` but asides in brackets, as far as a line takes it."""
    kept: set[int] = set()
    inside = 0
    for t in sorted(verb.subtree, key=lambda t: t.i):
        inside += (t.text in "([") - (t.text in ")]" and inside > 0)
        # What is in brackets has none of them left, and a comma is put where both its neighbours are.
        if not inside and t.text not in "()[]," and not t.is_space and not left_out(t.i):
            kept.add(t.i)
    kept = kept or {verb.i}
    return _line(verb.doc, kept, verb.i if verb.i in kept else min(kept), {})


def _speaking(token: Any, kept: set[int]) -> list[int]:
    return [i for i in kept if token.doc[i].lower_ in SPEAKING]


def _line(doc: Any, kept: set[int], holds: int, names: Mapping[int, str]) -> str:
    def worded(tokens: set[int]) -> str:
        return plain(" ".join(_join(doc, tokens, names)))

    short = fitted(doc, kept, holds, lambda tokens: len(worded(tokens)) <= LONGEST)
    return trimmed(worded(tidy(doc, short, holds)))


def _joined(subject: list[Any]) -> list[Any]:
    """The first, with the second where "and" stands between them: the parse may take two members for two subjects."""
    if len(subject) < 2:
        return subject
    one, other = subject[:2]
    before = one.doc[other.left_edge.i - 1]
    return [one, before, other] if before.dep_ == "cc" and before.i > one.i else [one]


def _below(verb: Any, depth: int) -> set[int]:
    out = {verb.i}
    for c in verb.children:
        if c.dep_ not in CORE or depth > 3:
            continue
        if c.dep_ in ("xcomp", "ccomp", "pcomp") and is_verb(c):
            out |= {g.i for g in c.children if g.dep_ == "mark" or g.dep_ in ("nsubj", "nsubjpass")}
            for s in children(c, "nsubj", "nsubjpass"):
                out |= _phrase(s, depth=1)
            out |= _below(c, depth + 1)
        else:
            out |= _phrase(c, depth=2)
    return out


def _phrase(token: Any, depth: int) -> set[int]:
    """``token`` with what modifies it, clauses and asides left out."""
    out = {token.i}
    for c in token.children:
        if c.dep_ in ("conj", "cc") and token.pos_ in ("NOUN", "PROPN", "NUM", "ADJ"):
            out |= _phrase(c, depth)
        elif c.dep_ == "punct":
            if c.text in "-–/$£€%'’“”\"" or c.i < token.i:
                out.add(c.i)
        elif c.dep_ in CUT and (c.dep_ != "appos" or set_off(c)):
            continue
        elif c.dep_ == "prep":
            if depth > 0:
                out |= _phrase(c, depth - 1)
        else:
            out |= _phrase(c, depth)
    return out


def _join(doc: Any, kept: set[int], names: Mapping[int, str]) -> list[str]:
    """The kept words as they stand, with the commas that stand between two of them, and names for pronouns."""
    order = sorted(kept)
    first, last = order[0], order[-1]
    forms = _third_person(doc, order, names)
    words: list[str] = []
    current = ""
    for i in range(first, last + 1):
        t = doc[i]
        if i in kept or (t.text in JOINTS and i - 1 in kept and i + 1 in kept):
            current += names.get(t.idx, t.text) if t.tag_ == "PRP" else forms.get(i, t.text)
            if t.whitespace_ or i + 1 not in kept:
                words.append(current)
                current = ""
    return [*words, current] if current else words


def _third_person(doc: Any, kept: list[int], names: Mapping[int, str]) -> dict[int, str]:
    """By token, the form that a verb has with a name in place of "I" or "we": "Berg has" for "I have"."""
    forms: dict[int, str] = {}
    for i in kept:
        t = doc[i]
        if t.lower_ not in SPEAKING or t.idx not in names or t.dep_ not in ("nsubj", "nsubjpass"):
            continue
        finite = [c for c in (*children(t.head, "aux", "auxpass"), t.head) if c.tag_ in ("VBP", "VBD", "VB")]
        for verb in finite[:1]:
            form = THIRD.get(verb.lower_) or (_third(verb.lower_) if verb.tag_ == "VBP" else "")
            if form:
                # "I've" is one word, "Berg has" two.
                forms[verb.i] = form if doc[verb.i - 1].whitespace_ else f" {form}"
    return forms


def _third(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "o")):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if verb.endswith("y") and verb[-2:-1] not in "aeiou" else f"{verb}s"


def plain(text: str) -> str:
    """``text`` on one line, without marks that nothing follows."""
    line = re.sub(r"\s+([,.;:%])", r"\1", " ".join(text.split()))
    return re.sub(r"[,;](?= [-–—] |,)", "", line).strip(ENDS)


def trimmed(text: str) -> str:
    """``text`` on one line, beginning like a sentence and cut at a word where it is too long."""
    line = plain(text)
    if len(line) > LONGEST:
        comma = line.rfind(", ", SHORTEST, LONGEST)
        alone = comma > 0 and "," not in line[:comma]
        line = line[:comma] if alone else line[:LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:-–—") + "…"
    line = _paired(line).strip(ENDS)
    return line[:1].upper() + line[1:]


def _paired(line: str) -> str:
    """``line`` without marks around all of it, and without those of a quotation of which it has one end only."""
    if line[:1] in OPENING and line[-1:] in CLOSING and not set(line[1:-1]) & CLOSING:
        line = line[1:-1]
    if OPENED.search(line) and not CLOSED.search(line):
        line = OPENED.sub("", line)
    if line.count('"') % 2 or line.count("“") != line.count("”"):
        line = re.sub('["“”]', "", line)
    if line.count("(") != line.count(")"):
        line = re.sub(r"\s*[()]", lambda m: " " if m[0][0] == " " and m[0][-1] == "(" else "", line)
    return line.lstrip("'‘") if line.count("'") + line.count("‘") + line.count("’") == 1 else line
