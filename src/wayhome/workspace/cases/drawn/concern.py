"""A concern as its page shows it: what was seen, apart from what somebody makes of it; danger and
what was done; what screening came to; what whoever raised it was told."""

from collections.abc import Sequence
from dataclasses import dataclass

from wayhome.casework.case import Case as Told
from wayhome.casework.pathways.concern import OUTCOMES, RAISED, WAITS
from wayhome.workspace.cases.choosing import Names
from wayhome.workspace.cases.drawn.retold import Retold, Teller
from wayhome.workspace.cases.opening import Opened

ASKED = ("raised", "more")
SEEN = ("seen", "when", "where", "how", "who")


@dataclass(frozen=True)
class Seen:
    """One account: what was seen, and apart from it what they make of it and who says so."""

    told: Retold
    who: str
    opinion: str
    danger: str
    done: str

    @property
    def safe(self) -> bool:
        """Whether they said that nobody is in danger; not sure is not that."""
        return self.danger == "No"


@dataclass(frozen=True)
class Concern:
    """`danger`: accounts by which somebody may be in danger; `outcome`: what screening came to
    last; `waits`: whether it is still, or again, to be screened; `told`: what whoever raised it was
    told."""

    seen: Sequence[Seen]
    danger: Sequence[Seen]
    outcome: Retold | None
    waits: bool
    asked: Retold | None
    acknowledged: Retold | None
    told: Sequence[Retold]
    reach: str


def shown(found: Opened, names: Names) -> Concern:
    """A concern in words."""
    tell, case = Teller(found, names), found.told
    seen = [_seen(tell.retold(one, *SEEN)) for code in ASKED for one in case.every(code)]
    first = tell.retold(case.every("raised")[0])
    return Concern(
        seen,
        [one for one in seen if not one.safe],
        _newest(case, tell),
        case.state in {RAISED, WAITS},
        tell.latest("asked"),
        tell.latest("acknowledged"),
        tell.every("told"),
        str(first.by.get("reach") or ""),
    )


def _seen(one: Retold) -> Seen:
    said = {code: str(answer) for code, answer in one.by.items()}
    who = said.get("raiser") or said.get("who") or ""
    return Seen(one, who, said.get("opinion", ""), said["danger"], said.get("done", ""))


def _newest(case: Told, tell: Teller) -> Retold | None:
    found = (one for one in reversed(case.said) if one.code in OUTCOMES)
    return next((tell.retold(one) for one in found), None)
