"""What is kept of how somebody says that a line works: which model, whose word it is, and why.

Keeps: written once; to take it back is to write another that names it. A line is named by its
reference, as releases know it.
"""

from typing import ClassVar

from django.conf import settings
from django.db import models

from wayhome.casework.stated import STATED, WORDS
from wayhome.lexicon.marking import Marking
from wayhome.workspace.trail.said import SaidInRole

LONGEST = 2000  # characters of somebody's own words


class StatedModel(SaidInRole):
    """One statement, or the taking back of one. `restricted`: for their own agency alone, as what
    the line's page rests on is."""

    ONCE = "A stated model is written once and never changed or removed: take it back instead."

    MARKINGS: ClassVar = {
        **SaidInRole.SAID,
        "line": Marking.SENSITIVE,
        "model": Marking.RESTRICTED,
        "whose": Marking.RESTRICTED,
        "words": Marking.RESTRICTED,
        "stated_at": Marking.SENSITIVE,
    }
    line = models.CharField(max_length=80, db_index=True)
    model = models.CharField(max_length=20, choices=[(str(one), str(one)) for one in STATED])
    whose = models.CharField(max_length=10, choices=[(str(k), words) for k, words in WORDS.items()])
    words = models.TextField(max_length=LONGEST)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="stated_models")
    stated_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ("stated_at", "number")
        constraints = (
            # one step takes it back, and a second tap takes nothing more
            models.UniqueConstraint(
                name="stated_model_is_taken_back_once",
                fields=["about"],
                condition=~models.Q(about=""),
            ),
        )
