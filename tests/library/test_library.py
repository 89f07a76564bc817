"""The library keeps what it is given, finds it again, and tells what is stale."""

from __future__ import annotations

import string
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.library import FactsKey, Library, Stamp, facts_key
from briefing.library.search import match_expression
from briefing.model import Article, Entity, Event, EventPlace, Facts, Published, Role, Span, Time
from briefing.profiles import load_profile

KEY = FactsKey("en_core_web_md 3.7.1", "p1", "x1")


def article(id_: str = "a1", text: str = "The ministers met in Oslo.", **more: object) -> Article:
    fields = {"source": f"/news/{id_}.md", "title": "Ministers meet", **more}
    return msgspec.convert({"id": id_, "text": text, **fields}, Article)


def facts(article_id: str = "a1", name: str = "Ine Eriksen Søreide") -> Facts:
    return Facts(
        article_id,
        published=Published("2019-02-06", "metadata"),
        entities=(Entity("e1", "person", name, ("Eriksen",), "NO", (Role("minister", 4, 12),), True, (Span(4, 13),)),),
        times=(Time(0, 3, "now", "date", "PRESENT_REF"),),
        events=(Event("v1", "meeting", "meeting", 2, ("e1",), ("2019",), (Span(0, 3),), (EventPlace("e1"),)),),
        model="en_core_web_md",
    )


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.sqlite3") as opened:
        yield opened


class TestArticles:
    def test_is_there_again_after_reopening(self, tmp_path: Path) -> None:
        kept = article(outlet="Fjord Post", author="A. Writer", language="en", url="https://example.org/1")
        with Library.open(tmp_path / "l.sqlite3") as library:
            library.put_article(kept)
        with Library.open(tmp_path / "l.sqlite3") as library:
            assert library.article("a1") == kept

    def test_come_in_the_order_asked_and_only_where_kept(self, library: Library) -> None:
        library.put_articles([(article(i), None) for i in ("a1", "a2", "a3")])
        assert [a.id for a in library.articles(["a3", "nothing", "a1"])] == ["a3", "a1"]

    def test_newer_version_replaces_older(self, library: Library) -> None:
        library.put_article(article(outlet="Old Outlet"))
        library.put_article(article(outlet="New Outlet", title="Ministers part"))
        assert library.article("a1") == article(outlet="New Outlet", title="Ministers part")
        assert [hit.id for hit in library.search("new outlet")] == ["a1"]
        assert library.search("old") == []

    def test_heads_tell_what_a_list_shows(self, library: Library) -> None:
        kept = article(published={"value": "2019-02-06", "basis": "filename"}, outlet="Fjord Post")
        library.put_article(kept)
        library.set_read("a1")
        (head,) = library.heads(["a1"], KEY)
        assert (head.title, head.outlet, head.published) == (kept.title, "Fjord Post", kept.published)
        assert (head.length, head.read, head.facts) == (len(kept.text), True, None)

    def test_heads_count_current_facts_only(self, library: Library) -> None:
        library.put_facts(article(), KEY, facts())
        assert library.heads(["a1"], KEY)[0].facts == 3
        assert library.heads(["a1"], FactsKey("other", "p1", "x1"))[0].facts is None
        assert library.heads(["a1"])[0].facts is None

    def test_all_heads_newest_first(self, library: Library) -> None:
        for id_, day in (("a1", "2019-01-01"), ("a2", "2019-03-01"), ("a3", "2019-02-01")):
            library.put_article(article(id_, published={"value": day, "basis": "metadata"}))
        assert [head.id for head in library.heads()] == ["a2", "a3", "a1"]

    def test_removed_article_leaves_nothing_behind(self, library: Library) -> None:
        library.put_facts(article(), KEY, facts())
        library.set_place("a1", 5)
        library.remove(["a1", "never kept"])
        assert library.article("a1") is None
        assert library.facts(article(), KEY) is None
        assert library.search("ministers") == []
        assert library.mentions("Eriksen") == []
        assert library.place("a1") == 0


class TestKnown:
    def test_unchanged_file_is_known(self, library: Library) -> None:
        library.put_article(article(), Stamp(26, 1))
        assert library.known({"/news/a1.md": Stamp(26, 1), "/news/new.md": Stamp(1, 1)})["/news/a1.md"].id == "a1"

    @pytest.mark.parametrize("now", [Stamp(27, 1), Stamp(26, 2)], ids=["size", "time"])
    def test_changed_file_is_not(self, library: Library, now: Stamp) -> None:
        library.put_article(article(), Stamp(26, 1))
        assert library.known({"/news/a1.md": now}) == {}

    def test_article_kept_without_stamp_is_not(self, library: Library) -> None:
        library.put_article(article())
        assert library.known({"/news/a1.md": Stamp(26, 1)}) == {}

    def test_date_given_by_option_holds_for_that_call_alone(self, library: Library) -> None:
        library.put_article(article(published={"value": "2019-02-06", "basis": "option"}), Stamp(26, 1))
        assert library.known({"/news/a1.md": Stamp(26, 1)}) == {}

    def test_keeping_facts_later_keeps_the_stamp(self, library: Library) -> None:
        library.put_article(article(), Stamp(26, 1))
        library.put_facts(article(), KEY, facts())
        assert library.known({"/news/a1.md": Stamp(26, 1)}, KEY)["/news/a1.md"].facts == 3

    @pytest.mark.parametrize("kept", ["news/a1.md", "news/../news/a1.md", "link/a1.md", None], ids=str)
    @pytest.mark.parametrize("asked", ["news/a1.md", "./link/a1.md", None], ids=str)
    def test_file_is_known_however_its_folder_is_named(
        self, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: str | None, asked: str | None
    ) -> None:
        (tmp_path / "news").mkdir()
        (tmp_path / "link").symlink_to(tmp_path / "news")
        monkeypatch.chdir(tmp_path)
        absolute = str(tmp_path / "news" / "a1.md")
        kept, asked = kept or absolute, asked or absolute
        library.put_article(article(source=kept), Stamp(26, 1))
        assert library.known({asked: Stamp(26, 1)})[asked].source == asked
        assert library.known_articles({asked: Stamp(26, 1)}) == {asked: article(source=asked)}

    def test_link_of_another_name_is_another_file(self, library: Library, tmp_path: Path) -> None:
        """A name may hold the date."""
        (tmp_path / "2019-02-06.md").write_text("")
        (tmp_path / "2019-02-07.md").symlink_to(tmp_path / "2019-02-06.md")
        library.put_article(article(source=str(tmp_path / "2019-02-06.md")), Stamp(26, 1))
        assert library.known({str(tmp_path / "2019-02-07.md"): Stamp(26, 1)}) == {}

    def test_copies_in_two_files_are_both_known(self, library: Library) -> None:
        for name in ("/news/a.md", "/news/b.md"):
            library.put_article(article(source=name), Stamp(26, 1))
        found = library.known({"/news/a.md": Stamp(26, 1), "/news/b.md": Stamp(26, 1)})
        assert {path: head.source for path, head in found.items()} == {p: p for p in ("/news/a.md", "/news/b.md")}

    def test_changed_file_is_known_by_what_it_holds_now(self, library: Library) -> None:
        library.put_article(article("a1", source="/news/x.md"), Stamp(26, 1))
        library.put_article(article("a2", source="/news/x.md"), Stamp(27, 2))
        assert library.known({"/news/x.md": Stamp(27, 2)})["/news/x.md"].id == "a2"

    def test_file_of_a_removed_article_is_not(self, library: Library) -> None:
        library.put_article(article(), Stamp(26, 1))
        library.remove(["a1"])
        assert library.known({"/news/a1.md": Stamp(26, 1)}) == {}

    def test_path_that_is_no_text_is_simply_not_known(self, library: Library) -> None:
        assert library.known({"/news/\udcff.md": Stamp(1, 1)}) == {}


class TestFacts:
    def test_are_there_again(self, library: Library) -> None:
        library.put_facts(article(), KEY, facts())
        assert library.facts(article(), KEY) == facts()
        assert library.article("a1") == article()

    @pytest.mark.parametrize(
        "other",
        [FactsKey("other", "p1", "x1"), FactsKey(KEY.model, "p2", "x1"), FactsKey(KEY.model, "p1", "x2")],
        ids=["model", "profile", "extractor"],
    )
    def test_by_another_key_are_not_shown(self, library: Library, other: FactsKey) -> None:
        library.put_facts(article(), KEY, facts())
        assert library.facts(article(), other) is None

    def test_resolved_against_another_date_are_not_shown(self, library: Library) -> None:
        library.put_facts(article(), KEY, facts())
        dated = article(published={"value": "2019-02-07", "basis": "option"})
        assert library.facts(dated, KEY) is None

    def test_of_two_models_stay_side_by_side(self, library: Library) -> None:
        other = FactsKey("en_core_web_sm 3.8.0", "p1", "x1")
        library.put_facts(article(), KEY, facts())
        library.put_facts(article(), other, facts(name="Eriksen"))
        assert library.facts(article(), KEY) == facts()
        assert library.facts(article(), other) == facts(name="Eriksen")

    def test_of_many_articles_at_once(self, library: Library) -> None:
        for id_ in ("a1", "a2"):
            library.put_facts(article(id_), KEY, facts(id_))
        found = library.facts_of([article("a2"), article("a3")], KEY)
        assert found == {"a2": facts("a2")}

    def test_key_tells_profiles_apart_and_stays_the_same(self) -> None:
        profile = load_profile()
        assert facts_key(None, profile) == facts_key(None, load_profile())
        assert facts_key(None, profile) != facts_key(None, msgspec.structs.replace(profile, title="Other"))

    def test_mentions_find_a_name_and_its_aliases_in_any_case(self, library: Library) -> None:
        library.put_facts(article("a1"), KEY, facts("a1"))
        library.put_facts(article("a2"), KEY, facts("a2", name="Somebody Else"))
        assert [m.id for m in library.mentions("ine eriksen søreide")] == ["a1"]
        assert [(m.id, m.name, m.count) for m in library.mentions("ERIKSEN")] == [
            ("a1", "Ine Eriksen Søreide", 1),
            ("a2", "Somebody Else", 1),
        ]


class TestReading:
    def test_article_never_opened(self, library: Library) -> None:
        reading = library.reading("a1")
        assert (reading.place, reading.read, reading.opened) == (0, False, None)

    def test_place_read_and_time_are_kept_each_by_itself(self, library: Library) -> None:
        library.set_place("a1", 120)
        library.set_read("a1")
        library.set_opened("a1")
        library.set_place("a1", 240)
        reading = library.reading("a1")
        assert (reading.place, reading.read) == (240, True)
        assert reading.opened is not None
        library.set_read("a1", False)
        assert library.reading("a1").read is False

    def test_values_are_kept_by_name(self, library: Library) -> None:
        library.keep("merges", [["Mike Pompeo", "Michael Pompeo"]])
        assert library.kept("merges", list[list[str]]) == [["Mike Pompeo", "Michael Pompeo"]]
        assert library.kept("merges", int) is None
        assert library.kept("nothing", str) is None


class TestSearch:
    @pytest.fixture(autouse=True)
    def _articles(self, library: Library) -> None:
        library.put_articles(
            [
                (article("a1", "The envoys met in Zürich. Nothing was signed.", title="Envoys meet"), None),
                (article("a2", "A treaty was signed in Oslo after the envoys met.", title="Treaty"), None),
                (article("a3", "Rain is expected. The treaty is not mentioned here.", title="Weather"), None),
            ]
        )

    @pytest.mark.parametrize(
        ("query", "ids"),
        [
            ("signed", {"a1", "a2"}),
            ("signed treaty", {"a2"}),
            ('"envoys met"', {"a1", "a2"}),
            ('"met envoys"', set()),
            ("zurich", {"a1"}),
            ("tre", {"a2", "a3"}),
            ("tre signed", set()),
            ("TREATY", {"a2", "a3"}),
            ("", set()),
            ("?!", set()),
            ("signed OR", {"a1", "a2"}),
            ('unclosed "quote', set()),
            ("text:signed", set()),
            ("signed*", {"a1", "a2"}),
        ],
    )
    def test_finds(self, library: Library, query: str, ids: set[str]) -> None:
        assert {hit.id for hit in library.search(query)} == ids

    def test_title_counts_most(self, library: Library) -> None:
        assert [hit.id for hit in library.search("treaty")] == ["a2", "a3"]

    def test_snippet_shows_where(self, library: Library) -> None:
        (hit,) = library.search("oslo")
        assert [hit.snippet[m.start : m.end] for m in hit.matches] == ["Oslo"]

    def test_limit(self, library: Library) -> None:
        assert len(library.search("signed", limit=1)) == 1


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), max_size=200)
DAY = st.dates().map(lambda day: Published(day.isoformat(), "metadata"))


@given(
    id_=st.text(string.hexdigits, min_size=1, max_size=16),
    title=TEXT,
    text=TEXT,
    outlet=st.none() | TEXT,
    published=st.none() | DAY,
)
def test_any_article_comes_back_as_it_was(
    id_: str, title: str, text: str, outlet: str | None, published: Published | None
) -> None:
    kept = Article(id_, "-", title, text, outlet, published=published)
    found = Facts(id_, published, (Entity("e1", "other", title, (text, title)),))
    with Library.in_memory() as library:
        for _ in range(2):
            library.put_article(kept)
            library.put_facts(kept, KEY, found)
        assert library.article(id_) == kept
        assert library.facts(kept, KEY) == found
        library.remove([id_])
        assert library.heads() == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(st.characters(), max_size=40))
def test_no_query_is_an_error(library: Library, query: str) -> None:
    library.search(query)
    assert "\0" not in match_expression(query)


@given(words=st.lists(st.text(string.ascii_letters, min_size=1, max_size=8), min_size=1, max_size=6))
def test_every_word_of_a_text_is_found_where_it_stands(words: list[str]) -> None:
    with Library.in_memory() as library:
        library.put_article(Article("a1", "-", "", " ".join(words)))
        for word in words:
            (hit,) = library.search(f'"{word}"')
            assert {hit.snippet[m.start : m.end].lower() for m in hit.matches} == {word.lower()}
