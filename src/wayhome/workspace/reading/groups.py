"""People who are together again and again, as one viewer may know it.

    events with two or more seen people  ─>  what hangs together with the own agency's people
                                         ─>  groups of fifty runs (network.methods.groups)

Keeps: filtered by the viewer's eyes before anything is counted; only whoever was there counts, not
who is merely named; what several records tell of one night is one event, and one
night no group; a group is told to an agency that holds somebody in it.
Nobody is named, and no group either: it has its records and nothing else.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.crypto import salted_hmac

from wayhome.governance.disclosure import suppress
from wayhome.governance.visibility import WIDE
from wayhome.network.graph.parts import SEEDS
from wayhome.network.kinds import NodeKind, TieKind
from wayhome.network.methods.enduring import enduring
from wayhome.network.methods.groups import Group, groups
from wayhome.network.methods.knowing import Ask, knowing
from wayhome.network.methods.showing import DRAWS, MOSTLY
from wayhome.workspace.reading.surroundings import HOLDERS
from wayhome.workspace.reading.view import Row, View

AGAIN = 2  # days: one night says nothing of the next
MOST = 20_000  # rows of who was where, the newest: what a page can work out while somebody waits
LARGEST = 20  # people: of a larger company, having been there says little (network.together)
# By when somebody looks again; what binds a group fades by half in a time of its own
# (network/reference/ageing.csv).
LOOK_AGAIN = timedelta(days=90)
RUNS = len(SEEDS)
EVERY = "G-all"  # what the purpose is stated of: which groups there are depends on what is known
THERE = f"""
select left_id as person_id, right_id as event, first, said, agency, grading, marking, record_id
from {{tie}} where left_kind = '{NodeKind.PERSON}' and right_kind = '{NodeKind.EVENT}'
    and kind = '{TieKind.PRESENT}' and first >= $since
order by first desc, right_id, left_id, record_id limit {MOST + 1}
"""
OWN = "select distinct person_id from {subject} where agency = $agency and superseded_at is null"
WHAT = """
select record_id, any_value(kind) as kind from {event} where list_contains($records, record_id)
group by record_id
"""
HARMED = """
select count(distinct person_id) as many from {person_told}
where what in ('exploited', 'nrm') and list_contains($who, person_id)
"""


@dataclass(frozen=True)
class Event:
    """An event that binds a group: what records call it, who of them was there, and the records."""

    name: str
    kinds: tuple[str, ...]
    day: datetime
    people: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Told:
    """A group with the events that bind it, the newest first."""

    ref: str
    group: Group
    events: tuple[Event, ...]

    @property
    def people(self) -> tuple[str, ...]:
        """Those whom every run put together, then those at its edge."""
        return (*self.always, *self.edge)

    @property
    def always(self) -> tuple[str, ...]:
        return self.group.always

    @property
    def edge(self) -> tuple[str, ...]:
        return tuple(one for one in self.group.people if one not in self.group.always)

    @property
    def runs(self) -> int:
        """Of fifty, in how many each of them was in it at the least."""
        return round(self.group.share * RUNS)

    @property
    def first(self) -> datetime:
        return self.events[-1].day

    @property
    def last(self) -> datetime:
        return self.events[0].day

    @property
    def days(self) -> int:
        """On how many days, a night and the morning after being one."""
        days = sorted({one.day.date() for one in self.events})
        return sum(not at or (day - days[at - 1]).days > 1 for at, day in enumerate(days))

    @property
    def look_again(self) -> date:
        """When somebody should look whether it is still so."""
        return self.last.date() + LOOK_AGAIN

    @property
    def kinds(self) -> dict[str, int]:
        found: dict[str, int] = defaultdict(int)
        for kind in (kind for one in self.events for kind in one.kinds):
            found[kind] += 1
        return dict(found)

    @property
    def agencies(self) -> tuple[str, ...]:
        """Whose records of being there bind it."""
        return tuple(sorted({row["agency"] for one in self.events for row in one.rows}))

    @property
    def records(self) -> frozenset[str]:
        """By which it is found again, for it has no name (ADR 0037)."""
        return frozenset(row["record_id"] for one in self.events for row in one.rows)

    @property
    def wide(self) -> bool:
        """Whether it rests on records alone that are open to whoever works with people."""
        return all(row["marking"] in WIDE for one in self.events for row in one.rows)


@dataclass(frozen=True)
class Listed:
    """Groups, that with the newest event first. `whole`: whether all of it was looked at; `ago`:
    how many days ago each of the companies met."""

    groups: tuple[Told, ...]
    companies: tuple[tuple[str, ...], ...]
    whole: bool
    ago: tuple[int, ...] = ()


@dataclass(frozen=True)
class Around:
    """What else is known around a group, for its own page."""

    holders: tuple[str, ...]  # agencies that hold somebody in it
    trusted: tuple[tuple[str, Row], ...]  # an adult whom somebody in it is said to trust
    ask: tuple[Ask, ...]
    harmed: int | None  # None: too few to be told
    still: int  # of `draws`
    draws: int

    @property
    def holds(self) -> bool:
        return self.still >= MOSTLY * self.draws


def listed(view: View, since: date) -> Listed:
    """The groups in which the viewer's agency holds somebody, by events since a day."""
    rows = view.rows(THERE, since=since)
    whole, rows = len(rows) <= MOST, _by_incident(rows[:MOST])
    there = _companies(rows)
    mine = {row["person_id"] for row in view.rows(OWN, agency=view.agency)}
    near = _hanging_together(there, mine)
    names = sorted(near)
    ago = [(view.today - day).days for day in _days(rows, names)]
    found = groups([near[name] for name in names], ago=ago)
    of_kind = _kinds(view, [row for row in rows if row["event"] in near])
    by_event: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_event[row["event"]].append(row)
    told = [_told(one, [names[at] for at in one.events], by_event, of_kind) for one in found]
    kept = [o for o in told if o.days >= AGAIN and mine.intersection(o.group.people)]
    kept.sort(key=lambda one: (one.last, one.ref), reverse=True)
    return Listed(tuple(kept), tuple(near[name] for name in names), whole, tuple(ago))


def around(view: View, of: Told, found: Listed) -> Around:
    """What the page of one group tells besides."""
    who = list(of.group.people)
    held: dict[str, set[str]] = defaultdict(set)
    for row in view.rows(HOLDERS, who=who):
        held[row["person_id"]].add(row["agency"])
    (harmed,) = view.rows(HARMED, who=who)
    met = zip(found.companies, found.ago, strict=True)
    beside = [(one, ago) for one, ago in met if set(one).intersection(who)]
    return Around(
        tuple(sorted(set().union(*held.values()))),
        tuple(_trusted(view, who)),
        tuple(knowing(who, held, [who])),
        may_be_told(int(harmed["many"]), len(who)),
        enduring(of.always or who, [one for one, _ in beside], [ago for _, ago in beside]),
        DRAWS,
    )


def may_be_told(many: int, of: int) -> int | None:
    """How many of a group something is recorded of, where it tells of no one of them: neither that
    number nor the rest is small. And never all, for then it is said of each."""
    if many == of:
        return None
    return suppress({"told": many, "not told": of - many})["told"]


def _days(rows: Iterable[Row], names: Sequence[str]) -> list[date]:
    """Of each event its first day: what binds people fades with it (`network.methods.ageing`)."""
    first: dict[str, date] = {}
    for row in rows:
        day = row["first"].date()
        first[row["event"]] = min(day, first.get(row["event"], day))
    return [first[name] for name in names]


def _companies(rows: Iterable[Row]) -> dict[str, tuple[str, ...]]:
    """Of each event the people who were there, where two or more are seen and not a crowd."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        found[row["event"]].add(row["person_id"])
    return {name: tuple(sorted(who)) for name, who in found.items() if 1 < len(who) <= LARGEST}


def _by_incident(rows: Sequence[Row]) -> list[Row]:
    """An arrest and the offence of one night are one: events of a day, or of the next, that two of
    the same people were in stand under the first of them, so that nothing is counted twice."""
    who: dict[str, set[str]] = defaultdict(set)
    day: dict[str, date] = {}
    for row in rows:
        who[row["event"]].add(row["person_id"])
        day[row["event"]] = min(day.get(row["event"], date.max), row["first"].date())
    of: dict[str, str] = {}
    on: dict[date, list[str]] = defaultdict(list)
    for name in sorted(who, key=lambda one: (day[one], one)):
        near = [*on[day[name]], *on[day[name] - timedelta(days=1)]]
        of[name] = next((one for one in near if len(who[one] & who[name]) > 1), name)
        if of[name] == name:
            on[day[name]].append(name)
        else:
            who[of[name]] |= who[name]
    return [row | {"event": of[row["event"]]} for row in rows]


def _hanging_together(
    there: dict[str, tuple[str, ...]], mine: Collection[str]
) -> dict[str, tuple[str, ...]]:
    """The events that hang together with somebody of the own agency, by whoever was in both."""
    of_person: dict[str, list[str]] = defaultdict(list)
    for name, who in there.items():
        for one in who:
            of_person[one].append(name)
    met = {one for one in mine if one in of_person}
    turn, near = sorted(met), dict[str, tuple[str, ...]]()
    for one in turn:
        for name in of_person[one]:
            if name not in near:
                near[name] = there[name]
                more = [other for other in there[name] if other not in met]
                met.update(more)
                turn += more
    return near


def _told(
    group: Group,
    names: Iterable[str],
    by_event: dict[str, list[Row]],
    kinds: dict[str, tuple[str, ...]],
) -> Told:
    within, events = set(group.people), []
    for name in names:
        rows = [row for row in by_event[name] if row["person_id"] in within]
        people = tuple(sorted({row["person_id"] for row in rows}))
        day = min(row["first"] for row in rows)
        events.append(Event(name, kinds.get(name, ()), day, people, tuple(rows)))
    events.sort(key=lambda one: (one.day, one.name), reverse=True)
    ref = salted_hmac("group", " ".join(group.people)).hexdigest()[:12]
    return Told(f"G-{ref}", group, tuple(events))


def _kinds(view: View, rows: Sequence[Row]) -> dict[str, tuple[str, ...]]:
    """What records call each event, each word once."""
    records = {row["record_id"]: row["event"] for row in rows}
    found: dict[str, set[str]] = defaultdict(set)
    for row in view.rows(WHAT, records=sorted(records)) if records else []:
        found[records[row["record_id"]]].add(str(row["kind"]))
    return {name: tuple(sorted(kinds)) for name, kinds in found.items()}


def _trusted(view: View, who: Iterable[str]) -> Iterable[tuple[str, Row]]:
    """Adults whom records say that somebody of these trusts: help may reach them through those.
    They are no tie to act upon, and stay out of sight where somebody acts against people."""
    if view.leaves_out:
        return
    rows = view.rows(TRUST, who=list(who))
    for row in rows:
        yield row["adult"], row


TRUST = f"""
select distinct left_id as person_id, right_id as adult, said, first, agency, record_id from {{tie}}
where kind = '{TieKind.PROTECTIVE}' and left_kind = '{NodeKind.PERSON}'
    and right_kind = '{NodeKind.PERSON}'
    and list_contains($who, left_id) order by adult, person_id, record_id
"""
