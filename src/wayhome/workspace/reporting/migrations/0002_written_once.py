"""Triggers by which the database itself refuses to change or remove a monthly report."""

from typing import Any

from django.db import migrations

from wayhome.workspace.trail.triggers import REPORTS, REPORTS_READ, guard, unguard


def put(apps: Any, schema_editor: Any) -> None:
    for once in (REPORTS, REPORTS_READ):
        guard(schema_editor.connection, once)


def take_away(apps: Any, schema_editor: Any) -> None:
    for once in (REPORTS, REPORTS_READ):
        unguard(schema_editor.connection, once)


class Migration(migrations.Migration):
    dependencies = [("reporting", "0001_initial")]
    operations = [migrations.RunPython(put, take_away)]
