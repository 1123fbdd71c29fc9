"""What a section of the form is, and the limits of the form.

A field has the form's own name as its code, so that what is written here can be read beside it. Two
kinds of field have not:
- `own`: we ask it, and the form does not; it is in no output of the form;
- `numbered`: the form has ten boxes (`…-1` to `…-10`), we ask one answer a line;
- `ticked`: the form has a box for each answer; the answers are named as those boxes are.

While a referral is written, everything may still be missing: `Section.entry_fields` ask without
insisting. What the form insists on is `required` here, and is asked for before it is sent.
"""

from dataclasses import dataclass, replace
from functools import partial

from wayhome.casework.fields import NOT_SURE, YES_NO, Field, Kind, When

LONGEST = 15_000  # characters of an answer: the form of 21 April 2026, facts §1.5
BOXES = 10  # towns or countries, the same
TICKED = "true"  # what the form sends for a box that was ticked
FORM_NOT_SURE = "not-sure"  # as the form writes it
YES_NO_FORM = {**YES_NO, FORM_NOT_SURE: "Not sure"}
YES_NO_OWN = {**YES_NO, NOT_SURE: "Not sure"}

SPOKE = "Whoever spoke with them"
RESPONDER = "The first responder"
COUNCIL = "Children's services of the council"
POLICE = "The officer in the case"

line = partial(Field, kind=Kind.LINE, longest=LONGEST)
words = partial(Field, kind=Kind.WORDS, longest=LONGEST)
yes_no = partial(Field, kind=Kind.CHOICE, choices=YES_NO)
yes_no_not_sure = partial(Field, kind=Kind.CHOICE, choices=YES_NO_FORM)


@dataclass(frozen=True)
class Section:
    """One section: its letter in the form, the code of the entry that says it, and its fields."""

    letter: str
    code: str
    words: str
    who: str
    fields: tuple[Field, ...]
    own: frozenset[str] = frozenset()
    numbered: frozenset[str] = frozenset()
    ticked: frozenset[str] = frozenset()

    @property
    def entry_fields(self) -> tuple[Field, ...]:
        return tuple(
            replace(one, required=False, before="it is sent" if one.required else "")
            for one in self.fields
        )

    def __str__(self) -> str:
        return f"Section {self.letter}, {self.words.lower()}"


def on(field: str, *values: str) -> When:
    return When(field, frozenset(values))


def ticks(asks: str) -> dict[str, str]:
    """The one answer of a box that is ticked."""
    return {TICKED: asks}
