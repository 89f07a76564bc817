"""What commands share that work on articles with their facts: their arguments, and the way from paths to records."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from types import TracebackType
from typing import TYPE_CHECKING

import msgspec

from briefing import resources
from briefing.cli.common import say
from briefing.config import load_config
from briefing.extract.nlp import ModelError
from briefing.library import FactsKey, Library, LibraryError, facts_key
from briefing.model import Article, Facts
from briefing.profiles import Profile, ProfileError, load_profile
from briefing.story.linking.corrections import CORRECTIONS, Correction, Corrections
from briefing.story.types import Record
from briefing.workers.batch import BatchReader, NothingToOpenError

if TYPE_CHECKING:
    from briefing.workers.cluster import ClusterExtractor

UNUSABLE = (ModelError, NothingToOpenError, ProfileError)
"""What ends a command with its message as one line, and status 2."""

MOST_WORKERS = 32


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Give ``parser`` the options that ``open_records`` takes."""
    parser.add_argument("--model", metavar="NAME", help="the spaCy pipeline: a package or a folder")
    parser.add_argument(
        "--profile", metavar="NAME[,NAME]", help="what to look for, by default as the configuration says"
    )
    parser.add_argument(
        "--workers", type=_workers, metavar="N", help="how many processes extract, by default as the configuration says"
    )
    parser.add_argument(
        "--no-library", action="store_true", help="neither take stored facts and corrections nor store any"
    )


def open_records(
    args: argparse.Namespace,
    *,
    published: str | None = None,
    scheduler: str | None = None,
    tell: Callable[[str], None] = say,
    needs_library: bool = False,
) -> Records:
    """As ``Records``, from what ``add_arguments`` made of the command line."""
    return Records(
        model=args.model,
        profile=args.profile,
        workers=args.workers,
        use_library=not args.no_library,
        published=published,
        scheduler=scheduler,
        tell=tell,
        needs_library=needs_library,
    )


class Records:
    """Articles with their facts under paths: those that the library has from there, the others extracted and kept.

    Use it in a ``with`` block. Trouble is told on standard error. A library that cannot be used stops nothing.
    """

    def __init__(
        self,
        *,
        model: str | None = None,
        profile: str | None = None,
        workers: int | None = None,
        use_library: bool = True,
        published: str | None = None,
        scheduler: str | None = None,
        tell: Callable[[str], None] = say,
        needs_library: bool = False,
    ) -> None:
        """What is None is as the configuration says.

        ``published`` (YYYY-MM-DD) is the day on which everything appeared, whatever the sources say. ``scheduler`` is
        the address of a Dask cluster that extracts, ``tell`` gets a line for each thing that was left out. Where the
        library is needed nothing goes on without it: whatever fails it is raised, here and later.

        Raises:
            ClusterError: the cluster cannot be used.
            LibraryError: the library is needed and cannot be used.
            ProfileError: no such profile, or one that is not valid.
        """
        config, problems = load_config()
        for problem in problems:
            say(problem)
        self.profile: Profile = load_profile(profile or config.profile, user_dir=resources.user_profiles_dir())
        self.config = msgspec.structs.replace(config, model=model or config.model, workers=workers or config.workers)
        self._stack = ExitStack()
        self._library: Library | None = None
        if use_library:
            try:
                self._library = self._stack.enter_context(Library.open())
            except LibraryError as error:
                if needs_library:
                    raise
                say(f"{error}; going on without it")
        self._reader = self._stack.enter_context(
            BatchReader(
                self.config,
                self.profile,
                self._library,
                tell,
                published=published,
                cluster=_cluster(scheduler, self.config.model, self.profile),
                needs_library=needs_library,
            )
        )

    def __enter__(self) -> Records:
        """Itself; leaving the block closes the library and ends the processes."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close the library and end the processes."""
        try:
            self._stack.close()
        except LibraryError as trouble:
            say(str(trouble))

    def each(self, paths: Sequence[str]) -> Iterator[Record]:
        """What can be read under ``paths``, in their order, each record as soon as it is ready.

        Raises:
            ModelError: no usable spaCy pipeline, where one is needed.
            NothingToOpenError: nothing could be read.
        """
        return self._reader.records(paths)

    def all(self, paths: Sequence[str]) -> list[Record]:
        """As ``each``, all of them. Articles of equal content have equal ids."""
        return list(self.each(paths))

    def stored(self, paths: Sequence[str]) -> Iterator[tuple[Article, Facts | None]]:
        """As ``each``, with the facts that the library has, None where it has none: nothing is extracted.

        Raises:
            NothingToOpenError: nothing could be read.
        """
        return self._reader.stored(paths)

    @property
    def library(self) -> Library:
        """The library.

        Raises:
            NothingToOpenError: it is not used, or cannot be.
        """
        if self._library is None:
            raise NothingToOpenError("without a library there is nothing to work on but the PATHs that you name")
        return self._library

    @property
    def key(self) -> FactsKey:
        """What facts of the model and profile that are used depend on."""
        return facts_key(self.config.model, self.profile)

    @property
    def total(self) -> int:
        """How many sources there are under the paths, known from the first record on."""
        return self._reader.total

    @property
    def failed(self) -> int:
        """How many articles gave no facts so far."""
        return self._reader.failed

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """What the reader has corrected, oldest first."""
        if self._library is None:
            return ()
        try:
            return (self._library.kept(CORRECTIONS, Corrections) or Corrections()).made
        except LibraryError as error:
            say(str(error))
            return ()


def _cluster(scheduler: str | None, model: str | None, profile: Profile) -> ClusterExtractor | None:
    if scheduler is None:
        return None
    from briefing.workers.cluster import ClusterExtractor

    return ClusterExtractor(scheduler, model, profile)


def _workers(text: str) -> int:
    if text.isascii() and text.isdigit() and 1 <= int(text) <= MOST_WORKERS:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a number of processes; write 1 to {MOST_WORKERS}")
