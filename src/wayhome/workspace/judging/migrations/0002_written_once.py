"""Triggers by which the database itself refuses to change or remove a judgement."""

from typing import Any

from django.db import migrations

from wayhome.workspace.trail.triggers import JUDGEMENTS, guard, unguard


def put(apps: Any, schema_editor: Any) -> None:
    guard(schema_editor.connection, JUDGEMENTS)


def take_away(apps: Any, schema_editor: Any) -> None:
    unguard(schema_editor.connection, JUDGEMENTS)


class Migration(migrations.Migration):
    dependencies = [("judging", "0001_initial")]
    operations = [migrations.RunPython(put, take_away)]
