"""Addresses of disputes of records."""

from django.urls import path

from wayhome.workspace.disputing.views import dispute_record, read_end, take_dispute_back

_RECORD = "people/<str:person_id>/records/<str:record_id>"

urlpatterns = [
    path(f"{_RECORD}/dispute/", dispute_record, name="dispute-record"),
    path(f"{_RECORD}/disputes/<str:number>/back/", take_dispute_back, name="take-dispute-back"),
    path("disputes/<str:number>/read/", read_end, name="read-dispute-end"),
]
