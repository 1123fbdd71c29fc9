"""The Django application of found children."""

from django.apps import AppConfig


class FoundConfig(AppConfig):
    """The found application."""

    name = "wayhome.workspace.found"
    label = "found"
