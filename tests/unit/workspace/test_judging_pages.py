"""Who judges what: a link kept close stays with its agency, and whoever differs is heard."""

import re
from collections.abc import Callable
from datetime import date, datetime

import duckdb
import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone

from wayhome.extracts import receive
from wayhome.lexicon.agencies import Agency, AgencyKind, write_register
from wayhome.lexicon.errors import Damaged
from wayhome.lexicon.home import Home
from wayhome.pipeline import build, current_release
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions.judging import ToldParted, tell_parted
from wayhome.workspace.judging.forms import WHY_BACK
from wayhome.workspace.judging.models import Judgement, PartedNotice
from wayhome.workspace.judging.parted import MOST
from wayhome.workspace.trail.models import AuditEvent

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
WHY = "words that nobody else may read"
BACK = {"reason": WHY_BACK[0]}
SENT = {
    "NBC": "pers_person_id,pers_upn,pers_forename,pers_surname,pers_sex,pers_ethnicity,pers_dob\n"
    "1,,Mia,Holt,F,WBRI,2012-07-09\n2,,Zoe,Wren,F,WBRI,2011-02-08\n",
    "NBP": "nominal_id,forename,surname,dob,sex,recorded,marking\n"
    "1,Mia,Hale,2012-07-09,F,2026-08-19 18:00,\n"
    "2,Zoe,Blake,2011-02-08,F,2026-08-19 18:00,restricted\n",
}
KINDS = {"NBC": AgencyKind.COUNCIL, "NBP": AgencyKind.POLICE, "HOS": AgencyKind.HEALTH}
Enter = Callable[..., Client]


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("judging"))
    write_register(home.agencies, [Agency(code, code, kind) for code, kind in KINDS.items()])
    for agency, name in (("NBC", "ssd_person.csv"), ("NBP", "nominals.csv")):
        file = home.root / name
        file.write_text(SENT[agency], encoding="utf-8")
        receive([file], agency=agency, at=home, now=datetime(2026, 11, 1))
    build(home, date(2026, 11, 20))
    return home


@pytest.fixture
def enter(region: Home, account, monkeypatch: pytest.MonkeyPatch) -> Enter:
    """A browser of somebody signed in: `enter("NBP")`, an analyst of that agency."""
    monkeypatch.setenv("WAYHOME_HOME", str(region.root))

    def make(agency: str, role: str = "analyst") -> Client:
        client = Client()
        client.force_login(account(agency=agency, role=role))
        return client

    return make


@pytest.fixture
def link_of(region: Home) -> Callable[[str], str]:
    """The address of the two people of one first name."""

    def make(given: str) -> str:
        with duckdb.connect(str(current_release(region).database), read_only=True) as con:
            asked = "select distinct person_id from subject where given_names = ? order by 1"
            one, two = (row[0] for row in con.execute(asked, [given]).fetchall())
        return f"/links/{one}/{two}/"

    return make


def text(answer) -> str:
    return answer.content.decode()


def _words(answer) -> str:
    return re.sub(r"<[^>]+>", "", text(answer))


def judge(client: Client, address: str, said: str, reason: str = WHY) -> None:
    assert client.post(address, {"said": said, "reason": reason}).status_code == 302


def test_a_link_kept_close_is_seen_and_counted_by_its_agency_alone(enter, link_of) -> None:
    police, council = enter("NBP"), enter("NBC")
    assert "Waiting for a human (2)" in text(police.get("/links/"))
    assert "Zoe Blake" in text(police.get(link_of("Zoe")))
    theirs = text(council.get("/links/"))
    assert "Waiting for a human (1)" in theirs
    assert "Zoe" not in theirs
    assert "2 links to judge" in _words(police.get("/"))
    assert "1 link to judge" in _words(council.get("/"))
    assert council.get(link_of("Zoe")).status_code == 404
    coordinator = enter("NBP", "panel_coordinator")
    assert coordinator.get("/links/").status_code == 403
    assert "to judge" not in text(coordinator.get("/"))


def test_a_judgement_kept_close_is_nobody_elses_and_on_the_trail_by_number(enter, link_of) -> None:
    police, council = enter("NBP"), enter("NBC")
    judge(police, link_of("Zoe"), "not_same")
    made = Judgement.objects.get()
    event = AuditEvent.objects.filter(what="write").latest("number")
    assert (event.about, event.details) == (made.number, {"judgement": made.number})
    assert WHY in text(police.get("/links/"))
    assert WHY not in text(council.get("/links/"))
    assert council.post(f"/links/undo/{made.number}/", BACK).status_code == 404
    assert police.post(f"/links/undo/{made.number}/", BACK).status_code == 302
    assert "Waiting for a human (2)" in text(police.get("/links/"))


def test_two_who_differ_are_both_shown_and_nothing_is_resolved(enter, link_of) -> None:
    police, council = enter("NBP"), enter("NBC")
    judge(police, link_of("Mia"), "same", "one girl")
    judge(council, link_of("Mia"), "not_same", "two girls")
    for client in (police, council):
        listed, pair = text(client.get("/links/")), text(client.get(link_of("Mia")))
        assert "Judgements that contradict each other" in listed
        assert "contradict each other" in pair
        assert all(why in listed and why in pair for why in ("one girl", "two girls"))
    first = Judgement.objects.get(said="same")
    council.post(f"/links/undo/{first.number}/", BACK)
    assert "contradict each other" not in text(police.get("/links/"))


def test_whose_agency_holds_neither_judges_neither(enter, link_of) -> None:
    nurse = enter("HOS", "practitioner")
    assert nurse.get(link_of("Mia")).status_code == 404
    assert nurse.post(link_of("Mia"), {"said": "same", "reason": WHY}).status_code == 404
    assert not Judgement.objects.exists()


def test_a_second_tap_on_undo_takes_back_nothing_more(enter, link_of) -> None:
    police = enter("NBP")
    judge(police, link_of("Mia"), "unsure")
    address = f"/links/undo/{Judgement.objects.get().number}/"
    assert police.post(address).status_code == 302  # without a why nothing is done
    assert Judgement.objects.count() == 1
    assert police.post(address, BACK).status_code == 302
    assert police.post(address, BACK).status_code == 400
    assert [one.reason for one in Judgement.objects.filter(said="withdrawn")] == [BACK["reason"]]


ON_POSTGRESQL = pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has no truncate")


@pytest.mark.parametrize(
    "sql",
    [
        "update judging_judgement set said = 'same'",
        "delete from judging_judgement",
        # what the test wrote has yet to be checked, and until then nothing can be emptied at all
        pytest.param(
            "set constraints all immediate; truncate judging_judgement", marks=ON_POSTGRESQL
        ),
    ],
)
@pytest.mark.postgresql
def test_nothing_changes_or_removes_a_judgement(enter, link_of, sql: str) -> None:
    judge(enter("NBP"), link_of("Mia"), "unsure")
    with pytest.raises(Damaged, match="written once"):
        Judgement.objects.update(said="same")
    with pytest.raises(DatabaseError, match="a judgement is written once"), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(sql)
    assert Judgement.objects.get().said == "unsure"


def test_a_notice_stands_on_the_desk_with_whom_to_look_at_until_it_is_seen(
    enter, link_of, region
) -> None:
    council = enter("NBC", "practitioner")
    account = User.objects.get()
    one, two = link_of("Mia").strip("/").split("/")[1:]
    zoes = link_of("Zoe").strip("/").split("/")[1:]
    tell_parted(
        release="r", told=[ToldParted(account, one, (one, two, *zoes), timezone.now())], by=None
    )
    desk = text(council.get("/"))
    assert "now shown as several" in desk
    assert f"/people/{one}/" in desk
    assert "Zoe Wren" in desk
    assert "Zoe Blake" not in desk  # restricted: a notice names whom its reader may see
    notice = PartedNotice.objects.get()
    assert enter("NBP").post(f"/links/parted/{notice.pk}/").status_code == 400
    assert council.post(f"/links/parted/{notice.pk}/").status_code == 302
    assert "now shown as several" not in text(council.get("/"))


def test_a_desk_that_shows_the_newest_notices_says_of_how_many(enter, link_of) -> None:
    council = enter("NBC", "practitioner")
    account, now = User.objects.get(), timezone.now()
    one, two = link_of("Mia").strip("/").split("/")[1:]
    for number in range(MOST + 1):
        told = [ToldParted(account, one, (one, two), now)]
        tell_parted(release=f"r{number}", told=told, by=None)
    assert f"The newest {MOST} of {MOST + 1}." in text(council.get("/"))
    council.post(f"/links/parted/{PartedNotice.objects.first().pk}/")
    assert "The newest" not in text(council.get("/"))
