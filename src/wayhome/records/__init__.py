"""One canonical form for every fact, each with its source, both times and its marking.

`build(con, store, register)` makes the tables of schema.py, `delivery` and `agency` in a DuckDB
connection from everything that was received.
"""

from wayhome.records.build import build

__all__ = ["build"]
