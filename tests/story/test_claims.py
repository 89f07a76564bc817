"""Who says what in a brief: claims with their denials, each with words behind it, copies counted once."""

from __future__ import annotations

import msgspec

from briefing.model import Article, Cue, Entity, Facts, Party, Published, Span, Statement
from briefing.story.brief import compose
from briefing.story.types import Record

SANDOVAL, OKORO, VELD = "Irma Sandoval", "Daniel Okoro", "Pieter Veld"
IDS = {SANDOVAL: "e1", OKORO: "e2", VELD: "e3"}
FILLER = {
    "a": "Rain fell on the harbour of Lorn all week and the ferries stayed moored.",
    "b": "Fishermen mended nets beside the old market while the council sat behind closed doors.",
    "c": "The railway to the hills reopened after a landslide had shut it for two months.",
}


def record(ident: str, day: str, *said: tuple[str, str, str, str], filler: str | None = None) -> Record:
    """An article of sentences, each a speaker, a verb, its act and what is said."""
    text = f"{filler or FILLER[ident]}\n"
    mentions: dict[str, list[Span]] = {}
    statements = []
    for n, (who, verb, act, words) in enumerate(said, 1):
        start = len(text)
        text += f"{who} {verb} {words}.\n"
        cue = start + len(who) + 1
        content = Span(cue + len(verb) + 1, len(text) - 2)
        if who in IDS:
            mentions.setdefault(who, []).append(Span(start, start + len(who)))
        party = Party(IDS.get(who), who, start, start + len(who))
        statements.append(Statement(f"s{n}", content, "indirect", act, party, Cue(verb, cue, cue + len(verb))))
    entities = tuple(Entity(IDS[who], "person", who, mentions=tuple(spans)) for who, spans in mentions.items())
    published = Published(day, "metadata")
    article = Article(ident, f"{ident}.md", f"Report {ident}", text, outlet=f"Paper {ident}", published=published)
    return article, Facts(ident, published, entities, (), (), "none", "0", tuple(statements))


SWAP = SANDOVAL, "said", "say", "that prisoners were swapped for the captives of the ferry"
NO_SWAP = "The minister", "denied", "deny", "that prisoners were swapped for captives"


def test_a_denial_stands_beside_the_claim_that_it_denies() -> None:
    brief = compose([record("a", "2031-05-02", SWAP), record("b", "2031-05-03", NO_SWAP)])
    (entry,) = brief.claims
    assert (entry.claim.speaker, entry.claim.act) == (SANDOVAL, "say")
    assert entry.claim.text == "prisoners were swapped for the captives of the ferry"
    assert [(d.speaker, d.act) for d in entry.denials] == [("The minister", "deny")]
    notes = {note.number: note.quotation.text for note in brief.notes}
    assert SANDOVAL in notes[entry.claim.notes[0]]
    assert "The minister denied" in notes[entry.denials[0].notes[0]]


def test_who_denies_the_accusation_denies_what_was_said_before() -> None:
    said = (OKORO, "accused", "accuse", "the company of fraud"), ("Its head", "denied", "deny", "the accusation")
    (entry,) = compose([record("a", "2031-05-02", *said)]).claims
    assert (entry.claim.speaker, entry.claim.act) == (OKORO, "accuse")
    assert [(d.speaker, d.text) for d in entry.denials] == [("Its head", "the accusation")]


def test_what_somebody_unnamed_says_is_told_where_it_is_denied() -> None:
    unnamed = "A diplomat", *SWAP[1:]
    denied = OKORO, *NO_SWAP[1:]
    assert not compose([record("a", "2031-05-02", unnamed)]).claims
    (entry,) = compose([record("a", "2031-05-02", unnamed), record("b", "2031-05-03", denied)]).claims
    assert (entry.claim.speaker, [d.speaker for d in entry.denials]) == ("A diplomat", [OKORO])


def test_a_denial_of_something_else_stands_apart() -> None:
    other = OKORO, "denied", "deny", "taking money from a shipping company"
    brief = compose([record("a", "2031-05-02", SWAP), record("b", "2031-05-03", other)])
    assert {(e.claim.speaker, len(e.denials)) for e in brief.claims} == {(SANDOVAL, 0), (OKORO, 0)}


def test_who_says_the_same_stands_beside_the_claim_across_sources() -> None:
    same = OKORO, "said", "say", "prisoners were swapped for the captives of the ferry in May"
    unnamed = "An aide", "told", "say", "that prisoners were swapped for the captives"
    records = [record("a", "2031-05-02", SWAP), record("b", "2031-05-03", same), record("c", "2031-05-04", unnamed)]
    (entry,) = compose(records).claims
    assert entry.claim.speaker == SANDOVAL
    assert [other.speaker for other in entry.others] == [OKORO, "An aide"]
    assert all(other.notes for other in entry.others)


def test_words_in_common_are_not_yet_the_same_claim() -> None:
    other = OKORO, "said", "say", "prisoners wrote to the captives of a whaler about winter storms in the north"
    brief = compose([record("a", "2031-05-02", SWAP), record("b", "2031-05-03", other)])
    assert [(e.claim.speaker, e.others) for e in brief.claims] == [(SANDOVAL, ()), (OKORO, ())]


def test_nobody_denies_himself() -> None:
    own = SANDOVAL, "denied", "deny", "that prisoners were swapped for captives"
    brief = compose([record("a", "2031-05-02", SWAP), record("b", "2031-05-03", own)])
    assert [len(e.denials) for e in brief.claims] == [0, 0]


def test_the_same_claim_in_several_papers_is_one_and_copies_count_once() -> None:
    long = " ".join(FILLER.values())
    one, two = record("a", "2031-05-02", SWAP, filler=long), record("b", "2031-05-03", SWAP)
    copy = record("c", "2031-05-04", SWAP, filler=long)
    (entry,) = compose([one, two, copy]).claims
    assert entry.claim.sources == 2


def test_those_quoted_most_come_first_and_weighty_acts_before_what_is_merely_said() -> None:
    plain = OKORO, "said", "say", "the northern harbour would stay open on Sunday"
    demand = OKORO, "demanded", "demand", "an inquiry into the sinking of the trawler"
    lone = VELD, "warned", "warn", "that winter storms might close the mountain road"
    brief = compose([record("a", "2031-05-02", plain, lone), record("b", "2031-05-03", demand)])
    assert [(e.claim.speaker, e.claim.act) for e in brief.claims] == [
        (OKORO, "demand"), (OKORO, "say"), (VELD, "warn"),
    ]  # fmt: skip


def test_only_what_is_new_where_asked_and_the_same_in_any_order() -> None:
    records = [record("a", "2031-05-02", SWAP), record("b", "2031-05-03", NO_SWAP)]
    assert compose(records, since="2031-05-03").claims == ()
    assert len(compose(records, since="2031-05-02").claims) == 1
    assert msgspec.json.encode(compose(records)) == msgspec.json.encode(compose(records[::-1]))
