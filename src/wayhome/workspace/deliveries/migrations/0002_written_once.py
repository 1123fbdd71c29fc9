"""Triggers by which the database itself refuses to change or remove a kept specification."""

from typing import Any

from django.db import migrations

from wayhome.workspace.trail.triggers import SPECIFICATIONS, guard, unguard


def put(apps: Any, schema_editor: Any) -> None:
    guard(schema_editor.connection, SPECIFICATIONS)


def take_away(apps: Any, schema_editor: Any) -> None:
    unguard(schema_editor.connection, SPECIFICATIONS)


class Migration(migrations.Migration):
    dependencies = [("deliveries", "0001_initial")]
    operations = [migrations.RunPython(put, take_away)]
