"""What records say of a person, or of an address, that may concern whoever is beside them.

    told          person_id, what, and the record: record_id, agency, marking, grading, began,
                  recorded_at, received_at
    place_told    place_id, what, kind and reference of the event, the record, when it ended, and
                  the point; pages are served what is said to be taken over

    exploited     a positive decision of the National Referral Mechanism; exploitation found at an
                  assessment; harmed by exploitation for which somebody was charged
    suspected     suspected of, arrested or charged over exploitation
    line          a telephone said to be a line's is said to be with them
    supply, nrm   arrested or charged over supply; referred, or a positive decision
    taken_over    somebody's home said to be used by others; exploitation recorded there
    dealing       drug dealing reported or recorded there, or acted on

Each is one record, as it stands, and says what somebody was in one event and never what they are.
Keeps: only records that stand; the narrower marking and the later time of learning of an event and
the part in it; of a gang alone nothing is said here, because it says nothing of exploitation; nor
that somebody is said to bring in others, because a child who does is to be protected (I41).
"""

import duckdb

from wayhome.network.places import INSTITUTION
from wayhome.network.ties import STANDS
from wayhome.records.provenance import narrowest

_EVENT = f"""
    e.record_id, e.agency, {narrowest("e.marking", "i.marking")} as marking, e.grading,
    coalesce(e.occurred_from, e.recorded_at, e.received_at) as began,
    greatest(e.recorded_at, i.recorded_at) as recorded_at,
    greatest(e.received_at, i.received_at) as received_at
"""
_ONE = """
    {0}.record_id, {0}.agency, {0}.marking, {0}.grading,
    coalesce({0}.occurred_from, {0}.recorded_at, {0}.received_at) as began,
    {0}.recorded_at, {0}.received_at
"""

# Home Office outcomes 1 and 1A: charged or summonsed. 13A and its like are of gangs.
_OF_EVENTS = {
    "exploited": r"""
        e.kind = 'nrm_decision' and e.outcome = 'positive' and i.role = 'subject'
        or e.kind = 'factor' and e.category = 'exploitation' and i.role = 'subject'
            and coalesce(e.outcome, '') <> 'protective'
            and lower(coalesce(e.code, '')) not in ('13a', 'gangs')
        or e.kind = 'offence' and e.category = 'exploitation' and i.role = 'victim'
            and regexp_matches(coalesce(e.outcome, ''), '^\s*(1|1A)\b')""",
    "suspected": """
        e.kind in ('offence', 'arrest', 'charge') and e.category = 'exploitation'
            and (i.role in ('suspect', 'arrested')
                or e.kind <> 'offence' and i.role = 'subject')""",
    "supply": """
        e.kind in ('arrest', 'charge') and e.category = 'drug_supply'
            and i.role in ('suspect', 'arrested', 'subject')""",
    "nrm": """
        i.role = 'subject' and (e.kind = 'nrm_referral'
            or e.kind = 'nrm_decision' and e.outcome = 'positive')""",
}
IS_LINE = (
    "{0}.kind = 'phone' and {0}.value is not null and ({0}.whose = 'line' or trim({0}.line) <> '')"
)
_PERSON = "join person_subject p on p.subject_ref = {0}.subject_ref"
_OF_PLACES = {
    "taken_over": """
        e.kind in ('tenancy_visit', 'address_measure', 'offence') and e.category = 'exploitation'
        or e.kind = 'community_statement' and e.code in ('taken over', 'address taken over')""",
    "dealing": """
        e.kind in ('address_measure', 'offence') and e.category = 'drug_supply'
        or e.kind = 'nuisance' and list_contains(string_split(e.code, '; '), 'drug_dealing')
        or e.kind = 'community_statement' and e.code = 'selling'""",
}


def _of_events() -> str:
    return " union all ".join(
        f"""select p.person_id, '{what}' as what, {_EVENT}
        from event e join involvement i on i.event_id = e.record_id {_PERSON.format("i")}
        where {STANDS.format("e")} and {STANDS.format("i")} and ({where})"""
        for what, where in _OF_EVENTS.items()
    )


_HOLDERS = f"""
select p.person_id, 'line', {_ONE.format("c")} from contact_point c {_PERSON.format("c")}
where {STANDS.format("c")} and {IS_LINE.format("c")}
"""


def _of_places(at: str) -> str:
    return " union all ".join(
        f"""select a.place_id, '{what}' as what, e.kind, e.reference, {_ONE.format("e")},
            e.occurred_to as ended, a.lat, a.lon
        from {at} a join event e using (record_id)
        where {STANDS.format("e")} and not {INSTITUTION.format("a.place_id")} and ({where})"""
        for what, where in _OF_PLACES.items()
    )


def of_people(con: duckdb.DuckDBPyConnection) -> None:
    """Make `told` from the canonical tables and person_subject."""
    told = " union ".join((_of_events(), _HOLDERS))
    con.execute(f"create or replace table told as from ({told})")


def of_places(
    con: duckdb.DuckDBPyConnection, name: str = "place_told", at: str = "at_place"
) -> None:
    """Make `place_told` from the canonical tables and the places, or such a table of some."""
    con.execute(f"create or replace table {name} as from ({_of_places(at)})")
