"""``briefing library``: is it sound, and all that is dear in it as a file."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from briefing import resources
from briefing.cli.common import USAGE, Parser, say
from briefing.export.save import NotSavedError, check, save
from briefing.library import Library, LibraryError

PARTLY = 1
"""The exit status where something could not be read."""

_WORDS = {
    "article": ("article", "articles"),
    "head": ("title and source", "titles and sources"),
    "reading": ("reading state", "reading states"),
    "mark": ("mark", "marks"),
    "kept": ("value kept", "values kept"),
}


def run(argv: Sequence[str]) -> int:
    """Do what ``argv`` says; the exit status."""
    parser = Parser(prog="briefing library", description="Check the library, write it out, take it in.")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB", parser_class=Parser)
    checking = verbs.add_parser("check", help="say what is wrong with it")
    exporting = verbs.add_parser(
        "export", help="write articles, corrections, notes, marks and reading state as JSON Lines; damaged ones too"
    )
    for verb in (checking, exporting):
        verb.add_argument("--library", metavar="FILE", type=Path, help="another library than the one in use")
    exporting.add_argument("-o", "--output", metavar="FILE", help="where to; without it, standard output")
    exporting.add_argument("--force", action="store_true", help="write over a file that exists")
    importing = verbs.add_parser("import", help="add what was exported; what is here already stays as it is")
    importing.add_argument("file", metavar="FILE", type=Path, help="what export has written, or - for standard input")
    args = parser.parse_args(argv)
    try:
        match args.verb:
            case "check":
                return _check(args.library or resources.library_file())
            case "export":
                return _export(args, args.library or resources.library_file())
            case _:
                return _import(args.file)
    except (LibraryError, NotSavedError) as error:
        say(str(error))
        return USAGE


def _check(path: Path) -> int:
    from briefing.library import schema
    from briefing.library.check import check as look_at

    found = look_at(path)
    if found.newer:
        known = f"library version {found.version} is of a newer briefing; this one knows {schema.VERSION}"
        say(f"{path}: {known}: update briefing, then check it; {found.articles} articles are there")
        return PARTLY
    for problem in found.problems:
        print(f"{path}: {problem}")
    if found.problems:
        say(f"{path}: is damaged; save what can be read: briefing library export --library {path} -o FILE")
        return PARTLY
    print(f"{path}: sound, version {found.version}, {found.articles} articles, {found.facts} with facts")
    return 0


def _export(args: argparse.Namespace, path: Path) -> int:
    from briefing.library.portable import Exported, export

    result = Exported()
    if args.output is None or args.output == "-":
        for line in export(path, result):
            sys.stdout.buffer.write(line)
    else:
        check(Path(args.output), replace=args.force, inputs=[str(path)])
        data = b"".join(export(path, result))
        save(Path(args.output), data, replace=args.force, inputs=[str(path)])
    say(f"{path}: {_told(result.written, 'nothing')} written{_lost(result.unreadable)}")
    return PARTLY if +result.unreadable else 0


def _import(file: Path) -> int:
    from briefing.library.portable import load

    if str(file) != "-":
        try:
            if not file.is_file():
                raise LibraryError(f"{file}: {'is no regular file' if file.exists() else 'no such file'}")
            source = file.open("rb")
        except (OSError, ValueError) as error:
            raise LibraryError(f"{file}: {getattr(error, 'strerror', None) or 'not a usable path'}") from error
    elif sys.stdin is None:
        raise LibraryError("standard input: is closed")
    else:
        source = sys.stdin.buffer  # type: ignore[assignment]  # a reader of bytes like the other
    with source, Library.open() as library:
        try:
            result = load(source, library)
        except LibraryError as error:
            raise LibraryError(f"{file}: {error}" if str(error).startswith(("is ", "was ")) else str(error)) from error
    bad = result.bad_lines
    wrong = f"; {len(bad)} lines cannot be understood, the first is {bad[0]}" if bad else ""
    say(f"{file}: {_told(result.new, 'nothing')} new, {_told(result.known, 'nothing')} here already{wrong}")
    return PARTLY if bad else 0


def _told(counts: Mapping[str, int], none: str) -> str:
    said = [f"{n} {_WORDS[kind][n != 1]}" for kind, n in counts.items() if n]
    return ", ".join(said) or none


def _lost(unreadable: Counter[str]) -> str:
    if not +unreadable:
        return ""
    said = [f"{n} {_WORDS[k][n != 1]}" if k in _WORDS else k for k, n in unreadable.items() if n]
    return "; cannot be read: " + ", ".join(said)
