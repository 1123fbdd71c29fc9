"""Withdrawing a delivery: by the agency that sent it alone, on the trail, and undone likewise."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from typer.testing import CliRunner

from wayhome.cli import app
from wayhome.extracts import receive
from wayhome.extracts.withdrawing import Why, withdrawals
from wayhome.governance.roles import Act
from wayhome.lexicon.errors import BadUsage, WayhomeError
from wayhome.lexicon.home import Home
from wayhome.workspace import building
from wayhome.workspace.actions import deliveries as actions
from wayhome.workspace.deliveries import finishing, handing_in
from wayhome.workspace.deliveries.finishing import NOT_YET, finish
from wayhome.workspace.deliveries.receipts import receipts
from wayhome.workspace.deliveries.taking_in import take_in
from wayhome.workspace.deliveries.withdrawing import NOT_KEPT
from wayhome.workspace.trail.models import AuditEvent

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
FILE = b"nominal_id,forename,surname,dob,pnc_id\nN1,Ada,Brook,2010-05-06,wrong\n"


@pytest.fixture
def sent(client, account, home, monkeypatch) -> Any:
    """A police file that the analyst of a council has handed in."""
    monkeypatch.setattr(handing_in, "start", lambda folder, lock: take_in(folder))
    client.force_login(account("analyst", "NBC"))
    given = SimpleUploadedFile("nominals.csv", FILE)
    page = client.get(client.post("/deliveries/send/", {"files": [given]})["Location"])
    return receipts(Home(home))[0].delivery, page.content.decode()


def marks(home) -> dict[str, bool]:
    return {delivery: mark.stands for delivery, mark in withdrawals(Home(home).store).items()}


def events() -> list[str]:
    found = AuditEvent.objects.filter(what="write", act=Act.WITHDRAW_DELIVERY).order_by("number")
    return list(found.values_list("reason", flat=True))


def test_a_feed_that_a_council_does_not_usually_send_is_asked_about(client, sent) -> None:
    delivery, told = sent
    assert "Is this the right file, from the right agency?" in told
    page = client.get(f"/deliveries/{delivery}/").content.decode()
    assert "Is this the right file, from the right agency?" in page
    assert "For example row 2, column pnc_id." in page


def test_it_is_withdrawn_with_a_reason_and_put_back(client, sent, home) -> None:
    address = f"/deliveries/{sent[0]}/"
    asked = client.post(f"{address}withdraw/", {})
    assert asked.status_code == 422
    assert "Say why it is withdrawn." in asked.content.decode()
    assert marks(home) == {}
    client.post(f"{address}withdraw/", {"why": "wrong-file"})
    assert marks(home) == {sent[0]: True}
    page = client.get(address).content.decode()
    assert "by Sam analyst.</b> It is the wrong file" in page
    assert "1 file withdrawn" in client.get("/deliveries/").content.decode()
    client.post(f"{address}put-back/")
    assert marks(home) == {sent[0]: False}
    assert "It is put back." in client.get(address).content.decode()
    assert events() == ["withdraw delivery", "put back delivery"]


def test_what_is_withdrawn_does_not_make_an_agency_fresh(client, sent) -> None:
    silent = "Has supplied nothing"
    before = client.get("/deliveries/").content.decode().count(silent)
    client.post(f"/deliveries/{sent[0]}/withdraw/", {"why": "faulty"})
    assert client.get("/deliveries/").content.decode().count(silent) == before + 1


def test_what_is_withdrawn_has_no_rows_to_mend(client, sent, home) -> None:
    bad = SimpleUploadedFile("bad.csv", FILE.replace(b"2010-05-06", b"31/02/2010"))
    client.post("/deliveries/send/", {"files": [bad]})
    (wrong,) = [one.delivery for one in receipts(Home(home)) if one.to_mend]
    assert f"/deliveries/{wrong}/" in client.get("/deliveries/?refused=1").content.decode()
    assert "Mend them" in client.get(f"/deliveries/{wrong}/").content.decode()
    client.post(f"/deliveries/{wrong}/withdraw/", {"why": "faulty"})
    assert "Mend them" not in client.get(f"/deliveries/{wrong}/").content.decode()
    assert [one for one in receipts(Home(home)) if one.to_mend] == []
    assert f"/deliveries/{wrong}/" not in client.get("/deliveries/?refused=1").content.decode()


@pytest.mark.parametrize(("role", "agency"), [("analyst", "EMC"), ("administrator", "NBC")])
def test_nobody_else_withdraws_it(client, sent, account, home, role, agency) -> None:
    client.force_login(account(role, agency))
    for path in ("withdraw/", "put-back/"):
        response = client.post(f"/deliveries/{sent[0]}/{path}", {"why": "faulty"})
        assert response.status_code == 403
    assert marks(home) == {}
    assert "/withdraw/" not in client.get(f"/deliveries/{sent[0]}/").content.decode()


def test_a_delivery_that_is_not_held_cannot_be_withdrawn(client, sent) -> None:
    response = client.post("/deliveries/0123456789/withdraw/", {"why": "faulty"})
    assert response.status_code == 404


def test_from_the_command_line(sent, home) -> None:
    run = CliRunner().invoke
    assert sent[0] in run(app, ["deliveries"], env={"COLUMNS": "80"}).stdout
    said = run(app, ["deliveries", "withdraw", sent[0], "--why", "faulty"])
    assert "the next build leaves it out" in said.stdout
    assert marks(home) == {sent[0]: True}
    assert "withdrawn" in run(app, ["deliveries"], env={"COLUMNS": "80"}).stdout
    run(app, ["deliveries", "withdraw", sent[0], "--undo"])
    assert marks(home) == {sent[0]: False}
    assert events() == ["withdraw delivery", "put back delivery"]
    for words in (["deliveries", "withdraw", sent[0]], ["deliveries", "withdraw", "x", "--undo"]):
        assert isinstance(run(app, words).exception, BadUsage)


def test_a_kill_before_the_event_is_kept_leaves_no_mark(sent, account, home) -> None:
    by = account("analyst", "NBC", 2)
    for act in (lambda: actions.withdraw(delivery=sent[0], why=Why.FAULTY, by=by),
                lambda: actions.put_back(delivery=sent[0], by=by)):  # fmt: skip
        before, told = marks(home), events()
        with pytest.raises(KeyboardInterrupt):
            killed_at_its_end(act)
        assert (marks(home), events()) == (before, told)
        act()
        finish(Home(home))


@pytest.mark.parametrize("who", ["page", "build"])
def test_a_kill_between_the_event_and_the_mark_is_made_good(
    client, sent, home, monkeypatch, who
) -> None:
    address = f"/deliveries/{sent[0]}/"
    for path, given, after in (
        ("withdraw/", {"why": "wrong-file"}, True),
        ("put-back/", {}, False),
    ):
        before = marks(home)
        with monkeypatch.context() as killed:
            for name in ("withdraw", "put_back"):
                killed.setattr(finishing.withdrawing, name, full)
            client.post(f"{address}{path}", given)
            assert marks(home) == before
            assert NOT_YET in client.get(address).content.decode()
            assert NOT_YET in client.get("/deliveries/").content.decode()
            # nothing else is decided about it until that is done
            client.post(f"{address}withdraw/", {"why": "faulty"})
            client.post(f"{address}put-back/")
            with pytest.raises(OSError, match="full"):
                finish(Home(home))
        if who == "page":
            assert NOT_YET not in client.get(address).content.decode()
        else:
            monkeypatch.setattr(building.pipeline, "build", full)  # it gets as far as that
            with pytest.raises(OSError, match="full"):
                building.build(Home(home), None, lambda *_: None)
        assert marks(home) == {sent[0]: after}
    assert events() == ["withdraw delivery", "put back delivery"]
    (mark,) = withdrawals(Home(home).store).values()
    assert (mark.why, mark.by) == (Why.WRONG_FILE, "Sam analyst")


def test_withdrawn_again_within_one_second_it_is_withdrawn(sent, account, home) -> None:
    by = account("analyst", "NBC", 2)
    for _ in range(2):
        actions.withdraw(delivery=sent[0], why=Why.FAULTY, by=by)
        with pytest.raises(BadUsage, match="not yet done"):
            actions.put_back(delivery=sent[0], by=by)
        finish(Home(home))
        assert marks(home) == {sent[0]: True}
        with pytest.raises(BadUsage, match="withdrawn already"):
            actions.withdraw(delivery=sent[0], why=Why.FAULTY, by=by)
        actions.put_back(delivery=sent[0], by=by)
        finish(Home(home))
        assert marks(home) == {sent[0]: False}
        with pytest.raises(BadUsage, match="not withdrawn"):
            actions.put_back(delivery=sent[0], by=by)


def test_a_mark_from_before_it_had_an_order_is_its_steps_own(sent, account, home) -> None:
    by = account("analyst", "NBC", 2)
    actions.withdraw(delivery=sent[0], why=Why.FAULTY, by=by)
    finish(Home(home))
    path = home / "store" / sent[0] / "withdrawn.json"
    for stands, then in ((True, {}), (False, {"undone_at": "2026-11-30T10:00:00"})):
        mark = json.loads(path.read_text()) | then
        mark.pop("order", None)
        path.write_text(json.dumps(mark))
        finish(Home(home))
        assert marks(home) == {sent[0]: stands}, "put back at Wayhome's own machine, it stays so"


def stuck(home, account, file: str = "nominals.csv") -> str:
    """A delivery of NBP, withdrawn, in which the mark cannot be written; what has to go for it to
    be."""
    (home / file).write_bytes(FILE.replace(b"N1", b"N7"))
    receive([home / file], agency="NBP", at=Home(home))
    (theirs,) = [one.delivery for one in receipts(Home(home)) if one.agency == "NBP"]
    actions.withdraw(delivery=theirs, why=Why.FAULTY, by=account("analyst", "NBP"))
    (home / "store" / theirs / ".withdrawn.json").mkdir()
    return theirs


def test_what_is_stuck_in_one_delivery_holds_no_other_up(client, sent, account, home) -> None:
    theirs, address = stuck(home, account), f"/deliveries/{sent[0]}/"
    client.post(f"{address}withdraw/", {"why": "wrong-file"})
    assert marks(home) == {sent[0]: True}
    with pytest.raises(OSError, match="withdrawn"):
        finish(Home(home))  # a build still hears of it
    client.post(f"{address}put-back/")
    assert marks(home) == {sent[0]: False}
    page = client.get(address).content.decode()
    assert "It is put back." in page
    assert NOT_KEPT not in page
    assert events() == ["withdraw delivery", "withdraw delivery", "put back delivery"]
    (home / "store" / theirs / ".withdrawn.json").rmdir()
    finish(Home(home))
    assert marks(home) == {sent[0]: False, theirs: True}


def torn(home, account) -> str:
    """The same, where it is the mark itself that cannot be read."""
    theirs = stuck(home, account)
    (home / "store" / theirs / ".withdrawn.json").rmdir()
    (home / "store" / theirs / "withdrawn.json").write_text("{")
    return theirs


@pytest.mark.parametrize("other", [stuck, torn])
def test_the_command_line_is_held_up_by_no_other_delivery(sent, account, home, other) -> None:
    theirs, run = other(home, account), CliRunner().invoke
    for words, does in ((["--why", "faulty"], "leaves it out"), (["--undo"], "has it")):
        done = run(app, ["deliveries", "withdraw", sent[0], *words])
        assert done.exit_code == 0, done.exception
        assert f"Delivery {sent[0]}" in done.stdout
        assert does in " ".join(done.stdout.split())
        assert f"delivery {theirs} could not be done yet" in " ".join(done.stdout.split())
    assert events() == ["withdraw delivery", "withdraw delivery", "put back delivery"]
    mark = json.loads((home / "store" / sent[0] / "withdrawn.json").read_text())
    assert mark["undone_at"]


def test_the_command_line_says_what_is_decided_and_not_done(sent, home) -> None:
    (home / "store" / sent[0] / ".withdrawn.json").mkdir()
    done = CliRunner().invoke(app, ["deliveries", "withdraw", sent[0], "--why", "faulty"])
    assert isinstance(done.exception, WayhomeError)
    assert "is decided" in str(done.exception)
    assert events() == ["withdraw delivery"]
    again = CliRunner().invoke(app, ["deliveries", "withdraw", sent[0], "--undo"])
    assert isinstance(again.exception, BadUsage)
    assert events() == ["withdraw delivery"]


@pytest.mark.parametrize("path", ["withdraw/", "put-back/"])
def test_what_is_not_kept_is_said(client, account, sent, home, path) -> None:
    address = f"/deliveries/{stuck(home, account)}/"
    client.force_login(account("analyst", "NBP", 2))
    before = events()
    client.post(address + path, {"why": "faulty"})
    assert events() == before
    assert NOT_KEPT in client.get(address).content.decode()


def test_what_a_colleague_withdrew_first_is_said(client, sent, account, home, monkeypatch) -> None:
    act, by = actions.withdraw, account("analyst", "NBC", 2)

    def second(**given: Any) -> None:
        act(**given | {"by": by})
        finish(Home(home))
        act(**given)

    monkeypatch.setattr(actions, "withdraw", second)
    client.post(f"/deliveries/{sent[0]}/withdraw/", {"why": "faulty"})
    page = client.get(f"/deliveries/{sent[0]}/").content.decode()
    assert "is withdrawn already" in page
    assert events() == ["withdraw delivery"]


def test_of_what_a_viewer_may_not_know_nothing_is_left(client, sent, account, home) -> None:
    """That something was withdrawn would tell of what was said at a session."""
    named = stuck(home, account, "sessions-MS-0000-0000-0001.csv")
    for address in ("/deliveries/", f"/deliveries/{sent[0]}/"):
        assert NOT_YET not in client.get(address).content.decode()
    assert client.get(f"/deliveries/{named}/").status_code == 404
    client.force_login(account("analyst", "NBP", 2))
    for address in ("/deliveries/", f"/deliveries/{sent[0]}/", f"/deliveries/{named}/"):
        assert NOT_YET in client.get(address).content.decode()


def killed_at_its_end(act: Callable[[], object]) -> None:
    """The transaction is lost with whoever was at it."""
    with transaction.atomic():
        act()
        raise KeyboardInterrupt


def full(*_: Any, **__: Any) -> None:
    raise OSError("the disk is full")
