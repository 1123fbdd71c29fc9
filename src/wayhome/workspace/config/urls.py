"""Every address of the workspace. Each route carries a gate; a house test proves it."""

from django.urls import include, path, register_converter

from wayhome.workspace.found.programs import check
from wayhome.workspace.pages.programs import ties
from wayhome.workspace.sealing import Sealed

register_converter(Sealed, "sealed")  # before any address that has one

urlpatterns = [
    path("", include("wayhome.workspace.accounts.urls")),
    path("", include("wayhome.workspace.gate.urls")),
    path("audit/", include("wayhome.workspace.trail.urls")),
    path("found/", include("wayhome.workspace.found.urls")),
    path("api/check", check, name="api-check"),
    path("api/people/<str:person_id>/ties", ties, name="api-ties"),
    path("deliveries/", include("wayhome.workspace.deliveries.urls")),
    path("sessions/", include("wayhome.workspace.sessions.urls")),
    path("", include("wayhome.workspace.judging.urls")),
    path("", include("wayhome.workspace.answering.urls")),
    path("", include("wayhome.workspace.disputing.urls")),
    path("", include("wayhome.workspace.deciding.urls")),
    path("", include("wayhome.workspace.stating.urls")),
    path("", include("wayhome.workspace.attachments.urls")),
    path("limits/lists/", include("wayhome.workspace.lists.urls")),
    path("", include("wayhome.workspace.cases.urls")),
    path("", include("wayhome.workspace.api.urls")),
    path("", include("wayhome.workspace.reporting.urls")),
    path("", include("wayhome.workspace.news.urls")),
    path("", include("wayhome.workspace.pages.urls")),
]

handler400 = "wayhome.workspace.config.failures.bad_request"
handler403 = "wayhome.workspace.config.failures.refused"
handler404 = "wayhome.workspace.config.failures.not_found"
handler500 = "wayhome.workspace.config.failures.our_fault"
