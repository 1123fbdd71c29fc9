"""Spark started the quiet way: nothing but loopback here, no pages of its own, no log of people.

Spark writes what fails, with the values that failed, to its log; so its log is shut. What a part
of a run could not do is said by `part` without a value in it.
"""

import os
import shutil
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wayhome.lexicon.errors import NotSetUp

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

HERE = "127.0.0.1"
LOCAL = "local[*]"  # every core of this machine
MASTER = "WAYHOME_SPARK_MASTER"
QUIET = Path(__file__).with_name("quiet.properties")

SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "OFF",
    # in every process, on other machines too: what one of them could not do it would write down,
    # values and all, in a folder of its own
    "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile=file:{QUIET}",
    "spark.executor.extraJavaOptions": f"-Dlog4j2.configurationFile=file:{QUIET}",
    "spark.executor.syncLogLevel.enabled": "true",
    "spark.sql.catalogImplementation": "in-memory",
    # days and moments exactly as DuckDB writes them, those of other centuries too
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.parquet.datetimeRebaseModeInWrite": "CORRECTED",
    "spark.sql.parquet.datetimeRebaseModeInRead": "CORRECTED",
}


def master_of(asked: str | None = None) -> str:
    """The master that was asked for, or that the setting names, or this machine."""
    return asked or os.environ.get(MASTER) or LOCAL


def _memory(master: str) -> dict[str, str]:
    """Of a cluster the driver only divides; on this machine it holds what is between two steps."""
    whole = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") >> 30
    return {"spark.driver.memory": f"{max(2, whole // 4) if master.startswith('local') else 2}g"}


@contextmanager
def session(master: str, scratch: Path) -> Iterator["SparkSession"]:
    """A session on a master, stopped at the end. NotSetUp where Spark or Java is missing."""
    look_for_spark()
    scratch.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    settings = {**SETTINGS, "spark.local.dir": str(scratch), **_loopback(master), **_memory(master)}
    spark = _started(master, settings)
    try:
        yield spark
    finally:
        spark.stop()


def look_for_spark() -> None:
    """NotSetUp, with what to install, where Spark or Java is missing."""
    try:
        import pyspark  # noqa: F401
    except ImportError:
        raise NotSetUp(
            "The Spark engine is not installed. Install Wayhome with it: pip install wayhome[spark]"
        ) from None
    java = os.environ.get("JAVA_HOME")
    if not (java and Path(java, "bin", "java").exists()) and shutil.which("java") is None:
        raise NotSetUp(
            "Spark needs Java 17 or later. Install it, for example the package "
            "openjdk-17-jre-headless."
        )


def _loopback(master: str) -> dict[str, str]:
    if not master.startswith("local"):
        return {}
    os.environ.setdefault("SPARK_LOCAL_IP", HERE)
    return {"spark.driver.host": HERE, "spark.driver.bindAddress": HERE}


def _started(master: str, settings: dict[str, Any]) -> "SparkSession":
    from pyspark.sql import SparkSession

    building = SparkSession.builder.master(master).appName("wayhome build")
    for name, value in settings.items():
        building = building.config(name, value)
    with _silent(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of versions of pandas, which is not used here
        spark = building.getOrCreate()
        spark.sparkContext.setLogLevel("OFF")  # in executors, where that file lies elsewhere
        return spark


@contextmanager
def _silent() -> Iterator[None]:
    """What Java is started with inherits the error channel: give it one that leads nowhere."""
    sys.stderr.flush()
    kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
