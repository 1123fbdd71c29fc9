"""I43 Hurt by somebody, or hurt and nobody explains it: any in 180 days (facts §5)."""

from wayhome.signs.catalogue.shared_data import EMERGENCY, GOING_WELL, HEARD, NOTED, OCCURRENCES
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Counter, Sign, Split, Strength
from wayhome.signs.topics import BY_SOMEBODY, noted, says

_AT_HOSPITAL = ("emergency_attendance",)
_BLADE_OR_GUN = says("stabbing", "gunshot", kinds=_AT_HOSPITAL)
# What was done by the child's own hand, by accident, or is sexual violence is told elsewhere,
# unless no account of it fits.
_ELSEWHERE = says("self", "accident", "sexual assault", kinds=_AT_HOSPITAL)
_HURT = f"""({says("unexplained", kinds=_AT_HOSPITAL)})
    or ({says("assault", "stabbing", "gunshot", kinds=_AT_HOSPITAL)} and not ({_ELSEWHERE}))"""

SIGN = Sign(
    code="I43",
    name="Hurt by somebody, or not explained",
    version="2026-11-29",
    rule_in_words="In the last 180 days care in an emergency department after an assault, a "
    "stabbing or a shooting or for what no account explains, a record of police that the child "
    "was harmed by violence or a weapon, or an injury that somebody noted.",
    acute_when="the child was stabbed or shot",
    citations=("TEES", "TCS"),
    window=180,
    split=Split.HARM,
    strength=Strength.STRONG,
    needs=(EMERGENCY, OCCURRENCES, HEARD, NOTED),
    clauses=(
        Clause(
            "Came to an emergency department hurt by somebody, or without an account that fits",
            hits(_HURT, acute=_BLADE_OR_GUN),
            AtLeast(1, 180),
        ),
        Clause(
            "Harmed by violence or a weapon, as police recorded",
            hits(
                "s.kind in ('offence', 'travel_incident') and s.part = 'harmed' "
                "and s.category in ('violence', 'weapon')"
            ),
            AtLeast(1, 180),
        ),
        Clause("An injury noted", noted("injury", kinds=BY_SOMEBODY), AtLeast(1, 180)),
    ),
    counter=(
        GOING_WELL,
        Counter(
            "Came to an emergency department after an accident or at sport",
            "kind = 'emergency_attendance' and regexp_matches(code, '(accident|sport|road|fall)')",
        ),
    ),
    limits="A note of an injury does not say how it came about. Injuries inside the body have no "
    "code of their own; something hidden there is another sign. Police do not record whether it "
    "was a blade, so theirs alone is not acute. Many children who are hurt seek no care.",
    examples=(
        Example(
            "Stabbed, with an account of an accident that does not fit",
            """
    record | agency | kind                 | code                            | from
    a      | NHS    | emergency_attendance | stabbing; accident; unexplained | 2026-03-02 01:00
            """,
            """
    fired_on   | until      | strength | evidence | reads
    2026-03-02 | 2026-08-28 | A        | a        | Came to an emergency department hurt by \
somebody, or without an account that fits
            """,
        ),
        Example(
            "Assaulted; an injury seen in school on the day after the window ends",
            """
    record | agency | kind                 | code               | from             | recorded
    a      | NHS    | emergency_attendance | assault; injury    | 2026-03-02 01:00 | 2026-03-03
    b      | EDU    | statement            | injury             | 2026-08-30       | 2026-08-30
            """,
            """
    fired_on   | until      | strength | evidence | alone      | agency | reads
    2026-03-02 | 2026-08-28 | S        | a        | 2026-03-03 | NHS    | Came to an emergency \
department hurt by somebody, or without an account that fits
    2026-08-30 | 2027-02-25 | S        | b        | 2026-08-30 | EDU    | An injury noted
            """,
        ),
        Example(
            "Harmed by violence, in a record of police",
            """
            record | agency | kind    | category | role   | from
            a      | POL    | offence | violence | victim | 2026-03-02 18:00
            """,
            """
    fired_on   | until      | strength | reads
    2026-03-02 | 2026-08-28 | S        | Harmed by violence or a weapon, as police recorded
            """,
        ),
        Example(
            "By accident, by their own hand, at sport; suspected of violence",
            """
    record | agency | kind                 | code               | category | role    | from
    a      | NHS    | emergency_attendance | stabbing; accident |          |         | 2026-03-02
    b      | NHS    | emergency_attendance | stabbing; self     |          |         | 2026-04-02
    c      | NHS    | emergency_attendance | sport; injury      |          |         | 2026-05-02
    d      | POL    | offence              |                    | violence | suspect | 2026-06-02
            """,
        ),
    ),
)
