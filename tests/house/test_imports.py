"""Imports run one way, and each contract bites when it is broken on purpose."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BREACHES = {
    "A room imports only floors below it": ("records", "from wayhome import signs"),
    "Django only in workspace": ("people", "import django"),
    "Splink behind one file": ("chronology", "import splink"),
    "Spark behind one package": ("people", "import pyspark"),
    "What is tested never reads an invented region's answers": (
        "signs",
        "import wayhome.synthetic",
    ),
    "Measures know only what they are given": ("evaluation/measures", "from wayhome import people"),
}


def _lint(source: Path) -> subprocess.CompletedProcess[str]:
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache"]
    command += ["--config", ROOT / ".importlinter"]
    environment = os.environ | {"PYTHONPATH": str(source)}
    return subprocess.run(command, env=environment, cwd=source, capture_output=True, text=True)


def test_every_contract_is_kept() -> None:
    done = _lint(ROOT / "src")
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("contract", BREACHES)
def test_a_breach_is_caught(contract: str, tmp_path: Path) -> None:
    room, breach = BREACHES[contract]
    source = tmp_path / "src"
    ignored = shutil.ignore_patterns("__pycache__", "reference", "static")
    shutil.copytree(ROOT / "src" / "wayhome", source / "wayhome", ignore=ignored)
    (source / "wayhome" / room / "breach_on_purpose.py").write_text(breach + "\n")
    done = _lint(source)
    assert done.returncode != 0
    assert f"{contract} BROKEN" in done.stdout
