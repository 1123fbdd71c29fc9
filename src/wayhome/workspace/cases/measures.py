"""The register of legal measures as a page: who may ask for what, and whether it is in force."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from wayhome.casework.measures import WORDS, measures
from wayhome.governance.roles import Act
from wayhome.workspace.cases.standing import present
from wayhome.workspace.gate.views import gated


@gated(task=Act.WORK_CASES)
def register(request: HttpRequest) -> HttpResponse:
    """Every measure, in the order of the reference."""
    today = timezone.localdate(present())
    rows = [(one, WORDS[one.stands]) for one in measures(today)]
    return render(request, "cases/measures.html", {"rows": rows})
