"""The Django application of the trail."""

from django.apps import AppConfig


class TrailConfig(AppConfig):
    """The trail application."""

    name = "wayhome.workspace.trail"
    label = "trail"
