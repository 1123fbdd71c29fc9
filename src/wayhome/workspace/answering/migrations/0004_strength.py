"""An answer keeps how strong the sign was that it was given to.

The triggers stand aside while the table is altered: SQLite makes it anew, and would lose them.
"""

from typing import Any

from django.db import migrations, models

from wayhome.workspace.trail.triggers import ANSWERS, guard, unguard


def put(apps: Any, schema_editor: Any) -> None:
    guard(schema_editor.connection, ANSWERS)


def take_away(apps: Any, schema_editor: Any) -> None:
    unguard(schema_editor.connection, ANSWERS)


class Migration(migrations.Migration):
    dependencies = [("answering", "0003_of_addresses")]
    operations = [
        migrations.RunPython(take_away, put),
        migrations.AddField(
            "signanswer", "strength", models.CharField(blank=True, default="", max_length=1)
        ),
        migrations.RunPython(put, take_away),
    ]
