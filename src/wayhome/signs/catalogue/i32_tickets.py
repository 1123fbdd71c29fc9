"""I32 Without a ticket, or with one that somebody else paid: two in 60 days, or one far from home
where a line works, in 180 (facts §5).

Facts count any incident on the route of a known line. No record states a route: what records say is
in which district a line works and where the child lives, and the way from one to the other is it.
"""

from wayhome.signs.catalogue.shared_beside import LINES
from wayhome.signs.catalogue.shared_data import HOMES, RAIL
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
# Far from every home on that day, in a district in which a record put a line.
_ON_ROUTE = """(
    select s.*, l.also || [w.home] as rests, greatest(s.seen, l.seen, w.seen) as told,
        greatest(s.received, l.received, w.received) as came
    from sight s join link l on l.view_id = s.view_id and l.handle = s.handle
        and l.how = 'line_area'
    join away w on w.view_id = s.view_id and w.handle = s.handle and w.far
) s"""

SIGN = Sign(
    code="I32",
    name="Tickets: none, too short, very long, or paid by another",
    version="2026-11-30",
    rule_in_words="Within 60 days two or more incidents over a ticket (none, one for a shorter or "
    "for a long journey) or journeys whose ticket somebody outside the family paid; or one of them "
    "in 180 days, more than 20 miles from every place they are known to live or in another police "
    "area, in a district in which a record of the 365 days before put a line.",
    codes="incidents no_ticket, fare_evasion, short_ticket, long_ticket; offence TKT",
    citations=("HO", "R&R"),
    window=180,
    split=Split.RISK,
    strength=Strength.STRONG,
    needs=(RAIL, LINES, HOMES),
    clauses=(
        Clause(
            "A ticket missing, too short, for a long way or paid by another {times} in 60 days",
            hits(_TICKET, source=one_happening(_TICKET)),
            AtLeast(2, 60),
        ),
        Clause(
            "A ticket missing, too short, for a long way or paid by another, far from home where a "
            "line is said to work",
            hits(_TICKET, also="s.rests", seen="s.told", received="s.came", source=_ON_ROUTE),
            AtLeast(1, 180),
        ),
    ),
    counter=(
        Counter(
            "Short of money at home, which makes tickets dear",
            "kind = 'statement' and code = 'food or money short'",
        ),
    ),
    limits="Incidents on the railway over anything but a ticket are not counted here. Many "
    "children travel without a ticket because they have no money. That a line works in a district "
    "says little of a city, where many go for other reasons; which trains a line uses no record "
    "says. A fine that was paid on the spot leaves no name.",
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
        Example(
            "Once, far from home, where the community says a line works: only together",
            """
    record | agency | kind | who | code | area | from | in | line | place | recorded
    h | NBC | home | child |  |  | 2020-01-01 |  |  | city | 2020-01-05
    e | COM | community_statement | nobody |  | F1 | 2026-02-20 |  |  |  | 2026-02-21
    s | COM | statement | nobody | line active |  | 2026-02-20 | e | Zed |  | 2026-02-21
    b | BTP | travel_incident | child | no_ticket | F1 | 2026-03-02 18:00 |  |  | county | \
2026-03-02
            """,
            """
    fired_on   | until      | strength | evidence | alone | together   | reads
    2026-03-02 | 2026-08-28 | S        | b h s    |       | 2026-03-02 | A ticket missing, too \
short, for a long way or paid by another, far from home where a line is said to work
            """,
        ),
        Example(
            "Once: near home; far off, before anything was told; the line had stopped",
            """
    record | agency | kind | who | code | area | from | in | line | place
    h | NBC | home | child |  |  | 2020-01-01 |  |  | city
    e | COM | community_statement | nobody |  | F1 | 2026-02-20 |  |  |
    s | COM | statement | nobody | line active |  | 2026-02-20 | e | Zed |
    e2 | COM | community_statement | nobody |  | F2 | 2026-05-20 |  |  |
    s2 | COM | statement | nobody | line active |  | 2026-05-20 | e2 | Zed |
    e3 | COM | community_statement | nobody |  | F3 | 2026-05-20 |  |  |
    s3 | COM | statement | nobody | line stopped |  | 2026-05-20 | e3 | Zed |
    b | BTP | travel_incident | child | no_ticket | F1 | 2026-03-02 18:00 |  |  | near town
    c | BTP | travel_incident | child | no_ticket | F2 | 2026-05-18 18:00 |  |  | county
    d | BTP | travel_incident | child | no_ticket | F3 | 2026-08-18 18:00 |  |  | county
            """,
        ),
    ),
)
