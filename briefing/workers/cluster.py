"""Extraction on a Dask cluster: text goes out, encoded facts come back, and only the client writes anything.

Needs the extra ``briefing[dask]``, with the same versions of briefing and of its model on every worker.
"""

from __future__ import annotations

from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import msgspec

from briefing.extract.identity import extractor_version, model_identity
from briefing.model import Article
from briefing.profiles import Profile
from briefing.workers.job import Extracted, one_line, profile_of, run_extract

if TYPE_CHECKING:
    from distributed import Client

RETRIES = 2
"""How often an article is tried again whose worker has died, before it is left out."""

CONNECT_SECONDS = 20


class ClusterError(Exception):
    """The cluster cannot be used; the message is one line with the remedy."""


class ClusterExtractor:
    """Articles to facts on the workers of one scheduler; takes the place of a local pool."""

    def __init__(self, scheduler: str, model: str | None, profile: Profile) -> None:
        """Connect to ``scheduler`` (``tcp://HOST:8786``).

        Raises:
            ClusterError: it does not answer, has no workers, or they would give other facts.
        """
        try:
            from distributed import Client
        except ImportError as error:
            raise ClusterError("Dask is not installed; run: pip install 'briefing[dask]'") from error
        self._model = model
        self._suspects = ThreadPoolExecutor(1, thread_name_prefix="suspects")
        self._profile = msgspec.msgpack.encode(profile)
        try:
            self._client: Client = Client(scheduler, timeout=CONNECT_SECONDS, set_as_default=False)
        except (OSError, ValueError, TimeoutError) as error:
            raise ClusterError(f"{scheduler}: no scheduler answers ({one_line(error)}); is it running?") from error
        try:
            self._check(scheduler)
        except ClusterError:
            self.close()
            raise
        self._executor = self._client.get_executor(pure=False, retries=RETRIES)

    @property
    def size(self) -> int:
        """How many articles can be worked on at a time."""
        return max(1, sum(int(n) for n in self._client.nthreads().values()))

    def submit(self, article: Article) -> Future[Extracted]:
        """The facts of ``article`` when they are ready."""
        sent = msgspec.msgpack.encode(article)
        found: Future[Extracted] = Future()

        def done(answer: Future[bytes]) -> None:
            if answer.cancelled():
                found.cancel()
            elif answer.exception() is None:
                found.set_result(msgspec.msgpack.decode(answer.result(), type=Extracted))
            else:
                # Whoever waited on a worker that died is blamed for it; the one that did it is found alone.
                self._suspects.submit(self._alone, article.id, sent, found)

        self._send(sent).add_done_callback(done)
        return found

    def _send(self, article: bytes) -> Any:
        return self._executor.submit(extract_encoded, article, self._profile, self._model)

    def _alone(self, article_id: str, article: bytes, found: Future[Extracted]) -> None:
        """Try a suspect again, one at a time."""
        try:
            found.set_result(msgspec.msgpack.decode(self._send(article).result(), type=Extracted))
        except CancelledError:
            found.cancel()
        except Exception as error:  # noqa: BLE001 - one article must not stop the others
            found.set_result(Extracted(article_id, error=f"no facts: {one_line(error)}", cause="worker"))

    def close(self) -> None:
        """Leave the cluster; what it works on for this client is given up."""
        self._suspects.shutdown(wait=False, cancel_futures=True)
        self._client.close(timeout=5)

    def _check(self, scheduler: str) -> None:
        """Workers with other code or another model would give other facts, and mix them with these.

        Raises:
            ClusterError: there are such workers, or none at all.
        """
        try:
            self._client.wait_for_workers(1, timeout=CONNECT_SECONDS)
        except TimeoutError as error:
            raise ClusterError(f"{scheduler}: no workers; start some with: dask worker {scheduler}") from error
        own = identity(self._model)
        try:
            theirs = self._client.run(identity, self._model)
        except Exception as error:  # whatever a worker without briefing makes of it
            raise ClusterError(f"{scheduler}: a worker cannot run briefing ({one_line(error)})") from error
        for worker, found in theirs.items():
            if found != own:
                raise ClusterError(f"{worker}: has {' '.join(found)}, here is {' '.join(own)}; install the same there")


def identity(model: str | None) -> tuple[str, str]:
    """What facts depend on besides article and profile: the code that extracts, and the model."""
    return extractor_version(), model_identity(model)


def extract_encoded(article: bytes, profile: bytes, model: str | None) -> bytes:
    """``run_extract`` in another process: MessagePack in and out."""
    answer = run_extract(msgspec.msgpack.decode(article, type=Article), profile_of(profile), model)
    return msgspec.msgpack.encode(answer)
