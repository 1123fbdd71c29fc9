"""Actions of drafts: keeping what is typed and not said yet, and throwing it away."""

from collections.abc import Mapping, Sequence

from wayhome.governance.roles import Act
from wayhome.lexicon.errors import BadUsage
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions.once import action
from wayhome.workspace.cases.models import CaseDraft
from wayhome.workspace.cases.standing import present
from wayhome.workspace.trail.recording import record

LONGEST = 400_000  # characters of all boxes together: a referral has many of 15,000
TOO_LONG = "This is too long to keep as a draft: keep it in the case in parts."


@action
def keep(*, key: str, typed: Mapping[str, Sequence[str]], by: User) -> CaseDraft:
    """Keep what is typed into a form, instead of what was kept of it before. `key`: the case, empty
    where none has begun, and the form. BadUsage where it is too long."""
    if sum(len(one) for given in typed.values() for one in given) > LONGEST:
        raise BadUsage(TOO_LONG)
    draft, _ = CaseDraft.objects.update_or_create(
        by=by, key=key, defaults={"typed": dict(typed), "kept_at": present()}
    )
    _recorded(key, "keep draft", by)
    return draft


@action
def throw_away(*, key: str, by: User) -> None:
    """Throw one's own draft of a form away."""
    CaseDraft.objects.filter(by=by, key=key).delete()
    _recorded(key, "throw draft away", by)


def _recorded(key: str, reason: str, by: User) -> None:
    record(what="write", act=Act.WORK_CASES, by=by, about=key.split("/")[0], reason=reason)
