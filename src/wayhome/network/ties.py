"""Every tie of the map: one row a record that puts two things together, in the table `tie`.

    left_kind, left_id     who or what is tied, as NodeKind and its id: a person's person_id, a
    right_kind, right_id   number, a place_id, a registration, a line's name in lower case,
                           or its number where no name is said
    kind, said             TieKind, and the record's own word for it (sibling, arrested, tenancy)
    first, last            from when to when; a moment has both the same, what lasts has no last
    times                  how many happenings the row stands for (calls are counted by the month)
    record_id, other_id    the records it rests on
    agency, feed, grading, marking, recorded_at, received_at      whose word it is
    conditions             under which it may be held and shared, as its record says

Keeps: only records that stand; no tie of anything with itself; the narrower marking and the later
time of learning where a tie rests on two records. Nothing is inferred: two people of one address
are each tied to it, and whoever looks sees both. How many were in an event is not said here: a page
counts those whom its viewer may see.
"""

from dataclasses import dataclass

import duckdb

from wayhome.governance.visibility import WIDE, visible_sql
from wayhome.lexicon.plates import plate_sql
from wayhome.network.kinds import NodeKind, TieKind
from wayhome.network.places import INSTITUTION
from wayhome.records.provenance import narrowest

# In which a release serves them; the graph numbers them so too.
ORDER = ", ".join(
    f"{{0}}.{column}"
    for column in (
        *("left_kind", "left_id", "right_kind", "right_id", "kind"),
        *("record_id", "other_id", "agency", "marking", "said"),
    )
)
DAYS_APART = 7  # one reference used further apart is another occasion
# Somebody who reports, works or looks after was not in the company of the others.
APART = "('reported_by', 'worker', 'carer', 'caller', 'called')"
THERE = "('arrested', 'stopped', 'found', 'found_with', 'suspect', 'subject')"
TOGETHER = (
    "('arrest', 'charge', 'custody', 'stop', 'found', 'offence', 'missing', 'travel_incident',"
    " 'journey', 'intelligence', 'community_statement', 'nuisance', 'call')"
)
# What happens at an address to whoever is in it; not where somebody was booked in or seen by a
# service.
AT_ADDRESS = (
    "('arrest', 'stop', 'found', 'offence', 'intelligence', 'community_statement', 'nuisance',"
    " 'tenancy_visit', 'note', 'homelessness')"
)
# Of an adult who protects, and of a place where somebody is safe: that ties by trust, and by
# nothing along which anybody walks (mapping, guard-rails 4, 9 and 11).
TRUST = "('protective adult', 'safe place')"
SAID_TO_HELP = f"coalesce({{0}}.kind = 'community_statement' and {{0}}.code in {TRUST}, false)"
# Said of two, or of whoever came along to a contact. Not of a group that a service brings together.
CAME_ALONG = "{0}.kind = 'appointment' and {0}.code is distinct from 'group'"
WERE_SEEN = f"({CAME_ALONG} or {{0}}.kind = 'community_statement' and {{0}}.code = 'seen together')"
PLATE = plate_sql("t.description")


# Of a telephone: by which authorisation it is known whose it is, and until when that may be held.
_HELD = """nullif(concat_ws('. ', {0}conditions, 'Held on the basis of '
    || replace({0}basis, '_', ' ') || coalesce(', reference ' || {0}basis_ref, '')
    || coalesce(', until ' || strftime({0}basis_until, '%-d %B %Y'), '')), '')"""
HELD = _HELD.format("c.")


@dataclass(frozen=True)
class Ends:
    """SQL of the two things that are tied."""

    left: NodeKind
    left_id: str
    right: NodeKind
    right_id: str


def _tie(
    ends: Ends,
    kind: str,
    said: str,
    rows: str,
    *,
    row: str,
    other: str = "",
    besides: str = "",
    where: str = "true",
    first: str = "",
    last: str = "",
) -> str:
    """A select of ties. `row` and `other` are the aliases of the records they rest on; `besides`
    that of one more which may be narrower than both."""
    # The tie is kept close to the agency of `row`; what another agency keeps close ties nobody, or
    # that agency would read it.
    of_one = " and ".join(visible_sql(each, f"{row}.agency") for each in (other, besides) if each)
    markings = [f"{each}.marking" for each in (row, other, besides) if each]
    learned = "greatest({row}.{time}, {other}.{time})" if other else "{row}.{time}"
    recorded, received = (
        learned.format(row=row, other=other, time=time) for time in ("recorded_at", "received_at")
    )
    return f"""
    select '{ends.left}' as left_kind, {ends.left_id} as left_id,
        '{ends.right}' as right_kind, {ends.right_id} as right_id, {kind} as kind, {said} as said,
        {first or f"{row}.occurred_from"} as first, {last or f"{row}.occurred_to"} as last,
        1::bigint as times, {row}.record_id,
        {f"{other}.record_id" if other else "null"} as other_id, {row}.agency, {row}.feed,
        {row}.grading, {narrowest(*markings)} as marking, {recorded} as recorded_at,
        {received} as received_at, {HELD if row == "c" else f"{row}.conditions"} as conditions
    from {rows} where {where}{f" and {of_one}" if of_one else ""}"""


_P = "join person_subject {p} on {p}.subject_ref = {of}"
_HUB = INSTITUTION.format("a.place_id")
STANDS = "{0}.superseded_at is null"

RELATIONS = _tie(
    Ends(NodeKind.PERSON, "p.person_id", NodeKind.PERSON, "q.person_id"),
    f"case when r.kind in ('parent', 'sibling', 'family', 'carer') then '{TieKind.KIN}'"
    f" when r.kind = 'trusted_adult' then '{TieKind.PROTECTIVE}' else '{TieKind.KNOWN_TO}' end",
    "r.kind",
    f"relation r {_P.format(p='p', of='r.subject_ref')} {_P.format(p='q', of='r.other_ref')}",
    row="r",
    where=STANDS.format("r"),
)
_IN_EVENT = f"""event e join involvement i on i.event_id = e.record_id
    {_P.format(p="p", of="i.subject_ref")}"""
_BOTH_STAND = f"{STANDS.format('e')} and {STANDS.format('i')}"
EVENTS = _tie(
    Ends(NodeKind.PERSON, "p.person_id", NodeKind.EVENT, "o.occasion"),
    f"case when {WERE_SEEN.format('e')} then '{TieKind.SEEN_WITH}'"
    f" when i.role in {THERE} then '{TieKind.PRESENT}' else '{TieKind.NAMED}' end",
    f"case when {WERE_SEEN.format('e')} then 'seen together' else i.role end",
    f"{_IN_EVENT} join occasion o on o.record_id = e.record_id",
    row="e",
    other="i",
    where=f"{_BOTH_STAND} and i.role not in {APART}",
)
# The statement is of the adult; whoever else is named in it is whom they protect.
PROTECTS = _tie(
    Ends(NodeKind.PERSON, "q.person_id", NodeKind.PERSON, "p.person_id"),
    f"'{TieKind.PROTECTIVE}'",
    "e.code",
    f"""event e join involvement i on i.event_id = e.record_id
    {_P.format(p="q", of="i.subject_ref")} join statement t on t.event_id = e.record_id
    {_P.format(p="p", of="t.subject_ref")}""",
    row="e",
    other="i",
    besides="t",
    where=f"{_BOTH_STAND} and {STANDS.format('t')} and i.role = 'named'"
    f" and {SAID_TO_HELP.format('e')} and e.code = 'protective adult'",
)


def _safe_at(sort: NodeKind, where: str) -> str:
    return _tie(
        Ends(NodeKind.PERSON, "p.person_id", sort, "a.place_id"),
        f"'{TieKind.PROTECTIVE}'",
        "e.code",
        f"{_IN_EVENT} join at_place a on a.record_id = e.record_id and {where}",
        row="e",
        other="i",
        where=f"{_BOTH_STAND} and {SAID_TO_HELP.format('e')} and e.code = 'safe place'",
    )


_SCHOOL_OR_HOME = "regexp_matches(a.place_id, '^(school|home):')"
SAFE = (
    _safe_at(NodeKind.PLACE, f"not {_HUB}"),
    _safe_at(NodeKind.INSTITUTION, _SCHOOL_OR_HOME),
)
SEEN_AT = _tie(
    Ends(NodeKind.PERSON, "p.person_id", NodeKind.PLACE, "a.place_id"),
    f"'{TieKind.SEEN_AT}'",
    "e.kind",
    f"{_IN_EVENT} join at_place a on a.record_id = e.record_id and not {_HUB}",
    row="e",
    other="i",
    where=f"{_BOTH_STAND} and e.kind in {AT_ADDRESS} and i.role not in {APART}"
    f" and not {SAID_TO_HELP.format('e')}",
)
_STAYS = (
    f"stay s {_P.format(p='p', of='s.subject_ref')} join at_place a on a.record_id = s.record_id"
)
LIVED = _tie(
    Ends(NodeKind.PERSON, "p.person_id", NodeKind.PLACE, "a.place_id"),
    f"'{TieKind.LIVED}'",
    "s.kind",
    f"{_STAYS} and not {_HUB}",
    row="s",
    where=STANDS.format("s"),
)
ATTENDED = _tie(
    Ends(NodeKind.PERSON, "p.person_id", NodeKind.INSTITUTION, "a.place_id"),
    f"'{TieKind.ATTENDED}'",
    "s.kind",
    f"{_STAYS} and {_HUB}",
    row="s",
    where=STANDS.format("s"),
)
PHONES = _tie(
    Ends(NodeKind.PERSON, "p.person_id", NodeKind.PHONE, "c.value"),
    f"'{TieKind.HELD_PHONE}'",
    "c.whose",
    f"contact_point c {_P.format(p='p', of='c.subject_ref')}",
    row="c",
    where=f"{STANDS.format('c')} and c.kind = 'phone' and c.value is not null",
)
# The first 14 digits are the handset; the next is a check or a version of what runs on it (3GPP TS
# 23.003, 6.2: cited from memory). A row of one digit stands for nothing.
_DIGITS = "regexp_replace(c.value, '[^0-9]', '', 'g')"
_CONTACT = f"""case when c.kind in ('handset', 'sim') and (length({_DIGITS}) not between 14 and 16
        or trim({_DIGITS}, left({_DIGITS}, 1)) = '') then null
    when c.kind = 'handset' then 'handset:' || left({_DIGITS}, 14)
    when c.kind = 'sim' then 'sim:' || {_DIGITS}
    else c.kind || ':' || ltrim(lower(trim(c.value)), '@') end"""
CONTACTS = _tie(
    Ends(NodeKind.PERSON, "p.person_id", NodeKind.CONTACT, _CONTACT),
    f"'{TieKind.HELD_CONTACT}'",
    "c.whose",
    f"contact_point c {_P.format(p='p', of='c.subject_ref')}",
    row="c",
    where=f"{STANDS.format('c')} and c.kind in ('handset', 'sim', 'email', 'handle')"
    " and trim(c.value) <> ''",
)
VEHICLES = _tie(
    Ends(NodeKind.PERSON, "p.person_id", NodeKind.VEHICLE, PLATE),
    f"'{TieKind.IN_VEHICLE}'",
    "coalesce(e.outcome, i.role)",
    f"thing t join event e on e.record_id = t.event_id join involvement i using (event_id)"
    f" {_P.format(p='p', of='i.subject_ref')}",
    row="e",
    other="i",
    besides="t",
    where=f"{_BOTH_STAND} and {STANDS.format('t')} and t.kind = 'vehicle' and {PLATE} <> ''"
    f" and i.role not in {APART} and not {SAID_TO_HELP.format('e')}",
)
_NAME = "lower(trim({0}.line))"
# A line of which nobody says a name is known by its number, as in `line_fact` and in statements.
_NAME_OR_NUMBER = (
    f"coalesce(nullif({_NAME.format('c')}, ''), case when c.whose = 'line' then"
    " lower(trim(c.value)) end)"
)
NUMBERS = _tie(
    Ends(NodeKind.PHONE, "c.value", NodeKind.LINE, _NAME_OR_NUMBER),
    f"'{TieKind.OF_LINE}'",
    "c.whose",
    "contact_point c",
    row="c",
    where=f"{STANDS.format('c')} and c.kind = 'phone' and {_NAME_OR_NUMBER} <> ''",
)
_SPEAKS_OF_LINE = (
    f"{STANDS.format('t')} and {_NAME.format('t')} <> '' and coalesce(t.topic, '') not in {TRUST}"
)
SAID_OF = _tie(
    Ends(NodeKind.PERSON, "p.person_id", NodeKind.LINE, _NAME.format("t")),
    f"'{TieKind.OF_LINE}'",
    "t.topic",
    f"statement t {_P.format(p='p', of='t.subject_ref')}",
    row="t",
    where=_SPEAKS_OF_LINE,
)
SAID_AT = _tie(
    Ends(NodeKind.PLACE, "a.place_id", NodeKind.LINE, _NAME.format("t")),
    f"'{TieKind.OF_LINE}'",
    "t.topic",
    f"statement t join at_place a on a.record_id = t.event_id and not {_HUB}",
    row="t",
    besides="a",
    where=_SPEAKS_OF_LINE,
)
# By the month, or the calls of one busy line would bury the map.
CALLS = f"""
    select '{NodeKind.PHONE}', caller, '{NodeKind.PHONE}', called, '{TieKind.CALLED}', kind,
        min(occurred_from), max(occurred_from), sum(times)::bigint, min(record_id), null,
        agency, feed, grading, marking, max(recorded_at), max(received_at),
        {_HELD.format("")} as held
    from call where superseded_at is null and caller <> called
    group by caller, called, kind, agency, feed, grading, marking, held,
        date_trunc('month', occurred_from)"""

_PEOPLE = (RELATIONS, EVENTS, PROTECTS)
_PLACES = (*SAFE, SEEN_AT, LIVED, ATTENDED)
ALL = (*_PEOPLE, *_PLACES, PHONES, CONTACTS, VEHICLES, NUMBERS, SAID_OF, SAID_AT)
# One event, or several of one agency and kind with one reference, each within a week of the last.
# An event with one person in it is nobody's company, and no point on the map. Open events alone
# make an occasion; one that is kept close joins the nearest of them, or stands by itself.
_WIDE = ", ".join(f"'{marking}'" for marking in WIDE)
OCCASION = f"""
create or replace temp table occasion as
with told as (
    select record_id, agency, kind, occurred_from, case when kind = 'appointment' then record_id
        else coalesce('with ' || joint_ref, reference, record_id) end as number,
        coalesce(marking in ({_WIDE}), false) as open
    from event e where superseded_at is null and not {SAID_TO_HELP.format("e")}
        and (kind in {TOGETHER} or {CAME_ALONG.format("e")}
            and record_id in (select event_id from involvement where role = 'named'))
),
apart as (
    select *, coalesce(date_diff('day', lag(occurred_from) over same, occurred_from), 0)
        > {DAYS_APART} as anew
    from told
    window same as (partition by agency, kind, number, open order by occurred_from, record_id)
),
numbered as (
    select *, sum(anew::int) over (partition by agency, kind, number, open
        order by occurred_from, record_id) as turn from apart
),
chained as (
    select *, first_value(record_id) over (partition by agency, kind, number, open, turn
        order by record_id) as first_of_chain from numbered
),
nearest as (
    select c.record_id, arg_min(o.first_of_chain,
        (abs(date_diff('minute', o.occurred_from, c.occurred_from)), o.record_id)) as first_of_chain
    from chained c join chained o on o.agency = c.agency and o.kind = c.kind
        and o.number = c.number and o.open and not c.open
        and abs(date_diff('day', o.occurred_from, c.occurred_from)) <= {DAYS_APART}
    group by c.record_id
),
named as (
    select record_id, 'E-' || substr(md5(coalesce(n.first_of_chain, c.first_of_chain)), 1, 12)
        as occasion from chained c left join nearest n using (record_id)
),
several as (
    select occasion from named join involvement i on i.event_id = named.record_id
    join person_subject p on p.subject_ref = i.subject_ref
    where i.superseded_at is null and i.role not in {APART}
    group by occasion having count(distinct person_id) > 1
)
select * from named semi join several using (occasion)
"""


def build(con: duckdb.DuckDBPyConnection) -> None:
    """Make `tie` from the canonical tables, person_subject and the places."""
    con.execute(OCCASION)
    rows = " union all ".join((*ALL, CALLS))
    con.execute(
        f"create or replace table tie as from ({rows}) where left_id is not null"
        " and right_id is not null and (left_kind, left_id) <> (right_kind, right_id)"
    )
    con.execute("drop table occasion")
