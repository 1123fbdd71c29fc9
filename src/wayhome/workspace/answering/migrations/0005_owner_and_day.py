"""An answer that agrees keeps who does what comes next, and by when.

The triggers stand aside while the table is altered: SQLite makes it anew, and would lose them.
"""

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from wayhome.workspace.trail.triggers import ANSWERS, guard, unguard


def put(apps: Any, schema_editor: Any) -> None:
    guard(schema_editor.connection, ANSWERS)


def take_away(apps: Any, schema_editor: Any) -> None:
    unguard(schema_editor.connection, ANSWERS)


class Migration(migrations.Migration):
    dependencies = [
        ("answering", "0004_strength"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.RunPython(take_away, put),
        migrations.AddField(
            "signanswer",
            "owner",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="owed_answers",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            "signanswer",
            "owner_named",
            models.CharField(blank=True, default="", max_length=120),
        ),
        migrations.AddField("signanswer", "due", models.DateField(null=True)),
        migrations.AddConstraint(
            "signanswer",
            models.CheckConstraint(
                name="answer_owner_has_a_day",
                condition=models.Q(owner=None, owner_named="", due=None)
                | models.Q(said="agree", due__isnull=False)
                & (
                    models.Q(owner=None) & ~models.Q(owner_named="")
                    | models.Q(owner__isnull=False) & models.Q(owner_named="")
                ),
            ),
        ),
        migrations.RunPython(put, take_away),
    ]
