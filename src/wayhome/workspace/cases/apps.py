"""The Django application of cases."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate

from wayhome.workspace.cases.triggers import put_in_place


class CasesConfig(AppConfig):
    """The cases application. After every change of tables, entries and clocks are held to their
    pathways."""

    name = "wayhome.workspace.cases"
    label = "cases"

    def ready(self) -> None:
        post_migrate.connect(_hold, sender=self)


def _hold(using: str, **_: Any) -> None:
    put_in_place(connections[using])
