"""What was folded and filtered in a kept picture, and where everything stood; of older ones nobody
knows: they are shown whole and laid out anew."""

from typing import Any

from django.db import migrations, models

from wayhome.workspace.trail.triggers import PICTURES, guard, unguard


def put(apps: Any, schema_editor: Any) -> None:
    guard(schema_editor.connection, PICTURES)


def take_away(apps: Any, schema_editor: Any) -> None:
    unguard(schema_editor.connection, PICTURES)


class Migration(migrations.Migration):
    dependencies = [("pictures", "0004_sealed")]
    operations = [
        # SQLite makes the table anew to add a column, and its triggers would be gone with it
        migrations.RunPython(take_away, put),
        migrations.AddField("keptpicture", "shown", models.JSONField(default=dict)),
        migrations.AddField("keptpicture", "places", models.JSONField(default=dict)),
        migrations.RunPython(put, take_away),
    ]
