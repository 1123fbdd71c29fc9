"""What some records come to as one viewer reads them: lines, their people, homes and events.

A unit is rows that hang together and are kept close together (docs/adr/0009); `view(units)` is what
stands of them, each open or kept close by POL.
"""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import md5
from pathlib import Path
from typing import Any
from uuid import uuid4

sys.path.insert(0, str(Path(__file__).parents[1] / "network"))

from drawn_lines import Row, world

from wayhome.pipeline import Release
from wayhome.pipeline.serving import SERVED
from wayhome.workspace.reading.view import View

N1, N2, OWN = "+447700900001", "+447700900002", "+447700900003"
READ = ("agency", "line_fact", "contact_point", "stay", "event", "involvement")
AT = {"place_name": "14 Mill Road", "postcode": "AB1 2CD", "area": "E07000147", "force": "COUNTY"}
Unit = list[Row]  # rows that hang together are kept close together (docs/adr/0009)


def phone(value: str, **more: Any) -> Unit:
    return [("contact_point", {"kind": "phone", "value": value, **more})]


def lived(who: str, force: str, area: str) -> Unit:
    home = {"kind": "home", "force": force, "area": area, "occurred_from": "2020-01-01"}
    return [("stay", {"subject_ref": who, **home})]


def happened(number: int, kind: str, who: str, role: str, day: str, **more: Any) -> Unit:
    event = f"D1:rows:{number}:event"
    return [
        ("event", {"record_id": event, "kind": kind, "occurred_from": day, **more}),
        ("involvement", {"event_id": event, "subject_ref": who, "role": role}),
    ]


def spoken(number: int, who: str | None, topic: str, day: str, line: str = "Ray") -> Unit:
    event = f"D1:rows:{number}:event"
    said = {"event_id": event, "line": line, "topic": topic, "subject_ref": who}
    there = happened(number, "community_statement", who or "ben", "named", day, **AT)
    return [*there, ("statement", {**said, "occurred_from": day})]


UNITS: list[Unit] = [
    phone(N1, whose="line", line="Ray", subject_ref="dan", occurred_from="2026-02-01"),
    phone(N2, whose="line", line="RAY", occurred_from="2026-05-01"),
    phone(N2, whose="line", line="Tee", occurred_from="2026-05-02"),
    phone(OWN, whose="own", subject_ref="anna", occurred_from="2026-01-01"),
    phone(N1, whose="own", subject_ref="eve", occurred_from="2026-01-01"),
    lived("anna", "CITY", "E06000018"),
    lived("dan", "COUNTY", "E07000147"),
    spoken(10, "anna", "carrying", "2026-03-01"),
    spoken(11, "anna", "carrying", "2026-04-01"),
    spoken(12, None, "line stopped", "2026-06-01"),
    spoken(13, None, "line active", "2026-06-09", "07700 900002"),
    happened(14, "charge", "dan", "suspect", "2026-03-03", category="drug_supply"),
    happened(15, "journey", "anna", "subject", "2026-03-04"),
    happened(16, "journey", "anna", "subject", "2026-03-08"),
    happened(17, "address_measure", "ben", "named", "2026-03-09", code="closure_notice", **AT),
    [("call", {"caller": N1, "called": OWN, "times": 9, "occurred_from": "2026-02-09", **{
        k: AT[k] for k in ("area", "force")}})],
]  # fmt: skip


@contextmanager
def view(
    units: Iterable[tuple[Unit, bool]], eyes: str = "NBC", purpose: str = ""
) -> Iterator[View]:
    """What stands of these rows as somebody sees it; each unit open, or kept close by POL."""
    rows: list[Row] = []
    for unit, close in units:
        marking = "restricted" if close else "official-sensitive"
        own = "-".join(sorted(str(row) for _, row in unit))
        named = f"D1:rows:{md5(own.encode(), usedforsecurity=False).hexdigest()[:9]}"
        rows += [
            (table, {"record_id": f"{named}:{table}", "marking": marking, **row})
            for table, row in unit
        ]
    with world(rows) as con:
        con.execute("create schema served")
        for one in SERVED:
            if one.name in READ:
                con.execute(f"create table served.{one.name} as {one.query}")
        con.execute("set schema = 'served'")
        try:
            yield View(Release(Path(uuid4().hex)), eyes, eyes, con, purpose)
        finally:
            con.execute("set schema = 'main'")
