"""Action of lists: adding a line."""

from collections.abc import Mapping
from datetime import date

from wayhome.governance.roles import Act
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions.once import action
from wayhome.workspace.cases.standing import present
from wayhome.workspace.lists.models import ListLine
from wayhome.workspace.trail.recording import record


@action
def add_line(
    *, kept: str, of: str, says: Mapping[str, str], since: date, why: str, source: str, by: User
) -> ListLine:
    """Say what a list holds of one thing from a day on; `says` empty: it is off the list."""
    row = ListLine(
        kept=kept, of=of, says=dict(says), since=since, why=why, source=source, by=by,
        set_at=present(),
    )  # fmt: skip
    row.save()
    record(what="write", act=Act.SET_LIMITS, by=by, about=kept, reason="add list line")
    return row
