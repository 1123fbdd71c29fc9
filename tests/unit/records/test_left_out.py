"""A delivery that was withdrawn: every build is as if it had never come."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wayhome import records
from wayhome.extracts import receive
from wayhome.extracts.withdrawing import Why, put_back, withdraw
from wayhome.lexicon.agencies import Agency, AgencyKind, write_register
from wayhome.lexicon.home import Home

REGISTER = {"NBP": Agency("NBP", "Northborough Police", AgencyKind.POLICE)}
BEGAN = datetime(2026, 11, 1, 6)
BY = "Ann Analyst"
# Counts of rows are of the day of receipt, and may tell of a delivery that came before.
RECEIPTS = {"delivery"}


def new_home(folder: Path) -> Home:
    home = Home(folder)
    folder.mkdir(parents=True)
    write_register(home.agencies, list(REGISTER.values()))
    return home


def take(home: Home, text: str, day: int) -> str:
    file = home.root / f"{day}.csv"
    file.write_text(text)
    (receipt,) = receive([file], agency="NBP", at=home, now=BEGAN + timedelta(days=day))
    assert receipt.was_read, receipt
    return receipt.delivery


def tables(home: Home) -> dict[str, list[tuple[Any, ...]]]:
    con = duckdb.connect()
    records.build(con, home.store, REGISTER)
    names = [name for (name,) in con.execute("SHOW TABLES").fetchall() if name not in RECEIPTS]
    return {name: con.execute(f"FROM {name} ORDER BY ALL").fetchall() for name in names}


def nominals(*rows: str) -> str:
    return "nominal_id,surname,dob,sex\n" + "".join(f"{row}\n" for row in rows)


FIRST = nominals("N1,Ash,2010-02-01,F", "N2,Birch,2009-12-31,M", "N3,Cole,,")
SECOND = nominals("N1,Ash,2010-02-01,F", "N2,Beech,2009-12-31,M", "N4,Dale,,")
THIRD = nominals("N2,Beech,2009-12-31,M", "N4,Dale,,", "N3,Cole,2011-01-01,")


def withdraw_now(home: Home, delivery: str) -> None:
    withdraw(home.store, delivery, Why.WRONG_FILE, by=BY, now=BEGAN)


@pytest.mark.parametrize("out", [0, 1, 2])
def test_a_build_is_as_if_it_had_never_come(tmp_path: Path, out: int) -> None:
    home, never = new_home(tmp_path / "home"), new_home(tmp_path / "never")
    made = [take(home, text, day) for day, text in enumerate((FIRST, SECOND, THIRD))]
    for day, text in enumerate((FIRST, SECOND, THIRD)):
        if day != out:
            take(never, text, day)
    whole = tables(home)
    withdraw_now(home, made[out])
    assert tables(home) == tables(never)
    put_back(home.store, made[out], by=BY, now=BEGAN)
    assert tables(home) == whole


def test_what_it_replaced_comes_back_to_life(tmp_path: Path) -> None:
    home = new_home(tmp_path / "home")
    take(home, FIRST, 0)
    second = take(home, SECOND, 1)

    def standing() -> list[str]:
        con = duckdb.connect()
        records.build(con, home.store, REGISTER)
        names = "SELECT family_name FROM subject WHERE superseded_at IS NULL ORDER BY ALL"
        return [name for (name,) in con.execute(names).fetchall()]

    assert standing() == ["Ash", "Beech", "Cole", "Dale"]
    withdraw_now(home, second)
    assert standing() == ["Ash", "Birch", "Cole"]


def test_a_home_of_which_all_is_withdrawn_is_empty(tmp_path: Path) -> None:
    home = new_home(tmp_path / "home")
    withdraw_now(home, take(home, FIRST, 0))
    assert tables(home) == tables(new_home(tmp_path / "empty"))


ROWS = st.dictionaries(st.sampled_from(["N1", "N2"]), st.sampled_from("AB"), min_size=1)


@pytest.mark.long
@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_whatever_comes_and_is_withdrawn(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Deliveries come, are withdrawn and put back in any order; what stands alone counts."""
    folder = tmp_path_factory.mktemp("world")
    home, never = new_home(folder / "home"), new_home(folder / "never")
    came: dict[str, tuple[str, int]] = {}
    out: set[str] = set()
    for day in range(data.draw(st.integers(2, 6), "days")):
        # the day is in the file, so that no two files are the same file
        rows = data.draw(ROWS, "rows") | {f"D{day}": "A"}
        text = nominals(*(f"{key},{name},," for key, name in rows.items()))
        came[take(home, text, day)] = (text, day)
        for delivery in data.draw(st.sets(st.sampled_from(sorted(came))), "changed"):
            if delivery in out:
                put_back(home.store, delivery, by=BY, now=BEGAN)
            else:
                withdraw_now(home, delivery)
            out ^= {delivery}
    for delivery, (text, day) in came.items():
        if delivery not in out:
            take(never, text, day)
    assert tables(home) == tables(never)
