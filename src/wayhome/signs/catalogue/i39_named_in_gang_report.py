"""I39 A gang or organised group reported around the child: any in 365 days (facts §5).

What a report says of somebody is said of a tie, at a time, by a source. Nobody is a member.
"""

from wayhome.signs.catalogue.shared_data import ASSESSMENTS, GOING_WELL
from wayhome.signs.catalogue.shared_sources import TYPED
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Need, Sign, Split, Strength

_GROUP = r"'\b(gangs?|ocgs?|organised (crime|criminal)( groups?)?|organised groups?)\b'"
# 3x5x2: reliable or untested, and known to the source itself or from others (facts §5, §10.4).
_GRADED = r"regexp_matches(upper(f.grading), '^\s*[12]\W*[ABC]')"

SIGN = Sign(
    code="I39",
    name="A gang or organised group reported around the child",
    version="2026-11-29",
    rule_in_words="In the last 365 days an intelligence report about a gang or an organised group "
    "that names the child, from a reliable or untested source who saw it or was told it, or an "
    "assessment of a council that is concerned about harm to the child through a gang.",
    codes="factor 13A; source 1 or 2 with assessment A, B or C",
    citations=("HO", "TEES"),
    window=365,
    split=Split.HARM,
    strength=Strength.STRONG,
    needs=(Need("intelligence reports of police", ("intelligence",), ("police",)), ASSESSMENTS),
    clauses=(
        Clause(
            "Named in an intelligence report about a gang or an organised group",
            hits(
                f"s.kind = 'intelligence' and regexp_matches(lower(s.code), {_GROUP})"
                f" and {_GRADED}",
                source=f"sight s {TYPED}",
            ),
            AtLeast(1, 365),
        ),
        Clause(
            "Concern in an assessment about harm through a gang",
            hits("s.kind = 'factor' and s.part = 'own' and s.code = '13A'"),
            AtLeast(1, 365),
        ),
    ),
    counter=(GOING_WELL,),
    limits="Named in a report is not part of anything: those who are threatened, used or related "
    "are named as well. It is found by what the report says that it is about; its text is not "
    "read. Such reports are written more readily of some children than of others.",
    examples=(
        Example(
            "A report of an untested source, and the council's assessment before it",
            """
  record | agency | kind         | role  | code           | from             | recorded   | grading
  a      | POL    | intelligence | named | OCG / drugs    | 2026-03-12 16:00 | 2026-03-14 | 2C P
  b      | NBC    | factor       |       | 13A            | 2026-02-02       | 2026-02-03 |
            """,
            """
    fired_on   | newest     | until      | strength | evidence | alone      | agency | reads
    2026-02-02 | 2026-03-12 | 2027-03-11 | S        | a b      | 2026-02-03 | NBC    | Named in an \
intelligence report about a gang or an organised group; concern in an assessment about harm \
through a gang
            """,
        ),
        Example(
            "The year ran out before the next report: two spells",
            """
            record | agency | kind         | role  | code           | from       | grading
            a      | POL    | intelligence | named | gang tensions  | 2024-03-12 | 1B P
            b      | POL    | intelligence | named | gang tensions  | 2025-03-13 | 1B P
            """,
            """
            fired_on   | until      | evidence
            2024-03-12 | 2025-03-11 | a
            2025-03-13 | 2026-03-12 | b
            """,
        ),
        Example(
            "Not graded, not reliable, not known how, kept close, or about something else",
            """
    record | agency | kind         | role  | code       | from       | grading | marking
    a      | POL    | intelligence | named | gang       | 2026-03-12 | 3A P    |
    b      | POL    | intelligence | named | gang       | 2026-03-13 | 2D P    |
    c      | POL    | intelligence | named | gang       | 2026-03-14 |         |
    d      | POL    | intelligence | named | gang       | 2026-03-15 | 1A C    | restricted
    e      | POL    | intelligence | named | gangway 13 | 2026-03-16 | 1A P    |
    f      | NBC    | factor       |       | 24A        | 2026-03-17 |         |
            """,
        ),
    ),
)
