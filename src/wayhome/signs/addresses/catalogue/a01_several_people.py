"""A1 Several people there who do not live there: three within 30 days (facts §5).

"Of interest" is no word for anybody. What counts is that an agency recorded somebody at the
address: arrested, stopped, found or named there. Whoever lives there, and their family, is not
counted, and of people who are family of one another one.
"""

from wayhome.signs.addresses.shared import HELPED, POLICE, SAID, SEEN_WELL
from wayhome.signs.examples import Example
from wayhome.signs.forms import Different
from wayhome.signs.hits import DAY, hits
from wayhome.signs.sign import Clause, Sign, Split, Strength

_ROLES = "('arrested', 'stopped', 'found', 'found_with', 'suspect', 'subject', 'named')"
_KINDS = "('arrest', 'stop', 'found', 'offence', 'intelligence', 'community_statement', 'nuisance')"
_KIN = """(
    select view_id, who, names as other from sight where kind = 'kin' and present
    union select view_id, names, who from sight where kind = 'kin' and present
)"""
# Everybody who was there, numbered by family: kin of kin among them are one, in whatever order.
_VISITORS = f"""(
    with recursive visitor as materialized (
        select distinct view_id, who from sight where role in {_ROLES} and kind in {_KINDS}
    ),
    kin as materialized (
        select k.view_id, k.who, k.other from {_KIN} k
        join visitor v on v.view_id = k.view_id and v.who = k.other
    ),
    family as (
        select view_id, who, who as one from visitor
        union select f.view_id, f.who, k.other
        from family f join kin k on k.view_id = f.view_id and k.who = f.one
    )
    select view_id, who, dense_rank() over (order by min(one)) as number
    from family group by view_id, who
)"""
_AT_HOME = f"""exists (
    select 1 from sight r where r.view_id = s.view_id and r.present
        and r.kind in ('home', 'placement', 'tenancy')
        and coalesce(r.occurred_from::date <= {DAY}, true)
        and coalesce(r.occurred_to::date >= {DAY}, true)
        and (r.who = s.who or exists (
            select 1 from {_KIN} k where k.view_id = s.view_id and k.who = s.who
                and k.other = r.who))
)"""

SIGN = Sign(
    code="A01",
    name="Several people there who do not live there",
    version="2026-11-29",
    rule_in_words="Three or more people who do not live there were arrested, stopped, found or "
    "named at the address within 30 days. Family of those who live there is not counted, and of "
    "people recorded as family of one another, one.",
    citations=("EASTLIGHT", "LLR-CUCK", "DES"),
    window=30,
    split=Split.RISK,
    strength=Strength.STRONG,
    needs=(POLICE, SAID),
    clauses=(
        Clause(
            "Three or more people who do not live there recorded at the address within 30 days",
            hits(
                f"s.role in {_ROLES} and s.kind in {_KINDS} and not {_AT_HOME}",
                total="v.number",
                source=f"sight s join {_VISITORS} v using (view_id, who)",
            ),
            Different(3, 30, "people"),
        ),
    ),
    counter=(SEEN_WELL, HELPED),
    limits="It says that people were recorded there, and nothing of why they came or what they "
    "are: one of them may be the child who is harmed. Family and homes count as far as records "
    "state them. Two records of one person that are not joined count as two people.",
    examples=(
        Example(
            "Two arrested together and one found, told by two forces",
            """
            record | agency | kind   | role  | who      | from             | recorded
            a      | POL    | arrest |       | one, two | 2026-03-02 15:00 | 2026-03-03
            b      | BTP    | found  | found | three    | 2026-03-20 03:00 | 2026-03-24
            """,
            """
    fired_on   | newest     | until      | strength | evidence | together   | alone | reads
    2026-03-20 | 2026-03-20 | 2026-03-31 | S        | a b      | 2026-03-24 |       | Three or \
more people who do not live there recorded at the address within 30 days
            """,
            at="12 Mill Road",
        ),
        Example(
            "The third on the last of the 30 days; the two come again the day after, so it goes on",
            """
            record | agency | kind | who        | from
            a      | POL    | stop | one, two   | 2026-03-02
            b      | POL    | stop | three      | 2026-03-31
            c      | POL    | stop | one, two   | 2026-04-01
            """,
            """
            fired_on   | newest     | until      | evidence
            2026-03-31 | 2026-04-01 | 2026-04-29 | a b c
            """,
            at="12 Mill Road",
        ),
        Example(
            "The third a day later; and one person three times",
            """
            record | agency | kind         | role  | who  | from
            a      | POL    | stop         |       | one  | 2026-03-02
            b      | POL    | arrest       |       | two  | 2026-03-02
            c      | POL    | intelligence | named | four | 2026-04-01
            d      | POL    | stop         |       | two  | 2026-04-01
            e      | POL    | stop         |       | two  | 2026-04-03
            """,
            at="12 Mill Road",
        ),
        Example(
            "Three, of whom one is the tenant and one was harmed there",
            """
            record | agency | kind    | role    | code   | who  | from
            t      | HOU    | tenancy | tenant  | social | one  | 2024-03-02
            a      | POL    | stop    |         |        | one  | 2026-03-02
            b      | POL    | arrest  |         |        | two  | 2026-03-05
            c      | POL    | offence | victim  |        | four | 2026-03-06
            d      | POL    | offence | suspect |        | five | 2026-03-06
            """,
            at="12 Mill Road",
        ),
    ),
)
