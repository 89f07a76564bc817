"""What the article is about: the event that its headline and lead tell, with what the lead says of when and where."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from briefing.extract.events.actions.shorten import has_subject
from briefing.extract.events.actions.wording import LONGEST, trimmed, whole_text
from briefing.extract.events.cues import CUES
from briefing.extract.events.grammar import is_verb, lemma
from briefing.extract.lexicon.tables import table
from briefing.ingest.dateline import without_dateline
from briefing.model import Article

_LISTS = table("actions", "main_event")

LEAD = 3
"""Sentences in which a report says what is new."""
FEWEST = 4
"""Words of a clause that can stand for its sentence."""
STOP = _LISTS.words("stop")
OUTLET = re.compile(r"\s+[-|–—]\s+[^-|–—]{2,40}$")


def content_stems(text: str) -> set[str]:
    """Stems of the words of ``text`` that tell something."""
    found = re.findall(r"[^\W_]+", text.lower().replace("’s", "").replace("'s", ""))
    return {re.sub(r"(ing|ed|es|s|e)$", "", w)[:7] for w in found if w not in STOP}


def stems_in_order(text: str) -> list[str]:
    """The stems of ``text`` that tell something, in its order."""
    return [stem for word in text.split() for stem in content_stems(word)]


def headline(article: Article) -> str:
    """The title where it is one of this text and not a file's name, without the outlet behind it."""
    title = without_dateline(" ".join(article.title.split()))
    if len(title.split()) < 3:
        return ""
    start = article.text[:1500].lower()
    if not any(word in start for word in content_stems(title)):
        return ""
    return OUTLET.sub("", title) if len(OUTLET.sub("", title).split()) >= 3 else title


def weight(
    *, words: set[str], parties: set[str], sentence: int, times_told: int, named: int, level: int, title: list[str]
) -> float:
    """How much the article is about an event. ``words`` are the stems of what names it, ``parties`` of who is in it;
    ``sentence`` is the first that tells it, ``named`` counts named sides, ``title`` are the stems of the headline
    in its order, of which the first count most."""
    first = next((n for n, word in enumerate(title) if word in words), None)
    score = 0.0 if first is None else 2.0 - first / len(title)
    score += 5.0 * (len(parties & set(title)) / max(len(title), 3))
    score += max(0.0, 2.5 - 0.5 * sentence)
    score += 0.4 * min(times_told - 1, 4) + 0.4 * min(named, 2)
    return score - 1.25 * level


def lead_sentences(doc: Any, skip: Sequence[Any], title: str, after: int = 0) -> list[Any]:
    """The first sentences with a verb from token ``after`` on, the headline, a byline and boilerplate left out."""
    out: list[Any] = []
    wanted = content_stems(title)
    for sent in doc.sents:
        if len(out) == LEAD:
            break
        if sent.end <= after:
            continue
        if any(s.start <= sent.start_char < s.end for s in skip) or len(sent) < 6:
            continue
        words = content_stems(sent.text)
        if not out and wanted and words and len(words & wanted) * 1.2 >= len(words | wanted):
            continue
        if not any(t.pos_ in ("VERB", "AUX") for t in sent) or sent.text.strip()[-1:] not in ".!?\"”’')":
            continue
        out.append(sent)
    return out or [s for s in doc.sents if any(t.is_alpha for t in s)][:1]


def first_line(sent: Any, left_out: Callable[[int], bool] = lambda i: False) -> str:
    """A lead as a headline: without dateline, and, where it is too long, its main clause alone."""
    text = without_dateline(" ".join(sent.text.split())).removesuffix(".")
    if len(text) <= LONGEST:
        return trimmed(text)
    return whole_text(_told(sent.root), left_out)


def _told(verb: Any) -> Any:
    """What is told where its teller stands behind it: "The dam has burst, officials said"."""
    if lemma(verb) in CUES.tell:
        return next((c for c in verb.children if c.dep_ == "ccomp" and c.i < verb.i and has_subject(c)), verb)
    return verb


def told_by(title: str, firsts: Sequence[Any], left_out: Callable[[int], bool]) -> str:
    """The headline as a line; where the title is no more than the text's beginning, the sentence that it begins.

    ``firsts`` are the first sentences of the text.
    """
    start = " ".join(title.split()[:FEWEST])
    begins = any(start in " ".join(sent.text.split()) for sent in firsts)
    if not title.endswith(("…", ".")) and not (len(title) > LONGEST and begins):
        return title
    wanted = content_stems(title.rstrip("…."))
    shared = [(len(wanted & content_stems(sent.text)), sent) for sent in firsts]
    telling = [sent for n, sent in shared if n > FEWEST or (n == FEWEST and any(is_verb(t) for t in sent))]
    begun = telling[:1] or [sent for n, sent in shared[:1] if n]
    return first_line(begun[0], left_out) if begun else title
