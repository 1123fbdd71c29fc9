"""The action of exports: that files left, which, for whom and until when."""

from collections.abc import Collection
from typing import Any

from wayhome.governance.audit import Plain
from wayhome.governance.roles import Act
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions.once import action
from wayhome.workspace.trail.recording import record

SAID = ("number", "marking", "recipient", "expires", "profile", "release")


@action
def export_ties(
    *, about: str, purpose: str, manifest: dict[str, Any], named: Collection[str], by: User
) -> None:
    """Note that ties of a person left as files; each by its hash, so that a copy can be known.

    `named`: whoever stands in them by name, so that their own page tells of it too."""
    details: dict[str, Plain] = {word: str(manifest[word]) for word in SAID}
    details["files"] = [f"{one['file']} {one['sha256']}" for one in manifest["files"]]
    details["people"] = list[Plain](sorted(named))
    record(
        what="write",
        act=Act.EXPORT_TIES,
        by=by,
        about=about,
        purpose=purpose,
        reason=str(manifest["why_named"]),
        details=details,
    )
