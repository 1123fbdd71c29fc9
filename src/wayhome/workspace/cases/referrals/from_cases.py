"""What other cases about the same hold that a referral asks for, each with the entry it stands in.

Keeps: a referral is read by every agency that takes part in it, so a case fills it only where each
of them takes part in that case too, and so may read the words there. A notice that names nobody is
filled by no case: words of people name them. A safety plan fills where its owner agreed that it is
told.
"""

from collections.abc import Iterator

from django.utils import timezone

from wayhome.casework.case import SaidEntry, happened_at
from wayhome.casework.fields import YES
from wayhome.casework.referral.filling import FILLS, Record, ago
from wayhome.casework.referral.written import names_nobody
from wayhome.lexicon.dates import LONDON
from wayhome.workspace.accounts.models import User
from wayhome.workspace.cases.models import CaseAgency
from wayhome.workspace.cases.opening import Opened
from wayhome.workspace.cases.packing import family
from wayhome.workspace.cases.referrals.gathering import Gathered, Source
from wayhome.workspace.cases.standing import present
from wayhome.workspace.reading.view import View

KINDS = frozenset(one.kind for one in FILLS if " " in one.kind)


def from_cases(seen: View, found: Opened, user: User) -> Gathered:
    """What cases say; nothing for a notice."""
    if names_nobody(found.told):
        return Gathered()
    part = part_of(found)
    beside = [one for one in family(seen, user, found.row)[1:] if part <= part_of(one)]
    told = [pair for one in beside if _agreed(one) for pair in _of(seen, one)]
    return Gathered([one for one, _ in told], {one.record_id: source for one, source in told})


def part_of(found: Opened) -> set[str]:
    """The agencies that take part in a case."""
    held = CaseAgency.objects.filter(case=found.row)
    return set(held.values_list("agency", flat=True))


def _agreed(found: Opened) -> bool:
    return found.row.pathway != "plan" or found.told.latest("shared").get("agrees") == YES


def _of(seen: View, found: Opened) -> Iterator[tuple[Record, Source]]:
    by_place = {one.place: one for one in found.entries}
    for code in dict.fromkeys(found.told.codes):
        kind = f"{found.row.pathway} {code}"
        if kind in KINDS:
            for one in found.told.every(code):
                agency = seen.agency_name(by_place[one.place].agency)
                yield _record(kind, found, one, agency)


def _record(kind: str, found: Opened, one: SaidEntry, agency: str) -> tuple[Record, Source]:
    day = happened_at(one).astimezone(LONDON).date()
    said = {name: value for name, value in one.details.items() if isinstance(value, str)}
    said |= {"last": ago(day, timezone.localdate(present()))}
    number = f"{found.row.number}/{one.place}"
    words = f"{found.row.way.words}, “{found.told.pathway.entries[one.code].words}”"
    source = Source(number, words, agency, day, case=found.row.number)
    return Record(kind, number, said, day, day), source
