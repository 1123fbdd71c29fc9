"""An answer may be of a sign of an address.

The triggers stand aside while the table is altered: SQLite makes it anew, and would lose them.
"""

from typing import Any

from django.db import migrations, models

from wayhome.workspace.trail.triggers import ANSWERS, guard, unguard

WHY = [
    ("discounted", "Seen, and discounted"),
    ("not_this_person", "The records are not of this person"),
    ("not_this_address", "The records are not of this address"),
    ("record_wrong", "A record is wrong"),
]


def put(apps: Any, schema_editor: Any) -> None:
    guard(schema_editor.connection, ANSWERS)


def take_away(apps: Any, schema_editor: Any) -> None:
    unguard(schema_editor.connection, ANSWERS)


class Migration(migrations.Migration):
    dependencies = [("answering", "0002_written_once")]
    operations = [
        migrations.RunPython(take_away, put),
        migrations.AlterField(
            "signanswer", "person_id", models.CharField(blank=True, db_index=True, max_length=40)
        ),
        migrations.AlterField(
            "signanswer", "subject_ref", models.CharField(blank=True, max_length=200)
        ),
        migrations.AlterField(
            "signanswer",
            "why",
            models.CharField(blank=True, choices=WHY, max_length=20),
        ),
        migrations.AddField(
            "signanswer",
            "place_id",
            models.CharField(blank=True, db_index=True, default="", max_length=200),
        ),
        migrations.AddConstraint(
            "signanswer",
            models.CheckConstraint(
                name="answer_is_of_a_person_or_of_an_address",
                condition=models.Q(place_id="") & ~models.Q(person_id="")
                | ~models.Q(place_id="") & models.Q(person_id="", subject_ref=""),
            ),
        ),
        migrations.RunPython(put, take_away),
    ]
