"""The Django application of stated models."""

from django.apps import AppConfig


class StatingConfig(AppConfig):
    """The stating application."""

    name = "wayhome.workspace.stating"
    label = "stating"
