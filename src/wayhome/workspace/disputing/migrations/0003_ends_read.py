"""Who has read that a dispute was taken back; the database refuses to change or remove it."""

from typing import Any, ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from wayhome.workspace.trail.triggers import DISPUTE_ENDS, guard, unguard


def put(apps: Any, schema_editor: Any) -> None:
    guard(schema_editor.connection, DISPUTE_ENDS)


def take_away(apps: Any, schema_editor: Any) -> None:
    unguard(schema_editor.connection, DISPUTE_ENDS)


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("disputing", "0002_written_once"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations: ClassVar = [
        migrations.CreateModel(
            name="DisputeEndRead",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("about", models.CharField(db_index=True, max_length=64)),
                ("read_at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dispute_ends_read",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("read_at", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("about", "by"), name="dispute_end_is_read_once"
                    )
                ],
            },
        ),
        migrations.RunPython(put, take_away),
    ]
