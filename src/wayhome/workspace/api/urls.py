"""Addresses of integrations: the pages, the document, and one for each call."""

from django.urls import path

from wayhome.workspace.api import administering, hooking
from wayhome.workspace.api.calls import CALLS, ROOT
from wayhome.workspace.api.document import openapi

urlpatterns = [
    path("api/openapi.json", openapi, name="api-document"),
    *(path(ROOT + of.address, view, name=f"api-{of.name}") for of, view in CALLS),
    path("integrations/", administering.integrations, name="integrations"),
    path("integrations/new/", administering.new, name="new-integration"),
    path("integrations/<int:account_id>/", administering.integration, name="integration"),
    path("integrations/<int:account_id>/token/", administering.give_token, name="new-token"),
    path("integrations/<int:account_id>/end/", administering.end, name="end-integration"),
    path("webhooks/new/", hooking.new, name="new-hook"),
    path("webhooks/<int:hook>/", hooking.hook, name="hook"),
    path("webhooks/<int:hook>/secret/", hooking.give_secret, name="new-secret"),
    path("webhooks/<int:hook>/<str:way>/", hooking.switch, name="switch-hook"),
]
