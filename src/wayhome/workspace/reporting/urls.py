"""Addresses of monthly reports, and of how signs were answered."""

from django.urls import path

from wayhome.workspace.reporting.views import answered, read_it, report, reports

urlpatterns = [
    path("attention/answers/", answered, name="answered"),
    path("reports/", reports, name="reports"),
    path("reports/<str:month>/", report, name="report"),
    path("reports/<str:month>/read/", read_it, name="read-report"),
]
