"""Triggers by which the database itself refuses to change or remove an answer."""

from typing import Any

from django.db import migrations

from wayhome.workspace.trail.triggers import ANSWERED_RECORDS, ANSWERS, guard, unguard


def put(apps: Any, schema_editor: Any) -> None:
    for once in (ANSWERS, ANSWERED_RECORDS):
        guard(schema_editor.connection, once)


def take_away(apps: Any, schema_editor: Any) -> None:
    for once in (ANSWERS, ANSWERED_RECORDS):
        unguard(schema_editor.connection, once)


class Migration(migrations.Migration):
    dependencies = [("answering", "0001_initial")]
    operations = [migrations.RunPython(put, take_away)]
