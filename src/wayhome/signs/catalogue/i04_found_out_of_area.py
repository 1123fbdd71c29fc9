"""I04 Found out of area: found, stopped, arrested or met on the way over 20 miles from home, or in
another police area (facts §5)."""

from wayhome.signs.catalogue.shared_data import (
    ANOTHER_PLACE,
    ARRESTS,
    HOMES,
    NO_FURTHER_ACTION,
    RAIL,
)
from wayhome.signs.distance import TOLD_MILES
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Need, Sign, Split, Strength

_FOUND = Need("where missing people were found", ("found",), ("police",))

_DRUGS = """(
    select view_id, event_id, list_sort(list(distinct handle)) as handles
    from sight where kind = 'thing' and code = 'drugs' and present group by view_id, event_id
)"""


# On the way: a find is told by itself, and tickets are another sign, Tickets.
_ON_THE_WAY = """s.kind = 'travel_incident' and s.part in ('own', 'suspected')
    and coalesce(s.code, '') not in
        ('missing_located', 'no_ticket', 'fare_evasion', 'short_ticket', 'long_ticket')"""


def _met(where: str, words: str) -> Clause:
    return Clause(
        f"{words} {{miles}} from home",
        hits(
            f"{where} and w.far",
            acute="s.category in ('drug_supply', 'drug_possession') or d.handles is not null",
            detail=TOLD_MILES,
            also="[w.home] || coalesce(d.handles, [])",
            seen="w.seen",
            received="w.received",
            source=f"""sight s join away w using (view_id, handle)
                left join {_DRUGS} d on d.view_id = s.view_id and d.event_id = s.record_id""",
        ),
        AtLeast(1, 180),
        f"{words} in another police area",
    )


def _own(kind: str, words: str) -> Clause:
    return _met(f"s.kind = '{kind}' and s.part = 'own'", words)


SIGN = Sign(
    code="I04",
    name="Found out of area",
    version="2026-11-30",
    rule_in_words="Found, stopped, arrested or met in an incident on the railway or another way, "
    "but over tickets, more than 20 miles from every place they are known to live, or in another "
    "police area, in the last 180 days.",
    acute_when="drugs were found or suspected",
    citations=("TEES", "CRE", "R&R"),
    window=180,
    split=Split.RISK,
    strength=Strength.STRONG,
    needs=(ARRESTS, _FOUND, RAIL, HOMES),
    clauses=(
        _own("found", "Found"),
        _own("arrest", "Arrested"),
        _own("stop", "Stopped"),
        _met(_ON_THE_WAY, "Met on the way"),
    ),
    counter=(
        ANOTHER_PLACE,
        NO_FURTHER_ACTION,
    ),
    limits="Needs a home that was known on the day. A postcode gives the middle of its sector, so "
    "miles are good to one or two. Living close to a border of police areas makes it fire nearby.",
    examples=(
        Example(
            "Arrested with drugs 99 miles from home; only together do two agencies know both",
            """
            record | agency | kind   | from             | place  | category    | recorded
            h      | NBC    | home   | 2020-01-01       | city   |             | 2020-01-05
            a      | CTY    | arrest | 2026-03-01 15:00 | county | drug_supply | 2026-03-01
            """,
            """
            fired_on   | until      | strength | evidence | alone | agency | together   | received
            2026-03-01 | 2026-08-27 | A        | a h      |       |        | 2026-03-01 | 2026-03-02
            """,
        ),
        Example(
            "Found far away by police who know the home",
            """
            record | agency | kind  | from             | place  | recorded
            h      | CTY    | home  |                  | city   | 2026-02-01
            a      | CTY    | found | 2026-03-01 15:00 | county | 2026-03-02
            """,
            """
    fired_on   | until      | evidence | alone      | agency | together   | reads
    2026-03-01 | 2026-08-27 | a h      | 2026-03-02 | CTY    | 2026-03-02 | Found 98 miles from home
            """,
        ),
        Example(
            "A stop just across the border of police areas; drugs found in it make it acute",
            """
            record | agency | kind        | from             | place       | in
            h      | CTY    | home        | 2020-01-01       | city        |
            a      | CTY    | stop        | 2026-03-01 15:00 | border town |
            t      | CTY    | thing:drugs |                  |             | a
            """,
            """
            fired_on   | until      | strength | evidence | reads
            2026-03-01 | 2026-08-27 | A        | a h t    | Stopped in another police area
            """,
        ),
        Example(
            "Near home, near a placement far from the family, and with no home known",
            """
            record | agency | kind      | who   | from             | to         | place
            h      | POL    | home      | child | 2020-01-01       |            | city
            a      | POL    | arrest    | child | 2026-03-01 15:00 |            | near town
            p      | POL    | placement | child | 2026-04-01       |            | county
            b      | POL    | stop      | child | 2026-05-01 15:00 |            | county
            c      | POL    | stop      | other | 2026-05-01 15:00 |            | county
            """,
        ),
        Example(
            "Alone late on the railway far from home, as transport police recorded",
            """
            record | agency | kind            | code       | from             | place  | recorded
            h      | NBC    | home            |            | 2020-01-01       | city   | 2020-01-02
            a      | BTP    | travel_incident | alone_late | 2026-03-01 23:00 | county | 2026-03-02
            """,
            """
    fired_on   | until      | strength | evidence | alone | together   | reads
    2026-03-01 | 2026-08-27 | S        | a h      |       | 2026-03-02 | Met on the way 98 miles \
from home
            """,
        ),
        Example(
            "Without a ticket far away is another sign; robbed there; and on the railway near home",
            """
 record | agency | kind            | code       | category | role   | from             | place
 h      | NBC    | home            |            |          |        | 2020-01-01       | city
 a      | BTP    | travel_incident | no_ticket  | other    |        | 2026-03-01 15:00 | county
 b      | BTP    | travel_incident | robbery    | robbery  | victim | 2026-03-02 15:00 | county
 c      | BTP    | travel_incident | alone_late | other    |        | 2026-03-03 23:00 | near town
            """,
        ),
    ),
)
