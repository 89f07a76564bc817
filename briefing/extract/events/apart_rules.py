"""What keeps two groups of mentions from being one event: named rules, the first that answers decides.

``IMPOSSIBLE`` holds even where the grammar of a sentence makes two mentions one. What keeps two apart is recorded
where enough else speaks for them.
"""

from __future__ import annotations

from briefing.extract.events.blocking import View
from briefing.extract.events.pair import Pair, closes, days_between, overlap, same_day
from briefing.extract.rules import FirstMatch

FAR = 90
"""Days between that of a passage and that of an event from which on the passage does not tell of the event."""

IMPOSSIBLE: FirstMatch[Pair, bool] = FirstMatch("what makes it impossible", "event", Pair.span, Pair.words)
APART: FirstMatch[Pair, bool] = FirstMatch("what keeps two mentions apart", "event", Pair.span, Pair.words)


def impossible(pair: Pair) -> bool:
    """Whether kind, count, time or place set them apart; it is recorded."""
    return IMPOSSIBLE.decide(pair) or False


def contradict(pair: Pair, *, tell: bool = False) -> bool:
    """Whether something said of one cannot hold of the other; with ``tell`` it is recorded."""
    return IMPOSSIBLE.decide(pair, tell=tell) or APART.decide(pair, tell=tell) or False


@IMPOSSIBLE.rule(
    fires="Merkel and Macron held a summit in Paris. Merkel and Macron [signed] a pact in Paris.",
    never="Merkel and Macron held a summit in Paris. Merkel and Macron held [talks] in Paris.",
)
def other_kind(p: Pair) -> bool | None:
    """Their kinds never mean the same."""
    fit = all(p.known.kin(x, y) for x in p.a.kinds for y in p.b.kinds)
    return None if fit else True


@IMPOSSIBLE.rule(
    fires="Merkel and Macron held their second summit in Paris. Merkel and Macron held their third [summit] in Paris.",
    never="Merkel and Macron held their second summit in Paris. Merkel and Macron held a [summit] in Paris.",
)
def other_number(p: Pair) -> bool | None:
    """One is the second of its kind, say, and the other the third."""
    return True if p.a.ordinals and p.b.ordinals and not p.a.ordinals & p.b.ordinals else None


@IMPOSSIBLE.rule(
    fires="Merkel and Macron held their first summit in Paris on 10 March. On 10 March they [met] again in Paris.",
    never="Merkel and Macron held their first summit in Paris on 10 March. On 10 March they [met] in Paris.",
)
def not_the_first(p: Pair) -> bool | None:
    """One is the first of its kind and the other one more."""
    return True if any(one.again and 1 in other.ordinals for one, other in p.ways) else None


@IMPOSSIBLE.rule(
    fires=(
        "Merkel and Macron held a summit in Paris on 1 March. Merkel and Macron held a [summit] in Paris on 10 March."
    ),
    never="Merkel and Macron held a summit in Paris on 1 March. Merkel and Macron held a [summit] in Paris in March.",
)
def other_days(p: Pair) -> bool | None:
    """No two of their times touch, and it is not that one begins and the other ends some days later."""
    a, b = p.a, p.b
    if not a.times or not b.times or any(overlap(s, t) for s in a.exact for t in b.exact):
        return None
    return None if closes(a, b) or closes(b, a) else True


@IMPOSSIBLE.rule(
    fires=(
        "Merkel and Macron held a summit in Paris on 10 March. Merkel and Macron held a [summit] in Rome on 10 March."
    ),
    never=(
        "Merkel and Macron held a summit in Paris on 10 March. Merkel and Macron held a [summit] in France on 10 March."
    ),
)
def elsewhere(p: Pair) -> bool | None:
    """They are in places of which none lies in another."""
    one, other = p.known.finest(p.a.stated), p.known.finest(p.b.stated)
    return True if one and other and all(p.known.apart(x, y) for x in one for y in other) else None


@APART.rule(
    fires="Merkel had [meetings] with Macron and Putin in Paris on 10 March.",
    never="Merkel had a [meeting] with Macron and Putin in Paris on 10 March.",
)
def told_as_two(p: Pair) -> bool | None:
    """The same words tell of both: "meetings with A and B"."""
    return True if p.a.alone & p.b.alone else None


@APART.rule(
    fires=(
        "Presidential elections were held in Kenya on 10 March. "
        "Parliamentary [elections] were held in Kenya on 10 March."
    ),
    never="Presidential elections were held in Kenya on 10 March. [Elections] were held in Kenya on 10 March.",
)
def other_office(p: Pair) -> bool | None:
    """Elections are to different offices, or of different rounds."""
    return True if p.a.sorts and p.b.sorts and not p.a.sorts & p.b.sorts else None


@APART.rule(
    fires="Merkel and Macron held talks in Paris. Merkel also held [talks] with Macron in Paris.",
    never="Merkel and Macron held talks in Paris. Merkel held [talks] with Macron in Paris.",
)
def one_more(p: Pair) -> bool | None:
    """ "Also" says that the later is one more: "will also visit", "also held talks"."""
    return True if any(_is_another(one, other) for one, other in p.ways) else None


@APART.rule(
    fires=(
        "Merkel and Macron met in Paris on 10 March. "
        "Back in 2015, the two had many rows. Merkel and Macron [met] in Paris."
    ),
    never="Merkel and Macron met in Paris on 10 March. The two had many rows. Merkel and Macron [met] in Paris.",
)
def passage_of_another_time(p: Pair) -> bool | None:
    """The passage that tells of one, which has no time of its own, is of days far from the other's."""
    for one, other in p.ways:
        gaps = [] if one.times else list(days_between(one, other))
        if gaps and all(gap is not None and gap > FAR for gap in gaps):
            return True
    return None


@APART.rule(
    fires="Merkel, Norway and Sweden held talks. It is unclear whether Merkel could [meet] with Norway and Sweden.",
    never="Merkel, Norway and Sweden held talks. Merkel [met] with Norway and Sweden.",
)
def only_possible(p: Pair) -> bool | None:
    """One only tells of something, of another kind, that may be done or left: "whether to keep talking to them"."""
    other_kinds = not p.a.kinds & p.b.kinds and len(p.people) < 2
    return True if other_kinds and _is_generic(p.a) != _is_generic(p.b) else None


@APART.rule(
    fires="Merkel met Macron in Paris at a [summit] of Merkel and Macron in Paris.",
    never="Merkel met Macron in Paris. A [summit] of Merkel and Macron was held in Paris.",
)
def one_in_the_other(p: Pair) -> bool | None:
    """One is told as a part of the other: "a summit where they signed"."""
    return True if p.a.inside & p.b.indexes or p.b.inside & p.a.indexes else None


@APART.rule(
    fires=(
        "Merkel and Macron attended the G20 summit in Paris on 10 March. "
        "Merkel and Macron attended the NATO [summit] in Paris on 10 March."
    ),
    never=(
        "Merkel and Macron attended the G20 summit in Paris on 10 March. "
        "Merkel and Macron attended the G20 Leaders' [summit] in Paris on 10 March."
    ),
)
def other_series(p: Pair) -> bool | None:
    """They belong to rows of events of different names: "the G20 summit", "the NATO summit"."""
    return True if p.a.series and p.b.series and not _share_a_word(p.a.series, p.b.series) else None


@APART.rule(
    fires="The G20 summit was held in Paris on 10 March. Merkel and Macron held a [summit] in Paris on 10 March.",
    never="The G20 summit was held in Paris on 10 March. A [summit] was held in Paris on 10 March.",
)
def two_and_a_round(p: Pair) -> bool | None:
    """One is of two people and the other of a row of events of a wider round."""
    if bool(p.a.series) == bool(p.b.series):
        return None
    return True if (p.b if p.a.series else p.a).two_sided else None


@APART.rule(
    fires="Merkel met Macron in Paris on 10 March. Merkel [met] Putin in Paris on 10 March.",
    never="Merkel met Macron in Paris on 10 March. Merkel [met] Macron and Putin in Paris on 10 March.",
)
def other_people(p: Pair) -> bool | None:
    """Both name people and none is the same, or each has one whom the other lacks, not on one and the same day."""
    one, other = p.a.people, p.b.people
    if not one or not other or one <= other or other <= one:
        return None
    return None if len(p.people) > 1 and same_day(p.a, p.b) else True


@APART.rule(
    fires=(
        "Merkel met Macron in Paris on 10 March. A [meeting] of Merkel and Macron in Paris on 10 March was cancelled."
    ),
    never="Merkel met Macron in Paris on 10 March. A [meeting] of Merkel and Macron in Paris on 10 March was held.",
)
def called_off(p: Pair) -> bool | None:
    """One surely took place and the other, not the same in number, was surely called off."""
    happened = {"held", "ongoing"}
    differ = any("cancelled" in one.firm and other.firm & happened for one, other in p.ways)
    return True if differ and not p.a.ordinals & p.b.ordinals else None


def _is_another(later: View, earlier: View) -> bool:
    m = later.mentions[0]
    if m.definite or m.carrier is None or m.index < earlier.mentions[-1].index or same_day(later, earlier):
        return False
    return m.relation in ("verb", "obj") and any(c.lower_ == "also" for c in m.carrier.children)


def _is_generic(cluster: View) -> bool:
    if cluster.times or cluster.places or cluster.ordinals:
        return False
    return all(m.generic for m in cluster.mentions)


def _share_a_word(one: set[str], other: set[str]) -> bool:
    """Whether "G20" and "G20 Leaders’" are one row of events."""
    return any(set(a.lower().split()) & set(b.lower().split()) for a in one for b in other)
