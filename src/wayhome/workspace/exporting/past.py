"""The register of exports as its reader may know it, with what is withdrawn or disputed since.

Keeps: whoever exports reads their own; whoever governs reads all. Of another agency's export of
what it keeps close, it stays untold what it is about, for whom and why, in which files, and how
many records of it are withdrawn or disputed: it is told that something left, when, and who made it.
What is disputed is told as far as the reader may know of it (disputing.since).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType

from django.db.models import QuerySet

from wayhome.extracts.store import stored
from wayhome.extracts.withdrawing import Withdrawal, withdrawals
from wayhome.governance.access import may
from wayhome.governance.roles import Act
from wayhome.governance.visibility import WIDE, eyes
from wayhome.interchange.past import Doubted, Gone, doubted, gone
from wayhome.lexicon.home import home
from wayhome.workspace.accounts.models import User
from wayhome.workspace.disputing.since import Since
from wayhome.workspace.exporting.models import PastExport, by_the_clock
from wayhome.workspace.exporting.seals import seal_of
from wayhome.workspace.pictures.models import KeptPicture

NOTHING: Since = MappingProxyType({})


@dataclass(frozen=True)
class Told:
    """One export. `settled`: what was disputed since it left, or when it did, and is so no more;
    `close`: of what another agency keeps close; `may_note`: by this reader."""

    export: PastExport
    gone: Gone | None
    doubted: Doubted
    settled: Doubted
    overdue: bool
    to_tell: bool
    close: bool
    may_note: bool

    @property
    def deleted(self) -> bool:
        return self.export.past.deleted


@dataclass(frozen=True)
class Store:
    """What deliveries there are, and the marks of those that were withdrawn."""

    held: Collection[str]
    marks: Mapping[str, Withdrawal]

    def gone(self, records: Mapping[str, int]) -> Gone | None:
        return gone(records, self.marks, self.held)


def store() -> Store:
    """Read anew: a mark counts from the moment it is made, not from the next build."""
    at = home().store
    return Store(stored(at), withdrawals(at))


def register(reader: User) -> "QuerySet[PastExport]":
    """What this reader may know of, the newest first."""
    every = PastExport.objects.select_related("by").prefetch_related("notes__by")
    return every if _governs(reader) else every.filter(by=reader)


def kept_close_of(people: Collection[str], reader: User) -> set[str]:
    """Numbers of exports around these people of which the trail says no more than that (actions of
    exports), for whoever sees what the agency keeps close."""
    close = PastExport.objects.exclude(marking__in=WIDE).filter(agency=eyes(reader.viewer))
    return set(close.filter(kind="person", about__in=people).values_list("number", flat=True))


def took_away(maker: User) -> bool:
    """Whether there is anything that they exported, or a picture that they kept."""
    mine = (model.objects.filter(by=maker) for model in (PastExport, KeptPicture))
    return any(one.exists() for one in mine)


def told(
    exports: Collection[PastExport],
    reader: User,
    today: date,
    disputed: Since,
    ended: Since = NOTHING,
) -> list[Told]:
    """Exports in the order given. `disputed`: what this reader may know to be, and since when;
    `ended`: what was and is no more, and since when."""
    of = store() if exports else Store((), {})
    return [_told(one, of, disputed, ended, reader, today) for one in exports]


def waiting(maker: User, today: date, disputed: Since, ended: Since = NOTHING) -> list[Told]:
    """Of what somebody exported: those past their day, and those with something withdrawn,
    disputed, or disputed no more."""
    mine = PastExport.objects.filter(by=maker).select_related("by").prefetch_related("notes__by")
    every = told(list(mine), maker, today, disputed, ended)
    return [one for one in every if one.overdue or one.to_tell]


def pictures_hit(
    maker: User, eyes: str, today: date, disputed: Since
) -> list[tuple[KeptPicture, Gone | None, Doubted]]:
    """Pictures that somebody kept, until the day of their review, with records withdrawn or
    disputed since."""
    mine = KeptPicture.objects.filter(by=maker, agency=maker.agency, eyes=eyes)
    kept = [one for one in mine if one.held and one.review_on >= today]
    of = store() if kept else Store((), {})
    found = ((one, of.gone(one.held), _doubted(one, one.kept_at, disputed)) for one in kept)
    return [(one, hit, doubts) for one, hit, doubts in found if hit or doubts.records]


def _doubted(one: PastExport | KeptPicture, left: datetime, disputed: Since) -> Doubted:
    return doubted(one.sealed, seal_of(one.number), disputed, by_the_clock(left))


def _told(
    one: PastExport, of: Store, disputed: Since, ended: Since, reader: User, today: date
) -> Told:
    past, hit, doubts = one.past, of.gone(one.held), _doubted(one, one.made_at, disputed)
    settled = _doubted(one, one.made_at, ended)
    return Told(
        one, hit, doubts, settled, past.overdue(today), past.to_tell(hit, doubts, settled),
        close=one.agency != reader.agency and one.marking not in WIDE,
        may_note=one.agency == reader.agency and not past.deleted,
    )  # fmt: skip


def _governs(reader: User) -> bool:
    return may(reader.viewer, Act.SEE_TRAIL).allowed
