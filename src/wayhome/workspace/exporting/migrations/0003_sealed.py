"""A keyed hash of each record that an export holds; of older ones nobody knows."""

from typing import Any

from django.db import migrations, models

from wayhome.workspace.trail.triggers import EXPORTS, guard, unguard


def put(apps: Any, schema_editor: Any) -> None:
    guard(schema_editor.connection, EXPORTS)


def take_away(apps: Any, schema_editor: Any) -> None:
    unguard(schema_editor.connection, EXPORTS)


class Migration(migrations.Migration):
    dependencies = [("exporting", "0002_written_once")]
    operations = [
        # SQLite makes the table anew to add a column, and its triggers would be gone with it
        migrations.RunPython(take_away, put),
        migrations.AddField("pastexport", "sealed", models.JSONField(null=True)),
        migrations.RunPython(put, take_away),
    ]
