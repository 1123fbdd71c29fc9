"""Actions of mapping sessions: beginning, sitting down, saying, taking back, closing, handing in,
taking out again.

On the trail by the session's number. Whoever reads the trail may be of any agency: what an agency
keeps close is there by its own number alone, and no words are on it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date
from secrets import token_hex
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from wayhome.casework.round_table import MOVES, State, Step
from wayhome.extracts.withdrawing import Why
from wayhome.governance.audit import Plain
from wayhome.governance.roles import Act
from wayhome.lexicon.errors import BadUsage
from wayhome.people.judging import Said
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions.once import action
from wayhome.workspace.judging.models import Judgement
from wayhome.workspace.sessions.models import (
    PERSON,
    MappingSession,
    Participant,
    SessionStatement,
    SessionStep,
    SessionSubject,
    StatementTakenBack,
)
from wayhome.workspace.trail.recording import record

TWICE = "This was kept already. Nothing was kept twice."
NOT_OPEN = "This session is closed, so nothing was kept. Whoever leads it can open it again."
BACK_ALREADY = "This statement is taken back already."
NOT_NOW = {
    Step.CLOSED: "This session is closed already.",
    Step.REOPENED: "This session cannot be opened again: it is open, or it was handed in.",
    Step.HANDING_IN: "Close this session before you hand it in. It is handed in once.",
    Step.HANDED_IN: "Close this session before you hand it in. It is handed in once.",
    Step.TAKEN_OUT: "Nothing of this session is handed in, so nothing can be taken out.",
}


class Closed(BadUsage):
    """The session was closed before what was said came in: whoever typed it has it given back."""


@dataclass(frozen=True)
class Joined:
    """Whom people at the table meant: a number of the session's, and a record of that person."""

    number: str  # subject_ref, as the delivery has it
    record: str  # subject_ref, as the release has it
    restricted: bool
    said_by: User


@action
def begin_session(
    *,
    number: str,
    title: str,
    why: str,
    basis: str,
    venue: str,
    marking: str,
    review_on: date,
    by: User,
) -> MappingSession:
    """Begin a session, with whoever does so at its table. BadUsage where this form did already."""
    now = timezone.now()
    made = MappingSession(
        number=number, title=title, why=why, basis=basis, venue=venue, marking=marking,
        review_on=review_on, by=by, agency=by.agency, begun_at=now,
    )  # fmt: skip
    _once(made)
    role = by.role_held.title if by.role_held else by.role
    Participant.objects.create(
        session=made, name=by.name, agency=by.agency, role=role, account=by, by=by, added_at=now
    )
    _recorded(made, "begin session", by, {"marking": marking})
    return made


@action
def add_participant(
    *, session: str, name: str, agency: str, role: str, account: User | None, by: User
) -> Participant:
    """Add somebody to the table: an account, or a guest by name. BadUsage where they sit there."""
    held = _open(session)
    made = Participant(
        session=held, name=account.name if account else name,
        agency=account.agency if account else agency, role=role, account=account, by=by,
        added_at=timezone.now(),
    )  # fmt: skip
    _once(made, "They sit at this table already.")
    _recorded(held, "add to session", by, {"account": str(account.pk) if account else ""})
    return made


@action
def add_subject(
    *, session: str, kind: str, ref: str, name: str, close: bool, by: User
) -> SessionSubject:
    """Say whom or what a session is about, besides. BadUsage where it is about them already."""
    held = _open(session)
    close = close or held.restricted
    made = SessionSubject(
        session=held, kind=kind, ref=ref, name=name, close=close, by=by, agency=by.agency,
        added_at=timezone.now(),
    )  # fmt: skip
    _once(made, "The session is about them already.")
    details: dict[str, Plain] = {"subject": made.pk}
    if not close:
        details |= {"people": [ref]} if kind == PERSON else {"about": ref}
    _recorded(held, "add subject of session", by, details)
    return made


@action
def say(
    *, session: str, number: str, given: dict[str, Any], close: bool, by: User
) -> SessionStatement:
    """Keep one statement. BadUsage where its form was kept before, or the session is closed."""
    held = _open(session)
    speaker: Participant = given["speaker"]
    if speaker.session_id != held.pk:
        raise BadUsage("Whoever says it must sit at this table.")
    close = close or held.restricted or given["handling"] == "C"
    made = SessionStatement(
        session=held, number=number, close=close, by=by, agency=by.agency,
        said_at=timezone.now(), **given,
    )  # fmt: skip
    _once(made)
    details: dict[str, Plain] = {"statement": number}
    if not close:
        pairs = ((made.about_kind, made.about), (made.other_kind, made.other))
        people = [ref for kind, ref in pairs if kind == PERSON]
        details |= {"people": list[Plain](dict.fromkeys(people)), "grade": made.grade}
    _recorded(held, "say at session", by, details)
    return made


@action
def take_back(*, statement: str, reason: str, by: User) -> StatementTakenBack:
    """Say that a statement does not stand. BadUsage where that was done, or the session closed."""
    one = SessionStatement.objects.select_related("session").filter(pk=statement).first()
    if one is None:
        raise BadUsage("There is no such statement.")
    held = _open(one.session_id)
    if by.agency not in (one.agency, held.agency):
        raise BadUsage("Whoever wrote it down takes it back, or whoever leads the session.")
    made = StatementTakenBack(statement=one, reason=reason, by=by, at=timezone.now())
    _once(made, BACK_ALREADY)
    _recorded(held, "take statement back", by, {"statement": statement})
    return made


@action
def close(*, session: str, by: User) -> SessionStep:
    """End the session: what was said can be looked through, and handed in."""
    return _stepped(session, Step.CLOSED, "close session", by)


@action
def reopen(*, session: str, by: User) -> SessionStep:
    """Undo the closing of a session that was not handed in."""
    return _stepped(session, Step.REOPENED, "reopen session", by)


@action
def begin_to_hand_in(*, session: str, by: User) -> SessionStep:
    """Say who hands a closed session in, before any file of it is received: should that not end,
    what came in until then is withdrawn by this step (sessions.finishing)."""
    return _stepped(session, Step.HANDING_IN, "begin to hand session in", by)


@action
def hand_in(
    *,
    session: str,
    files: Sequence[dict[str, str]],
    joined: Sequence[Joined],
    receive: Callable[[], list[str]],
    release: str,
    by: User,
) -> SessionStep:
    """Hand a closed session in. `receive` takes the files into the store and gives the deliveries.

    The store is not a database: the event comes first, and a file that is not taken in takes the
    event back. What was taken in before that is the same delivery when it comes again, and out of
    the records until then. What was taken out before is put back afterwards (sessions.finishing).
    """
    held = _stepping(session, Step.HANDED_IN, by)
    _recorded(held, "hand in session", by, {"files": [dict[str, Plain](one) for one in files]})
    for one in joined:
        _same(one, held, release)
    return SessionStep.objects.create(
        session=held, step=Step.HANDED_IN, version=held.version, deliveries=receive(), by=by,
        at=timezone.now(),
    )  # fmt: skip


@action
def take_out(
    *, session: str, why: Why, deliveries: Sequence[str], openly: Sequence[str], by: User
) -> SessionStep:
    """Take what was handed in out of the records again: the session stands open, as a new version.

    `deliveries`: all that are to be withdrawn; `openly`: those of which anybody may know. No mark
    is written here: what is kept is done afterwards, however often somebody dies over it
    (sessions.finishing).
    """
    held = _stepping(session, Step.TAKEN_OUT, by)
    details: dict[str, Plain] = {"version": held.version, "why": str(why)}
    _recorded(held, "take session out", by, details | {"deliveries": list[Plain](openly)})
    return SessionStep.objects.create(
        session=held, step=Step.TAKEN_OUT, version=held.version, why=why,
        deliveries=list(deliveries), by=by, at=timezone.now(),
    )  # fmt: skip


def _same(one: Joined, held: MappingSession, release: str) -> None:
    """That somebody at the table meant that person is a judgement: seen and taken back as one.
    Handed in once more it is the same one, and what somebody took back of it stays so."""
    now, reason = timezone.now(), f"Chosen by name at mapping session {held.number}."
    left, right = sorted((one.number, one.record))
    before = Judgement.objects.filter(left_ref=left, right_ref=right, said=Said.SAME)
    if before.filter(reason=reason, agency=one.said_by.agency).exists():
        return
    Judgement.objects.create(
        number=f"{now.astimezone(UTC):%Y%m%dT%H%M%S%f}-{token_hex(3)}", left_ref=left,
        right_ref=right, said=Said.SAME, by=one.said_by, agency=one.said_by.agency,
        judged_at=now, reason=reason,
        restricted=one.restricted, release=release,
    )  # fmt: skip


def _stepped(session: str, step: Step, reason: str, by: User) -> SessionStep:
    held = _stepping(session, step, by)
    made = SessionStep.objects.create(
        session=held, step=step, version=held.version, by=by, at=timezone.now()
    )
    _recorded(held, reason, by, {})
    return made


def _stepping(session: str, step: Step, by: User) -> MappingSession:
    held = _locked(session)
    if by.agency != held.agency:
        raise BadUsage("Whoever leads the session closes it and hands it in.")
    if step not in MOVES[held.state]:
        raise BadUsage(NOT_NOW[step])
    return held


def _open(session: str) -> MappingSession:
    held = _locked(session)
    if held.state is not State.OPEN:
        raise Closed(NOT_OPEN)
    return held


def _locked(session: str) -> MappingSession:
    """Whoever writes waits for whoever closes: nothing is said after the end."""
    return MappingSession.objects.select_for_update().get(pk=session)


def _once(row: Any, words: str = TWICE) -> None:
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise BadUsage(words) from None


def _recorded(of: MappingSession, reason: str, by: User, details: dict[str, Plain]) -> None:
    record(
        what="write", act=Act.MAP_TOGETHER, by=by, about=of.number, purpose=of.basis,
        reason=reason, details=details,
    )  # fmt: skip
