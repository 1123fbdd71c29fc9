"""A9 Access is refused, or somebody else opens the door (facts §5)."""

from wayhome.signs.addresses.happenings import occasions, of_kind
from wayhome.signs.addresses.shared import HELPED, NO_ANSWER, SEEN_WELL, VISITS
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.sign import Clause, Sign, Split, Strength

SIGN = Sign(
    code="A09",
    name="Access refused, or somebody else at the door",
    version="2026-11-29",
    rule_in_words="Access refused at two or more visits in 90 days, or the door opened by somebody "
    "else at one.",
    citations=("EASTLIGHT", "VIVID", "LLR-CUCK", "DES"),
    window=90,
    split=Split.RISK,
    strength=Strength.MODERATE,
    needs=(VISITS,),
    clauses=(
        Clause(
            "Access refused at two or more visits in 90 days",
            occasions(f"{of_kind('tenancy_visit')} and s.outcome = 'refused'"),
            AtLeast(2, 90),
        ),
        Clause(
            "The door opened to a visitor by somebody else",
            occasions(f"{of_kind('tenancy_visit')} and s.outcome = 'opened_by_other'"),
            AtLeast(1, 90),
        ),
    ),
    counter=(SEEN_WELL, NO_ANSWER, HELPED),
    limits="The source says neither how often nor within what time: both are ours. A tenant may "
    "refuse a landlord for many reasons, and may be made to. Whoever opened may be a carer, a "
    "friend or family.",
    examples=(
        Example(
            "Refused to the landlord and to the council, then opened by somebody else",
            """
    record | agency | kind          | outcome         | from             | recorded
    a      | HOU    | tenancy_visit | refused         | 2026-03-02 10:00 | 2026-03-03
    b      | NBC    | tenancy_visit | refused         | 2026-05-30 10:00 | 2026-05-30
    c      | HOU    | tenancy_visit | opened_by_other | 2026-05-31 10:00 | 2026-05-31
            """,
            """
    fired_on   | newest     | until      | strength | evidence | together   | alone      | reads
    2026-05-30 | 2026-05-31 | 2026-08-28 | M        | a b c    | 2026-05-30 | 2026-05-31 | Access \
refused at two or more visits in 90 days; the door opened to a visitor by somebody else
            """,
            at="12 Mill Road",
        ),
        Example(
            "Refused again when the first has run out, and nobody at home between",
            """
            record | agency | kind          | outcome   | from
            a      | HOU    | tenancy_visit | refused   | 2026-03-02
            b      | HOU    | tenancy_visit | no_answer | 2026-04-02
            c      | HOU    | tenancy_visit | refused   | 2026-05-31
            """,
            at="12 Mill Road",
        ),
    ),
)
