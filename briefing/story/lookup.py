"""A story by its parts: what an article's entity or event belongs to, and what an id stands for."""

from __future__ import annotations

from briefing.extract.lexicon.geo import country_of_country
from briefing.story.specificity import Specificity
from briefing.story.types import Member, Source, Story, StoryEntity, StoryEvent


class StoryLookup:
    """A story with quick ways into it."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.sources: dict[str, Source] = {source.article: source for source in story.sources}
        self.entities: dict[Member, StoryEntity] = {m: entity for entity in story.entities for m in entity.members}
        self.events: dict[Member, StoryEvent] = {m: event for event in story.events for m in event.members}
        things: list[StoryEntity | StoryEvent] = [*story.entities, *story.events]
        self.by_id = {thing.id: thing for thing in things}
        self.originals = len({source.origin for source in story.sources})
        self.countries = _countries(story)
        self.specificity = Specificity(story.entities)

    def thing(self, article_id: str, key: str) -> StoryEntity | StoryEvent | None:
        """What an article's entity or event of that id belongs to."""
        member = Member(article_id, key)
        return self.entities.get(member) or self.events.get(member)

    def name(self, ident: str) -> str:
        """The name of a story entity or event, its id where there is none."""
        thing = self.by_id.get(ident)
        return thing.name if thing else ident


def _countries(story: Story) -> dict[str, str]:
    """The countries that anybody is of, by code, under the name that most sources have."""
    codes = {entity.country: entity.country for entity in story.entities if entity.country}
    for entity in reversed(story.entities):
        if entity.type == "place" and entity.country in codes and country_of_country(entity.name) == entity.country:
            codes[entity.country] = entity.name
    return codes
