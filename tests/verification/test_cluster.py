"""The same work on a Dask cluster: the same findings whatever happens to a worker; plain words where that cannot be."""

import asyncio
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from dosecalc.bank.folder import bank_folder
from dosecalc.bank.variable import OWN_BANK
from dosecalc.verification.running import WorkerIsGone
from dosecalc.verification.verifying import Extent, verified
from tests.verification.broken_files import FOLDER, SOUND
from tests.verification.clusters import SOURCE, Cluster, cluster_in, until

pytest.importorskip("distributed", reason="Dask is in the extra cluster")

from dosecalc.verification.cluster import NoCluster, OtherDosecalc
from dosecalc.verification.cluster import cluster as connected

DRAWS = {"is_exhaustive": True, "limit": 100, "samples": 250, "seed": 3, "policies": ("pharmacy", "house")}
MANY = {"samples": 12_800, "policies": ("pharmacy",)}


@pytest.fixture
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with cluster_in(tmp_path_factory.mktemp("cluster")) as made:
        yield made


@pytest.fixture
def bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A bank of one's own, with a drug, a policy and templates that no worker can find."""
    texts = {
        "templates/mine/of-my-drug.toml": (SOUND / "syringe.toml").read_text().replace("midazolam", "my-drug"),
        "templates/mine/weight-dose.toml": (SOUND / "weight-dose.toml").read_text(),
        "templates/mine/always-the-same.toml": (FOLDER / "always-the-same.toml").read_text(),
        "templates/mine/requirement-hardly-met.toml": (FOLDER / "requirement-hardly-met.toml").read_text(),
        "templates/mine/untold-weight.toml": (FOLDER / "untold-weight.toml").read_text(),
        "formulary/my-drug.toml": (bank_folder() / "formulary" / "midazolam.toml").read_text(),
        "policies/house.toml": (bank_folder() / "policies" / "nursing.toml").read_text(),
    }
    for name, text in texts.items():
        path = tmp_path / "bank" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(OWN_BANK, str(tmp_path / "bank"))
    return Path("bank")


def test_the_same_is_found_though_a_worker_is_killed_and_none_has_the_files(cluster: Cluster, bank: Path) -> None:
    first, second = cluster.worker(), cluster.worker()
    here = verified(Extent([bank], jobs=1, **DRAWS))  # type: ignore[arg-type]
    told = []

    def killing(done: int, of: int) -> None:
        told.append((done, of))
        if done == 3:
            first.kill()
            bank.rename("elsewhere")
        if done == of:  # whoever explains why draws are refused draws again, here
            Path("elsewhere").rename(bank)

    there = verified(Extent([bank], cluster=cluster.address, **DRAWS), killing)  # type: ignore[arg-type]

    assert (here.findings, here.coverage) == (there.findings, there.coverage)
    assert {"always-the-same", "rare-draws", "untold-given"} <= {finding.code for finding in there.findings}
    assert [(done, len(told)) for done in range(1, len(told) + 1)] == told
    assert {True, False} == {row.is_all for row in there.coverage}
    assert (-signal.SIGKILL, None) == (first.wait(), second.poll())


def test_what_fails_within_the_library_is_not_told_in_its_words(
    cluster: Cluster, caplog: pytest.LogCaptureFixture
) -> None:
    cluster.worker()
    failed = threading.Event()

    def failing() -> None:
        failed.set()
        raise NameError

    with connected(cluster.address, []) as executor:
        executor._client.loop.add_callback(failing)  # type: ignore[attr-defined]
        assert failed.wait(60)
        executor._client.sync(asyncio.sleep, 0)  # type: ignore[attr-defined]

    assert [] == [record for record in caplog.records if record.levelname != "DEBUG"]


WITHOUT_DOSECALC = """
import sys

class NotInstalled:
    def find_spec(self, name, *_):
        if name.partition(".")[0] == "dosecalc":
            raise ModuleNotFoundError("No module named 'dosecalc'", name="dosecalc")

sys.meta_path.insert(0, NotInstalled())
"""
OF_ANOTHER_VERSION = "import dosecalc; dosecalc.__version__ = '0.0.1'"


def test_a_cluster_that_might_draw_something_else_is_refused(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dosecalc.verification.cluster.PATIENCE", 0.2)
    asked = Extent([SOUND], cluster=cluster.address)
    with pytest.raises(NoCluster, match=f"has no workers; start some: dask worker {cluster.address}"):
        verified(asked)

    monkeypatch.setattr("dosecalc.verification.cluster.PATIENCE", 10)
    bare = cluster.worker(WITHOUT_DOSECALC)
    with pytest.raises(OtherDosecalc, match=r"worker tcp://127\.0\.0\.1:\d+ has no dosecalc; install on every worker"):
        verified(asked)
    bare.kill()
    cluster.worker(OF_ANOTHER_VERSION)
    with pytest.raises(OtherDosecalc, match=r"has dosecalc 0\.0\.1, [0-9a-f]{12}; install on every worker"):
        verified(asked)


def test_a_worker_that_comes_later_must_be_alike_too(cluster: Cluster) -> None:
    first = cluster.worker()

    def exchanged(done: int, _: int) -> None:
        if done == 1:
            cluster.worker(OF_ANOTHER_VERSION)
            first.kill()

    with pytest.raises(OtherDosecalc, match=r"has dosecalc 0\.0\.1"):
        verified(Extent([SOUND], cluster=cluster.address, samples=1000), exchanged)


@pytest.mark.parametrize(("who", "says"), [(1, "no worker of the cluster is left"), (0, "has not done the work")])
def test_it_ends_when_nobody_is_left_to_work(cluster: Cluster, who: int, says: str) -> None:
    cluster.worker()

    def killing(done: int, _: int) -> None:
        if done == 1:
            cluster.processes[who].kill()

    with pytest.raises(WorkerIsGone, match=says):
        verified(Extent([SOUND], cluster=cluster.address, **MANY), killing)  # type: ignore[arg-type]


def test_work_that_ends_its_workers_is_given_up(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES", "0")
    with cluster_in(tmp_path_factory.mktemp("strict")) as cluster:
        first, _ = cluster.worker(), cluster.worker()

        def killing(done: int, _: int) -> None:
            if done == 1:
                first.kill()

        with pytest.raises(WorkerIsGone, match="the cluster has not done the work: Attempted to run task"):
            verified(Extent([SOUND], cluster=cluster.address, **MANY), killing)  # type: ignore[arg-type]


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is no signal that one could send there")
def test_ctrl_c_ends_it_at_once_and_frees_the_cluster(cluster: Cluster) -> None:
    cluster.worker()
    asked = [str(SOUND), "--samples", "1000000", "--policy", "pharmacy", "--cluster", cluster.address]
    process = subprocess.Popen(
        [sys.executable, "-m", "dosecalc", "verify", *asked],
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    until(lambda: "Receive client connection" in cluster.said(0))
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)

    assert (130, "", "") == (process.returncode, out, err)
    # Free for whoever comes next: this would never come to its turn behind a million draws.
    assert 1 == len(verified(Extent([SOUND / "syringe.toml"], cluster=cluster.address, policies=("exact",))).coverage)


@pytest.mark.parametrize(
    "address", ["127.0.0.1", "127.0.0.1:1", "http://127.0.0.1:8786", "tls://127.0.0.1:1", "\x1b:1"]
)
def test_where_no_scheduler_answers_that_is_said(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dosecalc.verification.cluster.PATIENCE", 0.2)

    with pytest.raises(NoCluster, match=r"no Dask scheduler answers at .*; write the address that it says") as refused:
        verified(Extent([SOUND], cluster=address))

    assert str(refused.value).isprintable()
