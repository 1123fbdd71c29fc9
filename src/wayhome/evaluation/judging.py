"""What would be joined had every question that is put to a human been answered, and rightly.

The middle band is not an error by itself: somebody is asked. What is still apart after that is lost
to everybody, and a rate of errors that hides the difference says little.
"""

import numpy as np
import pyarrow as pa
from duckdb import DuckDBPyConnection

from wayhome.people.clusters import Ints, components

NUMBERED = """
create or replace temp table numbered as
select subject_ref, dense_rank() over (order by person_id) - 1 as number from whose
"""
ASKED = """
select l.number::bigint as one, r.number::bigint as other
from true_pair join numbered l on l.subject_ref = one join numbered r on r.subject_ref = other
where band = 'for a human' and not together
"""
JUDGED = """
create or replace temp table judged as
select subject_ref, label from numbered join labels using (number)
"""


def build_judged(con: DuckDBPyConnection) -> None:
    """Make `judged(subject_ref, label)` from `whose` and `true_pair`."""
    con.execute(NUMBERED)
    asked = con.execute(ASKED).fetchnumpy()
    (size,) = con.execute("select count(distinct person_id) from whose").fetchall()[0]
    label = components(int(size), np.asarray(asked["one"]), np.asarray(asked["other"]))
    con.register("labels", pa.table({"number": np.arange(size), "label": label}))
    con.execute(JUDGED)
    con.unregister("labels")


def labels(con: DuckDBPyConnection) -> Ints:
    """The label of every record, in the order of its subject ref."""
    found = con.execute("select label from judged order by subject_ref").fetchnumpy()
    return np.asarray(found["label"])
