"""Triggers by which the database itself refuses to change or remove what was decided of deliveries
and of specifications."""

from typing import Any

from django.db import migrations

from wayhome.workspace.trail.triggers import DELIVERY_STEPS, TAKEN_OFF, guard, unguard

TABLES = (DELIVERY_STEPS, TAKEN_OFF)


def put(apps: Any, schema_editor: Any) -> None:
    for one in TABLES:
        guard(schema_editor.connection, one)


def take_away(apps: Any, schema_editor: Any) -> None:
    for one in TABLES:
        unguard(schema_editor.connection, one)


class Migration(migrations.Migration):
    dependencies = [("deliveries", "0003_steps_and_taken_off")]
    operations = [migrations.RunPython(put, take_away)]
