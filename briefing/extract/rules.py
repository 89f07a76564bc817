"""Named rules: a decision as small functions, each with its line of English and the examples it must keep.

A rule is a function that looks at a case and answers, or gives None where it has nothing to say. Its name is the
function's, its line of English the docstring. ``fires`` are sentences in which it must answer when they are extracted,
``never`` sentences in which it must not; the tests hold it to both. A part in brackets says which words are judged; of
rules about two articles a bar stands between their sentences.

``FirstMatch`` takes the answer of the first rule that has one: the order in the file is the order of the rules.
``Weighed`` adds up the weights of the rules that answer, for each answer. ``Stepwise`` is for what can only be answered
for many at once, as one answer depends on another's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from briefing.extract import trace

Case = TypeVar("Case")
Answer = TypeVar("Answer")

_ALL: list[Rules[Any, Any]] = []


@dataclass(frozen=True, slots=True)
class Rule(Generic[Case, Answer]):
    """One rule; ``weight`` counts where evidence is added up, ``seldom`` says why one that hardly decides is kept."""

    name: str
    says: str
    judge: Callable[[Case], Answer | None]
    fires: tuple[str, ...]
    never: tuple[str, ...]
    weight: float = 1.0
    seldom: str = ""


class Rules(Generic[Case, Answer]):
    """Rules of one decision, in order."""

    def __init__(self, part: str, about: trace.About) -> None:
        """``part`` names the decision; ``about`` is the kind of fact."""
        self.part = part
        self._about = about
        self._rules: list[Rule[Case, Answer]] = []
        _ALL.append(self)

    def __iter__(self) -> Iterator[Rule[Case, Answer]]:
        return iter(self._rules)

    def rule(
        self,
        *,
        fires: str | tuple[str, ...] = (),
        never: str | tuple[str, ...] = (),
        weight: float = 1.0,
        seldom: str = "",
    ) -> Callable[[Callable[[Case], Answer | None]], Callable[[Case], Answer | None]]:
        """Add the function below as the next rule; see ``Rule`` for what is what.

        Raises:
            ValueError: it has no docstring, or its name is taken.
        """

        def add(judge: Callable[[Case], Answer | None]) -> Callable[[Case], Answer | None]:
            name = judge.__name__.lstrip("_")
            says = " ".join((judge.__doc__ or "").split())
            if not says or any(r.name == name for r in self._rules):
                raise ValueError(f'rule "{name}" of {self.part}: it needs a docstring and a name of its own')
            self._rules.append(Rule(name, says, judge, _several(fires), _several(never), weight, seldom))
            return judge

        return add

    @contextmanager
    def without(self, name: str) -> Iterator[None]:
        """Switch the rule of that name off until the block ends, in this process, to see what it does.

        Raises:
            KeyError: there is none.
        """
        rules = list(self._rules)
        if all(rule.name != name for rule in rules):
            raise KeyError(name)
        self._rules[:] = [rule for rule in rules if rule.name != name]
        try:
            yield
        finally:
            self._rules[:] = rules


class _OfOne(Rules[Case, Answer]):
    """Rules that look at one case."""

    def __init__(
        self,
        part: str,
        about: trace.About,
        span: Callable[[Case], tuple[int, int]],
        words: Callable[[Case], str] | None = None,
    ) -> None:
        """See ``Rules``; ``span`` gives the code points of a case.

        ``words`` says what the answer is about, where its own words do not.
        """
        super().__init__(part, about)
        self._span = span
        self._outcome = words

    def _note(self, rule: Rule[Case, Answer], case: Case, answer: Answer, weight: float | None = None) -> None:
        outcome = self._outcome(case) if self._outcome else _words(answer)
        trace.note(self._about, self.part, rule.name, rule.says, self._span(case), outcome, weight=weight)


class FirstMatch(_OfOne[Case, Answer]):
    """The first rule that answers decides."""

    def decide(self, case: Case, *, tell: bool = True) -> Answer | None:
        """The answer, or None where no rule has one; without ``tell`` it is not recorded."""
        for rule in self._rules:
            answer = rule.judge(case)
            if answer is not None:
                if tell and trace.is_on():
                    self._note(rule, case, answer, answer if isinstance(answer, float) else None)
                return answer
        return None


class Weighed(_OfOne[Case, Answer]):
    """All rules are asked; each adds its weight to its answer."""

    def weigh(self, case: Case, *, tell: bool = True) -> dict[Answer, float]:
        """The sum of weights of each answer given; without ``tell`` it is not recorded."""
        total: dict[Answer, float] = {}
        for rule in self._rules:
            answer = rule.judge(case)
            if answer is not None:
                total[answer] = total.get(answer, 0.0) + rule.weight
                if tell and trace.is_on():
                    self._note(rule, case, answer, rule.weight)
        return total


class Stepwise(Rules[Case, Mapping[int, str]]):
    """Each rule answers for all of whom it knows, by number; the first that answers for one decides for it."""

    def __init__(self, part: str, about: trace.About, span: Callable[[Case, int], tuple[int, int]]) -> None:
        """See ``Rules``; ``span`` gives the code points of the one of that number in a case."""
        super().__init__(part, about)
        self._span = span

    def decide(self, case: Case, told: dict[int, str]) -> None:
        """Add the answers to ``told``, of which a rule may see in the case what those before it have answered."""
        for rule in self._rules:
            new = {n: answer for n, answer in (rule.judge(case) or {}).items() if n not in told}
            told.update(new)
            if new and trace.is_on():
                for n, answer in new.items():
                    trace.note(self._about, self.part, rule.name, rule.says, self._span(case, n), answer)


def all_rules(package: str = "briefing.extract") -> tuple[Rules[Any, Any], ...]:
    """The decisions whose rules stand in the modules of ``package`` loaded so far."""
    return tuple(rules for rules in _ALL if any(rule.judge.__module__.startswith(f"{package}.") for rule in rules))


def _several(examples: str | tuple[str, ...]) -> tuple[str, ...]:
    return (examples,) if isinstance(examples, str) else examples


def _words(answer: object) -> str:
    if isinstance(answer, tuple):
        return ", ".join(w for w in map(_words, answer) if w not in ("", "yes", "no"))
    if isinstance(answer, bool):
        return "yes" if answer else "no"
    return answer if isinstance(answer, str) else "" if answer is None else str(answer)
