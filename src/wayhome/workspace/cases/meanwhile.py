"""What another wrote of the same form, beside what stands in one's own, question by question.

    said in the case while somebody wrote   ┐
    a draft of one's own, in another window ┴─>  beside each box: whose, what, whether it differs

Keeps: nobody chooses but whoever writes. What stands in their boxes is left as they wrote it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.core.exceptions import ValidationError
from django.forms import Form

from wayhome.casework.fields import Field, Value
from wayhome.workspace.cases.drafts import initial
from wayhome.workspace.cases.forms import Saying, value_of
from wayhome.workspace.cases.models import CaseDraft, CaseEntry
from wayhome.workspace.cases.showing import Answer, in_words

MINE = "Your draft in another window"


@dataclass(frozen=True)
class Other:
    """What another version says in one box. `answer`: in words, empty where it says nothing there;
    `differs`: from what stands in the box."""

    whose: str
    at: datetime
    answer: Answer = field(repr=False)
    differs: bool


Beside = Mapping[str, Sequence[Other]]  # by the name of the box


def of_entries(form: Saying, code: str, since: Iterable[CaseEntry]) -> Beside:
    """Beside a form, what was said by the same form meanwhile; empty where nothing was."""
    same = [one for one in since if one.code == code]
    return _each(form, [(one.by.name, one.said_at, one.details) for one in same])


def of_drafts(form: Saying, drafts: Iterable[CaseDraft]) -> Beside:
    """Beside a form, one's other drafts of it."""
    return _each(form, [(MINE, one.kept_at, _typed(form, one)) for one in drafts])


def of_taking_back(form: Form, at: int, since: Iterable[CaseEntry]) -> Beside:
    """Beside why an entry is taken back, why another took it back meanwhile."""
    mine = str(form["why"].value() or "")
    same = [one for one in since if one.takes_back == at]
    found = [
        Other(one.by.name, one.said_at, one.details["why"], one.details["why"] != mine)
        for one in same
    ]
    return {"why": found} if found else {}


def answer_in(form: Form, name: str) -> Value:
    """What stands in a box, as it is kept; as it was typed where that is nothing that is kept."""
    typed = form[name].value()
    try:
        return value_of(form.fields[name].clean(typed))
    except ValidationError:
        return value_of(typed)


def _each(form: Saying, versions: Iterable[tuple[str, datetime, Mapping[str, Value]]]) -> Beside:
    beside: dict[str, list[Other]] = {}
    for whose, at, says in versions:
        for asked, box in form.drawn:
            other = _other(form, asked, box.name, says.get(asked.code))
            if other is not None:
                beside.setdefault(box.name, []).append(Other(whose, at, *other))
    return beside


def _other(form: Saying, asked: Field, name: str, says: Value) -> tuple[Answer, bool] | None:
    mine = answer_in(form, name)
    if not mine and not says:
        return None
    return in_words(asked, says), _plain(mine) != _plain(says)


def _typed(form: Saying, draft: CaseDraft) -> dict[str, Value]:
    """What stands in a draft, by question, as it is kept."""
    other = Saying(form.asked, initial=initial(draft, form))
    return {asked.code: answer_in(other, box.name) for asked, box in other.drawn}


def _plain(value: Value) -> list[str]:
    """An answer to be compared: spaces around it and the order of several say nothing."""
    given = [value] if isinstance(value, str) else list(value or ())
    return sorted(one.strip().replace("\r\n", "\n") for one in given if one.strip())
