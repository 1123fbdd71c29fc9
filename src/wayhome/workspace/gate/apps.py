"""The Django application of the gate."""

from django.apps import AppConfig


class GateConfig(AppConfig):
    """The gate application."""

    name = "wayhome.workspace.gate"
    label = "gate"
