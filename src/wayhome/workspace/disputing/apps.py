"""The Django application of disputes."""

from django.apps import AppConfig


class DisputingConfig(AppConfig):
    """The disputing application."""

    name = "wayhome.workspace.disputing"
    label = "disputing"
