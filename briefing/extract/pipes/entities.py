"""The entity recogniser of a pipeline, all words of a text scored at once.

spaCy's own goes from word to word, and asks at each of them for each of some seventy moves whether it is allowed.
What follows outside a name depends on the word alone, so all words are scored in one product; the words inside a
name, one in ten, follow on the one before, and all names are followed at the same time. The moves taken are the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

FEATURES = 3
"""Words that a move is judged by: the next one, and inside a name the first of it and the one before."""

BEGIN, UNIT = 1, 2
"""Kinds of moves that begin a name: of several words, of one."""

INSIDE, OUTSIDE, FIRST = 1, 2, 3
"""How spaCy marks a word that goes on a name, is in none, begins one."""


class Entities:
    """Does what a recogniser does; ``Entities.of`` says where that is not possible."""

    def __init__(self, ner: Any, moves: list[str]) -> None:
        """``moves`` are the names of the moves of ``ner``, in the order of its scores."""
        self._ner = ner
        self._encode, self._lower, self._upper = ner.model.layers
        types = [move[2:] for move in moves if move.startswith("B-")]
        self._begin, self._in, self._last, self._unit = (
            np.array([moves.index(f"{kind}-{name}") for name in types]) for kind in "BILU"
        )
        self._labels = np.array([ner.vocab.strings.add(name) for name in types], dtype=np.uint64)
        self._kind = np.zeros(len(moves), dtype=np.int64)
        self._type = np.zeros(len(moves), dtype=np.int64)
        self._kind[self._begin], self._kind[self._unit] = BEGIN, UNIT
        self._type[self._begin] = self._type[self._unit] = np.arange(len(types))
        allowed = {moves.index("O"), *self._begin.tolist(), *self._unit.tolist()}
        self._never = np.array([k for k in range(len(moves)) if k not in allowed])

    @classmethod
    def of(cls, ner: Any) -> Entities | None:
        """The same for ``ner``, None where it is no plain one: a beam, other features, moves of its own."""
        model = ner.model
        if len(model.layers) != len(("encode", "lower", "upper")) or not model.attrs.get("has_upper"):
            return None
        moves = [ner.moves.get_class_name(k) for k in range(ner.moves.n_moves)]
        types = {kind: {move[2:] for move in moves if move[:2] == f"{kind}-" and move[2:]} for kind in "BILU"}
        plain = (
            ner.cfg.get("beam_width") == 1
            and not model.attrs.get("unseen_classes")
            and model.layers[1].get_dim("nF") == FEATURES
            and model.layers[1].get_dim("nP") > 1
            and "O" in moves
            and bool(types["B"])
            and types["B"] == types["I"] == types["L"] == types["U"]
        )
        return cls(ner, moves) if plain else None

    def __call__(self, doc: Doc) -> Doc:
        """Set the entities of ``doc``; one that has some already is left to spaCy's own."""
        rows = doc.to_array(["SENT_START", "IS_SPACE", "ENT_IOB"])
        if not len(doc) or rows[:, 2].any():
            return self._ner(doc)  # type: ignore[no-any-return]
        known = self._lower.predict(self._encode.predict([doc]))
        ends = np.append(rows[1:, 0] == 1, True)
        best = self._outside(known, ends, rows[:, 1] == 1)
        kind, name = self._kind[best], self._type[best]
        begun = np.flatnonzero(kind == BEGIN)
        end = dict(zip(begun.tolist(), self._follow(known, ends, begun, name[begun]), strict=True))
        marks = np.zeros((len(doc), 2), dtype=np.uint64)
        marks[:, 0] = OUTSIDE
        free = 0
        for first in np.flatnonzero(kind).tolist():
            if first >= free:
                free = end.get(first, first + 1)
                marks[first:free, 0] = INSIDE
                marks[first, 0] = FIRST
                marks[first:free, 1] = self._labels[name[first]]
        return doc.from_array(["ENT_IOB", "ENT_TYPE"], marks)  # type: ignore[arg-type,unused-ignore]

    def _outside(self, known: Floats, ends: NDArray[np.bool_], blank: NDArray[np.bool_]) -> Ints:
        """The best move at each word, were it outside a name; none goes beyond a sentence or begins at a blank."""
        padding, bias = known[0], self._lower.get_param("b")
        hidden = (known[1:, 0] + (padding[1] + padding[2] + bias)).max(axis=-1)
        scores = hidden @ self._upper.get_param("W").T + self._upper.get_param("b")
        scores[:, self._never] = -np.inf
        scores[np.ix_(ends | blank, self._begin)] = -np.inf
        scores[np.ix_(blank, self._unit)] = -np.inf
        return scores.argmax(axis=1)  # type: ignore[no-any-return]

    def _follow(self, known: Floats, ends: NDArray[np.bool_], first: Ints, name: Ints) -> list[int]:
        """Where each name ends that begins at a word of ``first``, were it reached; all of them step by step."""
        weights, bias = self._upper.get_param("W"), self._upper.get_param("b")
        stay, leave = self._in[name], self._last[name]
        end = first + 1
        open_ = np.arange(len(first))
        while len(open_):
            at, begin = end[open_], first[open_]
            features = known[at + 1, 0] + known[begin + 1, 1] + known[at, 2]
            hidden = (features + self._lower.get_param("b")).max(axis=-1)
            on, off = stay[open_], leave[open_]
            more = (hidden * weights[on]).sum(axis=1) + bias[on]
            less = (hidden * weights[off]).sum(axis=1) + bias[off]
            end[open_] += 1
            open_ = open_[~(ends[at] | (less > more) | ((less == more) & (off < on)))]
        return end.tolist()  # type: ignore[no-any-return]
