"""Triggers by which the database itself refuses to change or remove a kept picture."""

from typing import Any

from django.db import migrations

from wayhome.workspace.trail.triggers import PICTURES, guard, unguard


def put(apps: Any, schema_editor: Any) -> None:
    guard(schema_editor.connection, PICTURES)


def take_away(apps: Any, schema_editor: Any) -> None:
    unguard(schema_editor.connection, PICTURES)


class Migration(migrations.Migration):
    dependencies = [("pictures", "0001_initial")]
    operations = [migrations.RunPython(put, take_away)]
