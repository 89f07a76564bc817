"""Articles grouped by what they report: similar is not the same, order does not matter, the reader is right."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from briefing.library import FactsKey, Library, schema
from briefing.model import Event, Time
from briefing.profiles import load_profile
from briefing.story.keeping import StoryKeeper
from briefing.story.linking.corrections import Correction, Join, Part, Ref, Rename
from briefing.story.news import NewsStory
from briefing.story.stories.describing import headline
from briefing.story.stories.index import StoryIndex
from briefing.story.stories.signature import signature_of
from briefing.story.stories.since import KeptStory
from briefing.story.stories.space import Frequencies, odds
from briefing.story.types import Record
from tests.story.made import Maker

QUAKE = (
    "{title}|Rescuers dug through rubble in {place} after an earthquake of magnitude {size} shook the coast.",
    "{title}|At least {dead} people died when houses fell in {place}, officials said; the tremor had magnitude {size}.",
    "{title}|Governor {head} asked for tents and water for {place} as aftershocks kept {dead} families outdoors.",
    "{title}|Hospitals in {place} were full; {head} put the number of dead at {dead} after the magnitude {size} quake.",
)
OSLA = {"place": "Osla Bay", "size": "6.1", "dead": "214", "head": "Irma Sandoval"}
TERN = {"place": "Ternholm", "size": "7.4", "dead": "1,903", "head": "Pavel Orsic"}
VOTE = (
    "Parliament backs harbour law|Deputies passed the harbour law by 71 votes after Minister Lena Fisk spoke twice.",
    "Harbour law passes|Minister Lena Fisk won the vote on the harbour law; 71 deputies were for it, unions protested.",
)


def report(
    ident: str, words: str, day: str | None, people: tuple[str, ...] = (), places: tuple[str, ...] = ()
) -> Record:
    title, text = words.split("|")
    maker = Maker(ident, day, outlet=f"Paper {ident}", title=title)
    maker.say(text)
    for name in people:
        maker.entity("person", name)
    for name in places:
        maker.entity("place", name)
    if day:
        maker.times.append(Time(0, 5, title[:5], "date", day, day, day, "day"))
    return maker.record()


def quake(prefix: str, facts: dict[str, str], day: str | None, count: int = 4) -> list[Record]:
    title = f"Quake hits {facts['place']}"
    return [
        report(f"{prefix}{i}", text.format(title=title, **facts), day, (facts["head"],), (facts["place"],))
        for i, text in enumerate(QUAKE[:count])
    ]


def votes() -> list[Record]:
    return [report(f"v{i}", text, "2031-05-02", ("Lena Fisk",)) for i, text in enumerate(VOTE)]


ALL = [*quake("o", OSLA, "2031-03-04"), *quake("t", TERN, "2032-11-20"), *votes()]
GROUPS = [("o0", "o1", "o2", "o3"), ("t0", "t1", "t2", "t3"), ("v0", "v1")]


def test_another_quake_is_another_story() -> None:
    assert StoryIndex.of(ALL).groups() == GROUPS


def test_place_people_and_numbers_tell_two_quakes_apart_where_no_day_is_known() -> None:
    undated = [*quake("o", OSLA, None), *quake("t", TERN, None)]
    assert StoryIndex.of(undated).groups() == GROUPS[:2]


def test_a_folder_of_one_story_is_one_story() -> None:
    assert StoryIndex.of(ALL[:4]).groups() == GROUPS[:1]


@given(st.permutations(range(len(ALL))))
def test_the_order_of_articles_does_not_matter(order: list[int]) -> None:
    assert StoryIndex.of([ALL[i] for i in order]).groups() == GROUPS


@given(st.permutations(range(len(ALL))))
def test_every_article_is_in_one_story_however_it_came(order: list[int]) -> None:
    index = StoryIndex()
    for i in order:
        index.add(ALL[i])
    assert sorted(ident for group in index.groups() for ident in group) == sorted(a.id for a, _ in ALL)
    for i in order[:5]:
        index.remove(ALL[i][0].id)
    assert sorted(ident for group in index.groups() for ident in group) == sorted(ALL[i][0].id for i in order[5:])


def test_articles_that_come_one_by_one_find_their_stories() -> None:
    index = StoryIndex.of(ALL[:2] + ALL[4:6] + ALL[8:])
    assert index.add(ALL[2]) == ("o0", "o1", "o2")
    assert index.add(ALL[7]) == ("t0", "t1", "t3")
    assert index.add(ALL[7]) == ("t0", "t1", "t3"), "put in again, it is there once"


def test_articles_whose_facts_were_found_anew_end_in_the_stories_that_they_would_be_in_at_once() -> None:
    before = signature_of(*ALL[0])
    index = StoryIndex([replace(before, article=article.id) for article, _ in ALL])
    assert len(index.groups()) == 1
    for record in ALL:
        index.add(record)
    assert index.groups() == GROUPS


def test_a_famous_name_connects_less_where_an_article_names_many_others() -> None:
    def alike(*others: str) -> float:
        rally = report("x", "A rally|Pavel Orsic spoke of taxes and schools.", None, ("Pavel Orsic", *others))
        visit = report("y", "Help|Pavel Orsic brought tents for families.", None, ("Pavel Orsic",))
        signatures = [signature_of(*record) for record in (*quake("o", OSLA, None), rally, visit)]
        frequencies = Frequencies(signatures)
        return odds(*(frequencies.vector(signature) for signature in signatures[-2:]))

    assert alike("Tom Wick", "Ida Marsh", "Bo Roe") < alike("Tom Wick") < alike()


def test_what_only_one_article_had_connects_it_with_the_next_one() -> None:
    # Far fewer than what would have all grouped anew.
    many = [report(f"z{n}", f"Notice {n}|Lot {n} of the salt works was sold for {n} crowns.", None) for n in range(40)]
    index = StoryIndex.of(many)
    first, second = votes()
    assert index.add(first) == ("v0",)
    assert index.add(second) == ("v0", "v1")


def test_growing_is_as_grouping_at_once() -> None:
    index = StoryIndex()
    for i in random.Random(4).sample(range(len(ALL)), len(ALL)):
        index.add(ALL[i])
    assert index.groups() == GROUPS


def test_the_reader_joins_and_parts() -> None:
    joined = StoryIndex.of(ALL, [Join("v0", ("o0",))])
    assert {"o0", "v0"} <= set(joined.beside("v0"))
    parted = StoryIndex.of(ALL, [Part("o2", ("o0", "o1", "o3"))])
    assert parted.beside("o2") == ("o2",)
    assert parted.beside("o0") == ("o0", "o1", "o3")


def test_the_readers_last_word_counts() -> None:
    index = StoryIndex.of(ALL, [Part("o2", ("o0",)), Join("o2", ("o0",))])
    assert index.beside("o2") == GROUPS[0]
    index.correct([Join("o2", ("o0",)), Part("o2", ("o0", "o1", "o3"))])
    assert index.beside("o2") == ("o2",)


def test_a_parting_holds_for_articles_that_come_later() -> None:
    index = StoryIndex.of(ALL[:2], [Part("o2", ("o0", "o1"))])
    assert index.add(ALL[2]) == ("o2",)


def told(*records: Record, seen: tuple[str, ...] = ()) -> list[NewsStory]:
    return StoryIndex.of(records).stories([article for article, _ in records], seen)


def test_a_story_in_words() -> None:
    first, *_ = told(*ALL, seen=("t0", "t1"))
    assert first.title == "Quake hits Ternholm"
    assert (first.first, first.last, first.sources, first.new) == ("2032-11-20", "2032-11-20", 4, 2)
    assert {"Pavel Orsic", "Ternholm"} <= set(first.entities)
    assert all("Ternholm" in member.why or "Pavel Orsic" in member.why for member in first.articles)
    assert "2032" in first.articles[0].why


def test_an_article_alone_is_a_story_of_one_and_says_so() -> None:
    (alone,) = told(ALL[0])
    assert alone.ids == ("o0",)
    assert "no other" in alone.articles[0].why


def test_what_the_reader_has_put_together_says_so() -> None:
    index = StoryIndex.of(ALL, [Join("v0", ("o0",))])
    story = next(s for s in index.stories([a for a, _ in ALL]) if "v0" in s.ids)
    assert next(m.why for m in story.articles if m.article == "v0") == "you put it there"


def test_copies_are_one_source() -> None:
    wire = " ".join(f"Sentence {i} of the wire tells of tents, water and roads at Osla Bay." for i in range(40))
    records = [
        report(f"w{i}", f"Aid reaches Osla Bay|{wire}", f"2031-03-0{i + 5}", (), ("Osla Bay",)) for i in range(3)
    ]
    (story,) = told(*records)
    assert story.sources == 1
    assert [member.copy_of for member in story.articles] == [None, "w0", "w0"]


def test_the_id_of_a_story_stays_while_later_articles_join() -> None:
    before = told(*ALL[:2])[0].id
    assert told(*ALL[:4])[0].id == before


def test_many_sources_and_late_news_come_first() -> None:
    assert [story.ids[0][0] for story in told(*ALL)] == ["t", "o", "v"]


def test_headlines_lose_their_outlet() -> None:
    assert headline("Quake hits Osla Bay - The Fjord Post") == "Quake hits Osla Bay"
    assert headline("Storm-hit towns wait | Fjord Post") == "Storm-hit towns wait"
    assert headline("A well-known harbour") == "A well-known harbour"


def test_a_headline_of_another_page_names_no_story() -> None:
    records = quake("o", OSLA, "2031-03-04")
    other = "Two men charged after a robbery at the lottery office"
    named = [(replace(article, title=other, text=f"{other}\n{article.text}"), facts) for article, facts in records[1:]]
    assert told(*named, records[0])[0].title == records[0][0].title


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Tuesday 1 February 2033 14.59 GMT The ferry to Osla ran aground", "The ferry to Osla ran aground"),
        ("Last updated: 14 January, 2033 - 17:26 GMT Ferry aground: crew safe", "Ferry aground: crew safe"),
        ("8 March 2033, 14:59 Boat Rosalind Aground, Crew Safe", "Boat Rosalind Aground, Crew Safe"),
        ("OSLA BAY, 24 March - After a ban the harbour was closed", "After a ban the harbour was closed"),
        ("TERNHOLM, Aug 3 (IPS) - Ferries stay in port", "Ferries stay in port"),
        ("May 2, 2033: what we know", "May 2, 2033: what we know"),
        ("2 May 2033 Ferry aground", "2 May 2033 Ferry aground"),
    ],
)
def test_headlines_lose_day_hour_and_dateline(title: str, said: str) -> None:
    assert headline(title) == said


def test_a_story_is_named_by_a_headline_that_says_something() -> None:
    dull = [report("d0", "8 / 2 / 33 at 1: 30 PM|The ferry to Osla ran aground.", None)]
    assert told(*dull, report("d1", "Ferry to Osla runs aground|The ferry to Osla ran aground.", None))[0].title == (
        "Ferry to Osla runs aground"
    )
    back = report("d2", "It ran aground on the way to Osla|The ferry to Osla ran aground.", None)
    assert told(back, report("d3", "Ferry to Osla runs aground at night|The ferry to Osla ran aground.", None))[
        0
    ].title.startswith("Ferry")


class TestKept:
    KEY = FactsKey("m", "p", "x")

    def put(self, library: Library, records: Sequence[Record]) -> None:
        for article, facts in records:
            library.put_facts(article, self.KEY, facts)

    def update(self, library: Library, *made: Correction) -> list[KeptStory]:
        """As a program that has just been started does it."""
        return StoryKeeper(library, self.KEY, load_profile()).update(made)

    @pytest.mark.parametrize("stays", [True, False])
    def test_stories_of_a_library_are_as_those_found_at_once(self, stays: bool) -> None:
        with Library.in_memory() as library:
            keeper = StoryKeeper(library, self.KEY, load_profile())
            for part in (ALL[:3], ALL[3:7], ALL[7:], ()):
                self.put(library, part)
                stories = keeper.update() if stays else self.update(library)
            assert sorted(tuple(sorted(one.story.ids)) for one in stories) == GROUPS
            assert library.stories(KeptStory) == sorted(stories, key=lambda one: one.story.id)
            assert library.story_members()["o0"] == library.story_members()["o3"]
            assert {hit.id for hit in library.search(f"story:{library.story_members()['v0']}")} == {"v0", "v1"}

    def test_what_is_gone_leaves_its_story(self) -> None:
        with Library.in_memory() as library:
            self.put(library, ALL)
            self.update(library)
            library.remove(["o0", "o1", "v0", "v1"])
            assert groups_of(self.update(library)) == [("o2", "o3"), GROUPS[1]]
            assert len(library.stories(KeptStory)) == 2

    @pytest.mark.parametrize("stays", [True, False])
    def test_a_correction_regroups_what_it_is_about_and_is_taken_back(self, stays: bool) -> None:
        with Library.in_memory() as library:
            self.put(library, ALL)
            keeper = StoryKeeper(library, self.KEY, load_profile())
            before = keeper.update()
            made = Part("o2", ("o0", "o1", "o3"))
            parted = keeper.update([made]) if stays else self.update(library, made)
            assert groups_of(parted) == sorted([("o0", "o1", "o3"), ("o2",), *GROUPS[1:]])
            again = keeper.update() if stays else self.update(library)
            assert groups_of(again) == groups_of(before)
            joined = [Join("v0", ("t0",)), Join("v1", ("t0",))]
            both = keeper.update(joined) if stays else self.update(library, *joined)
            assert any({"v0", "v1", "t0"} <= set(one.story.ids) for one in both)
            assert groups_of(keeper.update() if stays else self.update(library)) == groups_of(before)

    def test_only_what_a_correction_touches_is_told_again(self) -> None:
        with Library.in_memory() as library:
            self.put(library, ALL)
            before = {one.story.id: one for one in self.update(library)}
            name = next(iter(before.values())).story.entities[0]
            made = Rename(Ref(name), "Somebody Else")
            after = {one.story.id: one for one in self.update(library, made)}
            touched = {ident for ident in before if before[ident] != after[ident]}
            assert touched == {ident for ident, one in before.items() if name in one.story.entities}
            assert {one.story.id: one for one in self.update(library)} == before

    def test_articles_whose_facts_are_looked_for_anew_stay_where_they_are(self) -> None:
        with Library.in_memory() as library:
            self.put(library, ALL)
            before = self.update(library)
            newer = FactsKey("m", "p", "y")
            keeper = StoryKeeper(library, newer, load_profile())
            assert groups_of(keeper.update()) == groups_of(before)
            library.put_facts(ALL[0][0], newer, ALL[0][1])
            assert groups_of(keeper.update()) == groups_of(before)

    def test_what_was_said_of_a_story_stands_until_facts_are_there_again(self) -> None:
        with Library.in_memory() as library:
            self.put(library, ALL)
            older = [
                msgspec.structs.replace(one, version="older", event="as told before") for one in self.update(library)
            ]
            library.put_stories([(one.story.id, one.story.ids, one) for one in older])
            newer = FactsKey("m", "p", "y")
            keeper = StoryKeeper(library, newer, load_profile())
            assert {one.event for one in keeper.update()} == {"as told before"}
            library.put_facts(ALL[0][0], newer, ALL[0][1])
            first, *others = sorted(keeper.update(), key=lambda one: ALL[0][0].id not in one.story.ids)
            assert first.event != "as told before"
            assert {one.event for one in others} == {"as told before"}

    def test_a_story_is_told_again_as_more_of_its_articles_have_facts_again(self) -> None:
        with Library.in_memory() as library:
            self.put(library, ALL[:4])
            self.update(library)
            newer = FactsKey("m", "p", "y")
            keeper = StoryKeeper(library, newer, load_profile())
            for n, (article, facts) in enumerate(ALL[:4]):
                named = msgspec.structs.replace(
                    facts, events=(Event("v1", "act", f"deed {n}", main=True, text=f"deed {n}"),)
                )
                library.put_facts(article, newer, named)
                assert [one.event for one in keeper.update()] == [f"deed {n}"]

    def test_a_few_are_taken_up_at_a_time_those_wanted_first_before_others(self) -> None:
        with Library.in_memory() as library:
            self.put(library, ALL)
            keeper = StoryKeeper(library, self.KEY, load_profile())
            wanted = {"v0", "v1"}
            assert groups_of(keeper.update(first=wanted, most=2)) == [("v0", "v1")]
            assert keeper.left == len(ALL) - 2
            while keeper.left:
                stories = keeper.update(most=2)
            assert groups_of(stories) == GROUPS

    def test_stories_as_an_older_version_kept_them_are_told_again(self, tmp_path: Path) -> None:
        file = tmp_path / "library.sqlite3"
        with sqlite3.connect(file) as db:
            for step in schema.STEPS[:4]:
                for statement in schema._statements(step):
                    db.execute(statement)
            db.execute("INSERT INTO stories VALUES ('so0', ?)", (msgspec.json.encode(StoryIndex.of(ALL).stories([])),))
            db.execute("INSERT INTO story_members VALUES ('o0', 'so0')")
            db.execute("INSERT INTO signatures VALUES ('o0', 'old', ?)", (b"not a signature",))
            db.execute("PRAGMA user_version = 4")
        db.close()
        with Library.open(file) as library:
            self.put(library, ALL)
            assert groups_of(self.update(library)) == GROUPS
            assert len(library.stories(KeptStory)) == len(GROUPS)

    def test_what_another_program_has_grouped_meanwhile_is_taken_up(self) -> None:
        with Library.in_memory() as library:
            self.put(library, ALL[:4])
            keeper = StoryKeeper(library, self.KEY, load_profile())
            keeper.update()
            self.put(library, ALL[4:])
            other = self.update(library)
            assert groups_of(keeper.update()) == groups_of(other)


def groups_of(stories: Iterable[KeptStory]) -> list[tuple[str, ...]]:
    return sorted(tuple(sorted(one.story.ids)) for one in stories)
