"""Actions of deliveries: handing files in, taking refused rows away."""

from wayhome.governance.audit import Plain
from wayhome.governance.roles import Act
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions.once import action
from wayhome.workspace.trail.recording import record


@action
def hand_in(*, number: str, files: list[dict[str, str | int]], by: User) -> None:
    """Note that files were handed in: their hashes and sizes, before any of them is read.

    The store is not a database and cannot share its transaction. So the event comes first and
    names each file by its sha256, which its receipt carries too: nothing can be received unseen.
    """
    kept: list[Plain] = [dict(file) for file in files]
    details: dict[str, Plain] = {"handed_in": number, "files": kept}
    record(what="write", act=Act.SEND_FILES, by=by, about=by.agency, details=details)


@action
def take_refused(*, delivery: str, file: str, rows: int, by: User) -> None:
    """Note that refused rows left as a file."""
    record(
        what="write",
        act=Act.SEE_REFUSED_ROWS,
        by=by,
        about=delivery,
        reason="download of refused rows",
        details={"file": file, "rows": rows},
    )
