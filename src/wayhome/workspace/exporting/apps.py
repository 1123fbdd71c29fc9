"""The Django application of exports."""

from django.apps import AppConfig


class ExportingConfig(AppConfig):
    """The exporting application."""

    name = "wayhome.workspace.exporting"
    label = "exporting"
