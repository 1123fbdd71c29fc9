"""Actions of drafts: keeping what is typed and not said yet, and throwing it away.

Keeps: a page writes over what stood there when it was drawn, and over nothing else: what another
window of the same account wrote meanwhile stays a draft of its own.
"""

from dataclasses import replace

from wayhome.governance.roles import Act
from wayhome.lexicon.errors import BadUsage
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions.once import action
from wayhome.workspace.cases.models import CaseDraft
from wayhome.workspace.cases.standing import present
from wayhome.workspace.cases.typed import Boxes, Page, put_on, seen
from wayhome.workspace.trail.recording import record

LONGEST = 400_000  # characters of all boxes together: a referral has many of 15,000
TOO_LONG = "This is too long to keep as a draft: keep it in the case in parts."


@action
def keep(*, key: str, typed: Boxes, page: Page | None = None, by: User) -> CaseDraft:
    """Keep what is typed into a form, instead of what the same page kept of it before. `key`: the
    case, empty where none has begun, and the form. BadUsage where it is too long."""
    page = page or Page()
    whole = put_on(_taken_over(key, by, page), typed, page.only)
    if sum(len(one) for given in whole.values() for one in given) > LONGEST:
        raise BadUsage(TOO_LONG)
    draft, _ = CaseDraft.objects.update_or_create(
        by=by, key=key, number=page.number, defaults={"typed": whole, "kept_at": present()}
    )
    _recorded(key, "keep draft", by)
    return draft


@action
def throw_away(*, key: str, draft: int | None = None, by: User) -> None:
    """Throw one's own drafts of a form away, or the one that is named."""
    held = CaseDraft.objects.filter(by=by, key=key)
    (held if draft is None else held.filter(pk=draft)).delete()
    _recorded(key, "throw draft away", by)


def said(key: str, page: Page, by: User) -> None:
    """What was said is no draft any more: that of its page, and the one that it began with where
    nobody has written on there since. For actions alone, in their transaction."""
    _taken_over(key, by, replace(page, only=""))
    CaseDraft.objects.filter(by=by, key=key, number=page.number).delete()


def _taken_over(key: str, by: User, page: Page) -> Boxes:
    """What a page writes on: its own draft, or the one it began with, which is its own from now on
    where it still says what it said then."""
    held = CaseDraft.objects.select_for_update().filter(by=by, key=key)
    mine = held.filter(number=page.number).first()
    named = None if page.draft is None else held.filter(pk=page.draft).first()
    began = mine or named
    if began is None:
        return {}
    if mine is None and seen(began.typed, page.only) == page.seen:
        CaseDraft.objects.filter(pk=began.pk).update(number=page.number)
    return dict(began.typed)


def _recorded(key: str, reason: str, by: User) -> None:
    record(what="write", act=Act.WORK_CASES, by=by, about=key.split("/")[0], reason=reason)
