"""What an outsider is told of a found child is what there would be without the restricted records.

Worlds of made-up families are built twice, once whole and once with everything left out that the
outsider may not see. Names, ages, reasons, weights, likelihoods, numbers to ring, what was entered
since must be equal, and so must their order.
"""

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
import tiny_region
from django.utils import timezone

sys.path.insert(0, str(Path(__file__).parents[1] / "people"))  # where the worlds are written

import worlds

from wayhome import people
from wayhome.lexicon.agencies import Agency, AgencyKind
from wayhome.people import Particulars
from wayhome.pipeline import Release, release, serving
from wayhome.records.schema import TABLES
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions.found import record_found
from wayhome.workspace.found.entries import since
from wayhome.workspace.found.references import new_reference
from wayhome.workspace.found.where import Finding
from wayhome.workspace.reading.found import home_of, known
from wayhome.workspace.reading.view import View

pytestmark = pytest.mark.slow

VIEWER, TODAY = "NBC", date(2026, 11, 20)
AGENCIES = (
    Agency("NBC", "Northborough", AgencyKind.COUNCIL, "E08000003", "", "Duty", "1", "2"),
    Agency("NPF", "Police", AgencyKind.POLICE, "E23000005", "", "Desk", "3", "4"),
    Agency("ECP", "Eastmarsh", AgencyKind.COUNCIL, "E07000148", "", "Duty", "5", "6"),
)
BORN = date(2010, 3, 12)
ASKED = (
    Particulars(given="Kai", age=16),
    Particulars(given="Mohammed", family="Khan"),
    Particulars(family="Turner", born=BORN),
    Particulars(given="Kate", family="O'Neil", born=date(2010, 1, 1), born_precision="year"),
    Particulars(nickname="Smiley", address="14 Mill Road"),
    Particulars(phone="07700 900001"),
    Particulars(phone="900002", given="Leo"),
    Particulars(postcode="AB1 2DE", given="Amir"),
    Particulars(nhs_number="9434765919"),
)
ENTERED = (
    Particulars(given="Kai", family="Turner", age=16),
    Particulars(given="Muhammad", family="Khan", born=BORN, phone="07700 900001"),
)
READ = ("agency", "delivery", "subject", "stay", "person", "person_subject", "person_forward")
Tables = dict[str, list[dict[str, Any]]]


def view_of(tables: Tables, folder: Path) -> View:
    """The world linked, indexed and served, as the outsider sees it."""
    folder.mkdir()
    with duckdb.connect() as con:
        for table in TABLES:
            columns = ", ".join(f"{column.name} {column.type}" for column in table.columns)
            con.execute(f"create table {table.name} ({columns})")
        for name, rows in tables.items():
            for row in rows:
                _insert(con, name, row)
        _register(con)
        people.link(con)
        people.index(con)
        con.execute(f"attach '{folder / release.SERVING}' as serving")
        for served in serving.SERVED:
            if served.name in READ:
                con.execute(f"create table serving.main.{served.name} as {served.query}")
        con.execute("detach serving")
        people.keep_index(con, folder)
    (folder / release.MANIFEST).write_text(f'{{"as_of": "{TODAY}"}}')
    con = duckdb.connect(str(folder / release.SERVING), read_only=True)
    return View(Release(folder), VIEWER, VIEWER, con)


def _insert(con: duckdb.DuckDBPyConnection, name: str, row: dict[str, Any]) -> None:
    ref = str(row["subject_ref"])
    # told apart by what is in the row, so that it has the same id in both worlds
    own = "|".join(str(value) for value in row.values())
    more: dict[str, Any] = {
        "record_id": f"{ref}|{name}|{own}", "agency": ref.partition("/")[0], "system": "own",
        "local_id": ref.rpartition("/")[2], "received_at": "2026-01-01",
    }  # fmt: skip
    more |= {"kind": "phone", "whose": "own"} if name == "contact_point" else {}
    if name == "stay":
        more |= {"kind": "home", "area": ("E08000003", "E07000148")[len(own) % 2]}
    full = more | row
    if name != "subject":
        full.pop("local_id")
    else:
        full["dob_precision"] = "day"
    tiny_region._insert(con, name, full)


def _register(con: duckdb.DuckDBPyConnection) -> None:
    names = list(Agency.__dataclass_fields__)
    con.execute(f"create table agency ({', '.join(f'{name} varchar' for name in names)})")
    for one in AGENCIES:
        tiny_region._insert(con, "agency", {name: getattr(one, name) for name in names})
    con.execute("create table delivery (delivery varchar, agency varchar, feed varchar)")


def told(view: View, user: User) -> list[object]:
    """Everything an answer is made of."""
    answers: list[object] = []
    for asked in ASKED:
        found = known(view, asked, TODAY)
        ids = [one.person_id for one in found]
        answers += [found, since(view, user, asked, ids, TODAY).alike]
    return answers


@pytest.mark.parametrize("seed", range(3))
def test_the_index_says_who_lives_where_as_the_records_do(tmp_path: Path, seed: int) -> None:
    view = view_of(worlds.world(seed), tmp_path / "whole")
    people_there = view.con.execute("select person_id from person order by 1").fetchall()
    told = 0
    for eyes in (VIEWER, "NPF", ""):
        seen = replace(view, eyes=eyes)
        for (person,) in people_there:
            (faces,) = seen.lookup.entries([f"reference|{person.replace('-', '')}"], eyes)
            if len(faces):
                number = int(seen.lookup.people(faces)[0])
                for day in (TODAY, date(1980, 1, 1)):
                    seen.today = day
                    home = seen.lookup.home(number, eyes, day)
                    assert home == home_of(seen, person)
                    told += home is not None
    assert told > len(people_there)


def _same(account: Callable[..., User], folder: Path, seed: int) -> None:
    user = account(VIEWER)
    for given in ENTERED:
        _enter(user, given)
    tables = worlds.world(seed)
    whole = told(view_of(tables, folder / "whole"), user)
    alone = told(view_of(worlds.without_hidden(tables, VIEWER), folder / "alone"), user)
    assert sum(bool(each) for each in whole) > len(ASKED)
    for number, (got, expected) in enumerate(zip(whole, alone, strict=True)):
        assert got == expected, ASKED[number // 2]


def _enter(user: User, given: Particulars) -> None:
    record_found(
        reference=new_reference(),
        finding=Finding(given, timezone.now(), "Here", "", "01632 960001"),
        person_id="", tell=[], release="r", by=user,
    )  # fmt: skip


def test_an_outsider_cannot_tell(account: Callable[..., User], tmp_path: Path) -> None:
    _same(account, tmp_path, seed=1)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2, 12))
def test_an_outsider_cannot_tell_in_many_worlds(
    account: Callable[..., User], tmp_path: Path, seed: int
) -> None:
    _same(account, tmp_path, seed)
