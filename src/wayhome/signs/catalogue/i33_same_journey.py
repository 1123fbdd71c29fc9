"""I33 The same journey again and again: three in 60 days (facts §5).

Facts speak of journeys to an importing area. Which areas a line reaches is for people to confirm
and no record says it, so that every pair of places counts.
"""

from wayhome.signs.catalogue.shared_data import ANOTHER_PLACE
from wayhome.signs.catalogue.shared_happenings import WORDS
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Need, Sign, Split, Strength

_JOURNEY = """s.kind = 'journey' and s.part = 'own'
    and s.outcome in ('rail', 'coach', 'hire_car', 'taxi')"""
_PAIRS = f"""(
    select s.*, w.way from sight s join (
        select view_id, episode,
            min(episode) over (partition by view_id, began_at, ended_at) as way
        from (
            select view_id, episode, min(lower(trim(s.code))) as began_at,
                min(lower(trim(p.place_name))) as ended_at
            from sight s join {WORDS} p using (handle)
            where {_JOURNEY} and s.present and s.code is not null and p.place_name is not null
            group by view_id, episode
        )
    ) w using (view_id, episode)
) s"""

SIGN = Sign(
    code="I33",
    name="The same journey again and again",
    version="2026-11-29",
    rule_in_words="Three or more journeys by rail, coach, hired car or taxi from one place to the "
    "same other place within 60 days.",
    citations=("R&R",),
    window=60,
    split=Split.RISK,
    strength=Strength.STRONG,
    needs=(Need("journeys", ("journey",), ("transport_police", "police")),),
    clauses=(
        Clause(
            "The same journey made {times} in 60 days",
            hits(_JOURNEY, total="s.way::double", source=_PAIRS),
            AtLeast(3, 60, alike=" between the same places"),
        ),
    ),
    counter=(ANOTHER_PLACE,),
    limits="The way to a college, a job or the other parent looks the same. Places are compared "
    "by name as told, the way back is another journey, and whether a line reaches the place is not "
    "read. Most journeys are never recorded with a name.",
    examples=(
        Example(
            "The force and the transport police have one or two each: only together three",
            """
    record | agency | kind    | code         | outcome | from             | named     | recorded
    a      | BTP    | journey | Northborough | rail    | 2026-03-02 10:00 | Farbridge | 2026-03-02
    b      | BTP    | journey | northborough | coach   | 2026-03-20 10:00 | Farbridge | 2026-03-21
    c      | POL    | journey | Northborough | taxi    | 2026-04-30 10:00 | farbridge | 2026-05-02
            """,
            """
    fired_on   | until      | strength | evidence | alone | together   | reads
    2026-04-30 | 2026-04-30 | S        | a b c    |       | 2026-05-02 | The same journey made \
three times in 60 days
            """,
        ),
        Example(
            "There and back, elsewhere, and by bus",
            """
            record | agency | kind    | code         | outcome | from             | named
            a      | BTP    | journey | Northborough | rail    | 2026-03-02 10:00 | Farbridge
            b      | BTP    | journey | Farbridge    | rail    | 2026-03-03 10:00 | Northborough
            c      | BTP    | journey | Northborough | rail    | 2026-03-10 10:00 | Farbridge
            d      | BTP    | journey | Northborough | rail    | 2026-03-12 10:00 | Ashfield
            e      | BTP    | journey | Northborough | bus     | 2026-03-14 10:00 | Farbridge
            """,
        ),
        Example(
            "One journey told by two; the third a day too late",
            """
            record | agency | kind    | code         | outcome | from             | named
            a      | BTP    | journey | Northborough | rail    | 2026-03-02 10:00 | Farbridge
            a2     | POL    | journey | Northborough | rail    | 2026-03-02 12:00 | Farbridge
            b      | BTP    | journey | Northborough | rail    | 2026-04-02 10:00 | Farbridge
            c      | BTP    | journey | Northborough | rail    | 2026-05-01 10:00 | Farbridge
            """,
        ),
    ),
)
