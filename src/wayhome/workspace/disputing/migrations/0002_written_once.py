"""Triggers by which the database itself refuses to change or remove a dispute."""

from typing import Any

from django.db import migrations

from wayhome.workspace.trail.triggers import DISPUTES, guard, unguard


def put(apps: Any, schema_editor: Any) -> None:
    guard(schema_editor.connection, DISPUTES)


def take_away(apps: Any, schema_editor: Any) -> None:
    unguard(schema_editor.connection, DISPUTES)


class Migration(migrations.Migration):
    dependencies = [("disputing", "0001_initial")]
    operations = [migrations.RunPython(put, take_away)]
