"""The Django application of deliveries; it keeps no tables, the store is the record."""

from django.apps import AppConfig


class DeliveriesConfig(AppConfig):
    """The deliveries application."""

    name = "wayhome.workspace.deliveries"
    label = "deliveries"
