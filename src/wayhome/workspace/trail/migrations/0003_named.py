"""Whom events named in a list, beside them, and filled from the events that are there already."""

from typing import Any

from django.db import migrations, models

AT_A_TIME = 2000


def fill(apps: Any, schema_editor: Any) -> None:
    events = apps.get_model("trail", "AuditEvent").objects.order_by("number")
    named = apps.get_model("trail", "Named")
    found = (
        named(event=number, person_id=str(person))
        for number, details in events.values_list("number", "details").iterator(AT_A_TIME)
        for person in dict.fromkeys(details.get("people") or [])
    )
    named.objects.bulk_create(found, batch_size=AT_A_TIME)


class Migration(migrations.Migration):
    dependencies = [("trail", "0002_written_once")]
    operations = [
        migrations.CreateModel(
            name="Named",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("event", models.BigIntegerField()),
                ("person_id", models.CharField(max_length=40)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["person_id", "-event"], name="trail_named_person")
                ]
            },
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
