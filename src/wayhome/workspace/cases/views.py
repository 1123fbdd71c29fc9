"""The pages of cases: the list, one case with its clocks, saying something, taking it back.

    begun (beginning.py, responding.py) ─> said, step by step ─> closed

Keeps: a case is opened by an agency that takes part in it, after saying why; for anybody else there
is none. What somebody typed is never lost: where another was first, the form comes back as it was,
beside what was said meanwhile.
"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters

from wayhome.casework.agreed import State as ActionState
from wayhome.casework.agreed import actions as agreed
from wayhome.casework.fields import Field, Kind, Said, Value
from wayhome.casework.handover import handovers
from wayhome.casework.pathway import BEGUN, Entry
from wayhome.casework.pathways import OF_SOMEBODY, crisis
from wayhome.governance.audit import Plain
from wayhome.governance.roles import Act
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import cases as actions
from wayhome.workspace.attachments import attached
from wayhome.workspace.cases import drafts, meanwhile, one_by_one, showing
from wayhome.workspace.cases.blocks import begins_with, block_of
from wayhome.workspace.cases.choosing import Names, with_choices
from wayhome.workspace.cases.drawn.thing import thing
from wayhome.workspace.cases.forms import Saying, TakeBack, initial_of, new_number
from wayhome.workspace.cases.from_others import from_others
from wayhome.workspace.cases.listing import case_names, listed, open_cases
from wayhome.workspace.cases.models import About, CaseDraft
from wayhome.workspace.cases.opening import Opened, agencies_of, names_of, open_case
from wayhome.workspace.cases.referrals.offering import offer
from wayhome.workspace.cases.sending import Sent, send
from wayhome.workspace.cases.sight import readable
from wayhome.workspace.cases.speaking import never_theirs, questions
from wayhome.workspace.cases.standing import called, limits_of, present, seen_by
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import gated, note
from wayhome.workspace.news.standing import SHOWED
from wayhome.workspace.pages.choices import Choices
from wayhome.workspace.pages.views.opening import opened
from wayhome.workspace.reading.view import View

# What nobody answers by following a link: it would stand in an address.
WRITTEN = frozenset({Kind.LINE, Kind.WORDS, Kind.DAY, Kind.MOMENT, Kind.HAPPENED, Kind.NUMBER})


@gated(task=Act.WORK_CASES)
def cases(request: HttpRequest) -> HttpResponse:
    """The cases of the own agency: open ones, what is late or due soonest first."""
    chosen = Choices(request.GET)
    with opened(request) as seen:
        page, rows = listed(seen, signed_in(request), chosen)
    note(request, people=list[Plain]([one.person_id for one in rows if one.person_id]))
    context = {"page": page, "rows": rows, "chosen": chosen, "at": present()}
    return render(request, "cases/list.html", context)


@gated(task=Act.WORK_CASES)
def case(request: HttpRequest, case: str) -> HttpResponse:
    """One case: what is due, what may be said, what was said, and who takes part."""
    found = open_case(request, case)
    if isinstance(found, HttpResponse):
        return found
    note(request, **{SHOWED: found.row.said})
    with opened(request) as seen:
        context = {**_head(request, seen, found), **_told(request, seen, found)}
    return render(request, "cases/case.html", context)


@sensitive_post_parameters()
@gated(task=Act.WORK_CASES)
def say(request: HttpRequest, case: str, code: str) -> HttpResponse:
    """One form of a case; sent, what it says is kept and the case is shown."""
    found = open_case(request, case)
    if isinstance(found, HttpResponse):
        return found
    entry = found.told.pathway.entries.get(code)
    if entry is None or entry.within == {BEGUN}:
        raise Http404
    drawn = {"number": new_number(), "place": found.row.said, **_drawn(found, entry, request)}
    asked, held = _asked(request, found, entry), drafts.of(request, f"{case}/{code}")
    offered = offer(request, found, entry)
    drawn |= offered.begins(held.one)
    drawn |= drafts.initial(held.one, Saying(asked))
    page = None if offered.asked else _one_by_one(request, found, entry, held, asked, drawn)
    if page is not None:
        return page
    form, by = Saying(asked, request.POST or None, initial=drawn), signed_in(request)
    sent = send(
        request, found, form,
        does=lambda: actions.say(case=case, saying=offered.kept(form.saying(code)), by=by),
        again=lambda typed: Saying(asked, typed),
        kept=f"Kept: {entry.words}.",
        draft_of=held.key,
        then=lambda: _goes_on(found, code, form.said),
    )  # fmt: skip
    if isinstance(sent, HttpResponse):
        return sent
    with opened(request) as seen:
        context = {**_head(request, seen, found), **_meanwhile(request, seen, found, sent)}
        others, since = from_others(request, seen, found, entry).cases, sent.since
        theirs = readable(names_of(seen, found, by), sent.every, since) if since else ()
    missing = found.told.lacks(entry)
    form = sent.form
    context |= offered.beside(form)
    context |= {"entry": entry, "missing": missing, "kinds": Kind, "closed": found.told.is_closed}
    context |= {
        "from_cases": others,
        "never_theirs": never_theirs(found.row, found.told, entry, by),
        "theirs": meanwhile.of_entries(form, code, theirs)
        or meanwhile.of_drafts(form, held.others),
        "held": held,
        "back_to": reverse("case", args=[case]),
        "one_by_one": not offered.asked and one_by_one.offered(form),
        "undecided": one_by_one.undecided(request),
    }
    return render(request, "cases/say.html", context, status=sent.status)


def _goes_on(found: Opened, code: str, said: Said) -> str:
    """What was accepted and does not run yet: its form comes next. A crisis response begins with a
    found child."""
    begins = str(said.get("begins") or "")
    if (found.row.pathway, code) != ("concern", "accepted") or said.get("case"):
        return ""
    if begins == crisis.CRISIS.code:
        return reverse("found")
    here = begins in {one.code for one in OF_SOMEBODY}
    return reverse("begin-out-of", args=[found.row.pk, begins]) if here else ""


def _one_by_one(
    request: HttpRequest, found: Opened, entry: Entry, held: drafts.Held,
    asked: tuple[Field, ...], drawn: dict[str, Any],
) -> HttpResponse | None:  # fmt: skip
    """The page of one question, where somebody answers this form so."""

    def head() -> dict[str, Any]:
        with opened(request) as seen:
            told = _head(request, seen, found)
        return {**told, "lead": f"{told['called']}, {told['state']}"}

    def make(sent: QueryDict | None) -> Saying:
        return Saying(asked, sent, initial=drawn)

    words = found.row.way.words
    back = (reverse("case", args=[found.row.pk]), words[:1].upper() + words[1:])
    sheet = one_by_one.Sheet(entry.words, "Keep it", held, make, head, back)
    return one_by_one.turn(request, sheet)


@sensitive_post_parameters()
@gated(task=Act.WORK_CASES)
def take_back(request: HttpRequest, case: str, at: int) -> HttpResponse:
    """Take one entry back, with why: it stays to be read."""
    found = open_case(request, case)
    if isinstance(found, HttpResponse):
        return found
    entry = next((one for one in found.entries if one.place == at), None)
    if entry is None or entry.takes_back is not None:
        raise Http404
    drawn = {"number": new_number(), "place": found.row.said}
    form, by = TakeBack(request.POST or None, initial=drawn), signed_in(request)
    sent = send(
        request, found, form,
        does=lambda: actions.take_back(case=case, at=at, by=by, **form.cleaned_data),
        again=TakeBack,
        kept="Taken back. It stays to be read, with why.",
    )  # fmt: skip
    if isinstance(sent, HttpResponse):
        return sent
    with opened(request) as seen:
        names = names_of(seen, found, signed_in(request))
        every = showing.entries(found.told.pathway, found.entries, names)
        one = next(each for each in every if each.entry == entry)
        context = {**_head(request, seen, found), **_meanwhile(request, seen, found, sent)}
    context |= {"one": one, "theirs": meanwhile.of_taking_back(sent.form, at, sent.since)}
    return render(request, "cases/take_back.html", context, status=sent.status)


def _meanwhile(request: HttpRequest, seen: View, found: Opened, sent: Sent[Any]) -> dict[str, Any]:
    """The form, and in words what was said while it was written; None where nothing was."""
    if sent.place is None:
        return {"form": sent.form, "since": None}
    now = Opened(found.row, sent.every, found.told)
    names = names_of(seen, now, signed_in(request))
    said = showing.since(found.told.pathway, sent.every, sent.place, names)
    return {"form": sent.form, "since": said}


def _drawn(found: Opened, entry: Entry, request: HttpRequest) -> dict[str, Any]:
    """What a form begins with: now, as the moment; what puts something right, what stands of that;
    of a clock, the one that was chosen."""
    now = timezone.localtime(present())
    given: dict[str, Value] = {"at": f"{now:%Y-%m-%dT%H:%M}"}
    given |= _to_put_right(found, entry)
    with opened(request) as seen:
        given |= begins_with(request, seen, found, entry)
        given |= from_others(request, seen, found, entry).said
    given |= {one.code: _linked(one, request) for one in entry.fields if _chosen(one, request)}
    return initial_of(entry.fields, given)


def _to_put_right(found: Opened, entry: Entry) -> dict[str, Value]:
    """What stands of what an entry puts right, without what was asked of putting it right."""
    if not entry.corrects:
        return {}
    asked = found.told.pathway.entries[entry.corrects].fields
    stands = found.told.latest(entry.corrects)
    return {one.code: stands[one.code] for one in asked if one.code in stands}


def _linked(asked: Field, request: HttpRequest) -> Value:
    """What a link chose: of a question with several answers each of them."""
    chosen = request.GET.getlist(asked.code)
    return chosen if asked.kind is Kind.SEVERAL else chosen[-1]


def _chosen(asked: Field, request: HttpRequest) -> bool:
    """Whether a link chose the answer: which clock, action, member, item or case is meant."""
    return asked.code in request.GET and (asked.kind not in WRITTEN or asked.code == "record")


def _asked(request: HttpRequest, found: Opened, entry: Entry) -> tuple[Field, ...]:
    """The questions of an entry, with what may be chosen in this case."""
    user, wants_case = signed_in(request), any(one.kind is Kind.CASE for one in entry.fields)
    with opened(request) as seen:
        cases = open_cases(user).exclude(pk=found.row.pk) if wants_case else []
        every = {code: one.name for code, one in seen.agencies.items() if code != user.agency}
        names = Names(agencies_of(seen, found), case_names(seen, cases), every)
    return with_choices(questions(found.row, found.told, entry, user), found.told, names)


def _head(request: HttpRequest, seen: View, found: Opened) -> dict[str, Any]:
    """What every page of a case says first: whom it is for, its state, and which response runs."""
    of = called(seen, found.row)
    note(request, people=list[Plain]([of.person_id] if of.person_id else []))
    return {
        "case": found.row,
        "called": of.name,
        "person_id": of.person_id,
        "state": found.told.pathway.states.get(found.told.state, "taken back"),
        "runs": crisis.runs(found.told.first, found.told.held)
        if _crisis(found) and found.told.said
        else "",
    }


def _drafts(found: Opened, user: User) -> list[tuple[Entry, CaseDraft]]:
    """One's own drafts in a case, with the form each is of."""
    held = CaseDraft.objects.filter(by=user, key__startswith=f"{found.row.number}/")
    entries = found.told.pathway.entries
    each = ((entries.get(one.key.partition("/")[2]), one) for one in held)
    return [(entry, one) for entry, one in each if entry]


def _crisis(found: Opened) -> bool:
    return found.row.pathway == crisis.CRISIS.code


def _told(request: HttpRequest, seen: View, found: Opened) -> dict[str, Any]:
    user, now = signed_in(request), present()
    clocks = showing.clocks(found.told, limits_of(found.row), now)
    due = [one for one in clocks if one.is_open and not found.told.is_closed]
    due, later = showing.of_tonight(due, now) if _crisis(found) else (due, [])
    names = names_of(seen, found, user)
    agencies = names.agencies
    return {
        **block_of(request, seen, found, names),
        "thing": thing(seen, user, found.row),
        "at": now,
        "clocks": due,
        "later": later,
        "over": [one for one in clocks if not one.is_open],
        "sayable": showing.sayable(found.told),
        "actions": sorted(
            agreed(found.told), key=lambda one: (one.state is not ActionState.OPEN, one.due)
        ),
        "agency_names": agencies,
        "today": timezone.localdate(now),
        "ways": [] if found.row.about == About.MEETING else OF_SOMEBODY,
        "drafts": _drafts(found, user),
        "leads": seen.agency_name(found.row.leads),
        "to_lead": seen.agency_name(found.row.to_lead) if found.row.to_lead else "",
        "offer": next((one for one in handovers(found.told) if one.waits), None),
        "led_to": seen_by(user).filter(out_of=found.row).order_by("began_at"),
        "came_out_of": seen_by(user).filter(led_to=found.row).first(),
        "entries": showing.entries(found.told.pathway, found.entries, names),
        "attached": attached.shown(found, agencies, user),
        "closed": found.told.is_closed,
        "own": user.agency,
        "takes_part": [
            agencies.get(code, code) for code in found.row.agencies.values_list("agency", flat=True)
        ],
    }
