"""How far from home somebody was found, stopped, arrested or on the way, or an offence was: the
table `away`.

Home is every place the viewer knows them to live on that day, the family home and a placement
alike, and the nearest counts: a child placed 60 miles away who is stopped near home is not away.
Police areas differ only when the force of every such home is known and is another one.
Keeps: without a home that the viewer knows, nobody is away from it; of homes equally near, the one
with the first record is taken, so that the order of loading changes nothing.
"""

import duckdb

from wayhome.chronology.whereabouts import miles_sql

FAR_MILES = 20  # facts §5, I04 and I58; the national headline measure (unverified, facts §3.2)
MET = "('found', 'arrest', 'stop', 'charge', 'offence', 'travel_incident', 'journey')"
TOLD_MILES = f"case when w.miles > {FAR_MILES} then w.miles end"  # fewer are not why it is far

_AWAY = """
create or replace temp table away as
with met as (
    select * from sight where kind in {met} and part in ('own', 'suspected')
        and (lat is not null or force is not null)
)
select * exclude (homes), miles > {far} or other_force as far from (
    select e.view_id, e.handle, count(*) as homes, min({miles}) as miles,
        e.force is not null and count(h.force) = count(*) and bool_and(h.force <> e.force)
            as other_force,
        arg_min(h.handle, ({nearest}, h.record_id)) as home,
        greatest(e.seen, arg_min(h.known, ({nearest}, h.record_id))) as seen,
        greatest(e.received, arg_min(h.known_here, ({nearest}, h.record_id))) as received
    from met e join (
        select *, min(seen) over line as known, min(received) over line as known_here
        from sight semi join met using (view_id)
        where kind in ('home', 'placement') and part = 'own'
        window line as (partition by view_id, coalesce(head, record_id))
    ) h on h.view_id = e.view_id and h.present and (h.lat is not null or h.force is not null)
        and (h.occurred_from is null or h.occurred_from::date <= e.occurred_from::date)
        and (h.occurred_to is null or h.occurred_to::date >= e.occurred_from::date)
    group by e.view_id, e.handle, e.force, e.seen, e.received
)
"""


def find_away(con: duckdb.DuckDBPyConnection) -> None:
    """Make `away`: miles from the nearest home, and whether that is far, by view and record."""
    miles = miles_sql("e", "h")
    nearest = f"coalesce({miles}, 1e9)"
    con.execute(_AWAY.format(met=MET, far=FAR_MILES, miles=miles, nearest=nearest))
