"""`make bench`: every bar measured in one run, printed, and written to docs/benchmarks.md, between
its two marks: what stands around them is written by hand.

A ratio against an alternative in the same run says more than seconds on a noisy machine.
"""

import argparse
import os
import platform
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rich.console import Console

from benchmarks import (
    checking,
    demonstration,
    finding,
    graphs,
    incremental,
    land,
    linking,
    load,
    neighbourhood,
    picture,
    receive,
    signs,
    synth,
)

Figure = dict[str, Any]
PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"
BEGINS, ENDS = "<!-- measured: begins -->", "<!-- measured: ends -->"
HEAD = """Written by `make bench` on {day} on {cores} cores, {memory} GB, Python {python}.
Machines are noisy: trust the ratio, taken in the same run, more than the seconds.

| what | figure | bar | met | beside |
|---|---|---|---|---|"""


def main() -> None:
    """Measure, print, write."""
    asked = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    asked.add_argument("--small", action="store_true", help="a tenth of every size; not written")
    small = asked.parse_args().small
    console = Console(highlight=False)
    lines = []
    for figure in _figures(small):
        lines.append(_line(figure))
        console.print(lines[-1], soft_wrap=True)
    if not small:
        before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGINS)
        table = "\n".join([_head(), *lines])
        after = rest.partition(ENDS)[2]
        PAGE.write_text(f"{before}{BEGINS}\n\n{table}\n\n{ENDS}{after}", encoding="utf-8")


def _figures(small: bool) -> Iterator[Figure]:
    share = 10 if small else 1
    measures: list[Callable[[], list[Figure]]] = [
        lambda: [receive.census(8_000 // share), receive.ssda903()],
        lambda: [receive.police(1_000_000 // share), receive.memory(2.0 / share)],
        lambda: synth.all_figures(1_000_000 // share),
        lambda: linking.linking(100_000 // share),
        lambda: linking.linking(1_000_000 // share),
        lambda: incremental.incremental(1_000_000 // share),
        lambda: [finding.searching(1_000_000 // share)],
        lambda: checking.checking(1_000_000 // share),
        lambda: graphs.graphs(1_000_000 // share),
        lambda: neighbourhood.neighbourhood(1_000_000 // share),
        lambda: load.load(20_000 // share, 50, 5 / share),
        lambda: signs.figures(1_000_000 // share),
        lambda: picture.pictures(5_000 // share, 20_000 // share),
        lambda: land.maps(500 // share),
        lambda: [demonstration.ready(20_000 // share)],
    ]
    for measure in measures:
        yield from measure()


def _line(figure: Figure) -> str:
    met = {True: "yes", False: "**no**", None: ""}[figure["met"]]
    said = f"{figure['figure']:,} {figure['unit']}"
    return f"| {figure['name']} | {said} | {figure['bar']} | {met} | {figure['ratio_against']} |"


def _head() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return HEAD.format(
        day=f"{datetime.now(UTC):%d %B %Y}",
        cores=os.cpu_count(),
        memory=round(memory),
        python=platform.python_version(),
    )


if __name__ == "__main__":
    main()
