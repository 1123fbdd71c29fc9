"""Three invented children in canonical rows, small enough to know by heart.

Tyler Marsh     15, looked after by NBC, placed 60 miles away in ECC's area, missing six times,
                arrested there twice; NPD holds one restricted report about him
Ellie Frost     14, known to ECC and its school alone: for NBC she is somebody else's child
Sam Quill       known by one restricted police report only: nobody but NPD may find him
"""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb

from wayhome import chronology, network, people, signs
from wayhome.governance.access import viewer
from wayhome.governance.visibility import eyes
from wayhome.lexicon.agencies import Agency, AgencyKind
from wayhome.pipeline import Release, release, serving
from wayhome.records.schema import TABLES
from wayhome.signs import addresses
from wayhome.workspace.reading.view import View

TODAY = date(2026, 11, 20)
AGENCIES = [
    Agency("NBC", "Northborough City Council", AgencyKind.COUNCIL, "E08000003", "",
           "Children's duty team", "0161 496 0101", "0161 496 0102"),
    Agency("ECC", "Eastmarsh County Council", AgencyKind.COUNCIL, "E07000148", "",
           "First response desk", "01632 960201", "01632 960202"),
    Agency("NPD", "Northborough Police", AgencyKind.POLICE, "E23000005", "",
           "Missing and exploitation desk", "0161 496 0110", "0161 496 0111"),
    Agency("EPD", "Eastmarsh Police", AgencyKind.POLICE, "E23000036", "",
           "Safeguarding hub", "01632 960210", "01632 960211"),
    Agency("NED", "Northborough Schools", AgencyKind.EDUCATION, "", "",
           "Safeguarding lead", "0161 496 0120", ""),
    Agency("NHS1", "Northborough Hospitals", AgencyKind.HEALTH, "", "",
           "Safeguarding nurse", "0161 496 0130", "0161 496 0131"),
]  # fmt: skip
NORTHBOROUGH = {"lat": 53.48, "lon": -2.24, "area": "E08000003", "force": "E23000005"}
EASTMARSH = {"lat": 52.63, "lon": 1.30, "area": "E07000148", "force": "E23000036"}
FEEDS = {"NBC": "ssd", "ECC": "ssd", "NPD": "police", "EPD": "police", "NED": "education"}
TYLER = ("Tyler", "Marsh", date(2011, 3, 14), "male")
ELLIE = ("Ellie", "Frost", date(2012, 5, 2), "female")
SAM = ("Sam", "Quill", date(2010, 1, 9), "not known")

Row = tuple[str, dict[str, Any]]


def at(days_ago: float, hour: int = 9, minute: int = 0) -> datetime:
    """A moment this many days before the region's today."""
    day = TODAY - timedelta(days=int(days_ago))
    return datetime(day.year, day.month, day.day, hour, minute)


def rows() -> Iterator[Row]:
    yield from _particulars()
    yield from _missing()
    yield from _police()
    yield from _home_and_school()
    yield from _others()


def _subject(agency: str, local: str, who: tuple[Any, ...], **more: Any) -> Row:
    given, family, dob, sex = who
    return "subject", {
        "agency": agency, "subject_ref": f"{agency}/s/{local}", "local_id": local,
        "given_names": given, "family_name": family, "dob": dob, "dob_precision": "day",
        "sex": sex, "recorded_at": at(400), **more,
    }  # fmt: skip


def _particulars() -> Iterator[Row]:
    upn = {"upn": "A123456789012"}
    yield _subject("NBC", "1", TYLER, nhs_number="9434765919", **upn)
    yield _subject("NPD", "1", ("Ty", "Marsh", TYLER[2], "male"), nhs_number="9434765919",
                   street_name="Tiny")  # fmt: skip
    yield _subject("EPD", "1", TYLER, nhs_number="9434765919")
    yield _subject("NED", "1", TYLER, **upn)
    yield _subject("ECC", "2", ELLIE)
    yield _subject("NPD", "3", SAM, marking="restricted")


def event(agency: str, local: str, role: str, kind: str, start: datetime, **more: Any) -> list[Row]:
    """An event and the person's part in it."""
    number = next(_numbers)
    own = {"agency": agency, "occurred_from": start, "recorded_at": start + timedelta(days=1)}
    own |= {"marking": more.pop("marking", "official-sensitive")}
    identity = f"{agency}:{kind}:{number}:event"
    told = {**own, "record_id": identity, "kind": kind, **more}
    part = {**own, "event_id": identity, "subject_ref": f"{agency}/s/{local}", "role": role}
    return [("event", told), ("involvement", part)]


_numbers = iter(range(2, 10**6))


def _missing() -> Iterator[Row]:
    for number, (ago, hours) in enumerate(
        [(170, 9), (140, 26), (96, 70), (62, 30), (33, 80), (9, 50)]
    ):
        start, reference = at(ago, 19, 30), f"MIS{number}"
        end = start + timedelta(hours=hours)
        for agency in ("NPD", "NBC"):
            yield from event(agency, "1", "subject", "missing", start, occurred_to=end,
                             reference=reference, place_name="Alder House")  # fmt: skip
        if number in (2, 4):
            yield from event("EPD", "1", "found", "found", end, reference=reference,
                             place_name="Eastmarsh station", **EASTMARSH)  # fmt: skip
        outcome = "declined" if number > 2 else "held"
        yield from event("NBC", "1", "subject", "return_interview", end + timedelta(days=2),
                         outcome=outcome, reference=reference)  # fmt: skip


def _police() -> Iterator[Row]:
    yield from event("EPD", "1", "arrested", "arrest", at(93, 16, 20), category="drug_supply",
                     reference="OCC1", place_name="12 Cutter Lane", **EASTMARSH)  # fmt: skip
    yield from event("EPD", "1", "arrested", "arrest", at(30, 2, 10), category="weapon",
                     reference="OCC2", place_name="Eastmarsh bus station", **EASTMARSH)  # fmt: skip
    yield from event("NPD", "1", "victim", "offence", at(55, 22, 0), category="robbery",
                     reference="OCC3", text="Robbed of a phone and cash.")  # fmt: skip
    yield from event("NPD", "1", "stopped", "stop", at(20, 15), category="drug_possession",
                     outcome="no further action", **NORTHBOROUGH)  # fmt: skip
    yield from event("NPD", "1", "named", "intelligence", at(15), marking="restricted",
                     grading="2B P", text="Restricted words for the force.")  # fmt: skip
    yield from event("NPD", "3", "named", "intelligence", at(15), marking="restricted",
                     text="Sam Quill seen at 12 Cutter Lane.")  # fmt: skip


def _stay(agency: str, local: str, kind: str, start: datetime, **more: Any) -> Row:
    return "stay", {"agency": agency, "subject_ref": f"{agency}/s/{local}", "kind": kind,
                    "occurred_from": start, "recorded_at": start, **more}  # fmt: skip


def _home_and_school() -> Iterator[Row]:
    yield _stay(
        "NBC", "1", "home", at(2000), address="4 Mill Row", postcode="M1 1AE", **NORTHBOROUGH
    )
    yield _stay("NBC", "1", "placement", at(400), occurred_to=at(200), place_name="Foster carers",
                placement_type="U4", **NORTHBOROUGH)  # fmt: skip
    yield _stay("NBC", "1", "placement", at(200), place_name="Alder House", placement_type="K2",
                **EASTMARSH)  # fmt: skip
    yield _stay(
        "NED", "1", "school", at(1900), occurred_to=at(150), place_name="Canal Street School"
    )
    for week in range(30, 4, -1):
        share = 10 if week > 18 else 4
        start = at(week * 7)
        yield from event("NED", "1", "subject", "attendance", start, value=share, value_of=10,
                         occurred_to=start + timedelta(days=5))  # fmt: skip
    yield from event(
        "NED", "1", "subject", "suspension", at(160), category="violence", code="PP", value=6
    )
    yield from event(
        "NED", "1", "subject", "exclusion", at(150), category="drug_possession", code="DA"
    )
    yield from event("NBC", "1", "subject", "assessment", at(420))
    yield from event("NBC", "1", "subject", "factor", at(420), code="3A", category="domestic_abuse")
    yield from event("NBC", "1", "subject", "worker", at(390), text="Priya Shah, looked after team")
    yield from event("NBC", "1", "subject", "visit", at(40))


def _others() -> Iterator[Row]:
    yield from event("ECC", "2", "subject", "missing", at(12, 21), occurred_to=at(11, 9))
    yield from event("ECC", "2", "subject", "referral", at(300))
    yield _stay("ECC", "2", "home", at(900), address="9 Quay Road", **EASTMARSH)


def build(folder: Path, told: Iterable[Row] | None = None) -> dict[str, str]:
    """Work a release out of these rows into `folder`, by the stages of a run; its manifest."""
    with duckdb.connect() as con:
        fill(con, rows() if told is None else told)
        people.link(con)
        chronology.build(con)
        network.map_out(con)
        signs.build(con, TODAY)
        addresses.build(con, TODAY)
        people.index(con)
        list(serving.keep(con, folder, folder / release.SERVING))
    return {"as_of": str(TODAY), "began_at": f"{TODAY}T06:00:00"}


def whole(folder: Path, told: Iterable[Row] | None = None) -> None:
    """Such a release with its manifest beside it."""
    manifest = json.dumps(build(folder, told))
    (folder / release.MANIFEST).write_text(manifest, encoding="utf-8")


@contextmanager
def opened(folder: Path, told: Iterable[Row] | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """The serving file of such a release, read-only."""
    whole(folder, told)
    with duckdb.connect(str(folder / release.SERVING), read_only=True) as con:
        yield con


def views(con: duckdb.DuckDBPyConnection, role: str) -> Callable[..., View]:
    """`views(con, "practitioner")("NPD")`: the release as somebody of that agency sees it."""
    file = con.execute("select path from duckdb_databases() where not internal").fetchone()
    assert file is not None

    def make(agency: str, role: str = role) -> View:
        who = viewer(agency, role)
        return View(Release(Path(file[0]).parent), agency, eyes(who), con.cursor())

    return make


def fill(con: duckdb.DuckDBPyConnection, told: Iterable[Row]) -> None:
    """Make the canonical tables, the deliveries and the register in this connection."""
    for table in TABLES:
        con.execute(
            f"create table {table.name} ({', '.join(f'{c.name} {c.type}' for c in table.columns)})"
        )
    for number, (table, own) in enumerate(told, 2):
        _insert(con, table, _with_provenance(number, own))
    _register(con)


def _with_provenance(number: int, own: dict[str, Any]) -> dict[str, Any]:
    agency = own["agency"]
    filled = {
        "record_id": f"{agency}-1:rows:{number}:row", "system": "s", "feed": FEEDS[agency],
        "delivery": f"{agency}-1", "source_table": "rows", "source_row": number,
        "received_at": own["recorded_at"] + timedelta(days=7), "marking": "official-sensitive",
        "occurred_precision": "minute",
    }  # fmt: skip
    return {**filled, **own}


def _insert(con: duckdb.DuckDBPyConnection, table: str, row: dict[str, Any]) -> None:
    marks = ", ".join("?" for _ in row)
    con.execute(f"insert into {table} ({', '.join(row)}) values ({marks})", list(row.values()))


REGISTER = "code, name, kind, area, dfe_code, contact_role, phone, out_of_hours"
RECEIPTS = "delivery, feed, agency, system, file, sha256"


def _register(con: duckdb.DuckDBPyConnection) -> None:
    con.execute(f"create table agency ({REGISTER.replace(',', ' varchar,')} varchar)")
    for one in AGENCIES:
        _insert(con, "agency", {name: getattr(one, name) for name in Agency.__dataclass_fields__})
    text = RECEIPTS.replace(",", " varchar,")
    con.execute(f"create table delivery ({text} varchar, received_at timestamp)")
    for number, (agency, feed) in enumerate(FEEDS.items(), 1):
        row = (f"{agency}-1", feed, agency, "s", f"{feed}.csv", "0" * 64, at(number * 3))
        con.execute("insert into delivery values (?, ?, ?, ?, ?, ?, ?)", list(row))
