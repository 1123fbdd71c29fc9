"""Triggers by which the database itself refuses to change or remove what was said in a case."""

from typing import Any

from django.db import migrations

from wayhome.workspace.trail.triggers import CASE_AGENCIES, CASE_ENTRIES, guard, unguard

EACH = (CASE_ENTRIES, CASE_AGENCIES)


def put(apps: Any, schema_editor: Any) -> None:
    for one in EACH:
        guard(schema_editor.connection, one)


def take_away(apps: Any, schema_editor: Any) -> None:
    for one in EACH:
        unguard(schema_editor.connection, one)


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_cases")]
    operations = [migrations.RunPython(put, take_away)]
