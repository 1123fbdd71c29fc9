"""The pages of deliveries: what arrived, what was refused and why."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import partial
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from wayhome.extracts.listing import Torn
from wayhome.extracts.mending import for_mending
from wayhome.extracts.withdrawing import Why
from wayhome.governance.access import may
from wayhome.governance.roles import Act
from wayhome.insight import freshness
from wayhome.lexicon.agencies import OWN_FEED, read_register
from wayhome.lexicon.home import home
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import deliveries as actions
from wayhome.workspace.deliveries.clearing import clear_away, tried
from wayhome.workspace.deliveries.days import together
from wayhome.workspace.deliveries.dry_runs import to_attend
from wayhome.workspace.deliveries.finishing import NOT_YET, finished, left
from wayhome.workspace.deliveries.handed_in import HandIn, Standing, hand_ins, missing
from wayhome.workspace.deliveries.receipts import Receipt, listing, receipt
from wayhome.workspace.deliveries.refusals import refusals
from wayhome.workspace.deliveries.seeing import may_know_of, may_see_refused
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import gated, note
from wayhome.workspace.reading.release import clock

PER_PAGE = 20  # of the list: what one agency sent on one day
ROWS_PER_PAGE = 50
LATELY = timedelta(days=1)  # a hand-in that is told stays on the list for whoever wandered off


@gated(task=Act.SEE_DELIVERIES)
def deliveries(request: HttpRequest) -> HttpResponse:
    """What each agency sent on each day, newest first, narrowed in the address bar."""
    tried(partial(clear_away, home()))
    _finish(request)
    found, user = listing(home()), signed_in(request)
    every = found.receipts
    held = [one for one in every if may_know_of(user, one)]
    may_send = may(user.viewer, Act.SEND_FILES).allowed
    register = read_register(home().agencies)
    chosen = {name: request.GET.get(name, "") for name in ("agency", "feed", "refused")}
    days = together(_narrowed(held, chosen), lambda c: register[c].name if c in register else c)
    standing = [(r.agency, r.feed, r.received_at) for r in every if r.withdrawal is None]
    context = {
        "page": Paginator(days, PER_PAGE).get_page(request.GET.get("page")),
        "torn": _torn(user, found.torn),
        "agencies": register,
        "feeds": sorted({r.feed for r in held}),
        "chosen": chosen,
        "query": urlencode({name: value for name, value in chosen.items() if value}),
        "freshness": freshness(register, standing),
        "clock": clock(),
        "may_send": may_send,
        "handed_in": _handed_in(user.agency, held) if may_send else [],
        "dry_runs": to_attend(home(), user.agency) if may_send else [],
    }
    return render(request, "deliveries/list.html", context)


def _torn(user: User, torn: Iterable[Torn]) -> list[str]:
    """Sentences of deliveries that cannot be read. Whose one is whose receipt is torn, nobody can
    say: it is told to everybody here, by its id and by nothing else."""
    return [o.says for o in torn if o.receipt is None or may_know_of(user, o.receipt)]


def _narrowed(held: list[Receipt], chosen: dict[str, str]) -> list[Receipt]:
    return [
        one
        for one in held
        if chosen["agency"] in ("", one.agency)
        and chosen["feed"] in ("", one.feed)
        and (one.to_mend or not chosen["refused"])
    ]


@gated(task=Act.SEE_DELIVERIES)
def delivery(request: HttpRequest, delivery: str) -> HttpResponse:
    """One delivery; its refused rows where the viewer may see values of people."""
    user = signed_in(request)
    _finish(request)
    held = _held(user, delivery)
    seeing, ours = may_see_refused(user, held), user.agency == held.agency
    asked = request.GET.get("page", "")
    number = max(1, int(asked)) if asked.isdecimal() else 1
    rows = refusals(held, (number - 1) * ROWS_PER_PAGE, ROWS_PER_PAGE) if seeing.allowed else []
    note(request, refused_rows_shown=len(rows))
    context = {
        "receipt": held,
        "agency": read_register(home().agencies).get(held.agency),
        "seeing": seeing,
        "may_send": ours and may(user.viewer, Act.SEND_FILES).allowed,
        "may_withdraw": ours
        and held.feed != OWN_FEED
        and may(user.viewer, Act.WITHDRAW_DELIVERY).allowed,
        "withdrawn": _withdrawn(held),
        "refusals": rows,
        "files": [path.name for path in for_mending(held.folder)] if seeing.allowed else [],
        "page_number": number,
        "pages": max(1, -(-held.refused // ROWS_PER_PAGE)),
        "purpose_url": f"{reverse('purpose', args=[held.delivery])}?next={request.path}",
    }
    return render(request, "deliveries/detail.html", context)


def _finish(request: HttpRequest) -> None:
    """What was decided of deliveries and is not done yet: done now, or said to whoever may know of
    one of them."""
    if not finished(home()) and _some_left(signed_in(request)):
        messages.warning(request, NOT_YET)


def _some_left(user: User) -> bool:
    steps = {one.delivery for one in left(home())}
    every = listing(home()).receipts
    return any(one.delivery in steps and may_know_of(user, one) for one in every)


def _withdrawn(held: Receipt) -> dict[str, object]:
    """When, by whom and why, in words; empty for a delivery that stands."""
    mark = held.withdrawal
    if mark is None:
        return {}
    return {"at": datetime.fromisoformat(mark.at), "by": mark.by, "why": Why(mark.why).words}


@gated(task=Act.SEE_REFUSED_ROWS)
def refused_file(request: HttpRequest, delivery: str, name: str) -> HttpResponseBase:
    """Refused rows as the agency can mend and send them again."""
    held = _held(signed_in(request), delivery)
    seeing = may_see_refused(signed_in(request), held)
    if not seeing.allowed:
        raise PermissionDenied(seeing.reason)
    file = next((path for path in for_mending(held.folder) if path.name == name), None)
    if file is None:
        raise Http404
    by = signed_in(request)
    actions.take_refused(delivery=held.delivery, file=name, rows=held.refused, by=by)
    return FileResponse(file.open("rb"), as_attachment=True, filename=name)


def _handed_in(agency: str, held: list[Receipt]) -> list[tuple[HandIn, Standing]]:
    """One's own agency's: on their way in, lost and not come again, or told within a day."""
    ours = [one for one in hand_ins(home()) if one.agency == agency]
    # what is withdrawn has not come again: its rows are in no build
    standing = [one for one in held if one.agency == agency and one.withdrawal is None]
    lost = missing(ours, {one.sha256 for one in standing})
    since = datetime.now(UTC) - LATELY
    shown = ((one, one.standing) for one in ours)
    return [
        (one, standing)
        for one, standing in shown
        if standing is Standing.UNDER_WAY
        or (standing is Standing.TOLD and one.at > since)
        or one in lost
    ]


def _held(user: User, delivery: str) -> Receipt:
    found = receipt(home(), delivery)
    if found is None or not may_know_of(user, found):
        raise Http404
    return found
