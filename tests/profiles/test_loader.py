"""Profiles as a reader writes them: what merges, and what is refused with file, key and reason."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.model import EventClass
from briefing.profiles import ProfileError, load_profile
from briefing.profiles.loader import DESKS, profile_names


def user(folder: Path, text: str, name: str = "diplomacy") -> Path:
    (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", profile_names())
def test_every_built_in_profile_names_its_kinds_and_envoys(name: str) -> None:
    profile = load_profile(name)
    assert profile.name == name
    assert profile.title
    assert profile.events or profile.actions
    assert profile.envoy.titles
    for kind in profile.events.values():
        assert kind.label
        assert kind.nouns
    for action in profile.actions.values():
        assert action.label


def test_by_default_all_built_in_desks_look_together() -> None:
    together = load_profile()
    assert list(DESKS) == together.name.split("+")
    assert set(DESKS) == set(profile_names())
    for name in DESKS:
        desk = load_profile(name)
        assert set(desk.events) <= set(together.events)
        assert set(desk.actions) <= set(together.actions)
    assert together.envoy == load_profile("diplomacy").envoy


def test_several_desks_narrow(tmp_path: Path) -> None:
    two = load_profile(["diplomacy", "conflict"])
    assert two == load_profile("diplomacy, conflict")
    assert {"summit"} <= set(two.events)
    assert {"attack", "threat"} <= set(two.actions)
    assert "trial" not in two.actions
    mine = load_profile(
        ("diplomacy", "conflict"), user_dir=user(tmp_path, '[actions.attack]\nnouns = ["sortie"]\n', "conflict")
    )
    assert mine.actions["attack"].nouns == ("sortie",)
    assert mine.actions["attack"].verbs == two.actions["attack"].verbs


def test_the_words_of_all_desks_are_broad_enough_for_any_newswire() -> None:
    words = set()
    for kind in load_profile().actions.values():
        words |= {
            *kind.verbs,
            *kind.alone,
            *kind.on_people,
            *kind.over,
            *kind.nouns,
            *kind.of,
            *kind.objects,
            *kind.subjects,
        }
    assert len(words) > 1500


def test_every_class_has_a_kind() -> None:
    profile = load_profile()
    classes = {k.class_ for k in profile.events.values()} | {k.class_ for k in profile.actions.values()}
    assert classes == set(get_args(EventClass))


def test_a_key_of_ones_own_replaces_only_that_key(tmp_path: Path) -> None:
    built_in = load_profile()
    mine = load_profile(user_dir=user(tmp_path, '[events.summit]\nlabel = "Gipfel"\n'))
    assert mine.events["summit"].label == "Gipfel"
    assert mine.events["summit"].nouns == built_in.events["summit"].nouns
    assert {k: v for k, v in mine.events.items() if k != "summit"} == {
        k: v for k, v in built_in.events.items() if k != "summit"
    }


def test_a_list_of_ones_own_replaces_the_list(tmp_path: Path) -> None:
    mine = load_profile(user_dir=user(tmp_path, '[events.visit]\nnouns = ["pilgrimage"]\n'))
    assert mine.events["visit"].nouns == ("pilgrimage",)


def test_a_new_kind_comes_after_the_others(tmp_path: Path) -> None:
    text = '[events.exercise]\nlabel = "Exercises"\nnouns = ["drill"]\n'
    assert list(load_profile("diplomacy", user_dir=user(tmp_path, text)).events)[-1] == "exercise"


def test_a_profile_of_ones_own_needs_no_built_in_one(tmp_path: Path) -> None:
    text = 'title = "Courts"\n[events.ruling]\nlabel = "Rulings"\nnouns = ["ruling"]\n'
    mine = load_profile("courts", user_dir=user(tmp_path, text, "courts"))
    assert (mine.name, mine.title, list(mine.events)) == ("courts", "Courts", ["ruling"])
    assert "courts" in profile_names(tmp_path)


def test_verbs_of_a_domain_are_verbs_of_their_kind() -> None:
    for kind, words in load_profile().actions.items():
        verbs = {*words.verbs, *words.alone, *words.on_people, *words.objects, *words.subjects, *words.over}
        assert set(words.in_domain) <= verbs, kind


def test_a_folder_that_is_not_there_changes_nothing(tmp_path: Path) -> None:
    assert load_profile(user_dir=tmp_path / "nowhere") == load_profile()


@pytest.mark.parametrize(
    ("text", "key", "reason"),
    [
        ('[events.summit]\nnuons = ["summit"]', "events.summit.nuons", "unknown key"),
        ("[events.summit]\nnouns = [3]", "events.summit.nouns[0]", "expected `str`"),
        ('[events.summit]\nnouns = [""]', "events.summit.nouns[0]", "empty"),
        ('[events.summit]\nnouns = "summit"', "events.summit.nouns", "expected `array`"),
        ("[events.summit]\nsides = 0", "events.summit.sides", ">= 1"),
        ('[events.summit]\nneeds = ["why"]', "events.summit.needs[0]", "who, when, where"),
        ('[events.summit]\nnamed_after = "moon"', "events.summit.named_after", "place, participant, topic"),
        ('[events.summit]\nalso = ["ball"]', "events.summit.also", "no kind is named 'ball'"),
        ('[envoy]\nmeetings = ["ball"]', "envoy.meetings", "no kind is named 'ball'"),
        ('[events.drill]\nnouns = ["drill"]', "events.drill.label", "missing"),
        ('[events.drill]\nlabel = "Drills"', "events.drill", "neither nouns nor verbs"),
        ('[events.drill]\nlabel = "Drills"\nnouns = ["drill"]\nobjects = ["x"]', "events.drill.objects", "verbs"),
        ('[events."a b"]\nlabel = "A"\nnouns = ["a"]', "events.a b", "letters"),
        ("events = 3", "events", "expected `object`"),
        ("[events]\nsummit = 3", "events.summit", "expected `object`"),
        ('[envoy]\ntitels = ["envoy"]', "envoy.titels", "unknown key"),
        ("[envoy]\ntitles = 1", "envoy.titles", "expected `array`"),
        ('colour = "red"', "colour", "unknown key"),
        ('[actions.a]\nlabel = "A"\nclass = "aid"\nverbs = ["a"]\nin_domain = ["a"]', "actions.a.in_domain", "domain"),
        ('[actions.a]\nlabel = "A"\nclass = "aid"\nverbs = ["a"]\ndomain = ["@b"]', "actions.a", "no list is named @b"),
        ('name = "other"', "name", "named by its file"),
        ("title = ", "", "not TOML"),
    ],
)
def test_a_wrong_profile_is_refused_in_one_line(tmp_path: Path, text: str, key: str, reason: str) -> None:
    with pytest.raises(ProfileError) as refused:
        load_profile(user_dir=user(tmp_path, text))
    message = str(refused.value)
    assert message.startswith(f"{tmp_path / 'diplomacy.toml'}: {key}")
    assert reason in message
    assert "\n" not in message


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "diplomacy.toml").write_bytes(b'title = "\xff"')
    with pytest.raises(ProfileError, match="not UTF-8"):
        load_profile(user_dir=tmp_path)


@pytest.mark.parametrize("name", ["nosuch", "../diplomacy", "", "a/b", "."])
def test_an_unknown_name_is_refused(name: str) -> None:
    with pytest.raises(ProfileError):
        load_profile(name)


def test_an_unknown_name_is_answered_with_those_that_there_are(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match="diplomacy, disasters"):
        load_profile("nosuch", user_dir=tmp_path)


@settings(max_examples=80, deadline=None)
@given(text=st.text(max_size=200))
def test_no_text_in_the_users_file_does_worse_than_a_one_line_refusal(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    folder = tmp_path_factory.mktemp("profiles")
    (folder / "diplomacy.toml").write_text(text, encoding="utf-8", errors="replace")
    try:
        told = load_profile(user_dir=folder).name
    except ProfileError as error:
        told = str(error)
    assert told
    assert "\n" not in told
