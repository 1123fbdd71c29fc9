"""I32 Without a ticket, or with one that somebody else paid: two in 60 days (facts §5).

Facts count any incident on the route of a known line in 180 days as well. Which routes are a line's
is for people to confirm and no record says it, so the other half of the rule stands alone.
"""

from wayhome.signs.catalogue.shared_data import RAIL
from wayhome.signs.catalogue.shared_happenings import WORDS, one_happening
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Counter, Sign, Split, Strength

# The words are those that transport's mapping writes for a code; none are a person's own.
_NOT_OWN = (
    r"'(^|\. )(Ticket: (no ticket|paid by somebody else)"
    r"|Paid by (an adult the traveller (knows|does not know)|somebody else))(\.|$)'"
)
_JOURNEY = f"""(s.kind = 'journey' and s.part = 'own' and exists (
    select 1 from {WORDS} p where p.handle = s.handle and p.of_kind = 'journey'
        and regexp_matches(p.text, {_NOT_OWN})))"""
_TICKET = f"""(s.kind = 'travel_incident' and s.part in ('own', 'suspected')
        and s.code in ('no_ticket', 'fare_evasion', 'short_ticket', 'long_ticket'))
    or (s.kind = 'offence' and s.part in ('own', 'suspected') and s.code = 'TKT')
    or {_JOURNEY}"""

SIGN = Sign(
    code="I32",
    name="Tickets: none, too short, very long, or paid by another",
    version="2026-11-29",
    rule_in_words="Within 60 days two or more incidents over a ticket (none, one for a shorter or "
    "for a long journey) or journeys whose ticket somebody outside the family paid.",
    codes="incidents no_ticket, fare_evasion, short_ticket, long_ticket; offence TKT",
    citations=("HO", "R&R"),
    window=60,
    split=Split.RISK,
    strength=Strength.STRONG,
    needs=(RAIL,),
    clauses=(
        Clause(
            "A ticket missing, too short, for a long way or paid by another {times} in 60 days",
            hits(_TICKET, source=one_happening(_TICKET)),
            AtLeast(2, 60),
        ),
    ),
    counter=(
        Counter(
            "Short of money at home, which makes tickets dear",
            "kind = 'statement' and code = 'food or money short'",
        ),
    ),
    limits="Many children travel without a ticket because they have no money. Whether the way was "
    "one that a line uses is not read: people confirm routes. A fine that was paid on the spot "
    "leaves no name.",
    examples=(
        Example(
            "Police on a train, and the operator weeks later: only together two",
            """
            record | agency | kind            | code      | role    | from             | recorded
            a      | POL    | offence         | TKT       | suspect | 2026-03-02 18:00 | 2026-03-02
            b      | BTP    | travel_incident | no_ticket |         | 2026-04-30 18:00 | 2026-05-01
            """,
            """
    fired_on   | until      | strength | evidence | alone | together   | reads
    2026-04-30 | 2026-04-30 | S        | a b      |       | 2026-05-01 | A ticket missing, too \
short, for a long way or paid by another twice in 60 days
            """,
        ),
        Example(
            "A journey that an adult paid whom the child does not know, and a long ticket",
            """
    record | agency | kind            | code        | from             | place  | text
    a      | BTP    | journey         | Northborough | 2026-03-02 18:00 | county | Ticket: single. \
Paid by an adult the traveller does not know
    b      | BTP    | travel_incident | long_ticket | 2026-03-09 18:00 |        |
            """,
            """
            fired_on   | until      | evidence | alone      | agency
            2026-03-09 | 2026-04-30 | a b      | 2026-03-09 | BTP
            """,
        ),
        Example(
            "One incident told by both under one number; a parent paid; found alone late",
            """
    record | agency | kind            | code         | role    | from             | reference | text
    a      | POL    | offence         | TKT          | suspect | 2026-03-02 18:00 | X1        |
    b      | BTP    | travel_incident | fare_evasion |         | 2026-03-03 18:00 | X1        |
    c      | BTP    | journey         | Northborough |         | 2026-03-04 18:00 |           | \
Paid by a parent or carer
    d      | BTP    | travel_incident | alone_late   |         | 2026-03-05 23:00 |           |
            """,
        ),
        Example(
            "The second a day too late",
            """
            record | agency | kind            | code         | from
            a      | BTP    | travel_incident | no_ticket    | 2026-03-02 18:00
            b      | BTP    | travel_incident | short_ticket | 2026-05-01 18:00
            """,
        ),
    ),
)
