"""What happens at a home: nuisance, visits, repairs, rent owed, measures taken.

A row about a place is an event without anybody in it. Who is named in a report is `named` there,
who was threatened or harmed `victim`, and only in that event. `code` lists all that was seen or
reported, so that each of the signs of a home that is taken over (facts §5, A1 to A12) finds its
own; `reference` is the police's number where there is one, so that both tell of one happening.
"""

from collections.abc import Iterator
from dataclasses import replace

from wayhome.extracts import feeds
from wayhome.records.expressions import at_day, said, words
from wayhome.records.mapping import Mapping, involvement, with_person


def day(value: str) -> str:
    """'5 March 2026'."""
    return f"strftime({value}, '%-d %B %Y')"


SAME_SYSTEM = "{0}._agency = s._agency AND {0}._system = s._system"
# How a home is spelled, by its number: the row itself says which home, so nothing is known later by
# this. A tenancy that is kept close spells nothing, or the address would tell that there is one.
_SPELLED = (
    "LEFT JOIN (SELECT _agency, _system, uprn,"
    " arg_max(address, (_received, _record)) FILTER (address IS NOT NULL) AS address,"
    " arg_max(postcode, (_received, _record)) FILTER (postcode IS NOT NULL) AS postcode"
    ' FROM "housing.tenancies" WHERE uprn IS NOT NULL'
    " AND _marking NOT IN ('restricted', 'sealed') GROUP BY ALL) u"
    " ON u.uprn = {uprn} AND " + SAME_SYSTEM.format("u")
)
SPELLED = _SPELLED.format(uprn="s.uprn")
# The home of a tenancy, for rows that name no place. Of the people in it the most widely seen tells
# (the words of a marking happen to sort so); the event is no wider and not known before.
OF_TENANCY = (
    'LEFT JOIN (SELECT * FROM "housing.tenancies.newest"'
    " WHERE coalesce(uprn, address, postcode) IS NOT NULL"
    " QUALIFY row_number() OVER (PARTITION BY _agency, _system, tenancy_ref"
    " ORDER BY _marking, _received DESC, _record) = 1) h"
    " ON h.tenancy_ref = s.tenancy_ref AND coalesce(s.uprn, s.address, s.postcode) IS NULL"
    f" AND {SAME_SYSTEM.format('h')} {_SPELLED.format(uprn='coalesce(s.uprn, h.uprn)')}"
)
STATED = {
    "address": "coalesce(s.address, u.address)",
    "postcode": "coalesce(s.postcode, u.postcode)",
    "uprn": "s.uprn",
}
BY_TENANCY = {
    "address": "coalesce(s.address, h.address, u.address)",
    "postcode": "coalesce(s.postcode, h.postcode, u.postcode)",
    "uprn": "coalesce(s.uprn, h.uprn)",
}


def tenants(event: Mapping, on: str, where: str) -> Mapping:
    """The tenants on that day, in each version of the tenancy: others of the home are no party."""
    return replace(
        involvement(event, "t.person_ref"),
        part=f"{event.part}-tenant",
        joins='JOIN "housing.tenancies" t ON t.tenancy_ref = s.tenancy_ref'
        f" AND {SAME_SYSTEM.format('t')}",
        where=f"({where}) AND t.role IN ('tenant', 'joint_tenant')"
        f" AND coalesce(t.starts_on <= CAST({on} AS DATE), true)"
        f" AND coalesce(t.ends_on >= CAST({on} AS DATE), true)",
        suffix="t._delivery || '.' || t._row",
        since="t._received",
        until="t._superseded_at",
        until_by="t._superseded_by",
        marking="t._marking",
    )


def role_only(value: str, codes: str) -> str:
    """A role in words. What no list knows may be somebody's name, which is never passed on."""
    known = words(value, feeds()["housing"].codes[codes].said, "'somebody else'")
    return f"CASE WHEN {value} IS NOT NULL THEN {known} END"


# What tells most comes first: a report of noise and weapons is about weapons.
ABOUT = {
    "weapons": "weapon",
    "drug_dealing": "drug_supply",
    "violence": "violence",
    "threats": "violence",
    "hostile_callers": "violence",
    "drug_use": "drug_possession",
    "noise": "disorder",
    "visitors_day_and_night": "disorder",
    "vehicles_stopping": "disorder",
    "door_buzzers": "disorder",
}
_KINDS = "list_append(coalesce(s.other_kinds, []), s.kind)"
_ARMS = " ".join(
    f"WHEN list_contains({_KINDS}, '{kind}') THEN '{about}'" for kind, about in ABOUT.items()
)
_OTHERS = (
    "list_sort(list_distinct(list_filter(s.other_kinds, lambda k: k IS DISTINCT FROM s.kind)))"
)
NUISANCE = Mapping(
    "housing",
    "nuisance",
    "event",
    "event",
    {
        "kind": "'nuisance'",
        "category": "CASE WHEN s.kind IS NULL AND s.other_kinds IS NULL THEN 'not_known'"
        f" {_ARMS} ELSE 'other' END",
        "code": f"array_to_string([s.kind] || coalesce({_OTHERS}, []), '; ')",
        "reference": "coalesce(s.police_ref, s.case_ref)",
        "outcome": "s.outcome",
        **STATED,
    },
    joins=SPELLED,
    # a case stays open long after what it is about, so its closing is no end of the nuisance
    began="s.reported_at",
    text=said(
        "s.text",
        f"'Reported by ' || {role_only('s.reported_by', 'reporter')}",
        "CASE WHEN s.police_ref IS NOT NULL THEN 'Case ' || s.case_ref END",
        f"'Case closed ' || {day('s.closed_at')}",
    ),
)
LINE = Mapping(
    "housing",
    "nuisance",
    "thing",
    "line",
    {"event_id": "s._record || ':event'", "kind": "'phone'", "description": "s.line_or_phone"},
    where="s.line_or_phone IS NOT NULL",
    began="s.reported_at",
)

_CONCERNS = (
    "list_sort(list_distinct(list_filter(coalesce(s.concerns, []) ||"
    " [CASE WHEN NOT s.tenant_seen THEN 'tenant_not_seen' END,"
    " CASE WHEN s.declined THEN 'welfare_check_declined' END], lambda c: c IS NOT NULL)))"
)
VISIT = Mapping(
    "housing",
    "visits",
    "event",
    "event",
    {
        "kind": "'tenancy_visit'",
        "category": "CASE WHEN list_contains(s.concerns, 'home_taken_over')"
        " THEN 'exploitation' END",
        "code": f"nullif(array_to_string({_CONCERNS}, '; '), '')",
        "reference": "s.visit_ref",
        "outcome": "s.access",
        "value": "s.strangers_seen",
        **BY_TENANCY,
    },
    joins=OF_TENANCY,
    began="s.visited_at",
    since="h._first",
    marking="h._marking",
    text=said(
        "'Visited for: ' || s.reason",
        "CASE WHEN s.tenant_seen THEN 'Tenant seen' END",
        "CASE WHEN s.welfare_check AND NOT coalesce(s.declined, false) THEN 'Welfare check made'"
        " WHEN s.welfare_check = false THEN 'No welfare check' END",
        "s.notes",
    ),
)
REPAIR = Mapping(
    "housing",
    "repairs",
    "event",
    "event",
    {
        "kind": "'damage'",
        "category": "CASE WHEN s.cause IN ('forced', 'deliberate') THEN 'damage' END",
        "code": "s.kind",
        "reference": "s.repair_ref",
        "outcome": "s.cause",
        **STATED,
    },
    joins=SPELLED,
    began="s.reported_at",
    text="s.text",
)
ARREARS = Mapping(
    "housing",
    "arrears",
    "event",
    "event",
    {
        "kind": "'arrears'",
        "reference": "s.tenancy_ref",
        "outcome": "CASE WHEN s.change > 0 THEN 'risen' WHEN s.change < 0 THEN 'fallen'"
        " WHEN s.change = 0 THEN 'the same' END",
        "value": "s.amount",
        **BY_TENANCY,
    },
    joins=OF_TENANCY,
    began=at_day("s.as_of"),
    precision="'day'",
    since="h._first",
    marking="h._marking",
    text=said(
        "printf('%.2f', s.amount) || ' pounds owed'",
        "printf('%g', s.weeks) || ' weeks of rent'",
        "printf('%+.2f', s.change) || ' pounds since the statement before'",
    ),
)
MEASURE = Mapping(
    "housing",
    "closures",
    "event",
    "event",
    {
        "kind": "'address_measure'",
        "category": "CASE s.reason WHEN 'home_taken_over' THEN 'exploitation'"
        " WHEN 'drug_dealing' THEN 'drug_supply' WHEN 'drug_use' THEN 'drug_possession'"
        " WHEN 'nuisance' THEN 'disorder' WHEN 'violence' THEN 'violence'"
        " WHEN 'weapons' THEN 'weapon' ELSE CASE WHEN s.reason IS NULL THEN 'not_known'"
        " ELSE 'other' END END",
        "code": "s.measure",
        "reference": "coalesce(s.police_ref, s.measure_ref)",
        "outcome": "s.reason",
        **STATED,
    },
    joins=SPELLED,
    began="s.measure_from",
    ended="s.measure_to",
    text=said(
        f"'Served on ' || {role_only('s.served_on', 'served')}",
        "CASE WHEN s.police_ref IS NOT NULL THEN 'Measure ' || s.measure_ref END",
        "s.text",
    ),
)


def _at_homes() -> Iterator[Mapping]:
    yield from with_person(NUISANCE, "s.about_person_ref", "named")
    yield involvement(NUISANCE, "s.affected_person_ref", "victim")
    yield LINE
    yield from with_person(VISIT, "s.person_ref")
    yield tenants(VISIT, "s.visited_at", "s.person_ref IS NULL")
    yield REPAIR
    yield ARREARS
    yield tenants(ARREARS, "s.as_of", "true")
    yield from with_person(MEASURE, "s.person_ref", "named")


AT_HOMES = tuple(_at_homes())
