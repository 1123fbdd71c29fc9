"""Who owes a next step, and what is known of one whose records are gone. Nothing falls silent.

A step stays due until somebody says what became of it: whoever was to do it, and whatever became of
the records it was decided on (ADR 0037).

- An account owes what stands with it for as long as somebody can sign in as it, for that agency, in
  a role that sees on its desk what it owes. Else the whole agency does.
- What was kept close when it was decided is owed by nobody who does not see what is kept close.
- That records were withdrawn is said where all of them were. Of any other end nothing is told: that
  they are kept close by now is known by whoever is told that they were not withdrawn.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from wayhome.governance.roles import ROLES, Act


@dataclass(frozen=True)
class Account:
    """Whoever was to do something, as they are now. `out`: closed, or locked for a time."""

    agency: str
    role: str
    out: bool = False


def roles(*, close: bool) -> list[str]:
    """Roles that see on the desk what they owe; `close`: also of what is kept close."""
    deciding = (one for one in ROLES if Act.DECIDE in one.rights)
    return [one.code for one in deciding if one.sees_restricted or not close]


def able(owner: Account, agency: str, *, close: bool) -> bool:
    """Whether they can still do what they owe to this agency."""
    return owner.agency == agency and not owner.out and owner.role in roles(close=close)


def withdrawn_on(records: Collection[str], withdrawn: Mapping[str, date]) -> date | None:
    """When the last of these records was withdrawn, where every one of them was. `withdrawn`: by
    delivery; a record's id begins with its own."""
    days = [withdrawn.get(one.partition(":")[0]) for one in records]
    known = [day for day in days if day]
    return max(known) if known and len(known) == len(days) else None
