"""The pages of deliveries: what arrived, what was refused and why, and sending more."""

from datetime import datetime
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from wayhome.governance.access import may
from wayhome.governance.roles import Act
from wayhome.insight import freshness
from wayhome.lexicon.agencies import read_register
from wayhome.lexicon.home import home
from wayhome.workspace.actions import deliveries as actions
from wayhome.workspace.deliveries.forms import SendFiles
from wayhome.workspace.deliveries.handing_in import Outcome, received, set_down
from wayhome.workspace.deliveries.receipts import Receipt, receipt, receipts
from wayhome.workspace.deliveries.refusals import refusals
from wayhome.workspace.deliveries.seeing import may_see_refused
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import gated, note

PER_PAGE = 50
LONDON = ZoneInfo("Europe/London")


@gated(task=Act.SEE_DELIVERIES)
def deliveries(request: HttpRequest) -> HttpResponse:
    """Every delivery, newest first, filtered by agency and feed in the address bar."""
    held = receipts(home())
    register = read_register(home().agencies)
    now = datetime.now(LONDON).replace(tzinfo=None)
    chosen = {name: request.GET.get(name, "") for name in ("agency", "feed")}
    shown = [r for r in held if all(not v or getattr(r, n) == v for n, v in chosen.items())]
    fresh = freshness(register, [(r.agency, r.feed, r.received_at) for r in held])
    context = {
        "page": Paginator(shown, PER_PAGE).get_page(request.GET.get("page")),
        "agencies": register,
        "feeds": sorted({r.feed for r in held}),
        "chosen": chosen,
        "query": urlencode({name: value for name, value in chosen.items() if value}),
        "freshness": [(f, f.days_old(now)) for f in fresh],
        "may_send": may(signed_in(request).viewer, Act.SEND_FILES).allowed,
    }
    return render(request, "deliveries/list.html", context)


@gated(task=Act.SEE_DELIVERIES)
def delivery(request: HttpRequest, delivery: str) -> HttpResponse:
    """One delivery; its refused rows where the viewer may see values of people."""
    held = _held(delivery)
    seeing = may_see_refused(signed_in(request), held)
    asked = request.GET.get("page", "")
    number = max(1, int(asked)) if asked.isdecimal() else 1
    rows, many = refusals(held, (number - 1) * PER_PAGE, PER_PAGE) if seeing.allowed else ([], 0)
    note(request, refused_rows_shown=len(rows))
    context = {
        "receipt": held,
        "agency": read_register(home().agencies).get(held.agency),
        "seeing": seeing,
        "refusals": rows,
        "page_number": number,
        "pages": max(1, -(-many // PER_PAGE)),
        "purpose_url": f"{reverse('purpose', args=[held.delivery])}?next={request.path}",
    }
    return render(request, "deliveries/detail.html", context)


@gated(task=Act.SEE_REFUSED_ROWS)
def refused_file(request: HttpRequest, delivery: str) -> HttpResponseBase:
    """The refused rows as the agency can mend and send them again."""
    held = _held(delivery)
    seeing = may_see_refused(signed_in(request), held)
    if not seeing.allowed:
        raise PermissionDenied(seeing.reason)
    file = held.folder / "refused.csv"
    if not file.exists():
        raise Http404
    actions.take_refused(delivery=held.delivery, rows=held.refused, by=signed_in(request))
    name = f"refused-{held.delivery}.csv"
    return FileResponse(file.open("rb"), as_attachment=True, filename=name)


@gated(task=Act.SEND_FILES)
def upload(request: HttpRequest) -> HttpResponse:
    """Files dropped here go the way of `wayhome receive`, as the sender's own agency."""
    form = SendFiles(request.POST or None, request.FILES or None)
    user = signed_in(request)
    outcomes: list[Outcome] = []
    if request.method == "POST" and form.is_valid():
        with set_down(form.given(), home()) as files:
            actions.hand_in(files=[file.described() for file in files], by=user)
            outcomes = received(files, user.agency, home())
    agency = read_register(home().agencies).get(user.agency)
    name = agency.name if agency else user.agency
    context = {"form": form, "outcomes": outcomes, "agency": name}
    return render(request, "deliveries/upload.html", context, status=422 if form.errors else 200)


def _held(delivery: str) -> Receipt:
    found = receipt(home(), delivery)
    if found is None:
        raise Http404
    return found
