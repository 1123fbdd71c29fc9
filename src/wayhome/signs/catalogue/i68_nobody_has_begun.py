"""I68 Two strong signs and nobody has begun an assessment within ten working days (facts §5).

An alarm about agencies, never about the child, and never evidence for anything: it is worked out
after all other signs, from what each audience sees (signs/unanswered.py, signs/aside.py).
"""

from wayhome.signs.examples import Example
from wayhome.signs.forms import Lasting
from wayhome.signs.sign import Clause, Counter, Need, Sign, Split, Strength

_HEAD = "record | agency | who | kind | from | to | recorded | category | received"


def _table(*rows: str) -> str:
    return "\n".join((_HEAD, *rows))


_HOLDS = "h | NBC | child | home | 2020-01-01 | | | | "
_SENDS = "z | NBC | other | assessment | 2026-03-01 | 2026-03-09 | | | 2026-11-19"
_WEAPON = "w | POL | child | stop | 2026-03-02 18:00 | | 2026-03-02 | weapon | "
_MISSING = "m | POL | child | missing | 2026-03-03 20:00 | 2026-03-05 21:00 | 2026-03-06 | | "

SIGN = Sign(
    code="I68",
    name="Nobody has begun an assessment",
    version="2026-11-29",
    rule_in_words="Two or more signs that are strong or ask to be looked at today stood for ten "
    "working days, from the day the second stood and had been written down, and no assessment of "
    "children's services and no section 47 enquiry was open on any of those days. It ends when "
    "one is begun, or when fewer than two of the signs stand.",
    citations=("CRE", "DES"),
    window=None,
    split=Split.AGENCIES,
    strength=Strength.ACUTE,
    aside="About agencies, not about the child.",
    needs=(
        Need("assessments and enquiries that councils begin", ("assessment", "section_47"),
             ("council",)),
    ),
    clauses=(
        Clause(
            "Two or more strong signs and nobody has begun an assessment",
            "select * from unanswered",
            Lasting("while two strong signs stand and no assessment is begun"),
        ),
    ),
    counter=(
        Counter(
            "What is in place, or has been asked for",
            "kind in ('referral', 'contact', 'early_help', 'cin_plan', 'protection_plan', "
            "'nrm_referral', 'service_referral')",
        ),
        Counter("Assessments and enquiries before or since",
                "kind in ('assessment', 'section_47')", ever=True),
    ),
    limits="It knows what councils have sent and nothing later: on a day after the newest delivery "
    "of a council that holds the child or covers the home, and where that council sends no "
    "assessments, it is not known. Strategy discussions are not sent; the enquiry that follows one "
    "is. An assessment that shows no end is counted as open for 45 working days. Assessments of "
    "youth justice are not counted. Two signs may rest on one happening.",
    examples=(
        Example(
            "Missing for two days and found with a knife: ten working days after, nobody has begun",
            _table(_HOLDS, _SENDS, _WEAPON, _MISSING),
            """
    fired_on   | until      | strength | evidence | alone | together   | reads
    2026-03-21 | 2026-06-01 | A        | m w      |       | 2026-03-21 | Two or more strong signs \
and nobody has begun an assessment
            """,
        ),
        Example(
            "An assessment begun late ends it",
            _table(
                _HOLDS, _SENDS, _WEAPON, _MISSING,
                "a | NBC | child | assessment | 2026-04-01 | 2026-05-01 | | | ",
            ),
            """
            fired_on   | until      | evidence
            2026-03-21 | 2026-03-31 | m w
            """,
        ),
        Example(
            "Begun on the tenth working day",
            _table(
                _HOLDS, _SENDS, _WEAPON, _MISSING,
                "a | NBC | child | section_47 | 2026-03-20 | | | | ",
            ),
        ),
        Example(
            "The council's news is of the tenth working day: what came after is not known",
            _table(
                _HOLDS.replace("NBC", "LAT"), _WEAPON, _MISSING,
                "z | LAT | other | assessment | 2026-02-01 | 2026-03-09 | | | 2026-03-20",
            ),
        ),
        Example(
            "The council that holds the child sends no assessments: not known",
            _table(_HOLDS.replace("NBC", "OLD"), _WEAPON, _MISSING),
        ),
        Example("One strong sign", _table(_HOLDS, _SENDS, _WEAPON)),
    ),
)  # fmt: skip
