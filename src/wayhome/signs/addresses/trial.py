"""Trying the rules of addresses: every example run the whole way, as those of people (signs.trial).

Keeps: a database of its own in memory; nothing of an installation is read or written.
"""

from collections.abc import Mapping

import duckdb

from wayhome import network
from wayhome.signs import addresses
from wayhome.signs.addresses.catalogue import ADDRESS_SIGNS
from wayhome.signs.examples import AS_OF, Example
from wayhome.signs.trial import empty_tables, lay


def every_example() -> dict[str, tuple[str, Example]]:
    """Every example of the catalogue with its sign's code, by a mark that keeps it apart."""
    return {
        f"{code}-{number}/": (code, example)
        for code, sign in ADDRESS_SIGNS.items()
        for number, example in enumerate(sign.examples, 1)
    }


def run(examples: Mapping[str, tuple[str, Example]]) -> duckdb.DuckDBPyConnection:
    """Build places and their signs over several examples together, each kept apart by its mark."""
    con = empty_tables()
    for mark, (_, example) in examples.items():
        lay(con, example, mark)
    network.map_out(con)
    addresses.build(con, AS_OF)
    return con
