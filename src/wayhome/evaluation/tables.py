"""Labelled tables of other makers: one row a record, and who each record really is.

A heading is known by any of the words that such sets use for it (HEADINGS); what is not known is
left alone. Identifiers of other countries have no check digit here and are not trusted: they are
compared as a learner number is, and neither join two records by themselves nor keep them apart.
"""

from collections.abc import Iterable
from pathlib import Path

import duckdb
import pyarrow as pa

from wayhome.evaluation.flat import labelled
from wayhome.evaluation.labelled import Labelled
from wayhome.lexicon.errors import BadUsage

HEADINGS: dict[str, tuple[str, ...]] = {
    "record": ("record_id", "rec_id", "unique_id", "record", "id"),
    "person": (
        *("person", "cluster", "cluster_id", "entity", "entity_id", "identity", "truth"),
        *("true_id", "person_id", "label"),
    ),
    "agency": ("agency", "source", "source_dataset", "dataset", "file"),
    "given": ("given_names", "given_name", "first_name", "firstname", "forename", "fname"),
    "middle": ("middle_names", "middle_name", "second_name"),
    "family": ("family_name", "surname", "last_name", "lastname", "lname"),
    "born": ("dob", "date_of_birth", "birth_date", "birthdate"),
    "sex": ("sex", "gender"),
    "number": ("street_number", "house_number", "house_no"),
    "street": ("address", "address_1", "street", "street_address"),
    "postcode": ("postcode", "post_code", "postal_code", "zip_code", "zipcode", "zip"),
    "phone": ("phone", "phone_number", "telephone", "mobile"),
    "nhs": ("nhs_number", "nhs_no"),
    "unchecked": ("soc_sec_id", "ssn", "national_id"),
    "ethnicity": ("ethnicity", "race"),
}
NEEDED = ("record", "given", "family")
UNKNOWN = "null::varchar"
BIRTHS = ("%Y-%m-%d", "%Y%m%d", "%d/%m/%Y", "%Y/%m/%d", "%Y-%m-%d %H:%M:%S")

ROWS = """
select {record} as record_id, {agency} as agency, {person} as person,
  concat_ws(' ', {given}, {middle}) as given_names, {family} as family_name, {born} as dob,
  case lower(left({sex}, 1)) when 'f' then 'female' when 'm' then 'male' end as sex,
  concat_ws(' ', {number}, {street}) as address, upper({postcode}) as postcode, {phone} as phone,
  {nhs} as nhs_number, {unchecked} as uln, {ethnicity} as ethnicity
from read
"""
# FEBRL names a record 'rec-12-org' or 'rec-12-dup-0': the number is the person.
PERSON_OF_RECORD = "regexp_extract({record}, '^rec-([0-9]+)-', 1)"


def table(name: str, files: Iterable[Path]) -> Labelled:
    """A labelled set from its files, each an agency of its own unless a heading says whose."""
    with duckdb.connect() as con:
        parts = [_read(con, file, f"set {n}") for n, file in enumerate(files, 1)]
    return labelled(name, pa.concat_tables(parts))


def _read(con: duckdb.DuckDBPyConnection, file: Path, agency: str) -> pa.Table:
    _load(con, file)
    found = {row[0].strip().lower(): row[0] for row in con.execute("describe read").fetchall()}
    named = {field: _column(found, words) for field, words in HEADINGS.items()}
    lacking = [field for field in NEEDED if named[field] == UNKNOWN]
    if lacking:
        raise BadUsage(
            f"{file.name} has no heading for {' and '.join(lacking)}: call it one of "
            + "; ".join(", ".join(HEADINGS[field]) for field in lacking)
            + "."
        )
    named |= {"born": _birth(named["born"])}
    if named["agency"] == UNKNOWN:
        named["agency"] = f"'{agency}'"
    if named["person"] == UNKNOWN:
        named["person"] = PERSON_OF_RECORD.format(record=named["record"])
    rows = con.sql(ROWS.format(**named)).to_arrow_table()
    if not any(rows["person"].to_pylist()):
        raise BadUsage(
            f"{file.name} does not say who each record is of: "
            f"add a heading {', '.join(HEADINGS['person'])}."
        )
    return rows


def _load(con: duckdb.DuckDBPyConnection, file: Path) -> None:
    reader = "read_parquet" if file.suffix == ".parquet" else "read_csv"
    options = "" if file.suffix == ".parquet" else ", header = true, all_varchar = true"
    try:
        con.execute(
            f"create or replace temp table read as from {reader}($file{options})",
            {"file": str(file)},
        )
    except duckdb.Error as error:
        raise BadUsage(
            f"{file.name} could not be read as a table: {str(error).splitlines()[0]}"
        ) from None


def _column(found: dict[str, str], words: tuple[str, ...]) -> str:
    """The expression of the first heading that is there; null without one."""
    for word in words:
        if word in found:
            heading = found[word].replace('"', '""')
            return f"nullif(trim(\"{heading}\"::varchar), '')"
    return UNKNOWN


def _birth(column: str) -> str:
    if column == UNKNOWN:
        return "null::date"
    return "coalesce(" + ", ".join(f"try_strptime({column}, '{w}')" for w in BIRTHS) + ")::date"
