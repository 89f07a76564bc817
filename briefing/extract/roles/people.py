"""Countries of persons: named rules, the surer first, each for all of whom the rules before it tell nothing.

They are asked about all persons of an article at once, as whose country is known tells of others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from briefing.extract.document.words import Words
from briefing.extract.lexicon.leaders import country_of_leader
from briefing.extract.roles.affiliation import Side, is_international, side_of
from briefing.extract.roles.beside_name import beside_name
from briefing.extract.roles.descriptions import described, foretold
from briefing.extract.roles.frame import framed
from briefing.extract.roles.offices import PRINCIPALS, Context, settle
from briefing.extract.roles.opposites import accompanied, barred, beside, counterparts
from briefing.extract.roles.role_patterns import Found
from briefing.extract.rules import Stepwise
from briefing.model import Entity


@dataclass(eq=False)
class People:
    """The persons of an article, by the indexes of ``entities``, and what the rules find out about them.

    ``found`` are the titles of each entity and ``spans`` the tokens of its mentions, ``known`` the countries of all
    that is no person, ``listed`` those of persons that a list of them and their countries names. ``told`` are the
    countries found so far, ``masters`` whom somebody serves, and the ``neutral`` serve bodies of many states.
    """

    w: Words
    entities: Sequence[Entity]
    found: list[list[Found]]
    spans: list[list[range]]
    known: dict[int, str]
    listed: Mapping[int, str]
    told: dict[int, str] = field(default_factory=dict)
    masters: dict[int, int] = field(default_factory=dict)
    neutral: set[int] = field(default_factory=set)
    context: Context = field(init=False)

    def __post_init__(self) -> None:
        """Read which countries the text names where."""
        self.context = Context(self.w, self.known, self.found)

    def untold(self) -> list[int]:
        """The persons whose country is not told yet."""
        return [n for n, e in enumerate(self.entities) if e.type == "person" and n not in self.told]

    def leader(self, n: int) -> str | None:
        """The country of a leader whom readers are taken to know."""
        return country_of_leader([self.entities[n].name, *self.entities[n].aliases])

    def see(self, n: int, f: Found, code: str) -> None:
        """Note for others that a title of somebody is one of that country."""
        self.context.see(f.phrase, code, -1 if f.former else n)

    def span(self, n: int) -> tuple[int, int]:
        """The code points of somebody's first mention."""
        mention = self.entities[n].mentions[0]
        return mention.start, mention.end


COUNTRY: Stepwise[People] = Stepwise("country", "entity", People.span)


def countries_of(people: People) -> dict[int, str]:
    """Codes of the countries that persons serve or come from, by index."""
    COUNTRY.decide(people, people.told)
    return people.told


@COUNTRY.rule(
    fires="The foreign ministers of Greece and Cyprus, [Anna Holt] and Ivan Orlov, met on Monday.",
    never="The foreign ministers of Greece and Cyprus met [Anna Holt] on Monday.",
)
def in_list(p: People) -> Mapping[int, str]:
    """A list of people and their countries names it."""
    return p.listed


@COUNTRY.rule(fires="French President [Anna Holt] spoke.", never="President [Anna Holt] spoke in France.")
def by_title(p: People) -> Mapping[int, str]:
    """The title names the side that its bearer serves."""
    out: dict[int, str] = {}
    neutral: set[int] = set()
    for n, titles in enumerate(p.found):
        for f in sorted(titles, key=lambda f: f.former):
            side = _side(p, n, f)
            if side.country:
                p.see(n, f, side.country)
                out.setdefault(n, side.country)
            elif side.person is not None and side.person != n:
                p.masters.setdefault(n, side.person)
            elif side.neutral:
                neutral.add(n)
    p.neutral |= {n for n in neutral if not any(_heads_a_state(p.w, f) for f in p.found[n])}
    return out


@COUNTRY.rule(fires="The Swede [Anna Holt] won in Oslo.", never="The star of Sweden met [Anna Holt] in Oslo.")
def beside_the_name(p: People) -> Mapping[int, str]:
    """A country's name or adjective stands at the name."""
    out: dict[int, str] = {}
    for n in p.untold():
        posted = {f.at for f in p.found[n] if f.phrase.core < f.phrase.end}
        code = next((c for s in p.spans[n] if s and (c := beside_name(p.w, s.start, s.stop, posted))), None)
        if code:
            out[n] = code
            for f in p.found[n]:
                p.see(n, f, code)
    return out


@COUNTRY.rule(fires="[Vladimir Putin] spoke on Monday.", never="[Anna Holt] spoke on Monday.")
def known_leader(p: People) -> Mapping[int, str]:
    """The person is a leader whose country readers are taken to know."""
    out: dict[int, str] = {}
    for n in p.untold():
        if n not in p.neutral and (code := p.leader(n)):
            out[n] = code
            p.context.note_country(code)
            for f in p.found[n]:
                p.see(n, f, code)
    return out


@COUNTRY.rule(
    fires="[Anna Holt] spoke on Monday. The French president was angry.",
    never="[Anna Holt] spoke on Monday. The French judge was angry.",
)
def description(p: People) -> Mapping[int, str]:
    """A description elsewhere in the article is the person's."""
    out = dict(p.told)
    sides = out | dict.fromkeys(p.neutral, "")
    for n, code, title in [*foretold(p.w, p.found, sides, p.known), *described(p.w, p.found, sides, p.known)]:
        if out.get(n, code) == code and not (n in out and p.found[n]):
            out[n] = code
            p.found[n].append(title)
            p.context.see(title.phrase, code, n)
    return out


@COUNTRY.rule(
    fires="Kenya closed its ports on Monday. Transport Minister [Anna Holt] spoke.",
    never="Kenya closed its ports on Monday. Football coach [Anna Holt] spoke.",
)
def by_office(p: People) -> Mapping[int, str]:
    """The office is that of the country that the passage is about."""
    for n, master in accompanied(p.w, p.found, p.spans).items():
        p.masters.setdefault(n, master)
    others = p.told.keys() | p.neutral | p.masters.keys()
    free = {n for n, titles in enumerate(p.found) if titles and n not in others}
    kept_out = barred(p.w, p.found, p.told, p.spans)
    return settle(p.w, p.found, p.context, free, kept_out, beside(p.w, p.spans), p.told)


@COUNTRY.rule(
    fires="French President Anna Holt and her counterpart [Ivan Orlov] met in Chad.",
    never="French President Anna Holt and her lawyer [Ivan Orlov] met in Chad.",
)
def counterpart(p: People) -> Mapping[int, str]:
    """A counterpart is of the one other country that the sentence names."""
    return counterparts(p.w, p.found, p.told)


@COUNTRY.rule(
    fires="French President Anna Holt spoke. Her spokesman [Ivan Orlov] said no.",
    never="French President Anna Holt spoke. A spokesman, [Ivan Orlov], said no.",
)
def of_master(p: People) -> Mapping[int, str]:
    """Whom the person serves or comes with is of that country."""
    out = dict(p.told)
    for _ in range(2):  # a master may serve one too
        for n, master in p.masters.items():
            if master in out:
                out.setdefault(n, out[master])
    return out


@COUNTRY.rule(
    fires="Kenya's parliament voted. Kenyan President Anna Holt left Kenya's capital. [Ivan Orlov] told reporters.",
    never="Kenya's parliament voted. Anna Holt left for Norway. [Ivan Orlov] told reporters.",
)
def frame(p: People) -> Mapping[int, str]:
    """The article is about public life in that country."""
    return framed(p.w, p.known, p.found, p.told, barred(p.w, p.found, p.told, p.spans), p.neutral)


def _side(p: People, n: int, f: Found) -> Side:
    """Whose side a title names; whom "their" means is a guess, whose country everybody knows none."""
    side = side_of(p.w, f.phrase, p.known, n)
    guessed = side.country and p.w.lower[f.phrase.start - 1 : f.phrase.start] in (["its"], ["their"])
    return Side(country=p.leader(n) or side.country) if guessed else side


def _heads_a_state(w: Words, f: Found) -> bool:
    """Whether a title is that of a head of state or government: "chairman of the union" beside "President" is both."""
    title = " ".join(w.text[f.phrase.start : f.phrase.end])
    return f.phrase.noun in PRINCIPALS - {"minister", "leader"} and not f.former and not is_international(title)
