"""JSON of any shape gives its articles; the user says where they stand in shapes that nobody knows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.cli.records import Records
from briefing.ingest import Limits, Skipped, discover, load
from briefing.ingest.readers import records
from briefing.ingest.readers.protocol import Content, RefusedError
from briefing.model import Article
from briefing.workers.batch import NothingToOpenError
from tests.ingest.readers.made import MORE, WORDS
from tests.ingest.readers.test_readers import NEWS_PLEASE, articles, one, opened, refused

OWN = {
    "meta": {"day": "4 March 2021", "by": [{"who": "Ann Lee"}, {"who": "Bo Roe"}]},
    "head": {"line": "Lake talks"},
    "parts": [{"words": WORDS}, {"words": MORE}],
    "description": "They met. " * 200,
    "from": {"paper": {"name": "The Lantern"}},
    "at": {"web": "https://lantern.example/lake"},
    "tongue": "en-GB",
}
NAMES = {
    "title": ("head.line",),
    "text": ("nothing.here", "parts.words"),
    "date": ("meta.day",),
    "source": ("from.paper.name",),
    "authors": ("meta.by.who",),
    "url": ("at.web",),
    "language": ("tongue",),
}


def content(value: object, limits: Limits | None = None) -> Content:
    return records.read(json.dumps(value).encode(), "", limits or Limits())


def test_the_user_names_the_fields_also_within_others() -> None:
    found = content(OWN, Limits(fields=NAMES))
    assert found.text == f"{WORDS}\n\n{MORE}"
    about = found.metadata
    assert (about.title, about.outlet, about.author) == ("Lake talks", "The Lantern", "Ann Lee, Bo Roe")
    assert (about.published, about.url, about.language) == ("2021-03-04", "https://lantern.example/lake", "en")


def test_what_the_users_names_do_not_find_is_found_as_without_them() -> None:
    found = content(NEWS_PLEASE, Limits(fields={"title": ("none",), "date": ("title",)}))
    assert (found.metadata.title, found.metadata.published) == ("Lake talks", "2021-03-04")


def test_the_configuration_holds_for_commands_and_is_heeded_when_it_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFING_CONFIG_DIR", str(tmp_path / "config"))
    monkeypatch.setenv("BRIEFING_DATA_DIR", str(tmp_path / "data"))
    (tmp_path / "config").mkdir()
    file = tmp_path / "a.json"
    file.write_text(json.dumps([{"title": "Lake talks", "story": WORDS, "note": MORE}]))

    def texts() -> list[str]:
        with Records() as commands:
            return [article.text for article, _ in commands.stored([str(file)])]

    with pytest.raises(NothingToOpenError, match="JSON without a text"):
        texts()
    for name, expected in (("story", WORDS), ("note", MORE)):
        (tmp_path / "config" / "config.toml").write_text(f'[json]\ntext = "{name}"\n')
        assert texts() == [expected]


SHAPES: dict[str, tuple[Any, dict[str, str | None]]] = {
    "a feed reader's export": (
        {
            "items": [
                {
                    "title": "Lake talks",
                    "published": 1614834367,
                    "content": {"direction": "ltr", "content": f"<p>{WORDS}</p>"},
                    "canonical": [{"href": "https://lantern.example/lake"}],
                    "origin": {"streamId": "feed/1", "title": "The Lantern"},
                }
            ]
        },
        {"outlet": "The Lantern", "url": "https://lantern.example/lake", "published": "2021-03-04"},
    ),
    "an answer within an answer": (
        {
            "response": {
                "status": "ok",
                "results": [
                    {
                        "webTitle": "Lake talks",
                        "webPublicationDate": "2021-03-04T05:06:07Z",
                        "webUrl": "https://lantern.example/lake",
                        "fields": {"bodyText": WORDS},
                    }
                ],
            }
        },
        {"outlet": None, "url": "https://lantern.example/lake", "published": "2021-03-04"},
    ),
    "linked data": (
        {
            "@graph": [
                {
                    "@type": "NewsArticle",
                    "headline": "Lake talks",
                    "articleBody": WORDS,
                    "datePublished": "2021-03-04",
                    "publisher": {"@type": "Organization", "name": "The Lantern"},
                    "mainEntityOfPage": {"@id": "https://lantern.example/lake"},
                }
            ]
        },
        {"outlet": "The Lantern", "url": "https://lantern.example/lake", "published": "2021-03-04"},
    ),
    "the answer of a search engine": (
        {
            "hits": {
                "total": 1,
                "hits": [
                    {
                        "_id": "1",
                        "_source": {
                            "title": "Lake talks",
                            "text": WORDS,
                            "published": "2021-03-04",
                            "url": "https://lantern.example/lake",
                            "source": {"name": "The Lantern"},
                        },
                    }
                ],
            }
        },
        {"outlet": "The Lantern", "url": "https://lantern.example/lake", "published": "2021-03-04"},
    ),
    "a list of what is read later": (
        [{"resolved_title": "Lake talks", "resolved_url": "https://lantern.example/lake", "excerpt": WORDS}],
        {"outlet": None, "url": "https://lantern.example/lake", "published": None},
    ),
    "a collection of pages": (
        {
            "title": "Lake talks",
            "plain_text": WORDS,
            "publish_date": "2021-03-04",
            "requested_url": "https://lantern.example/lake",
            "sitename": "The Lantern",
        },
        {"outlet": "The Lantern", "url": "https://lantern.example/lake", "published": "2021-03-04"},
    ),
    "headlines with a line each": (
        {
            "headline": "Lake talks",
            "short_description": WORDS,
            "date": "2021-03-04",
            "link": "https://lantern.example/lake",
        },
        {"outlet": None, "url": "https://lantern.example/lake", "published": "2021-03-04"},
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_well_known_shapes_need_no_names(tmp_path: Path, shape: str) -> None:
    value, expected = SHAPES[shape]
    found = one(tmp_path / "a.json", json.dumps(value).encode())
    assert (found.title, found.text) == ("Lake talks", WORDS)
    published = found.published.value if found.published else None
    assert {"outlet": found.outlet, "url": found.url, "published": published} == expected


def test_a_text_that_an_interface_has_cut_ends_with_an_ellipsis() -> None:
    assert content({"content": f"{WORDS}… [+2345 chars]"}).text == f"{WORDS} …"


@pytest.mark.parametrize("parting", ["", "\n", ",", " \n\n "])
def test_objects_that_follow_each_other_over_lines_are_articles(tmp_path: Path, parting: str) -> None:
    data = parting.join(json.dumps({**NEWS_PLEASE, "title": f"Talks {n}"}, indent=1) for n in range(3))
    assert [a.title for a in articles(tmp_path / "a.json", data.encode())] == ["Talks 0", "Talks 1", "Talks 2"]


KEYED = {f"id-{n}": {**NEWS_PLEASE, "title": f"Talks {n}"} for n in range(3)}


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize(
    "value",
    [
        KEYED,
        {str(n): one for n, one in enumerate(KEYED.values())},
        {f"https://lantern.example/{n}": one for n, one in enumerate(KEYED.values())},
        {"status": "ok", "total": 3, "articles": KEYED},
        {"response": {"source": "The Lantern", "data": KEYED}},
        {**KEYED, "paging": {"next": 4}},
        {"version": 2, "by": ["Ann Lee", "Bo Roe"], **KEYED},
        {n: {"headline": one["title"], "content": {"content": WORDS}} for n, one in KEYED.items()},
        {n: {"_source": one} for n, one in KEYED.items()},
        {"data": {"first": KEYED["id-0"], "second": KEYED["id-1"]}, "more": KEYED["id-2"]},
    ],
)
def test_an_object_of_articles_under_keys_that_nobody_knows_is_read(
    tmp_path: Path, value: object, indent: int | None
) -> None:
    data = json.dumps(value, indent=indent).encode()
    found = articles(tmp_path / "a.json", data)
    assert [(a.title, a.text) for a in found] == [(f"Talks {n}", WORDS) for n in range(3)]


def test_an_article_under_a_key_without_a_title_is_called_by_the_key(tmp_path: Path) -> None:
    data = json.dumps({"id-1": {"text": WORDS}, "id-2": {"text": MORE}}).encode()
    (tmp_path / "a.json").write_bytes(data)
    sources, _ = discover([str(tmp_path / "a.json")])
    assert [source.label for source in sources] == ["a.json: id-1", "a.json: id-2"]


@pytest.mark.parametrize(
    "value",
    [
        {"title": "Lake talks", "url": "https://lantern.example", "image": {"description": WORDS}},
        {"author": {"name": "Ann Lee", "description": WORDS}, "publisher": {"name": "P", "description": MORE}},
        {"info": {"title": "Lake", "description": WORDS}, "paths": {"a": {}}, "parts": {"b": {}}},
        {"one": {"two": {"three": {"text": WORDS}}}},
        {"rows": [{"text": WORDS}]},
    ],
)
def test_what_an_object_holds_besides_articles_is_none(tmp_path: Path, value: object) -> None:
    assert "JSON without" in refused(tmp_path / "a.json", json.dumps(value).encode())


def test_of_an_object_of_articles_that_is_cut_what_is_whole_is_read(tmp_path: Path) -> None:
    first, second, third = opened(tmp_path / "a.json", json.dumps(KEYED)[:-40].encode())
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert isinstance(third, Skipped)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be"])
def test_encodings_are_found(tmp_path: Path, encoding: str) -> None:
    data = json.dumps([NEWS_PLEASE, {**NEWS_PLEASE, "maintext": MORE + " – “so”"}], ensure_ascii=False).encode(encoding)
    assert [a.text for a in articles(tmp_path / "a.json", data)] == [WORDS, MORE + " – “so”"]


def test_a_list_may_be_larger_than_an_article_may_be(tmp_path: Path) -> None:
    limits = Limits(max_bytes=2_000)
    file = tmp_path / "a.json"
    file.write_text(json.dumps([NEWS_PLEASE] * 10 + [{**NEWS_PLEASE, "maintext": WORDS * 30}]))
    sources, skipped = discover([str(file)], limits)
    loaded = [load(source, limits=limits) for source in sources]
    assert not skipped
    assert [isinstance(found, Article) for found in loaded] == [True] * 10 + [False]
    assert isinstance(loaded[-1], Skipped)
    assert loaded[-1].reason.startswith("larger than the limit")


def test_what_is_whole_before_the_file_is_cut_is_read(tmp_path: Path) -> None:
    data = json.dumps([NEWS_PLEASE, NEWS_PLEASE])[:-40]
    first, second = opened(tmp_path / "a.json", data.encode())
    assert isinstance(first, Article)
    assert isinstance(second, Skipped)
    assert second.reason.startswith("not valid JSON")


@pytest.mark.parametrize(
    "data",
    [
        *(b"[" * 100_000, b'{"a":' * 100_000, b'[{"a":' * 50_000, b'["' + b'\\"' * 200_000, b"[{" + b'"\\' * 200_000),
        *(b"[]", b"{}", b"[1, 2]", b'"text"', b"null", b'{"text": 5}', b'{"text": ["", 5]}', b'{"articles": []}'),
    ],
    ids=lambda data: repr(data[:12]),
)
def test_what_holds_no_article_says_so(tmp_path: Path, data: bytes) -> None:
    assert refused(tmp_path / "a.json", data)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text('ab \n.é"\\{}[]'),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from([*records.FIELDS["text"], "articles", "items", "x"]), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(JSON, st.sampled_from([None, 1]))
@settings(deadline=None)
def test_every_part_that_is_listed_is_an_article_with_a_text(value: object, indent: int | None) -> None:
    data = json.dumps(value, indent=indent).encode()
    for part in records.parts(data, Limits()):
        assert records.read(data, part.name, Limits()).text


@given(
    st.lists(st.text(min_size=1).filter(lambda text: "<" not in text and not text.isspace()), min_size=2, max_size=6)
)
@settings(deadline=None)
def test_a_list_gives_each_of_its_texts_in_order(texts: list[str]) -> None:
    data = json.dumps([{"text": text} for text in texts], ensure_ascii=False).encode("utf-8", "surrogatepass")
    found = []
    for part in records.parts(data, Limits()):
        try:
            found.append(records.read(data, part.name, Limits()).text)
        except RefusedError:
            continue
    assert len(found) <= len(texts)
    if all(text.isprintable() and text.isascii() for text in texts):
        assert found == texts
