"""I58 Placed far away: a placement more than 20 miles from home (facts §5)."""

from wayhome.chronology.whereabouts import miles_sql
from wayhome.signs.catalogue.shared_data import CARE, HOMES, PLACED_LONG
from wayhome.signs.distance import FAR_MILES
from wayhome.signs.examples import Example
from wayhome.signs.forms import Lasting
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Sign, Split, Strength

# The family home often ends in the record on the day care begins: look back this far for it.
LOOK_BACK_DAYS = 31

_NEAREST = f"""sight s left join (
    select p.view_id, p.handle, min({miles_sql("p", "h")}) as miles,
        arg_min(h.handle, ({miles_sql("p", "h")}, h.record_id)) as home,
        arg_min(h.seen, ({miles_sql("p", "h")}, h.record_id)) as seen,
        arg_min(h.received, ({miles_sql("p", "h")}, h.record_id)) as received
    from sight p join sight h on h.view_id = p.view_id and h.kind = 'home' and h.present
        and h.lat is not null and p.lat is not null
        and (h.occurred_from is null or h.occurred_from <= p.occurred_from)
        and (h.occurred_to is null
            or h.occurred_to >= p.occurred_from - interval {LOOK_BACK_DAYS} days)
    where p.kind = 'placement'
    group by p.view_id, p.handle
) n using (view_id, handle)"""

_STATED = f"s.distance_miles > {FAR_MILES}"

SIGN = Sign(
    code="I58",
    name="Placed far away",
    version="2026-11-22",
    rule_in_words="A placement more than 20 miles from home, as the council states it, or else by "
    "the addresses on record; for as long as it lasts.",
    citations=("CRE",),
    window=None,
    split=Split.RISK,
    strength=Strength.MODERATE,
    needs=(CARE, HOMES),
    clauses=(
        Clause(
            "Placed {miles} from home",
            hits(
                f"s.kind = 'placement' and coalesce(s.distance_miles, n.miles) > {FAR_MILES}",
                detail="coalesce(s.distance_miles, n.miles)",
                ends="s.occurred_to::date",
                also=f"case when coalesce({_STATED}, false) then [] else [n.home] end",
                seen=f"case when coalesce({_STATED}, false) then s.seen "
                "else greatest(s.seen, n.seen) end",
                received=f"case when coalesce({_STATED}, false) then s.received "
                "else greatest(s.received, n.received) end",
                source=_NEAREST,
            ),
            Lasting(),
        ),
    ),
    counter=(PLACED_LONG,),
    limits="A council's own mark that a placement is distant is in no return that is read. Some "
    "children are safer at a distance, and some are placed with family there. Whether "
    "the law calls it distant turns on boundaries, not on miles.",
    examples=(
        Example(
            "45 miles as the council says; then moved near",
            """
            record | agency | kind      | from       | to         | miles
            a      | NBC    | placement | 2026-01-01 | 2026-03-01 | 45
            b      | NBC    | placement | 2026-03-01 |            | 4
            """,
            """
            fired_on   | until      | strength | evidence | reads
            2026-01-01 | 2026-03-01 | M        | a        | Placed 45 miles from home
            """,
        ),
        Example(
            "By the addresses, still there",
            """
            record | agency | kind      | from       | to         | place
            h      | NBC    | home      | 2020-01-01 | 2026-01-01 | city
            a      | NBC    | placement | 2026-01-01 |            | county
            """,
            """
            fired_on   | until | strength | evidence
            2026-01-01 |       | M        | a h
            """,
        ),
        Example(
            "Near home; and far from a home that is not known",
            """
            record | agency | kind      | who   | from       | place
            h      | NBC    | home      | child | 2020-01-01 | city
            a      | NBC    | placement | child | 2026-01-01 | near town
            b      | NBC    | placement | other | 2026-01-01 | county
            """,
        ),
    ),
)
