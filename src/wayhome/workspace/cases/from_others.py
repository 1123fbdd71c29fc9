"""What a form begins with from other cases about the same, with the cases that say so.

Keeps: only cases in which the agency of whoever writes takes part are read; what they say is in the
form to be read and changed, and becomes part of this case when somebody keeps it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.http import HttpRequest

from wayhome.casework.fields import Said
from wayhome.casework.pathway import Entry
from wayhome.casework.told_there import There, told_there
from wayhome.workspace.cases.listing import case_names
from wayhome.workspace.cases.opening import Opened
from wayhome.workspace.cases.packing import family
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.reading.view import View


@dataclass(frozen=True)
class FromOthers:
    """What is said, and the cases it is from, by number and in words."""

    said: Said = field(default_factory=dict, repr=False)
    cases: Sequence[tuple[str, str]] = ()


def from_others(request: HttpRequest, seen: View, found: Opened, entry: Entry) -> FromOthers:
    """What other cases say to a form; nothing to most."""
    if found.row.pathway != "turning18" or found.told.every(entry.code):
        return FromOthers()
    beside = family(seen, signed_in(request), found.row)[1:]
    there = [There(o.row.pk, o.told, seen.agency_name(o.row.leads)) for o in beside if o.told.said]
    told = told_there(entry.code, there)
    names = case_names(seen, [one.row for one in beside if one.row.pk in told.cases])
    return FromOthers(told.said, list(names.items()))
