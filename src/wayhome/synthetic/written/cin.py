"""The children in need census of the county and of the town between, as XML.

A few thousand children at most, so they are told one by one; everything is read in order of child
and date, and the file is written as it is read.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import numpy as np

from wayhome.synthetic.agencies import AREAS
from wayhome.synthetic.census_shape import FOOTER, CensusChild, Episode, Pairs, child_xml, header
from wayhome.synthetic.clock import Window
from wayhome.synthetic.deliver import folder
from wayhome.synthetic.places import BETWEEN, COUNTY
from wayhome.synthetic.written.sheet import COUNCIL_H
from wayhome.synthetic.written.ssda903 import drawn_on, year_end

Rows = dict[int, list[tuple[Any, ...]]]


def write_cin(con: duckdb.DuckDBPyConnection, out: Path, span: Window) -> None:
    """The newest census of Eastmarsh and of Fenbridge."""
    end = year_end(span)
    drawn = drawn_on(end)
    for area in (BETWEEN, COUNTY):
        made = folder(out, AREAS[area].council, "cin", drawn)
        year = int(str(end)[:4])
        with (made / f"cin_{year}.xml").open("w", encoding="utf-8", newline="\n") as file:
            council = str(AREAS[area].dfe)
            file.write(header(council=council, year=year, written=f"{drawn}T09:30:00"))
            file.writelines(child_xml(child) for child in _children(con, area, end))
            file.write(FOOTER)


def _children(
    con: duckdb.DuckDBPyConnection, area: int, end: np.datetime64
) -> Iterator[CensusChild]:
    begin = end - np.timedelta64(364, "D")
    con.execute(
        f"""create or replace temp table census as
        select x.*, w.local_id, w.upn, w.dob, w.sex, w.ethnicity eth
        from t_referral x join held w on w.pid = x.pid and w.copy = 0 and w.h = {COUNCIL_H + area}
        where x.start <= date '{end}' and x.until >= date '{begin}'"""
    )
    last = date.fromisoformat(str(end))
    parts = {
        name: _by_referral(con, f"select {columns} from t_{name} x semi join census using (rid)")
        for name, columns in _PARTS.items()
    }
    rows = con.execute(
        "select rid, local_id, upn, dob, sex, eth, start, need, source, nfa, until, reason "
        "from census order by local_id, start, rid"
    ).fetchall()
    of_child: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for row in rows:
        of_child[row[1]].append(row)
    for local_id, mine in of_child.items():
        yield _child(local_id, mine, parts, last)


_PARTS = {
    "assessment": "rid, start, done, factors",
    "plan": "rid, start, until",
    "enquiry": "rid, start, conference",
    "protection": "rid, start, until, category",
}


def _by_referral(con: duckdb.DuckDBPyConnection, sql: str) -> Rows:
    found: Rows = defaultdict(list)
    for row in con.execute(f"{sql} order by all").fetchall():
        found[row[0]].append(row)
    return found


def _child(
    local_id: str, rows: list[tuple[Any, ...]], parts: dict[str, Rows], last: date
) -> CensusChild:
    _, _, upn, dob, sex, ethnicity, *_ = rows[0]
    identifiers: Pairs = (
        ("LAchildID", local_id),
        ("UPN", upn),
        ("UPNunknown", None if upn else "UN5"),
        ("PersonBirthDate", dob),
        ("Sex", sex),
    )
    return CensusChild(
        identifiers, ethnicity, ("NONE",), tuple(_episode(row, parts, last) for row in rows)
    )


def _episode(row: tuple[Any, ...], parts: dict[str, Rows], last: date) -> Episode:
    rid, *_, start, need, source, nfa, until, reason = row
    closed = until if until <= last else None
    enquiries = [one for one in parts["enquiry"][rid] if one[1] <= last]
    conference = next((one[2] for one in enquiries if one[2] and one[2] <= last), None)
    head: Pairs = (
        ("CINreferralDate", start),
        ("ReferralSource", source),
        ("PrimaryNeedCode", need),
        ("CINclosureDate", closed),
        ("ReasonForClosure", reason if closed else None),
        ("DateOfInitialCPC", conference),
    )
    return Episode(
        head,
        assessments=tuple(
            _assessment(begun, done if done <= last else None, factors)
            for _, begun, done, factors in parts["assessment"][rid]
            if begun <= last
        ),
        plans=tuple(
            (("CINPlanStartDate", begun), ("CINPlanEndDate", stop if stop <= last else None))
            for _, begun, stop in parts["plan"][rid]
            if begun <= last
        ),
        enquiries=tuple(_enquiry(begun, held, last) for _, begun, held in enquiries),
        protection=tuple(
            (_plan(begun, stop if stop <= last else None, category), ())
            for _, begun, stop, category in parts["protection"][rid]
            if begun <= last
        ),
        no_further_action=bool(nfa),
    )


def _assessment(begun: date, done: date | None, factors: str) -> tuple[Pairs, tuple[str, ...]]:
    dates: Pairs = (
        ("AssessmentActualStartDate", begun),
        ("AssessmentAuthorisationDate", done),
    )
    return dates, tuple(factors.split(";")) if done else ()


def _enquiry(begun: date, held: date | None, last: date) -> Pairs:
    conference = held if held and held <= last else None
    needed = "false" if conference else "true"
    return (
        ("S47ActualStartDate", begun),
        ("DateOfInitialCPC", conference),
        ("ICPCnotRequired", needed),
    )


def _plan(begun: date, stop: date | None, category: str) -> Pairs:
    return (
        ("CPPstartDate", begun),
        ("CPPendDate", stop),
        ("InitialCategoryOfAbuse", category),
        ("LatestCategoryOfAbuse", category),
        ("NumberOfPreviousCPP", "0"),
    )
