"""A8 Rent owed grows, or the home is neglected (facts §5)."""

from wayhome.signs.addresses.happenings import occasions, of_kind, tells
from wayhome.signs.addresses.shared import HELPED, RENT, SEEN_WELL, VISITS
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.sign import Clause, Counter, Sign, Split, Strength

SIGN = Sign(
    code="A08",
    name="Rent owed grows, or the home is neglected",
    version="2026-11-29",
    rule_in_words="Three or more statements in 120 days on which the rent owed had grown; or a "
    "visitor found the home neglected, hardly furnished or in hardship, in the last 90 days.",
    citations=("EASTLIGHT", "VIVID", "DES"),
    window=120,
    split=Split.RISK,
    strength=Strength.MODERATE,
    needs=(RENT, VISITS),
    clauses=(
        Clause(
            "Rent owed grew {times} in 120 days",
            occasions(f"{of_kind('arrears')} and s.outcome = 'risen'"),
            AtLeast(3, 120),
        ),
        Clause(
            "The home found neglected, hardly furnished or in hardship",
            occasions(
                tells("home neglected", "sparse furniture", "hardship", kinds=("tenancy_visit",))
            ),
            AtLeast(1, 90),
        ),
    ),
    counter=(
        Counter(
            "Statements on which the rent owed fell", "kind = 'arrears' and outcome = 'fallen'"
        ),
        SEEN_WELL,
        HELPED,
    ),
    limits="How many statements, and within what time, are ours: the source does not say. Most who "
    "owe rent are short of money and no more. A landlord who sends a statement a "
    "quarter is not seen soon enough. Benefits paid late look the same.",
    examples=(
        Example(
            "Three statements, and a visitor finds little furniture",
            """
    record | agency | kind          | code             | outcome | from       | recorded
    a      | HOU    | arrears       |                  | risen   | 2026-03-02 | 2026-03-02
    b      | HOU    | arrears       |                  | risen   | 2026-04-02 | 2026-04-02
    c      | HOU    | arrears       |                  | risen   | 2026-05-02 | 2026-05-02
    d      | HOU    | tenancy_visit | sparse_furniture | given   | 2026-05-10 | 2026-05-11
            """,
            """
    fired_on   | newest     | until      | strength | evidence | alone      | agency | reads
    2026-05-02 | 2026-05-10 | 2026-08-07 | M        | a b c d  | 2026-05-02 | HOU    | Rent owed \
grew three times in 120 days; the home found neglected, hardly furnished or in hardship
            """,
            at="12 Mill Road",
        ),
        Example(
            "The third statement after the first has run out, and one that fell",
            """
            record | agency | kind    | outcome | from
            a      | HOU    | arrears | risen   | 2026-03-02
            b      | HOU    | arrears | risen   | 2026-04-02
            c      | HOU    | arrears | fallen  | 2026-05-02
            d      | HOU    | arrears | risen   | 2026-06-30
            """,
            at="12 Mill Road",
        ),
        Example(
            "Grown twice in 120 days, and a visit at which all was well",
            """
            record | agency | kind          | outcome | from
            a      | HOU    | arrears       | risen   | 2026-03-02
            b      | HOU    | arrears       | risen   | 2026-04-02
            c      | HOU    | tenancy_visit | given   | 2026-04-10
            """,
            at="12 Mill Road",
        ),
    ),
)
