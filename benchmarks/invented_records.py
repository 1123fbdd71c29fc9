"""Invented person records at any size: several agencies, slips, moved homes, missing fields.

`truth` says who each record is of; it stays outside the canonical tables.
"""

import duckdb
import numpy as np
import pyarrow as pa

from wayhome.records.schema import TABLES
from wayhome.synthetic.chance import stream
from wayhome.synthetic.clock import days_in, window
from wayhome.synthetic.population import people as invent
from wayhome.synthetic.slips import slip

SPAN = window(np.datetime64("2026-11-20"), 6.0)
RECORDS_A_PERSON = 2.7
AGENCIES = np.array(["NBC", "NBP", "NBE", "ECC", "EMC", "HOS"])


def written(records: int, seed: int = 11) -> pa.Table:
    """One row a record, with the true person in `truth`."""
    rng = stream(seed, "benchmark")
    everyone = invent(int(records / RECORDS_A_PERSON), seed, SPAN)
    pid = np.sort(rng.integers(0, len(everyone), records))
    worse = rng.random(records) < 0.25
    seen = slip(rng, everyone, pid, np.zeros(records, bool), worse)
    home = everyone.homes.at(pid, days_in(rng, records, SPAN.begin, SPAN.today))
    agency = AGENCIES[rng.integers(0, len(AGENCIES), records)]
    line = np.char.zfill((everyone.household % 10**6).astype(str), 6)
    family_phone = np.char.add("+447700", line)
    return pa.table(
        {
            "truth": pid,
            "record_id": np.char.add(np.char.add(agency, "/own/"), np.arange(records).astype(str)),
            "agency": agency,
            "given": seen.given,
            "middle": _some(rng, seen.middle, 0.4),
            "family": seen.family,
            "dob": pa.array(_some(rng, seen.dob.astype(object), 0.95), pa.date32()),
            "sex": np.where(seen.sex == "M", "male", "female"),
            "address": everyone.homes.address_of(home),
            "postcode": pa.array(_some(rng, everyone.homes.postcode[home], 0.85), pa.string()),
            "phone": pa.array(_some(rng, family_phone[pid].astype(object), 0.3), pa.string()),
            "whose": np.where(everyone.age(SPAN.today)[pid] < 18, "parent", "own"),
            "nhs_number": pa.array(
                _some(rng, np.char.zfill(everyone.nhs[pid].astype(str), 10), 0.4), pa.string()
            ),
        }
    )


def _some(rng: np.random.Generator, values: np.ndarray, share: float) -> np.ndarray:
    kept = values.astype(object).copy()
    kept[rng.random(len(kept)) >= share] = None
    return kept


def canonical(con: duckdb.DuckDBPyConnection, table: pa.Table) -> None:
    """The canonical tables that hold the records."""
    for each in TABLES:
        columns = ", ".join(f'"{column.name}" {column.type}' for column in each.columns)
        con.execute(f"create table {each.name} ({columns})")
    con.register("written", table)
    shared = (
        "record_id, agency, 'own' as system, timestamp '2026-11-01' as received_at, "
        "'official-sensitive' as marking, record_id as subject_ref"
    )
    con.execute(
        f"insert into subject by name select {shared}, concat_ws(' ', given, middle) as "
        "given_names, family as family_name, dob, 'day' as dob_precision, sex, nhs_number, "
        "split_part(record_id, '/', 3) as local_id from written"
    )
    con.execute(
        f"insert into stay by name select {shared}, 'home' as kind, address, postcode from written "
        "where postcode is not null"
    )
    con.execute(
        f"insert into contact_point by name select {shared}, 'phone' as kind, phone as value, "
        "whose from written where phone is not null"
    )
