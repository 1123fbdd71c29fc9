"""Who sees what of an address: `view` and `sight` over `address_record`, as signs.sight of people.

Keeps: schools, homes for children and stations are no address where somebody is harmed at home, and
are left out: many meet there. A record and the versions it replaced are one episode; what several
records tell of one occasion is put together by the clauses (happenings).
"""

from datetime import date

import duckdb

from wayhome.network.places import INSTITUTION
from wayhome.signs.sight import LEARNED, SEEN, VIEW
from wayhome.signs.subject import ADDRESS

_BASE = f"""
create or replace temp table base as
select f.rowid as handle, f.place_id, f.record_id, f.head, f.person_id as who, f.role, f.kind,
    f.category, f.code, f.reference, f.outcome, f.value, f.names, f.agency, f.feed,
    f.occurred_from, f.occurred_to, f."precision" = 'minute' as fine,
    f.superseded_at is null as present, f.marking in ('restricted', 'sealed') as restricted,
    {LEARNED}
from address_record f
where not {INSTITUTION.format("f.place_id")}
    and (f.occurred_from is null or f.occurred_from::date <= date '{{as_of}}')
"""
_HIDES = """
create or replace temp table hides as
select distinct place_id, agency from base where restricted
"""
# What a sign of a person may rest on that is another's; of an address all is its own.
_NONE_BESIDE = """
create or replace temp table beside_record (handle bigint, place_id varchar, record_id varchar,
    agency varchar, marking varchar, began timestamp, recorded_at timestamp, received_at timestamp)
"""
_EPISODES = """
create or replace temp table episodes as
select view_id, handle, min(handle) over (partition by view_id, head, kind, who, names) as episode
from seen join base using (handle)
"""
_SIGHT = """
create or replace temp view sight as
select e.view_id, e.episode, b.* from base b join episodes e using (handle)
"""


def lay_out(con: duckdb.DuckDBPyConnection, as_of: date) -> None:
    """Make `view` and `sight` from `address_record`."""
    con.execute(_BASE.format(as_of=as_of))
    con.execute(_HIDES)
    con.execute(ADDRESS.told(VIEW))
    con.execute(ADDRESS.told(SEEN))
    con.execute(_NONE_BESIDE)
    con.execute(_EPISODES)
    con.execute(_SIGHT)


def clear(con: duckdb.DuckDBPyConnection) -> None:
    """Drop what `lay_out` made."""
    con.execute("drop view sight")
    for table in ("episodes", "seen", "view", "hides", "base", "beside_record"):
        con.execute(f"drop table {table}")
