"""Entries of found children, recorded one after another by the action that the page uses.

Imported only once WAYHOME_HOME names an empty home: settings are read on import.
"""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from django.utils import timezone

from wayhome.people import Particulars
from wayhome.workspace.config.start import make_ready

make_ready()

from wayhome.workspace.accounts.models import User  # noqa: E402 only once applications are there
from wayhome.workspace.actions.found import record_found  # noqa: E402
from wayhome.workspace.found.references import new_reference  # noqa: E402
from wayhome.workspace.found.telling import Told  # noqa: E402
from wayhome.workspace.found.where import Finding  # noqa: E402


def enter(entries: int) -> Iterator[Callable[[], object]]:
    """Each records one entry, with its keys, two notices and its event, in one transaction."""
    by = User.objects.create(email="desk@example.org", agency="NBP", role="practitioner")
    for number in range(entries):
        given = Particulars(
            given="Kai", family=f"Turner{number}", born=date(2010, 3, 1 + number % 28),
            phone=f"07700 9{number:05}", postcode="AB1 2DE", address="14 Mill Road",
        )  # fmt: skip
        yield partial(
            record_found,
            reference=new_reference(),
            finding=Finding(given, timezone.now(), "Northgate station", "", "01632 960001"),
            person_id="",
            tell=[Told("NBC", "home"), Told("ECC", "holds")],
            release="measured",
            by=by,
        )
