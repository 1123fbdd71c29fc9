"""When a panel last had a case before it, as far as whoever asks may know."""

from datetime import datetime

from wayhome.casework.pathways.panel import MINUTED, OVER, PANEL
from wayhome.workspace.accounts.models import User
from wayhome.workspace.cases.models import Case, CaseEntry
from wayhome.workspace.cases.standing import seen_by, standing

_SAT = [f"{PANEL.code}/{one}" for one in (OVER, MINUTED)]


def last_sitting(user: User, but: Case, case: str) -> datetime | None:
    """When the newest sitting that is over had this case on its agenda, of the panels in which the
    account's agency takes part; None where there was none. `but`: the panel that is prepared."""
    held = seen_by(user).filter(pathway=PANEL.code, stands__in=_SAT).exclude(pk=but.pk)
    put_on = CaseEntry.objects.filter(case__in=held, code="item", details__case=case)
    panels = Case.objects.filter(pk__in=put_on.values("case"))
    return max((at for one in panels if (at := _ended(one, case))), default=None)


def _ended(panel: Case, case: str) -> datetime | None:
    """When it ended, where the item was not taken back."""
    said = standing(list(panel.entries.order_by("place")))
    if not any(one.code == "item" and one.details.get("case") == case for one in said):
        return None
    return next((one.said_at for one in said if one.code == "over"), None)
