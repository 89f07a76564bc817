"""Writing the brief to a file, off the screen's thread."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal, get_args

from briefing.story.types import Record, Story
from briefing.story.wording import count

Form = Literal["md", "html", "json"]
FORMS: tuple[Form, ...] = get_args(Form)


def default_name(newest: str) -> str:
    """A file name with the day of the newest article."""
    return f"brief-{newest}.md" if newest else "brief.md"


def form_of(name: str) -> Form | None:
    """The form that a file name's ending asks for."""
    ending = Path(name).suffix.lower().removeprefix(".")
    known: dict[str, Form] = {"markdown": "md", "htm": "html", **{form: form for form in FORMS}}
    return known.get(ending)


def write_brief(path: Path, form: Form, records: Sequence[Record], story: Story, *, replace: bool = False) -> str:
    """Write that of the ``story`` of ``records``, over a file only with ``replace``; one line on what came of it."""
    from briefing.export.save import NotSavedError, save
    from briefing.story.brief import compose

    brief = compose(records, story=story)
    if form == "json":
        from briefing.export import brief_json

        data = brief_json.encode(brief)
    elif form == "html":
        from briefing.export import brief_html

        data = brief_html.render(brief).encode()
    else:
        from briefing.export import brief_markdown

        data = brief_markdown.render(brief).encode()
    try:
        save(path, data, replace=replace, inputs=[article.source for article, _ in records])
    except NotSavedError as error:
        return str(error)
    return f"Wrote the brief of {count(len(records), 'source')} to {path}"
