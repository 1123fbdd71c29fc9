"""Triggers by which the database itself refuses to change or remove what was said at a session."""

from typing import Any

from django.db import migrations

from wayhome.workspace.trail.triggers import SESSIONS, guard, unguard


def put(apps: Any, schema_editor: Any) -> None:
    for once in SESSIONS:
        guard(schema_editor.connection, once)


def take_away(apps: Any, schema_editor: Any) -> None:
    for once in SESSIONS:
        unguard(schema_editor.connection, once)


class Migration(migrations.Migration):
    dependencies = [("mapping", "0001_initial")]
    operations = [migrations.RunPython(put, take_away)]
