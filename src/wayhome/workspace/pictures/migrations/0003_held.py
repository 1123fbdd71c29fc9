"""How many records of each delivery a kept picture rests on; of older ones nobody knows."""

from typing import Any

from django.db import migrations, models

from wayhome.workspace.trail.triggers import PICTURES, guard, unguard


def put(apps: Any, schema_editor: Any) -> None:
    guard(schema_editor.connection, PICTURES)


def take_away(apps: Any, schema_editor: Any) -> None:
    unguard(schema_editor.connection, PICTURES)


class Migration(migrations.Migration):
    dependencies = [("pictures", "0002_written_once")]
    operations = [
        # SQLite makes the table anew to add a column, and its triggers would be gone with it
        migrations.RunPython(take_away, put),
        migrations.AddField("keptpicture", "held", models.JSONField(default=dict)),
        migrations.RunPython(put, take_away),
    ]
