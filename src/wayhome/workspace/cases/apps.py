"""The Django application of cases."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """The cases application."""

    name = "wayhome.workspace.cases"
    label = "cases"
