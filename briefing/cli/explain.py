"""``briefing explain``: why a fact is one, rule by rule."""

from __future__ import annotations

import argparse
import re
import shutil
from collections.abc import Sequence

import msgspec

from briefing import resources
from briefing.cli.common import USAGE, Parser, day, say
from briefing.config import load_config
from briefing.extract.nlp import ModelError
from briefing.ingest import Limits, discover, limits_of, load
from briefing.model import Article, Published
from briefing.profiles import Profile, ProfileError, load_profile

NOT_FOUND = 1
"""The exit status where no fact has the id, or none stands at the place."""


def run(argv: Sequence[str]) -> int:
    """Explain the facts named in ``argv`` and print; the exit status."""
    args = _parser().parse_args(argv)
    config, problems = load_config()
    for problem in problems:
        say(problem)
    articles = _articles(args.path, args.published, limits_of(config))
    if not articles:
        return USAGE
    try:
        profile = load_profile(args.profile or config.profile, user_dir=resources.user_profiles_dir())
        found = [_explain(article, profile, args.model or config.model, args.fact, args.at) for article in articles]
    except (ModelError, ProfileError) as error:
        say(str(error))
        return USAGE
    if not any(found):
        wanted = f"no fact has the id {args.fact}" if args.fact else f"no fact stands at {'{}:{}'.format(*args.at)}"
        say(f"{wanted}; briefing explain {args.path} lists them" if args.fact or args.at else "no facts were found")
        return NOT_FOUND
    return 0


def _articles(path: str, published: str | None, limits: Limits) -> list[Article]:
    sources, skipped = discover([path], limits)
    for skip in skipped:
        say(f"{skip.source}: {skip.reason}")
    out = []
    for source in sources:
        article = load(source, limits=limits)
        if not isinstance(article, Article):
            say(f"{article.source}: {article.reason}")
            continue
        if published:
            article = msgspec.structs.replace(article, published=Published(published, "option"))
        out.append(article)
    return out


def _explain(
    article: Article, profile: Profile, model: str | None, fact: str | None, place: tuple[int, int] | None
) -> bool:
    """Print what was asked of one article; whether there was anything."""
    from briefing.export import why
    from briefing.extract import nlp as models
    from briefing.extract.explain import at, explain
    from briefing.extract.reasons import Places

    _, facts = explain(article, profile, models.load(model))
    if fact is None and place is None:
        for found in facts:
            print(why.heading(article, found))
        return bool(facts)
    if place is not None:
        offset = Places(article.text).offset(*place)
        facts = at(facts, offset) if offset is not None else []
    if fact is not None:
        facts = [found for found in facts if found.id == fact]
    width = max(60, shutil.get_terminal_size((100, 24)).columns)
    for found in facts:
        print(why.heading(article, found))
        print("\n".join(why.lines(article, found, width)))
    return bool(facts)


def _place(text: str) -> tuple[int, int]:
    if match := re.fullmatch(r"([1-9]\d{0,8})(?::([1-9]\d{0,8}))?", text, re.ASCII):
        return int(match[1]), int(match[2] or 1)
    raise argparse.ArgumentTypeError(f"{text!r} is not a place; write LINE:COLUMN, both from 1")


def _parser() -> Parser:
    parser = Parser(
        prog="briefing explain",
        description="Tell why a fact is one: the rules that led to it, with the words that they judged.",
        epilog="Without --fact and --at the facts are listed, each with its id and its first LINE:COLUMN in the text.",
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--fact", metavar="ID", help="the fact with this id, as e1, t2, v3")
    which.add_argument("--at", type=_place, metavar="LINE:COLUMN", help="the facts at this place in the article's text")
    parser.add_argument("--published", type=day, metavar="DATE", help="the day it appeared, YYYY-MM-DD")
    parser.add_argument("--model", metavar="NAME", help="the spaCy pipeline: a package or a folder")
    parser.add_argument("--profile", metavar="NAME", help="what to look for, by default that of the configuration")
    parser.add_argument("path", metavar="PATH", help="a file, or - for standard input")
    return parser
