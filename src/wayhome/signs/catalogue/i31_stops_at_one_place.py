"""I31 Stopped again and again at one place: three in 90 days (facts §5).

Facts measure from a flagged address or station. Which addresses are flagged is for people to
confirm and no record says it, so stops are measured from each other, and stations are known by
their name.
"""

from wayhome.lexicon.places import miles_sql
from wayhome.signs.catalogue.shared_data import ARRESTS, NO_FURTHER_ACTION
from wayhome.signs.catalogue.shared_happenings import WORDS
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Sign, Split, Strength

NEAR_MILES = 500 / 1609.344
_STOP = "s.kind = 'stop' and s.part = 'own'"

# Every stop is the middle of a circle; those inside it count together.
_IN_CIRCLE = f"""(
    select distinct s.* replace ({{'of': s.episode, 'round': c.episode}} as episode),
        c.episode as middle
    from sight s join sight c on c.view_id = s.view_id and c.kind = 'stop' and c.part = 'own'
        and c.present and {miles_sql("s.lat", "s.lon", "c.lat", "c.lon")} <= {NEAR_MILES}
    where {_STOP}
) s"""
_AT_STATION = r"""regexp_matches(p.place_name, '(?i)\b(station|interchange)\b')
    and not regexp_matches(p.place_name, '(?i)\b(police|fire|petrol|filling|service)\b')"""

SIGN = Sign(
    code="I31",
    name="Stopped again and again at one place",
    version="2026-11-29",
    rule_in_words="Three or more stops within 90 days, all within 500 metres of one of them, or "
    "all at stations.",
    citations=("DES",),
    window=90,
    split=Split.RISK,
    strength=Strength.MODERATE,
    needs=(ARRESTS,),
    clauses=(
        Clause(
            "Stopped {times} in 90 days within about 500 metres",
            hits(_STOP, total="s.middle::double", source=_IN_CIRCLE),
            AtLeast(3, 90, alike=" close to each other"),
        ),
        Clause(
            "Stopped {times} in 90 days at stations",
            hits(f"{_STOP} and {_AT_STATION}", source=f"sight s join {WORDS} p using (handle)"),
            AtLeast(3, 90),
        ),
    ),
    counter=(NO_FURTHER_ACTION,),
    limits="Says as much of where police search as of the child. A child who lives or goes to "
    "school there is stopped there. Whether an address nearby is taken over is not read. A stop "
    "that gives its postcode alone stands at the middle of its sector, a mile wide or more.",
    examples=(
        Example(
            "Two forces, one place: only together three",
            """
            record | agency | kind | from             | place | recorded
            a      | POL    | stop | 2026-03-01 15:00 | city  | 2026-03-01
            b      | POL    | stop | 2026-04-01 15:00 | city  | 2026-04-01
            c      | BTP    | stop | 2026-05-29 15:00 | city  | 2026-05-30
            """,
            """
    fired_on   | until      | strength | evidence | alone | together   | reads
    2026-05-29 | 2026-05-29 | M        | a b c    |       | 2026-05-30 | Stopped three times in 90 \
days within about 500 metres
            """,
        ),
        Example(
            "At three stations, miles apart",
            """
            record | agency | kind | from             | place        | named
            a      | BTP    | stop | 2026-03-01 15:00 | city         | Northborough station
            b      | BTP    | stop | 2026-03-02 15:00 | near town    | Ashfield bus station
            c      | BTP    | stop | 2026-03-03 15:00 | border town  | Marsh Road Station
            """,
            """
    fired_on   | until      | evidence | reads
    2026-03-03 | 2026-05-29 | a b c    | Stopped three times in 90 days at stations
            """,
        ),
        Example(
            "One stop told twice, two places, and a police station",
            """
            record | agency | kind | from             | place     | named
            a      | POL    | stop | 2026-03-01 15:00 | city      |
            a2     | BTP    | stop | 2026-03-01 15:20 | city      |
            b      | POL    | stop | 2026-03-10 15:00 | city      | Northborough police station
            c      | POL    | stop | 2026-03-20 15:00 | near town | Ashfield station
            """,
        ),
        Example(
            "The third a day too late",
            """
            record | agency | kind | from             | place
            a      | POL    | stop | 2026-03-01 15:00 | city
            b      | POL    | stop | 2026-04-01 15:00 | city
            c      | POL    | stop | 2026-05-30 15:00 | city
            """,
        ),
    ),
)
