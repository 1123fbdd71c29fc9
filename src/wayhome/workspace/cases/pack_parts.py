"""The parts of a pack for one item, as lines with their source: of cases, and of records.

Keeps: every line says where it stands and since when; a part of which nothing is known says so, for
silence is not safety. Signs are prompts, each with its answer; nothing is counted together.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from wayhome.casework.agreed import State as ActionState
from wayhome.casework.agreed import actions
from wayhome.casework.case import SaidEntry, effective
from wayhome.casework.clocks import State
from wayhome.casework.fields import moment
from wayhome.casework.measures import measure
from wayhome.casework.safety_plan import next_look
from wayhome.network.kinds import NodeKind
from wayhome.workspace.answering.standing import answered
from wayhome.workspace.cases.opening import Opened
from wayhome.workspace.cases.standing import limits_of, present
from wayhome.workspace.pages.words import count, day, due_moment
from wayhome.workspace.pages.words import moment as moment_words
from wayhome.workspace.reading import signs
from wayhome.workspace.reading.ties import Tied, tied
from wayhome.workspace.reading.view import View

NEWEST = 3  # of what they said
CHANGES, LISTED = 8, 6  # more than these are read in the case, or on their page
CARERS = frozenset({("capacity", "carer view")})  # what a carer says is not the child's voice
VOICES = ("voice", "view")
LINES_OF = (
    (NodeKind.PLACE, "Addresses"),
    (NodeKind.INSTITUTION, "Schools, homes for children, stations"),
    (NodeKind.LINE, "Lines"),
)


@dataclass(frozen=True)
class Line:
    """What stands there, and where it is from; `case`: the number of the case that says it."""

    words: str
    source: str = ""
    case: str = ""


@dataclass(frozen=True)
class Part:
    """One part of a pack. `nothing`: what is said where it has no line."""

    heading: str
    lines: Sequence[Line] = field(repr=False)
    nothing: str


def of_cases(seen: View, held: Sequence[Opened], since: datetime | None) -> Iterator[Part]:
    """What cases about one say, the case behind the item first. `since`: when a panel last had it
    before it."""
    changed = "What changed since the last sitting" if since else "What was written down so far"
    yield Part("In their own words", list(_voice(held)), "Nobody wrote down what they say.")
    yield Part(
        f"{changed}{f', {day(since)}' if since else ''}",
        list(_changed(held, since)),
        "Nothing was written down since.",
    )
    yield Part("Safety plan", list(_plans(held)), "No safety plan that your agency works on.")
    yield Part("Referral", list(_referrals(held)), "No referral that your agency works on.")
    yield Part("Orders and measures", list(_orders(held)), "None that your agency works on.")
    yield Part("Past its time", list(_late(held)), "Nothing is past its time.")
    yield Part("Actions still open", list(_actions(seen, held)), "No action is open.")


def of_records(seen: View, person_id: str) -> Iterator[Part]:
    """What records say of somebody whom the reader sees in full."""
    nothing = "Nothing in the records that you can see. Others may hold some."
    yield Part("Signs, and what was answered", list(_signs(seen, person_id)), nothing)
    ties = [] if seen.leaves_out else tied(seen, person_id)
    yield Part("People", list(_people(ties)), nothing)
    for kind, heading in LINES_OF:
        yield Part(heading, list(_things(one for one in ties if one.kind is kind)), nothing)


def _voice(held: Sequence[Opened]) -> Iterator[Line]:
    every = [
        (one, found, str(one.details[asked]))
        for found in held
        for one in effective(found.told.pathway, found.told.said)
        for asked in VOICES
        if one.details.get(asked) and (found.row.pathway, one.code) not in CARERS
        and _asks_for_words(found, one, asked)
    ]  # fmt: skip
    every.sort(key=lambda told: _at(told[0]), reverse=True)
    for one, found, words in every[:NEWEST]:
        yield Line(words, _source(found, one), found.row.number)


def _asks_for_words(found: Opened, one: SaidEntry, asked: str) -> bool:
    """Whether it is what somebody said and not one of the answers on offer."""
    fields = found.told.pathway.entries[one.code].fields
    return any(each.code == asked and not each.choices for each in fields)


def _changed(held: Sequence[Opened], since: datetime | None) -> Iterator[Line]:
    every = [
        (one, found)
        for found in held
        for one in found.told.said
        if not since or one.said_at > since
    ]
    every.sort(key=lambda told: told[0].said_at, reverse=True)
    for one, found in every[:CHANGES]:
        words = found.told.pathway.entries[one.code].words
        when = f"{found.row.way.words}, {moment_words(_at(one))}"
        yield Line(words, when, found.row.number)
    if len(every) > CHANGES:
        yield Line(f"{count(len(every) - CHANGES, 'more entry', 'more entries')} in the cases.")


def _plans(held: Sequence[Opened]) -> Iterator[Line]:
    for found in _of("plan", held):
        look = next_look(found.told)
        when = f"Looked at together next on {day(look)}" if look else "No day to look at it is set"
        yield Line(f"{_state(found)}. {when}.", case=found.row.number)


def _referrals(held: Sequence[Opened]) -> Iterator[Line]:
    for found in _of("referral", held):
        clocks = found.told.clocks(limits_of(found.row), present())
        firsts = [one for one in clocks if one.clock.code.endswith("first_decision")]
        due = next((one.due for one in firsts if one.state in {State.RUNNING, State.LATE}), None)
        when = f" First decision due {due_moment(due)}." if due else ""
        yield Line(f"{_state(found)}.{when}", case=found.row.number)


def _orders(held: Sequence[Opened]) -> Iterator[Line]:
    for found in _of("order", held):
        name = measure(str(found.told.first["measure"])).name if found.told.said else "A measure"
        until = found.told.latest("extended").get("until") or found.told.latest("made").get("until")
        ends = f" Until {day(date.fromisoformat(str(until)))}." if until else ""
        yield Line(f"{name}: {_state(found).lower()}.{ends}", case=found.row.number)


def _late(held: Sequence[Opened]) -> Iterator[Line]:
    now = present()
    every = [
        (one, found)
        for found in held
        if not found.told.is_closed
        for one in found.told.clocks(limits_of(found.row), now)
        if one.state is State.LATE
    ]
    for one, found in sorted(every, key=lambda told: told[0].due):
        yield Line(one.clock.words, f"due {due_moment(one.due)}", found.row.number)


def _actions(seen: View, held: Sequence[Opened]) -> Iterator[Line]:
    every = [(one, found) for found in held for one in actions(found.told)]
    still = [(one, found) for one, found in every if one.state is ActionState.OPEN]
    for one, found in sorted(still, key=lambda told: told[0].due):
        who = f"{one.owner}, {seen.agency_name(one.agency)}, by {day(one.due)}"
        yield Line(one.what, who, found.row.number)


def _signs(seen: View, person_id: str) -> Iterator[Line]:
    standing = signs.of_person(seen, person_id).standing
    held = answered(seen, standing)
    for one in standing:
        by = held.of(one.sign_id).by
        said = f"{by.said}: {by.who}, {by.agency}, {day(by.at)}" if by else "Nobody answered it yet"
        name = one.definition.name if one.definition else one.code
        yield Line(f"{name}, since {day(one.fired_on)}", said)


def _people(ties: Sequence[Tied]) -> Iterator[Line]:
    """How many, and no name: whoever they are is opened with a purpose of its own."""
    stated = {one.name for one in ties if one.kind is NodeKind.PERSON}
    together = {each for one in ties if one.kind is NodeKind.EVENT for each in one.others}
    if stated:
        yield Line(f"{count(len(stated), 'person', 'people')}, as records state it")
    if together:
        yield Line(f"{count(len(together), 'person', 'people')} in events with them")


def _things(ties: Iterable[Tied]) -> Iterator[Line]:
    every = list(ties)
    for one in every[:LISTED]:
        yield Line(one.name, f"newest record of {day(one.newest)}" if one.newest else "")
    if len(every) > LISTED:
        yield Line(f"{len(every) - LISTED} more among their ties.")


def _of(pathway: str, held: Sequence[Opened]) -> Iterator[Opened]:
    return (one for one in held if one.row.pathway == pathway)


def _state(found: Opened) -> str:
    state = found.told.pathway.states.get(found.told.state, "taken back")
    return f"{state[:1].upper()}{state[1:]}"


def _source(found: Opened, one: SaidEntry) -> str:
    words = found.told.pathway.entries[one.code].words
    return f"{found.row.way.words}, “{words}”, {moment_words(_at(one))}"


def _at(one: SaidEntry) -> datetime:
    return moment(str(one.details.get("at") or "")) or one.said_at
