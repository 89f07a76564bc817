"""``briefing export``: articles and facts in the forms of other tools."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from briefing.cli.common import USAGE, Parser, say
from briefing.cli.records import UNUSABLE, add_arguments, open_records
from briefing.export import calendar, references, standoff, tables
from briefing.export.notes import notes_markdown
from briefing.export.save import NotSavedError, save
from briefing.library import Library, LibraryError
from briefing.library.notes import NOTES, Notes
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
    parser.add_argument(
        "form", choices=[*FILES, *FOLDERS, "notes"], help="references, a calendar, annotations, tables, or the notes"
    )
    parser.add_argument("-o", "--output", metavar="PATH", help="a file, or for csv and brat a folder")
    parser.add_argument("--force", action="store_true", help="write over files that exist")
    add_arguments(parser)
    # With "*" argparse takes no paths behind an option.
    parser.add_argument(
        "paths", nargs="*" if "notes" in argv else "+", metavar="PATH", help="files and folders; for notes, none"
    )
    args = parser.parse_args(argv)
    if args.form in FOLDERS and not args.output:
        parser.error(f"{args.form} is several files: name a folder with -o")
    if args.form == "notes":
        return _notes(args.output, replace=args.force)
    try:
        with open_records(args) as source:
            records = source.all(args.paths)
    except UNUSABLE as error:
        say(str(error))
        return USAGE
    if args.form in FOLDERS:
        return write_folder(Path(args.output), FOLDERS[args.form](records), args.paths, replace=args.force)
    return _put(args.output, FILES[args.form](records), args.paths, replace=args.force)


def _notes(output: str | None, *, replace: bool) -> int:
    """All notes of the library."""
    try:
        with Library.open() as library:
            made = (library.kept(NOTES, Notes) or Notes()).made
            articles = {one.id: one for one in library.articles(sorted({note.article for note in made}))}
    except LibraryError as error:
        say(str(error))
        return USAGE
    return _put(output, notes_markdown(made, articles), (), replace=replace)


def _put(output: str | None, data: bytes, inputs: Sequence[str], *, replace: bool) -> int:
    if output is None or output == "-":
        sys.stdout.buffer.write(data)
        return 0
    return _written(Path(output), data, inputs, replace=replace)


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
