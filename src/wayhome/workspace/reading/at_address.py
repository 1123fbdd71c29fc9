"""What is known of one address: what happened there, what signs rest on, who was there and when.

Keeps: people stand by their reference alone, found along ties that this viewer sees, and of a
school, a home for children or a station nobody is told. No words of a record are shown, for they
may name somebody: the record is opened through the person, for a reason of one's own.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from wayhome.lexicon.phones import phone
from wayhome.network.graph import walking
from wayhome.network.kinds import NodeKind, TieKind
from wayhome.network.lines.fact import line_key
from wayhome.signs.sign import Counter
from wayhome.workspace.reading.addresses import Place
from wayhome.workspace.reading.signs import Shown
from wayhome.workspace.reading.ties import TIES
from wayhome.workspace.reading.view import Row, View

LINE = "line"  # kind of a row that says that a record names a line
HAPPENED = f"""
select *, count(*) over () as total from {{address_record}}
where place_id = $place and kind not in ('{LINE}', 'address_measure')
order by occurred_from desc nulls last, record_id limit $many offset $start
"""
OF_KIND = """
select * from {address_record} where place_id = $place and kind = $kind
order by occurred_from desc nulls last, record_id
"""
# A record that names a line has a row more, and counts once; one about somebody who lives there has
# none of the address.
EVIDENCE = f"""
select e.record_id, e.agency, r.* exclude (record_id, agency), r.record_id is null as of_person
from (select distinct record_id, agency from {{address_sign_evidence}}
    where place_id = $place and sign_id = $sign) e
left join (select * from {{address_record}} where place_id = $place
    qualify row_number() over (partition by record_id order by kind = '{LINE}') = 1) r
    on r.record_id = e.record_id
order by r.occurred_from nulls last, e.record_id
"""
AGAINST = f"""
select * from {{{{address_record}}}} where place_id = $place and kind <> '{LINE}' and ({{where}})
    and ({{ever}} or occurred_from::date between $first and $last)
order by occurred_from desc
"""
LINE_NAMES = """
select distinct name from {line_fact} where what in ('number', 'said') and number is null
order by name desc
"""
_BARE = re.compile(r"(?:the )?(.*?)(?: line)?", re.IGNORECASE)  # "the Mikey line"
NEEDS = "select code, data, agency, area, supplies from address_need order by data, agency"


@dataclass(frozen=True)
class Somebody:
    """Who records put at an address: where they live or lived, and what else was recorded there."""

    person_id: str
    lived: tuple[Row, ...]
    recorded: tuple[Row, ...]

    @property
    def order(self) -> tuple[bool, str, str]:
        """Whoever lives there still comes last in this order, then the newest, for a list turned
        round."""
        still = any(tie["last"] is None for tie in self.lived)
        days = [str(tie["last"] or tie["first"] or "") for tie in (*self.lived, *self.recorded)]
        return still, max(days), self.person_id


@dataclass(frozen=True)
class Named:
    """A line, or a telephone, that records name with the address: those records, newest first."""

    name: str  # empty: words that are neither a number nor the name of a line
    telephone: bool
    records: list[Row]


@dataclass(frozen=True)
class Behind:
    """A sign with the records that it rests on and what may speak against it."""

    sign: Shown
    records: list[Row]
    against: list[tuple[str, list[Row]]]


@dataclass(frozen=True)
class Lacking:
    """Data that nobody near sends, without which some signs could not have been seen."""

    data: str
    names: list[str]


def people(view: View, place: Place) -> list[Somebody]:
    """Everybody at an address, those who live there first, then the newest."""
    number = None if place.institution else view.map.number(NodeKind.PLACE, place.place_id)
    if number is None:
        return []
    graph, window = view.map.graph, view.window()
    near = walking.neighbours(graph, number, window)
    rows = {row["number"]: row for row in view.rows(TIES, numbers=graph.tie[near].tolist())}
    found: dict[str, list[Row]] = defaultdict(list)
    for other, tie in zip(graph.other[near].tolist(), graph.tie[near].tolist(), strict=True):
        kind, name = view.map.node(other)
        if kind is NodeKind.PERSON:
            found[name].append(rows[tie])
    told = [_somebody(name, ties) for name, ties in found.items()]
    return sorted(told, key=lambda one: one.order, reverse=True)


def _somebody(name: str, ties: list[Row]) -> Somebody:
    ties = sorted(ties, key=lambda tie: (str(tie["first"] or ""), tie["record_id"]), reverse=True)
    lived = tuple(tie for tie in ties if tie["kind"] == TieKind.LIVED)
    return Somebody(name, lived, tuple(tie for tie in ties if tie["kind"] != TieKind.LIVED))


def happened(view: View, place: Place, start: int, many: int) -> tuple[list[Row], int]:
    """A page of what was recorded there, the newest first, and how many records in all."""
    rows = view.rows(HAPPENED, place=place.place_id, start=start, many=many)
    return rows, int(rows[0]["total"]) if rows else 0


def measures(view: View, place: Place) -> list[Row]:
    """Closures and other measures, the newest first."""
    return view.rows(OF_KIND, place=place.place_id, kind="address_measure")


def lines(view: View, place: Place) -> list[Named]:
    """Lines and telephones that records name with the address, whatever was named last first."""
    known = {line_key(row["name"]): row["name"] for row in view.rows(LINE_NAMES)}
    found: dict[tuple[str, bool], list[Row]] = {}
    for row in view.rows(OF_KIND, place=place.place_id, kind=LINE):
        found.setdefault(_heard(row, known), []).append(row)
    return [Named(name, telephone, rows) for (name, telephone), rows in found.items()]


def _heard(row: Row, known: dict[str, str]) -> tuple[str, bool]:
    """What a record names, and whether as a telephone: of what somebody wrote freely only a number
    or the name of a line, for the rest may name anybody."""
    if row["code"] != "telephone":
        return row["names"], False
    said = (row["names"] or "").strip()
    bare = _BARE.fullmatch(said)
    name = known.get(line_key(bare[1])) if bare else None
    return (name, False) if name else (phone(said) or "", True)


def behind(view: View, place: Place, sign: Shown) -> Behind:
    """What one sign rests on, in order, and what may speak against it."""
    records = view.rows(EVIDENCE, place=place.place_id, sign=sign.sign_id)
    began = [row["occurred_from"].date() for row in records if row["occurred_from"]]
    first = min([*began, sign.fired_on])
    last = min(sign.until or sign.today, sign.today)
    counters = sign.definition.counter if sign.definition else ()
    against = [(one.words, _against(view, place, one, first, last)) for one in counters]
    return Behind(sign, records, [(words, rows) for words, rows in against if rows])


def _against(view: View, place: Place, counter: Counter, first: date, last: date) -> list[Row]:
    sql = AGAINST.format(where=counter.where, ever=str(counter.ever).lower())
    return view.rows(sql, place=place.place_id, first=first, last=last, today=view.today)


def lacking(view: View, near: set[str]) -> list[Lacking]:
    """Data that no agency near sends; `near`: codes of agencies and areas of the address."""
    sends: dict[str, bool] = {}
    names: dict[str, set[str]] = defaultdict(set)
    for row in view.rows(NEEDS):
        covers = bool({row["agency"], row["area"]} & near)
        sends[row["data"]] = sends.get(row["data"], False) or (covers and row["supplies"])
        if covers and not row["supplies"]:
            names[row["data"]].add(view.agency_name(row["agency"]))
    return [Lacking(data, sorted(names[data])) for data, sent in sends.items() if not sent]
