"""The Django application of the trail."""

from django.apps import AppConfig


class TrailConfig(AppConfig):
    name = "wayhome.workspace.trail"
    label = "trail"
