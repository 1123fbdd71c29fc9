"""Who sees a session, and which of its statements: filtered before anything is drawn or counted.

A session opens to the accounts at its table and to nobody else. At the table everybody sees what
was said, but for what its agency keeps close: handling C, a restricted session, and what is about
somebody of whom only restricted records tell.
"""

import hashlib

from django.db.models import Q, QuerySet
from django.http import Http404

from wayhome.governance.access import may
from wayhome.governance.roles import Act
from wayhome.governance.visibility import NOBODY, eyes
from wayhome.workspace.accounts.models import User
from wayhome.workspace.sessions.models import MappingSession, SessionStatement, SessionSubject


def may_map(user: User) -> bool:
    """Whether the role sits at a mapping session at all."""
    return may(user.viewer, Act.MAP_TOGETHER).allowed


def sessions_of(user: User) -> QuerySet[MappingSession]:
    """Those at whose table this account sits, the newest first."""
    return MappingSession.objects.filter(table__account=user).prefetch_related("steps")


def session_for(user: User, number: str) -> MappingSession:
    """One of them; Http404 where there is none, or none for this account."""
    found = sessions_of(user).filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def statements_for(user: User, session: MappingSession) -> list[SessionStatement]:
    """What this account may read of what was said, in the order in which it was said."""
    said = session.statements.select_related("speaker", "by", "back", "back__by")
    return list(said.filter(open_or_own(user)))


def subjects_for(user: User, session: MappingSession) -> list[SessionSubject]:
    """Whom and what the session is about, as far as this account may know; each once."""
    found = session.subjects.filter(open_or_own(user))
    return list({(one.kind, one.ref): one for one in found}.values())


def may_take_back(user: User, one: SessionStatement) -> bool:
    """Whoever wrote it down, or a colleague, or somebody of the agency that leads the session."""
    return user.agency in (one.agency, one.session.agency)


def leads(user: User, session: MappingSession) -> bool:
    """Whether this account may close the session and hand it in."""
    return user.agency == session.agency


def version(user: User, session: MappingSession) -> str:
    """Changes whenever anything that this account may see does, and at nothing else."""
    said = [(one.pk, one.stands) for one in statements_for(user, session)]
    about = [one.pk for one in subjects_for(user, session)]
    held = (said, about, session.table.count(), session.steps.count())
    return hashlib.sha256(repr(held).encode()).hexdigest()[:16]


def open_or_own(user: User) -> Q:
    """What this account may read of what was said at its tables."""
    mine = Q(by=user)
    if eyes(user.viewer) != NOBODY:
        mine |= Q(agency=eyes(user.viewer))
    return Q(close=False) | mine
