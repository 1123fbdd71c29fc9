"""Signs by person, with what ties bring beside them.

    signs      by person     their facts, holdings and ties; of those beside them, the dates of
                             birth and what is told of them, which a sign may rest on
    needs      in one part   what each agency sent at all: a line an agency, feed and kind
    shared     in one part   which councils send assessments, which lines have which name
    aside      by person     their facts, holdings and signs, and all that is shared

What a part works out for those who are only beside is dropped: their own part has all of them.
"""

from datetime import date
from functools import partial

from duckdb import DuckDBPyConnection

from wayhome.pipeline.spark.dividing import Divided
from wayhome.pipeline.spark.steps import Beside, By, Here, Step, Whole, as_made, pointing
from wayhome.signs import heard, unanswered
from wayhome.signs.aside import fire_aside
from wayhome.signs.firing import fire
from wayhome.signs.needs import build_needs

# What a sign rests on that is another person's: their birth, and what is told of them. The records
# of ties come with the ties.
BIRTHS_BESIDE = Beside(
    "holding",
    ("person_id",),
    pointing("co_event.other_id", "beside.other_id"),
    named="holding_beside",
)
TOLD_BESIDE = Beside("told", ("person_id",), pointing("co_event.other_id", "beside.other_id"))
OWN = "from {} semi join came.person using (person_id)"


def _fire(as_of: date, con: DuckDBPyConnection) -> None:
    con.execute("create table holding as from came.holding union from came.holding_beside")
    fire(con, as_of)


def _needs(con: DuckDBPyConnection) -> None:
    con.execute("create view fact as from came.newest")
    build_needs(con)


def _shared(con: DuckDBPyConnection) -> None:
    con.execute("create view fact as from came.newest")
    for name in ("contact_point", "statement"):
        con.execute(f"create view {name} as from came.line_told")
    unanswered.find_assessing(con)
    heard.find_names(con)


def build(run: Divided, as_of: date) -> None:
    """Make `sign`, `sign_evidence`, `sign_need`, `sign_aside` and its evidence for a day."""
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
                By("beside", ("person_id",)),
                BIRTHS_BESIDE,
                TOLD_BESIDE,
            ),
        )
    )
    newest = run.read("fact").groupBy("agency", "feed", "kind").agg({"received_at": "max"})
    run.write("newest", newest.withColumnRenamed("max(received_at)", "received_at"))
    given = (Whole("newest"), Whole("delivery"), Whole("agency"))
    run.run(Step("needs", _needs, as_made("sign_need"), given, parts=1))
    _build_aside(run, as_of)


def _build_aside(run: Divided, as_of: date) -> None:
    lines = [
        run.read(name)
        .where("line is not null")
        .select("line", "agency", "marking", "superseded_at")
        .distinct()
        for name in ("contact_point", "statement")
    ]
    run.write("line_told", lines[0].union(lines[1]))
    given = (Whole("newest"), Whole("delivery"), Whole("agency"), Whole("line_told"))
    run.run(Step("shared", _shared, as_made("assessing", "line_name"), given, parts=1))
    run.run(
        Step(
            "aside",
            partial(fire_aside, as_of=as_of),
            {name: OWN.format(name) for name in ("sign_aside", "sign_aside_evidence")},
            (
                By("person", ("person_id",), only=("person_id",)),
                *(Here(name) for name in ("fact", "holding", "sign", "sign_evidence")),
                Whole("assessing"),
                Whole("line_name"),
            ),
        )
    )
