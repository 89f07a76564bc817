"""Countries that stand at a person's name: named rules, the first that finds one decides."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from briefing.extract.document.words import Words
from briefing.extract.lexicon.geo import country_of_demonym
from briefing.extract.roles.affiliation import delegation_of, exact_country, leading_country
from briefing.extract.rules import FirstMatch


@dataclass
class Named:
    """A person named at the tokens ``[at, to)``.

    ``posted`` are tokens where names begin before which stands a title's complement: "ambassador to Russia NAME".
    """

    w: Words
    at: int
    to: int
    posted: Set[int] = frozenset()

    @property
    def owned(self) -> bool:
        """Whether "'s" stands before the name."""
        return self.at > 1 and self.w.is_possessive(self.at - 1)

    def span(self) -> tuple[int, int]:
        """The code points of the name."""
        return self.w.start[self.at], self.w.end[self.to - 1]


BESIDE: FirstMatch[Named, str] = FirstMatch("a country at the name", "entity", Named.span)


def beside_name(w: Words, at: int, to: int, posted: Set[int] = frozenset()) -> str | None:
    """Code of the country that stands at the name."""
    return BESIDE.decide(Named(w, at, to, posted))


@BESIDE.rule(fires="Russia's [Ivan Orlov] won in Oslo.", never="The ship of Russia beat [Ivan Orlov] in Oslo.")
def possessive(n: Named) -> str | None:
    """A country with "'s" stands before the name."""
    starts = range(max(0, n.at - 5), n.at - 1) if n.owned else ()
    return next((code for first in starts if (code := exact_country(n.w, first, n.at - 1))), None)


@BESIDE.rule(fires="The Swede [Anna Holt] won in Oslo.", never="The star of Sweden met [Anna Holt].")
def leads_up(n: Named) -> str | None:
    """A country stands in the noun phrase that leads up to the name."""
    return None if n.owned or n.at in n.posted else leading_country(n.w, range(n.at, n.to))


@BESIDE.rule(
    fires="A Danish delegation headed by [Anna Holt] came to Oslo.",
    never="A Danish delegation met [Anna Holt] in Oslo.",
    seldom="delegations are news of some desks only",
)
def delegation(n: Named) -> str | None:
    """The person leads or belongs to a country's delegation."""
    return delegation_of(n.w, n.at, n.to)


@BESIDE.rule(fires="[Anna Holt] of Kenya won.", never="[Anna Holt] left Kenya.")
def of_country(n: Named) -> str | None:
    """Behind the name stands "of" or "from" and a country."""
    w, to = n.w, n.to
    if to + 1 >= len(w) or w.lower[to] not in ("of", "from"):
        return None
    first = to + 1 + (w.lower[to + 1] == "the")
    ends = range(min(len(w), first + 4), first, -1)
    return next((code for end in ends if (code := exact_country(w, first, end))), None)


@BESIDE.rule(
    fires="[Anna Holt] (Kenya) won.",
    never="[Anna Holt] (left) of Kenya won.",
    seldom="lists of results have it, articles seldom",
)
def in_brackets(n: Named) -> str | None:
    """Behind the name stands a country in brackets."""
    bracket = n.to + 1 < len(n.w) and n.w.text[n.to] == "("
    return exact_country(n.w, n.to + 1, n.to + 2) if bracket else None


@BESIDE.rule(
    fires="[Anna Holt] became the first Dane to win.",
    never="[Anna Holt] beat the first Dane to start.",
    seldom="sport and honours have it, and nothing else tells the country then",
)
def first_of_nation(n: Named) -> str | None:
    """The person is the first, or the only one, of a nation to do something."""
    w, to = n.w, n.to
    if w.lemma[to : to + 1] not in (["become"], ["be"]) or w.lower[to + 1 : to + 2] != ["the"] or to + 4 >= len(w):
        return None
    code = country_of_demonym(w.text[to + 3])
    return code if w.lower[to + 4] == "to" and w.lower[to + 2] in ("first", "second", "third", "only") else None


@BESIDE.rule(fires="Sen. [Anna Holt] (R-Texas) voted.", never="Sen. [Anna Holt] (left) voted.")
def american_party(n: Named) -> str | None:
    """Behind the name stand party and state as American papers write them."""
    w, to = n.w, n.to
    if to + 2 >= len(w) or w.text[to] not in "(,":
        return None
    joined = w.text[to + 1][:2] in ("R-", "D-", "I-")
    apart = to + 3 < len(w) and w.text[to + 1] in ("R", "D") and w.text[to + 2] in "-–"
    return "US" if joined or apart else None
