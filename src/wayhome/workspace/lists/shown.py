"""A list as its page shows it: what holds today, where that comes from, and what is to come."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from wayhome.casework.lists import LISTINGS, Kept, Line, holding
from wayhome.casework.referral.responders import listed
from wayhome.casework.school_words import brought_along
from wayhome.lexicon.agencies import read_register
from wayhome.lexicon.home import home

Brought = tuple[Mapping[str, str], str]  # its columns, and its source
REGISTER = "the register of agencies"


@dataclass(frozen=True)
class Thing:
    """One thing on a list. `says`: its columns today, empty where it is off the list or not on it
    yet; `to_come`: lines that begin later."""

    of: str
    called: str
    says: Mapping[str, str]
    source: str
    to_come: Sequence[Line]
    kept: Kept

    @property
    def words(self) -> list[str]:
        """What it says but for what it is called."""
        return in_words(self.kept, self.says)


def things(kept: Kept, day: date, lines: Sequence[Line]) -> list[Thing]:
    """Everything that is or was on a list, or will be."""
    held, brought = holding(kept, day, lines), dict(_brought(kept, day))
    mine = [one for one in lines if one.kept == kept]
    every = dict.fromkeys([*brought, *(one.of for one in mine)])
    return [_thing(kept, of, brought.get(of), held.get(of), mine, day) for of in every]


def in_words(kept: Kept, says: Mapping[str, str]) -> list[str]:
    """What a line says but for what it is about; of a number, when it is rung, and that there is
    none: whoever looks for it at night must not take silence for an oversight of the page."""
    asked = [one for one in LISTINGS[kept].columns if one.code != "name"] if says else []
    told = [(one, says.get(one.code) or ("no number" if one.number else "")) for one in asked]
    words = [f"{one.label}: {said}" if one.number else said for one, said in told]
    return [each for each in words if each]


def _thing(
    kept: Kept,
    of: str,
    brought: Brought | None,
    line: Line | None,
    mine: Sequence[Line],
    day: date,
) -> Thing:
    about = [one for one in mine if one.of == of]
    first = brought or ({}, "")
    says, source = (line.says, line.source) if line else first
    # as it was called last, or before anybody said anything of it here
    names = [one["name"] for one in (first[0], *(each.says for each in about)) if "name" in one]
    to_come = [one for one in about if one.since > day]
    return Thing(of, says.get("name") or [of, *names][-1], says, source, to_come, kept)


def _brought(kept: Kept, day: date) -> Iterator[tuple[str, Brought]]:
    """What a list has without anybody's line, with its source."""
    if kept is Kept.HELPLINES:
        for one in brought_along():
            yield one.code, ({"name": one.name, "how": one.how}, one.source)
    elif kept is Kept.CONTACTS:
        for code, agency in sorted(read_register(home().agencies).items()):
            says = {each.code: getattr(agency, each.code) for each in LISTINGS[kept].columns}
            yield code, ({"name": agency.name, **says}, REGISTER)
    else:
        for each in listed():
            if each.names and each.may_on(day):
                also = "; ".join(each.names[1:])
                yield each.names[0], ({"name": each.names[0], "also": also}, each.source)
