"""What several signs read of whoever or whatever is beside a child, each said once.

Keeps: of `link` and `of_other` alone (signs/beside.py), so that no viewer's sign rests on what they
may not see; one happening together is one, however many records tell of it.
"""

from dataclasses import dataclass

from wayhome.signs.forms import AtLeast
from wayhome.signs.hits import DAY, hits
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
LINES = Need(
    "records that say where a line works: telephones, landlords, the community",
    ("feed telephones", "feed housing", "feed community"),
    ("police", "housing"),
)
EXPLOITED = Need(
    "decisions of the National Referral Mechanism, and exploitation found at assessments",
    ("nrm_decision", "factor"),
    ("council", "police"),
)
_TOGETHER = "s.how = 'company' and s.said in ('arrest', 'stop', 'found')"
_SEEN = "s.how = 'seen' and s.said = 'seen together'"
# Between two people who are not family: they were there together, or said to be; or are stated to
# know each other; or any graded word ties them, one that names both among them.
TOGETHER = f"{_TOGETHER} and not s.kin"
SEEN_TOGETHER = f"({_TOGETHER} or {_SEEN}) and not s.kin"
APART_FROM_FAMILY = f"(s.how in ('company', 'known') or {_SEEN}) and not s.kin"
LINKED = "s.how in ('company', 'known', 'seen') and not s.kin"

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
    meetings: bool = False,
) -> str:
    """A select of hits: ties with somebody of whom one of `what` is told, on the later day of both.

    What is told before they came together counts, and what is told within so many days after they
    were; of a household, only what is told before they part. Family is family whenever it was
    written down. `lasting`: what is told counts for so many days from its own day, and no longer.
    `meetings`: each day together is one, on its own day, however much is told (for KnownBy);
    without it, what is told anew renews the tie.
    """
    wanted = ", ".join(f"'{each}'" for each in what)
    fresh = f"and o.day > s.day - {within}" if lasting else ""
    day = "s.day" if meetings else "greatest(s.day, o.day)"
    source = f"""(
        select s.* replace (greatest(s.day, o.day)::timestamp as occurred_from,
            greatest(s.seen, o.seen) as seen, greatest(s.received, o.received) as received,
            s.weak or o.weak as weak, s.also || [o.handle] as also,
            {{other: s.other_id, day: {day}, told: {"o.handle" if lasting else "0"}}} as episode),
            o.day + {within - 1} as told_until
        from (
            select *, case when how = 'kin' then date '0001-01-01'
                    else coalesce(occurred_from::date, seen) end as day,
                case when how = 'company' then occurred_from::date
                    else coalesce(occurred_to::date, date '9999-01-01' - {within}) end as last_day
            from link
        ) s join of_other o using (view_id, other_id)
        where o.what in ({wanted}) and o.day < s.last_day + {within} {fresh}
            and (s.how <> 'household' or o.day <= s.last_day)
            and greatest(s.day, o.day) < s.grown_on
    ) s"""
    return hits(
        where,
        on="s.day" if meetings else DAY,
        acute=acute,
        total=total,
        also="s.also",
        ends="s.told_until" if lasting else "null::date",
        source=source,
    )


@dataclass(frozen=True)
class KnownBy(AtLeast):
    """So many times with one person (`total`) within so many days, from the day that both they and
    what is told had come: the window goes by the days together ("on"), and `begins` is the day
    from which each counts."""

    def sql(self) -> str:
        return _KNOWN_BY.format(times=self.times, back=(self.within or 0) - 1)


_KNOWN_BY = """
select d.view_id, d.begins as starts, list_sort(list(o."on"), 'DESC')[{times}] + {back} as ends,
    d.begins as newest, count(*) as times, max(o.detail) as detail, bool_or(o.acute) as acute,
    list_sort(list(o.seen))[{times}] as seen, list_sort(list(o.received))[{times}] as received,
    flatten(list(o.handles)) as handles
from (select distinct view_id, total, begins from occasion) d
join occasion o on o.view_id = d.view_id and o.total = d.total
    and o."on" >= d.begins - {back} and o.begins <= d.begins
group by d.view_id, d.total, d.begins having count(*) >= {times}
"""
