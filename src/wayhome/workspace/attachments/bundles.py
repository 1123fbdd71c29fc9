"""The pages of bundles: choosing what may be disclosed, and taking it away.

Keeps: a bundle is made out of a case of prosecutor and justice that is open, by whoever takes part;
each time it is taken away is on the trail, and it stands in the register of exports until somebody
notes that it was deleted.
"""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters

from wayhome.casework.attachments.disclosing import AGREED, left, named
from wayhome.casework.pathways.justice import BUNDLE, JUSTICE
from wayhome.governance.audit import Plain
from wayhome.governance.roles import Act
from wayhome.lexicon.errors import BadUsage
from wayhome.workspace.actions import attachments as actions
from wayhome.workspace.actions.cases import Refused, SaidAlready, SaidSince, Saying
from wayhome.workspace.attachments import file_keys
from wayhome.workspace.attachments.bundle_form import FOR, MakeBundle
from wayhome.workspace.attachments.bundling import Things, Wish, as_lines, given_at, made, things
from wayhome.workspace.attachments.handing_over import handed_over
from wayhome.workspace.attachments.keeping import opened as unsealed
from wayhome.workspace.attachments.life_told import years_told
from wayhome.workspace.attachments.models import Bundle
from wayhome.workspace.cases.forms import new_number
from wayhome.workspace.cases.opening import Opened, names_of, open_case
from wayhome.workspace.cases.packing import family
from wayhome.workspace.cases.referrals.from_cases import part_of
from wayhome.workspace.cases.standing import called, present
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import gated, note
from wayhome.workspace.pages.views.opening import opened
from wayhome.workspace.pages.words import lower_first
from wayhome.workspace.reading.view import View

MADE = "The bundle is put together. Take it away below, for {}."
NOTHING_LEFT = "Nothing."


@sensitive_post_parameters()
@gated(task=Act.WORK_CASES)
def make(request: HttpRequest, case: str) -> HttpResponse:
    """Choose what goes in, for whom and until when; sent, the bundle is made and kept."""
    found = _of_justice(request, case)
    if isinstance(found, HttpResponse):
        return found
    with opened(request) as seen:
        names, of = names_of(seen, found, signed_in(request)), called(seen, found.row)
        years = years_told(request, seen, of.person_id)
        choices = things(found, names, _referrals(request, seen, found), years)
        note(request, people=list[Plain]([of.person_id] if of.person_id else []))
        form = _form(request, found, choices)
        sent = request.method == "POST" and form.is_valid()
        if sent and _kept(request, seen, found, choices, form):
            return redirect(f"{reverse('case', args=[case])}#bundles")
    known = [of.name, *names.agencies.values()]
    context = {
        "case": found.row,
        "called": of.name,
        "form": form,
        "names_in": {one.code: named(one.text, known) for one in choices.items},
        "files": choices.files,
        "unread": bool(of.person_id and not years),
        "missing": "" if settings.FILE_KEYS else file_keys.MISSING,
        "may": BUNDLE.code in {one.code for one in found.told.offered},
    }
    status = 422 if form.errors else 200
    return render(request, "attachments/bundle.html", context, status=status)


@gated(task=Act.WORK_CASES)
def bundle(request: HttpRequest, case: str, bundle: str) -> HttpResponseBase:
    """A bundle as it was made, to be handed over."""
    found = _of_justice(request, case)
    if isinstance(found, HttpResponse):
        return found
    one: Bundle | None = found.row.bundles.filter(pk=bundle).first()
    if one is None:
        raise Http404
    with opened(request) as seen:
        person_id = called(seen, found.row).person_id
    note(request, people=list[Plain]([person_id] if person_id else []))
    name = f"wayhome-{one.pk}.zip"
    return handed_over(unsealed(one.file, one.sha256), name, "application/zip")


def _of_justice(request: HttpRequest, case: str) -> Opened | HttpResponse:
    found = open_case(request, case)
    if isinstance(found, Opened) and found.told.pathway is not JUSTICE:
        raise Http404
    return found


def _referrals(request: HttpRequest, seen: View, found: Opened) -> list[Opened]:
    """Those about the same that were sent, and that every agency of this case may read: what went
    into a bundle and what was left out stands in this case by its title."""
    every = family(seen, signed_in(request), found.row)[1:]
    sent = (one for one in every if one.row.pathway == "referral" and one.told.every("sent"))
    return [one for one in sent if part_of(found) <= part_of(one)]


def _form(request: HttpRequest, found: Opened, of: Things) -> MakeBundle:
    today = timezone.localdate()
    initial = {"number": new_number(), "place": found.row.said}
    return MakeBundle(request.POST or None, items=of.items, today=today, initial=initial)


def _kept(request: HttpRequest, seen: View, found: Opened, of: Things, form: MakeBundle) -> bool:
    """Whether it is made and kept; else the form says why not."""
    try:
        _made(request, seen, found, of, form)
    except SaidAlready as twice:
        messages.info(request, str(twice))
    except SaidSince as first:
        form.add_error(None, f"{first} What is new stands below.")
        return False
    except Refused as refused:
        form.add_error(None, list(refused.reasons))
        return False
    except BadUsage as refused:
        form.add_error(None, str(refused))
        return False
    return True


def _made(request: HttpRequest, seen: View, found: Opened, of: Things, form: MakeBundle) -> None:
    """Made, and kept whole: the file, the register, the entry and the event, or nothing of it."""
    user, wish = signed_in(request), _wish(form)
    now = made(found, of, wish, seen.release.name, called(seen, found.row).name, user)
    arriving, out = now.arriving, left(of.items, wish.chosen)
    try:
        arriving.keep()
        kept = actions.Kept(arriving.name, arriving.sealer.size, arriving.sealer.sha256)
        records = of.records(wish.chosen)
        bundled = actions.Bundled(now.manifest, kept, out, wish.others, records)
        saying = _saying(form, [(name, one.title) for name, one in now.files], out)
        actions.make_bundle(case=found.row.pk, saying=saying, bundled=bundled, by=user)
    except BaseException:
        arriving.let_go()
        raise
    messages.success(request, MADE.format(lower_first(wish.recipient)))


def _wish(form: MakeBundle) -> Wish:
    given = form.cleaned_data
    others = given["others_why"].strip() if given["others"] == AGREED else ""
    return Wish(
        f"{FOR[given['whose']]}: {given['whom']}", given["by"], given["expires"], others,
        form.chosen,
    )  # fmt: skip


def _saying(form: MakeBundle, holds: list[tuple[str, str]], out: list[tuple[str, str]]) -> Saying:
    """What the case keeps of it: what is in it and what was left out, with why."""
    given = form.cleaned_data
    details: dict[str, Any] = {
        "for": given["whose"],
        "holds": "\n".join(as_lines(holds)),
        "left": "\n".join(as_lines(out)) or NOTHING_LEFT,
        "by": given["by"],
        "at": given_at(present()),
    }
    return Saying(given["number"], BUNDLE.code, details, given["place"])
