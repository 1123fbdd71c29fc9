"""The head of the chain, and triggers by which the database itself refuses to change an event."""

from typing import Any

from django.db import migrations

from wayhome.workspace.trail import triggers

START = "0" * 64


def put_head(apps: Any, schema_editor: Any) -> None:
    apps.get_model("trail", "ChainHead").objects.create(pk=1, number=0, hash=START)


def guard(apps: Any, schema_editor: Any) -> None:
    triggers.guard(schema_editor.connection)


def unguard(apps: Any, schema_editor: Any) -> None:
    triggers.unguard(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("trail", "0001_initial")]
    operations = [
        migrations.RunPython(put_head, migrations.RunPython.noop),
        migrations.RunPython(guard, unguard),
    ]
