"""What lives told one by one cannot know of each other, put right when all are told.

A child taken off roll or taught at home is on that roll no longer; a case stays open while the
child is in care; nobody is missing twice at once.
"""

import duckdb

_ROLL = """
select r.* replace (
    coalesce(m.day, r.leave) as leave,
    coalesce(m.why, r.reason) as reason,
    coalesce(m.recorded, r.closed) as closed)
from t_roll r left join (
    select x.pid, x.school, x.start, min(m.start) as day, min_by(m.move, m.start) as why,
        min_by(m.recorded, m.start) as recorded
    from t_move m join t_roll x on x.pid = m.pid and x.start < m.start
        and (x.leave is null or m.start < x.leave)
    where m.move in ('off roll', 'elective home education')
    group by all) m on m.pid = r.pid and m.school = r.school and m.start = r.start
order by r.row"""

_REFERRAL = """
select r.* replace (
    greatest(r.until, coalesce(c.until, r.until)) as until,
    greatest(r.closed, coalesce(c.closed, r.closed)) as closed)
from t_referral r left join (
    select rid, max(until) as until, max(closed) as closed from t_care where rid > 0 group by rid) c
on c.rid = r.rid order by r.row"""

_MISSING = """
select * exclude (over_by) from (
    select *, max(found) over (partition by pid order by seen, mid
        rows between unbounded preceding and 1 preceding) as over_by from t_missing)
where over_by is null or seen > over_by order by row"""


def afterwards(con: duckdb.DuckDBPyConnection) -> None:
    """Replace the three tables of the bench."""
    for name, sql in (("roll", _ROLL), ("referral", _REFERRAL), ("missing", _MISSING)):
        con.execute(f"create table afterwards as {sql}")
        con.unregister(f"t_{name}")
        con.execute(f"alter table afterwards rename to t_{name}")
