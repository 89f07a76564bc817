"""The rules of a pipeline's attribute ruler, applied from a table.

spaCy's own component asks its matcher for each of some 180 rules at each token, a seventh of the time of parsing.
Nearly all rules ask for the tag, the word and the relation of one token, so what follows from each combination of these
is worked out once and looked up from then on. What is set is the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from spacy.tokens._retokenize import set_token_attrs

if TYPE_CHECKING:
    from spacy.tokens import Doc

COLUMNS = {"TAG": 0, "LOWER": 1, "DEP": 2, "IS_SPACE": 3}

Row = tuple[int, ...]
Test = Callable[[Row], bool]


class TokenAttributes:
    """Does what a ruler does; ``TokenAttributes.of`` says where that is not possible."""

    def __init__(self, ruler: Any, rules: list[tuple[int, list[Test]]]) -> None:
        """``rules`` are numbers of rules with a test for each token that they ask for."""
        self._one = [(number, tests[0]) for number, tests in rules if len(tests) == 1]
        self._more = [(number, tests) for number, tests in rules if len(tests) > 1]
        self._attrs = ruler.attrs
        self._indices = ruler.indices
        self._known: dict[Row, tuple[tuple[int, ...], list[tuple[int, list[Test]]]]] = {}

    @classmethod
    def of(cls, ruler: Any) -> TokenAttributes | None:
        """The table of ``ruler``, None where a rule asks for what stands in no column here."""
        rules: list[tuple[int, list[Test]]] = []
        for number, rule in enumerate(ruler.patterns):
            for pattern in rule["patterns"]:
                tests = [_test(token, ruler.vocab.strings) for token in pattern]
                if not tests or any(test is None for test in tests):
                    return None
                rules.append((number, [test for test in tests if test is not None]))
        return cls(ruler, rules)

    def __call__(self, doc: Doc) -> Doc:
        """Set what the rules say; a later rule wins over an earlier one."""
        rows: list[Row] = [tuple(row) for row in doc.to_array(list(COLUMNS)).tolist()]
        numbers: list[tuple[int, ...]] = []
        further: dict[int, list[int]] = {}
        for i, row in enumerate(rows):
            found = self._known.get(row)
            if found is None:
                found = self._known[row] = self._look_up(row)
            numbers.append(found[0])
            for number, tests in found[1]:
                span = rows[i : i + len(tests)]
                if len(span) == len(tests) and all(test(other) for test, other in zip(tests, span, strict=True)):
                    further.setdefault(range(i, i + len(span))[self._indices[number]], []).append(number)
        for i, own in enumerate(numbers):
            for number in sorted((*own, *further[i])) if i in further else own:
                set_token_attrs(doc[i], self._attrs[number])
        return doc

    def _look_up(self, row: Row) -> tuple[tuple[int, ...], list[tuple[int, list[Test]]]]:
        """The rules of one token that hold for ``row``, and those of more that it can begin."""
        ones = tuple(number for number, test in self._one if test(row))
        return ones, [(number, tests) for number, tests in self._more if tests[0](row)]


def _test(token: dict[str, Any], strings: Any) -> Test | None:
    """Whether a row fits what a rule asks of one token, as spaCy's matcher has it; None for what is not known here."""
    parts: list[Test] = []
    for name, wanted in token.items():
        if name not in COLUMNS:
            return None
        column = COLUMNS[name]
        if isinstance(wanted, bool):
            parts.append(lambda row, c=column, w=int(wanted): row[c] == w)  # type: ignore[misc]
        elif isinstance(wanted, str):
            value = strings.add(wanted)
            parts.append(lambda row, c=column, w=value: row[c] == w)  # type: ignore[misc]
        elif isinstance(wanted, dict) and len(wanted) == 1:
            ((how, given),) = wanted.items()
            if how in ("IN", "NOT_IN"):
                among = frozenset(strings.add(one) for one in given)
                inside = how == "IN"
                parts.append(lambda row, c=column, a=among, i=inside: (row[c] in a) is i)  # type: ignore[misc]
            elif how == "REGEX":
                found = re.compile(given).search
                parts.append(lambda row, c=column, f=found: f(strings[row[c]]) is not None)  # type: ignore[misc]
            else:
                return None
        else:
            return None
    return lambda row: all(part(row) for part in parts)
