"""What runs on a cluster keeps no log of people: its processes write to folders of their own, where
nobody of ours ever clears."""

import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyspark
import pytest

from wayhome.pipeline.spark.session import HERE, session

pytestmark = pytest.mark.long  # four Javas
BIN = Path(pyspark.__file__).parent / "bin" / "spark-class"
DEPLOY = "org.apache.spark.deploy"
WAITS = 120  # seconds; a busy machine is no fault


@contextmanager
def _running(*command: str) -> Iterator[None]:
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen([str(BIN), *command], **quiet) as java:
        try:
            yield
        finally:
            java.terminate()


@pytest.fixture
def cluster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A master and a worker of this machine, each a process of its own."""
    monkeypatch.setenv("SPARK_LOCAL_IP", HERE)
    with socket.socket() as free:
        free.bind((HERE, 0))
        port = str(free.getsockname()[1])
    here = ("--host", HERE, "--webui-port", "0")
    at = f"spark://{HERE}:{port}"
    work = ("--cores", "1", "--memory", "1g", "--work-dir", str(tmp_path / "work"), at)
    with _running(f"{DEPLOY}.master.Master", *here, "--port", port):
        until = time.monotonic() + WAITS
        while not _listens(int(port)) and time.monotonic() < until:
            time.sleep(0.2)
        with _running(f"{DEPLOY}.worker.Worker", *here, *work):
            yield at


def _listens(port: int) -> bool:
    with socket.socket() as asked:
        return asked.connect_ex((HERE, port)) == 0


def test_what_fails_on_another_machine_is_in_no_log_there(tmp_path: Path, cluster: str) -> None:
    with session(cluster, tmp_path / "scratch") as spark, pytest.raises(Exception, match="Ada"):
        spark.range(2).selectExpr("raise_error(concat('Ada Brook ', id))").collect()
    logs = list((tmp_path / "work").rglob("stderr"))
    assert logs, "no process of its own ran"
    assert not [log for log in logs if "Brook" in log.read_text(encoding="utf-8")]
