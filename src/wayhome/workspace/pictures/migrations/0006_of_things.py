"""Pictures of lines, addresses and groups too; all that were kept before are of a person."""

from typing import Any

from django.db import migrations, models

from wayhome.workspace.trail.triggers import PICTURES, guard, unguard


def put(apps: Any, schema_editor: Any) -> None:
    guard(schema_editor.connection, PICTURES)


def take_away(apps: Any, schema_editor: Any) -> None:
    unguard(schema_editor.connection, PICTURES)


class Migration(migrations.Migration):
    dependencies = [("pictures", "0005_shown")]
    operations = [
        # SQLite makes the table anew to add a column, and its triggers would be gone with it
        migrations.RunPython(take_away, put),
        migrations.RenameField("keptpicture", "person_id", "about"),
        migrations.AddField(
            "keptpicture", "kind", models.CharField(max_length=10, default="person")
        ),
        migrations.RunPython(put, take_away),
    ]
