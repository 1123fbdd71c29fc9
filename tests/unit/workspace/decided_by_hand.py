"""A release by hand with groups and lines to decide on, and a decision kept on them."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import duckdb

from wayhome.casework.decisions import Chosen, Of
from wayhome.governance.access import viewer
from wayhome.governance.visibility import eyes
from wayhome.pipeline import Release
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import deciding as actions
from wayhome.workspace.deciding.models import KeptDecision
from wayhome.workspace.deciding.owing import Owner
from wayhome.workspace.reading.release import clock
from wayhome.workspace.reading.view import View

WIDE, CLOSE = "official-sensitive", "restricted"
# record, head, agency, marking: the first arrest came again in a later delivery
FACTS = [
    ("d1:custody:1:arrest", "d2:custody:1", "NBP", WIDE),
    ("d2:custody:1:arrest", "d2:custody:1", "NBP", WIDE),
    ("d1:custody:2:arrest", None, "NBP", WIDE),
    ("d1:custody:3:arrest", None, "NBP", WIDE),
    ("d9:intel:1:own", None, "NBP", CLOSE),
]
OLD, NEWER, SECOND, THIRD, CLOSED = (fact[0] for fact in FACTS)
NUMBER = "07700900123"
LINES = [
    ("l1", "L-1", "Mikey", f"+44{NUMBER[1:]}", WIDE),
    ("l2", "L-2", "Quiet", "+447700900124", CLOSE),
]


def by_hand() -> duckdb.DuckDBPyConnection:
    """What decisions ask of a release, by hand."""
    con = duckdb.connect()
    con.execute("create table fact (record_id text, head text, agency text, marking text)")
    con.executemany("insert into fact values (?, ?, ?, ?)", FACTS)
    con.execute("create table tie as select record_id, null::text as other_id, agency, marking"
                " from fact")  # fmt: skip
    for table in ("person_told", "line_fact", "contact_point", "involvement", "relation"):
        con.execute(f"create table {table} (record_id text, superseded_by text, line_id text,"
                    " name text, what text, value text, agency text, marking text)")  # fmt: skip
    for record, line, name, number, marking in LINES:
        con.execute("insert into line_fact values (?, null, ?, ?, 'number', ?, 'NBP', ?)",
                    [record, line, name, number, marking])  # fmt: skip
    con.execute("create table subject as select 'P-A' as person_id, 'NBC/s/1' as subject_ref,"
                " 'd1:p:1:person' as record_id, 'Kai' as given_names, 'Rowan' as family_name,"
                " null::timestamp as superseded_at, null::text as superseded_by, 'NBC' as agency,"
                " null::timestamp as recorded_at, null::timestamp as received_at,"
                f" '{WIDE}' as marking")  # fmt: skip
    con.execute("create table person_forward (was text, now text, agency text, marking text)")
    con.execute("create table agency as select unnest(['NBC', 'NBP']) as code, code as name,"
                " 'council' as kind")  # fmt: skip
    return con


def seeing(con: duckdb.DuckDBPyConnection, folder: Path) -> Callable[..., View]:
    """`seeing(by_hand(), folder)("NBC")`: it as a practitioner of that agency sees it."""
    return lambda agency="NBP", role="practitioner": View(
        Release(folder), agency, eyes(viewer(agency, role)), con
    )


def keep(
    by: User, number: str, records: list[str], *, close: bool = False, **more: Any
) -> KeptDecision:
    of = more.pop("of", Of.GROUP)
    line, ref = more.pop("subject", ""), more.pop("ref", "")
    chosen = more.pop("chosen", Chosen.ACT)
    due = more.pop("due", clock() + timedelta(days=3))
    again = more.pop("again", clock() + timedelta(days=90))
    said = actions.Said(chosen, "ring them", more.pop("owner", Owner(by)), due, again)
    on = actions.Subject(of, line, ref, records, close, "G-1" if of is Of.GROUP else "")
    return actions.decide(number=number, of=on, said=said, release="r", by=by)
