"""Who says what: the claims of those whom most sources quote, each with the denials of it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from briefing.extract.lexicon.tables import table
from briefing.model import Article, Facts
from briefing.model import Statement as Said
from briefing.story.brief_types import ClaimEntry, SaidLine
from briefing.story.denials import meant_by
from briefing.story.linking.terms import content_stems
from briefing.story.notes import Notes
from briefing.story.types import Member, Quotation, Record, Source, Statement, Story, StoryEntity
from briefing.story.wording import capital, gist

CLAIMS = 8
"""Rows on a page."""
OF_ONE = 2
"""Rows of one speaker."""
DENIED_BY = 3
"""Denials beside one claim."""
SAID_BY = 3
"""Others beside one claim who say the same."""
WORDS = 2
SHARE = 0.5
"""The words that two statements have in common to say the same, and their share of the shorter one's."""
SAME_WORDS = 3
SAME_SHARE = 0.5
"""The same of two speakers, of whom neither answers the other; the share is that of the longer one's words."""
FEWEST = 3
"""Words of content without which a statement says too little to stand alone."""

DENY = "deny"
AGAINST = frozenset({DENY, "accuse"})
"""Acts that say enough in two words: "accused the firm of fraud"."""
_ACTS = table("statements", "acts")
_WEIGHTY = _ACTS.words("weighty")
_THOUGHT = _ACTS.words("thought")

_CAPITALISED = re.compile(r"\b[A-Z][\w.'’-]*")
"""Names and titles, which are compared as entities."""


@dataclass
class _Claim:
    """One thing that one speaker says, in the words of every article that tells it."""

    speaker: str
    entity: str | None
    act: str
    words: frozenset[str]
    named: frozenset[str]
    text: str
    statements: list[Statement] = field(default_factory=list)
    origins: set[str] = field(default_factory=set)
    denials: list[_Claim] = field(default_factory=list)
    others: list[_Claim] = field(default_factory=list)

    @property
    def who(self) -> str:
        return self.entity or self.speaker.casefold()

    @property
    def first(self) -> tuple[str, str, int]:
        one = self.statements[0]
        return one.published or "9999", one.article, one.evidence[0].start


def claims_of(records: Sequence[Record], story: Story, notes: Notes, since: str | None) -> tuple[ClaimEntry, ...]:
    """At most ``CLAIMS`` claims: those denied first, then by how many sources quote the speaker, then by act.

    Speakers whom the story knows make a claim, others one that is denied; anybody may deny one, or say the same.
    Copies of one text count once. With ``since``, only what articles from that day on say.
    """
    sources = {source.article: source for source in story.sources}
    entities = {member: entity for entity in story.entities for member in entity.members}
    found = _merged(_all(records, sources, entities, since))
    denials = [claim for claim in found if claim.act == DENY]
    claims = [claim for claim in found if claim.act != DENY]
    beside = _set_beside(denials, [claim for claim in claims if claim.entity])
    alone = [denial for denial in denials if id(denial) not in beside]
    beside |= _set_beside(alone, [claim for claim in claims if not claim.entity]) | _set_together(claims)
    heard: defaultdict[str, set[str]] = defaultdict(set)
    for claim in found:
        heard[claim.who] |= claim.origins
    rows = [claim for claim in found if (claim.entity or claim.denials) and id(claim) not in beside]
    rows.sort(key=lambda c: (not c.denials, -len(heard[c.who]), _rank(c.act), -len(c.origins), c.first))
    chosen: list[_Claim] = []
    spoken: Counter[str] = Counter()
    for claim in rows:
        if spoken[claim.who] < OF_ONE and len(chosen) < CLAIMS:
            spoken[claim.who] += 1
            chosen.append(claim)
    return tuple(
        ClaimEntry(
            _line(claim, notes),
            tuple(_line(denial, notes) for denial in claim.denials[:DENIED_BY]),
            tuple(_line(other, notes) for other in claim.others[:SAID_BY]),
        )
        for claim in chosen
    )


def _all(
    records: Sequence[Record], sources: Mapping[str, Source], entities: Mapping[Member, StoryEntity], since: str | None
) -> list[_Claim]:
    """What is said aloud in each original, by publication and place in the text."""
    out = []
    for article, facts in records:
        source = sources.get(article.id)
        if source is None or source.copy_of or (since and (source.published or "") < since):
            continue
        for said in facts.statements:
            if said.speaker is None or said.act in _THOUGHT:
                continue
            entity = entities.get(Member(article.id, said.speaker.entity or ""))
            text = article.text[said.content.start : said.content.end]
            meant = meant_by(said, facts.statements, article.text) if said.act == DENY else said
            words = content_stems(_CAPITALISED.sub(" ", article.text[meant.content.start : meant.content.end]))
            if len(words) < (WORDS if said.act in AGAINST else FEWEST):
                continue
            quotation = Quotation(article.id, said.content.start, said.content.end, text)
            name = entity.name if entity else capital(" ".join(said.speaker.text.split()))
            claim = _Claim(
                name, entity.id if entity else None, said.act, words, _named(facts, said, article, entities), gist(text)
            )
            claim.statements.append(Statement(article.id, source.published, (quotation,)))
            claim.origins.add(source.origin)
            out.append(claim)
    return sorted(out, key=lambda claim: claim.first)


def _named(facts: Facts, said: Said, article: Article, entities: Mapping[Member, StoryEntity]) -> frozenset[str]:
    """Those whom the words of ``said`` name, "he" included, as ids of the story."""
    start, end = said.content.start, said.content.end
    inside = (e.id for e in facts.entities if any(start <= m.start and m.end <= end for m in e.mentions))
    return frozenset(known.id for ident in inside if (known := entities.get(Member(article.id, ident))))


def _merged(claims: Sequence[_Claim]) -> list[_Claim]:
    """The same said by the same in several places is one claim, in the words that came first."""
    out: list[_Claim] = []
    by_word: defaultdict[tuple[str, bool, str], list[int]] = defaultdict(list)
    for claim in claims:
        denies = claim.act == DENY
        at = _best(claim, out, [n for w in claim.words for n in by_word[claim.who, denies, w]])
        if at is not None:
            out[at].statements += claim.statements
            out[at].origins |= claim.origins
            continue
        for word in claim.words:
            by_word[claim.who, denies, word].append(len(out))
        out.append(claim)
    return out


def _set_beside(denials: Sequence[_Claim], claims: Sequence[_Claim]) -> set[int]:
    """Put each denial beside the claim of somebody else that it shares most words with; which of them found one."""
    by_word: defaultdict[str, list[int]] = defaultdict(list)
    for n, claim in enumerate(claims):
        for word in claim.words:
            by_word[word].append(n)
    found = set()
    for denial in denials:
        others = [n for w in denial.words for n in by_word[w] if claims[n].who != denial.who]
        at = _best(denial, claims, others)
        if at is not None:
            claims[at].denials.append(denial)
            found.add(id(denial))
    return found


def _set_together(claims: Sequence[_Claim]) -> set[int]:
    """Put what others say in much the same words beside the claim that came first; which claims found their place."""
    by_word: defaultdict[str, list[int]] = defaultdict(list)
    found = set()
    for n, claim in enumerate(claims):
        shared = Counter(i for word in claim.words for i in by_word[word])
        alike = [i for i, words in shared.items() if claims[i].who != claim.who and _alike(claim, claims[i], words)]
        if alike and not claim.denials:
            first = claims[min(alike)]
            if claim.who not in {other.who for other in first.others}:
                first.others.append(claim)
            found.add(id(claim))
        elif claim.entity:
            for word in claim.words:
                by_word[word].append(n)
    return found


def _alike(one: _Claim, other: _Claim, words: int) -> bool:
    both = _common(one, other, words)
    return words >= SAME_WORDS and both >= SAME_SHARE * max(_size(one), _size(other))


def _best(claim: _Claim, among: Sequence[_Claim], shared: Sequence[int]) -> int | None:
    """The index in ``among`` of what has most in common with ``claim``; ``shared`` has one for each word in common."""
    ranked = sorted(Counter(shared).items(), key=lambda item: (-_common(claim, among[item[0]], item[1]), item[0]))
    for n, words in ranked:
        both = _common(claim, among[n], words)
        if both < WORDS:
            break
        if both >= SHARE * min(_size(claim), _size(among[n])):
            return n
    return None


def _common(one: _Claim, other: _Claim, words: int) -> int:
    """Words and names in common; names alone say nothing, so that only claims which share a word come here."""
    return words + len(one.named & other.named)


def _size(claim: _Claim) -> int:
    return len(claim.words) + len(claim.named)


def _rank(act: str) -> int:
    return 0 if act == DENY or act in _WEIGHTY else 1


def _line(claim: _Claim, notes: Notes) -> SaidLine:
    return SaidLine(claim.speaker, claim.entity, claim.act, claim.text, len(claim.origins), notes.of(claim.statements))
