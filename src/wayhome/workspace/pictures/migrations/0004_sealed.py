"""A keyed hash of each record that a kept picture rests on; of older ones nobody knows."""

from typing import Any

from django.db import migrations, models

from wayhome.workspace.trail.triggers import PICTURES, guard, unguard


def put(apps: Any, schema_editor: Any) -> None:
    guard(schema_editor.connection, PICTURES)


def take_away(apps: Any, schema_editor: Any) -> None:
    unguard(schema_editor.connection, PICTURES)


class Migration(migrations.Migration):
    dependencies = [("pictures", "0003_held")]
    operations = [
        # SQLite makes the table anew to add a column, and its triggers would be gone with it
        migrations.RunPython(take_away, put),
        migrations.AddField("keptpicture", "sealed", models.JSONField(null=True)),
        migrations.RunPython(put, take_away),
    ]
