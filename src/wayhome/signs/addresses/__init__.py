"""Signs that somebody's home is taken over by others, of addresses and never of institutions.

An adult whose home is used is a person harmed and at risk: the route is an enquiry under section 42
of the Care Act 2014. Rules, dating and audiences are those of people's signs (docs/signs).

    address_record          what was recorded at an address
    address_sign            its signs, with the columns of `sign`
    address_sign_evidence   the records that each rests on
    address_need            data without which a sign's absence says nothing
"""

from collections.abc import Collection
from datetime import date

import duckdb

from wayhome.signs.addresses.catalogue import ADDRESS_SIGNS
from wayhome.signs.addresses.records import gather
from wayhome.signs.addresses.sight import clear, lay_out
from wayhome.signs.firing import fire_each
from wayhome.signs.needs import build_needs
from wayhome.signs.subject import ADDRESS

__all__ = ["ADDRESS_SIGNS", "build"]


def build(
    con: duckdb.DuckDBPyConnection, as_of: date, only: Collection[str] = tuple(ADDRESS_SIGNS)
) -> None:
    """Make the four tables for a day, from the canonical tables and `at_place`."""
    gather(con)
    lay_out(con, as_of)
    fire_each(con, [ADDRESS_SIGNS[code] for code in only], as_of, ADDRESS)
    con.execute(f"drop table {ADDRESS.wake}")
    clear(con)
    build_needs(con, ADDRESS_SIGNS, ADDRESS)
