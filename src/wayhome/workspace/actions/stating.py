"""Actions of stated models: saying how a line works, and taking that back.

What rests on records that an agency keeps close is on the trail by its number alone, and no words
are on it: whoever reads the trail may be of any agency.
"""

from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone

from wayhome.casework.stated import STATED, Whose
from wayhome.governance.audit import Plain
from wayhome.governance.roles import Act
from wayhome.lexicon.errors import BadUsage
from wayhome.network.lines.models import Model
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions.once import action
from wayhome.workspace.stating.models import StatedModel
from wayhome.workspace.stating.standing import Told
from wayhome.workspace.trail.recording import record

TWICE = "This was kept already. Nothing was kept twice."
BACK_ALREADY = "This is taken back already."


@dataclass(frozen=True)
class Said:
    """How a line works, whose word that is, and why."""

    model: Model
    whose: Whose
    words: str


@action
def state_model(
    *, number: str, line: str, restricted: bool, said: Said, release: str, by: User
) -> StatedModel:
    """Keep how somebody says that a line works. BadUsage where this form was kept before."""
    if said.model not in STATED:
        raise BadUsage("That it is not known is not stated.")
    row = StatedModel(
        number=number, line=line, model=said.model, whose=said.whose, words=said.words, by=by,
        agency=by.agency, role=by.role, stated_at=timezone.now(), restricted=restricted,
        release=release,
    )  # fmt: skip
    _saved(row, TWICE)
    _recorded(row, "state model", model=str(said.model))
    return row


@action
def withdraw(
    *, number: str, stated: str, words: str, release: str, held: Told | None = None, by: User
) -> StatedModel:
    """Take back what oneself or a colleague stated. BadUsage where that was done already.
    `held`: one that a release holds and this database does not, as it was read there."""
    back = StatedModel.objects.filter(pk=stated, agency=by.agency, about="").first()
    if back:
        same = (back.line, back.model, back.whose, back.restricted)
    elif held and (held.number, held.agency_code) == (stated, by.agency):
        same = (held.line, held.model, held.whose_of, held.close)
    else:
        raise BadUsage("Nobody of your agency stated this.")
    line, model, whose, close = same
    row = StatedModel(
        number=number, line=line, model=model, whose=whose, words=words, about=stated, by=by,
        agency=by.agency, role=by.role, stated_at=timezone.now(), restricted=close, release=release,
    )  # fmt: skip
    _saved(row, BACK_ALREADY)
    _recorded(row, "withdraw model", stated=stated)
    return row


def _saved(row: StatedModel, twice: str) -> None:
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        # the same form a second time, or two who take one back at once
        raise BadUsage(twice) from None


def _recorded(row: StatedModel, reason: str, **more: Plain) -> None:
    details: dict[str, Plain] = {"number": row.number}
    record(
        what="write",
        act=Act.DECIDE,
        by=row.by,
        about=row.number if row.restricted else row.line,
        reason=reason,
        details=details if row.restricted else details | more,
    )
