"""The DuckDB connection on which what happened becomes what agencies wrote.

Holds the truth tables as `t_<name>`, everybody as `person`, the dates of extracts as macro
`delivery_of(time)`. Two threads and a memory limit, so that a million people fit a small machine.
"""

import duckdb
import numpy as np
import pyarrow as pa

from wayhome.synthetic.clock import Window
from wayhome.synthetic.population import People
from wayhome.synthetic.schools import Schools
from wayhome.synthetic.truth import SCHEMAS, Truth

NEVER = 99  # delivery number of what is written after the last extract


def bench(truth: Truth, people: People, made: Schools, span: Window) -> duckdb.DuckDBPyConnection:
    """A connection with everything true about a region."""
    con = duckdb.connect(config={"threads": "2", "memory_limit": "4GB"})
    con.execute("set preserve_insertion_order = true")
    for name in SCHEMAS:
        con.register(f"t_{name}", truth.table(name))
    con.register("person", _people(people))
    con.register("school", _schools(made))
    cuts = " ".join(
        f"when x <= timestamp '{day} 06:00:00' then {number}"
        for number, day in enumerate(span.extracts, 1)
    )
    con.execute(f"create macro delivery_of(x) as case {cuts} else {NEVER} end")
    return con


def _people(people: People) -> pa.Table:
    return pa.table(
        {
            "pid": np.arange(len(people)),
            "born": people.born,
            "male": people.male,
            "area": people.area,
            "household": people.household,
            "mother": people.mother,
            "father": people.father,
            "ethnicity": people.ethnicity,
        }
    )


def _schools(made: Schools) -> pa.Table:
    return pa.table(
        {
            "school": np.arange(len(made.area)),
            "school_area": made.area,
            "urn": made.urn.astype(str),
            "school_name": made.name,
            "school_postcode": made.postcode,
        }
    )
