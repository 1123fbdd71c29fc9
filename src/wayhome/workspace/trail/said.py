"""What somebody of an agency said here, once: answers, disputes, judgements, decisions.

Releases are rebuilt and what people decided stays, so records and people are named by reference.
Keeps: who said it, for whom, and in which release they had looked; to take one back is to write
another that names it, and that is done once.
"""

from typing import ClassVar

from django.db import models

from wayhome.lexicon.marking import Marking
from wayhome.workspace.trail.once import WrittenOnce


class SaidOnce(WrittenOnce):
    """Base of what is said. `restricted`: for their own agency alone, as what it rests on is.

    Whoever said it stands in the model itself as `by`: an account knows each kind by a name of its
    own."""

    SAID: ClassVar = {
        "number": Marking.OFFICIAL,
        "by": Marking.SENSITIVE,
        "agency": Marking.SENSITIVE,
        "restricted": Marking.RESTRICTED,
        "release": Marking.OFFICIAL,
    }
    number = models.CharField(max_length=40, primary_key=True)
    agency = models.CharField(max_length=40, db_index=True)
    restricted = models.BooleanField()
    release = models.CharField(max_length=60)  # the one that was looked at

    class Meta:
        abstract = True

    @property
    def account(self) -> str:
        """Who said it, as rules and feeds know them: an address may change, this stays."""
        return f"account-{self.by_id}"  # type: ignore[attr-defined]


class SaidInRole(SaidOnce):
    """The same with the role of whoever said it, and, of what is about another of its kind, the
    number of that: what is taken back, replied to, or noted."""

    SAID: ClassVar = {
        **SaidOnce.SAID,
        "about": Marking.OFFICIAL,
        "role": Marking.SENSITIVE,
    }
    about = models.CharField(max_length=40, blank=True, db_index=True)
    role = models.CharField(max_length=40)

    class Meta:
        abstract = True
