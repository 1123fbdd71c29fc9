"""Events as the explorer tells them: who by name, about whom by name, and why in their words.

The trail keeps references. Names are put in when it is read, as far as the reader may know them:
somebody hidden from the reader's agency stays a reference.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from wayhome.extracts.listing import listed
from wayhome.governance.access import Level
from wayhome.governance.purposes import purpose
from wayhome.governance.roles import Act, role
from wayhome.lexicon.agencies import read_register
from wayhome.lexicon.home import home
from wayhome.workspace.accounts.models import User
from wayhome.workspace.deliveries.seeing import may_know_of
from wayhome.workspace.gate.models import BrokenGlass
from wayhome.workspace.reading.names import names_for
from wayhome.workspace.trail.models import AuditEvent
from wayhome.workspace.trail.words import CHANGED, what_was_done

PERSON = "P-"  # every reference of a person begins so
OF_ACCOUNTS = (Act.MANAGE_ACCOUNTS, Act.MANAGE_INTEGRATIONS, Act.OWN_ACCOUNT, "sign in")
OF_DELIVERIES = (
    Act.SEE_DELIVERIES,
    Act.SEE_REFUSED_ROWS,
    Act.WITHDRAW_DELIVERY,
    Act.STATE_PURPOSE,
)


@dataclass(frozen=True)
class Told:
    """One event in words. `about` with `link` where the reader can open it."""

    number: int
    at: datetime
    who: str
    address: str
    standing: str
    what: str
    level: str
    about: str
    link: str
    why: str


@dataclass(frozen=True)
class Known:
    """The names behind the references of a page of events."""

    people: dict[str, str]
    accounts: dict[str, str]
    addresses: dict[str, str]
    agencies: dict[str, str]
    files: dict[str, str]


def told(events: Iterable[AuditEvent], reader: User) -> list[Told]:
    """Events in the order given."""
    shown = list(events)
    known = _known(shown, reader)
    return [_told(event, known) for event in shown]


def people_in(events: Iterable[AuditEvent]) -> list[str]:
    """Whom the events are about, for the event of the look at them."""
    return sorted({event.about for event in events if event.about.startswith(PERSON)})


def through(glass: BrokenGlass) -> list[AuditEvent]:
    """Every look at the person through one broken glass, oldest first."""
    looks = AuditEvent.objects.filter(
        about=glass.person_id,
        actor=str(glass.by_id),
        what="look",
        at__range=(glass.broken_at, glass.expires_at),
    )
    return [one for one in looks.order_by("number") if one.details.get("glass") == glass.pk]


def _known(events: list[AuditEvent], reader: User) -> Known:
    accounts = User.objects.values_list("pk", "email", "name")
    of_deliveries = any(_of_delivery(event) for event in events)
    return Known(
        people=names_for(reader.viewer, people_in(events)),
        accounts={str(pk): name for pk, _, name in accounts},
        addresses={email: name for _, email, name in accounts},
        agencies={code: one.name for code, one in read_register(home().agencies).items()},
        files=_files(reader) if of_deliveries else {},
    )


def _files(reader: User) -> dict[str, str]:
    """What the deliveries are called that this reader may know of."""
    every = listed(home().store).receipts
    return {r.delivery: r.file for r in every if may_know_of(reader, r)}


def _told(event: AuditEvent, known: Known) -> Told:
    about, link = _about(event, known)
    held = role(event.role)
    agency = known.agencies.get(event.agency, event.agency)
    return Told(
        number=event.number,
        at=event.at,
        who=known.addresses.get(event.actor_name) or event.actor_name or "Nobody signed in",
        address=event.actor_name,
        standing=", ".join(part for part in (held.title if held else event.role, agency) if part),
        what=what_was_done(event),
        level="Saw only whom to ring" if event.level == Level.KNOWN_TO else "",
        about=about,
        link=link,
        why=_why(event),
    )


def _about(event: AuditEvent, known: Known) -> tuple[str, str]:
    if event.about.startswith(PERSON):
        name = known.people.get(event.about)
        return name or event.about, reverse("person", args=[event.about]) if name else ""
    if event.act in OF_ACCOUNTS and event.about:
        name = known.accounts.get(event.about)
        return f"Account of {name}" if name else event.about, ""
    if _of_delivery(event):
        name = known.files.get(event.about)
        return name or event.about, reverse("delivery", args=[event.about]) if name else ""
    if event.act == Act.REVIEW_BREAK_GLASS and event.about:
        return "A glass that was broken", reverse("review-glass", args=[event.about])
    named = event.details.get("people") or []
    if named:
        return f"{len(named)} people in a list" if len(named) > 1 else "One person in a list", ""
    return known.agencies.get(event.about, event.about), ""


def _of_delivery(event: AuditEvent) -> bool:
    return event.act in OF_DELIVERIES and bool(event.about) and not event.about.startswith(PERSON)


def _why(event: AuditEvent) -> str:
    stated = purpose(event.purpose)
    title = stated.title if stated else event.purpose
    words = "" if event.reason in CHANGED else event.reason
    if event.what == "write" and words:
        words = f"“{words}”"
    if "glass" in event.details and event.what == "look":
        title = "Through glass that they broke"
    return ": ".join(part for part in (title, words) if part)
