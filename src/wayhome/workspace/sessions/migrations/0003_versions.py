"""A session that was handed in is taken out of the records again, and is a new version then."""

from typing import Any

from django.db import migrations, models

from wayhome.casework.round_table import Step
from wayhome.extracts.withdrawing import Why
from wayhome.workspace.trail.triggers import SESSIONS, guard, unguard


def put(apps: Any, schema_editor: Any) -> None:
    for once in SESSIONS:
        guard(schema_editor.connection, once)


def take_away(apps: Any, schema_editor: Any) -> None:
    for once in SESSIONS:
        unguard(schema_editor.connection, once)


class Migration(migrations.Migration):
    dependencies = [("mapping", "0002_written_once")]
    operations = [
        # SQLite makes the table anew, and its triggers would be gone with it
        migrations.RunPython(take_away, put),
        migrations.RemoveConstraint("sessionstep", "session_is_handed_in_once"),
        migrations.AddField(
            "sessionstep", "version", models.PositiveSmallIntegerField(default=1)
        ),
        migrations.AddField(
            "sessionstep",
            "why",
            models.CharField(
                blank=True, choices=[(one, one.words) for one in Why], default="", max_length=20
            ),
            preserve_default=False,
        ),
        migrations.AlterField(
            "sessionstep",
            "step",
            models.CharField(choices=[(one, one) for one in Step], max_length=10),
        ),
        migrations.AddConstraint(
            "sessionstep",
            models.UniqueConstraint(
                condition=models.Q(step=Step.HANDED_IN),
                fields=["session", "version"],
                name="version_of_session_is_handed_in_once",
            ),
        ),
        migrations.RunPython(put, take_away),
    ]
