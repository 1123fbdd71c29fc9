"""Signs: who was together by company, signs by person with what ties bring beside them.

    present    by event      who was in which event
    together   by company    one event, or events of one agency, kind and reference
    signs      by person     their facts, holdings and ties; of those they were together with, the
                             records of the tie and the dates of birth, which a sign may rest on
    needs      in one part   what each agency sent at all: a line an agency, feed and kind

What a part works out for those who are only beside is dropped: their own part has all of them.
"""

from datetime import date
from functools import partial

from duckdb import DuckDBPyConnection

from wayhome.network.together import find_present, find_together
from wayhome.pipeline.spark.dividing import Divided
from wayhome.pipeline.spark.steps import Beside, By, Here, Step, Whole, as_made, pointing
from wayhome.signs.firing import fire
from wayhome.signs.needs import build_needs

PRESENT = Step(
    "present",
    find_present,
    as_made("present"),
    (
        By("event", ("record_id",)),
        By("involvement", ("event_id",)),
        Beside("person_subject", ("subject_ref",), pointing("involvement.subject_ref")),
    ),
)
TOGETHER = Step(
    "together", find_together, as_made("co_event"), (By("present", ("agency", "company")),)
)

# What a sign rests on that is another person's.
RECORDS_BESIDE = Beside(
    "fact", ("record_id",), pointing("co_event.other_record_id"), named="fact_beside"
)
BIRTHS_BESIDE = Beside(
    "holding", ("person_id",), pointing("co_event.other_id"), named="holding_beside"
)
OWN = "from {} semi join came.person using (person_id)"


def _fire(as_of: date, con: DuckDBPyConnection) -> None:
    for name in ("fact", "holding"):
        con.execute(f"create table {name} as from came.{name} union from came.{name}_beside")
    fire(con, as_of)


def _needs(con: DuckDBPyConnection) -> None:
    con.execute("create view fact as from came.newest")
    build_needs(con)


def build(run: Divided, as_of: date) -> None:
    """Make `sign`, `sign_evidence` and `sign_need` for a day."""
    run.run(PRESENT)
    run.run(TOGETHER)
    run.run(
        Step(
            "signs",
            partial(_fire, as_of),
            {name: OWN.format(name) for name in ("sign", "sign_evidence")},
            (
                By("person", ("person_id",), only=("person_id",)),
                Here("fact"),
                Here("holding"),
                By("co_event", ("person_id",)),
                RECORDS_BESIDE,
                BIRTHS_BESIDE,
            ),
        )
    )
    newest = run.read("fact").groupBy("agency", "feed", "kind").agg({"received_at": "max"})
    run.write("newest", newest.withColumnRenamed("max(received_at)", "received_at"))
    given = (Whole("newest"), Whole("delivery"), Whole("agency"))
    run.run(Step("needs", _needs, as_made("sign_need"), given, parts=1))
