"""One region of 200,000 people, told once, for everything that is measured on it."""

from dataclasses import dataclass

import duckdb
import numpy as np
import pyarrow as pa
import pytest

from wayhome.synthetic.clock import Window, window
from wayhome.synthetic.region import Region, tell_region

PEOPLE = 200_000
TODAY = np.datetime64("2026-11-20")


@dataclass
class Measured:
    span: Window
    region: Region
    con: duckdb.DuckDBPyConnection

    def one(self, sql: str) -> float:
        return float(self.con.execute(sql).fetchone()[0] or 0)

    def a_million(self, sql: str) -> float:
        """A count as it would be in a million people."""
        return self.one(sql) * 1_000_000 / PEOPLE


@pytest.fixture(scope="session")
def measured() -> Measured:
    """The truth as tables `t_…`, what agencies saw as `held` and `lived`, and what they
    leave out: `spell`, `stay`, `harm`, `named`."""
    span = window(TODAY, 3.0)
    region = tell_region(PEOPLE, 7, span)
    con = region.open(span, 7)
    con.execute("create macro child(born, day) as date_diff('day', born, day) < 6574")
    con.register("spell", _spells(region))
    con.register("stay", _stays(region))
    con.register("harm", _harms(region))
    con.register("named", _named(region))
    return Measured(span, region, con)


def _spells(region: Region) -> pa.Table:
    rows = [
        {
            "pid": s.pid,
            "b": s.begin,
            "e": s.end,
            "seen": s.seen,
            "line": s.line.number,
            "model": s.line.model.name,
            "away": s.line.model.sent is not None,
            "in_care": s.in_care,
        }
        for s in region.harmed
    ]
    return pa.Table.from_pylist(rows)


def _harms(region: Region) -> pa.Table:
    return pa.Table.from_pylist([{**vars(harm), "day": harm.when} for harm in region.harms])


def _stays(region: Region) -> pa.Table:
    homes = region.everyone.homes
    columns = {name: getattr(homes, name) for name in ("since", "until", "why", "home")}
    return pa.table({"pid": homes.who, **columns, "postcode": homes.postcode[homes.home]})


def _named(region: Region) -> pa.Table:
    """How everybody is really called."""
    everyone = region.everyone
    columns = {name: getattr(everyone, name) for name in ("given", "family")}
    return pa.table({"pid": np.arange(len(everyone)), **columns})
