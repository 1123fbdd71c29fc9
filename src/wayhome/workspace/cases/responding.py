"""The pages that begin a crisis response from a found child, and that join one.

Keeps: what is known already is filled in and can be changed; told apart from the case itself, which
is opened for a purpose of its own.
"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from wayhome.casework.fields import Kind, Value
from wayhome.casework.pathways.crisis import CRISIS, FOUND
from wayhome.governance.access import may
from wayhome.governance.roles import Act
from wayhome.lexicon.errors import BadUsage
from wayhome.workspace.actions import cases as actions
from wayhome.workspace.cases import drafts, meanwhile, one_by_one
from wayhome.workspace.cases.alongside import home_told
from wayhome.workspace.cases.forms import Saying, initial_of, new_case, new_number
from wayhome.workspace.cases.models import Case
from wayhome.workspace.cases.standing import seen_by as in_which
from wayhome.workspace.found.entries import seen_by, shown
from wayhome.workspace.found.models import FoundEntry
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import for_purpose, gated
from wayhome.workspace.pages.views.opening import opened

PURPOSE = "found_child"  # who begins or joins a response stands beside a found child


@sensitive_post_parameters()
@gated(task=Act.WORK_CASES)
def respond(request: HttpRequest, reference: str) -> HttpResponse:
    """Begin the crisis response for a child who was found, with what is known already."""
    entry = _found(request, reference)
    begun = Case.objects.filter(found=entry).first()
    if begun is not None and request.method != "POST":
        return redirect("found-entry", reference)
    for_purpose(request, PURPOSE)
    with opened(request) as seen:
        (one,) = shown(seen, [entry])
        context: dict[str, Any] = {
            "one": one,
            "entry": entry,
            "lead": one.name,
            "takes_part": [seen.agency_name(code) for code in _take_part(request, entry)],
            "told_close": _told_close(request, entry),
        }
    held = drafts.of(request, f"/{CRISIS.code}/{entry.reference}")
    drawn = {"number": new_number(), "place": 0, **initial_of(FOUND.fields, _known(entry))}
    drawn |= drafts.initial(held.one, Saying(FOUND.fields))

    def make(sent: QueryDict | None) -> Saying:
        return Saying(FOUND.fields, sent, initial=drawn)

    back = (reverse("found-entry", args=[reference]), f"{one.name} was found")
    title = "Begin the crisis response"
    sheet = one_by_one.Sheet(title, "Begin", held, make, lambda: context, back)
    page = one_by_one.turn(request, sheet)
    if page is not None:
        return page
    form = make(request.POST or None)
    if begun is None and request.method == "POST" and form.is_valid():
        try:
            row = _begun(request, entry, form, held.key)
        except BadUsage as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "The crisis response has begun.")
            return redirect("case", row.number)
    context |= {
        "form": form,
        "kinds": Kind,
        "begun": begun,
        "joined": begun is not None and in_which(signed_in(request)).filter(pk=begun.pk).exists(),
        "held": held,
        "back_to": request.path,
        "theirs": meanwhile.of_drafts(form, held.others),
        "one_by_one": begun is None and one_by_one.offered(form),
        "undecided": one_by_one.undecided(request),
    }
    status = 409 if begun else 422 if form.errors else 200
    return render(request, "cases/respond.html", context, status=status)


@require_POST
@gated(task=Act.WORK_CASES)
def join(request: HttpRequest, reference: str) -> HttpResponse:
    """Take part in the response for a child of whom one's agency was told."""
    begun = Case.objects.filter(found=_found(request, reference)).first()
    if begun is None:
        raise Http404
    for_purpose(request, PURPOSE)
    try:
        actions.join(case=begun.number, by=signed_in(request))
    except BadUsage as twice:
        messages.info(request, str(twice))
    return redirect("case", begun.number)


def _found(request: HttpRequest, reference: str) -> FoundEntry:
    """An entry that this account may see and that stands, for a role that is beside a child."""
    if not may(signed_in(request).viewer, Act.CHECK).allowed:
        raise Http404
    entry = seen_by(signed_in(request)).filter(pk=reference, taken_back_at=None).first()
    if entry is None:
        raise Http404
    return entry


def _begun(request: HttpRequest, entry: FoundEntry, form: Saying, draft: str) -> Case:
    return actions.begin(
        case=new_case(),
        pathway=CRISIS,
        about=actions.Subject(entry.called, entry.person_id, entry),
        saying=form.saying(FOUND.code),
        tell=_take_part(request, entry),
        release=entry.release,
        draft=draft,
        more=_answered_already(entry),
        by=signed_in(request),
    )


def _answered_already(entry: FoundEntry) -> list[actions.Saying]:
    """That the home council was told, where it answered the notice before the response began."""
    answered = entry.notices.filter(why="home", openly=True, acknowledged_at__isnull=False)
    first = answered.select_related("acknowledged_by").order_by("acknowledged_at").first()
    if first is None or first.acknowledged_by is None or first.acknowledged_at is None:
        return []
    told = home_told(first.acknowledged_by, first.acknowledged_at)
    return [actions.Saying(new_number(), "home told", told, 1)]


def _take_part(request: HttpRequest, entry: FoundEntry) -> list[str]:
    """The agencies that take part from the beginning: one's own, that which found the child, and
    those of which others may know that they were told."""
    openly = entry.notices.filter(openly=True).values_list("agency", flat=True)
    return list(dict.fromkeys([signed_in(request).agency, entry.agency, *openly]))


def _told_close(request: HttpRequest, entry: FoundEntry) -> bool:
    """Whether others do not know yet that one's own agency was told."""
    return entry.notices.filter(agency=signed_in(request).agency, openly=False).exists()


def _known(entry: FoundEntry) -> dict[str, Value]:
    """What the entry says already, as the form asks it."""
    at = timezone.localtime(entry.found_at)
    known: dict[str, Value] = {"at": f"{at:%Y-%m-%dT%H:%M}", "where": entry.place}
    if entry.born and entry.born_precision == "day":
        known["born"] = entry.born.isoformat()
    if entry.age is not None:
        known["age"] = str(entry.age)
    if entry.phone:
        known["phones"] = entry.phone
    return known
