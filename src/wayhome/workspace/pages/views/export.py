"""Exporting the ties that a page shows: asked for, then handed over as one zip file."""

import io
import zipfile
from datetime import timedelta
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from wayhome.governance.purposes import purposes_for
from wayhome.governance.roles import Act
from wayhome.interchange.package import verified
from wayhome.lexicon.errors import BadUsage
from wayhome.workspace.exporting.forms import ExportTies
from wayhome.workspace.exporting.making import Wish, exported, must_be_allowed
from wayhome.workspace.gate.passages import passage, signed_in
from wayhome.workspace.gate.views import gated
from wayhome.workspace.pages.choices import Choices
from wayhome.workspace.pages.views.opening import head_or_404, opened
from wayhome.workspace.pages.views.person import about, outsider
from wayhome.workspace.pages.views.ties import SINCE
from wayhome.workspace.reading.view import View


@gated(task=Act.SEE_PERSON)
def export_ties(request: HttpRequest, person_id: str) -> HttpResponse:
    refusal = outsider(request, person_id)
    if refusal is not None:
        return refusal
    must_be_allowed(request)
    user, days = signed_in(request), Choices(request.GET).one_of("since", SINCE) or ""
    with opened(request) as seen:
        found = head_or_404(seen, person_id)
        form = ExportTies(
            request.POST if request.method == "POST" else None,
            seen.agencies,
            purposes_for(user.role),
            timezone.localdate(),
            initial={"purpose": passage(request, person_id).purpose},
        )
        if request.method == "POST" and form.is_valid():
            try:
                return _handed_over(request, seen, person_id, _wish(form, seen, days))
            except BadUsage as fault:
                form.add_error(None, str(fault))
        context = {**about(seen, found), "form": form, "since": days, "spans": SINCE}
    return render(request, "person/export.html", context, status=422 if form.errors else 200)


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


def _handed_over(request: HttpRequest, seen: View, person_id: str, wish: Wish) -> HttpResponse:
    with exported(request, seen, person_id, wish) as folder:
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
