"""Extraction in niced worker processes, the most wanted article first.

Creating a pool costs nothing: a thread of its own starts the workers with the first task, so that no key waits for a
process to start or a model to load. Callbacks of the futures run in threads; they must not touch widgets.
"""

from __future__ import annotations

import heapq
import itertools
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

import msgspec

from briefing.ingest import Limits, Skipped, Source
from briefing.ingest.readers.protocol import DEFAULT_LIMITS
from briefing.model import Article
from briefing.profiles import Profile
from briefing.workers import job as worker
from briefing.workers.job import Extracted, Reasons
from briefing.workers.limit import too_long

if TYPE_CHECKING:
    from briefing.workers.processes import Workers

ATTEMPTS = 2
"""How often a task may end its worker process before it is given up."""

FIRST = 0
"""The priority of what the reader looks at; larger numbers come later."""


def _task_id(article: Article) -> str:
    """That of the article; of one that the reader has given another day meanwhile another, since the facts are."""
    published = article.published
    return f"{article.id}\0of {published.value}" if published and published.basis == "reader" else article.id


def load_id(source: Source) -> str:
    """What the reading of ``source`` is called among the tasks of a pool."""
    return f"{source.path}\0{source.part}"


MAX_SECONDS = 180.0
"""How long a worker may work on one task; the process is then replaced. Starting it and loading a model counts too."""


class _Task(msgspec.Struct, eq=False):
    """Work for a worker: ``call(*args)`` gives the result of ``future``, ``failed(reason)`` stands in for it."""

    id: str
    rank: tuple[int, int]
    call: Callable[..., Any]
    args: tuple[Any, ...]
    failed: Callable[[str], Any]
    future: Future[Any]
    attempts: int = 0
    overdue: bool = False


class ExtractPool:
    """Worker processes that turn articles into facts, and sources into articles.

    Every future ends with a result: what goes wrong with one article is told in it and touches no other. Only
    ``close`` cancels the futures that are not done.
    """

    def __init__(
        self, model: str | None, profile: Profile, workers: int = 1, *, max_seconds: float = MAX_SECONDS
    ) -> None:
        """``model`` as in ``nlp.load``; ``workers`` is the number of processes, at least 1.

        What takes longer than ``max_seconds`` is given up.
        """
        self._max_seconds = max_seconds
        self._model = model
        self._profile = msgspec.msgpack.encode(profile)
        self._size = max(1, workers)
        self._changed = threading.Condition()
        self._order = itertools.count()
        self._waiting: dict[str, _Task] = {}
        self._heap: list[tuple[tuple[int, int], str]] = []
        self._wanted: list[str] = []
        self._running: dict[str, _Task] = {}
        self._suspects: set[str] = set()
        self._closed = False
        self._thread: threading.Thread | None = None
        self._workers: Workers | None = None

    def submit(self, article: Article, priority: int = 1) -> Future[Extracted]:
        """The facts of ``article`` when they are ready; smaller priorities first, equal ones in order.

        Asked again before that, the same future.
        """
        return self._add(
            _task_id(article),
            priority,
            worker.extract_with,
            (article, self._profile, self._model),
            lambda reason: Extracted(article.id, error=reason, cause="worker"),
        )

    def submit_load(
        self,
        source: Source,
        priority: int = FIRST,
        *,
        published: str | None = None,
        limits: Limits = DEFAULT_LIMITS,
    ) -> Future[Article | Skipped]:
        """The article in ``source``, read by a worker: for sources whose reading needs heavy imports, as HTML does.

        Its id for ``reprioritise`` is ``load_id(source)``. Standard input cannot be read there.
        """
        return self._add(
            load_id(source),
            priority,
            worker.run_load,
            (source, published, limits),
            lambda reason: Skipped(source.label, reason),
        )

    def submit_look(self, source: Source, limits: Limits) -> Future[list[Source] | Skipped]:
        """What is inside a source that has not been looked into, before all other work."""
        return self._add(
            load_id(source),
            FIRST,
            worker.run_look,
            (source, limits),
            lambda reason: Skipped(source.label, reason),
        )

    def submit_explain(self, article: Article, fact: str, offset: int) -> Future[Reasons]:
        """Why a fact of ``article`` is one, before all other work: see ``run_explain``."""
        return self._add(
            f"{article.id}\0why {fact} {offset}",
            FIRST,
            worker.run_explain,
            (article, self._profile, self._model, fact, offset),
            lambda reason: Reasons(error=reason),
        )

    def reprioritise(self, ids: Iterable[str]) -> None:
        """Put the waiting tasks of these articles first, in this order; those put first before fall back."""
        with self._changed:
            self._wanted = list(ids)[::-1]

    @property
    def pending(self) -> int:
        """How many tasks are waiting or being worked on."""
        with self._changed:
            return len(self._waiting) + len(self._running)

    def close(self) -> None:
        """Give up all that is not done and end the workers at once; may be called twice."""
        with self._changed:
            self._closed = True
            tasks = [*self._waiting.values(), *self._running.values()]
            self._waiting.clear()
            self._running.clear()
            workers, self._workers = self._workers, None
            self._changed.notify_all()
        if workers is not None:
            workers.kill()
        for task in tasks:
            task.future.cancel()

    def _add(
        self,
        id_: str,
        priority: int,
        call: Callable[..., Any],
        args: tuple[Any, ...],
        failed: Callable[[str], Any],
    ) -> Future[Any]:
        with self._changed:
            if known := self._waiting.get(id_) or self._running.get(id_):
                return known.future
            task = _Task(id_, (priority, next(self._order)), call, args, failed, Future())
            if self._closed:
                task.future.cancel()
                return task.future
            self._wait(task)
            if self._thread is None:
                self._thread = threading.Thread(target=self._dispatch, name="extract-pool", daemon=True)
                self._thread.start()
            self._changed.notify_all()
        return task.future

    def _wait(self, task: _Task) -> None:
        self._waiting[task.id] = task
        heapq.heappush(self._heap, (task.rank, task.id))

    def _dispatch(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(self._has_work)
                if self._closed:
                    return
                task = self._next()
                self._running[task.id] = task
            self._start(task)

    def _has_work(self) -> bool:
        if self._closed:
            return True
        # After a worker died every task that ran then is under suspicion, and goes alone so that it takes none with it.
        limit = 1 if self._suspects else self._size
        return bool(self._waiting) and len(self._running) < limit

    def _next(self) -> _Task:
        while self._wanted:
            if task := self._waiting.pop(self._wanted.pop(), None):
                return task
        while True:
            rank, id_ = heapq.heappop(self._heap)
            waiting = self._waiting.get(id_)
            if waiting and waiting.rank == rank:
                return self._waiting.pop(id_)

    def _start(self, task: _Task) -> None:
        from briefing.workers.processes import Workers

        workers = self._workers
        task.attempts += 1
        try:
            if workers is None:
                workers = Workers(self._size)
                with self._changed:
                    if self._closed:
                        return
                    self._workers = workers
            watch = threading.Timer(self._max_seconds, self._overdue, (task, workers))
            watch.daemon = True
            running = workers.submit(task.call, *task.args)
            running.add_done_callback(lambda _: watch.cancel())
            running.add_done_callback(lambda done: self._done(task, workers, done))
            watch.start()
        except Exception as error:  # noqa: BLE001 - a process that cannot start must end as a message
            self._lost(task, workers, f"no extraction process can be started ({worker.one_line(error)})")

    def _overdue(self, task: _Task, workers: Workers) -> None:
        """Runs in a thread of its own: the process is ended, and what else ran in others is begun again."""
        with self._changed:
            if self._closed or self._running.get(task.id) is not task:
                return
            task.overdue = True
            task.attempts = ATTEMPTS
        workers.interrupt()

    def _done(self, task: _Task, workers: Workers, done: Future[Any]) -> None:
        """Runs in the executor's thread."""
        if self._closed or done.cancelled():
            return
        error = done.exception()
        if error is None:
            self._finish(task, done.result())
        elif type(error).__name__ == "BrokenProcessPool":
            reason = "the extraction process ended unexpectedly, twice; it may have run out of memory"
            if task.overdue:
                reason = too_long(self._max_seconds)
            self._lost(task, workers, reason)
        else:
            self._finish(task, task.failed(worker.one_line(error)))

    def _lost(self, task: _Task, workers: Workers | None, reason: str) -> None:
        """The worker died under ``task``: once more, then give it up."""
        with self._changed:
            if self._workers is workers:
                self._workers = None
            self._running.pop(task.id, None)
            if task.attempts < ATTEMPTS and not self._closed:
                self._suspects.add(task.id)
                self._wait(task)
                self._changed.notify_all()
                return
        self._finish(task, task.failed(reason))

    def _finish(self, task: _Task, result: Any) -> None:
        with self._changed:
            self._running.pop(task.id, None)
            self._suspects.discard(task.id)
            self._changed.notify_all()
        if task.future.set_running_or_notify_cancel():
            task.future.set_result(result)
