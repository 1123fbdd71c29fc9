"""Exporting the ties that a page shows, of a person, a line or an address: asked for, then handed
over as one zip file."""

import io
import zipfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from wayhome.governance.purposes import purposes_for
from wayhome.governance.roles import Act
from wayhome.interchange.package import verified
from wayhome.lexicon.errors import BadUsage
from wayhome.workspace.exporting.forms import ExportTies
from wayhome.workspace.exporting.making import Wish, exported, must_be_allowed
from wayhome.workspace.exporting.of import Of, of_line, of_person, of_place
from wayhome.workspace.gate.passages import passage, signed_in, stated_purpose
from wayhome.workspace.gate.views import for_purpose, gated
from wayhome.workspace.pages.choices import Choices
from wayhome.workspace.pages.since import ALL, SINCE
from wayhome.workspace.pages.views.opening import head_or_404, opened
from wayhome.workspace.pages.views.person import about, outsider
from wayhome.workspace.reading import addresses, lines
from wayhome.workspace.reading.view import View

HOLDS = {
    "line": "the line, its telephones and who holds them, and whom and what records put with it",
    "place": "the address, who was there, and what records put with it",
}


@gated(task=Act.SEE_PERSON)
def export_ties(request: HttpRequest, person_id: str) -> HttpResponse:
    refusal = outsider(request, person_id)
    if refusal is not None:
        return refusal
    must_be_allowed(request)
    days = Choices(request.GET).one_of("since", SINCE) or ALL
    with opened(request) as seen:
        found = head_or_404(seen, person_id)
        stated = passage(request, person_id).purpose
        form, answer = form_or_files(
            request, seen, of_person(person_id), stated, "" if days == ALL else days
        )
        if answer is not None:
            return answer
        context = {**about(seen, found), "form": form, "since": days, "spans": SINCE}
    return render(request, "person/export.html", context, status=422 if form.errors else 200)


@gated(task=Act.SEE_LINES)
def export_line(request: HttpRequest, line_id: str) -> HttpResponse:
    def called(seen: View) -> str:
        told = lines.told(seen, line_id)
        return told.name if told else ""

    return _thing(request, of_line(line_id), reverse("line", args=[line_id]), called)


@gated(task=Act.SEE_PLACES)
def export_place(request: HttpRequest, place_ref: str) -> HttpResponse:
    def called(seen: View) -> str:
        found = addresses.one(seen, place_ref)
        # half a town meets in a school: nobody is told of it, here as on its page
        return found.called if found and not found.institution else ""

    return _thing(request, of_place(place_ref), reverse("place", args=[place_ref]), called)


def _thing(request: HttpRequest, of: Of, page: str, called: Callable[[View], str]) -> HttpResponse:
    """The same of a line or an address, once it is said why: nothing is read before."""
    must_be_allowed(request)
    stated = stated_purpose(signed_in(request), of.ref, of.task)
    if stated is None:
        asked = urlencode({"next": request.get_full_path()})
        return redirect(f"{reverse('purpose', args=[of.ref])}?{asked}")
    for_purpose(request, stated)
    with opened(request) as seen:
        name = called(seen)
        if not name:
            raise Http404
        form, answer = form_or_files(request, seen, of, stated, "")
        if answer is not None:
            return answer
        context = {"form": form, "called": name, "back": page, "holds": HOLDS[of.kind]}
    return render(request, "exporting/thing.html", context, status=422 if form.errors else 200)


def form_or_files(
    request: HttpRequest, seen: View, of: Of, stated: str, days: str
) -> tuple[ExportTies, HttpResponse | None]:
    """The form, and the files where it is filled in and nothing stands against it."""
    form = ExportTies(
        request.POST if request.method == "POST" else None,
        seen.agencies,
        purposes_for(signed_in(request).role, of.purposes),
        timezone.localdate(),
        initial={"purpose": stated},
    )
    if request.method == "POST" and form.is_valid():
        try:
            return form, _handed_over(request, seen, of, _wish(form, seen, days))
        except BadUsage as fault:
            form.add_error(None, str(fault))
    return form, None


def _wish(form: ExportTies, seen: View, days: str) -> Wish:
    given = form.cleaned_data
    outside = given["recipient"] == "outside"
    return Wish(
        formats=given["formats"],
        recipient="" if outside else given["recipient"],
        outside=given["outside"].strip() if outside else "",
        purpose=given["purpose"],
        expires=given["expires"],
        why_named=given["why_named"],
        since=seen.today - timedelta(days=int(days)) if days else None,
    )


def _handed_over(request: HttpRequest, seen: View, of: Of, wish: Wish) -> HttpResponse:
    with exported(request, seen, of, wish) as folder:
        number = verified(folder)["number"]
        answer = HttpResponse(_zipped(folder), content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="wayhome-{number}.zip"'
    answer["Cache-Control"] = "no-store"
    return answer


def _zipped(folder: Path) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.iterdir()):
            archive.write(path, path.name)
    return held.getvalue()
