"""Of what a hook is told: decisions, and what becomes of actions."""

from collections.abc import Sequence

from wayhome.casework.agreed import AGREED, DONE, DROPPED, ESCALATED
from wayhome.casework.referral.states import DECIDED
from wayhome.workspace.cases.models import Case, CaseEntry

DECISION, TAKEN_BACK = "decision.made", "taken.back"
ACTION = {
    AGREED: "action.agreed",
    DONE: "action.done",
    DROPPED: "action.dropped",
    ESCALATED: "action.escalated",
}
KINDS = {
    DECISION: "A decision of a referral or a panel",
    ACTION[AGREED]: "An action agreed that your agency is to do",
    ACTION[DONE]: "An action done",
    ACTION[DROPPED]: "An action that is not needed any more",
    ACTION[ESCALATED]: "An action passed up",
    TAKEN_BACK: "One of these taken back",
}
DECISIONS = {"referral": DECIDED, "panel": frozenset({"decided"})}


def kind_of(row: Case, entry: CaseEntry) -> str:
    """Of which kind an entry is; empty where nobody is told of it."""
    if entry.takes_back is not None:
        back = row.entries.get(place=entry.takes_back)
        return TAKEN_BACK if kind_of(row, back) else ""
    if entry.code in DECISIONS.get(row.pathway, ()):
        return DECISION
    return ACTION.get(entry.code, "")


def told_of(row: Case, entry: CaseEntry) -> Sequence[str]:
    """The agencies whose hooks are told: those that take part; of an action agreed, whoever owes
    it."""
    part = list(row.agencies.values_list("agency", flat=True))
    if entry.code == AGREED:
        return [one for one in part if one == entry.details.get("agency")]
    return part
