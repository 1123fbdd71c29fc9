"""The clocks of a case as the interface tells them."""

from wayhome.workspace.api.calls import Plain
from wayhome.workspace.cases.opening import Opened
from wayhome.workspace.cases.standing import limits_of, present


def clocks_of(found: Opened) -> list[Plain]:
    """Every clock that has begun, by when each is due."""
    read = found.told.clocks(limits_of(found.row), present())
    return [
        {
            "code": one.clock.code, "words": one.clock.words, "state": str(one.state),
            "started": one.started.isoformat(), "due": one.due.isoformat(),
        }
        for one in sorted(read, key=lambda each: each.due)
    ]  # fmt: skip
