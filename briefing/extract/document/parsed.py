"""A parsed text as plain Python objects, with spaCy's names for what they say.

spaCy makes a token anew each time it is asked for, and decodes each of its strings as often. Every stage asks for
tokens by the thousand, so all are copied once: an attribute is then an attribute, and a token is the same object
wherever it is met.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any, overload

from briefing.extract.document.text import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc

COLUMNS = ["ORTH", "LOWER", "POS", "TAG", "DEP", "LEMMA", "ENT_TYPE", "ENT_IOB", "IDX", "HEAD", "SPACY", "SENT_START"]
ENT_IOB = ("", "I", "O", "B")


@dataclass(slots=True, eq=False, init=False, repr=False)
class Token:
    """A word or mark, with what the model says of it; the attributes are spaCy's.

    Attributes:
        doc, i, idx: where it stands: its document, its number there, its first code point.
        text, lower_, whitespace_: its form, in lower case, and the blank behind it, if any.
        pos_, tag_, dep_, lemma_, ent_type_, ent_iob_: what the model says.
        head: what it hangs on; itself at the root of a sentence.
        children: what hangs on it, in text order.
        is_sent_start: whether a sentence begins with it.
    """

    children: list[Token]
    dep_: str
    doc: Doc
    ent_iob_: str
    ent_type_: str
    head: Token
    i: int
    idx: int
    is_sent_start: bool
    lemma_: str
    lower_: str
    pos_: str
    tag_: str
    text: str
    whitespace_: str

    def __len__(self) -> int:
        """Its code points."""
        return len(self.text)

    def __str__(self) -> str:
        return self.text

    __repr__ = __str__

    @property
    def lefts(self) -> list[Token]:
        """The children before it."""
        return [child for child in self.children if child.i < self.i]

    @property
    def rights(self) -> list[Token]:
        """The children behind it."""
        return [child for child in self.children if child.i > self.i]

    @property
    def subtree(self) -> Iterator[Token]:
        """It and all below it: what is left of it, itself, what is right of it."""
        waiting: list[tuple[Token, bool]] = [(self, False)]
        while waiting:
            token, opened = waiting.pop()
            if opened or not token.children:
                yield token
                continue
            waiting += [(child, False) for child in reversed(token.children) if child.i > token.i]
            waiting.append((token, True))
            waiting += [(child, False) for child in reversed(token.children) if child.i < token.i]

    @property
    def ancestors(self) -> Iterator[Token]:
        """What it hangs on, up to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    @property
    def conjuncts(self) -> tuple[Token, ...]:
        """Those that stand beside it in one coordination."""
        start = self
        while start.dep_ == "conj" and start.head is not start:
            start = start.head
        beside = [start]
        for token in beside:
            beside += [child for child in token.children if child.dep_ == "conj" and child.i > token.i]
        return tuple(token for token in beside if token is not self)

    @property
    def left_edge(self) -> Token:
        """The first token of what hangs together below it."""
        return self.doc.tokens[int(self.doc.source[self.i].left_edge.i)]

    @property
    def right_edge(self) -> Token:
        """The last token of what hangs together below it."""
        return self.doc.tokens[int(self.doc.source[self.i].right_edge.i)]

    @property
    def sent(self) -> TokenSpan:
        """The sentence it stands in."""
        return self.doc.sentence_of(self.i)

    @property
    def is_sent_end(self) -> bool:
        """Whether a sentence ends with it."""
        return self.i + 1 == len(self.doc) or self.doc[self.i + 1].is_sent_start

    @property
    def is_punct(self) -> bool:
        """Whether it is a mark."""
        return bool(self.doc.source[self.i].is_punct)

    @property
    def is_quote(self) -> bool:
        """Whether it is a quotation mark."""
        return bool(self.doc.source[self.i].is_quote)

    @property
    def is_space(self) -> bool:
        """Whether it is white space."""
        return self.text.isspace()

    @property
    def is_alpha(self) -> bool:
        """Whether it is letters alone."""
        return self.text.isalpha()

    @property
    def is_upper(self) -> bool:
        """Whether it is set in capitals."""
        return self.text.isupper()

    @property
    def is_stop(self) -> bool:
        """Whether it is one of the commonest words."""
        return bool(self.doc.source[self.i].is_stop)

    @property
    def like_num(self) -> bool:
        """Whether it is a number, in figures or words."""
        return bool(self.doc.source[self.i].like_num)

    def nbor(self, by: int = 1) -> Token:
        """The token ``by`` further on.

        Raises:
            IndexError: there is none.
        """
        if not 0 <= self.i + by < len(self.doc):
            raise IndexError(self.i + by)
        return self.doc[self.i + by]


class TokenSpan:
    """Tokens in a row; ``label_`` is the kind of a name, else empty.

    Attributes:
        doc, start, end: its document and its tokens there, ``end`` not included.
        start_char, end_char: its code points.
    """

    __slots__ = ("doc", "end", "end_char", "label_", "start", "start_char")

    def __init__(self, doc: Doc, start: int, end: int, label: str = "") -> None:
        self.doc = doc
        self.start = start
        self.end = end
        self.label_ = label
        self.start_char = doc[start].idx if start < len(doc) else len(doc.text)
        self.end_char = doc[end - 1].idx + len(doc[end - 1].text) if end > start else self.start_char

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> TokenSpan: ...
    def __getitem__(self, at: int | slice) -> Token | TokenSpan:
        """One token, or several in a row.

        Raises:
            IndexError: there is no such token.
        """
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self))
            return TokenSpan(self.doc, self.start + start, self.start + max(start, end))
        i = at + (self.end if at < 0 else self.start)
        if not self.start <= i < self.end:
            raise IndexError(at)
        return self.doc[i]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TokenSpan) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def __str__(self) -> str:
        return self.text

    def _key(self) -> tuple[int, int, int, str]:
        return id(self.doc), self.start, self.end, self.label_

    @property
    def text(self) -> str:
        """Its words as they were parsed."""
        return self.doc.plain[self.start_char : self.end_char]

    @property
    def sent(self) -> TokenSpan:
        """The sentence that it begins in."""
        return self.doc.sentence_of(self.start)

    @property
    def sents(self) -> Sequence[TokenSpan]:
        """The sentences that it has a part of."""
        starts = self.doc.starts
        first = bisect_right(starts, self.start) - 1
        return self.doc.sents[first : max(bisect_left(starts, self.end), first + 1)]

    @property
    def root(self) -> Token:
        """The token that the others hang on; of several, the one that is nearest to the root of the sentence."""
        tokens = self.doc.tokens[self.start : self.end]
        for token in tokens:
            if token.head is token:
                return token
        out = [token for token in tokens if not self.start <= token.head.i < self.end]
        return min(out, key=_depth) if out else self.doc[self.start]


class Doc:
    """A text as it was parsed.

    Attributes:
        source: spaCy's document.
        text: the text; ``plain`` is the same as it was parsed, with plain blanks.
        tokens: all tokens.
    """

    def __init__(self, source: SpacyDoc) -> None:
        """Copies the tokens of ``source``."""
        self.source: Any = source
        self.text = text_of(source)
        self.tokens = _copied(source, self)

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> TokenSpan: ...
    def __getitem__(self, at: int | slice) -> Token | TokenSpan:
        """One token, or several in a row."""
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self.tokens))
            return TokenSpan(self, start, max(start, end))
        return self.tokens[at]

    @cached_property
    def plain(self) -> str:
        """The text as it was parsed."""
        return str(self.source.text)

    @cached_property
    def ents(self) -> tuple[TokenSpan, ...]:
        """The names that the model finds, in text order."""
        return tuple(TokenSpan(self, e.start, e.end, e.label_) for e in self.source.ents)

    @cached_property
    def has_sentences(self) -> bool:
        """Whether the pipeline sets bounds of sentences."""
        return bool(self.source.has_annotation("SENT_START"))

    @cached_property
    def is_parsed(self) -> bool:
        """Whether the pipeline says what hangs on what."""
        return bool(self.source.has_annotation("DEP"))

    @cached_property
    def starts(self) -> list[int]:
        """The first token of each sentence."""
        return [t.i for t in self.tokens if t.is_sent_start or not t.i]

    @cached_property
    def sents(self) -> tuple[TokenSpan, ...]:
        """The sentences.

        Raises:
            ValueError: the pipeline sets no bounds of sentences.
        """
        if not self.has_sentences:
            raise ValueError("the pipeline sets no bounds of sentences")
        return tuple(TokenSpan(self, a, b) for a, b in pairwise([*self.starts, len(self)]))

    def sentence_of(self, i: int) -> TokenSpan:
        """The sentence of token ``i``.

        Raises:
            ValueError: the pipeline sets no bounds of sentences.
        """
        return self.sents[bisect_right(self.starts, i) - 1]

    def char_span(self, start: int, end: int, alignment_mode: str = "strict") -> TokenSpan | None:
        """The tokens of the code points from ``start`` to ``end``, None where there are none.

        ``strict`` asks that they begin and end with tokens; ``expand`` takes every token that has a part of them.
        """
        first, last = self._token_at(start), self._token_at(end - 1)
        if first is None or last is None:
            return None
        begin = first.idx + len(first.text)
        if alignment_mode == "strict" and (start != first.idx or end != last.idx + len(last.text)):
            return None
        return TokenSpan(self, first.i + (alignment_mode == "expand" and start == begin), last.i + 1)

    @cached_property
    def _offsets(self) -> list[int]:
        return [t.idx for t in self.tokens]

    def _token_at(self, offset: int) -> Token | None:
        """The token of a code point; the blank behind a token is its own."""
        at = bisect_right(self._offsets, offset) - 1
        token = self.tokens[at] if at >= 0 else None
        inside = token is not None and offset < token.idx + len(token.text) + len(token.whitespace_)
        return token if inside else None


def _depth(token: Token) -> int:
    """How far it is from the root; a mark or a blank that nothing hangs on is the farthest."""
    if not token.children and (token.is_space or token.is_punct):
        return len(token.doc)
    return sum(1 for _ in token.ancestors)


def _copied(source: Any, doc: Doc) -> list[Token]:
    columns = source.to_array(COLUMNS).astype("int64").T.tolist() if len(source) else [[] for _ in COLUMNS]
    strings = source.vocab.strings
    known: dict[int, str] = {0: ""}

    def read(column: list[int]) -> list[str]:
        for key in set(column) - known.keys():
            known[key] = strings[key & 0xFFFF_FFFF_FFFF_FFFF]
        return [known[key] for key in column]

    named = [read(column) for column in columns[:7]]
    tokens = [Token() for _ in range(len(source))]
    for i, (token, text, lower, pos, tag, dep, lemma, kind, iob, idx, head, blank, start) in enumerate(
        zip(tokens, *named, *columns[7:], strict=True)
    ):
        token.doc = doc
        token.i = i
        token.idx = idx
        token.text = text
        token.lower_ = lower
        token.pos_ = pos
        token.tag_ = tag
        token.dep_ = dep
        token.lemma_ = lemma
        token.ent_type_ = kind
        token.ent_iob_ = ENT_IOB[iob]
        token.whitespace_ = " " if blank else ""
        token.is_sent_start = start == 1
        token.head = tokens[i + head]
        token.children = []
    for token in tokens:
        if token.head is not token:
            token.head.children.append(token)
    return tokens
