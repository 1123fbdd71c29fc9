"""I33 The same journey again and again, to where a line works: three in 60 days (facts §5).

Facts speak of journeys to an importing area: here a district in which a record put a line, far from
every home of the child on that day. No record says by itself which areas a line sends to.
"""

from wayhome.signs.catalogue.shared_beside import LINES
from wayhome.signs.catalogue.shared_data import ANOTHER_PLACE, HOMES
from wayhome.signs.catalogue.shared_happenings import WORDS
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Need, Sign, Split, Strength

_JOURNEY = """s.kind = 'journey' and s.part = 'own'
    and s.outcome in ('rail', 'coach', 'hire_car', 'taxi')"""
_PAIRS = f"""(
    select s.*, w.way, l.also || [a.home] as rests, greatest(s.seen, l.seen, a.seen) as told,
        greatest(s.received, l.received, a.received) as came
    from sight s
    join link l on l.view_id = s.view_id and l.handle = s.handle and l.how = 'line_area'
    join away a on a.view_id = s.view_id and a.handle = s.handle and a.far
    join (
        select view_id, episode,
            min(episode) over (partition by view_id, began_at, ended_at) as way
        from (
            select view_id, episode, min(lower(trim(s.code))) as began_at,
                min(lower(trim(p.place_name))) as ended_at
            from sight s join {WORDS} p using (handle)
            where {_JOURNEY} and s.present and s.code is not null and p.place_name is not null
            group by view_id, episode
        )
    ) w on w.view_id = s.view_id and w.episode = s.episode
) s"""

SIGN = Sign(
    code="I33",
    name="The same journey again and again",
    version="2026-11-30",
    rule_in_words="Three or more journeys by rail, coach, hired car or taxi from one place to the "
    "same other place within 60 days, to a district in which a record of the 365 days before put a "
    "line, more than 20 miles from every place they are known to live or in another police area.",
    citations=("R&R",),
    window=60,
    split=Split.RISK,
    strength=Strength.STRONG,
    needs=(Need("journeys", ("journey",), ("transport_police", "police")), LINES, HOMES),
    clauses=(
        Clause(
            "The same journey made {times} in 60 days, far from home to where a line is said to "
            "work",
            hits(
                _JOURNEY,
                total="s.way::double",
                also="s.rests",
                seen="s.told",
                received="s.came",
                source=_PAIRS,
            ),
            AtLeast(3, 60, alike=" between the same places"),
        ),
    ),
    counter=(ANOTHER_PLACE,),
    limits="The way to a college, a job or the other parent looks the same where a line works in "
    "the district, as one does in most cities. Places are compared by name as told, and the way "
    "back is another journey. Where a journey gives the name of its end and neither postcode nor "
    "point, or no home is known, nothing is said. Most journeys are never recorded with a name.",
    examples=(
        Example(
            "The force and the transport police have one or two each: only together three",
            """
    record | agency | kind | who | code | outcome | from | named | in | line | area | place | \
recorded
    h | NBC | home | child |  |  | 2020-01-01 |  |  |  |  | city | 2020-01-05
    e | COM | community_statement | nobody |  |  | 2026-02-20 |  |  |  | F1 |  | 2026-02-21
    s | COM | statement | nobody | line active |  | 2026-02-20 |  | e | Zed |  |  | 2026-02-21
    a | BTP | journey | child | Northborough | rail | 2026-03-02 10:00 | Farbridge |  |  | F1 | \
county | 2026-03-02
    b | BTP | journey | child | northborough | coach | 2026-03-20 10:00 | Farbridge |  |  | \
F1 | county | 2026-03-21
    c | POL | journey | child | Northborough | taxi | 2026-04-30 10:00 | farbridge |  |  | F1 | \
county | 2026-05-02
            """,
            """
    fired_on   | until      | strength | evidence  | alone | together   | reads
    2026-04-30 | 2026-04-30 | S        | a b c h s |       | 2026-05-02 | The same journey made \
three times in 60 days, far from home to where a line is said to work
            """,
        ),
        Example(
            "Three times to a district of which nothing is told",
            """
    record | agency | kind | who | code | outcome | from | named | area | place
    h | NBC | home | child |  |  | 2020-01-01 |  |  | city
    a | BTP | journey | child | Northborough | rail | 2026-03-02 10:00 | Farbridge | F2 | county
    b | BTP | journey | child | Northborough | rail | 2026-03-20 10:00 | Farbridge | F2 | county
    c | BTP | journey | child | Northborough | rail | 2026-04-30 10:00 | Farbridge | F2 | county
            """,
        ),
        Example(
            "There and back, elsewhere, and by bus; a line works there",
            """
    record | agency | kind | who | code | outcome | from | named | in | line | area | place
    h | NBC | home | child |  |  | 2020-01-01 |  |  |  |  | city
    e | COM | community_statement | nobody |  |  | 2026-02-20 |  |  |  | F1 |
    s | COM | statement | nobody | line active |  | 2026-02-20 |  | e | Zed |  |
    a | BTP | journey | child | Northborough | rail | 2026-03-02 10:00 | Farbridge |  |  | F1 | \
county
    b | BTP | journey | child | Farbridge | rail | 2026-03-03 10:00 | Northborough |  |  | F1 | \
county
    c | BTP | journey | child | Northborough | rail | 2026-03-10 10:00 | Farbridge |  |  | F1 | \
county
    d | BTP | journey | child | Northborough | rail | 2026-03-12 10:00 | Ashfield |  |  | F1 | \
county
    g | BTP | journey | child | Northborough | bus | 2026-03-14 10:00 | Farbridge |  |  | F1 | \
county
            """,
        ),
        Example(
            "One journey told by two; the third a day too late",
            """
    record | agency | kind | who | code | outcome | from | named | in | line | area | place
    h | NBC | home | child |  |  | 2020-01-01 |  |  |  |  | city
    e | COM | community_statement | nobody |  |  | 2026-02-20 |  |  |  | F1 |
    s | COM | statement | nobody | line active |  | 2026-02-20 |  | e | Zed |  |
    a | BTP | journey | child | Northborough | rail | 2026-03-02 10:00 | Farbridge |  |  | F1 | \
county
    a2 | POL | journey | child | Northborough | rail | 2026-03-02 12:00 | Farbridge |  |  | \
F1 | county
    b | BTP | journey | child | Northborough | rail | 2026-04-02 10:00 | Farbridge |  |  | F1 | \
county
    c | BTP | journey | child | Northborough | rail | 2026-05-01 10:00 | Farbridge |  |  | F1 | \
county
            """,
        ),
    ),
)
