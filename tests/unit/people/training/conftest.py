"""A made-up town, linked: people in one to three agencies, with slips and moves, in families."""

import random
from collections.abc import Callable
from datetime import date, timedelta

import duckdb
import pyarrow as pa
import pytest

from wayhome import people
from wayhome.evaluation.flat import labelled
from wayhome.people.model import load

Town = Callable[..., duckdb.DuckDBPyConnection]
SOUNDS = (
    "ba", "cre", "do", "fle", "gu", "hil", "jo", "ke", "li", "mar", "no", "pet", "qui", "ra",
    "son", "ti", "ur", "vin", "wes", "xa", "yor", "zu", "ash", "ember", "ink",
)  # fmt: skip
FIRST_DAY = date(2006, 1, 1)


def _name(chance: random.Random, of: int) -> str:
    """One of so many names, the first of them commonest."""
    number = min(int(chance.expovariate(4 / of)), of - 1) * 6151 % 15625
    return "".join(SOUNDS[number // 25**place % 25] for place in range(3)).capitalize()


def _people(chance: random.Random, many: int) -> list[dict[str, object]]:
    found = []
    for number in range(many):
        household = number // 2  # brothers and sisters, two and two
        if number % 2 == 0:
            surname = _name(chance, 400)
        born = FIRST_DAY + timedelta(days=chance.randrange(6000))
        found.append(
            {
                "person": str(number),
                "given_names": _name(chance, 250),
                "family_name": surname,
                "dob": born,
                "address": f"{household % 90 + 1} Mill Road",
                "postcode": f"AB{household // 90 % 9 + 1} {household % 9 + 1}DE",
                "nhs_number": f"{1_000_000_000 + number}",
            }
        )
    return found


def _as_written(chance: random.Random, person: dict[str, object]) -> dict[str, object]:
    row = dict(person)
    born = row["dob"]
    assert isinstance(born, date)
    if chance.random() < 0.06:
        row["dob"] = born.replace(year=born.year + 1, day=min(born.day, 28))
    if chance.random() < 0.25:  # has moved since
        row |= {"address": f"{chance.randrange(2000)} Hill Road", "postcode": "CD1 2EF"}
    if chance.random() < 0.10:
        name = str(row["given_names"])
        row["given_names"] = name[:-2] + name[-1] + name[-2]
    if chance.random() < 0.5:
        row["nhs_number"] = None
    return row


def _rows(seed: int, many: int) -> list[dict[str, object]]:
    chance = random.Random(seed)
    rows: list[dict[str, object]] = []
    for person in _people(chance, many):
        for agency in ("NBC", "NPF", "ECP")[: chance.randint(1, 3)]:
            written = _as_written(chance, person)
            rows.append({"record_id": f"{agency}{person['person']}", "agency": agency, **written})
    return rows


@pytest.fixture(scope="session")
def town() -> Town:
    """`town(people, restricted=n)`: linked; the last n records are restricted ones on top."""

    def built(many: int = 900, restricted: int = 0) -> duckdb.DuckDBPyConnection:
        rows = _rows(1, many)
        hidden = [row | {"record_id": f"hidden{n}"} for n, row in enumerate(rows[:restricted])]
        con = labelled("a town", pa.Table.from_pylist(rows + hidden)).con
        for table in ("subject", "stay"):
            con.execute(f"update {table} set marking = 'restricted' where record_id like 'hidden%'")
        people.link(con, load())
        return con

    return built
