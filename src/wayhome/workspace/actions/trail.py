"""The action of the trail: taking a copy away."""

from wayhome.governance.roles import Act
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions.once import action
from wayhome.workspace.trail.recording import record


@action
def export_trail(*, filters: str, by: User) -> None:
    """Note that events left as a file, and which."""
    record(what="write", act=Act.EXPORT_TRAIL, by=by, details={"filters": filters})
