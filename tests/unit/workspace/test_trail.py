"""The trail: one chain, written once, and any tampering is found and named."""

import threading
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.transaction import TransactionManagementError

from wayhome.lexicon.errors import Damaged
from wayhome.workspace.trail.export import COLUMNS, as_csv
from wayhome.workspace.trail.models import AuditEvent, ChainHead
from wayhome.workspace.trail.proving import proven
from wayhome.workspace.trail.recording import record


@pytest.mark.django_db
def test_events_form_one_chain(write) -> None:
    write(5)
    verdict = proven()
    assert (verdict.held, verdict.broken) == (5, None)
    assert verdict.head == ChainHead.objects.get().hash
    assert [e.number for e in AuditEvent.objects.all()] == [1, 2, 3, 4, 5]


@pytest.mark.django_db(transaction=True)
def test_an_event_needs_a_transaction() -> None:
    with pytest.raises(TransactionManagementError):
        record(what="look", act="see a person", by=None)
    assert AuditEvent.objects.count() == 0


@pytest.mark.django_db
def test_the_model_refuses_to_change_an_event(write) -> None:
    write()
    event = AuditEvent.objects.first()
    for change in (event.save, event.delete, AuditEvent.objects.all().delete):
        with pytest.raises(Damaged, match="written once"):
            change()
    with pytest.raises(Damaged, match="written once"):
        AuditEvent.objects.update(actor="")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "sql", ["update trail_auditevent set actor = 'x'", "delete from trail_auditevent"]
)
@pytest.mark.postgresql
def test_the_database_refuses_too(write, sql: str) -> None:
    write()
    with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(sql)
    assert proven().held == 3


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("sql", "number", "words"),
    [
        ("update trail_auditevent set about = 'P-9' where number = 2", 2, "content was changed"),
        ("update trail_auditevent set details = '[1]' where number = 1", 1, "content was changed"),
        ("delete from trail_auditevent where number = 2", 3, "event 2 is missing"),
        ("delete from trail_auditevent where number > 1", 2, "ends at event 1, but 3"),
        ("delete from trail_chainhead", 3, "head of the chain is gone"),
        ("update trail_chainhead set hash = 'x'", 3, "not the one kept at the head"),
    ],
)
def test_tampering_is_found_and_named(write, forge, sql: str, number: int, words: str) -> None:
    write()
    forge(sql)
    broken = proven().broken
    assert broken.number == number
    assert words in broken.what


@pytest.mark.django_db
def test_without_a_head_nothing_is_written(write) -> None:
    ChainHead.objects.all().delete()
    with pytest.raises(Damaged, match="lost its head"):
        write(1)


@pytest.mark.django_db
def test_the_file_disarms_formulas() -> None:
    with transaction.atomic():
        record(what="look", act="see a person", by=None, reason='=HYPERLINK("x")')
    head, row = as_csv(AuditEvent.objects.all()).splitlines()
    assert head == ",".join(COLUMNS)
    assert "\"'=HYPERLINK" in row


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgresql
def test_one_chain_under_many_hands(write) -> None:
    """Threads write at once: no number twice, no gap, and the chain holds."""
    failures: list[Exception] = []

    def work() -> None:
        try:
            write(10)
        except Exception as error:
            failures.append(error)
        finally:
            connection.close()

    hands = [threading.Thread(target=work) for _ in range(6)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join(timedelta(minutes=1).total_seconds())
    assert failures == []
    assert (proven().held, proven().broken) == (60, None)


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgresql
def test_what_is_taken_back_takes_its_event_with_it(write) -> None:
    write(1)
    with transaction.atomic():
        record(what="write", act="send files", by=None)
        transaction.set_rollback(True)
    write(1)
    assert (proven().held, proven().broken) == (2, None)
