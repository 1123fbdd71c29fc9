"""The Django application of decisions."""

from django.apps import AppConfig


class DecidingConfig(AppConfig):
    """The deciding application."""

    name = "wayhome.workspace.deciding"
    label = "deciding"
