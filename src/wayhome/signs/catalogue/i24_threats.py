"""I24 Threats to the child or the family: any in 180 days; acute (facts §5)."""

from wayhome.signs.catalogue.shared_data import GOING_WELL, HEARD, NOT_DOUBTFUL, NOTED
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Need, Sign, Split, Strength
from wayhome.signs.topics import noted, says

_AT_HOME = says("threats", "hostile callers", kinds=("nuisance",), part="harmed")

SIGN = Sign(
    code="I24",
    name="Threats to the child or the family",
    version="2026-11-29",
    rule_in_words="Threats to the child or the family or callers at home who threaten or demand, "
    "said or noted, or reported to a landlord as against the child, in the last 180 days.",
    acute_when=NOT_DOUBTFUL,
    citations=("PLY", "TEES"),
    window=180,
    split=Split.HARM,
    strength=Strength.STRONG,
    needs=(HEARD, NOTED, Need("nuisance reported to landlords", ("nuisance",), ("housing",))),
    clauses=(
        Clause(
            "Threats to the child or the family said or noted",
            noted("threats to child", "threats to family", "threats", acute="true"),
            AtLeast(1, 180),
        ),
        Clause(
            "Threats or hostile callers at home reported to a landlord",
            hits(_AT_HOME, acute="true"),
            AtLeast(1, 180),
        ),
    ),
    counter=(GOING_WELL,),
    limits="A landlord's report counts only where it names the child as the one threatened: what a "
    "parent reports stays with the parent. Threats that police record are among violence and "
    "disorder there and cannot be told apart. A quarrel among pupils may be noted as threats.",
    examples=(
        Example(
            "Callers at home, told to a charity; the landlord hears of it earlier",
            """
    record | agency | kind      | code                   | role   | from             | recorded
    a      | VOL    | statement | threats to family      |        | 2026-03-12 16:00 | 2026-03-13
    b      | HOU    | nuisance  | noise; hostile_callers | victim | 2026-03-02 22:00 | 2026-03-05
            """,
            """
    fired_on   | newest     | until      | strength | evidence | alone      | agency | reads
    2026-03-02 | 2026-03-12 | 2026-09-07 | A        | a b      | 2026-03-05 | HOU    | Threats to \
the child or the family said or noted; threats or hostile callers at home reported to a landlord
            """,
        ),
        Example(
            "Threats again, on the day after the first have run out: one spell",
            """
            record | agency | kind      | code             | from
            a      | EDU    | statement | threats to child | 2026-03-02
            b      | YJS    | note      | threats          | 2026-08-29
            """,
            """
            fired_on   | newest     | until      | strength | evidence
            2026-03-02 | 2026-08-29 | 2027-02-24 | A        | a b
            """,
        ),
        Example(
            "From a source that is not reliable: not acute",
            """
            record | agency | kind      | code    | from       | grading
            a      | NBC    | statement | threats | 2026-03-02 | 3A P
            """,
            """
            fired_on   | until      | strength | evidence
            2026-03-02 | 2026-08-28 | S        | a
            """,
        ),
        Example(
            "Named in a report of threats, and a report of noise",
            """
            record | agency | kind     | code    | role    | from
            a      | HOU    | nuisance | threats | subject | 2026-03-02
            b      | HOU    | nuisance | noise   | victim  | 2026-03-03
            """,
        ),
        Example(
            "Afraid, and quarrels noted; the child as the one who reported a threat",
            """
            record | agency | kind      | code    | role        | from
            a      | VOL    | statement | fear    |             | 2026-03-02
            b      | YJS    | note      | anger   |             | 2026-03-03
            c      | HOU    | nuisance  | threats | reported_by | 2026-03-04
            """,
        ),
    ),
)
