"""Whose words at a panel somebody may read: what is said of an item belongs to the case behind it.

Keeps: of an item whose case the reader's agency takes no part in stand its title, what is asked and
whether it is over; not what they say, what was decided, or why. Whoever keeps the papers of the
panel, which is the agency that leads it, wrote them and reads them (roles: panel coordinator).
"""

from collections.abc import Iterable, Iterator

from wayhome.workspace.accounts.models import User
from wayhome.workspace.cases.choosing import Names
from wayhome.workspace.cases.models import Case, CaseEntry
from wayhome.workspace.cases.standing import seen_by

KEPT_BACK = "Your agency takes no part in the case behind this item."
OF_ITEMS = frozenset({"heard", "decided", "put off", "conflict"})


def keeps_papers(row: Case, user: User) -> bool:
    """Whether an account's agency leads a panel, and so reads everything that was said at it."""
    return row.pathway == "panel" and row.leads == user.agency


def case_behind(said: Iterable[CaseEntry], one: CaseEntry) -> str:
    """The number of the case that an entry of a panel speaks of; nothing where it speaks of none,
    or says no more than that it is on the agenda."""
    if one.code == "left off":
        return str(one.details.get("case") or "")
    if one.code not in OF_ITEMS:
        return ""
    item = str(one.details.get("item"))
    each = (e for e in said if str(e.place) == item)
    return next((str(e.details.get("case") or "") for e in each), "")


def is_kept_back(names: Names, said: Iterable[CaseEntry], one: CaseEntry) -> bool:
    """Whether the words of an entry are not for whoever looks."""
    return one.case.pathway == "panel" and not names.sees(case_behind(said, one))


def readable(
    names: Names, every: Iterable[CaseEntry], of: Iterable[CaseEntry]
) -> Iterator[CaseEntry]:
    """Some of the entries of a case, those alone whose words are for whoever looks."""
    said = list(every)
    return (one for one in of if not is_kept_back(names, said, one))


def refusal(row: Case, said: Iterable[CaseEntry], code: str, item: str, user: User) -> str:
    """Why somebody writes nothing of an item: nobody writes of a case what they could not read."""
    if row.pathway != "panel" or code not in OF_ITEMS or keeps_papers(row, user):
        return ""
    each = (str(e.details.get("case") or "") for e in said if str(e.place) == item)
    number = next(each, "")
    seen = not number or seen_by(user).filter(pk=number).exists()
    return "" if seen else f"{KEPT_BACK} Somebody of an agency that does can write this down."
