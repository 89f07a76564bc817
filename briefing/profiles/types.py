"""The typed shape of a profile file."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from briefing.model import EventClass

Word = Annotated[str, msgspec.Meta(pattern=r"\S")]
"""A lemma, or several words as they stand in a phrase ("phone call", "speak with")."""

Needed = Literal["who", "when", "where"]
PlaceNameTells = Literal["place", "participant", "topic"]


class EventKind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of event: the label of its group in the sidebar and the words that name it, as lemmas.

    The first noun names the event on screen. A noun of several words has its head last ("phone call"). A noun or
    verb may end in a preposition that it must govern ("speak with"), a verb in one with its object ("speak by phone").
    Where there are ``objects``, verbs count only
    with one of these nouns as object ("sign" with "treaty"). ``on_people`` are verbs that count only
    with a person as object ("receive"), ``never`` phrases that only look like the kind ("press conference").

    ``also`` names the kinds whose words may mean the same occasion: a summit is called a meeting a line later.
    ``sides`` is how many participants make the event whole: two for a meeting, one for a visit; ``needs`` names what
    must be known besides. An event that needs "where" is a journey: its verb's object or "to" is the place.
    ``remote`` events are held at a distance and have no place.
    ``many`` says that more people come than the event is between, so that who speaks there is only present.
    ``named_after`` says what a place name before the noun tells: where it is held ("Vienna summit"), who takes
    part ("Senate vote"), or only what it is about ("Syria talks").
    ``held``, ``planned`` and ``cancelled`` are verbs that, with the event as subject or object, tell its state on
    this desk, beside those that English always has.
    """

    label: Word
    nouns: tuple[Word, ...] = ()
    verbs: tuple[Word, ...] = ()
    objects: tuple[Word, ...] = ()
    on_people: tuple[Word, ...] = ()
    never: tuple[Word, ...] = ()
    also: tuple[Word, ...] = ()
    sides: Annotated[int, msgspec.Meta(ge=1, le=9)] = 2
    many: bool = False
    remote: bool = False
    needs: tuple[Needed, ...] = ()
    named_after: PlaceNameTells = "place"
    held: tuple[Word, ...] = ()
    planned: tuple[Word, ...] = ()
    cancelled: tuple[Word, ...] = ()
    class_: EventClass = msgspec.field(default="consult", name="class")


class ActionKind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of action, somebody does something to somebody: its class, and the words that tell of it, as lemmas.

    A verb may go on with what must follow it: a particle, a preposition, a noun, or several ("blow up", "open fire on",
    "walk out of"). ``verbs`` do something to somebody, so that "21 girls freed" is a passive; ``alone`` are whole
    without an object ("resign"). ``nouns`` name the action, ``of`` nouns whose "of" names who does it ("the
    resignation of X"), where that of the others names to whom ("the seizure of the ship").

    ``objects`` and ``subjects`` are verbs that count only with one of the given nouns as object or subject ("impose"
    with "sanction", "crash" with "plane"). ``on_people`` are verbs that count only where it is done to people or
    bodies. A word that begins with @ stands for the list of that name in ``words`` of the profile.

    ``over`` are verbs that make what they govern their own: who "threatened to attack" threatened. They count
    with a clause, an infinitive or another action as object, and with nothing else. ``modals`` are auxiliaries that do
    so in what somebody says of somebody ("said that they must leave"). ``never`` are phrases that only look like the
    kind ("heart attack").

    ``in_domain`` are those of the kind's verbs that mean it only in articles of its field, which hold a word of
    ``domain``: "they took on the champions" is sport beside a "league". That a text keeps to one domain is of Magnini
    and others, The role of domain information in word sense disambiguation (2002). ``agentless`` are verbs of another
    kind that, where nobody is said to do it, mean the kind of whose domain the article holds most words: "dozens were
    killed" is the quake's doing in an article on a quake. ``scored`` are verbs that count where a score stands behind
    them ("crushed Hibs 4-0").
    """

    label: Word
    class_: EventClass = msgspec.field(name="class")
    verbs: tuple[Word, ...] = ()
    alone: tuple[Word, ...] = ()
    on_people: tuple[Word, ...] = ()
    objects: dict[Word, tuple[Word, ...]] = {}
    subjects: dict[Word, tuple[Word, ...]] = {}
    over: tuple[Word, ...] = ()
    modals: tuple[Word, ...] = ()
    nouns: tuple[Word, ...] = ()
    of: tuple[Word, ...] = ()
    never: tuple[Word, ...] = ()
    domain: tuple[Word, ...] = ()
    in_domain: tuple[Word, ...] = ()
    scored: tuple[Word, ...] = ()
    agentless: tuple[Word, ...] = ()


class EnvoyWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who speaks or negotiates for a state or body, all in lower case and singular.

    ``titles`` make their bearers envoys, unless ``never`` is in them ("goodwill ambassador"). ``principals`` are those
    for whom envoys speak, so never envoys themselves, but for their ``deputies``. Bearers of the titles
    ``delegates`` are envoys where they do one of the ``actions``, verbs, at one of the ``occasions``, nouns as they
    stand in text, or take part in one of the ``meetings``, kinds of event, for their state with another one.
    ``senders`` are verbs whose object is sent to speak.
    """

    titles: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    principals: tuple[str, ...] = ()
    deputies: tuple[str, ...] = ()
    delegates: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    occasions: tuple[str, ...] = ()
    meetings: tuple[str, ...] = ()
    senders: tuple[str, ...] = ()


class Profile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What counts as an event and as an envoy on one desk, or on several together.

    ``events`` maps a kind's name to its words, the most telling kind first: where several kinds' words name one
    occasion, it is shown under the first of them. ``actions`` are kinds of event that are no meeting; ``words`` are
    lists of nouns that they share.
    """

    name: str
    title: str = ""
    events: dict[str, EventKind] = {}
    actions: dict[str, ActionKind] = {}
    words: dict[str, tuple[Word, ...]] = {}
    envoy: EnvoyWords = EnvoyWords()
