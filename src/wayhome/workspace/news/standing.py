"""What is new for somebody now: told, not read, and of a case that they may open today.

    said to be read          they pressed the button
    opened since             a look at the case, after it was told, by them; of what was told to a
                             whole agency, by anybody there
    past                     a clock that was met since, an action that was done

Keeps: this is the only way in, for pages and for e-mail alike. That a case was opened is read from
the trail, which knows it anyway: a page that is opened writes nothing but its look. A look counts
where it showed the entry (how many entries there were is noted with it), so that nothing is taken
for read that was written while somebody's page was being drawn.
"""

from collections.abc import Iterable
from datetime import UTC, datetime

from django.db.models import CharField, Exists, IntegerField, OuterRef, Q, QuerySet
from django.db.models.fields.json import KT
from django.db.models.functions import Cast

from wayhome.casework.agreed import State as ActionState
from wayhome.casework.telling import New
from wayhome.workspace.accounts.models import User
from wayhome.workspace.cases.listing import CLOSED, DUE
from wayhome.workspace.cases.models import CaseAction, CaseAgency, CaseClock
from wayhome.workspace.news.models import News
from wayhome.workspace.news.telling import WORKING
from wayhome.workspace.trail.models import AuditEvent

SHOWED = "case_entries"  # on the look at a case: how many entries it showed
OF_CLOCKS = frozenset({New.SOON, New.LATE})
OF_ACTIONS = frozenset({New.ACTION, New.ACTION_LATE})


def told(user: User | None = None) -> QuerySet[News]:
    """News of cases that whoever was told may open now; of one account, or of all."""
    part = CaseAgency.objects.filter(case=OuterRef("case"), agency=OuterRef("account__agency"))
    held = News.objects.filter(
        Exists(part), account__is_active=True, account__role__in=WORKING
    ).select_related("case__found", "account")
    return held if user is None else held.filter(account=user)


def unread(user: User | None = None) -> list[News]:
    """What nobody has read, opened or seen to since, the newest first; of one account, or of
    all."""
    return _standing(_unread(told(user)))


def to_mail() -> dict[User, list[News]]:
    """What is to be mailed, by account: unread, in no e-mail yet, to those who want e-mails. The
    address of a demonstration's account is nobody's."""
    held = _unread(told()).filter(mailed_at=None, account__is_demonstration=False)
    found: dict[User, list[News]] = {}
    for one in _standing(held.exclude(account__mailing__wanted=False)):
        found.setdefault(one.account, []).append(one)
    return found


def of_clock(code: str, due: datetime) -> str:
    """How news names a clock: with the moment it is due, so that another is told anew."""
    return f"{code}@{due.astimezone(UTC):%Y-%m-%dT%H:%M}"


def of_action(one: CaseAction) -> str:
    """How news names an action that is late."""
    return f"{one.place}@{one.due}"


def place_of(one: News) -> int:
    """The place of the entry that news is of."""
    return int(one.of.partition("@")[0])


def _unread(held: QuerySet[News]) -> QuerySet[News]:
    looks = AuditEvent.objects.annotate(showed=Cast(KT(f"details__{SHOWED}"), IntegerField()))
    looks = looks.filter(
        what="look", about=OuterRef("case"), at__gt=OuterRef("told_at"),
        showed__gt=OuterRef("place"),
    )  # fmt: skip
    own = Exists(looks.filter(actor=Cast(OuterRef("account"), CharField())))
    anybody = Exists(looks.filter(agency=OuterRef("account__agency")))
    return held.filter(~own, read_at=None).exclude(Q(anybody, whole=True))


def _standing(held: Iterable[News]) -> list[News]:
    """Without what is past: nobody has a use for a clock that was met since."""
    rows = list(held)
    clocks, actions = _clocks(rows), _actions(rows)
    return [one for one in rows if _stands(one, clocks, actions)]


def _stands(one: News, clocks: set[tuple[str, str]], actions: set[tuple[str, int]]) -> bool:
    if one.new in OF_CLOCKS:
        return (one.case_id, one.of) in clocks
    return one.new not in OF_ACTIONS or (one.case_id, place_of(one)) in actions


def _clocks(rows: Iterable[News]) -> set[tuple[str, str]]:
    cases = {one.case_id for one in rows if one.new in OF_CLOCKS}
    running = CaseClock.objects.filter(case__in=cases, state__in=DUE)
    held = running.exclude(case__stands__in=CLOSED)
    return {(one.case_id, of_clock(one.code, one.due)) for one in held}


def _actions(rows: Iterable[News]) -> set[tuple[str, int]]:
    cases = {one.case_id for one in rows if one.new in OF_ACTIONS}
    held = CaseAction.objects.filter(case__in=cases, state=ActionState.OPEN)
    return set(held.values_list("case_id", "place"))
