"""Which given names are recorded for one another: nicknames, short forms, recorded variants.

A set of relations and not a partition: Kate is Catherine and Kate is Caitlin, but Catherine is not
Caitlin by that. Sources and licences: docs/reference-data.md.
"""

import csv
from functools import cache
from importlib.resources import files

from duckdb import DuckDBPyConnection

# What others have collected, and what they lack of names that children here have today.
LISTS = ("nicknames.csv", "nicknames_of_today.csv")


@cache
def relations() -> tuple[tuple[str, str], ...]:
    """Pairs of names recorded for one another, each once."""
    return tuple(
        (row["name"], row["other"])
        for name in LISTS
        for row in csv.DictReader(_text(name).splitlines())
    )


def _text(name: str) -> str:
    return files("wayhome.people").joinpath(f"reference/{name}").read_text(encoding="utf-8")


@cache
def _others() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, other in relations():
        found.setdefault(name, set()).add(other)
        found.setdefault(other, set()).add(name)
    return {name: frozenset(others) for name, others in found.items()}


def others(name: str) -> frozenset[str]:
    """The names that a name is recorded for, itself left out."""
    return _others().get(name, frozenset())


def create_nicknames(con: DuckDBPyConnection) -> None:
    """Table `nickname(name, others)`, one row a name."""
    con.execute("create table nickname (name varchar, others varchar[])")
    names = sorted(_others())
    con.execute(
        "insert into nickname select unnest($names), unnest($others)",
        {"names": names, "others": [sorted(_others()[name]) for name in names]},
    )
