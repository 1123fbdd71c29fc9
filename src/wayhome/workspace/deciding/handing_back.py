"""What people decided, and what became of it, as rows of feed `own`. A decision on what an agency
keeps close is that agency's own, as the records are; so is the note on it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from wayhome import extracts
from wayhome.lexicon.home import Home
from wayhome.lexicon.marking import Marking
from wayhome.workspace import handing_back
from wayhome.workspace.accounts.models import User
from wayhome.workspace.deciding.kept import at
from wayhome.workspace.deciding.models import KeptDecision, StepNote

DECISIONS = handing_back.Table(
    "decisions",
    (
        "decision_id decided_on line_id subject_ref decision owner owner_named due look_again "
        "decided_by decided_as decided_at about_decision reason records marking"
    ).split(),
    "decided",
    "the pages of what they are about",
)
NOTES = handing_back.Table(
    "step_notes",
    "note_id about_step became noted_by noted_as noted_at reason marking".split(),
    "noted of next steps",
    "the pages of those steps",
)


def hand_back(home: Home) -> list[extracts.Receipt]:
    """Receive what each agency's people decided, and what they noted; a receipt for each that has
    at all."""
    decided = KeptDecision.objects.order_by("agency", "decided_at", "number")
    decided = decided.select_related("by", "owner").prefetch_related("taken_on")
    noted = StepNote.objects.order_by("agency", "noted_at", "number").select_related("by")
    decisions = {one: map(_decision, decided.filter(agency=one)) for one in _agencies(decided)}
    notes = {one: map(_note, noted.filter(agency=one)) for one in _agencies(noted)}
    return [
        *handing_back.hand_back(home, DECISIONS, decisions),
        *handing_back.hand_back(home, NOTES, notes),
    ]


def _agencies(every: QuerySet[Any]) -> Iterable[str]:
    return every.order_by("agency").values_list("agency", flat=True).distinct()


def _decision(one: KeptDecision) -> list[str]:
    line = one.subject if one.subject and not one.subject_ref else ""
    records = sorted(each.record_id for each in one.taken_on.all())
    return [
        one.number, one.of, line, one.subject_ref, one.chosen, account(one.owner), one.owner_named,
        one.due.isoformat() if one.due else "", one.again.isoformat(), one.account, one.role,
        _moment(one.decided_at), one.about, _words(one.words), " ".join(records), _marking(one),
    ]  # fmt: skip


def _note(one: StepNote) -> list[str]:
    return [
        one.number, one.about, one.became, one.account, one.role, _moment(one.noted_at),
        _words(one.words), _marking(one),
    ]  # fmt: skip


def account(owner: User | None) -> str:
    """As feeds know an account: an address may change, this stays."""
    return f"account-{owner.pk}" if owner else ""


def _moment(moment: datetime) -> str:
    return at(moment).isoformat(sep=" ")


def _words(text: str) -> str:
    return " ".join(text.split())


def _marking(one: KeptDecision | StepNote) -> str:
    return Marking.RESTRICTED if one.restricted else Marking.SENSITIVE
