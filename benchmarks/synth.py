"""How fast a region of a million people is invented, and what memory it takes.

Bars: under 10 minutes and under 8 GB for a million people on two cores. Each
region is made in a process of its own, so that its peak is its own.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.peak import peak_gigabytes
from wayhome.synthetic import invent

Figure = dict[str, Any]
MOST_SECONDS, MOST_GB = 600.0, 8.0


def region(people: int = 1_000_000) -> list[Figure]:
    """Seconds and peak gigabytes of one region, beside those of a tenth of it."""
    seconds, peak = _in_its_own_process(people)
    tenth, _ = _in_its_own_process(people // 10)
    return [
        {
            "name": f"a region of {people:,} people invented and written",
            "figure": round(seconds, 1),
            "unit": "s",
            "ratio_against": f"{seconds / tenth:.1f} times a tenth of it",
            "bar": f"under {MOST_SECONDS:.0f} s",
            "met": seconds < MOST_SECONDS,
        },
        {
            "name": f"peak memory inventing {people:,} people",
            "figure": round(peak, 2),
            "unit": "GB",
            "ratio_against": "",
            "bar": f"under {MOST_GB:.0f} GB",
            "met": peak < MOST_GB,
        },
    ]


def all_figures(people: int = 1_000_000) -> list[Figure]:
    return region(people)


def _in_its_own_process(people: int) -> tuple[float, float]:
    run = subprocess.run(
        [sys.executable, "-m", "benchmarks.synth", str(people)],
        check=True,
        capture_output=True,
        text=True,
    )
    seconds, peak = run.stdout.split()
    return float(seconds), float(peak)


def _once(people: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        invent(people, 1, Path(folder) / "region")
        seconds = time.perf_counter() - began
    peak = peak_gigabytes()
    sys.stdout.write(f"{seconds} {peak}\n")


if __name__ == "__main__":
    _once(int(sys.argv[1]))
