"""``briefing facts``: the extractor's answer on standard output."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from briefing import resources
from briefing.cli.common import USAGE, Parser, day, say
from briefing.config import Config, load_config
from briefing.export import facts_json
from briefing.ingest import Skipped, discover, load
from briefing.model import Article, Facts
from briefing.profiles import Profile, ProfileError, load_profile

if TYPE_CHECKING:
    from spacy.language import Language

INCOMPLETE = 1
"""The exit status where extraction failed for some article; the others are printed."""


def run(argv: Sequence[str]) -> int:
    """Extract from the paths in ``argv`` and print; the exit status."""
    parser = _parser()
    args = parser.parse_args(argv)
    if args.schema:
        print(facts_json.schema())
        return 0
    if not args.paths:
        parser.error("name files or folders to read")
    config, problems = load_config()
    for problem in problems:
        say(problem)
    loaded = _loaded(args.paths, args.published, config)
    first, skipped = _first(loaded)
    if first is None:
        reasons = "; ".join(map(_told, skipped[:3]))
        say(f"nothing to open ({reasons})")
        return USAGE
    for skip in skipped:
        say(_told(skip))
    from briefing.extract.nlp import ModelError
    from briefing.extract.nlp import load as load_model

    try:
        profile = load_profile(args.profile or config.profile, user_dir=resources.user_profiles_dir())
        nlp = load_model(args.model or config.model)
    except (ProfileError, ModelError) as error:
        say(str(error))
        return USAGE
    failures: list[str] = []
    answers = _extracted(first, loaded, profile, nlp, failures)
    if args.json:
        _print_document(answers, nlp)
    elif args.jsonl:
        _print_lines(answers)
    else:
        _print_tables(answers, profile)
    return INCOMPLETE if failures else 0


def _parser() -> Parser:
    parser = Parser(
        prog="briefing facts",
        description="Print who, when, where and what meeting: the facts of each article with their places in its text.",
        epilog="Skipped files and problems are told on standard error.",
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one JSON object, format briefing.facts version 1")
    form.add_argument("--jsonl", action="store_true", help="one JSON article object a line, as soon as it is ready")
    form.add_argument("--table", action="store_true", help="tables to read (the default)")
    form.add_argument("--schema", action="store_true", help="print the JSON Schema of --json and stop")
    parser.add_argument("--published", type=day, metavar="DATE", help="the day all of it appeared, YYYY-MM-DD")
    parser.add_argument("--model", metavar="NAME", help="the spaCy pipeline: a package or a folder")
    parser.add_argument("--profile", metavar="NAME", help="what to look for, by default diplomacy")
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files, folders, or - for standard input")
    return parser


def _loaded(paths: Sequence[str], published: str | None, config: Config) -> Iterator[Article | Skipped]:
    sources, skipped = discover(paths)
    yield from skipped
    for source in sources:
        yield load(source, published=published, max_bytes=config.max_bytes)


def _first(loaded: Iterator[Article | Skipped]) -> tuple[Article | None, list[Skipped]]:
    """The first article, and what was skipped before it."""
    skipped: list[Skipped] = []
    for one in loaded:
        if isinstance(one, Article):
            return one, skipped
        skipped.append(one)
    return None, skipped


def _told(skip: Skipped) -> str:
    return f"{skip.source}: {skip.reason}"


def _extracted(
    first: Article, rest: Iterator[Article | Skipped], profile: Profile, nlp: Language, failures: list[str]
) -> Iterator[tuple[Article, Facts]]:
    """Each article with its facts as soon as there are any; the ids of those that fail go to ``failures``."""
    from briefing.extract.pipeline import extract

    for article in chain((first,), rest):
        if isinstance(article, Skipped):
            say(_told(article))
            continue
        try:
            facts = extract(article, profile, nlp)
        except Exception as error:  # noqa: BLE001 - one article must not stop the others
            failures.append(article.id)
            say(f"{article.source}: no facts: {str(error) or type(error).__name__}")
        else:
            yield article, facts


def _print_document(answers: Iterator[tuple[Article, Facts]], nlp: Language) -> None:
    records = [facts_json.ArticleFacts.of(article, facts) for article, facts in answers]
    name = f"{nlp.meta['lang']}_{nlp.meta['name']}"
    sys.stdout.buffer.write(facts_json.encode_document(records, model=name, model_version=nlp.meta["version"]))


def _print_lines(answers: Iterator[tuple[Article, Facts]]) -> None:
    for article, facts in answers:
        sys.stdout.buffer.write(facts_json.encode_line(facts_json.ArticleFacts.of(article, facts)))
        sys.stdout.buffer.flush()


def _print_tables(answers: Iterator[tuple[Article, Facts]], profile: Profile) -> None:
    from rich.console import Console

    from briefing.export.facts_table import facts_table

    console = Console(markup=False, emoji=False, highlight=False)
    for article, facts in answers:
        console.print(facts_table(article, facts, profile))
        console.print()
