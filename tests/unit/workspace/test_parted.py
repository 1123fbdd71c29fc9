"""Whoever had looked at a person while they were one is told that they are parted, once, and only
as far as they could see it."""

from datetime import datetime
from pathlib import Path

import duckdb
import pytest
from django.db import transaction
from django.utils import timezone

from wayhome.lexicon.home import Home
from wayhome.pipeline import serve_release
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions.accounts import open_account
from wayhome.workspace.found.models import FoundEntry, FoundNotice
from wayhome.workspace.judging.models import LastCompared, PartedNotice
from wayhome.workspace.judging.telling import tell
from wayhome.workspace.trail.recording import record

A, B, HIDDEN = "NBC/s/1", "NBP/r/1", "NBP/r/2"
pytestmark = pytest.mark.django_db


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def released(home: Home, number: int, people: dict[str, str], began: str = "") -> None:
    """A release as far as this reads it: who is whose record, and each record's marking."""
    folder = home.releases / f"202611{number:02}T060000-x"
    (folder / "tables").mkdir(parents=True)
    began = began or f"2000-01-{number:02}T06:00:00"
    (folder / "manifest.json").write_text(f'{{"began_at": "{began}"}}', encoding="utf-8")
    with duckdb.connect() as con:
        con.execute("create table person_subject (subject_ref text, person_id text)")
        con.execute("create table subject (subject_ref text, agency text, marking text)")
        for ref, person in people.items():
            marking = "restricted" if ref == HIDDEN else "official-sensitive"
            con.execute("insert into person_subject values (?, ?)", [ref, person])
            con.execute("insert into subject values (?, ?, ?)", [ref, ref[:3], marking])
        for table in ("person_subject", "subject"):
            con.execute(f"copy {table} to '{folder}/tables/{table}.parquet'")
    serve_release(home, folder.name)


def account(agency: str, role: str = "practitioner") -> User:
    return open_account(
        email=f"{role}.{agency.lower()}@example.org", name=f"Of {agency}", agency=agency,
        role=role, password="quiet harbour lantern", by=None,
    )  # fmt: skip


def looked(by: User, person: str = "P-1") -> None:
    with transaction.atomic():
        record(what="look", act="see a person", by=by, about=person)


def shown(by: User, *people: str, what: str = "look", about: str = "") -> None:
    """A page that named people in a list, or a judgement of two."""
    with transaction.atomic():
        record(what=what, act="search", by=by, about=about, details={"people": list(people)})


def test_who_had_looked_is_told_once(home: Home) -> None:
    ann, ben = account("NBC"), account("NBE")
    released(home, 1, {A: "P-1", B: "P-1"})
    assert tell(home) == 0
    looked(ann)
    looked(ben, "P-9")
    released(home, 2, {A: "P-1", B: "P-2"})
    assert tell(home) == 1
    (notice,) = PartedNotice.objects.all()
    assert (notice.account, notice.person_id, notice.parts) == (ann, "P-1", ["P-1", "P-2"])
    assert tell(home) == 0
    released(home, 3, {A: "P-1", B: "P-2"})
    assert tell(home) == 0
    assert LastCompared.objects.get().release.startswith("20261103")


def test_who_looked_before_they_were_joined_or_under_an_earlier_id(home: Home) -> None:
    ann, ben = account("NBC"), account("NBE")
    looked(ann, "P-1")
    released(home, 1, {A: "P-1", B: "P-2"})
    tell(home)
    released(home, 2, {A: "P-7", B: "P-7"}, began=datetime.now().isoformat())  # noqa: DTZ005
    tell(home)
    looked(ben, "P-7")
    released(home, 3, {A: "P-1", B: "P-1"}, began=datetime.now().isoformat())  # noqa: DTZ005
    tell(home)
    released(home, 4, {A: "P-1", B: "P-2"}, began=datetime.now().isoformat())  # noqa: DTZ005
    assert tell(home) == 1
    assert PartedNotice.objects.get().account == ben


def test_who_was_shown_them_in_a_list_or_judged_them_as_the_second_is_told(home: Home) -> None:
    ann, ben, cleo = account("NBC"), account("NBE"), account("ECC")
    released(home, 1, {A: "P-1", B: "P-1"})
    tell(home)
    shown(ann, "P-5", "P-1")  # an answer of Found, or a search
    shown(ben, "P-5", "P-1", what="write", about="P-5")
    shown(cleo, "P-5")
    shown(cleo, "P-1", what="refused")
    released(home, 2, {A: "P-1", B: "P-2"})
    assert tell(home) == 2
    assert {one.account for one in PartedNotice.objects.all()} == {ann, ben}


def test_who_was_sent_a_notice_that_they_were_found_is_told(home: Home) -> None:
    sergeant, duty, other = account("EMC"), account("NBC", "duty_worker"), account("NBC")
    released(home, 1, {A: "P-1", B: "P-1"})
    tell(home)
    when = timezone.now()
    for reference, person in (("F-1", "P-1"), ("F-2", "P-9")):
        entry = FoundEntry.objects.create(
            reference=reference, by=sergeant, agency="EMC", entered_at=when, found_at=when,
            place="Bus station", ring_back="01632 960106", person_id=person, release="r",
        )  # fmt: skip
        FoundNotice.objects.create(entry=entry, agency="NBC", why="home", openly=True)
    FoundNotice.objects.create(entry=entry, agency="ECC", why="holds", openly=True)
    account("ECC", "duty_worker")
    released(home, 2, {A: "P-1", B: "P-2"})
    assert tell(home) == 1  # not who wrote nothing on the trail, nor whose desk it never was on
    (notice,) = PartedNotice.objects.all()
    assert (notice.account, notice.looked_at) == (duty, when)
    assert other.agency == duty.agency


def test_a_build_that_told_nobody_is_caught_up_with(home: Home) -> None:
    ann = account("NBC")
    released(home, 1, {A: "P-1", B: "P-1"})
    released(home, 2, {A: "P-1", B: "P-1"})
    tell(home)
    looked(ann)
    released(home, 3, {A: "P-1", B: "P-2"})  # killed before it told
    released(home, 4, {A: "P-1", B: "P-2"})
    assert tell(home) == 1


def test_a_restricted_record_that_leaves_is_told_to_its_own_agency_alone(home: Home) -> None:
    for agency in ("NBC", "NBP"):
        released_before = account(agency)
        looked(released_before)
    released(home, 1, {A: "P-1", HIDDEN: "P-1"})
    released(home, 2, {A: "P-1", HIDDEN: "P-2"})
    assert tell(home) == 1
    assert PartedNotice.objects.get().account.agency == "NBP"


def test_a_record_that_is_gone_parts_nobody(home: Home) -> None:
    looked(account("NBC"))
    released(home, 1, {A: "P-1", B: "P-1"})
    released(home, 2, {A: "P-1"})
    assert tell(home) == 0
