"""The next sitting of a panel: offered with its day filled, begun by a person.

    over  ─>  who sits, and what was put off, as the last one had it  ─>  planned, out of it

Keeps: an item whose case whoever plans cannot read is not carried on by them; who takes part in
that case puts it on again.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters

from wayhome.casework.case import Case as Told
from wayhome.casework.fields import Kind
from wayhome.casework.limits import Limit
from wayhome.casework.panel import Item, Member, agenda, chair_of, members
from wayhome.casework.panel.agenda import Came
from wayhome.casework.panel.cycle import cycle, meets_again
from wayhome.casework.pathways.panel import (
    CANCELLED,
    CHAIR,
    ITEM,
    MEMBER,
    MINUTED,
    OVER,
    PANEL,
    PLAN,
)
from wayhome.governance.roles import Act
from wayhome.lexicon.errors import BadUsage
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import cases as actions
from wayhome.workspace.cases.forms import Saying, initial_of, new_case, new_number
from wayhome.workspace.cases.models import About, Case
from wayhome.workspace.cases.opening import Opened, open_case
from wayhome.workspace.cases.standing import limits_of, seen_by
from wayhome.workspace.faults import told
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import gated
from wayhome.workspace.pages.views.opening import opened
from wayhome.workspace.pages.words import day

FINISHED = frozenset({OVER, MINUTED})


class Sitting(Saying):
    """What a sitting is planned by, filled from the last one."""

    called = forms.CharField(
        label="What is it called?", max_length=200,
        error_messages=told("Write what it is called, like “Panel of 8 December”."),
    )  # fmt: skip
    again = forms.MultipleChoiceField(
        label="What was put off comes up again", required=False,
        widget=forms.CheckboxSelectMultiple, error_messages=told(""),
    )  # fmt: skip

    def __init__(self, put_off: Sequence[Item], *args: Any, **kwargs: Any) -> None:
        super().__init__(PLAN.fields, *args, **kwargs)
        self.put_off = {str(one.place): one.title for one in put_off}
        self.fields["again"].choices = list(self.put_off.items())  # type: ignore[attr-defined]


def next_of(found: Opened) -> datetime | None:
    """When the next sitting would be, of a panel that is over and led to none yet."""
    if found.told.state not in FINISHED or following(found.row):
        return None
    return meets_again(found.told.first, _held(found))


def following(row: Case) -> Case | None:
    """The sitting that was planned after one, where it was not cancelled."""
    led_to = Case.objects.filter(out_of=row, pathway=PANEL.code)
    return led_to.exclude(stands=f"{PANEL.code}/{CANCELLED}").first()


def _held(found: Opened) -> dict[str, Limit]:
    return dict(limits_of(found.row))


@sensitive_post_parameters()
@gated(task=Act.WORK_CASES)
def next_sitting(request: HttpRequest, case: str) -> HttpResponse:
    """Plan the sitting after one that is over."""
    found, user = open_case(request, case), signed_in(request)
    if isinstance(found, HttpResponse):
        return found
    if found.told.pathway is not PANEL or found.told.state not in FINISHED:
        raise Http404
    planned = following(found.row)
    if planned is not None:
        messages.info(request, "The next sitting is planned already.")
        return redirect("case", planned.pk)
    put_off, unread = _put_off(found.told, user)
    form = Sitting(put_off, request.POST or None, initial=_drawn(found, put_off))
    if request.method == "POST" and form.is_valid():
        try:
            row = _begun(request, found, form, put_off)
        except BadUsage as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Planned, with those who sat last time.")
            return redirect("case", row.number)
    every = cycle(found.told.first, _held(found))
    context = {"case": found.row, "form": form, "kinds": Kind, "every": every, "unread": unread}
    context["members"] = members(found.told)
    return render(request, "cases/sitting.html", context, status=422 if form.errors else 200)


def _drawn(found: Opened, put_off: Sequence[Item]) -> dict[str, Any]:
    meets = meets_again(found.told.first, _held(found))
    given = {**found.told.first, "meets": f"{meets:%Y-%m-%dT%H:%M}" if meets else ""}
    called = f"Panel of {day(meets.date())}" if meets else ""
    again = [str(one.place) for one in put_off]
    drawn = initial_of(PLAN.fields, given)
    return {"number": new_number(), "place": 0, "called": called, "again": again, **drawn}


def _put_off(case: Told, user: User) -> tuple[list[Item], int]:
    """What was put off and may be carried on by this account, and how many more were."""
    every = [one for one in agenda(case) if one.came is Came.PUT_OFF]
    seen = set(
        seen_by(user).filter(pk__in=[one.case for one in every]).values_list("pk", flat=True)
    )
    mine = [one for one in every if not one.case or one.case in seen]
    return mine, len(every) - len(mine)


def _begun(request: HttpRequest, found: Opened, form: Sitting, put_off: Sequence[Item]) -> Case:
    user, again = signed_in(request), set(form.cleaned_data["again"])
    about = actions.Subject(form.cleaned_data["called"], kind=About.MEETING, out_of=found.row)
    carried = [one for one in put_off if str(one.place) in again]
    agencies = list(found.row.agencies.values_list("agency", flat=True))
    with opened(request) as seen:
        release = seen.release.folder.name
    return actions.begin(
        case=new_case(), pathway=PANEL, about=about, saying=form.saying(PLAN.code), tell=agencies,
        release=release, more=list(_more(found.told, carried)), by=user,
    )  # fmt: skip


def _more(case: Told, carried: Sequence[Item]) -> Iterator[actions.Saying]:
    """Who sat, in their order, then who was in the chair, then what was put off."""
    sat, chair = members(case), chair_of(case, "")
    for one in sat:
        yield _said(MEMBER.code, name=one.name, agency=one.agency, seat=one.seat)
    if chair in sat:
        yield _said(CHAIR.code, member=_place_of(chair, sat))
    for item in carried:
        yield _said(ITEM.code, kind=item.kind, case=item.case, title=item.title, asks=item.asks,
                    minutes=str(item.minutes))  # fmt: skip


def _place_of(one: Member | None, sat: Sequence[Member]) -> str:
    """Its place in the new case: after what planned it."""
    return str(1 + [each.place for each in sat].index(one.place if one else -1))


def _said(code: str, **details: str) -> actions.Saying:
    return actions.Saying(new_number(), code, {k: v for k, v in details.items() if v}, 0)
