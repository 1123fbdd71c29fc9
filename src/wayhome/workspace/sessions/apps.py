"""The Django application of mapping sessions."""

from django.apps import AppConfig


class SessionsConfig(AppConfig):
    """The application of mapping sessions. `label`: the framework's own sessions have the other."""

    name = "wayhome.workspace.sessions"
    label = "mapping"
