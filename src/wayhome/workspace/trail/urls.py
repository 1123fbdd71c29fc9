"""Addresses of the audit explorer."""

from django.urls import path

from wayhome.workspace.trail import views

urlpatterns = [
    path("", views.explorer, name="audit"),
    path("export.csv", views.export, name="audit-export"),
]
