"""Disputed records by every id they have had: for what left before they were disputed.

Keeps: of a record that is kept close by now nothing is told, nor of a dispute that is.
"""

from collections.abc import Mapping
from datetime import datetime

from wayhome.governance.access import Viewer
from wayhome.lexicon.errors import NotSetUp
from wayhome.workspace.disputing.standing import disputes, named
from wayhome.workspace.disputing.versions import ever
from wayhome.workspace.reading.view import View, view

Since = Mapping[str, datetime]


def disputed_since(seen: View) -> Since:
    """By each id, when somebody last said that the record is wrong, of what stands."""
    ids = ever(seen, named(seen))
    held = disputes(seen, {one for ones in ids.values() for one in ones})
    found: dict[str, datetime] = {}
    for ones in ids.values():
        for at in (told.at for one in ones for told in held.of(one)):
            found |= {one: max(at, found.get(one, at)) for one in ones}
    return found


def disputed_for(who: Viewer) -> Since:
    """The same over the release that serves now; nothing before the first."""
    try:
        with view(who) as seen:
            return disputed_since(seen)
    except NotSetUp:
        return {}
