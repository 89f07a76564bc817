"""Reading the dependency parse: who does what in which clause. Labels are those of spaCy's English models."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.extract.events.cues import CUES
from briefing.extract.lexicon.tables import table
from briefing.extract.lexicon.words import words_with

if TYPE_CHECKING:
    from briefing.extract.document.parsed import Token


_LISTS = table("events", "grammar")

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "acl", "relcl", "conj", "acomp", "pcomp"})
OBJECT_CONTROL = words_with("object-control")
MISREAD = _LISTS.mapping("misread")
"""Lemmas that the models take for others: nobody in the news hops."""
AHEAD = _LISTS.words("ahead")
PEOPLE = CUES.people_nouns | CUES.sides_nouns | CUES.office_nouns
BARE_PASSIVE = words_with("bare-passive")
PARTS = _LISTS.words("parts")
COUNTED = _LISTS.words("counted")
THINGS = frozenset({"which", "that"})
RELATIVES = _LISTS.words("relatives")


def lemma(token: Token) -> str:
    """The lemma in lower case; names keep their plural, titles such as "Presidents" do not."""
    word = str(token.lemma_).lower()
    word = MISREAD.get(word, word)
    titles = token.tag_ == "NNPS" or (token.tag_ == "NNP" and word.endswith("s") and word[:-1] in PEOPLE)
    return word.removesuffix("s") if titles and len(word) > 3 else word


def is_plural(token: Token) -> bool:
    """Whether it is a noun for several; "Envoys" at the start of a sentence may pass for a name."""
    return token.tag_ in ("NNS", "NNPS") or (token.tag_ == "NNP" and lemma(token) != token.lower_)


def with_conjuncts(token: Token) -> list[Token]:
    """``token`` and all that stand beside it in one coordination, in text order."""
    return sorted({token, *token.conjuncts}, key=lambda t: t.i)


def is_verb(token: Token) -> bool:
    """Whether it heads a clause; a surname that the tagger takes for a verb does not."""
    return token.pos_ in ("VERB", "AUX") and token.ent_type_ != "PERSON"


def children(token: Token, *deps: str) -> list[Token]:
    """The children of ``token`` with one of these relations."""
    return [c for c in token.children if c.dep_ in deps]


def prepositions(token: Token) -> Iterator[tuple[str, Token]]:
    """Each preposition below ``token`` with its object: ``("with", <Kim>)``, chained ones too ("from among")."""
    late = [p for t in children(token, "npadvmod") for p in children(t, "prep")]  # "a summit next week between …"
    for prep in children(token, "prep", "agent", "dative") + late:
        for c in prep.children:
            if c.dep_ in ("pobj", "pcomp"):
                yield prep.lower_, c
            elif c.dep_ == "prep":
                yield from ((c.lower_, o) for o in c.children if o.dep_ == "pobj")
        for other in children(prep, "conj"):  # "in the north and with the south"
            yield from ((other.lower_, o) for o in other.children if o.dep_ == "pobj")


def subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Heads of the noun phrases that do what ``verb`` says, found through control, coordination and relatives."""
    if depth > 8:
        return []
    own = children(verb, "nsubj", "nsubjpass")
    if own:
        return [s for o in own for s in _relative(o, verb)]
    for by, obj in prepositions(verb):
        if by == "by" and verb.tag_ == "VBN" and verb.dep_ in ("acl", "relcl"):
            return [obj]
    head, dep = verb.head, verb.dep_
    if head == verb or dep == "ROOT":
        return []
    if dep == "acl":
        return _of_noun(verb, head, depth)
    if dep == "relcl":
        return (counted(verb) or [head]) if verb.tag_ in ("VBG", "VB") else []
    if dep == "pcomp":
        head = head.head
        return subjects(head, depth + 1) if is_verb(head) else _of_noun(verb, head, depth)
    if dep in CLAUSES:
        if head.ent_type_ == "PERSON" and head.i < verb.i and dep in ("conj", "ccomp"):
            return [head]
        if dep in ("xcomp", "ccomp", "advcl"):
            for_whom = [o for p, o in prepositions(head) if p == "for" and _goes_to(o, verb)]
            if for_whom:
                return for_whom
            objects = [o for o in children(head, "dobj") if o.i < verb.i]
            if objects and lemma(head) in OBJECT_CONTROL:
                return objects
        return subjects(head, depth + 1) or (agents(head) if dep == "conj" else [])
    return []


def counting_verb(verb: Token) -> Token | None:
    """The "be" of "the first Swede to visit was X", "X became one of the few to visit", for the infinitive ``verb``."""
    noun = verb.head
    if verb.dep_ != "relcl" or not infinitive(verb) or not any(c.lower_ in COUNTED for c in noun.children):
        return None
    while noun.dep_ == "pobj" and noun.head.lower_ in ("of", "among") and noun.head.dep_ == "prep":
        noun = noun.head.head  # "one of the first Swedes to visit"
    said_of = noun.dep_ == "attr" or (noun.dep_ == "nsubj" and bool(children(noun.head, "attr")))
    return noun.head if said_of and is_verb(noun.head) else None


def counted(verb: Token) -> list[Token]:
    """Who it is that was the first or the last to do what the infinitive ``verb`` says."""
    above = counting_verb(verb)
    if above is None:
        return []
    said = children(above, "attr")
    return subjects(above) if any(verb in a.subtree for a in said) else said


def agents(verb: Token) -> list[Token]:
    """Who did it, where ``verb`` is passive: the object of "by"."""
    return [o for p, o in prepositions(verb) if p == "by"]


def _relative(subject: Token, verb: Token) -> list[Token]:
    if subject.lower_ in RELATIVES and verb.dep_ == "relcl":
        return [verb.head]
    return [subject]


def _of_noun(verb: Token, noun: Token, depth: int) -> list[Token]:
    """For "X's plan to meet" and "accepted an invitation to visit": X, or the subject of what governs the noun."""
    owners = children(noun, "poss")
    if owners:
        return owners
    if verb.tag_ == "VBG" and noun.ent_type_:
        return [noun]
    head = noun.head
    if is_verb(head) and noun.dep_ in ("dobj", "attr", "nsubjpass"):
        return subjects(head, depth + 1)
    return [noun]


def _goes_to(noun: Token, verb: Token) -> bool:
    """Whether "to" and ``verb`` follow the noun phrase at once: "for the two to meet"."""
    return any(c.dep_ == "aux" and c.tag_ == "TO" and c.i == noun.right_edge.i + 1 for c in verb.children)


def infinitive(verb: Token) -> bool:
    """Whether "to" stands before ``verb``."""
    return any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.children)


def is_passive(verb: Token) -> bool:
    """Whether ``verb`` is a passive, one without "be" included: "saw it signed"."""
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children):
        return True
    if verb.dep_ != "ccomp" or lemma(verb.head) not in BARE_PASSIVE or children(verb, "aux", "dobj"):
        return False
    return verb.tag_ == "VBN" or (verb.tag_ == "VBD" and any(by == "by" for by, _ in prepositions(verb)))


def clauses_of(noun: Token) -> list[Token]:
    """The verbs that say something of ``noun`` behind it: "held in", "that will open", "due to take place"."""
    out = children(noun, "acl", "relcl")
    if noun.dep_ in ("nsubj", "nsubjpass") and _garden_path(noun.head) != noun.head:
        out.append(noun.head)  # "the talks announced for May never began"
    behind = [adj for adj in children(noun, "amod", "appos") if adj.i > noun.i]
    for t in noun.subtree:  # "a summit between X and Y, which aides expect in May": no person is "which" or "that"
        if t.i > noun.i and (t.ent_type_ == "PERSON" or (t.pos_ == "PROPN" and t.dep_ == "pobj")):
            out += [c for c in children(t, "relcl") if any(w.lower_ in THINGS and w.head == c for w in c.children)]
    edge = noun.right_edge.i + 1
    if edge + 1 < len(noun.doc) and noun.doc[edge].lower_ == "," and noun.doc[edge + 1].lower_ in AHEAD:
        behind.append(noun.doc[edge + 1])
        out += [behind[-1]] if is_verb(behind[-1]) else []
    out += [v for adj in behind for v in children(adj, "xcomp")]
    return out + [v for clause in out for v in children(clause, "xcomp") if is_verb(v)]


def whole(noun: Token) -> Token:
    """The noun that stands for the event in its clause: "the first day of talks" for "talks"."""
    for _ in range(4):
        prep = noun.head
        if (
            noun.dep_ == "pobj"
            and prep.lower_ == "of"
            and (
                (prep.head.pos_ in ("NOUN", "PROPN") and lemma(prep.head) in CUES.transparent)
                or prep.head.lower_ in PARTS
            )
        ):
            noun = prep.head
        else:
            break
    return noun


def governor(noun: Token) -> tuple[Token | None, str]:
    """What governs ``noun`` and how: a verb with "subj", "obj", "attr" or a preposition, or the noun above one."""
    top = whole(noun)
    while top.dep_ == "conj" and top.head.pos_ in ("NOUN", "PROPN"):
        top = whole(top.head)
    head, dep = top.head, top.dep_
    if head == top:
        return None, ""
    if dep in ("nsubj", "nsubjpass"):
        head = _garden_path(head)
        passive = dep == "nsubjpass" or any(c.dep_ == "auxpass" for c in head.children)
        return head, "obj" if passive else "subj"
    if dep in ("dobj", "oprd", "dative"):
        return head, "obj"
    if dep == "attr":
        return head, "attr"
    if dep == "pobj":
        prep = head
        while prep.dep_ in ("prep", "pcomp") and prep.head.dep_ == "prep" and prep.head.head != prep.head:
            prep = prep.head
        above = prep.head
        return (above, head.lower_) if above != prep else (None, head.lower_)
    return head, dep


def _garden_path(verb: Token) -> Token:
    """The main verb of "the talks announced for May never began", where the parse takes the participle for it."""
    if verb.dep_ in ("csubj", "csubjpass") and verb.tag_ in ("VBD", "VBN") and not children(verb, "aux", "dobj"):
        return verb.head  # "a summit planned for May has been postponed"
    below = [c for c in children(verb, "ccomp") if c.i > verb.i and not children(c, "nsubj", "nsubjpass", "mark")]
    past = verb.tag_ in ("VBD", "VBN") and not children(verb, "aux", "auxpass", "dobj")
    return below[0] if past and below and below[0].tag_ in ("VBD", "VBZ", "VBN") else verb


def more_objects(verb: Token) -> list[Token]:
    """Y in "met X in Rome on Monday and Y in Oslo on Tuesday", which the parse joins to the verb or to the day."""
    if not children(verb, "dobj"):
        return []
    days = [o for _, o in prepositions(verb) if o.ent_type_ == "DATE"]
    return [c for c in children(verb, "conj") if c.pos_ == "PROPN"] + [
        c for day in days for c in children(day, "conj") if c.ent_type_ == "PERSON"
    ]


def takes_part(verb: Token) -> bool:
    """Whether it is "take part" or "participate"."""
    return lemma(verb) == "participate" or (
        lemma(verb) == "take" and any(o.lower_ == "part" for o in children(verb, "dobj"))
    )


def clause_of(token: Token) -> Token | None:
    """The verb of the clause in which ``token`` stands, or None in a phrase without one."""
    for t in (token, *token.ancestors):
        if is_verb(t) and t.dep_ not in ("amod", "compound"):
            return t
    return None


def premodifiers(noun: Token) -> list[Token]:
    """All words of the noun phrase before its head, a possessor included, nothing of a clause."""
    left = noun.left_edge.i
    return [t for t in noun.doc[left : noun.i] if noun in t.ancestors]
