"""Triggers by which the database itself refuses to change or remove what was attached."""

from typing import Any

from django.db import migrations

from wayhome.workspace.trail.triggers import ATTACHMENTS, guard, unguard


def put(apps: Any, schema_editor: Any) -> None:
    for one in ATTACHMENTS:
        guard(schema_editor.connection, one)


def take_away(apps: Any, schema_editor: Any) -> None:
    for one in ATTACHMENTS:
        unguard(schema_editor.connection, one)


class Migration(migrations.Migration):
    dependencies = [("attachments", "0001_attachments")]
    operations = [migrations.RunPython(put, take_away)]
