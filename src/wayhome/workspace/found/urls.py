"""Addresses of a found child."""

from django.urls import path

from wayhome.workspace.found import views

urlpatterns = [
    path("", views.found, name="found"),
    path("record/", views.record_found, name="record-found"),
    path("<str:reference>/", views.found_entry, name="found-entry"),
    path("<str:reference>/take-back/", views.take_back, name="take-back-found"),
    path("<str:reference>/seen/", views.acknowledge, name="acknowledge-found"),
]
