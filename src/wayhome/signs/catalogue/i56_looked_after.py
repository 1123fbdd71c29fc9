"""I56 Looked after or left care within a year: context, never shown alone (facts §5)."""

from wayhome.signs.catalogue.shared_data import GOING_WELL, IN_CARE, PLACED_LONG
from wayhome.signs.catalogue.shared_sources import ended_once
from wayhome.signs.examples import Example
from wayhome.signs.forms import Lasting
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Sign, Split, Strength

SIGN = Sign(
    code="I56",
    name="Looked after, or left care within a year",
    version="2026-11-30",
    rule_in_words="A time in care or a placement that lasts or that ended in the last 365 days.",
    citations=("HO",),
    window=365,
    split=Split.VULNERABILITY,
    strength=Strength.CONTEXT,
    needs=(IN_CARE,),
    clauses=(
        Clause(
            "Looked after by a council, or left care within a year",
            hits(
                "s.part = 'own'",
                ends="s.occurred_to::date + 364",
                source=ended_once("care_episode", "placement"),
            ),
            Lasting("while it lasts and for 365 days from its end"),
        ),
    ),
    counter=(PLACED_LONG, GOING_WELL),
    limits="Most children who are looked after are never exploited, and care protects many. The "
    "sign says that a council knows the child, and where those who exploit may look for children. "
    "Care by family or friends without a council's order is not seen.",
    examples=(
        Example(
            "Two placements in one time in care, ended; a year runs from the end",
            """
            record | agency | feed    | kind         | from       | to         | recorded
            c      | NBC    | ssda903 | care_episode | 2024-02-01 |            | 2024-02-02
            c2     | NBC    | ssd     | care_episode | 2024-02-01 | 2026-03-31 | 2026-04-01
            p      | NBC    | ssd     | placement    | 2024-02-01 | 2025-01-10 | 2024-02-03
            q      | NBC    | ssd     | placement    | 2025-01-10 | 2026-03-31 | 2025-01-11
            """,
            """
    fired_on   | until      | strength | evidence | alone      | agency | reads
    2024-02-01 | 2027-03-30 | V        | c c2 p q | 2024-02-02 | NBC    | Looked after by a \
council, or left care within a year
            """,
        ),
        Example(
            "Still in care: it does not run out",
            """
            record | agency | kind         | from
            c      | NBC    | care_episode | 2024-02-01
            """,
            """
            fired_on   | until | evidence
            2024-02-01 |       | c
            """,
        ),
        Example(
            "Two times in care more than a year apart, in two councils",
            """
            record | agency | kind         | from       | to
            c      | NBC    | care_episode | 2020-02-01 | 2020-06-01
            d      | FAR    | care_episode | 2022-02-01 | 2022-06-01
            """,
            """
            fired_on   | until      | evidence | agency
            2020-02-01 | 2021-05-31 | c        | NBC
            2022-02-01 | 2023-05-31 | d        | FAR
            """,
        ),
        Example(
            "Help at home under a plan is not care",
            """
            record | agency | kind       | from
            a      | NBC    | early_help | 2026-02-01
            b      | NBC    | home       | 2020-02-01
            """,
        ),
        Example(
            "A brother in care, and the child at home",
            """
            record | agency | kind         | who     | from
            c      | NBC    | care_episode | brother | 2024-02-01
            h      | NBC    | home         | child   | 2020-02-01
            """,
        ),
    ),
)
