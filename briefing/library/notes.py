"""The reader's notes on articles, on facts and passages in them."""

from __future__ import annotations

import msgspec

NOTES = "notes"
"""The name under which the library keeps them."""


class Note(msgspec.Struct, frozen=True):
    """What the reader wrote.

    ``start`` and ``end`` are the code points of the article's text that it is on, both 0 for the article as a whole;
    ``about`` is the title of the fact, ``words`` what stands there; both empty where there is none. ``made`` is a day.
    """

    article: str
    text: str
    made: str
    start: int = 0
    end: int = 0
    about: str = ""
    words: str = ""

    @property
    def place(self) -> tuple[str, int, int, str]:
        """What it is on; one note is kept of each."""
        return self.article, self.start, self.end, self.about


class Notes(msgspec.Struct, frozen=True):
    """All notes as the library keeps them, in the order of writing."""

    made: tuple[Note, ...] = ()

    def put(self, note: Note) -> Notes:
        """With ``note`` in place of an earlier one on the same; without that where its text is empty."""
        left = tuple(one for one in self.made if one.place != note.place)
        return Notes((*left, note) if note.text else left)
