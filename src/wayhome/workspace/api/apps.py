"""The Django application of integrations."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The api application."""

    name = "wayhome.workspace.api"
    label = "api"
