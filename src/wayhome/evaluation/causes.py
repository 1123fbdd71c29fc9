"""Why a pair of one person was not joined: one cause each, the first that holds.

What was kept apart on purpose comes first (a restricted record is compared within its agency only),
then what nothing is known of, then what has a name alone, then what a veto refused, then weights,
then keys.
"""

from dataclasses import dataclass

from duckdb import DuckDBPyConnection

CAUSES = (
    "kept close: a record is restricted",
    "nothing stated of one of them",
    "one of them states a name and nothing else",
    "vetoed",
    "weight too low, left for a human",
    "weight too low, apart",
    "only a key that too many share",
    "no key shared",
)

CAUSE = """
create or replace temp table lost as
with keys as (select one, other, bool_or(shown) as shown from reached group by all)
select p.*, case
    when not faced then 1
    when not open then 0
    when beyond then 2
    when weight >= {linked} or band = 'apart' then 3
    when weight is not null then 4
    when coalesce(k.shown, false) then 5
    when k.one is not null then 6
    else 7 end as cause
from true_pair p left join keys k using (one, other) where not together
"""

# The last words of a reason say what refused the pair.
VETOES = """
select case
    when contains(reason, 'kept apart: ') then regexp_extract(reason, 'kept apart: ([^;]*)', 1)
    when reason is null then 'not said'
    else regexp_extract(reason, '([^;]*)$', 1) end as veto, count(*)
from lost where cause = 3 group by all order by 2 desc, 1 limit 8
"""

# People of one household or one birth are told apart from strangers, where that is known.
FALSE = """
select case
    when l.household is null or r.household is null then 'not known who they are to each other'
    when l.household = r.household and l.born = r.born then 'twins'
    when l.household = r.household then 'one family'
    else 'not of one family' end as kin,
  count(*), count(distinct (least(person_l, person_r), greatest(person_l, person_r)))
from false_pair f left join being l on l.person = f.person_l
left join being r on r.person = f.person_r
group by all order by 2 desc, 1
"""


@dataclass(frozen=True)
class Causes:
    """Pairs lost by cause, what refused the vetoed ones, and who was wrongly joined to whom."""

    lost: tuple[tuple[str, int], ...]
    vetoes: tuple[tuple[str, int], ...]
    false: tuple[tuple[str, int, int], ...]  # what they are to each other, pairs, couples

    @property
    def most(self) -> tuple[str, int] | None:
        """The single cause that loses most."""
        return max(self.lost, key=lambda cause: cause[1]) if self.lost else None


def causes(con: DuckDBPyConnection, linked: float) -> Causes:
    """From `true_pair`, `false_pair` and `reached`; makes `lost`."""
    con.execute(CAUSE.format(linked=linked))
    found = con.execute("select cause, count(*) from lost group by all order by all").fetchall()
    return Causes(
        tuple((CAUSES[number], many) for number, many in found),
        tuple((veto.strip(), many) for veto, many in con.execute(VETOES).fetchall()),
        tuple(con.execute(FALSE).fetchall()),
    )
