"""Signs of addresses.

addresses    in one part    places are made in one part, and few records are of an address
"""

from datetime import date
from functools import partial

from duckdb import DuckDBPyConnection

from wayhome.pipeline.spark.dividing import Divided
from wayhome.pipeline.spark.steps import Step, Whole, as_made
from wayhome.signs import addresses

GIVEN = (
    *("event", "involvement", "stay", "thing", "statement", "relation", "person_subject"),
    *("at_place", "agency", "delivery"),
)
MADE = ("address_record", "address_sign", "address_sign_evidence", "address_need")


def _work(as_of: date, con: DuckDBPyConnection) -> None:
    addresses.build(con, as_of)


def build(run: Divided, as_of: date) -> None:
    """Make the tables of signs of addresses for a day."""
    given = tuple(Whole(name) for name in GIVEN)
    run.run(Step("addresses", partial(_work, as_of), as_made(*MADE), given, parts=1))
