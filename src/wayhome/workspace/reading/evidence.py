"""What a sign rests on, and what may speak against it, as episodes of the person's chronology.

One thing that happened is one row, however many agencies recorded it, and an agency is named once
in it. Records of other people that a sign rests on are counted by agency and never shown: what the
reader may open is linked, without a name, and opened for a reason of its own.
"""

from dataclasses import dataclass
from datetime import date

from wayhome.chronology import Chronology, Entry
from wayhome.signs.sign import Counter
from wayhome.workspace.reading.records import records
from wayhome.workspace.reading.signs import Shown
from wayhome.workspace.reading.view import Row, View

# Every column, so that a release from before `another` was told can still be read.
EVIDENCE = "select * from {sign_evidence} where person_id = $person and sign_id = $sign"
COUNTER = """
select record_id from {{fact}} where person_id = $person and part = 'own' and superseded_at is null
    and ({where})
"""

# Whom a record concerns is told where it is one other person: of several nobody could say which.
_OF_PEOPLE = """
select event_id as record_id, any_value(person_id) as whose from {involvement}
where event_id in (select unnest($records)) and person_id is not null and person_id <> $person
group by event_id having count(distinct person_id) = 1
"""
_AT_ADDRESSES = """
select record_id, any_value(ref) as place from {at_place}
where record_id in (select unnest($records)) and regexp_matches(place_id, '^(uprn|at):')
group by record_id
"""


@dataclass(frozen=True)
class Elsewhere:
    """A record behind a sign that is not the person's: the agency, and what leads to it."""

    record_id: str
    agency: str
    whose: str | None  # the one other person whose record it is
    place: str | None  # the address it is of, by its reference


@dataclass(frozen=True)
class Behind:
    """One episode behind a sign, and the records of it that count, by agency."""

    entry: Entry
    told: list[tuple[str, list[Row]]]


def record_ids(view: View, shown: Shown) -> list[str]:
    """The person's own records that a sign rests on."""
    return list(dict.fromkeys(r["record_id"] for r in _rows(view, shown) if not r.get("another")))


def of_others(view: View, shown: Shown) -> list[str]:
    """The agency of each record of another person that a sign rests on, and no more of it."""
    found = {(r["record_id"], r["agency"]) for r in _rows(view, shown) if r.get("another")}
    return [agency for _, agency in sorted(found)]


def elsewhere(view: View, shown: Shown) -> list[Elsewhere]:
    """Of the records of others that a sign rests on, those of one person or of an address."""
    found = {r["record_id"]: r["agency"] for r in _rows(view, shown) if r.get("another")}
    if not found:
        return []
    asked = {"records": sorted(found), "person": shown.person_id}
    whose = {r["record_id"]: r["whose"] for r in view.rows(_OF_PEOPLE, **asked)}
    place = {r["record_id"]: r["place"] for r in view.rows(_AT_ADDRESSES, **asked)}
    return [
        Elsewhere(record_id, agency, whose.get(record_id), place.get(record_id))
        for record_id, agency in sorted(found.items(), key=lambda one: (one[1], one[0]))
        if record_id in whose or record_id in place
    ]


def behind(view: View, shown: Shown, told: Chronology) -> list[Behind]:
    """The episodes in order; stays that distances were measured from after what happened."""
    found = records(view, shown.person_id, record_ids(view, shown))
    episode_of = _episodes(told)
    held: dict[str, dict[str, list[Row]]] = {}
    for row in sorted(found, key=lambda row: str(row["agency"])):
        by_agency = held.setdefault(episode_of[row["record_id"]].episode_id, {})
        by_agency.setdefault(row["agency"], []).append(row)
    entries = sorted((e for e in told.entries if e.episode_id in held), key=lambda e: e.lasting)
    return [Behind(entry, list(held[entry.episode_id].items())) for entry in entries]


def against(view: View, shown: Shown, told: Chronology) -> list[tuple[str, list[Entry]]]:
    """What may speak against a sign, or protects: in words, with what was found, newest first."""
    episode_of = _episodes(told)
    own = {episode_of[each].episode_id for each in record_ids(view, shown)}
    during = _time_of(shown, [e for e in told.entries if e.episode_id in own])
    return [
        (each.words, _found(view, shown, each, told, own, during))
        for each in (shown.definition.counter if shown.definition else ())
    ]


def _found(
    view: View, shown: Shown, counter: Counter, told: Chronology, own: set[str],
    during: tuple[date, date],
) -> list[Entry]:  # fmt: skip
    sql = COUNTER.format(where=counter.where)
    found = {r["record_id"] for r in view.rows(sql, person=shown.person_id, today=shown.today)}
    return [
        entry
        for entry in reversed(told.entries)
        if any(source.record_id in found for source in entry.sources)
        and not (counter.elsewhere and entry.episode_id in own)
        and not (counter.open and entry.to)
        and (counter.ever or _touches(entry, *during))
    ]


def _time_of(shown: Shown, own: list[Entry]) -> tuple[date, date]:
    """From the first thing that happened of those behind a sign until it ran out, or today."""
    began = [entry.from_.date() for entry in own if entry.from_ and not entry.lasting]
    first = min([*began, shown.fired_on])
    return first, min(shown.until or shown.today, shown.today)


def _touches(entry: Entry, first: date, last: date) -> bool:
    """A stay without dates may have been at any time; a happening without one says nothing."""
    if entry.from_ is None:
        return entry.lasting and (entry.to is None or entry.to.date() >= first)
    ended = date.max if _goes_on(entry) else (entry.to or entry.from_).date()
    return entry.from_.date() <= last and ended >= first


def _goes_on(entry: Entry) -> bool:
    """Whether it has no end because it has not ended."""
    return entry.to is None and (entry.lasting or entry.kind == "early_help")


def _episodes(told: Chronology) -> dict[str, Entry]:
    """The episode of each record, what was found in an event with the event."""
    return {
        record_id: entry
        for entry in told.entries
        for record_id in (
            *(source.record_id for source in entry.sources),
            *(thing.record_id for thing in entry.things),
        )
    }


def _rows(view: View, shown: Shown) -> list[Row]:
    return view.rows(EVIDENCE, person=shown.person_id, sign=shown.sign_id)
