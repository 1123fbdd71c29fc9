"""Faces of any values, a third of them not known, as records and as a table."""

import random
from collections import namedtuple
from typing import Any

import pyarrow as pa

TEXTS = {
    "first": ["kai", "kay", "kie", "k", "muhammad", "mohamed", "zoë", "zoe", "嘉", ""],
    "family": ["turner", "turnar", "kai", "khan", "okonkwo", "ōkonkwo", "t"],
    "full_name": ["kai turner", "kay turner", "muhammad khan"],
    "first_skeleton": ["k", "mhmd", "s", ""],
    "family_skeleton": ["trnr", "kn", "knkw"],
    "dob": ["2010-03-12", "2010-12-03", "2010-03-13", "2010-01-01", "2012-07-30"],
    "dob_precision": ["day", "month", "year", "not known"],
    "dob_sorted": ["20100312", "20100101", "20120730"],
    "sex": ["male", "female"],
    "nhs_number": ["9434765919", "9434765918", "4010232137"],
    "upn": ["A123456789012", "A123456789013"],
    "former_upn": ["A123456789012", "B123456789012"],
    "pnc_id": ["2019/0000001A", "2019/0000010A"],
    "uln": ["1000000000", "1000000001"],
    "child_id": ["17", "18"],
    "former_child_id": ["17", "19"],
    "postcode": ["M1 1AA", "M1 1AB", "M1 2AA"],
    "sector": ["M11", "M12"],
    "outcode": ["M1", "LS1"],
}
LISTS = {
    "middles": ["james", "kai", "j", "lee"],
    "parts": ["turner", "khan", "van"],
    "nicknames": ["kay", "kai", "zoe", "k"],
    "postcodes": ["M1 1AA", "M1 2AA"],
    "premises": ["M11AA|3", "M11AA|4"],
    "own_phones": ["+447700900123"],
    "all_phones": ["+447700900123", "+447700900124"],
}
FIELDS = (*TEXTS, *LISTS, "dob_default")
Record = namedtuple("Record", FIELDS)  # type: ignore[misc]


def anything(rng: random.Random) -> Any:
    """A face of any values."""
    texts = {f: rng.choice([None, *TEXTS[f], *TEXTS[f]]) for f in TEXTS}
    lists = {
        f: rng.choice([None, tuple(rng.sample(v, rng.randint(1, len(v))))])
        for f, v in LISTS.items()
    }
    return Record(**texts, **lists, dob_default=rng.choice([None, True, False]))


def columns(faces: list[Any], ending: str = "") -> dict[str, pa.Array]:
    """The faces as columns of a table."""
    kinds = {f: pa.list_(pa.string()) if f in LISTS else pa.string() for f in FIELDS}
    kinds["dob_default"] = pa.bool_()
    return {
        f"{field}{ending}": pa.array([getattr(face, field) for face in faces], kinds[field])
        for field in FIELDS
    }
