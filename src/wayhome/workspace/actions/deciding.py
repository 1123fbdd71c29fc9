"""Actions of decisions: deciding, noting what became of a next step, taking a decision back.

A decision on what an agency keeps close is on the trail by its number alone: whoever reads the
trail may be of any agency, and must not learn that there is such a record. No words are on it, and
no owner.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from django.db import IntegrityError, transaction
from django.utils import timezone

from wayhome.casework.decisions import Became, Chosen, Of
from wayhome.governance.audit import Plain
from wayhome.governance.roles import Act
from wayhome.lexicon.errors import BadUsage
from wayhome.signs.answered import Said as Answered
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions.once import action
from wayhome.workspace.answering.models import SignAnswer
from wayhome.workspace.deciding.kept import Kept
from wayhome.workspace.deciding.models import (
    LONGEST_OWNER,
    LONGEST_SUBJECT,
    DecidedRecord,
    KeptDecision,
    StepNote,
)
from wayhome.workspace.trail.recording import record

TWICE = "This was kept already. Nothing was kept twice."
BACK_ALREADY = "This decision is taken back already."
NOTED_ALREADY = "What became of it is noted already."
NO_STEP = "There is no such next step of your agency."


class Owner(Protocol):
    """Who does it: an account of the own agency, or a role or somebody outside in plain words."""

    @property
    def account(self) -> User | None: ...
    @property
    def named(self) -> str: ...


@dataclass(frozen=True)
class Subject:
    """What is decided on, with the exact records behind it as they were read. `named`: a group's
    reference, for the trail alone."""

    of: Of
    subject: str
    subject_ref: str
    records: Collection[str]
    restricted: bool
    named: str = ""


@dataclass(frozen=True)
class Said:
    """What is decided. Of nothing to do, nobody is `owner` and no day is `due`."""

    chosen: Chosen
    words: str
    owner: Owner
    due: date | None
    again: date


@action
def decide(*, number: str, of: Subject, said: Said, release: str, by: User) -> KeptDecision:
    """Keep a decision. BadUsage where this form was kept before, or nobody does what is decided."""
    nobody = not (said.owner.account or said.owner.named)
    if nobody is not (said.chosen is Chosen.NOTHING) or nobody is not (said.due is None):
        raise BadUsage("Say who does it and by when, or that there is nothing to do.")
    if said.owner.account and said.owner.account.agency != by.agency:
        raise BadUsage("Only somebody of your own agency can be given a task here.")
    row = KeptDecision(
        number=number, of=of.of, subject=of.subject, subject_ref=of.subject_ref,
        chosen=said.chosen, words=said.words, owner=said.owner.account,
        owner_named=said.owner.named, due=said.due, again=said.again, by=by, agency=by.agency,
        role=by.role, decided_at=timezone.now(), restricted=of.restricted, release=release,
    )  # fmt: skip
    _saved(row, TWICE)
    held = [DecidedRecord(decision=row, record_id=one) for one in dict.fromkeys(of.records)]
    DecidedRecord.objects.bulk_create(held)
    _recorded(row, "decide", of.named or of.subject, chosen=row.chosen)
    return row


@action
def withdraw(
    *,
    number: str,
    decision: str,
    words: str,
    release: str,
    held: Kept | None = None,
    subject: str = "",
    by: User,
) -> KeptDecision:
    """Take back a decision of oneself or a colleague. BadUsage where that was done already.
    `held`: one that a release holds and this database does not, as it was read there; `subject`:
    whom it is of by now."""
    back = KeptDecision.objects.filter(pk=decision, agency=by.agency, about="").first()
    if back:
        named, same = back.subject, _same(back)
    elif held and (held.number, held.agency) == (decision, by.agency):
        named = held.subject or subject
        same = _same_as_built(held, named)
    else:
        raise BadUsage("There is no such decision of your agency.")
    row = KeptDecision(
        number=number, words=words, about=decision, by=by, agency=by.agency, role=by.role,
        decided_at=timezone.now(), release=release, **same,
    )  # fmt: skip
    _saved(row, BACK_ALREADY)
    _recorded(row, "withdraw decision", named, decision=decision)
    return row


def _same(back: KeptDecision) -> dict[str, Any]:
    names = "of subject subject_ref chosen owner owner_named due again restricted"
    return {name: getattr(back, name) for name in names.split()}


def _same_as_built(held: Kept, subject: str) -> dict[str, Any]:
    """Nobody here is known by its account, so whoever was to do it stands as pages name them. Where
    it is not known whom it is of by now, the record that names them is all there is."""
    subject = (subject or held.subject_ref)[:LONGEST_SUBJECT]
    return {
        "of": held.of, "subject": subject, "subject_ref": held.subject_ref,
        "chosen": held.chosen, "owner_named": held.owner[:LONGEST_OWNER], "due": held.due,
        "again": held.again, "restricted": held.restricted,
    }  # fmt: skip


@action
def note(
    *,
    number: str,
    step: str,
    became: Became,
    words: str,
    release: str,
    close: bool | None = None,
    by: User,
) -> StepNote:
    """Note what became of a next step of the own agency: of a decision, or of an answer that
    agrees. BadUsage where there is none, or that was noted already. `close`: whether it is kept
    close, of one that a release holds and this database does not, as it was read there."""
    of = _step(step, by)
    restricted = of.restricted if of else close
    if restricted is None:
        raise BadUsage(NO_STEP)
    if became is Became.NOT_DONE and not words.strip():
        raise BadUsage("Say why it was not done.")
    row = StepNote(
        number=number, about=step, became=became, words=words, by=by, agency=by.agency,
        role=by.role, noted_at=timezone.now(), restricted=restricted, release=release,
    )  # fmt: skip
    _saved(row, NOTED_ALREADY)
    _recorded(row, "note next step", "", step=step, became=row.became)
    return row


def _step(number: str, by: User) -> KeptDecision | SignAnswer | None:
    """What has a next step and stands: what was taken back is owed by nobody."""
    decided = KeptDecision.objects.filter(pk=number, agency=by.agency, about="")
    found = decided.exclude(due=None).first()
    if found:
        return None if KeptDecision.objects.filter(about=number).exists() else found
    answered = SignAnswer.objects.filter(pk=number, agency=by.agency).exclude(due=None).first()
    back = SignAnswer.objects.filter(about=number, said=Answered.WITHDRAWN).exists()
    return None if back else answered


def _saved(row: KeptDecision | StepNote, twice: str) -> None:
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        # the same form a second time, or two who do the same at once
        raise BadUsage(twice) from None


def _recorded(row: KeptDecision | StepNote, reason: str, about: str, **more: Plain) -> None:
    details: dict[str, Plain] = {"decision": row.number}
    record(
        what="write",
        act=Act.DECIDE,
        by=row.by,
        about=row.number if row.restricted else about or row.number,
        reason=reason,
        details=details if row.restricted else details | more,
    )
