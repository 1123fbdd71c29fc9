"""Deliveries: files handed in as one's own agency's, refused rows only for those who may."""

import re
from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from wayhome import extracts
from wayhome.governance.roles import Act
from wayhome.lexicon.home import Home
from wayhome.workspace.deliveries import handing_in
from wayhome.workspace.deliveries.receipts import receipts
from wayhome.workspace.deliveries.taking_in import take_in
from wayhome.workspace.trail.models import AuditEvent

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
SECRET = "Quillon"  # an invented name that stands in a refused row
FILE = f"""nominal_id,forename,surname,dob,pnc_id
N1,Ada,Brook,2010-05-06,
N2,Ben,{SECRET},31/02/2010,
""".encode()


def last() -> AuditEvent:
    return AuditEvent.objects.order_by("-number").first()


def hand_in(client, *files: tuple[str, bytes]):
    """What became of them, as its page says it."""
    given = [SimpleUploadedFile(name, content) for name, content in files]
    return client.get(client.post("/deliveries/send/", {"files": given})["Location"])


@pytest.fixture(autouse=True)
def _received_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Here, and not by a process of its own (test_handing_in has that)."""
    monkeypatch.setattr(handing_in, "start", lambda folder, lock: take_in(folder))


@pytest.fixture
def sent(client, account, home):
    """One file of NBC's analyst, with one good row and one refused."""
    user = account("analyst", "NBC")
    client.force_login(user)
    response = hand_in(client, ("nominals.csv", FILE))
    assert "1 row accepted, 1 refused" in response.content.decode()
    return receipts(Home(home))[0]


def test_a_file_is_received_as_the_senders_agency_and_leaves_one_event(sent, home) -> None:
    assert (sent.agency, sent.feed, sent.accepted, sent.refused) == ("NBC", "police", 1, 1)
    (event,) = AuditEvent.objects.filter(what="write", act=Act.SEND_FILES)
    assert event.about == "NBC"
    assert event.details["files"][0]["file"] == "nominals.csv"
    assert event.details["files"][0]["sha256"] == sent.sha256
    assert list(home.glob("handed-in/*/files")) == []


def test_a_file_of_no_feed_gets_a_sentence_and_a_path_is_only_a_name(client, account, home) -> None:
    client.force_login(account("analyst", "NBC"))
    response = hand_in(client, ("../../holiday.csv", b"a,b\n1,2\n"), ("empty.csv", b""))
    page = response.content.decode()
    assert "No feed has its columns" in page
    assert "holiday.csv" in page
    assert receipts(Home(home)) == []
    assert not (home.parent / "holiday.csv").exists()


def test_the_sending_agency_sees_refused_rows(client, sent) -> None:
    page = client.get(f"/deliveries/{sent.delivery}/").content.decode()
    assert SECRET in page
    file = client.get(f"/deliveries/{sent.delivery}/refused/refused-nominals.csv")
    assert SECRET in b"".join(file.streaming_content).decode()
    assert last().reason == "download of refused rows"


def test_what_is_wrong_is_said_of_the_files_own_column_and_without_a_code(client, sent) -> None:
    page = client.get(f"/deliveries/{sent.delivery}/").content.decode()
    assert "<b>dob</b>: There is no such day or time." in page
    assert "DATE-IMPOSSIBLE" not in page


def test_refused_rows_are_downloaded_mended_and_handed_in_again(client, sent, home) -> None:
    address = f"/deliveries/{sent.delivery}/refused/refused-nominals.csv"
    assert address in client.get(f"/deliveries/{sent.delivery}/").content.decode()
    rows = b"".join(client.get(address).streaming_content).replace(b"31/02/2010", b"28/02/2010")
    page = hand_in(client, ("refused-nominals.csv", rows)).content.decode()
    assert "1 row accepted, 0 refused" in page


def test_a_return_in_xml_is_mended_where_it_was_made(client, account, home) -> None:
    client.force_login(account("analyst", "NBC"))
    rows = b"<CHILD><HEADER><CHILDID>C1</CHILDID><DOB>31/02/2010</DOB></HEADER></CHILD>"
    hand_in(client, ("r.xml", b"<EXPSSDA903>" + rows + b"</EXPSSDA903>"))
    held = receipts(Home(home))[0]
    page = client.get(f"/deliveries/{held.delivery}/").content.decode()
    assert "make the return again" in page


def test_another_agencys_analyst_says_why_first(client, account, sent) -> None:
    other = account("analyst", "EMC")
    client.force_login(other)
    page = client.get(f"/deliveries/{sent.delivery}/").content.decode()
    assert SECRET not in page
    assert f"/purpose/{sent.delivery}/" in page
    assert (
        client.get(f"/deliveries/{sent.delivery}/refused/refused-nominals.csv").status_code == 403
    )
    asked = client.get(f"/purpose/{sent.delivery}/?next=/deliveries/{sent.delivery}/")
    assert "why rows were refused" in asked.content.decode()
    response = client.post(
        f"/purpose/{sent.delivery}/",
        {"purpose": "refused_rows", "next": f"/deliveries/{sent.delivery}/"},
    )
    assert response["Location"] == f"/deliveries/{sent.delivery}/"
    assert SECRET in client.get(f"/deliveries/{sent.delivery}/").content.decode()


@pytest.mark.parametrize("role", ["administrator", "information_governance"])
def test_others_see_that_it_came_and_not_what_was_in_it(client, account, sent, role) -> None:
    client.force_login(account(role, "EMC"))
    assert "nominals.csv" in client.get("/deliveries/").content.decode()
    page = client.get(f"/deliveries/{sent.delivery}/").content.decode()
    assert SECRET not in page
    assert (
        client.get(f"/deliveries/{sent.delivery}/refused/refused-nominals.csv").status_code == 403
    )


def test_a_practitioner_sees_no_deliveries(client, account, sent) -> None:
    client.force_login(account("practitioner", "NBC"))
    assert client.get("/deliveries/").status_code == 403
    assert client.get("/deliveries/send/").status_code == 403


def test_the_list_says_who_supplied_nothing(client, account, sent) -> None:
    client.force_login(account("analyst", "EMC"))
    page = client.get("/deliveries/?agency=EMH")
    assert "Eastmarsh Health Trust" in page.content.decode()
    assert "nominals.csv" not in page.content.decode()


def took_in(home, agency: str, day: int, **files: str) -> None:
    folder = home / f"in-{agency}-{day}"
    folder.mkdir()
    for name, rows in files.items():
        (folder / f"{name}.csv").write_text(f"nominal_id,surname,dob\n{rows}")
    now = datetime(2026, 11, day, 6)
    extracts.receive([folder], agency=agency, at=Home(home), now=now)


def test_the_list_holds_an_agencys_files_of_a_day_together(client, account, home) -> None:
    took_in(home, "NBP", 17, people="N1,Ash,\nN2,Elm,soon\n", more="N3,Oak,\n")
    took_in(home, "EMC", 17, others="N1,Fir,\n")
    took_in(home, "NBP", 18, later="N4,Yew,\n")
    client.force_login(account("analyst", "NBC"))
    page = client.get("/deliveries/").content.decode()
    assert re.findall(r'id="day-([\d-]+)"', page) == ["2026-11-18", "2026-11-17"]
    heads = re.findall(r'wh-list__head">([^<]+)<', page)
    assert heads[:3] == ["Northborough Police", "Eastmarsh Constabulary", "Northborough Police"]
    assert "2 rows accepted, <b>1 refused</b>" in page
    only = client.get("/deliveries/?refused=1&agency=NBP").content.decode()
    assert "people.csv" in only
    assert "more.csv" not in only
    assert "later.csv" not in only


def test_the_list_is_paged_and_keeps_what_was_chosen(client, account, home) -> None:
    for day in range(1, 23):
        took_in(home, "NBP", day, people=f"N{day},Ash,soon\n")
    client.force_login(account("analyst", "NBC"))
    page = client.get("/deliveries/?refused=1&page=2").content.decode()
    assert re.findall(r'id="day-([\d-]+)"', page) == ["2026-11-02", "2026-11-01"]
    assert "Page 2 of 2" in page
    assert "?refused=1&amp;page=1" in page


def test_a_delivery_that_is_not_held_is_not_found(client, account, home) -> None:
    client.force_login(account("analyst", "NBC"))
    for name in ("0123456789", "..", "%2e%2e"):
        assert client.get(f"/deliveries/{name}/").status_code == 404


def test_pages_of_refusals_are_in_the_order_of_the_file(client, account, home) -> None:
    client.force_login(account("analyst", "NBC"))
    rows = b"".join(b"N%d,Ada,Brook,31/02/2010,\n" % n for n in range(60))
    hand_in(client, ("nominals.csv", FILE.splitlines(keepends=True)[0] + rows))
    held = receipts(Home(home))[0]
    page = client.get(f"/deliveries/{held.delivery}/?page=2").content.decode()
    assert "row 61" in page
    assert "row 51<" not in page
    assert client.get(f"/deliveries/{held.delivery}/?page=x").status_code == 200


SAID = b"""statement_ref,said_at,topic,source_evaluation,information_assessment,handling
said-close-one,2026-11-20 10:00,other,2,A,C
"""


def test_how_much_another_agency_said_at_a_session_is_not_told(client, account, home) -> None:
    """Beside what was heard at the table it would tell how much they keep close."""
    file = home / "statements-MS-7K3M-9Q2X-4TBC.csv"
    file.write_bytes(SAID)
    (one,) = extracts.receive([file], feed="community", agency="NBP", at=Home(home))
    assert one.total.accepted == 1
    page, listed = f"/deliveries/{one.delivery}/", "/deliveries/"
    for agency, status in (("NBP", 200), ("NBC", 404)):
        client.force_login(account("analyst", agency))
        assert client.get(page).status_code == status
        assert (file.name in client.get(listed).content.decode()) is (status == 200)
    withdrawing = client.get(f"{page}withdraw/").status_code
    assert withdrawing == client.get("/deliveries/none/withdraw/").status_code


OWN = {
    "decisions": b"decision_id,decided_on,decision,look_again,decided_by,decided_at,"
    b"about_decision\nx,group,nothing,2026-12-31,account-1,2026-11-20 10:00,n1\n",
    "step_notes": b"note_id,about_step,became,noted_by,noted_at\nx,n1,done,a,2026-11-20 10:00\n",
    "stated_models": b"stated_id,line_id,model,whose,stated_by,stated_at\nx,L-1,urban,own,a,"
    b"2026-11-20 10:00\n",
    "judgements": b"judgement_id,left_ref,right_ref,judgement,judged_by,judged_at\n"
    b"x,NBC/s/1,NBC/s/2,same,account-1,2026-11-20 10:00\n",
}


@pytest.mark.parametrize("table", OWN)
def test_what_people_decide_is_never_sent_as_a_file(client, account, home, table: str) -> None:
    """It would stand under any name, past the role and the trail that a decision has."""
    client.force_login(account("analyst", "NBC"))
    page = hand_in(client, (f"{table}.csv", OWN[table])).content.decode()
    assert "say it on the page of whom or what it is about" in page
    assert receipts(Home(home)) == []
    file = home / f"{table}.csv"
    file.write_bytes(OWN[table])
    (one,) = extracts.receive([file], agency="NBC", at=Home(home))
    assert (one.feed, one.total.accepted) == ("own", 1), "the installation's own operator may"


def test_that_another_agency_decided_anything_is_not_told(client, account, home) -> None:
    """What it keeps close stands among its decisions, and one row is one decision."""
    file = home / "decisions-NBP.csv"
    file.write_bytes(OWN["decisions"])
    (one,) = extracts.receive([file], feed="own", agency="NBP", at=Home(home))
    page, listed = f"/deliveries/{one.delivery}/", "/deliveries/"
    for agency, status in (("NBP", 200), ("NBC", 404)):
        client.force_login(account("analyst", agency))
        assert client.get(page).status_code == status
        said = client.get(listed).content.decode()
        assert (file.name in said, '<option value="own"' in said) == (status == 200,) * 2
