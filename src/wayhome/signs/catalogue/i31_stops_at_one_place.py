"""I31 Stopped again and again at stations or near addresses told of: three in 90 days (facts §5).

Facts measure from a flagged address or a station. An address is one of which a record says that it
is taken over or that drugs are dealt there: a sign never rests on a sign (docs/adr/0024), so those
of addresses are not asked. Stations are known by their name.
"""

from wayhome.signs.catalogue.shared_beside import ADDRESSES, KnownBy
from wayhome.signs.catalogue.shared_data import ARRESTS, NO_FURTHER_ACTION
from wayhome.signs.catalogue.shared_happenings import WORDS
from wayhome.signs.examples import Example
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Sign, Split, Strength

_STOP = "s.kind = 'stop' and s.part = 'own'"
_AT_STATION = r"""regexp_matches(p.place_name, '(?i)\b(station|interchange)\b')
    and not regexp_matches(p.place_name, '(?i)\b(police|fire|petrol|filling|service)\b')"""
# One stop is one, at a station and near an address; it counts from what is told of the address.
_STOPS = f"""(
    select s.view_id, s.episode, s.handle, s.present, s.weak, s.occurred_from as met,
        s.occurred_from, s.seen, s.received, []::bigint[] as also
    from sight s join {WORDS} p using (handle) where {_STOP} and {_AT_STATION}
    union all
    select l.view_id, l.episode, l.handle, l.present, l.weak, l.occurred_to, l.occurred_from,
        l.seen, l.received, l.also
    from link l where l.how = 'stop_near' or l.how = 'there' and exists (
        select 1 from sight s where s.view_id = l.view_id and s.handle = l.handle and {_STOP})
) s"""

SIGN = Sign(
    code="I31",
    name="Stopped again and again at stations, or near addresses told of",
    version="2026-11-30",
    rule_in_words="Three or more stops within 90 days, each at a station or within 500 metres of "
    "an address of which a record of 365 days before or after says that it is taken over by others "
    "or that drugs are dealt there.",
    citations=("DES",),
    window=90,
    split=Split.RISK,
    strength=Strength.MODERATE,
    needs=(ARRESTS, ADDRESSES),
    clauses=(
        Clause(
            "Stopped {times} in 90 days at stations, or close to addresses said to be taken over "
            "or where drugs are said to be dealt",
            hits("true", on="s.met::date", total="1::double", also="s.also", source=_STOPS),
            KnownBy(3, 90),
        ),
    ),
    counter=(NO_FURTHER_ACTION,),
    limits="Says as much of where police search as of the child. A child who lives or goes to "
    "school near such an address, or takes a train every day, is stopped there. Close is told only "
    "where sources give a point for both: a stop or an address with its postcode alone, whose "
    "middle may be a mile away, counts where it is the same house.",
    examples=(
        Example(
            "Two forces, near one flat: only together three; the landlord's word came last",
            """
    record | agency | kind | who | category | at | from | place | recorded
    a | POL | stop | child |  |  | 2026-03-01 15:00 | city | 2026-03-01
    b | POL | stop | child |  |  | 2026-04-01 15:00 | city | 2026-04-01
    c | BTP | stop | child |  |  | 2026-05-29 15:00 | city | 2026-05-30
    v | HOU | tenancy_visit | nobody | exploitation | 14 | 2026-05-10 | city | 2026-06-02
            """,
            """
    fired_on   | until      | strength | evidence | alone | together   | reads
    2026-05-29 | 2026-05-29 | M        | a b c v  |       | 2026-06-02 | Stopped three times in 90 \
days at stations, or close to addresses said to be taken over or where drugs are said to be dealt
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
            fired_on   | until      | evidence
            2026-03-03 | 2026-05-29 | a b c
            """,
        ),
        Example(
            "Three times at one place of which nothing is told",
            """
            record | agency | kind | from             | place
            a      | POL    | stop | 2026-03-01 15:00 | city
            b      | POL    | stop | 2026-04-01 15:00 | city
            c      | POL    | stop | 2026-05-29 15:00 | city
            """,
        ),
        Example(
            "One stop told twice, near the flat; a police station; another town",
            """
    record | agency | kind | who | category | at | from | place | named
    v | HOU | tenancy_visit | nobody | exploitation | 14 | 2026-02-10 | city |
    a | POL | stop | child |  |  | 2026-03-01 15:00 | city |
    a2 | BTP | stop | child |  |  | 2026-03-01 15:20 | city |
    b | POL | stop | child |  |  | 2026-03-10 15:00 | border town | \
Northborough police station
    c      | POL    | stop          | child  |              |    | 2026-03-20 15:00 | near town | \
Ashfield station
            """,
        ),
        Example(
            "The third a day too late",
            """
    record | agency | kind          | who    | category     | at | from             | place
    v      | HOU    | tenancy_visit | nobody | exploitation | 14 | 2026-02-10       | city
    a      | POL    | stop          | child  |              |    | 2026-03-01 15:00 | city
    b      | POL    | stop          | child  |              |    | 2026-04-01 15:00 | city
    c      | POL    | stop          | child  |              |    | 2026-05-30 15:00 | city
            """,
        ),
        Example(
            "Told of a year before; and when two stops were too long ago",
            """
    record | agency | kind          | who    | category     | at | from             | place
    v      | HOU    | tenancy_visit | nobody | exploitation | 14 | 2024-02-10       | city
    a      | POL    | stop          | child  |              |    | 2026-03-01 15:00 | city
    b      | POL    | stop          | child  |              |    | 2026-04-01 15:00 | city
    c      | POL    | stop          | child  |              |    | 2026-05-01 15:00 | city
    w      | HOU    | tenancy_visit | nobody | exploitation | 15 | 2026-07-20       | city
            """,
        ),
    ),
)
