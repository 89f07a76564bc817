"""The words that tell of an event: nouns and verbs of the profile, in uses that name an occasion."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from briefing.extract.events.contests import CONTESTS, is_share, is_survey, sort_of
from briefing.extract.events.cues import CANCEL_PARTICLES, CUES, DELAY_PARTICLES, ORDINALS
from briefing.extract.events.grammar import (
    children,
    governor,
    infinitive,
    is_passive,
    is_verb,
    lemma,
    premodifiers,
    prepositions,
    subjects,
)
from briefing.extract.events.lexicon import ROUNDS, Lexicon, Phrase
from briefing.extract.events.links import PARTNERS, link
from briefing.extract.events.mention import EventMention
from briefing.extract.events.referents import Referents
from briefing.extract.lexicon.tables import table
from briefing.extract.lexicon.words import words_with
from briefing.model import Span, Time
from briefing.profiles import EventKind

if TYPE_CHECKING:
    from briefing.extract.document.parsed import Doc, Token


_LISTS = table("events", "triggers")

GROUP = re.compile(r"[A-Z]+-?\d+")
"""A group of states by its number: "G20"."""
DEFINITE = _LISTS.words("definite")
NONE = _LISTS.words("none")
AT = _LISTS.words("at")
ANOTHER = _LISTS.words("another")
FATES = words_with("moves-date")
NAMES_TOO = _LISTS.words("names_too")
PEOPLE = words_with("title") | words_with("person") | CUES.people_nouns | CUES.sides_nouns
SEVERAL = _LISTS.words("several")
ONLY_CALLS = frozenset("nsubj dobj aux prep advmod npadvmod advcl punct conj cc".split())  # noqa: SIM905
WHILE = _LISTS.words("while")
ASKS = _LISTS.words("asks")
ON_CALLS = _LISTS.words("on_calls")
RUNS = _LISTS.words("runs")
COMPANY = _LISTS.words("company")


def find_triggers(
    doc: Doc,
    lexicon: Lexicon,
    referents: Referents,
    kinds: dict[str, EventKind],
    skip: Sequence[Span],
    times: Sequence[Time] = (),
) -> list[EventMention]:
    """Mentions in text order, with their grammar but not yet who, when and where. A month is none ("March")."""
    journeys = frozenset(name for name, kind in kinds.items() if "where" in kind.needs)
    found: list[EventMention] = []
    for token, sentence in lexicon.words.tokens(doc):
        if any(s.start <= token.idx < s.end for s in skip):
            continue
        if token.pos_ == "PROPN" and any(t.start <= token.idx < t.end for t in times):
            continue
        mention = _noun(token, lexicon, referents, journeys) or _verb(token, lexicon, referents, journeys)
        mention = mention or _pronoun(token, sentence, found) or _elliptic(token, sentence, found)
        if mention is not None:
            mention.index, mention.sentence = len(found), sentence
            found.append(mention)
    link(found)
    return found


def _noun(token: Token, lexicon: Lexicon, referents: Referents, journeys: frozenset[str]) -> EventMention | None:
    if token.pos_ not in ("NOUN", "PROPN"):
        return None
    phrase = lexicon.noun(token)
    if phrase is None or _only_names(token, lexicon) or _inside_body(token, referents) or _identifies(token):
        return None
    before = premodifiers(token)
    if any(t.lower_ in NONE for t in before if t.head == token):
        return None
    carrier, relation = governor(token)
    if relation == "without":
        return None
    beside = relation in WHILE or (relation == "on" and phrase.kind in journeys)
    if carrier is not None and beside and carrier.dep_ == "nsubj" and _person(carrier, referents):
        # "X in a meeting with Y said", "X, on a visit to Rome, said", where the parse gives the event to X
        carrier, relation = carrier.head, relation if relation == "on" else "during"
    kind = phrase.kind
    again = token.i > 1 and [t.lower_ for t in token.doc[token.i - 2 : token.i]] == ["re", "-"]
    if kind in CONTESTS and (again or is_share(token) or is_survey(token)):  # "aspires to re-election"
        return None
    for t in before:  # "summit meeting": the more telling of two names
        other = lexicon.noun(t) if t.dep_ in ("compound", "nmod") and t.head == token else None
        if other is not None and lexicon.rank[other.kind] < lexicon.rank[kind]:
            kind = other.kind
    determiners = {t.lower_ for t in before if t.dep_ in ("det", "poss")}
    indefinite = bool(determiners & {"a", "an", "another", "some", "several"})
    return EventMention(
        index=0,
        kind=kind,
        token=token,
        carrier=carrier,
        relation=relation,
        word=" ".join((*phrase.before, phrase.head)).replace(" - ", "-"),
        ordinal=None if kind in journeys else _ordinal(token, before, referents),
        series=_series(token, before, referents, lexicon),
        sort=sort_of(token) if kind in CONTESTS else "",
        definite=not ANOTHER & {t.lower_ for t in before if t.head == token}
        and (
            bool(determiners & DEFINITE)
            or any(t.dep_ == "poss" for t in before)
            or (token.pos_ == "PROPN" and not indefinite)
        ),
        # "The primaries" are those of one day; "the meetings" are several.
        plural=token.tag_ in ("NNS", "NNPS") and token.lower_ != phrase.head and kind not in CONTESTS,
    )


def _verb(token: Token, lexicon: Lexicon, referents: Referents, journeys: frozenset[str]) -> EventMention | None:
    if token.pos_ != "VERB" or token.dep_ in ("amod", "compound"):
        return None
    phrase = next((p for p in lexicon.verb(token) if _tells(token, p, lexicon, referents, journeys)), None)
    if phrase is None:
        return None
    known = phrase.objects and any(c.lower_ in ("the", "this", "that") for o in _objects(token) for c in o.children)
    adverbs = {c.lower_ for c in token.children if c.dep_ == "advmod"}
    return EventMention(
        index=0,
        kind=phrase.kind,
        token=token,
        carrier=token,
        relation="verb",
        after=phrase.after,
        ordinal=1 if "first" in adverbs else None,
        again="again" in adverbs,
        joint=any(_nameless(t, referents) for t in (*subjects(token), *_others(token, phrase.after))),
        definite=bool(known),
    )


def _pronoun(token: Token, sentence: int, found: Sequence[EventMention]) -> EventMention | None:
    """ "It will take place in …": the event last named by a noun, in this sentence or the one before."""
    verb = token.head
    if not is_verb(verb):
        return None
    if token.lower_ in ("it", "them") and token.dep_ == "dobj":
        return _befell(token, sentence, found)
    if token.lower_ not in ("it", "they") or token.dep_ not in ("nsubj", "nsubjpass"):
        return None
    passive = token.dep_ == "nsubjpass" and lemma(verb) in CUES.support | CUES.plan | CUES.cancel
    places = lemma(verb) == "take" and any(o.lower_ == "place" for o in children(verb, "dobj"))
    if not passive and not places and lemma(verb) not in RUNS:
        return None
    return _same_as_last(token, sentence, found)


def _befell(token: Token, sentence: int, found: Sequence[EventMention]) -> EventMention | None:
    """ "The commission postponed it", "they called it off": what happens to the event last named."""
    verb = token.head
    particles = {(lemma(verb), c.lower_) for c in children(verb, "prt")}
    fate = lemma(verb) in CUES.cancel | FATES or particles & (CANCEL_PARTICLES | DELAY_PARTICLES)
    return _same_as_last(token, sentence, found) if fate else None


def _same_as_last(token: Token, sentence: int, found: Sequence[EventMention]) -> EventMention | None:
    """The pronoun ``token`` for the event last named by a noun of its number, at most a sentence before."""
    plural = token.lower_ in ("they", "them")
    for m in reversed(found):
        if sentence - m.sentence > 1:
            return None
        if m.relation != "verb" and (m.token.tag_ in ("NNS", "NNPS")) == plural:
            carrier, relation = governor(token)
            return EventMention(
                index=0, kind=m.kind, token=token, carrier=carrier, relation=relation, definite=True, same_as=m.index
            )
    return None


def _elliptic(token: Token, sentence: int, found: Sequence[EventMention]) -> EventMention | None:
    """ "The third is to be held in Oslo", "agreed to hold another round": one more of the event last named."""
    if not is_verb(token.head) or any(p == "of" for p, _ in prepositions(token)):
        return None
    count = _round(token) if token.lower_ in ROUNDS else _count(token)
    if count is None:
        return None
    last = next((m for m in reversed(found) if m.token.pos_ in ("NOUN", "PROPN") or m.relation == "verb"), None)
    if last is None or sentence - last.sentence > 2:
        return None
    if lemma(token.head) not in CUES.support | CUES.occur | CUES.plan | CUES.cancel:
        return None
    carrier, relation = governor(token)
    return EventMention(
        index=0,
        kind=last.kind,
        token=token,
        carrier=carrier,
        relation=relation,
        ordinal=count or None,
        like=last.index,
    )


def _count(token: Token) -> int | None:
    """Which one of a row "the third" is, as a subject."""
    if token.lower_ not in ORDINALS or token.dep_ not in ("nsubj", "nsubjpass"):
        return None
    return ORDINALS[token.lower_] if any(c.lower_ in ("the", "their") for c in token.children) else None


def _round(token: Token) -> int | None:
    """Which one of a row "a second round" is, 0 for "another", None where the words mean the one in hand."""
    if token.dep_ not in ("nsubj", "nsubjpass", "dobj"):
        return None
    before = [c.lower_ for c in token.children if c.i < token.i]
    return next((ORDINALS[w] for w in before if w in ORDINALS), 0 if ANOTHER & set(before) else None)


def _others(verb: Token, after: str | None) -> list[Token]:
    """Whom somebody met: "met farmers", "met with farmers"."""
    return children(verb, "dobj") + [o for p, o in prepositions(verb) if p == "with" or p == after]


def _nameless(noun: Token, referents: Referents) -> bool:
    """Whether it means several people without a name: "farmers", "a group of students"."""
    if referents.entity(noun) is not None:
        return False
    if noun.tag_ == "NNS":
        return lemma(noun) in PEOPLE
    return lemma(noun) in SEVERAL and any(p == "of" and _nameless(o, referents) for p, o in prepositions(noun))


def _tells(verb: Token, phrase: Phrase, lexicon: Lexicon, referents: Referents, journeys: frozenset[str]) -> bool:
    """Whether what ``verb`` governs makes it tell of an event by ``phrase``."""
    if phrase.objects and not any(o for o in _objects(verb) if _is_or_means(o, phrase.objects)):
        return False
    if phrase.kind in journeys and phrase.after and not _goes_itself(verb, referents):
        return False
    if phrase.kind in journeys and any(p == phrase.after and _votes(o, lexicon) for p, o in prepositions(verb)):
        return False  # "go to the polls"
    if phrase.on_people and not _done_to_people(verb, phrase, referents):
        return False
    return phrase.after not in PARTNERS or any(p == phrase.after and referents.all_of(o) for p, o in prepositions(verb))


def _goes_itself(verb: Token, referents: Referents) -> bool:
    """Whether its subject travels: "accompanied X to"; who flies cargo somewhere may not."""
    objects = children(verb, "dobj")
    if lemma(verb) in COMPANY:
        return any(_person(o, referents) for o in objects) or is_passive(verb)
    return not objects


def _done_to_people(verb: Token, phrase: Phrase, referents: Referents) -> bool:
    """Whether it is done to a person; whom one "called on to act" was not visited."""
    if phrase.after is None or is_passive(verb):
        done_to = subjects(verb) if is_passive(verb) else _objects(verb)
        if lemma(verb) in NAMES_TOO and (is_passive(verb) or _names(verb)):
            return False
        named = any(_person(o, referents) or _of_states(o, referents) for o in done_to)
        return verb.dep_ not in ("acl", "relcl") and named
    objects = [o for p, o in prepositions(verb) if p == phrase.after and _person(o, referents)]
    behind = (t for o in objects for t in (*verb.children, *o.subtree) if t.i > objects[0].i)
    return bool(objects) and not (phrase.after in ASKS and any(infinitive(t) for t in behind))


def _votes(noun: Token, lexicon: Lexicon) -> bool:
    phrase = lexicon.noun(noun)
    return phrase is not None and phrase.kind in CONTESTS


def _names(verb: Token) -> bool:
    """Whether it says what its object is called or is to do: "called X a friend", "called X to testify"."""
    if any(c.dep_ not in ONLY_CALLS or c.lower_ == "for" for c in verb.children):
        return True
    edge = max((o.right_edge.i for o in children(verb, "dobj")), default=verb.i) + 1
    behind = verb.doc[edge] if edge < len(verb.doc) else None
    asked = any(
        infinitive(c) and lemma(c) not in CUES.act_there | CUES.tell | ON_CALLS
        for c in children(verb, "advcl", "xcomp")
    )
    return asked or (behind is not None and (behind.pos_ in ("DET", "ADJ", "NOUN") or behind.is_quote))


def _person(noun: Token, referents: Referents) -> bool:
    return any(referents.by_id[i].type == "person" for i in referents.all_of(noun))


def _of_states(noun: Token, referents: Referents) -> bool:
    """Whether it means those who stand for states that it names: "welcomed the leaders of Denmark and Sweden"."""
    found = referents.all_of(noun) if lemma(noun) in CUES.office_nouns and referents.entity(noun) is None else []
    return bool(found) and all(referents.is_state(i) for i in found)


def _is_or_means(noun: Token, words: Collection[str]) -> bool:
    """Whether ``noun`` is one of ``words``, or an "it" before which one was named: "the pact … saw it signed"."""
    if noun.lower_ not in ("it", "they", "them"):
        return lemma(noun) in words
    start = noun.sent.start
    start = noun.doc[start - 1].sent.start if start else 0
    plural = noun.lower_ != "it"
    before = [t for t in noun.doc[start : noun.i] if t.pos_ == "NOUN" and (t.tag_ == "NNS") == plural]
    return any(lemma(t) in words and t.dep_ in ("dobj", "nsubj", "nsubjpass", "attr") for t in before)


def _objects(verb: Token) -> list[Token]:
    out = children(verb, "dobj", "nsubjpass") + (children(verb, "nsubj") if is_passive(verb) else [])
    while verb.dep_ == "xcomp" and is_verb(verb.head):  # "a treaty that both are expected to sign"
        verb = verb.head
    if verb.dep_ in ("relcl", "acl") and verb.head.pos_ in ("NOUN", "PROPN"):
        noun = verb.head
        out.append(noun)
        while noun.dep_ == "pobj" and noun.head.head.pos_ in ("NOUN", "PROPN"):  # "a pact on fish, which they signed"
            noun = noun.head.head
            out.append(noun)
    return out + [c for o in out for c in o.conjuncts]


def _only_names(token: Token, lexicon: Lexicon) -> bool:
    """Whether the noun only modifies another: "summit venue", "meeting room"."""
    head = token.head
    return token.dep_ in ("compound", "nmod", "amod") and head.i > token.i


def _inside_body(token: Token, referents: Referents) -> bool:
    """Whether the word is part of the name of a person or body: "the Leadership Conference"."""
    entity = referents.entity(token)
    if entity is None or entity.type not in ("organization", "person"):
        return False
    _, relation = governor(token)
    return relation not in AT


def _identifies(token: Token) -> bool:
    """Whether the event only says which place is meant: "the site of the 2017 games"."""
    prep = token.head
    return bool(token.dep_ == "pobj" and prep.lower_ in ("of", "for") and lemma(prep.head) in CUES.venue_nouns)


def _series(token: Token, before: list[Token], referents: Referents, lexicon: Lexicon) -> str:
    """The body or row of events named right before the noun: "G20", "Arctic Council"."""
    words: list[str] = []
    headline = token.pos_ == "PROPN" and all(t.text[:1].isupper() for t in token.sent if t.pos_ in ("NOUN", "VERB"))
    for t in reversed(before):
        entity = referents.entity(t)
        if not words and (t.lower_ in ("'", "’", "'s", "’s") or (t.text.islower() and t.pos_ in ("ADJ", "NOUN"))):
            continue
        name = t.pos_ == "PROPN" or (bool(words) and t.text[:1].isupper() and t.pos_ in ("NOUN", "ADJ"))
        other = entity is not None and entity.type in ("person", "place", "group")
        other = other or (t.dep_ == "poss" and t.tag_ != "NNPS")  # "the President’s summit", but "the Leaders’ Summit"
        if GROUP.fullmatch(t.text):
            words.insert(0, t.text)
            continue
        if not name or other or t.ent_type_ in ("DATE", "TIME", "ORDINAL", "CARDINAL"):
            break
        if (entity is None and headline and not (t.text.isupper() and len(t) > 1)) or lexicon.noun(t) is not None:
            break
        words.insert(0, t.text)
    return " ".join(words)


def _ordinal(token: Token, before: list[Token], referents: Referents) -> int | None:
    """Which of its series; "the first meeting since the war" and "her first G20 summit" are counted otherwise."""
    joined = {p for p, o in prepositions(token) if p == "since" or referents.all_of(o)}
    one = any(t.dep_ == "poss" and t.lower_ != "their" and not t.conjuncts for t in before)
    above = {token, *token.ancestors}
    joined |= {t.lower_ for t in token.doc[token.i + 1 : token.sent.end] if t.lower_ == "since" and t.head in above}
    if "since" in joined or (one and not joined & {"with", "between"}):
        return None
    own = [t for t in before if token in (t.head, t.head.head)]
    for i, t in enumerate(own):
        word = t.lower_.removesuffix("-ever")
        if word in ORDINALS and not (i + 1 < len(own) and own[i + 1].lower_ in ("-", "day", "round", "-day")):
            return ORDINALS[word]
        digits = word.rstrip("stndrh")
        if digits.isdigit() and digits != word and int(digits) <= 199:
            return int(digits)
    if token.dep_ == "nsubj" and lemma(token.head) in (
        "be",
        "mark",
        "become",
    ):  # "the summit will be the second between …"
        for attr in children(token.head, "attr", "dobj", "acomp"):
            if attr.lower_ in ORDINALS:
                return ORDINALS[attr.lower_]
    return None
