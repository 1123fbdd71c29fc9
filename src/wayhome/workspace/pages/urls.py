"""Addresses of the pages that read a release."""

from django.urls import path

from wayhome.workspace.pages.views.chronology import chronology
from wayhome.workspace.pages.views.desk import desk
from wayhome.workspace.pages.views.joining import joining
from wayhome.workspace.pages.views.person import person
from wayhome.workspace.pages.views.questions import questions
from wayhome.workspace.pages.views.record import record
from wayhome.workspace.pages.views.retention import retention
from wayhome.workspace.pages.views.search import search
from wayhome.workspace.pages.views.signs import person_signs, sign, signs
from wayhome.workspace.pages.views.ties import ties

urlpatterns = [
    path("", desk, name="desk"),
    path("search/", search, name="search"),
    path("signs/", signs, name="signs"),
    path("joining/", joining, name="joining"),
    path("retention/", retention, name="retention"),
    path("people/<str:person_id>/", person, name="person"),
    path("people/<str:person_id>/chronology/", chronology, name="chronology"),
    path("people/<str:person_id>/ties/", ties, name="ties"),
    path("people/<str:person_id>/ties/questions/", questions, name="questions"),
    path("people/<str:person_id>/signs/", person_signs, name="person-signs"),
    path("people/<str:person_id>/signs/<str:sign_id>/", sign, name="sign"),
    path("people/<str:person_id>/records/<str:record_id>/", record, name="record"),
]
