"""An interview that the dataset does not date is dated by nobody: it is seen when it reached us."""

from datetime import date, datetime, timedelta
from typing import Any

import duckdb

from wayhome import chronology, network, people, records, signs
from wayhome.lexicon.agencies import Agency, AgencyKind

REGISTER = {"NBC": Agency("NBC", "Northborough City Council", AgencyKind.COUNCIL, "", "383")}
RETURNS = (datetime(2026, 8, 3, 9), datetime(2026, 9, 4, 9))


def test_declined_interviews_are_seen_when_they_reach_us(store: Any) -> None:
    child = {"pers_person_id": "9", "pers_forename": "Kai", "pers_dob": date(2011, 1, 1)}
    store.deliver("ssd", "ssd_person", [child], agency="NBC", day="2026-10-01")
    absences = [
        {"miss_table_id": f"M{n}", "miss_person_id": "9", "miss_missing_episode_type": "M",
         "miss_missing_episode_start_date": back - timedelta(days=2),
         "miss_missing_episode_end_date": back, "miss_missing_rhi_offered": "Y",
         "miss_missing_rhi_accepted": "N"}
        for n, back in enumerate(RETURNS)
    ]  # fmt: skip
    store.deliver("ssd", "ssd_missing", absences, agency="NBC", day="2026-10-01")
    with duckdb.connect() as con:
        records.build(con, store.path, REGISTER)
        people.link(con)
        chronology.build(con)
        network.map_out(con)
        signs.build(con, date(2026, 11, 20), only=["I06"])
        told = chronology.of_person(con, _person(con))
        found = con.execute("select fired_on, first_together, first_alone from sign").fetchall()
    interviews = [entry for entry in told.entries if entry.kind == "return_interview"]
    assert [(one.from_, one.precision) for one in interviews] == [(r, "not known") for r in RETURNS]
    reached = date(2026, 10, 1)
    assert found == [(date(2026, 9, 4), reached, reached)]


def _person(con: duckdb.DuckDBPyConnection) -> str:
    found = con.execute("select person_id from person_subject").fetchone()
    assert found is not None
    return str(found[0])
