"""Without Spark or Java, one sentence says what to install; nothing else needs either."""

import sys
from pathlib import Path

import pytest

from wayhome.lexicon.errors import NotSetUp
from wayhome.lexicon.home import Home
from wayhome.pipeline import build, current_release
from wayhome.pipeline.spark.session import look_for_spark


def test_without_spark(received_home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark", None)
    with pytest.raises(NotSetUp, match=r"pip install wayhome\[spark\]"):
        build(received_home, master="local[2]")
    with pytest.raises(NotSetUp):
        current_release(received_home)
    assert not list(received_home.releases.iterdir())


def test_without_java(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pytest.importorskip("pyspark")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(NotSetUp, match="openjdk-17-jre-headless"):
        look_for_spark()
