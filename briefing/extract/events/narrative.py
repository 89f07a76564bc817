"""The day of which a passage tells, for events that name none of their own.

News tells a passage in order: a past event without a date falls on the day of the sentence before it, or of the
happening to which the sentence points back ("the announcement" after "announced on Monday"). A headline tells of the
day of its lead.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.extract.events.cues import CUES
from briefing.extract.events.grammar import is_verb, lemma
from briefing.extract.events.when import APART, Timeline
from briefing.extract.lexicon.tables import table
from briefing.extract.lexicon.words import words_with
from briefing.model import Time

if TYPE_CHECKING:
    from briefing.extract.document.parsed import Doc, Token, TokenSpan


_LISTS = table("events", "narrative")

STEM = 6
"""Letters that a noun must share with the verb or noun that it points back to."""
SAID = "said"
"""Stands among what happened for any verb of saying; no lemma is so written."""
REACH = 2
"""Sentences over which a day is carried on."""
LEAD = 2
"""Sentences with a verb behind a headline that can tell its day."""
REMEMBERED = 500
"""Words of what happened before among which one is looked for that a noun points back to."""
DEFINITE = _LISTS.words("definite")
WORDS = words_with("said-noun")


class Narrative:
    """The day that each sentence of one document tells of."""

    def __init__(self, doc: Doc, timeline: Timeline) -> None:
        """Reads the whole document once, sentence by sentence."""
        self._days: dict[int, list[Time]] = {}
        ahead = _Headline()
        happened: list[tuple[str, list[Time]]] = []
        before: list[Time] = []
        alone: list[Time] = []
        carried = 0
        end = 0
        before_text = ""
        text = doc.text
        starts = [t.i for t in doc if t.is_sent_start]
        for start, stop in pairwise([*starts, len(doc)]):
            sent = doc[start:stop]
            same_paragraph = "\n" not in text[end : sent.start_char] + _margins(before_text, sent.text)
            placed = [p for p in timeline.by_sentence.get(sent.start, ()) if p.prep not in APART]
            own = [p.time for p in placed if _past_main(p.anchor)] or (alone if same_paragraph else [])
            bare = bool(placed) and not any(is_verb(t) for t in sent)
            alone = [p.time for p in placed] if bare else []  # "Thursday," that the parse takes for a sentence
            told = [p.time for p in placed if is_verb(p.anchor) and lemma(p.anchor) in CUES.tell]
            back = own or self._points_back(sent, happened)
            if not back and same_paragraph and before and carried < REACH:
                back, carried = before, carried + 1
            else:
                carried = 0
            self._days[sent.start] = back
            if ahead.waits_for(sent, own):
                self._days[ahead.start] = own
            happened += [(word, [p.time]) for p in placed if p.time in told for word in (lemma(p.anchor), SAID)]
            if back:
                main = sent.root
                happened += [(lemma(t), back) for t in sent if t.pos_ in ("VERB", "NOUN") and _told_by(t, main)]
            before, end, before_text = back, sent.end_char, sent.text

    def of(self, sent: TokenSpan) -> list[Time]:
        """Days of the passage in which ``sent`` stands, where it tells what happened."""
        return self._days.get(sent.start, [])

    @staticmethod
    def _points_back(sent: TokenSpan, happened: list[tuple[str, list[Time]]]) -> list[Time]:
        for t in sent:
            if t.pos_ != "NOUN" or not any(c.dep_ == "det" and c.lower_ in DEFINITE for c in t.children):
                continue
            if t.dep_ not in ("nsubj", "nsubjpass", "dobj") or t.head.dep_ not in ("ROOT", "ccomp"):
                continue
            stem = lemma(t)[:STEM]
            for word, day in reversed(happened[-REMEMBERED:]):
                if (len(stem) == STEM and word.startswith(stem)) or (word == SAID and lemma(t) in WORDS):
                    return day
        return []


class _Headline:
    """The first line of a text, as long as the day of which it tells is not known."""

    def __init__(self) -> None:
        self.start = -1
        self.left = LEAD

    def waits_for(self, sent: TokenSpan, days: list[Time]) -> bool:
        """Whether ``sent`` tells its day by ``days``; to be asked of every sentence from the first on."""
        if self.left == 0:
            return False
        if self.start < 0:
            self.start = sent.start
            self.left = 0 if days or not is_headline(sent) else LEAD
            return False
        if any(is_verb(t) for t in sent):
            self.left -= 1
        if days:
            self.left = 0
        return bool(days)


def is_headline(sent: TokenSpan) -> bool:
    """Whether the first sentence of a text is a line of its own without a full stop."""
    text = sent.text
    return sent.start == 0 and "\n" in text[len(text.rstrip()) :] and text.rstrip()[-1:] not in '.!?:,;"”'


def _past_main(anchor: Token) -> bool:
    """Whether ``anchor`` is the main verb of its sentence and tells what happened, not what was said."""
    if not is_verb(anchor) or anchor.dep_ not in ("ROOT", "ccomp", "conj") or lemma(anchor) in CUES.tell:
        return False
    return anchor.tag_ in ("VBD", "VBN") and not any(c.tag_ == "MD" for c in anchor.children)


def _margins(before: str, after: str) -> str:
    """The white space with which one sentence ends and the next begins."""
    return before[len(before.rstrip()) :] + after[: len(after) - len(after.lstrip())]


def _told_by(word: Token, main: Token) -> bool:
    """Whether ``word`` is the main verb or stands below it in no clause of its own."""
    while word != main and word.head != word:
        word = word.head
        if word != main and is_verb(word):
            return False
    return bool(word == main)
