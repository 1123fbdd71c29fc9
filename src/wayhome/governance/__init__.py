"""Purpose, handling, access with its reason, the trail's chain, retention, disclosure. Pure.

Nothing here knows a database or a web page: each rule is a function or a table of data, so that
an information governance lead can read it and a test can prove it.
"""

from wayhome.governance.access import Decision, Level, PersonFacts, Viewer, decide, may
from wayhome.governance.disclosure import suppress
from wayhome.governance.purposes import PURPOSES, Purpose, purposes_for
from wayhome.governance.roles import ROLES, Act, Role, role

__all__ = [
    "PURPOSES",
    "ROLES",
    "Act",
    "Decision",
    "Level",
    "PersonFacts",
    "Purpose",
    "Role",
    "Viewer",
    "decide",
    "may",
    "purposes_for",
    "role",
    "suppress",
]
