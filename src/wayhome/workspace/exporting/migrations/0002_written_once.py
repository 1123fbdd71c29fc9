"""Triggers by which the database itself refuses to change or remove what stands in the register."""

from typing import Any

from django.db import migrations

from wayhome.workspace.trail.triggers import EXPORT_NOTES, EXPORTS, guard, unguard


def put(apps: Any, schema_editor: Any) -> None:
    for once in (EXPORTS, EXPORT_NOTES):
        guard(schema_editor.connection, once)


def take_away(apps: Any, schema_editor: Any) -> None:
    for once in (EXPORTS, EXPORT_NOTES):
        unguard(schema_editor.connection, once)


class Migration(migrations.Migration):
    dependencies = [("exporting", "0001_initial")]
    operations = [migrations.RunPython(put, take_away)]
