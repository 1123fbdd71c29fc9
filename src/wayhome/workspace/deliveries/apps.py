"""The Django application of deliveries. The store is their record; kept here are specifications."""

from django.apps import AppConfig


class DeliveriesConfig(AppConfig):
    """The deliveries application."""

    name = "wayhome.workspace.deliveries"
    label = "deliveries"
