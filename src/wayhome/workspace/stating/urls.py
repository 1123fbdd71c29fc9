"""Addresses of how people say that a line works."""

from django.urls import path

from wayhome.workspace.stating.views import state_model, take_model_back

urlpatterns = [
    path("lines/<sealed:line_id>/model/", state_model, name="state-model"),
    path(
        "lines/<sealed:line_id>/model/<str:number>/back/", take_model_back, name="take-model-back"
    ),
]
