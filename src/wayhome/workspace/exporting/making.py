"""An export for the account at the keyboard: drawn, written, and on the trail before it is handed
over. The same for the page and for the command line.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from wayhome.governance.access import Level, may
from wayhome.governance.purposes import may_state, purpose
from wayhome.governance.roles import Act
from wayhome.interchange.allowed import for_purpose
from wayhome.interchange.handling import Handling
from wayhome.interchange.package import Asked, number, package, verified
from wayhome.interchange.picture import WIDEST, Picture
from wayhome.interchange.reducing import Profile
from wayhome.lexicon.errors import BadUsage
from wayhome.network.kinds import NodeKind
from wayhome.workspace.actions.exporting import export_ties
from wayhome.workspace.exporting.of import Of
from wayhome.workspace.gate.passages import passage, signed_in, stated_purpose
from wayhome.workspace.reading.leaving import for_both
from wayhome.workspace.reading.view import View


@dataclass(frozen=True)
class Wish:
    """What is wished for. `recipient` is a code of the register, or '' with `outside` in words;
    names are in it only with `why_named`."""

    formats: tuple[str, ...]
    recipient: str
    purpose: str
    expires: date
    outside: str = ""
    why_named: str = ""
    since: date | None = None


def must_be_allowed(request: HttpRequest) -> None:
    """PermissionDenied for a role that may not export."""
    decision = may(signed_in(request).viewer, Act.EXPORT_TIES)
    if not decision.allowed:
        raise PermissionDenied(decision.reason)


@contextmanager
def exported(request: HttpRequest, seen: View, of: Of, wish: Wish) -> Iterator[Path]:
    """The files in a folder that is cleared away afterwards; their event is written before."""
    must_be_allowed(request)
    if not may_export(request, of):
        raise PermissionDenied("Export what you see in full: say why you look first.")
    user = signed_in(request)
    view = for_both(seen, user.viewer, wish.recipient, wish.purpose)
    drawn = for_purpose(of.picture(view, wish.since), wish.purpose)
    if not drawn.ties:
        raise BadUsage(
            "Nothing that you and they may both see for this purpose is there to export."
        )
    handling = _handling(request, seen, of, wish)
    opened = _opened(request, drawn) if handling.profile is Profile.NAMED else frozenset()
    secret = salted_hmac("export", handling.number).hexdigest()
    asked = Asked(wish.formats, user.viewer, wish.recipient, opened, secret)
    with package(drawn, asked, handling) as folder:
        manifest = verified(folder)
        rests = [one for tie in drawn.ties for one in (tie.record, tie.other_record) if one]
        export_ties(
            kind=of.kind, about=of.ref, purpose=wish.purpose, manifest=manifest,
            records=rests, named=opened, by=user,
        )  # fmt: skip
        yield folder


def may_export(request: HttpRequest, of: Of) -> bool:
    """Whether whoever asks said why they look at it, and sees it in full."""
    if of.task is Act.SEE_PERSON:
        return passage(request, of.ref).level is Level.FULL
    return stated_purpose(signed_in(request), of.ref, of.task) is not None


def _handling(request: HttpRequest, seen: View, of: Of, wish: Wish) -> Handling:
    user, why = signed_in(request), purpose(wish.purpose)
    if why is None or not may_state(user.role, wish.purpose, of.purposes):
        raise BadUsage("This purpose is not one that your role can state. Choose another.")
    if wish.recipient and wish.recipient not in seen.agencies:
        raise BadUsage(f"Agency {wish.recipient[:20]} is not in the register.")
    name = seen.agency_name(wish.recipient)
    return Handling(
        number=number(),
        marking=WIDEST,
        recipient=f"{name} ({wish.recipient})" if wish.recipient else wish.outside,
        purpose=why.title,
        basis=why.basis,
        expires=wish.expires,
        made_at=timezone.localtime().replace(tzinfo=None, microsecond=0),
        by=user.email,
        release=seen.release.name,
        profile=Profile.NAMED if wish.why_named.strip() else Profile.REDUCED,
        why_named=wish.why_named.strip(),
    )


def _opened(request: HttpRequest, drawn: Picture) -> frozenset[str]:
    """The people whom the account has opened for a purpose that still runs."""
    people = (node.id for node in drawn.nodes if node.kind is NodeKind.PERSON)
    return frozenset(one for one in people if passage(request, one).level is Level.FULL)
