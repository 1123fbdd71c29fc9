"""The same export on the command line: through the same gate, with the same event."""

import shutil
from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from wayhome.governance.roles import Act
from wayhome.interchange.package import MANIFEST
from wayhome.lexicon.errors import BadUsage
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions.access import state_purpose
from wayhome.workspace.config.failures import NobodyThere
from wayhome.workspace.exporting.making import Wish, exported, must_be_allowed
from wayhome.workspace.exporting.of import of_person
from wayhome.workspace.gate.passages import looks_for, stated_purpose
from wayhome.workspace.gate.views import gated, note
from wayhome.workspace.reading.view import view


def export_as(email: str, person_id: str, wish: Wish, to: Path) -> None:
    """Export to a folder that does not exist yet. BadUsage with one sentence for a refusal."""
    if to.exists():
        raise BadUsage(f"{to.name} exists already. Name a folder that does not.")
    request = HttpRequest()
    request.user = account = _account(email)
    note(request, page="command line")
    try:
        must_be_allowed(request)
        if stated_purpose(account, person_id, Act.SEE_PERSON) is None:
            state_purpose(
                about=person_id, task=Act.SEE_PERSON, purpose=wish.purpose, words="", by=account
            )
        _gated(request, person_id=person_id, wish=wish, to=to)
    except (PermissionDenied, NobodyThere) as refusal:
        raise BadUsage(str(refusal)) from None
    if not (to / MANIFEST).is_file():
        raise BadUsage("Say on the person's page why you look first; then export.")


@gated(task=Act.SEE_PERSON)
def _gated(request: HttpRequest, person_id: str, wish: Wish, to: Path) -> HttpResponse:
    with (
        view(request.user.viewer, looks_for(request)) as seen,  # type: ignore[union-attr]
        exported(request, seen, of_person(person_id), wish) as folder,
    ):
        shutil.copytree(folder, to)
    return HttpResponse()


def _account(email: str) -> User:
    held = User.objects.filter(email=email.strip().lower(), is_active=True).first()
    if held is None:
        raise BadUsage(f"No open account has the address {email}.")
    if held.one_time:
        raise BadUsage(f"{held.email} has to choose a password of its own first: sign in once.")
    return held
