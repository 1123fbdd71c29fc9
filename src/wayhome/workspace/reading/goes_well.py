"""What goes well for somebody, with the records that say so: beside the picture of their ties.

The same signs as on their page of signs, for the same eyes, and no others: those that stand. They
are in no picture, are counted with no tie and with no sign, and take nothing from either.
"""

from dataclasses import dataclass

from wayhome.workspace.disputing.standing import disputes
from wayhome.workspace.disputing.told import Disputes
from wayhome.workspace.reading.disputed import marked
from wayhome.workspace.reading.evidence import record_ids
from wayhome.workspace.reading.records import records
from wayhome.workspace.reading.signs import GOES_WELL, Shown, in_order
from wayhome.workspace.reading.view import Row, View

MOST = 3  # records of one sign; its page has them all


@dataclass(frozen=True)
class Well:
    """One sign of what goes well: its newest records, and how many more there are."""

    sign: Shown
    records: list[Row]
    more: int


@dataclass(frozen=True)
class GoesWell:
    """All that stand, with what of their records is disputed."""

    signs: list[Well]
    disputes: Disputes


def goes_well(view: View, person_id: str) -> GoesWell:
    """What goes well for a person, the newest first."""
    rows = marked(view, view.rows(GOES_WELL, person=person_id))
    shown = [one for one in in_order(Shown(row, view.today) for row in rows) if one.standing]
    told = [_well(view, one) for one in shown]
    return GoesWell(told, disputes(view, [r["record_id"] for one in told for r in one.records]))


def _well(view: View, shown: Shown) -> Well:
    ids = record_ids(view, shown)
    found = records(view, shown.person_id, ids) if ids else []
    newest = list({row["record_id"]: row for row in reversed(found)}.values())
    return Well(shown, newest[:MOST], len(newest) - len(newest[:MOST]))
