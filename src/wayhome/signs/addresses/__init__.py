"""Signs that somebody's home is taken over by others, of addresses and never of institutions.

An adult whose home is used is a person harmed and at risk: the route is an enquiry under section 42
of the Care Act 2014. Rules, dating and audiences are those of people's signs (docs/signs).

    address_record          what was recorded at an address
    address_sign            its signs, with the columns of `sign`
    address_sign_evidence   the records that each rests on
    address_need            data without which a sign's absence says nothing

Only addresses of which something has changed are looked at anew (signs.kept).
"""

from collections.abc import Collection
from datetime import date
from pathlib import Path

import duckdb

from wayhome.signs.addresses.catalogue import ADDRESS_SIGNS
from wayhome.signs.addresses.records import gather
from wayhome.signs.addresses.sight import clear, lay_out
from wayhome.signs.firing import fire_each
from wayhome.signs.kept import Before, looked_at
from wayhome.signs.needs import build_needs
from wayhome.signs.subject import ADDRESS

FOLDER = "address_signs"

__all__ = ["ADDRESS_SIGNS", "FOLDER", "before", "build"]


def before(release: Path, tables: Path) -> Before:
    """What a release left for the next of its addresses."""
    return Before(release / FOLDER, tables, ADDRESS)


def build(
    con: duckdb.DuckDBPyConnection,
    as_of: date,
    only: Collection[str] = tuple(ADDRESS_SIGNS),
    *,
    before: Before | None = None,
    keep: Path | None = None,
) -> None:
    """Make the four tables for a day, from the canonical tables and `at_place`.

    `before` and `keep`: as for the signs of people (signs.building).
    """
    gather(con)
    with looked_at(con, as_of, only, before, keep, ADDRESS):
        lay_out(con, as_of)
        fire_each(con, [ADDRESS_SIGNS[code] for code in only], as_of, ADDRESS)
        clear(con)
    con.execute(f"drop table {ADDRESS.wake}")
    build_needs(con, ADDRESS_SIGNS, ADDRESS)
