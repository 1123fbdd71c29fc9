"""The pages of mapping sessions before and after the table: the list, beginning, who is there, whom
it is about, looking through what was said, handing it in. Each without script."""

from dataclasses import replace
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from wayhome.casework.round_table import State, Step
from wayhome.extracts.listing import listed
from wayhome.extracts.withdrawing import Why
from wayhome.governance.access import Level, may
from wayhome.governance.audit import Plain
from wayhome.governance.purposes import purpose as purpose_of
from wayhome.governance.purposes import purposes_for
from wayhome.governance.roles import Act
from wayhome.governance.visibility import NOBODY
from wayhome.lexicon.agencies import read_register
from wayhome.lexicon.home import home
from wayhome.pipeline.unbuilt import refresh_aside
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import sessions as actions
from wayhome.workspace.deliveries.forms import Withdraw
from wayhome.workspace.gate.passages import passage, signed_in, stated_purpose
from wayhome.workspace.gate.views import gated, note
from wayhome.workspace.gate.why import ask
from wayhome.workspace.pages.views.opening import opened
from wayhome.workspace.reading import addresses, lines, search
from wayhome.workspace.reading.names import names
from wayhome.workspace.reading.view import View
from wayhome.workspace.sealing import meant
from wayhome.workspace.sessions.board import Board, kept_close
from wayhome.workspace.sessions.finishing import NOT_YET, finished
from wayhome.workspace.sessions.forms import AtTheTable, Begin, Find, seat_words
from wayhome.workspace.sessions.handing_in import hand_in
from wayhome.workspace.sessions.handing_in import take_out as taken_out
from wayhome.workspace.sessions.models import LINE, PERSON, PLACE, MappingSession
from wayhome.workspace.sessions.references import new_reference
from wayhome.workspace.sessions.seeing import leads, session_for, sessions_of

NOT_FOR = ("found_child", "data_quality")  # purposes for which nobody meets round a table
FOUND = 10  # of whom the search finds; more are nobody in particular
TAKEN_OUT = "It is withdrawn, and the session is open again. The next build leaves it out."
OUT = {  # a session is no file of another month
    Why.FAULTY: "Something that was said is wrong, or was written down wrongly.",
    Why.NOT_TO_BE_SENT: "It holds people, or particulars of them, that were not to be shared.",
}
PREFIXES = {"P-": PERSON, "L-": LINE, "A-": PLACE}


@gated(task=Act.MAP_TOGETHER)
def sessions(request: HttpRequest) -> HttpResponse:
    """The sessions at whose table one sits."""
    user = signed_in(request)
    context = {
        "sessions": list(sessions_of(user)),
        "states": State,
        "agency_names": _names(),
    }
    return render(request, "sessions/list.html", context)


@sensitive_post_parameters()
@gated(task=Act.MAP_TOGETHER)
def begin(request: HttpRequest) -> HttpResponse:
    """Begin a session; `about` in the address names the first whom it is about."""
    user, about = signed_in(request), _meant(request.GET.get("about", ""))
    offered = [p for p in purposes_for(user.role) if p.code not in NOT_FOR]
    form = Begin(offered, request.POST or None, initial={"number": new_reference()})
    with opened(request) as seen:
        label = ""
        if about:
            asked = _asked(request, about)
            if asked:
                return asked
            label = (
                names(seen, [about]).get(about, "")
                if _kind(about) == PERSON
                else _named(seen, about)
            )
            if not label:
                raise Http404
        if request.method == "POST" and form.is_valid():
            given = form.cleaned_data
            if MappingSession.objects.filter(pk=given["number"], by=user).exists():
                return redirect("session-table", given["number"])
            actions.begin_session(**given, by=user)
            if about:
                _add(seen, given["number"], about, request)
            return redirect("session-table", given["number"])
    context = {"form": form, "purposes": offered, "about": label}
    return render(request, "sessions/begin.html", context, status=422 if form.errors else 200)


@sensitive_post_parameters()
@gated(task=Act.MAP_TOGETHER)
def table(request: HttpRequest, number: str) -> HttpResponse:
    """Who is round the table, one at a time."""
    user = signed_in(request)
    session = session_for(user, number)
    form = AtTheTable(session.agency if session.restricted else None, request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        made = actions.add_participant(
            session=number, name=given["name"], agency=given["agency"], role=given["role"],
            account=form.account, by=user,
        )  # fmt: skip
        messages.success(request, f"{made.name} is at the table.")
        return redirect("session-table", number)
    context = {
        "session": session,
        "form": form,
        "table": list(session.table.select_related("account")),
        "agency_names": _names(),
        "open": session.state is State.OPEN,
    }
    return render(request, "sessions/table.html", context, status=422 if form.errors else 200)


@gated(task=Act.MAP_TOGETHER)
def about(request: HttpRequest, number: str) -> HttpResponse:
    """Whom or what the session is about, besides: found as the search finds, through the gate."""
    user = signed_in(request)
    session = session_for(user, number)
    form = Find(request.GET or None)
    q = form.cleaned_data["q"] if form.is_valid() else ""
    with opened(request) as seen:
        if request.method == "POST":
            return _added(request, seen, session)
        hits = search.found(seen, search.Wanted(q)).hits[:FOUND] if q else []
        found = search.described(seen, hits)
        named = [one for one in lines.listed(seen) if q and q.lower() in one.name.lower()][:FOUND]
        placed = addresses.listed(seen, addresses.Wanted(text=q), 0, FOUND)[0] if q else []
        note(request, people=list[Plain](one.person_id for one in found))
        context = {
            "session": session, "q": q, "people": found, "lines": named, "places": placed,
            "said": "said" in request.GET,
        }  # fmt: skip
    return render(request, "sessions/about.html", context)


@gated(task=Act.MAP_TOGETHER)
def review(request: HttpRequest, number: str) -> HttpResponse:
    """What was said, once more, before it is handed in; and what became of it after."""
    user = signed_in(request)
    session = session_for(user, number)
    if session.state is State.OPEN:
        return redirect("session", number)
    if request.method == "POST" and session.state is State.HANDED_IN:
        return redirect("session-review", number)  # a second tap
    with opened(request) as seen:
        if request.method == "POST":
            if not leads(user, session):
                raise PermissionDenied("Whoever leads the session hands it in.")
            hand_in(home(), seen, session, user)
            refresh_aside(home())
            if finished(home(), session):  # or the page that follows says so
                messages.success(request, "It is handed in. The next build has it.")
            return redirect("session-review", number)
        if not finished(home(), session):
            messages.warning(request, NOT_YET)
        board = Board(request, seen, session)
        agencies = board.telling.agencies
        context = {
            "session": session,
            "rows": board.rows,
            "standing": sum(one.stands for one in board.said),
            "subjects": board.subjects,
            "leads": leads(user, session),
            "state": session.state,
            "states": State,
            "basis": purpose_of(session.basis),
            "table": [seat_words(one, agencies) for one in session.table.all()],
            "agency_names": agencies,
            "out": OUT,
            "taken_out": session.steps.filter(step=Step.TAKEN_OUT).select_related("by"),
            **_handed(session, user),
        }
    return render(request, "sessions/review.html", context)


@require_POST
@gated(task=Act.MAP_TOGETHER)
def close(request: HttpRequest, number: str) -> HttpResponse:
    """End a session of one's own agency."""
    user = signed_in(request)
    session = session_for(user, number)
    if session.state is State.OPEN:  # else it is a second tap, or a colleague was first
        actions.close(session=number, by=user)
    return redirect("session-review", number)


@require_POST
@gated(task=Act.MAP_TOGETHER)
def reopen(request: HttpRequest, number: str) -> HttpResponse:
    """Undo the closing."""
    user = signed_in(request)
    actions.reopen(session=session_for(user, number).number, by=user)
    messages.success(request, "The session is open again.")
    return redirect("session", number)


@gated(task=Act.MAP_TOGETHER)
def take_out(request: HttpRequest, number: str) -> HttpResponse:
    """Ask why, and take what was handed in out of the records again."""
    user = signed_in(request)
    session = session_for(user, number)
    if not leads(user, session):
        raise PermissionDenied("Whoever leads the session takes it out of the records.")
    if session.state is not State.HANDED_IN:
        return redirect("session", number)  # a second tap, or a colleague was first
    form = Withdraw(request.POST if request.method == "POST" else None)
    if form.is_valid():
        taken_out(home(), session, Why(form.cleaned_data["why"]), user)
        if finished(home(), session):
            messages.success(request, TAKEN_OUT)
        refresh_aside(home())
        return redirect("session", number)
    reasons = [(why, words, "") for why, words in OUT.items()]
    context = {"session": session, "form": form, "reasons": reasons}
    return render(request, "sessions/take_out.html", context, status=422 if form.errors else 200)


def _handed(session: MappingSession, user: User) -> dict[str, object]:
    """What it became of the reader's own agency's: how many another has would tell what it keeps
    close."""
    last = session.steps.last()
    made = set(last.deliveries) if last else set()
    found = listed(home().store)
    own = [o.delivery for o in found.receipts if o.delivery in made and o.agency == user.agency]
    return {
        "deliveries": own,
        "withdrawn": sorted(one for one in own if one in found.marks and found.marks[one].stands),
        "sees_deliveries": may(user.viewer, Act.SEE_DELIVERIES).allowed,
    }


def _meant(told: str) -> str:
    try:
        return meant(told)
    except ValueError:
        raise Http404 from None


def _kind(ref: str) -> str:
    if ref[:2] not in PREFIXES:
        raise Http404
    return PREFIXES[ref[:2]]


def _asked(request: HttpRequest, ref: str) -> HttpResponse | None:
    """The gate for whom a session is to be about: None once it is passed. Who was to be put on the
    map is found again after the question; a form that was typed waits in it."""
    kind = _kind(ref)
    if "ref" in request.POST:
        found = urlencode(request.GET.dict() | {"said": "1"})
        following = urlencode({"next": f"{request.path}?{found}"})
        question: HttpResponse = redirect(f"{reverse('purpose', args=[ref])}?{following}")
    else:
        question = ask(request, ref)
    if kind != PERSON:
        task = Act.SEE_LINES if kind == LINE else Act.SEE_PLACES
        return None if stated_purpose(signed_in(request), ref, task) else question
    way = passage(request, ref)
    if way.level is Level.NONE:
        raise Http404
    if way.level is Level.FULL:
        return None
    if not way.ask_purpose:
        raise PermissionDenied(f"{way.reason} Somebody of theirs at the table can add them.")
    return question


def _named(seen: View, ref: str) -> str:
    if _kind(ref) == PERSON:
        return names(seen, [ref]).get(ref, "")
    if _kind(ref) == LINE:
        line = lines.told(seen, ref)
        return line.name if line else ""
    place = addresses.one(seen, ref)
    return place.called if place else ""


def _add(seen: View, number: str, ref: str, request: HttpRequest) -> None:
    kind = _kind(ref)
    close = kept_close(seen, kind, ref)
    # the table reads this name: so it is the one that open records give, where there is one
    theirs = seen if close else replace(seen, eyes=NOBODY)
    name = "" if kind == PERSON else _named(theirs, ref)[:200]
    actions.add_subject(
        session=number, kind=kind, ref=ref, name=name, close=close, by=signed_in(request),
    )  # fmt: skip


def _added(request: HttpRequest, seen: View, session: MappingSession) -> HttpResponse:
    ref = _meant(request.POST.get("ref", ""))
    asked = _asked(request, ref)
    if asked:
        return asked
    if not _named(seen, ref):
        raise Http404
    _add(seen, session.number, ref, request)
    return redirect("session", session.number)


def _names() -> dict[str, str]:
    return {code: one.name for code, one in read_register(home().agencies).items()}
