"""Triggers by which the database itself refuses to change or remove a decision or a note on one."""

from typing import Any

from django.db import migrations

from wayhome.workspace.trail.triggers import (
    DECIDED_RECORDS,
    DECISIONS,
    STEP_NOTES,
    guard,
    unguard,
)

EACH = (DECISIONS, DECIDED_RECORDS, STEP_NOTES)


def put(apps: Any, schema_editor: Any) -> None:
    for once in EACH:
        guard(schema_editor.connection, once)


def take_away(apps: Any, schema_editor: Any) -> None:
    for once in EACH:
        unguard(schema_editor.connection, once)


class Migration(migrations.Migration):
    dependencies = [("deciding", "0001_initial")]
    operations = [migrations.RunPython(put, take_away)]
