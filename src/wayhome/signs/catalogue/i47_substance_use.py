"""I47 Use of drugs or alcohol: found, treated or noted in 365 days (facts §5)."""

from wayhome.signs.catalogue.shared_data import ASSESSMENTS, GOING_WELL, HEARD, NOTED
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Counter, Need, Sign, Split, Strength
from wayhome.signs.topics import says


def _any(words: str, where: str) -> Clause:
    return Clause(words, hits(where), AtLeast(1, 365))


SIGN = Sign(
    code="I47",
    name="Use of drugs or alcohol",
    version="2026-11-29",
    rule_in_words="Use of drugs found at an assessment, treatment or help for drugs or alcohol, or "
    "their use noted by a worker, a school or a charity, in the last 365 days.",
    codes="assessment factor 2A",
    citations=("HO", "MER"),
    window=365,
    split=Split.RISK,
    strength=Strength.MODERATE,
    needs=(
        ASSESSMENTS,
        Need("treatment for drugs or alcohol", ("substance_use",), ("health", "council")),
        HEARD,
        NOTED,
    ),
    clauses=(
        _any(
            "Use of drugs found at an assessment",
            "s.kind = 'factor' and s.part = 'own' and (s.code = '2A' "
            "or (s.code = 'substance_use' and s.outcome = 'concern'))",
        ),
        _any(
            "Use of drugs or alcohol recorded by a service",
            "s.kind = 'substance_use' and s.part = 'own' and coalesce(s.code, '') <> 'nicotine'",
        ),
        _any(
            "Use of drugs or alcohol noted or told of",
            says("substance use", kinds=("statement", "note")),
        ),
    ),
    counter=(
        Counter(
            "Help received",
            "(kind = 'substance_use' and outcome in ('help received', 'completed')) or "
            "(kind = 'service_referral' and code = 'substance_use' "
            "and outcome in ('accepted', 'seen'))",
        ),
        GOING_WELL,
    ),
    limits="Many young people use cannabis or drink, and are not exploited. Use that began or grew "
    "cannot be told from use that was only now asked about. A yearly return that states no day is "
    "not counted. A child may be given drugs to make a debt.",
    examples=(
        Example(
            "An assessment of the council's, then treatment",
            """
            record | agency | kind          | code     | category        | from       | recorded
            a      | NBC    | factor        | 2A       | drug_possession | 2026-01-12 | 2026-01-14
            b      | HEA    | substance_use | cannabis |                 | 2026-03-02 | 2026-03-02
            """,
            """
    fired_on   | newest     | until      | strength | evidence | alone      | agency | reads
    2026-01-12 | 2026-03-02 | 2027-03-01 | M        | a b      | 2026-01-14 | NBC    | Use of \
drugs found at an assessment; use of drugs or alcohol recorded by a service
            """,
        ),
        Example(
            "Noted among other things; a day clear between the windows: two spells",
            """
            record | agency | kind      | code                | from
            a      | YJS    | note      | peers; substance_use | 2024-07-01 10:00
            b      | VOL    | statement | substance use       | 2025-07-02 16:00
            """,
            """
            fired_on   | until      | evidence
            2024-07-01 | 2025-06-30 | a
            2025-07-02 | 2026-07-01 | b
            """,
        ),
        Example(
            "Tobacco; a parent's use; a strength and not a concern; drugs in another's hands",
            """
            record | agency | kind          | code          | outcome    | from       | role
            a      | HEA    | substance_use | nicotine      |            | 2026-01-12 |
            b      | NBC    | factor        | 2B            |            | 2026-01-12 |
            c      | YJS    | factor        | substance_use | protective | 2026-01-12 |
            d      | YJS    | note          | substance_use |            | 2026-01-12 | named
            """,
        ),
    ),
)
