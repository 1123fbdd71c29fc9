"""A panel as it stands: who sits, who may decide, what is on the agenda and what came of it."""

from wayhome.casework.panel.agenda import Item, agenda
from wayhome.casework.panel.refusing import refuses
from wayhome.casework.panel.sitting import Member, chair_of, conflict_of, members, missing_seats

__all__ = [
    "Item",
    "Member",
    "agenda",
    "chair_of",
    "conflict_of",
    "members",
    "missing_seats",
    "refuses",
]
