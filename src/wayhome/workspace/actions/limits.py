"""Action of limits: setting one from a day on."""

from datetime import date

from wayhome.governance.roles import Act
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions.once import action
from wayhome.workspace.cases.models import CaseLimit
from wayhome.workspace.cases.standing import present
from wayhome.workspace.trail.recording import record


@action
def set_limit(*, code: str, many: int, unit: str, since: date, why: str, by: User) -> CaseLimit:
    """Set a number of the pathways from a day on, for cases that begin then or later."""
    row = CaseLimit(code=code, many=many, unit=unit, since=since, why=why, by=by, set_at=present())
    row.save()
    record(what="write", act=Act.SET_LIMITS, by=by, about=code, reason="set limit")
    return row
