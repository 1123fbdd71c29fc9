"""The register of exports: what left, for whom and until when, and what became of it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from wayhome.governance.audit import Plain
from wayhome.governance.purposes import purpose
from wayhome.governance.roles import Act
from wayhome.interchange.past import WORDS
from wayhome.lexicon.agencies import read_register
from wayhome.lexicon.home import home
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import exporting as actions
from wayhome.workspace.disputing.ended import ended_for
from wayhome.workspace.disputing.since import disputed_for
from wayhome.workspace.exporting.forms import NoteExport
from wayhome.workspace.exporting.models import PastExport
from wayhome.workspace.exporting.past import Told, register, told
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import gated, note
from wayhome.workspace.pages.choices import Choices
from wayhome.workspace.pages.paging import Slice
from wayhome.workspace.reading.names import names_for
from wayhome.workspace.reading.release import clock

PER_PAGE = 20
KINDS = {
    "person": "A person",
    "line": "A line",
    "place": "An address",
    "group": "People together again and again",
    "bundle": "A bundle out of a case",
}


@gated(task=Act.SEE_EXPORTS)
def exports(request: HttpRequest) -> HttpResponse:
    """One's own; for whoever governs, all."""
    reader, chosen = signed_in(request), Choices(request.GET)
    every = register(reader)
    page = Slice(every.count(), PER_PAGE, chosen["page"])
    held = list(every[page.start : page.start + PER_PAGE])
    shown = _told(held, reader)
    names = names_for(reader.viewer, _people(shown))
    note(request, people=list[Plain](sorted(names)))
    registered = read_register(home().agencies)
    context = {
        "exports": shown,
        "page": page,
        "chosen": chosen,
        "names": names,
        "kinds": KINDS,
        "words": WORDS,
        "purposes": {one.export.purpose: _title(one.export.purpose) for one in shown},
        "agency_names": {code: one.name for code, one in registered.items()},
        "all": register(reader).exclude(by=reader).exists(),
    }
    return render(request, "exporting/list.html", context)


@gated(task=Act.SEE_EXPORTS)
def note_export(request: HttpRequest, number: str) -> HttpResponse:
    """Ask what became of one, and keep it."""
    reader = signed_in(request)
    found = register(reader).filter(pk=number).first()
    one = _told([found], reader)[0] if found else None
    if one is None or not one.may_note:
        raise Http404
    form = NoteExport(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        actions.note_export(number=number, became=given["became"], words=given["words"], by=reader)
        messages.success(request, "Noted.")
        return redirect("exports")
    context = {"one": one, "form": form, "words": WORDS}
    return render(request, "exporting/note.html", context, status=422 if form.errors else 200)


def _told(held: list[PastExport], reader: User) -> list[Told]:
    if not held:
        return []
    disputed, ended = disputed_for(reader.viewer), ended_for(reader.viewer)
    return told(held, reader, clock(), disputed, ended)


def _people(shown: list[Told]) -> list[str]:
    return sorted({o.export.about for o in shown if o.export.kind == "person" and not o.close})


def _title(code: str) -> str:
    held = purpose(code)
    return held.title if held else code
