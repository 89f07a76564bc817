"""Runs the stage of roles on a text with names given by hand, so that a case tests this stage alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.extract import nlp
from briefing.extract.document.document import Document
from briefing.extract.roles.assign import assign_roles
from briefing.model import Entity, EntityType, Span
from briefing.profiles import load_profile


def entity(text: str, n: int, names: Sequence[str], kind: EntityType) -> Entity:
    """The entity named first in ``names``, mentioned wherever one of them stands whole, the longest first."""
    longest = sorted(names, key=len, reverse=True)
    found = re.finditer(r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)", text)
    mentions = tuple(Span(*m.span()) for m in found)
    assert mentions, f"{names} not in {text!r}"
    return Entity(id=f"e{n}", type=kind, name=names[0], aliases=tuple(names[1:]), mentions=mentions)


def assigned(
    text: str, *, people: Sequence[str] = (), bodies: Sequence[str] = (), places: Sequence[str] = ()
) -> dict[str, Entity]:
    """The entities of ``text`` after the stage, by name. "Ann Lee/Lee" is one person with a short form."""
    kinds: list[tuple[Sequence[str], EntityType]] = [(people, "person"), (bodies, "organization"), (places, "place")]
    rows = [(names.split("/"), kind) for group, kind in kinds for names in group]
    entities = [entity(text, n, names, kind) for n, (names, kind) in enumerate(rows, 1)]
    done = assign_roles(Document(nlp.load()(text)), entities, load_profile())
    return {e.name: e for e in done}
