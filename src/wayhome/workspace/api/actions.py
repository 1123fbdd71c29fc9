"""Actions that an agency owes: listed page by page for its own system, and said to be done.

Keeps: only of cases in which the agency takes part, and only its own; nothing is done twice.
"""

from collections.abc import Mapping
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from wayhome.casework.agreed import AGREED, DONE, DROPPED, ESCALATED, State
from wayhome.casework.fields import moment, problems
from wayhome.casework.pathways.concern import CONCERN
from wayhome.governance.roles import Act
from wayhome.governance.scopes import Scope
from wayhome.lexicon.errors import BadUsage
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import cases
from wayhome.workspace.api.calls import Call, Plain, Sent, Unfit, call, in_one
from wayhome.workspace.api.shapes import (
    DAY,
    DAY_WRITTEN,
    MOMENT,
    MOMENT_WRITTEN,
    asked,
    case_number,
    day_on,
    obj,
    one_of,
    perhaps,
    several,
    told,
    whole,
    written,
)
from wayhome.workspace.cases.forms import new_number
from wayhome.workspace.cases.models import TAKE_BACK, Case, CaseAction, CaseEntry
from wayhome.workspace.cases.standing import present, seen_by
from wayhome.workspace.config.failures import NO_SUCH_PAGE, NobodyThere
from wayhome.workspace.gate.passages import signed_in

PER_PAGE, MOST = 50, 200
OF_ACTIONS = (AGREED, DONE, DROPPED, ESCALATED, TAKE_BACK)
OVER_ALREADY = "This action is {} already. Nothing was written."
PLACE = written(r"^[0-9]{1,4}$", "as 4", "Which entry of the case agreed it.")
# what the page asks when an action was done, but for which action: that stands in the address
ASKS = [one for one in CONCERN.entries[DONE].fields if one.code != "action"]

ACTION = obj(
    "An action.",
    case=case_number(),
    place=whole(0, 10_000, "Which entry of the case agreed it."),
    what=told("What is to be done, as it was agreed."),
    owner=told("Who there does it, as it was agreed."),
    due=day_on("The last day on which it is in time."),
    state=one_of(State),
    late={"type": "boolean"},
    escalated={"type": "boolean", "description": "Whether it was passed up."},
)
GIVEN = {
    "case": "C-7K3M-9Q2X-4TBC", "place": 4, "what": "Ring the school.",
    "owner": "Jo Reed, duty worker", "due": "2026-12-04", "state": "open", "late": False,
    "escalated": False,
}  # fmt: skip
QUERY = obj(
    "", [],
    state=one_of(State, "Those that stand so."),
    due_before=written(DAY, DAY_WRITTEN, "Due before this day."),
    changed_since=written(
        MOMENT, MOMENT_WRITTEN,
        "Of cases in which something was said of actions since. One may come that did not change "
        "itself; none that changed is left out.",
    ),
    cursor=written(r"^C-[0-9A-Z-]{1,18}\.[0-9]{1,4}$", "as an answer gave it",
                   "`next` of the answer before."),
    limit=whole(1, MOST, f"How many at most. Without it, {PER_PAGE}."),
)  # fmt: skip


@call(
    Call(
        "actions", "GET", "actions", "The actions that your agency owes", Act.WORK_CASES,
        Scope.ACTIONS, query=QUERY, says="By case. Ask on with `next` until there is none.",
        gives=obj("", actions=several(ACTION), next=perhaps(told("For `cursor`; nothing at the "
                                                                  "end."))),
        given={"actions": [GIVEN], "next": None},
    )
)  # fmt: skip
def actions(request: HttpRequest, sent: Sent) -> Plain:
    """One page of them."""
    many = int(sent.held.get("limit", PER_PAGE))
    rows = list(_wanted(signed_in(request), sent.held)[: many + 1])
    more = len(rows) > many
    rows = rows[:many]
    last = f"{rows[-1].case_id}.{rows[-1].place}" if more else None
    return {"actions": _told(rows), "next": last}


@call(
    Call(
        "action-done", "POST", "actions/<str:case>/<str:place>/done",
        "Say that an action was done", Act.WORK_CASES, Scope.ACTIONS_DONE,
        parts={"case": case_number(), "place": PLACE}, gives=ACTION,
        body={**asked(ASKS), "required": ["how"]}, example={"how": "They were rung: all is well."},
        given=GIVEN | {"state": "done"},
        says="An action that your own agency owes. `at`: without it, now. 409 where somebody said "
        "so before, or wrote in the case in the same moment: look again.",
    )
)  # fmt: skip
def done(request: HttpRequest, sent: Sent, case: str, place: str) -> Plain:
    """Write down that one was done; under the same key again, how it stands."""
    row = _own(signed_in(request), case, int(place))
    if not sent.made:
        if row.state != State.OPEN:
            raise Unfit(409, OVER_ALREADY.format(row.state))
        sent.once(lambda: _said(signed_in(request), row, sent.held))
        row = _own(signed_in(request), case, int(place))
    (answer,) = _told([row])
    return answer


def _own(user: User, case: str, place: int) -> CaseAction:
    row = _mine(user).filter(case=case, place=place).first()
    if row is None:
        raise NobodyThere(NO_SUCH_PAGE)
    return row


def _said(user: User, row: CaseAction, held: Mapping[str, str]) -> str:
    at = f"{timezone.localtime(present()):%Y-%m-%dT%H:%M}"
    details = {"at": at, **held, "action": str(row.place)}
    place = Case.objects.values_list("said", flat=True).get(pk=row.case_id)
    saying = cases.Saying(new_number(), DONE, details, place)
    try:
        return cases.say(case=row.case_id, saying=saying, by=user).number
    except cases.SaidSince as first:
        raise Unfit(409, str(first)) from first
    except BadUsage as refused:
        raise _unfit(held, refused) from refused


def _unfit(held: Mapping[str, str], refused: BadUsage) -> Unfit:
    """The sentences of the rules, by field where they are about one."""
    wrong = problems_of(held)
    if not wrong:
        return Unfit(422, str(refused))
    where, says = next(iter(wrong.items()))
    return Unfit(422, in_one(where, says), wrong)


def problems_of(held: Mapping[str, str]) -> dict[str, str]:
    """What is wrong with what was sent, by field."""
    now = f"{timezone.localtime(present()):%Y-%m-%dT%H:%M}"
    return problems(ASKS, {"at": now, **held}, present())


def _mine(user: User) -> QuerySet[CaseAction]:
    held = CaseAction.objects.filter(case__in=seen_by(user), agency=user.agency)
    return held.order_by("case_id", "place")  # by `case` it would be by when that began


def _wanted(user: User, held: Plain) -> QuerySet[CaseAction]:
    rows = _mine(user)
    if "state" in held:
        rows = rows.filter(state=held["state"])
    if "due_before" in held:
        rows = rows.filter(due__lt=_day(held["due_before"]))
    if "changed_since" in held:
        since = _moment(held["changed_since"])
        said = CaseEntry.objects.filter(code__in=OF_ACTIONS, said_at__gte=since)
        rows = rows.filter(case__in=said.values("case"))
    if "cursor" in held:
        case, _, place = held["cursor"].partition(".")
        rows = rows.filter(Q(case__gt=case) | Q(case=case, place__gt=int(place)))
    return rows


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Unfit(422, *_no_such("due_before")) from None


def _moment(text: str) -> datetime:
    found = moment(text)
    if found is None:
        raise Unfit(422, *_no_such("changed_since"))
    return found


def _no_such(name: str) -> tuple[str, dict[str, str]]:
    says = "There is no such day or time in the calendar."
    return in_one(name, says), {name: says}


def _told(rows: list[CaseAction]) -> list[Plain]:
    """Each with its words."""
    today = timezone.localdate(present())
    entries = CaseEntry.objects.filter(case__in={one.case_id for one in rows}, code=AGREED)
    words = {(one.case_id, one.place): one.details for one in entries}
    return [
        {
            "case": one.case_id,
            "place": one.place,
            "what": words[one.case_id, one.place]["what"],
            "owner": words[one.case_id, one.place]["owner"],
            "due": one.due.isoformat(),
            "state": str(one.state),
            "late": one.state == State.OPEN and one.due < today,
            "escalated": one.escalated,
        }
        for one in rows
    ]
