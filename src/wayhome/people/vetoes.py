"""What keeps two groups of records apart, whatever the weights say.

    slot     a unit's value of something a person has one of (NHS number, pupil number, police
             number, child id in one council's system): two groups with different values stay apart
    cannot   a pair that must not be one person: judged not the same, twins, two children's first
             names, or an identifier shared by clearly different people; all but the first yield to
             a person's 'same'
    must     a pair judged the same

Both are tables over units; clusters.py keeps them at the level of whole groups.
"""

from duckdb import DuckDBPyConnection

from wayhome.people.before import Before, kept_pairs
from wayhome.people.judged import build_judged
from wayhome.people.kin import TWINS
from wayhome.people.known_names import find_known
from wayhome.people.short_forms import HOLDS_BOTH
from wayhome.people.siblings import find_siblings

CHILD_ID = "child id in "  # before the council and its system

# What has not the form of the number is somebody else's number, and proves nothing.
SLOT = f"""
create table slot as
select unit, kind, value from (
  select unit, 'nhs number' as kind, nhs_number as value from unit
    where not sealed and len(nhs_number) = 10
  union select unit, 'pupil number', upn from unit where not sealed and len(upn) = 13
  union select unit, 'pupil number', former_upn from unit where not sealed and upn is not null
  union select unit, 'police number', pnc_id from unit where not sealed
  union select unit, '{CHILD_ID}' || agency || '/' || system, unnest([child_id, former_child_id])
    from unit where not sealed and child_id is not null
)
where value is not null order by unit, kind, value
"""

CONFLICTS = """
select unit_l, unit_r, 'the same ' || kind || ', but clearly different people' from sharing
where clashes
"""

NOT_SAME = """
select unit_l, unit_r, 'judged not the same person' from judged where judgement = 'not_same'
"""

MUST = """
create table must as
select unit_l, unit_r from judged j join unit l on l.unit = unit_l join unit r on r.unit = unit_r
where judgement = 'same' and not l.sealed and not r.sealed
"""

SEEN_APART = f"""
create table seen_apart as
select unit_l, unit_r, max(why) as why
from ({CONFLICTS} union all from twins union all from siblings {{kept}}) t(unit_l, unit_r, why)
group by all
"""

# What a person judged is told before what records say.
CANNOT = f"""
create table cannot as
select unit_l, unit_r, arg_min(why, turn) as why
from (
  select *, 0 as turn from ({NOT_SAME}) t(unit_l, unit_r, why)
  union all select *, 1 from seen_apart anti join must using (unit_l, unit_r)
)
group by unit_l, unit_r order by all
"""


def build_vetoes(con: DuckDBPyConnection, before: Before) -> None:
    """Make `slot(unit, kind, value)`, `cannot(unit_l, unit_r, why)`, `must(unit_l, unit_r)`, of
    pairs that have been weighed."""
    con.execute(SLOT)
    find_known(con)
    con.execute(TWINS)
    build_judged(con)
    keep_apart(con, before)


def keep_apart(con: DuckDBPyConnection, before: Before) -> None:
    """Make `must` and `cannot` from `judged`, `sharing`, `twins` and `scored`, which hold whole
    pairs."""
    find_siblings(con)
    # what a third record tells of a pair is told anew
    kept = f"select * from ({kept_pairs(before, 'apart', 'why')}) where why <> '{HOLDS_BOTH}'"
    con.execute(SEEN_APART.format(kept=f"union all {kept}"))
    con.execute(MUST)
    con.execute(CANNOT)
