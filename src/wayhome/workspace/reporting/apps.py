"""The Django application of monthly reports."""

from django.apps import AppConfig


class ReportingConfig(AppConfig):
    """The reporting application."""

    name = "wayhome.workspace.reporting"
    label = "reporting"
