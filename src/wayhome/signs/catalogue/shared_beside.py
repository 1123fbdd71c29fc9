"""What several signs read of whoever or whatever is beside a child, each said once.

Keeps: of `link` and `of_other` alone (signs/beside.py), so that no viewer's sign rests on what they
may not see; one happening together is one, however many records tell of it.
"""

from wayhome.signs.hits import hits
from wayhome.signs.sign import Need

GAP_4, GAP_5 = 1461, 1826  # days in four years, in five
TOGETHER_THERE = Need(
    "who was arrested, stopped or found together", ("arrest", "stop", "found"), ("police",)
)
TELEPHONES = Need("telephones, and whose each is said to be", ("feed telephones",), ("police",))
ADDRESSES = Need(
    "addresses of which landlords, police or the community tell",
    ("nuisance", "tenancy_visit", "feed housing", "feed community"),
    ("housing",),
)
EXPLOITED = Need(
    "decisions of the National Referral Mechanism, and exploitation found at assessments",
    ("nrm_decision", "factor"),
    ("council", "police"),
)
# Between two people who are not family: they were there together, or are stated to know each other.
APART_FROM_FAMILY = "s.how in ('company', 'known') and not s.kin"
TOGETHER = "s.how = 'company' and s.said in ('arrest', 'stop', 'found') and not s.kin"

# Arrests made together with somebody older, by the child's own record.
ARRESTED_WITH_OLDER = f"""(
    select view_id, handle, list_sort(list_distinct(flatten(list(also)))) as others,
        min(seen) as seen, min(received) as received
    from link where how = 'company' and said = 'arrest' and gap >= {GAP_4}
    group by view_id, handle
)"""


def beside(where: str, *, acute: str = "false", total: str = "null::double") -> str:
    """A select of hits: ties of which `where` holds, each with its records."""
    return hits(where, acute=acute, total=total, also="s.also", source="link s")


def beside_told(
    where: str,
    *what: str,
    within: int,
    acute: str = "false",
    total: str = "null::double",
    lasting: bool = False,
) -> str:
    """A select of hits: ties with somebody of whom one of `what` is told, on the later day of both.

    What is told before they came together counts, and what is told within so many days after they
    were. Family is family whenever it was written down. `lasting`: what is told counts for so many
    days from its own day, and no longer.
    """
    wanted = ", ".join(f"'{each}'" for each in what)
    fresh = f"and o.day > s.day - {within}" if lasting else ""
    source = f"""(
        select s.* replace (greatest(s.day, o.day)::timestamp as occurred_from,
            greatest(s.seen, o.seen) as seen, greatest(s.received, o.received) as received,
            s.weak or o.weak as weak, s.also || [o.handle] as also,
            {{other: s.other_id, day: greatest(s.day, o.day),
              told: {"o.handle" if lasting else "0"}}} as episode),
            o.day + {within - 1} as told_until
        from (
            select *, case when how = 'kin' then date '0001-01-01'
                    else coalesce(occurred_from::date, seen) end as day,
                case when how = 'company' then occurred_from::date
                    else coalesce(occurred_to::date, date '9999-01-01' - {within}) end as last_day
            from link
        ) s join of_other o using (view_id, other_id)
        where o.what in ({wanted}) and o.day < s.last_day + {within} {fresh}
            and greatest(s.day, o.day) < s.grown_on
    ) s"""
    return hits(
        where,
        acute=acute,
        total=total,
        also="s.also",
        ends="s.told_until" if lasting else "null::date",
        source=source,
    )
