"""Invented person records at any size: several agencies, slips, moved homes, missing fields.

`truth` says who each record is of; it stays outside the canonical tables.
"""

import duckdb
import numpy as np
import pyarrow as pa

from wayhome.evaluation.flat import fill
from wayhome.synthetic.chance import stream
from wayhome.synthetic.clock import days_in, window
from wayhome.synthetic.identifiers import pnc_ids, upns
from wayhome.synthetic.population import People
from wayhome.synthetic.population import people as invent
from wayhome.synthetic.reference import Words
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
            "record": np.arange(records).astype(str),
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
            "upn": pa.array(_some(rng, _pupils(everyone)[pid], 0.4), pa.string()),
            "pnc_id": pa.array(_some(rng, _known_to_police(rng, everyone)[pid], 0.3), pa.string()),
            "household": everyone.household[pid].astype(str),
            "born": pa.array(everyone.born[pid].astype(object), pa.date32()),
        }
    )


def _pupils(everyone: People) -> Words:
    """The pupil number of everybody of school age; none of others."""
    age, each = everyone.age(SPAN.today), np.arange(len(everyone))
    numbers = upns(800 + each // 10**7, each // 1_000, np.full(len(each), 20), each)
    return np.where((age >= 4) & (age <= 18), numbers, None)


def _known_to_police(rng: np.random.Generator, everyone: People) -> Words:
    """A police number of one in ten aged ten or more."""
    each = np.arange(len(everyone))
    known = (everyone.age(SPAN.today) >= 10) & (rng.random(len(each)) < 0.1)
    return np.where(known, pnc_ids(np.full(len(each), 2024), each), None)


def _some(rng: np.random.Generator, values: np.ndarray, share: float) -> np.ndarray:
    kept = values.astype(object).copy()
    kept[rng.random(len(kept)) >= share] = None
    return kept


FLAT = """
select record as record_id, agency, truth::varchar as person,
  concat_ws(' ', given, middle) as given_names, family as family_name,
  * exclude (record, agency, truth, given, middle, family, record_id) from written
"""


def canonical(con: duckdb.DuckDBPyConnection, table: pa.Table) -> None:
    """The canonical tables that hold the records, who they are of in `truth` and `being`."""
    con.register("written", table)
    fill(con, con.sql(FLAT).to_arrow_table())
