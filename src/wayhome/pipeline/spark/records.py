"""Records: one part an agency, because no rule here looks past an agency's own deliveries.

A subject ref begins with its agency, a row replaces rows of its own series, and what is open in one
agency's records is narrowed by that agency's. The one exception is a sealed record, which seals
what others wrote of it too: who is kept close is therefore found first, by agency, and told to all.
"""

from collections import defaultdict
from functools import partial
from pathlib import Path

from duckdb import DuckDBPyConnection

from wayhome.extracts.receipt import Receipt
from wayhome.extracts.store import held
from wayhome.lexicon.agencies import Register, read_register
from wayhome.lexicon.home import Home
from wayhome.pipeline.spark.dividing import Divided
from wayhome.pipeline.spark.steps import Cut, Here, Step, Whole, as_made
from wayhome.records import deliveries
from wayhome.records.build import map_deliveries
from wayhome.records.narrowing import KEPT_CLOSE, narrow_kept_close
from wayhome.records.schema import TABLES

NAMES = tuple(table.name for table in TABLES)
MAPPED = {f"mapped_{name}": f"from {name}" for name in NAMES} | {
    "delivery": "from delivery",
    "agency_in_part": "from agency",
    "kept_close": "from _kept_close",
}


def build(run: Divided, home: Home) -> None:
    """Make the canonical tables, `delivery` and `agency`."""
    register = read_register(home.agencies)
    every = deliveries.held_until(held(home.store) if home.store.exists() else [], None)
    by_agency: dict[str, list[Receipt]] = defaultdict(list)
    for receipt in every:
        by_agency[receipt.agency].append(receipt)
    senders = sorted(by_agency) or [""]
    tasks = [
        run.part(
            Step("records", partial(_map, home.store, register, by_agency[sender]), MAPPED), place
        )
        for place, sender in enumerate(senders)
    ]
    run.work("records", tasks)
    cuts: tuple[Cut, ...] = (*(Here(f"mapped_{name}") for name in NAMES), Whole("kept_close"))
    run.run(Step("narrowing", _narrow, as_made(*NAMES), cuts, parts=len(senders)))
    run.run(Step("register", _register, as_made("agency"), (Here("agency_in_part"),), parts=1))


def _map(store: Path, register: Register, receipts: list[Receipt], con: DuckDBPyConnection) -> None:
    map_deliveries(con, store, register, receipts)
    con.execute(KEPT_CLOSE)


def _narrow(con: DuckDBPyConnection) -> None:
    for name in NAMES:
        con.execute(f"create table {name} as from came.mapped_{name}")
    con.execute("create temp table _kept_close as from came.kept_close")
    narrow_kept_close(con)


def _register(con: DuckDBPyConnection) -> None:
    con.execute("create table agency as from came.agency_in_part")
