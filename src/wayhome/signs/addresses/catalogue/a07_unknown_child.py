"""A7 A child there whom nobody knows: any in 90 days (facts §5)."""

from wayhome.signs.addresses.happenings import occasions, tells
from wayhome.signs.addresses.shared import HELPED, NUISANCE, SAID, SEEN_WELL, VISITS
from wayhome.signs.catalogue.shared_data import NOT_DOUBTFUL
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.sign import Clause, Sign, Split, Strength

_KINDS = ("tenancy_visit", "nuisance", "community_statement")
_CHILD = tells("unknown child", "unknown children", kinds=_KINDS)
_DANGER = tells(
    *("home taken over", "drug paraphernalia", "drug dealing", "drug use", "weapons", "violence"),
    *("threats", "tenant locked"),
    kinds=_KINDS,
)

SIGN = Sign(
    code="A07",
    name="A child there whom nobody knows",
    version="2026-11-29",
    rule_in_words="A child whom nobody knows was seen or told of at the address, in the last 90 "
    "days.",
    acute_when="the same record tells of drugs, weapons, threats or violence there, or of the home "
    f"as taken over; and {NOT_DOUBTFUL}",
    citations=("EASTLIGHT", "LLR-CUCK", "DES"),
    window=90,
    split=Split.HARM,
    strength=Strength.STRONG,
    needs=(VISITS, NUISANCE, SAID),
    clauses=(
        Clause(
            "A child whom nobody knows seen or told of at the address",
            occasions(_CHILD, acute=_DANGER),
            AtLeast(1, 90),
        ),
    ),
    counter=(SEEN_WELL, HELPED),
    limits="For how long it counts is ours. Grandchildren and friends visit, and who looks like a "
    "child is a guess. Who the child is, is not known: ask who is missing.",
    examples=(
        Example(
            "A neighbour tells of a child, and a visitor sees one among things for packing drugs",
            """
    record | agency | kind          | code                          | from       | recorded
    a      | HOU    | nuisance      | noise; unknown_children       | 2026-03-02 | 2026-03-04
    b      | HOU    | tenancy_visit | drug_paraphernalia; unknown_child | 2026-03-09 | 2026-03-09
            """,
            """
    fired_on   | newest     | until      | strength | evidence | alone      | agency | reads
    2026-03-02 | 2026-03-09 | 2026-06-06 | A        | a b      | 2026-03-04 | HOU    | A child \
whom nobody knows seen or told of at the address
            """,
            at="12 Mill Road",
        ),
        Example(
            "The same said by somebody unreliable; and a second ninety days on",
            """
    record | agency | kind                | code                             | from       | grading
    a      | HOU    | nuisance            | drug_dealing; unknown_children   | 2026-03-02 | 3E P
    b      | NBC    | community_statement | unknown child                    | 2026-05-31 | 2B P
            """,
            """
            fired_on   | until      | strength | evidence
            2026-03-02 | 2026-08-28 | S        | a b
            """,
            at="12 Mill Road",
        ),
        Example(
            "Unknown people, of whom nobody says that one is a child",
            """
            record | agency | kind          | code           | from
            a      | HOU    | tenancy_visit | unknown_people | 2026-03-02
            """,
            at="12 Mill Road",
        ),
        Example(
            "Noise and strangers, told to the landlord and in the community, and a visit",
            """
            record | agency | kind                | code           | from
            a      | HOU    | nuisance            | noise          | 2026-03-02
            b      | HOU    | tenancy_visit       | unknown_people | 2026-03-03
            c      | NBC    | community_statement | selling        | 2026-03-04
            """,
            at="12 Mill Road",
        ),
    ),
)
