"""Actions of disputes: marking a record as disputed, taking that back, and having read of its end.

A dispute of what an agency keeps close is on the trail by its number alone: whoever reads the trail
may be of any agency, and must not learn that there is such a record. No words are on it.
"""

from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone

from wayhome.casework.disputes import Says, Word
from wayhome.governance.audit import Plain
from wayhome.governance.roles import Act
from wayhome.lexicon.errors import BadUsage
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions.once import action
from wayhome.workspace.disputing.models import DisputeEndRead, RecordDispute
from wayhome.workspace.trail.recording import record

TWICE = "This was kept already. Nothing was kept twice."
BACK_ALREADY = "This dispute is taken back already."


@dataclass(frozen=True)
class Subject:
    """What is disputed: a record as it was read on the page of a person."""

    record_id: str
    person_id: str
    subject_ref: str
    restricted: bool


@dataclass(frozen=True)
class Said:
    """Whose word it is that the record is wrong, and in which words."""

    word: Word
    words: str
    word_of: str = ""


@action
def dispute(*, number: str, of: Subject, said: Said, release: str, by: User) -> RecordDispute:
    """Mark a record as disputed. BadUsage where this form was kept before."""
    if bool(said.word_of) != (said.word is Word.AGENCY):
        raise BadUsage("Say which agency disputes it, and only where one does.")
    return _kept(number, of, said, release, by, "dispute record")


@action
def withdraw(*, number: str, dispute: str, words: str, release: str, by: User) -> RecordDispute:
    """Take back a dispute of oneself or a colleague. BadUsage where that was done already."""
    back = RecordDispute.objects.filter(pk=dispute, agency=by.agency, says=Says.DISPUTED).first()
    if back is None:
        raise BadUsage("There is no such dispute of your agency.")
    of = Subject(back.record_id, back.person_id, back.subject_ref, back.restricted)
    said = Said(Word(back.word), words, back.word_of)
    return _kept(number, of, said, release, by, "withdraw dispute", dispute)


@action
def read_end(*, withdrawal: str, by: User) -> DisputeEndRead:
    """Say that one has read that a dispute was taken back. BadUsage where that was said already.
    Whether somebody may know of it is asked before (disputing.ended)."""
    row = DisputeEndRead(about=withdrawal, by=by, read_at=timezone.now())
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:  # two taps at once
        raise BadUsage("You have read this already.") from None
    record(what="write", act=Act.SEE_DESK, by=by, about=withdrawal, reason="read end of dispute")
    return row


def _kept(
    number: str, of: Subject, said: Said, release: str, by: User, reason: str, about: str = ""
) -> RecordDispute:
    row = RecordDispute(
        number=number, record_id=of.record_id, person_id=of.person_id, subject_ref=of.subject_ref,
        says=Says.WITHDRAWN if about else Says.DISPUTED, word=said.word, word_of=said.word_of,
        words=said.words, about=about, by=by, agency=by.agency, role=by.role,
        disputed_at=timezone.now(), restricted=of.restricted, release=release,
    )  # fmt: skip
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        # the same form a second time, or two who take one dispute back at once
        raise BadUsage(BACK_ALREADY if about else TWICE) from None
    _recorded(row, reason)
    return row


def _recorded(row: RecordDispute, reason: str) -> None:
    details: dict[str, Plain] = {"dispute": row.number}
    if not row.restricted:
        details["record"] = row.record_id
    record(
        what="write",
        act=Act.DISPUTE_RECORD,
        by=row.by,
        about=row.number if row.restricted else row.person_id,
        reason=reason,
        details=details,
    )
