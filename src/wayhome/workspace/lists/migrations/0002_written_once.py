"""Triggers by which the database itself refuses to change or remove a line of a list."""

from typing import Any

from django.db import migrations

from wayhome.workspace.trail.triggers import LIST_LINES, guard, unguard


def put(apps: Any, schema_editor: Any) -> None:
    guard(schema_editor.connection, LIST_LINES)


def take_away(apps: Any, schema_editor: Any) -> None:
    unguard(schema_editor.connection, LIST_LINES)


class Migration(migrations.Migration):
    dependencies = [("lists", "0001_initial")]
    operations = [migrations.RunPython(put, take_away)]
