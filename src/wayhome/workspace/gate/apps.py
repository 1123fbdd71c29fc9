"""The Django application of the gate."""

from django.apps import AppConfig


class GateConfig(AppConfig):
    name = "wayhome.workspace.gate"
    label = "gate"
