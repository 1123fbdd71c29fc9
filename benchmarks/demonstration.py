"""How long from nothing to a workspace that can be used, for the region of a demonstration."""

import os
import subprocess
import sys
import tempfile
import time
from typing import Any

Figure = dict[str, Any]
PEOPLE = 20_000
MOST_SECONDS = 180.0  # ready to use within three minutes


def ready(people: int = PEOPLE) -> Figure:
    """Seconds of `wayhome demo` without serving, in a home of its own."""
    with tempfile.TemporaryDirectory() as home:
        command = [sys.executable, "-m", "wayhome.cli", "demo", "--no-serving"]
        began = time.perf_counter()
        subprocess.run(
            [*command, "--people", str(people)],
            env=os.environ | {"WAYHOME_HOME": f"{home}/demo"},
            stdout=subprocess.DEVNULL,
            check=True,
        )
        seconds = time.perf_counter() - began
    return {
        "name": f"demonstration of {people:,} people, ready to use",
        "figure": round(seconds, 1),
        "unit": "s",
        "ratio_against": "",
        "bar": f"under {MOST_SECONDS:.0f}",
        "met": seconds < MOST_SECONDS,
    }


def all_figures() -> list[Figure]:
    return [ready()]
