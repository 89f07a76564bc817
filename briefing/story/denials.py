"""Who denies what others report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from briefing.extract.lexicon.tables import table
from briefing.model import Span
from briefing.model import Statement as Said
from briefing.story.accounts import Corpus
from briefing.story.linking.event_nodes import EventNode
from briefing.story.linking.terms import content_stems, stem
from briefing.story.types import Denial, Member, Statement
from briefing.story.wording import capital

DENY = "deny"
TELLINGS = frozenset(stem(word) for word in table("story", "denials").words("tellings"))
"""Words for what somebody says, which do not say what."""
WORDS = 2
SHARE = 0.5
"""The words that a denial has in common with an event's, and their share of the event's or of the denial's."""


class Denials:
    """The denials in articles, by the story of the news that these belong to."""

    def __init__(self, corpus: Corpus, stories: Mapping[str, str]) -> None:
        """``stories`` names the story of each article."""
        self._corpus = corpus
        self._by_story: defaultdict[str, list[tuple[str, Said, Said, frozenset[str]]]] = defaultdict(list)
        for article, facts in corpus.facts.items():
            for said in facts.statements:
                if said.act == DENY and said.speaker:
                    meant = meant_by(said, facts.statements, corpus.texts[article])
                    words = content_stems(corpus.texts[article][meant.content.start : meant.content.end])
                    self._by_story[stories.get(article, "")].append((article, said, meant, words))

    def of(self, nodes: Sequence[EventNode]) -> tuple[Denial, ...]:
        """Who denies the event of ``nodes``, by publication: it is told in the denial, or in much the same words."""
        told = [node.stems for node in nodes if node.stems]
        inside = {(node.article, node.event.attributed) for node in nodes if node.event.attributed}
        found = [
            self._denial(said, article)
            for story in sorted({node.story for node in nodes} - {""})
            for article, said, meant, words in self._by_story[story]
            if (article, meant.id) in inside or any(_alike(words, of) for of in told)
        ]
        return tuple(sorted(found, key=lambda d: (d.statement.published or "9999", d.statement.article, d.speaker)))

    def _denial(self, said: Said, article: str) -> Denial:
        speaker = said.speaker
        entity = self._corpus.entities.get(Member(article, (speaker and speaker.entity) or ""))
        words = self._corpus.quote(article, Span(said.content.start, said.content.end))
        return Denial(
            speaker=entity.name if entity else capital(speaker.text if speaker else ""),
            entity=entity.id if entity else None,
            statement=Statement(article, self._corpus.sources[article].published, (words,)),
        )


def meant_by(denial: Said, statements: Sequence[Said], text: str) -> Said:
    """What ``denial`` denies: where that is only "the report" or "the accusation", what another said just before."""
    words = content_stems(text[denial.content.start : denial.content.end])
    if not words or not words <= TELLINGS:
        return denial
    before = [
        said
        for said in statements
        if said.content.end <= denial.content.start and said.speaker != denial.speaker and said.act != DENY
    ]
    return max(before, key=lambda said: said.content.end, default=denial)


def _alike(words: frozenset[str], of: frozenset[str]) -> bool:
    both = len(words & of)
    return both >= WORDS and both >= SHARE * min(len(words), len(of))
