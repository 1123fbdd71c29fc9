"""Addresses of answers to signs."""

from django.urls import path

from wayhome.workspace.answering.views import answer_sign, question, withdraw_answer

_SIGN = "people/<str:person_id>/signs/<str:sign_id>"

urlpatterns = [
    path(f"{_SIGN}/answer/", answer_sign, name="answer-sign"),
    path(f"{_SIGN}/answers/<str:number>/back/", withdraw_answer, name="withdraw-answer"),
    path("asked/<str:number>/", question, name="sign-question"),
]
