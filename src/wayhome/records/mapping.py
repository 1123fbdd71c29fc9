"""A mapping says how the rows of one feed's table become rows of one canonical table.

It is data: SQL expressions over `s`, the rows of the feed's table as accepted, and what is joined
to it. Where a row comes from, when it came, what replaced it and how widely it may be seen is added
in one place, provenance.py. Columns of `s` beside those of the contract:

    s._record    '<delivery>:<table>:<row>', to which each canonical row adds its part
    s._prefix    '<agency>/<system>/', before which no number of a person means anything
    s._agency  s._system  s._delivery  s._row  s._received  s._recorded  s._superseded_at  …

The rows of another table of the feed are `"<feed>.<table>"`, every version of them, or
`"<feed>.<table>.newest"`, one row a key, with `_first`, when that key first came.
"""

from collections.abc import Mapping as Names
from dataclasses import dataclass, field, replace

EVERY = "true"
NONE = "NULL"


@dataclass(frozen=True)
class Mapping:
    """One feed's table into one canonical table. All values are SQL over `s`."""

    feed: str
    table: str
    into: str
    part: str  # plain text; with feed's delivery, table and row it names the canonical row
    columns: Names[str, str] = field(default_factory=dict)  # the canonical table's own columns
    joins: str = ""
    where: str = EVERY
    began: str = NONE
    ended: str = NONE
    precision: str = NONE
    text: str = NONE
    grading: str = NONE
    conditions: str = NONE  # of sharing
    recorded: str = "s._recorded"
    marking: str = NONE  # narrower than what the delivery and the row say
    suffix: str = NONE  # parts several rows that one source row makes
    since: str = NONE  # later than the row's own receipt: something it needs came later
    until: str = NONE  # earlier than its own end: something it needs was replaced
    until_by: str = NONE


def person(number: str) -> str:
    """The subject_ref of a person's number in the same system."""
    return f"s._prefix || ({number})"


def with_person(event: Mapping, number: str, role: str = "subject") -> tuple[Mapping, Mapping]:
    """The event, and the involvement of the person whose number that is."""
    return event, involvement(event, number, role)


def involvement(event: Mapping, number: str, role: str = "subject") -> Mapping:
    """A person in an event that the same source row makes."""
    suffix = "" if event.suffix == NONE else f" || coalesce('-' || ({event.suffix}), '')"
    return replace(
        event,
        into="involvement",
        part=f"{event.part}-{role}",
        columns={
            "subject_ref": person(number),
            "event_id": f"s._record || ':{event.part}'{suffix}",
            "role": f"'{role}'",
        },
        where=f"({event.where}) AND ({number}) IS NOT NULL",
        text=NONE,
    )
