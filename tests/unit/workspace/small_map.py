"""A map of a few ties, known by heart, as a release serves it: for tests of what is drawn of it.

A ── event E-1 ── B (named) · C (restricted)     B ── 0799
A ── 0770 ── 25 others      A ── school:1 ── D      A ── B, family
"""

from datetime import date
from pathlib import Path

import duckdb

from wayhome.network.graph.keeping import keep_graph
from wayhome.network.ties import ORDER
from wayhome.pipeline import Release
from wayhome.workspace import serving
from wayhome.workspace.reading.view import View

WIDE, CLOSE, TODAY = "official-sensitive", "restricted", date(2026, 11, 20)
COLUMNS = "left_kind left_id right_kind right_id kind said first last marking agency record_id"
PERSON, EVENT, PHONE, SCHOOL = "person", "event", "phone", "institution"


def tie(left, right, kind, record, marking=WIDE, first="2026-03-01", agency="NBP"):
    return (*left, *right, kind, "said", first, None, marking, agency, record)


A, B, C, D = ((PERSON, f"P-{letter}") for letter in "ABCD")
NUMBER, OWN, MET, CLASS = (PHONE, "0770"), (PHONE, "0799"), (EVENT, "E-1"), (SCHOOL, "school:1")
BESIDE = [tie((PERSON, f"P-{n:03}"), NUMBER, "held_phone", f"n{n}") for n in range(25)]
TIES = [
    tie(A, MET, "present", "e1"),
    tie(B, MET, "named", "e1"),
    tie(A, NUMBER, "held_phone", "c1"),
    tie(B, OWN, "held_phone", "c2"),
    tie(A, CLASS, "attended", "s1", agency="NBC"),
    tie(D, CLASS, "attended", "s2", agency="NBC"),
    tie(A, B, "kin", "r1", first=None),
    *BESIDE,
]
KEPT_CLOSE = [
    tie(C, MET, "present", "e1", CLOSE),
    tie(A, (EVENT, "E-2"), "present", "e2"),  # with nobody else who may be seen
    tie(C, (EVENT, "E-2"), "present", "e2", CLOSE),
    tie(A, (PHONE, "0000"), "held_phone", "c0", CLOSE),
]
Made = tuple[Release, duckdb.DuckDBPyConnection]


def made(at: Path, ties: list) -> Made:
    """A release with these ties, in a new folder."""
    folder = at / f"release-{len(list(at.iterdir()))}"
    folder.mkdir()
    con = duckdb.connect()
    columns = ", ".join(
        f"{name} {'timestamp' if name in ('first', 'last') else 'text'}" for name in COLUMNS.split()
    )
    con.execute(f"create table told ({columns})")
    con.executemany(f"insert into told values ({', '.join('?' * 11)})", ties)
    con.execute(
        "alter table told add column other_id text; alter table told add column feed text;"
        "alter table told add column grading text default 'B2';"
        "alter table told add column times bigint default 1;"
        "alter table told add column received_at timestamp default '2026-03-02 06:00'"
    )
    con.execute(
        "create table event as select left_id as person_id, record_id, 'arrest' as kind,"
        " first as occurred_from, agency, marking from told where right_kind = 'event'"
    )
    con.execute("create table at_place as select record_id, right_id as place_id, null as"
                " place_name, null as address, null as postcode, agency, marking from told"
                " where false")  # fmt: skip
    con.execute(
        "create table tie as select *, null::timestamp as recorded_at"
        f" from told order by {ORDER.format('told')}"
    )
    keep_graph(con, folder)
    serving._maps.clear()
    return Release(folder), con


def view(made: tuple[Release, duckdb.DuckDBPyConnection], eyes: str = "") -> View:
    seen = View(made[0], eyes or "NBC", eyes, made[1])
    seen.__dict__.update(today=TODAY, agencies={})
    return seen
