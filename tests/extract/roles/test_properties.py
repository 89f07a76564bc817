"""What holds for any text: no error, and titles that stand where they are said to."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.extract import nlp
from briefing.extract.document.document import Document
from briefing.extract.lexicon.geo import country_code
from briefing.extract.roles.assign import assign_roles
from briefing.model import Entity, EntityType, Span
from briefing.profiles import load_profile

# fmt: off
WORDS = st.sampled_from([
    "the", "The", "a", "of", "for", "to", "and", ",", ".", ";", "—", "(", ")", "-", "'", "'s", "’s", "one", "who",
    "is", "was", "as", "president", "Minister", "minister's", "Prime", "ambassador", "U.S.", "North", "Korean",
    "Kenya", "Kim", "Ada", "Brandt", "Brandt's", "former", "ex", "-", "elect", "envoy", "talks", "attended", "54",
    "\n", "\n\n", "until", "general", "aide",
])
# fmt: on
TEXTS = st.one_of(st.lists(WORDS, max_size=40).map(" ".join), st.text(max_size=80))
KINDS: list[EntityType] = ["person", "organization", "place", "group", "other"]


@st.composite
def texts_with_entities(draw: st.DrawFn) -> tuple[str, list[Entity]]:
    text = draw(TEXTS)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=12)))
    spans = [Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    entities = [
        Entity(id=f"e{n}", type=draw(st.sampled_from(KINDS)), name=text[s.start : s.end], mentions=(s,))
        for n, s in enumerate(spans)
    ]
    return text, entities


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts_with_entities())
def test_titles_stand_in_the_text_and_nothing_else_changes(case: tuple[str, list[Entity]]) -> None:
    text, entities = case
    doc = nlp.load()(text)
    done = assign_roles(Document(doc), entities, load_profile())
    assert [(e.id, e.type, e.name, e.mentions) for e in done] == [(e.id, e.type, e.name, e.mentions) for e in entities]
    for e in done:
        assert all(r.title and text[r.start : r.end] == r.title for r in e.roles)
        assert e.country is None or (len(e.country) == 2 and e.country.isupper())
        assert e.type == "person" or not (e.roles or e.envoy)
    assert assign_roles(Document(doc), done, load_profile()) == done


@given(st.text(max_size=40))
def test_any_name_has_a_code_or_none(name: str) -> None:
    code = country_code(name)
    assert code is None or (len(code) == 2 and code.isupper())


def test_skipped_passages_give_no_title() -> None:
    text = "Ada Brandt spoke. President Ada Brandt"
    ada = Entity(id="e1", type="person", name="Ada Brandt", mentions=(Span(0, 10), Span(28, 38)))
    doc = nlp.load()(text)
    assert [r.title for r in assign_roles(Document(doc), [ada], load_profile())[0].roles] == ["President"]
    assert assign_roles(Document(doc, [Span(18, 38)]), [ada], load_profile())[0].roles == ()
