"""Lists that change while a partnership works: what they bring along, and dated lines on top.

    brought along      ─┐
    a line from 1 May  ─┼─>  what holds on a day: of one thing the newest line that has begun
    off from 1 June    ─┘

A list is brought along by the product (`reference/`) or by the register of agencies; an
administrator adds lines. Keeps: nothing is edited. A later line says otherwise, and what it takes
the place of stays to be read. Rules stay pure: they are given the lines.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from wayhome.lexicon.agencies import Agency


class Kept(StrEnum):
    """The lists that an administrator keeps."""

    HELPLINES = "helplines"
    CONTACTS = "contacts"
    RESPONDERS = "responders"


@dataclass(frozen=True)
class Line:
    """What a list says of one thing (`of`: a code, a name, an agency) from a day on. `says`: its
    columns; nothing where it is off the list from then on."""

    kept: str
    of: str
    since: date
    says: Mapping[str, str]
    source: str
    checked_on: date

    @property
    def off(self) -> bool:
        return not self.says


@dataclass(frozen=True)
class Column:
    """What is asked of a line. `needed`: it cannot be left empty."""

    code: str
    label: str
    hint: str = ""
    needed: bool = True
    number: bool = False  # of a telephone


@dataclass(frozen=True)
class Listing:
    """A list in words. `grows`: whether things can be put on it, and taken off."""

    words: str
    lead: str
    one: str
    columns: tuple[Column, ...]
    grows: bool = True


LISTINGS: Mapping[Kept, Listing] = {
    Kept.HELPLINES: Listing(
        "Helplines",
        "Whom a child or a worker can turn to, shown beside every school concern.",
        "a helpline",
        (
            Column("name", "What is it called?"),
            Column("how", "How is it reached?", "In a few words, like: Ring 0800 1111."),
        ),
    ),
    Kept.CONTACTS: Listing(
        "Whom to ring at agencies",
        "Whom people are told to ring in the minute a child is found. A number that is wrong costs "
        "that minute: ring it before you write it here.",
        "an agency",
        (
            Column("contact_role", "Whom to ask for", "Like: Duty social worker.", needed=False),
            Column("phone", "In working hours", needed=False, number=True),
            Column("out_of_hours", "At night, at weekends and on bank holidays", needed=False,
                   number=True),
        ),
        grows=False,
    ),
    Kept.RESPONDERS: Listing(
        "Who may refer",
        "National bodies and charities that may refer to the National Referral Mechanism as first "
        "responders. Police, councils and the Home Office may always.",
        "an organisation",
        (
            Column("name", "What is it called?"),
            Column("also", "What else is it called?", "Names with a semicolon between.",
                   needed=False),
        ),
    ),
}  # fmt: skip


def holding(kept: Kept, day: date, lines: Iterable[Line]) -> dict[str, Line]:
    """What a list's own lines say on a day, by what they are about: of one thing the newest that
    has begun, of two from one day the one written later. `lines`: in the order of writing."""
    mine = (one for one in lines if one.kept == kept and one.since <= day)
    return {one.of: one for one in sorted(mine, key=lambda one: one.since)}


def contacts(register: Mapping[str, Agency], day: date, lines: Iterable[Line]) -> dict[str, Agency]:
    """The register with whom to ring on a day."""
    held = holding(Kept.CONTACTS, day, lines)
    return {code: _reached(one, held.get(code)) for code, one in register.items()}


def spans(kept: Kept, lines: Iterable[Line]) -> Iterator[tuple[Line, date | None]]:
    """Each line with the day from which another takes its place; None where none does."""
    mine = sorted((one for one in lines if one.kept == kept), key=lambda one: one.since)
    for place, one in enumerate(mine):
        yield one, next((later.since for later in mine[place + 1 :] if later.of == one.of), None)


def _reached(agency: Agency, line: Line | None) -> Agency:
    if line is None:
        return agency
    says = line.says
    return replace(
        agency,
        contact_role=says.get("contact_role", ""),
        phone=says.get("phone", ""),
        out_of_hours=says.get("out_of_hours", ""),
    )
