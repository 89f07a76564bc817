"""A verb as rules see it: its auxiliaries, its modal, what denies it, what governs it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from briefing.extract.events.grammar import infinitive, is_verb, lemma
from briefing.extract.lexicon.tables import table

if TYPE_CHECKING:
    from briefing.extract.document.parsed import Token


_BE = table("events", "verb").words("be")


@dataclass
class Verb:
    """A verb as the rules see it; ``depth`` counts the verbs climbed to reach it."""

    token: Token
    depth: int = 0

    @cached_property
    def aux(self) -> set[str]:
        """Its auxiliaries, as written."""
        return auxiliaries(self.token)

    @cached_property
    def head(self) -> Token:
        """What governs it."""
        return self.token.head

    @cached_property
    def word(self) -> str:
        """The lemma of what governs it."""
        return lemma(self.token.head)

    @cached_property
    def negative(self) -> bool:
        """Whether "not", "never", "neither" or "no" denies it."""
        return any(
            c.dep_ == "neg" or c.lower_ == "neither" or (c.lower_ in ("never", "no") and c.dep_ in ("advmod", "det"))
            for c in self.token.children
        )

    @cached_property
    def modal(self) -> str | None:
        """Its modal verb, as written."""
        return next((c.lower_ for c in self.token.children if c.tag_ == "MD" and c.dep_ == "aux"), None)

    @cached_property
    def infinitive(self) -> bool:
        """Whether it is "to" and an infinitive."""
        return self.modal is None and infinitive(self.token)

    @cached_property
    def gerund(self) -> bool:
        """Whether it is an -ing form that no form of "be" makes a tense."""
        having = self.token.dep_ == "pcomp" and "having" in self.aux
        return having or (
            self.token.tag_ == "VBG" and self.modal is None and not self.infinitive and not self.aux & _BE
        )

    @property
    def after_preposition(self) -> bool:
        """Whether it is such a form after a preposition."""
        return self.gerund and self.token.dep_ == "pcomp"

    @property
    def governed(self) -> bool:
        """Whether it is such a form below another verb."""
        return self.gerund and not self.after_preposition and is_verb(self.head) and self.head != self.token

    def marked(self, *words: str) -> bool:
        """Whether one of ``words`` opens its clause."""
        return any(c.dep_ == "mark" and c.lower_ in words for c in self.token.children)


def auxiliaries(verb: Token) -> set[str]:
    """The auxiliaries of ``verb``, as written."""
    return {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
