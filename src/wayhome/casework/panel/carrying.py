"""What is said at a panel that is an entry of the case behind an item too.

    decided on a referral, with its seats and its chair  ─>  the same decision in the referral
    put on the agenda, of a crisis response              ─>  its place at a panel, with the day

Keeps: the rules of that case hold (of a referral, `casework.referral.checks`), and a referral whose
route is not the panel's is decided by no panel (facts §1.4). What the referral keeps of who decided
names the sitting.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wayhome.casework.fields import NO, YES, Said, Value
from wayhome.casework.panel.agenda import agenda
from wayhome.casework.panel.sitting import chair_of
from wayhome.casework.referral.routes import PANEL
from wayhome.casework.referral.states import FIRST_NO, FIRST_YES, SECOND_NO, SECOND_YES

if TYPE_CHECKING:
    from wayhome.casework.case import Case

BECOMES = {
    "first positive": (FIRST_YES,),
    "first negative": (FIRST_NO,),
    "both positive": (FIRST_YES, SECOND_YES),
    "both negative": (FIRST_YES, SECOND_NO),
    "second positive": (SECOND_YES,),
    "second negative": (SECOND_NO,),
}
# Each on its own: a referral says of each that its standard was met, or was what it was held to.
_HELD_TO = "met"
SLOT = "slot"  # of a crisis response
Told = tuple[str, Said]  # what is said, by its code, and its answers
RETOLD = ("at", "reasons", "evidence", "dissent")
ANOTHER_ROUTE = (
    "It was sent to the central authority, which decides on it: a panel can hear it, and not "
    "decide on it."
)


# Grounds are decided of somebody who was referred, by the route of that day (facts §1.4).
NO_REFERRAL = (
    "No referral is behind this item, so nobody decides here whether there are grounds. Begin a "
    "referral, have it sent, and put that on the agenda; of this item, decide on the plan."
)


def behind(panel: "Case", code: str, details: Said) -> str:
    """The number of the case in which this is said too; nothing where it is said at the panel
    alone: of an item without a case, and of what is no decision on a referral."""
    if code == "item":
        return str(details.get("case") or "")
    if code != "decided" or details.get("decision") not in BECOMES:
        return ""
    of = {str(one.place): one.case for one in agenda(panel)}
    return of.get(str(details.get("item")), "")


def refused(there: "Case") -> Iterator[str]:
    """Why a panel does not decide on what is behind an item; nothing where it may."""
    if there.pathway.code != "referral":
        yield NO_REFERRAL
    elif there.latest("sent").get("route", PANEL) != PANEL:
        yield ANOTHER_ROUTE


def carried(panel: "Case", one: Told, sitting: str, there: "Case", now: str) -> list[Told]:
    """The entries of the case behind that say it, in their order. `sitting`: what the panel is
    called, with its number; `now`: in London, as a form keeps it."""
    code, details = one
    if code == "item":
        return _slot(panel, there, now)
    return _decided(panel, details, sitting, there) if there.pathway.code == "referral" else []


def _slot(panel: "Case", there: "Case", now: str) -> list[Told]:
    """Of a crisis response that is on no agenda yet."""
    if SLOT in there.codes or SLOT not in {each.code for each in there.offered}:
        return []
    return [(SLOT, {"at": now, "day": str(panel.first.get("meets"))[:10]})]


def _decided(panel: "Case", decided: Said, sitting: str, referral: "Case") -> list[Told]:
    chair = chair_of(panel, str(decided.get("item")))
    by = f"{sitting}, in the chair: {chair.name}" if chair else sitting
    codes = BECOMES[str(decided.get("decision"))]
    same = len(codes) > 1 or str(referral.latest(FIRST_YES).get("by") or "").startswith(sitting)
    told: dict[str, Value] = {each: decided.get(each) for each in RETOLD}
    told |= {"by": by, "standard": _HELD_TO}
    meeting: dict[str, Value] = {"meeting": YES if same else NO}
    return [(code, told | (meeting if code in {SECOND_YES, SECOND_NO} else {})) for code in codes]
