"""Addresses of answers to signs."""

from django.urls import path

from wayhome.workspace.answering.views import answer_sign, question, withdraw_answer
from wayhome.workspace.answering.views_of_addresses import (
    answer_place_sign,
    withdraw_place_answer,
)

_SIGN = "people/<str:person_id>/signs/<str:sign_id>"
_PLACE_SIGN = "places/<sealed:place_ref>/signs/<str:sign_id>"

urlpatterns = [
    path(f"{_SIGN}/answer/", answer_sign, name="answer-sign"),
    path(f"{_SIGN}/answers/<str:number>/back/", withdraw_answer, name="withdraw-answer"),
    path(f"{_PLACE_SIGN}/answer/", answer_place_sign, name="answer-place-sign"),
    path(
        f"{_PLACE_SIGN}/answers/<str:number>/back/",
        withdraw_place_answer,
        name="withdraw-place-answer",
    ),
    path("asked/<str:number>/", question, name="sign-question"),
]
