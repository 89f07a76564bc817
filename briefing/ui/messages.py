"""What the work behind the screen tells it. Only handlers of these touch widgets."""

from __future__ import annotations

from collections.abc import Sequence

from textual.message import Message

from briefing.ingest import Skipped
from briefing.library import Reading
from briefing.model import Article, Facts


class Loaded(Message):
    """Sources were read: their rows with the article or the reason why there is none."""

    def __init__(self, found: Sequence[tuple[int, Article | Skipped]]) -> None:
        super().__init__()
        self.found = found


class Extracted(Message):
    """Extraction is done with an article: its facts, or the reason why there are none.

    ``everywhere`` says that the same reason will hold for every article, as without a model.
    """

    def __init__(self, article_id: str, facts: Facts | None, error: str = "", *, everywhere: bool = False) -> None:
        super().__init__()
        self.article_id = article_id
        self.facts = facts
        self.error = error
        self.everywhere = everywhere


class Recalled(Message):
    """What the library knows of articles: id, facts if it has current ones, and how far they are read."""

    def __init__(self, known: Sequence[tuple[str, Facts | None, Reading]]) -> None:
        super().__init__()
        self.known = known


class Failed(Message):
    """Something behind the screen does not work; one line to tell the reader."""

    def __init__(self, reason: str) -> None:
        super().__init__()
        self.reason = reason


class Changed(Message):
    """What the library keeps under ``name`` is ``value`` now, by this reader's hand or another's."""

    def __init__(self, name: str, value: object) -> None:
        super().__init__()
        self.name = name
        self.value = value
