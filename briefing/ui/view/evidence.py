"""The chosen fact and which of its places in the text is being looked at."""

from __future__ import annotations

from briefing.model import Span
from briefing.ui.view.sidebar import Fact


class Choice:
    """A fact of the open article, or none, and one of its spans."""

    def __init__(self) -> None:
        self.fact: Fact | None = None
        self.index = 0

    def clear(self) -> None:
        """Choose nothing."""
        self.fact, self.index = None, 0

    def choose(self, fact: Fact, span: Span | None = None) -> None:
        """Choose a fact and look at ``span``, by default its first evidence, or the one looked at if it was chosen."""
        if span is not None and span in fact.evidence:
            self.index = fact.evidence.index(span)
        elif self.fact is None or self.fact.key != fact.key:
            self.index = 0
        self.fact = fact
        self.index = min(self.index, len(fact.evidence) - 1)

    def step(self, delta: int) -> None:
        """Look at the next evidence of the same fact, the first after the last."""
        if self.fact:
            self.index = (self.index + delta) % len(self.fact.evidence)

    @property
    def span(self) -> Span | None:
        """What is being looked at."""
        return self.fact.evidence[self.index] if self.fact else None
