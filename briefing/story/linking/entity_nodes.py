"""The entities of all articles, those of one name and country already together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing.extract.lexicon.tables import table
from briefing.model import Entity, EntityType
from briefing.story.linking.corrections import Correction, Merge, NotAPerson, Ref, Rename, Split
from briefing.story.linking.other_names import group_key, organization_country, organization_words, place_key
from briefing.story.linking.person_names import parse, plain
from briefing.story.types import Member, Record

_LISTS = table("story", "entity_nodes")
_SMALL, RANKS = _LISTS.words("small"), _LISTS.words("ranks")


@dataclass(slots=True)
class Node:
    """Entities of one type, name key and country; ``alone`` is the article of one that the reader has singled out."""

    type: EntityType
    key: str
    country: str | None
    alone: str | None = None
    names: Counter[str] = field(default_factory=Counter)
    members: list[tuple[str, Entity]] = field(default_factory=list)
    roles: set[frozenset[str]] = field(default_factory=set)

    @property
    def name(self) -> str:
        """The commonest form; of equals the longest, then the first in the alphabet."""
        return min(self.names, key=lambda name: (-self.names[name], -len(name), name))

    @property
    def articles(self) -> set[str]:
        """The articles that have it."""
        return {article for article, _ in self.members}

    @property
    def sort_key(self) -> tuple[str, str, str, str]:
        """An order that does not depend on the order of articles."""
        return self.type, self.key, self.country or "", self.alone or ""

    def forms(self) -> set[str]:
        """Every name and alias in its articles."""
        return {form for _, entity in self.members for form in (entity.name, *entity.aliases)}

    def matches(self, ref: Ref) -> bool:
        """Whether the reader's reference means it."""
        if ref.article is not None and ref.article not in self.articles:
            return False
        return any(
            plain(ref.name) in {plain(entity.name), *map(plain, entity.aliases)}
            for article, entity in self.members
            if ref.article in (None, article)
        )


def name_key(entity: Entity) -> str:
    """What two entities of one type must share to be of one name."""
    match entity.type:
        case "person":
            name = parse(entity.name)
            return name.joined + (f" {name.suffix}" if name.suffix else "")
        case "place":
            return place_key(entity.name)
        case "group":
            return group_key(entity.name)
        case _:
            return " ".join(organization_words(entity.name))


def build_nodes(records: Sequence[Record], corrections: Sequence[Correction]) -> list[Node]:
    """All entities but those that the reader has called nobody, grouped, in an order of their own."""
    single = _singled_out(corrections)
    nobody = [c.which for c in corrections if isinstance(c, NotAPerson)]
    nodes: dict[tuple[str, str, str | None, str | None], Node] = {}
    for article, facts in records:
        for entity in facts.entities:
            forms = {plain(entity.name), *map(plain, entity.aliases)}
            if any(plain(ref.name) in forms and ref.article in (None, article.id) for ref in nobody):
                continue
            key, country = name_key(entity), _country(entity)
            alone = article.id if any((form, article.id) in single for form in forms) else None
            node = nodes.setdefault((entity.type, key, country, alone), Node(entity.type, key, country, alone))
            node.names[entity.name] += 1
            node.members.append((article.id, entity))
            node.roles.update(_role_words(role.title) for role in entity.roles)
    return sorted(nodes.values(), key=lambda node: node.sort_key)


def roles_agree(left: Node, right: Node) -> bool:
    """Whether a role of one is a role of the other, in as many words or fewer."""
    return any(a and b and (a <= b or b <= a) and not (a ^ b) & RANKS for a in left.roles for b in right.roles)


def roles_differ(left: Node, right: Node) -> bool:
    """Whether both have roles and no word of one is in the other's."""
    mine, other = frozenset().union(*left.roles), frozenset().union(*right.roles)
    return bool(mine and other and not mine & other)


def members_of(node: Node) -> list[Member]:
    """Its entities by article and id."""
    return [Member(article, entity.id) for article, entity in node.members]


def _country(entity: Entity) -> str | None:
    if entity.type == "organization":
        return organization_country(entity.name) or entity.country
    return entity.country if entity.type in ("person", "place") else None


def _role_words(title: str) -> frozenset[str]:
    return frozenset(word for word in re.split(r"[\s\-/]+", plain(title)) if word and word not in _SMALL)


def _singled_out(corrections: Sequence[Correction]) -> set[tuple[str, str]]:
    refs: list[Ref] = []
    for correction in corrections:
        match correction:
            case Merge(first, second) | Split(first, second):
                refs += (first, second)
            case Rename(which):
                refs.append(which)
            case _:
                pass
    return {(plain(ref.name), ref.article) for ref in refs if ref.article is not None}
