"""``briefing export``: articles and facts in the forms of other tools."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from briefing.cli.common import USAGE, Parser, say
from briefing.cli.records import UNUSABLE, add_arguments, open_records
from briefing.export import calendar, references, standoff, tables
from briefing.export.save import NotSavedError, save
from briefing.model import Article, Facts

Records = Sequence[tuple[Article, Facts]]

FILES: dict[str, Callable[[Records], bytes]] = {
    "bibtex": references.bibtex,
    "ris": references.ris,
    "csl": references.csl,
    "ical": calendar.ical,
    "conll": standoff.conll,
    "docbin": standoff.docbin,
}
"""Forms that are one file."""

FOLDERS: dict[str, Callable[[Records], dict[str, bytes]]] = {"csv": tables.csv_files, "brat": standoff.brat}
"""Forms that are several files, in a folder."""


def run(argv: Sequence[str]) -> int:
    """Write what the paths in ``argv`` hold in the form asked for; the exit status."""
    parser = Parser(prog="briefing export", description="Write articles and their facts in the forms of other tools.")
    parser.add_argument("form", choices=[*FILES, *FOLDERS], help="references, a calendar, annotations or tables")
    parser.add_argument("-o", "--output", metavar="PATH", help="a file, or for csv and brat a folder")
    parser.add_argument("--force", action="store_true", help="write over files that exist")
    add_arguments(parser)
    parser.add_argument("paths", nargs="+", metavar="PATH", help="files and folders")
    args = parser.parse_args(argv)
    if args.form in FOLDERS and not args.output:
        parser.error(f"{args.form} is several files: name a folder with -o")
    try:
        with open_records(args) as source:
            records = source.all(args.paths)
    except UNUSABLE as error:
        say(str(error))
        return USAGE
    if args.form in FOLDERS:
        return write_folder(Path(args.output), FOLDERS[args.form](records), args.paths, replace=args.force)
    data = FILES[args.form](records)
    if args.output is None or args.output == "-":
        sys.stdout.buffer.write(data)
        return 0
    return _written(Path(args.output), data, args.paths, replace=args.force)


def write_folder(folder: Path, files: dict[str, bytes], inputs: Sequence[str], *, replace: bool) -> int:
    """Write these files into ``folder``, made where there is none; the exit status."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        say(f"{folder}: {error.strerror or error}; choose another folder")
        return USAGE
    for name, data in files.items():
        if status := _written(folder / name, data, inputs, replace=replace):
            return status
    return 0


def _written(path: Path, data: bytes, inputs: Sequence[str], *, replace: bool) -> int:
    try:
        save(path, data, replace=replace, inputs=inputs)
    except NotSavedError as error:
        say(str(error))
        return USAGE
    return 0
