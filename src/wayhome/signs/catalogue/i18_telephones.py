"""I18 New or several telephones: noted, two found at once, two numbers, in 180 days (facts §5)."""

from wayhome.signs.catalogue.shared_beside import TELEPHONES
from wayhome.signs.catalogue.shared_data import ARRESTS, GOING_WELL, HEARD, NOTED
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast, Different
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Counter, Sign, Split, Strength
from wayhome.signs.topics import noted

# A stop says in a word of its own what was found (':found'), which the list of property repeats.
_SEVERAL = """(
    select t.view_id, t.event_id, max(t.seen) as seen, max(t.received) as received
    from sight t join sight e on e.view_id = t.view_id and e.record_id = t.event_id
        and e.kind in ('stop', 'arrest', 'travel_incident') and e.part = 'own'
    where t.kind = 'thing' and t.code = 'phone' and t.present
    group by t.view_id, t.event_id
    having greatest(max(t.value),
        count(distinct t.handle) filter (not ends_with(t.record_id, ':found'))) >= 2
)"""
# Of each number the first day: that it is seen again says nothing new.
_FIRST_SEEN = """(
    select * from (
        select *, dense_rank() over (order by thing)::double as number_no,
            min(occurred_from::date) over (partition by view_id, thing) as first_day
        from link where how = 'number'
    ) where occurred_from::date = first_day
) s"""

SIGN = Sign(
    code="I18",
    name="New or several telephones",
    version="2026-11-30",
    rule_in_words="A new telephone or several, or SIMs, noted by somebody who knows the child, or "
    "two or more telephones found at one stop, arrest or incident on the way, in the last 180 "
    "days; or two or more numbers said to be with them that were first seen there within 180 days.",
    citations=("HO", "PLY"),
    window=180,
    split=Split.RISK,
    strength=Strength.STRONG,
    needs=(HEARD, NOTED, ARRESTS, TELEPHONES),
    clauses=(
        Clause(
            "A new telephone or several noted",
            noted("new phone", "several phones"),
            AtLeast(1, 180),
        ),
        Clause(
            "Two or more telephones found at once",
            hits(
                "s.kind = 'thing' and s.code = 'phone' and s.present",
                seen="m.seen",
                received="m.received",
                source=f"sight s join {_SEVERAL} m using (view_id, event_id)",
            ),
            AtLeast(1, 180),
        ),
        Clause(
            "Two or more numbers first seen with them within 180 days",
            hits("true", total="s.number_no", source=_FIRST_SEEN),
            Different(2, 180, "numbers"),
        ),
    ),
    counter=(
        GOING_WELL,
        Counter(
            "Robbed of something, which may have been a telephone",
            "kind in ('offence', 'travel_incident') and part = 'harmed' and category = 'robbery'",
        ),
    ),
    limits="Which telephone was found is not read: one found on two days may be the same, so that "
    "only several at once count, or numbers that differ. Whose a number is, somebody said; a "
    "number that states no day is not counted. Where two people were in one incident, what was "
    "found is put to both. Most new telephones are presents.",
    examples=(
        Example(
            "A charity hears of a new telephone, and weeks later youth justice of several",
            """
            record | agency | kind      | code                 | from             | recorded
            a      | VOL    | statement | new phone            | 2026-03-02 16:00 | 2026-03-03
            b      | YJS    | note      | fear; several_phones | 2026-04-01 10:00 | 2026-04-01
            """,
            """
    fired_on   | newest     | until      | strength | evidence | alone      | agency | reads
    2026-03-02 | 2026-04-01 | 2026-09-27 | S        | a b      | 2026-03-03 | VOL    | A new \
telephone or several noted
            """,
        ),
        Example(
            "A note on the last day on which the first counts, one later than that: two spells",
            """
            record | agency | kind      | code           | from
            a      | EDU    | statement | several phones | 2025-09-01
            b      | VOL    | statement | new phone      | 2026-02-27
            c      | VOL    | statement | new phone      | 2026-08-28
            """,
            """
            fired_on   | newest     | until      | evidence
            2025-09-01 | 2026-02-27 | 2026-08-25 | a b
            2026-08-28 | 2026-08-28 | 2027-02-23 | c
            """,
        ),
        Example(
            "Three telephones found at an arrest",
            """
            record | agency | kind        | from             | in
            a      | POL    | arrest      | 2026-03-01 15:00 |
            t      | POL    | thing:phone |                  | a
            u      | POL    | thing:phone |                  | a
            v      | POL    | thing:phone |                  | a
            """,
            """
            fired_on   | until      | strength | evidence | reads
            2026-03-01 | 2026-08-27 | S        | t u v    | Two or more telephones found at once
            """,
        ),
        Example(
            "Two on a train, told as a number",
            """
            record | agency | kind            | code    | from             | in | value
            a      | BTP    | travel_incident | concern | 2026-03-01 15:00 |    |
            t      | BTP    | thing:phone     |         |                  | a  | 2
            """,
            """
            fired_on   | until      | evidence
            2026-03-01 | 2026-08-27 | t
            """,
        ),
        Example(
            "One found at a stop, listed as property too, and one at another stop; a number heard",
            """
            record  | agency | kind        | code | from             | in
            a       | POL    | stop        |      | 2026-03-01 15:00 |
            t:found | POL    | thing:phone |      |                  | a
            u       | POL    | thing:phone |      |                  | a
            b       | POL    | stop        |      | 2026-04-01 15:00 |
            v       | POL    | thing:phone |      |                  | b
            n       | HOU    | nuisance    |      | 2026-04-02       |
            w       | HOU    | thing:phone |      |                  | n
            x       | HOU    | thing:phone |      |                  | n
            """,
        ),
        Example(
            "Two numbers said to be theirs, first seen 179 days apart; police and a charity",
            """
            record | agency | kind      | code | from       | recorded
            a      | POL    | phone:own | 01   | 2026-03-01 | 2026-03-02
            b      | VOL    | phone:own | 02   | 2026-08-27 | 2026-08-28
            """,
            """
    fired_on   | until      | strength | evidence | alone | together   | reads
    2026-08-27 | 2026-08-27 | S        | a b      |       | 2026-08-28 | Two or more numbers \
first seen with them within 180 days
            """,
        ),
        Example(
            "One number from two agencies, a parent's, one a day too late, one that states no day",
            """
            record | agency | kind         | code | from
            a      | POL    | phone:own    | 01   | 2026-03-01
            b      | VOL    | phone:own    | 01   | 2026-04-01
            c      | EDU    | phone:parent | 02   | 2026-04-01
            d      | YJS    | phone:own    | 03   |
            e      | POL    | phone:own    | 04   | 2026-08-28
            """,
        ),
    ),
)
