"""I36 New older associate: together or known for the first time, a gap of five years (facts §5).

The gap belongs to the tie between two people (docs/adr/0006); the child's own age is not read.
"""

from wayhome.signs.catalogue.shared_beside import APART_FROM_FAMILY, GAP_5, TOGETHER_THERE
from wayhome.signs.catalogue.shared_data import GOING_WELL, HEARD, NOTED
from wayhome.signs.catalogue.shared_sources import TYPED
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Sign, Split, Strength
from wayhome.signs.topics import ONCE, says

WITHIN = 120
# The first day that anything ties the two. What states no day may be old: then nothing is new.
_NEW = """(
    select l.* replace ({other: l.other_id} as episode) from link l join (
        select view_id, other_id, min(coalesce(occurred_from::date, seen)) as day
        from link where how in ('company', 'known', 'seen') group by view_id, other_id
    ) f on f.view_id = l.view_id and f.other_id = l.other_id and f.day = l.occurred_from::date
) s"""
# In the community the older person is named themselves, in other places the child.
_OF_THE_CHILD = f"({says('older associate')}) and f.feed <> 'community'"

SIGN = Sign(
    code="I36",
    name="Somebody older, newly known",
    version="2026-11-30",
    rule_in_words="Arrested, stopped or found together, said to be seen together or stated to know "
    "each other, and in no record together before, within the last 120 days, with somebody at "
    "least five years older who is not known to be family; or an older person about whom there is "
    "worry, noted in that time.",
    citations=("TEES", "PLY"),
    window=WITHIN,
    split=Split.RISK,
    strength=Strength.STRONG,
    needs=(TOGETHER_THERE, HEARD, NOTED),
    clauses=(
        Clause(
            "First known to be in touch with somebody at least five years older",
            hits(f"{APART_FROM_FAMILY} and s.gap >= {GAP_5}", also="s.also", source=_NEW),
            AtLeast(1, WITHIN),
        ),
        Clause(
            "An older person about whom there is worry noted",
            hits(_OF_THE_CHILD, source=f"{ONCE} {TYPED}"),
            AtLeast(1, WITHIN),
        ),
    ),
    counter=(GOING_WELL,),
    limits="New is what no record had told before. How much older somebody is counts only as far "
    "as both dates of birth on record are right. A relative whom no record names as one is not "
    "known to be one; a coach or a neighbour may be the older person. Two people whose tie "
    "states no day are not newly known.",
    examples=(
        Example(
            "Stopped together for the first time",
            """
            record | agency | kind | who          | from             | recorded
            a      | POL    | stop | child, older | 2026-03-01 15:00 | 2026-03-01
            """,
            """
    fired_on   | until      | strength | evidence | alone      | agency | reads
    2026-03-01 | 2026-06-28 | S        | a        | 2026-03-01 | POL    | First known to be in \
touch with somebody at least five years older
            """,
            born="child 2011-06-01; older 2004-02-01",
        ),
        Example(
            "Known to a charity as friends, then stopped together: the first of the two is new",
            """
            record | agency | kind            | who          | from             | recorded
            r      | VOL    | relation:friend | child, older | 2026-02-01       | 2026-03-10
            a      | POL    | stop            | child, older | 2026-05-01 15:00 | 2026-05-01
            """,
            """
            fired_on   | until      | evidence | alone      | agency | together
            2026-02-01 | 2026-05-31 | r        | 2026-03-10 | VOL    | 2026-03-10
            """,
            born="child 2011-06-01; older 2004-02-01",
        ),
        Example(
            "A worker notes an older person",
            """
            record | agency | kind | code            | from             | recorded
            a      | YJS    | note | older_associate | 2026-04-01 10:00 | 2026-04-02
            """,
            """
            fired_on   | until      | evidence | alone      | agency | reads
            2026-04-01 | 2026-07-29 | a        | 2026-04-02 | YJS    | An older person about whom \
there is worry noted
            """,
        ),
        Example(
            "A brother; five years but for a day; and a tie that states no day",
            """
            record | agency | kind               | who              | from
            r      | NBC    | relation:sibling   | child, brother   | 2011-06-01
            a      | POL    | stop               | child, brother   | 2026-03-01 15:00
            b      | POL    | stop               | child, nearly    | 2026-03-02 15:00
            g      | POL    | relation:associate | child, coach     |
            d      | POL    | stop               | child, coach     | 2026-03-04 15:00
            """,
            born="child 2011-06-01; brother 2004-02-01; nearly 2006-06-02; coach 1990-01-01",
        ),
        Example(
            "Said in the community to be seen together",
            """
    record | agency | kind                | who          | role  | code          | from
    a      | COM    | community_statement | child, older | named | seen together | 2026-03-01
            """,
            """
            fired_on   | until      | strength | evidence
            2026-03-01 | 2026-06-28 | S        | a
            """,
            born="child 2011-06-01; older 2004-02-01; uncle 1990-01-01",
        ),
        Example(
            "Named in one report of police with somebody older, who may never have met them",
            """
            record | agency | kind         | who          | role  | reference | from
            a      | POL    | intelligence | child, older | named | L1        | 2026-03-02
            """,
            born="child 2011-06-01; older 2004-02-01",
        ),
    ),
)
