"""The words that tell of an action: verbs and nouns of the profile, in uses that assert one."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Any

from briefing.extract.events.actions.clauses import is_done_to, level_of, noun_level, objects_of, person_like
from briefing.extract.events.actions.lexicon import ActionLexicon, Match, Pattern, find_phrase
from briefing.extract.events.actions.mention import ActionMention
from briefing.extract.events.actions.uses import Domains, asserts_nothing
from briefing.extract.events.cues import CUES
from briefing.extract.events.grammar import agents, children, governor, is_verb, lemma, premodifiers, subjects
from briefing.extract.events.referents import Referents
from briefing.extract.lexicon.tables import table
from briefing.model import Span

_LISTS = table("actions", "triggers")

NOBODY = frozenset({"nobody", "none", "neither", "nothing"})
NONE = frozenset({"no", "without", "any", "neither", "never"})
SAYING = frozenset({"agree", "demand", "disapprove", "investigate", "protest", "reject", "support", "threaten"})
"""Classes whose object is what is only spoken of."""
SCORE = re.compile(r"(?<!\S)\d{1,3} ?[-–] ?\d{1,3}(?!\S)")
REACH = 10
"""Words behind a verb in which its score stands."""
EFFORTS = _LISTS.words("efforts")
"""Nouns of which the one before them tells what is done: "mediation efforts", "aid deliveries"."""
ONLY_TO = _LISTS.words("only_to")
"""Verbs that govern what is done by an infinitive or a gerund, and not by "that": "told them that" demands nothing."""


def find_actions(
    doc: Any, lexicon: ActionLexicon, referents: Referents, taken: Collection[int], skip: Sequence[Span]
) -> list[ActionMention]:
    """Mentions in text order; ``taken`` are tokens that already name a meeting."""
    found: list[ActionMention] = []
    swallowed: set[int] = set()
    verbs, nouns = lexicon.verbs, lexicon.nouns
    domains = Domains(doc, lexicon)
    for token, sentence in lexicon.words.tokens(doc):
        pos = token.pos_
        if pos == "VERB" or pos == "AUX" or (pos == "ADJ" and token.dep_ in ("acomp", "ROOT")):
            table = verbs
        elif pos == "NOUN" or pos == "PROPN":
            table = nouns
        else:
            continue
        if token.i in taken or token.i in swallowed:
            continue
        patterns = table.get(token.lemma_.lower()) or table.get(token.lower_) or ()
        if not patterns and table is verbs:
            patterns = verbs.get(lexicon.forms.get(token.lower_, ""), ())
        if not patterns and (table is nouns or not lexicon.modals):
            continue
        if any(s.start <= token.idx < s.end for s in skip) or lexicon.excluded(token):
            continue
        mention = _must(token, lexicon, referents, swallowed) if table is verbs else None
        if mention is None and table is verbs:
            mention = _verb(token, patterns, lexicon, referents, swallowed, taken, domains)
        elif mention is None:
            mention = _noun(token, patterns, lexicon, referents)
        if mention is not None:
            swallowed |= _own(mention)
            mention.index, mention.sentence = len(found), sentence
            found.append(mention)
    return [m for m in found if m.token.i not in swallowed]


def _verb(
    token: Any,
    patterns: Sequence[Pattern],
    lexicon: ActionLexicon,
    referents: Referents,
    swallowed: set[int],
    taken: Collection[int],
    domains: Domains,
) -> ActionMention | None:
    if token.dep_ in ("amod", "compound", "aux", "auxpass") or token.ent_type_ == "PERSON" or asserts_nothing(token):
        return None
    doers = children(token, "nsubj", "nsubjpass")
    if any(s.lower_ in NOBODY or any(c.lower_ == "no" for c in s.children) for s in doers):
        return None
    passive = is_done_to(token)
    for pattern in patterns:
        tokens = find_phrase(pattern, token)
        if tokens is None or (pattern.in_domain and not domains.of(pattern.kind)):
            continue
        match = Match(pattern, tokens)
        objects = objects_of(match, passive)
        if pattern.scored and not objects:  # the parse takes the side in front of the score for a measure
            objects = [c for c in children(token, "npadvmod", "pobj") if c.pos_ == "PROPN"]
        if _meets(lexicon.class_of(pattern.kind), tokens, objects, taken):
            return None
        if not objects and not passive and pattern.form == "verb" and not pattern.rest and _elliptic(token):
            passive, objects = True, children(token, "nsubj")
        if pattern.form == "over":
            scope = _scope(match, objects, lexicon, taken)
            if not scope:
                continue
            swallowed |= scope
        elif not _fits(pattern, match, objects, passive, referents):
            continue
        kind = domains.agentless(token, pattern.kind) if passive and not pattern.rest else pattern.kind
        return ActionMention(
            index=0,
            kind=kind,
            token=token,
            word=" ".join((*pattern.before, pattern.head, *pattern.rest)),
            carrier=token,
            relation="verb",
            class_=lexicon.class_of(kind),
            form="objects" if pattern.objects else pattern.form,
            tokens=(
                *token.doc[token.i - len(pattern.before) : token.i],
                *tokens,
                *(objects[:1] if pattern.objects else ()),
            ),
            level=level_of(token),
            passive=passive
            and pattern.form != "alone"
            and not (pattern.form == "over" and pattern.rest[-1:] == ("to",)),
            objects=objects,
        )
    return None


def _meets(class_: str, tokens: Sequence[Any], objects: Sequence[Any], taken: Collection[int]) -> bool:
    """Whether it is told as a meeting already: "held talks with", "took the oath of office"."""
    own = {"consult": (*tokens, *objects), "personnel": tokens}.get(class_, ())
    return any(t.i in taken for t in own)


def _elliptic(verb: Any) -> bool:
    """ "21 girls freed": a line without a full stop in which nothing is the object of a past participle."""
    bare = verb.tag_ in ("VBD", "VBN") and verb.head == verb and not children(verb, "aux", "dobj", "prep")
    return bare and bool(children(verb, "nsubj")) and verb.sent.text.rstrip()[-1:] not in ".!?”\"'…:;"


def _fits(pattern: Pattern, match: Match, objects: Sequence[Any], passive: bool, referents: Referents) -> bool:
    token = match.tokens[0]
    if pattern.scored:
        return scored(token)
    if pattern.objects:
        return any(_names(o, pattern.objects) for o in (*objects, *children(token, "dobj", "oprd")))
    if pattern.subjects:
        doers = agents(token) if passive else subjects(token)
        return any(_names(s, pattern.subjects) for s in doers)
    if pattern.people:
        return any(person_like(o, referents) for o in objects)
    if pattern.form == "alone":
        own = [o for o in children(token, "dobj") if o not in match.tokens and o.ent_type_ != "DATE"]
        return passive or not own
    if not pattern.rest and any(c.dep_ == "prt" for c in token.children):
        return False
    return bool(objects) or bool(pattern.rest) or passive


def scored(verb: Any) -> bool:
    """Whether a score stands behind ``verb`` in its clause: "beat Porto 2-1", "drew 0–0 with"."""
    near = list(verb.doc[verb.i + 1 : verb.i + REACH])
    words = " ".join(t.text for t in near)
    for score in SCORE.finditer(words):
        behind = words[: score.end()].count(" ") + 1
        if behind >= len(near) or near[behind].tag_ != "NNS":  # "lost 10-15 cents"
            return True
    return False


def _names(noun: Any, words: Collection[str]) -> bool:
    """Whether ``noun``, what stands beside it, or what it counts is one of ``words``: "dozens of missiles"."""
    for one in (noun, *noun.conjuncts):
        if one.lower_ in words or lemma(one) in words or _hyphenated(one) in words:
            return True
        for prep in one.children:
            if (
                prep.dep_ == "prep"
                and prep.lower_ == "of"
                and any(o.lower_ in words or lemma(o) in words for o in prep.children)
            ):
                return True
    for c in noun.children:
        if c.dep_ in ("compound", "amod", "nmod") and f"{c.lower_} {lemma(noun)}" in words:
            return True
        if c.dep_ == "compound" and lemma(noun) in EFFORTS and (c.lower_ in words or lemma(c) in words):
            return True
    return False


def _hyphenated(noun: Any) -> str:
    """The compound that ``noun`` ends, where a hyphen is before it: "a sit-in"."""
    before = noun.doc[max(noun.i - 2, 0) : noun.i]
    return f"{before[0].lower_}-{noun.lower_}" if len(before) == 2 and before[1].text == "-" else ""


def _scope(match: Match, objects: Sequence[Any], lexicon: ActionLexicon, taken: Collection[int]) -> set[int]:
    """The words that the phrase makes its own; none where it governs neither a clause nor an action."""
    head = match.tokens[0]
    out: set[int] = set()
    bare = lemma(head) in ONLY_TO
    for node in match.tokens:
        for c in node.children:
            if c.i < head.i or c in match.tokens:
                continue
            clause = c.dep_ in ("xcomp", "pcomp") or (c.dep_ == "ccomp" and (not bare or _infinitive(c)))
            clause = clause or (c.dep_ == "advcl" and c.head in match.tokens and _infinitive(c) and bare)
            if clause and (is_verb(c) or c.dep_ == "pcomp"):
                out.update(t.i for t in c.subtree)
    for o in objects:
        for one in (o, *o.conjuncts):
            named = lexicon.nouns.get(one.lemma_.lower())
            if (
                one.i in taken
                or (named and any(find_phrase(p, one) for p in named))
                or any(c.dep_ == "acl" and _infinitive(c) for c in one.children)
            ):
                out.update(t.i for t in one.subtree)
            for p in one.children:  # "accused them of killing", "urged them to withdraw"
                if p.dep_ == "prep" and any(g.dep_ == "pcomp" for g in p.children):
                    out.update(t.i for t in p.subtree)
    for p in head.children:
        if (
            p.dep_ == "prep"
            and p.i > head.i
            and any(g.dep_ == "pcomp" for g in p.children)
            and p.lower_ in ("of", "for", "with", "from", "about")
        ):
            out.update(t.i for t in p.subtree)
    return out


def _own(m: ActionMention) -> set[int]:
    """The words that only tell of what a mention is: the noun that it does, what is asked, refused or looked into."""
    out = {t.i for t in m.tokens if t != m.token}
    if m.class_ not in SAYING:
        return out
    for o in m.objects:
        out.update(t.i for t in o.subtree if t.i > m.token.i)
    for node in m.tokens:
        for p in node.children:
            if (
                p.dep_ == "prep"
                and p.i > m.token.i
                and p.lower_ in ("of", "into", "for", "over", "on", "about", "against", "to")
            ):
                out.update(t.i for t in p.subtree)
    return out - {m.token.i}


def _must(token: Any, lexicon: ActionLexicon, referents: Referents, swallowed: set[int]) -> ActionMention | None:
    """ "Said that they must leave": who says so of somebody else demands it."""
    if token.dep_ != "ccomp":
        return None
    modal = next((c for c in token.children if c.dep_ == "aux" and c.tag_ == "MD" and c.lower_ in lexicon.modals), None)
    if modal is None or lemma(token.head) not in CUES.tell or children(token, "neg"):
        return None
    own, speakers = children(token, "nsubj", "nsubjpass"), subjects(token.head)
    if not speakers or not own or not person_like(own[0], referents) or own[0].pos_ == "PRON":
        return None
    kind = lexicon.modals[modal.lower_]
    swallowed |= {t.i for t in token.subtree if t != token}
    return ActionMention(
        index=0,
        kind=kind,
        token=token,
        word=modal.lower_,
        carrier=token,
        relation="verb",
        class_=lexicon.class_of(kind),
        form="modal",
        tokens=(modal, token),
        level=level_of(token.head),
        objects=own,
    )


def _infinitive(verb: Any) -> bool:
    aux = [c for c in verb.children if c.dep_ == "aux"]
    return any(c.lower_ == "to" for c in aux) or (verb.tag_ == "VB" and not any(c.tag_ == "MD" for c in aux))


def _told_by_verb(noun: Any, lexicon: ActionLexicon) -> bool:
    """Whether ``noun`` is a figure of business, and its verb says what became of it: "demand fell" demands nothing."""
    patterns = lexicon.verbs.get(lemma(noun.head), ()) if noun.dep_ in ("nsubj", "nsubjpass") else ()
    return any(noun.lemma_.lower() in p.subjects and lexicon.class_of(p.kind) == "business" for p in patterns)


def _noun(
    token: Any, patterns: Sequence[Pattern], lexicon: ActionLexicon, referents: Referents
) -> ActionMention | None:
    if token.dep_ in ("compound", "nmod", "amod", "npadvmod") and token.head.i > token.i:
        return None
    for pattern in patterns:
        tokens = find_phrase(pattern, token)
        if tokens is not None:
            break
    else:
        return None
    entity = referents.entity(token)
    if entity is not None and entity.type in ("person", "organization", "place"):
        return None
    if _told_by_verb(token, lexicon):
        return None
    before = premodifiers(token)
    if any(t.lower_ in NONE for t in before if t.head == token):
        return None
    carrier, relation = governor(token)
    if relation == "without":
        return None
    determiners = {t.lower_ for t in before if t.dep_ in ("det", "poss")}
    return ActionMention(
        index=0,
        kind=pattern.kind,
        token=token,
        word=" ".join((*pattern.before, pattern.head)),
        carrier=carrier,
        relation=relation,
        definite=bool(determiners & {"the", "this", "that", "these", "those", "its", "their", "his", "her"})
        or any(t.dep_ == "poss" and t.ent_type_ == "DATE" and len(t.children) < 2 for t in before),
        plural=token.tag_ in ("NNS", "NNPS"),
        class_=lexicon.class_of(pattern.kind),
        form=pattern.form,
        tokens=(*token.doc[token.i - len(pattern.before) : token.i], token),
        level=noun_level(token, carrier, relation),
    )
