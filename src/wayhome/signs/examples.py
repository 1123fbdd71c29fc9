"""Examples: a small table of records and what a sign makes of it.

One mechanism, two uses: the tests run every example, and the manual prints it. An example is laid
out as canonical records and goes the whole way through chronology and signs.
Keeps: invented people only; a column that is not known stops the example.

    who       people in it; `child` when not said. Several: `child, older`
    role      what they were in it, one for all or one each: `subject, named`
    from, to  a day or a minute; the day alone means that the source gave only the day
    recorded  day the agency wrote it down; received: day it reached us (default: recorded, or from)
    place     one of PLACES; named: what a source calls it
    code      of a statement its topic, of a placement or tenancy its type
    in        the event in which a thing was found or a statement made
    area      the district of it
    at        the address of it; line: the line that a statement names
    kind      also relation:sibling (who: whom, and who is it), phone:own and phone:line (code: the
              number), call (code: from > to), whose day is the day that the tie is stated from
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zlib import crc32

Row = dict[str, str]

AS_OF = date(2026, 11, 20)  # the day all examples are asked about

# (lat, lon, force): the city, a town 8 miles off in the same force, one 12 miles off across the
# border of a force, and the county 99 miles away.
PLACES: dict[str, tuple[float, float, str]] = {
    "city": (51.50, -0.10, "E23000001"),
    "near town": (51.60, -0.20, "E23000001"),
    "border town": (51.65, -0.25, "E23000027"),
    "county": (52.63, 1.30, "E23000024"),
}
_FIELDS = {
    "record", "who", "agency", "feed", "kind", "role", "category", "code", "reference", "outcome",
    "value", "of", "from", "to", "recorded", "received", "place", "marking", "grading", "in",
    "replaced by", "miles", "end", "named", "text",
    "at", "line", "area",
}  # fmt: skip
_ROLE = {"arrest": "arrested", "charge": "arrested", "stop": "stopped", "found": "found"}
NOBODY = "nobody"
STAYS = {"home", "placement", "school", "tenancy"}


@dataclass(frozen=True)
class Example:
    """What is given, and the spells expected; `expect` empty means that nothing fires."""

    title: str
    records: str
    expect: str = ""
    born: str = "child 2011-06-01"  # people with a date of birth, separated by semicolons
    at: str = ""  # of an address: where all happens that says no other, to nobody unless said

    @property
    def fires(self) -> bool:
        return bool(self.expect.strip())


def rows_of(table: str) -> list[Row]:
    """A table drawn with bars, as a list of rows; empty cells are left out."""
    lines = [
        [cell.strip() for cell in line.split("|")]
        for line in table.strip().splitlines()
        if line.strip()
    ]
    if not lines:
        return []
    head, *body = lines
    return [{n: c for n, c in zip(head, cells, strict=True) if c} for cells in body]


def moment(text: str) -> datetime:
    """2026-03-01 or 2026-03-01 22:30."""
    return datetime.fromisoformat(text)


def is_day(text: str) -> bool:
    return len(text) == len("2026-03-01")


def laid(example: Example, mark: str = "") -> list[tuple[str, dict[str, object]]]:
    """The canonical rows of an example; `mark` keeps its people and records apart from others'."""
    given = {"at": example.at, "who": NOBODY} if example.at else {}
    rows = _marked([{**given, **row} for row in rows_of(example.records)], mark)
    unknown = {name for row in rows for name in row} - _FIELDS - {"mark"}
    if unknown:
        raise ValueError(f"example {example.title!r} has unknown columns: {sorted(unknown)}")
    numbers = {row["record"]: number for number, row in enumerate(rows, 2)}
    out: list[tuple[str, dict[str, object]]] = []
    for row in rows:
        out.extend(_canonical(row, numbers, rows))
    return out + _people(example, rows, mark)


def _marked(rows: list[Row], mark: str) -> list[Row]:
    named = ("record", "in", "replaced by", "reference")
    marked = [{n: f"{mark}{v}" if n in named else v for n, v in row.items()} for row in rows]
    people = [", ".join(f"{mark}{who}" for who in _who(row)) or NOBODY for row in rows]
    return [{**row, "who": who, "mark": mark} for row, who in zip(marked, people, strict=True)]


def _people(example: Example, rows: list[Row], mark: str) -> list[tuple[str, dict[str, object]]]:
    births = [part.strip() for part in example.born.split(";") if part.strip()]
    born = dict(f"{mark}{part}".split() for part in births)
    held = sorted({(row["agency"], who) for row in rows for who in _who(row)})
    out: list[tuple[str, dict[str, object]]] = []
    for number, (agency, who) in enumerate(held, 2):
        ref = f"{agency}/s/{who}"
        dob = date.fromisoformat(born[who]) if who in born else None
        stated = {"subject_ref": ref, "local_id": who, "dob": dob, "dob_precision": "day"}
        kept = {"agency": agency, "system": "s", "feed": "f", "delivery": mark + agency,
                "source_table": "people", "source_row": number, "marking": "official-sensitive",
                "received_at": moment("2015-01-01")}  # fmt: skip
        out.append(
            ("subject", {"record_id": f"{mark}{agency}:people:{number}:s", **stated, **kept})
        )
        out.append(("person_subject", {"subject_ref": ref, "person_id": who}))
    return out


def _who(row: Row) -> list[str]:
    named = row.get("who", "child")
    return [] if named == NOBODY else [who.strip() for who in named.split(",")]


def _canonical(
    row: Row, numbers: dict[str, int], rows: list[Row]
) -> list[tuple[str, dict[str, object]]]:
    provenance = _provenance(row, numbers, rows)
    refs = [f"{row['agency']}/s/{who}" for who in _who(row)]
    lat, lon, force = _point(row) if "place" in row else (None, None, None)
    point = {
        "lat": lat,
        "lon": lon,
        "force": force,
        "place_name": row.get("named", row.get("place")),
    }
    point["postcode"] = row.get("place")
    point["area"] = f"{row['mark']}{row['area']}" if "area" in row else None
    if "at" in row:
        point |= {"address": row["at"], "uprn": f"{row['mark']}{row['at']}"}
    if row["kind"] in STAYS:
        stay = {
            "subject_ref": refs[0],
            "kind": row["kind"],
            "distance_miles": float(row["miles"]) if "miles" in row else None,
            "end_reason": row.get("end"),
            "placement_type": row.get("code"),
            "legal_status": row.get("role"),
        }
        return [("stay", {**provenance, **stay, **point})]
    if row["kind"].startswith("thing:"):
        thing = {"event_id": row["in"], "kind": row["kind"].removeprefix("thing:"),
                 "description": row.get("line")}  # fmt: skip
        provenance["quantity"] = _number(row, "value")
        return [("thing", {**provenance, **thing})]
    if row["kind"] == "statement":
        said = {"subject_ref": refs[0] if refs else None, "event_id": row.get("in"),
                "topic": row.get("code"), "line": row.get("line"),
                "text": row.get("text")}  # fmt: skip
        return [("statement", {**provenance, **said})]
    if ":" in row["kind"] or row["kind"] == "call":
        return [_beside(row, provenance, refs)]
    names = ("kind", "category", "code", "reference", "outcome")
    event = {name: row.get(name) for name in names}
    event_row = {**provenance, **event, **point, "value": _number(row, "value")}
    event_row["value_of"] = _number(row, "of")
    event_row["text"] = row.get("text")
    involved = [
        ("involvement", {**provenance, "record_id": f"{row['record']}:{ref}",
                         "subject_ref": ref, "event_id": row["record"], "role": role})
        for ref, role in zip(refs, _roles(row, len(refs)), strict=True)
    ]  # fmt: skip
    return [("event", event_row), *involved]


def _roles(row: Row, many: int) -> list[str]:
    """One for all who are in it, or one each, in the order of `who`."""
    roles = row.get("role", _ROLE.get(row["kind"], "subject")).split(", ")
    return roles if len(roles) == many else roles * many


def _point(row: Row) -> tuple[float, float, str]:
    """Each example lies in a land of its own: east of the others, with the same distances in it."""
    lat, lon, force = PLACES[row["place"]]
    apart = 0.02 * (crc32(row["mark"].encode()) % 2000) if row["mark"] else 0.0
    return lat, lon + apart, force


def _beside(
    row: Row, provenance: dict[str, object], refs: list[str]
) -> tuple[str, dict[str, object]]:
    """What is no fact of one person's: a stated tie, a telephone, a call."""
    kind, _, how = row["kind"].partition(":")
    numbers = [f"{row['mark']}{number.strip()}" for number in row.get("code", "").split(">")]
    if kind == "relation":
        return "relation", {**provenance, "subject_ref": refs[0], "other_ref": refs[1], "kind": how}
    if kind == "phone":
        held = {"subject_ref": refs[0] if refs else None, "kind": kind, "value": numbers[0],
                "whose": how, "line": row.get("line")}  # fmt: skip
        return "contact_point", {**provenance, **held}
    caller, called = numbers
    return "call", {**provenance, "caller": caller, "called": called, "kind": "call", "times": 1}


def _number(row: Row, name: str) -> float | None:
    return float(row[name]) if name in row else None


def _provenance(row: Row, numbers: dict[str, int], rows: list[Row]) -> dict[str, object]:
    by_name = {other["record"]: other for other in rows}
    newer = by_name.get(row.get("replaced by", ""))
    given: dict[str, object] = {
        "record_id": row["record"],
        "agency": row["agency"],
        "system": "s",
        "feed": row.get("feed", row["agency"].lower()),
        "delivery": row["mark"] + row["agency"],
        "source_table": "t",
        "source_row": numbers[row["record"]],
        "occurred_from": moment(row["from"]) if "from" in row else None,
        "occurred_to": moment(row["to"]) if "to" in row else None,
        "occurred_precision": _precision(row),
        "recorded_at": moment(row["recorded"]) if "recorded" in row else None,
        "received_at": _received(row),
        "grading": row.get("grading"),
        "marking": row.get("marking", "official-sensitive"),
    }
    if newer:
        given["superseded_at"] = _received(newer)
        given["superseded_by"] = f"{newer['mark']}{newer['agency']}:t:{numbers[newer['record']]}"
    return given


def _precision(row: Row) -> str:
    if "from" not in row:
        return "not known"
    return "day" if is_day(row["from"]) else "minute"


def _received(row: Row) -> datetime:
    """When nothing is said: the day after it was recorded, or else after it ended."""
    if "received" in row:
        return moment(row["received"])
    known = row.get("recorded") or row.get("to") or row.get("from") or "2015-01-01"
    return moment(known) + timedelta(days=1)
