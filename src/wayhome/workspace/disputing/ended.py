"""Disputes that were taken back: told to everybody who was told of them, the same way, and once.

    the agency that wrote the record   on the desk of whoever answers for what it sends
    whoever kept a picture of it       on their desk, until the day of its review
    whoever exported it                with the export (exporting.past), until they note it

Those of a desk stand there until their reader says that they have read it. Keeps: nothing is told
while another dispute of the record stands, nor of a record that is kept close by now, nor of a
dispute that is (disputing.since); nobody is told of what ended before they had an account.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from wayhome.casework.disputes import ended_by
from wayhome.governance.access import Viewer
from wayhome.interchange.past import doubted
from wayhome.lexicon.errors import NotSetUp
from wayhome.workspace.accounts.models import User
from wayhome.workspace.disputing.models import DisputeEndRead
from wayhome.workspace.disputing.ours import Ours, of_ours
from wayhome.workspace.disputing.since import Since, lines
from wayhome.workspace.exporting.models import by_the_clock
from wayhome.workspace.exporting.seals import seal_of
from wayhome.workspace.pictures.models import KeptPicture
from wayhome.workspace.reading.view import View, view

MOST = 10  # on a desk; the others follow as these are read


@dataclass(frozen=True)
class End:
    """That nobody disputes a record any more, by the number of what ended it. `records`: every id
    that the record has had."""

    number: str
    at: datetime
    records: frozenset[str]


@dataclass(frozen=True)
class Told:
    """One end as its reader is told of it: their agency's record, and pictures that they kept."""

    end: End
    ours: tuple[Ours, ...] = ()
    pictures: tuple[KeptPicture, ...] = ()

    @property
    def people(self) -> list[str]:
        return sorted({person for one in self.ours for person in one.people})


def ends(seen: View) -> list[End]:
    """Every end that this viewer may know of, the last first."""
    found: dict[str, End] = {}
    for line in lines(seen):
        number = ended_by(line.standing, line.back)
        if number:
            found[number] = End(number, line.back[number], line.ids)
    return sorted(found.values(), key=lambda one: (one.at, one.number), reverse=True)


def since_ended(of: Iterable[End]) -> Since:
    """By each id, when the last dispute of its record was taken back."""
    return {one: end.at for end in of for one in end.records}


def ended_for(who: Viewer) -> Since:
    """The same over the release that serves now; nothing before the first."""
    try:
        with view(who) as seen:
            return since_ended(ends(seen))
    except NotSetUp:
        return {}


def to_read(seen: View, user: User, of: Sequence[End], today: date, *, sends: bool) -> list[Told]:
    """What waits on this account's desk, the last first. `sends`: it answers for what its agency
    sends, and so is told of its records."""
    if not of:
        return []
    read = set(DisputeEndRead.objects.filter(by=user).values_list("about", flat=True))
    since = by_the_clock(user.opened_at)
    left = [one for one in of if one.number not in read and one.at > since]
    mine = _ours(seen, left) if sends else {}
    kept = KeptPicture.objects.filter(by=user, agency=user.agency, eyes=seen.eyes)
    shown = list(kept.filter(review_on__gte=today))
    found = [Told(one, tuple(mine.get(one.number, ())), _holding(shown, one)) for one in left]
    return [one for one in found if one.ours or one.pictures]


def _ours(seen: View, left: Sequence[End]) -> Mapping[str, list[Ours]]:
    by_record = {record: one.number for one in left for record in one.records}
    found: dict[str, list[Ours]] = {}
    for one in of_ours(seen, since_ended(left)):
        found.setdefault(by_record[one.record_id], []).append(one)
    return found


def _holding(pictures: Iterable[KeptPicture], end: End) -> tuple[KeptPicture, ...]:
    since = dict.fromkeys(end.records, end.at)
    return tuple(
        one for one in pictures
        if doubted(one.sealed, seal_of(one.number), since, by_the_clock(one.kept_at)).records
    )  # fmt: skip
