"""Who may answer a sign, of a person or of an address, with which form, and which agencies can be
asked about it."""

from typing import Any

from wayhome.governance.access import may
from wayhome.governance.roles import Act
from wayhome.governance.visibility import WIDE
from wayhome.signs.answered import OPEN, Raised
from wayhome.signs.subject import ADDRESS
from wayhome.workspace.accounts.models import User
from wayhome.workspace.answering.behind import marks
from wayhome.workspace.answering.forms import AnswerSign, new_number
from wayhome.workspace.deciding.owing import choices
from wayhome.workspace.reading import links
from wayhome.workspace.reading.addresses import Place
from wayhome.workspace.reading.signs import Shown
from wayhome.workspace.reading.view import View

# The ref that names the person in the next build: an open one, so that an open answer tells of no
# other; the own agency's where it has one.
REF = """
select subject_ref, list_contains($wide, marking) as open from {subject}
where person_id = $person and superseded_at is null
order by open desc, agency = $agency desc, subject_ref limit 1
"""


OPENLY = """
select 1 from {at_place} where place_id = $place and list_contains($wide, marking) limit 1
"""


def may_answer(seen: View, user: User, person_id: str) -> bool:
    """Whether the role answers and the own agency holds the person: broken glass is no right to."""
    return may(user.viewer, Act.ANSWER_SIGN).allowed and bool(links.own(seen, [person_id]))


def may_answer_of(user: User, place: Place) -> bool:
    """Whether the role answers and the own agency has sent a record of the address."""
    return may(user.viewer, Act.ANSWER_SIGN).allowed and place.own and not place.institution


def form_for(seen: View, user: User, shown: Shown, found: Raised) -> AnswerSign:
    """An empty form, drawn on the records that are behind the sign now."""
    drawn = {"number": new_number(), "records": marks(found)}
    return answering_form(seen, user, shown, initial=drawn)


def answering_form(seen: View, user: User, shown: Shown, *args: Any, **kwargs: Any) -> AnswerSign:
    """The form of an answer to this sign, empty or as it was sent."""
    of_address = shown.subject is ADDRESS
    asked = offered(seen, user, shown)
    owners = choices(user, close=kept_close(seen, shown))
    return AnswerSign(asked, *args, owners=owners, of_address=of_address, **kwargs)


def offered(seen: View, user: User, shown: Shown) -> list[tuple[str, str]]:
    """Agencies that can be asked: none about what is kept close to one's own."""
    if kept_close(seen, shown):
        return []
    return [(code, one.name) for code, one in seen.agencies.items() if code != user.agency]


def kept_close(seen: View, shown: Shown) -> bool:
    """Whether an answer is for the own agency alone, as what the sign rests on is."""
    return bool(shown.audience != OPEN) or not _openly_known(seen, shown)


def _openly_known(seen: View, shown: Shown) -> bool:
    """Whether a record that is open names whom, or the address, the sign is of."""
    if shown.subject is ADDRESS:
        return bool(seen.row(OPENLY, place=shown.subject_id, wide=list(WIDE)))
    return named_by(seen, shown.subject_id)[1]


def named_by(seen: View, person_id: str) -> tuple[str, bool]:
    """A record that names the person, and whether everybody may know of it."""
    row = seen.row(REF, person=person_id, agency=seen.agency, wide=list(WIDE))
    return (row["subject_ref"], row["open"]) if row else (person_id, False)
