"""The Django application of the trail."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate

from wayhome.workspace.trail.triggers import guard_every


class TrailConfig(AppConfig):
    """The trail application. After every change of tables, what is written once is guarded."""

    name = "wayhome.workspace.trail"
    label = "trail"

    def ready(self) -> None:
        post_migrate.connect(_guard, sender=self)


def _guard(using: str, **_: Any) -> None:
    guard_every(connections[using])
