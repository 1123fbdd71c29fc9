"""How long the pages of what is around a person take: as one worker sees it, nothing else counted.

The release holds the million people whom `checking` links, tied to each other, and a region that
was built whole (neighbourhood_region.py). A practitioner of a council says why they look and opens
the ties, the picture and its data of people whom that council holds: those with most ties of all,
and as many others; and the list of which of its children are near known exploitation. Over HTTP,
through the gate and into the trail (served.py).

python -m benchmarks.neighbourhood --people 1000000 --home FOLDER
"""

import argparse
import json
import os
import tempfile
import time
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
from rich.console import Console

from benchmarks.neighbourhood_region import million
from benchmarks.served import Browser, account, databases, server, worked
from wayhome.lexicon.home import Home
from wayhome.pipeline import release

BAR, AGENCY, EACH = 100, "NBC", 40  # ms, p95; whose practitioner; people of either kind
PURPOSE = "case"
PAGES = {"ties": "ties/", "picture": "map/", "data": "map/data/"}
NEAR, SAFE, TIMES = "N-all", "enquiry", 20  # the list over all children, and how often it is asked
# With most ties first; the rest in an order that means nothing.
PEOPLE = f"""
with held as (select distinct person_id from subject where agency = '{AGENCY}'
    and marking = 'official-sensitive'),
tied as (select left_id as person_id, count(*) as ties from tie where left_kind = 'person'
    group by all)
select person_id, ties from tied semi join held using (person_id) order by ties desc, person_id
"""


def neighbourhood(people: int = 1_000_000, home: Home | None = None) -> list[dict[str, Any]]:
    """The figures among so many people, on each database."""
    with tempfile.TemporaryDirectory() as folder:
        at = home or Home(Path(folder))
        if not at.current.exists():
            million(at, people)
        return [figure for name, database in databases() for figure in _on(name, database, at)]


def _on(name: str, database: Any, home: Home) -> list[dict[str, Any]]:
    whom, held = _whom(home)
    with database as address:
        env = {**os.environ, "WAYHOME_HOME": str(home.root), "WAYHOME_DEMO": "1"}
        env |= {"WAYHOME_DATABASE": address} if address else {}
        account(env, agency=AGENCY)
        with server(env) as pid:
            browser = Browser()
            for one in whom:
                _said(browser, one, PURPOSE)
            _said(browser, NEAR, SAFE)
            asked = {kind: [f"/people/{one}/{path}" for one in whom]
                     for kind, path in PAGES.items()}  # fmt: skip
            figures = [_figure(f"{kind}, {name}", held, *_taken(browser, pid, paths))
                       for kind, paths in asked.items()]  # fmt: skip
            return [*figures, _listed(name, held, *_taken(browser, pid, ["/near/"] * TIMES))]


def _whom(home: Home) -> tuple[list[str], int]:
    with duckdb.connect(str(release.current_release(home).database), read_only=True) as con:
        tied = con.execute(PEOPLE).fetchall()
        (held,) = con.execute("select count(*) from person").fetchall()[0]
    rest = tied[EACH:]
    few = [rest[n] for n in range(0, len(rest), max(1, len(rest) // EACH))][:EACH]
    return [one for one, _ in (*tied[:EACH], *few)], int(held)


def _said(browser: Browser, about: str, why: str) -> None:
    """Say why one looks, as the gate asks."""
    path = f"/purpose/{about}/"
    sent = {"purpose": why, "next": "/"}
    status, _ = browser.post(path, {**sent, "csrfmiddlewaretoken": browser.form(path)})
    if status != 302:
        raise SystemExit(f"The gate answered {status} to why one looks.")


def _taken(browser: Browser, pid: int, paths: list[str]) -> tuple[np.ndarray, float, float]:
    """Milliseconds by the clock and of the server for a page, and the median size in kB."""
    browser.get(paths[0])  # every process opens the release once
    began, times, sizes = worked(pid), [], []
    for path in paths:
        start = time.perf_counter()
        status, text = browser.get(path)
        times.append(1000 * (time.perf_counter() - start))
        sizes.append(len(text) / 1000)
        if status != 200:
            raise SystemExit(f"{path} was answered with {status}.")
    return np.array(times), (worked(pid) - began) / len(paths), float(np.median(sizes))


def _figure(kind: str, held: int, clock: np.ndarray, work: float, size: float) -> dict[str, Any]:
    p95 = round(float(np.percentile(clock, 95)), 1)
    return {
        "name": f"what is around a person among {held:,} people, p95: {kind}",
        "figure": p95,
        "unit": "ms",
        "ratio_against": f"median {np.percentile(clock, 50):.1f} ms; the server worked "
        f"{work:.1f} ms a page; {size:.0f} kB; half of the {len(clock)} are those with most ties",
        "bar": f"under {BAR}",
        "met": p95 < BAR,
    }


def _listed(name: str, held: int, clock: np.ndarray, work: float, size: float) -> dict[str, Any]:
    """The list of who is near; no bar is set for it."""
    return {
        "name": f"which children of a council are near known exploitation, among {held:,} people, "
        f"p95: {name}",
        "figure": round(float(np.percentile(clock, 95)), 1),
        "unit": "ms",
        "ratio_against": f"median {np.percentile(clock, 50):.1f} ms; the server worked "
        f"{work:.1f} ms a page; {size:.0f} kB",
        "bar": "",
        "met": None,
    }


def main() -> None:
    """One region that is there, or a new one."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--people", type=int, default=1_000_000)
    given.add_argument("--home", type=Path, help="a region is made here once, and asked again")
    wanted = given.parse_args()
    for figure in neighbourhood(wanted.people, Home(wanted.home) if wanted.home else None):
        Console(highlight=False).print(json.dumps(figure), soft_wrap=True)


if __name__ == "__main__":
    main()
