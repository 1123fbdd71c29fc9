"""Triggers by which the database itself refuses to change or remove a stated model."""

from typing import Any

from django.db import migrations

from wayhome.workspace.trail.triggers import STATED_MODELS, guard, unguard


def put(apps: Any, schema_editor: Any) -> None:
    guard(schema_editor.connection, STATED_MODELS)


def take_away(apps: Any, schema_editor: Any) -> None:
    unguard(schema_editor.connection, STATED_MODELS)


class Migration(migrations.Migration):
    dependencies = [("stating", "0001_initial")]
    operations = [migrations.RunPython(put, take_away)]
