"""Four ways walked from their beginning to their end, each step as the rules allow it: nothing that
is asked cannot be answered, and every entry can be said at some time."""

from datetime import UTC, date, datetime, timedelta

import pytest

from wayhome.casework.case import Case, SaidEntry
from wayhome.casework.dated import defaults, limits_on
from wayhome.casework.fields import Field, Kind, Value, kept
from wayhome.casework.pathways import PATHWAYS

LIMITS = limits_on(date(2026, 11, 30), defaults())
BEGAN = datetime(2026, 11, 30, 10, tzinfo=UTC)
NOW = BEGAN + timedelta(days=400)

# Steps two days apart: what is said, and answers that are not the first ones offered; after “=” the
# state that it leads to.
WAYS = {
    "plan": """
begun = being made
me; worries; people; places; signs; moment; fetch; phone; debt; threats; missing; arrest; health
school; parents; view: agrees not asked; view: agrees no; shared
short = in use
hold: safe no; copy: safe not sure, form hidden; weeks; reviewed; long; reviewed
closed = closed
opened = in use
""",
    "circuit": """
proposed; put right = proposed
parents: all no; parents: all yes; view: want not sure; area; school
planned = agreed
kept away; return plan
left = away
contact: with worker; contact: with exploiter; longer; school; area; view
returned: how sooner = back
follow up: week 2; follow up: week 6; follow up: week 12; after
closed = closed
opened = back
""",
    "capacity": """
begun; put right = working
carer; carer; goal; goal: whose together; support; delivered: came no; delivered: came partly
evidence; step back; rating: level -1; rating: rater second; checkpoint; checkpoint
carer view; child view; analysis
conclusion: change insufficient = concluded
again = working
conclusion: change sufficient = concluded
closed = closed
opened = working
""",
    "turning18": """
begun: born 2008-12-25; put right: born 2008-12-24; wishes; orders: any not sure; orders: any no
referral; lead: answer asked; lead: answer refused; lead: answer named; home: settled no; home
stays; look = before 18
consent: work partly = adult
home
closed = closed
opened = before 18
consent = adult
""",
}
OF_THE_FRAME = {"pause", "resume", "call off", "not them"}


def steps(text: str) -> list[tuple[str, dict[str, str], str]]:
    found = []
    for line in text.strip().splitlines():
        each, _, state = line.partition(" = ")
        *others, last = each.split("; ")
        found += [(one, "") for one in others] + [(last, state)]
    return [(*told(one), state) for one, state in found]


def told(step: str) -> tuple[str, dict[str, str]]:
    code, _, answers = step.partition(": ")
    return code, dict(one.split(" ", 1) for one in filter(None, answers.split(", ")))


def answer(asked: Field, at: datetime, case: Case) -> Value:
    if asked.kind in {Kind.CHOICE, Kind.SEVERAL}:
        first = next(iter(asked.choices))
        return [first] if asked.kind is Kind.SEVERAL else first
    if asked.kind is Kind.ENTRY:
        return next((str(one.place) for one in reversed(case.every(asked.of))), None)
    ahead = at + timedelta(days=14 + (asked.code == "end"))
    plain = {Kind.DAY: f"{ahead:%Y-%m-%d}", Kind.HAPPENED: f"{at:%Y-%m-%dT%H:%M}"}
    return plain.get(asked.kind, "in their words")


@pytest.mark.parametrize("way", WAYS)
def test_a_whole_way(way: str) -> None:
    pathway, said = PATHWAYS[way], list[SaidEntry]()
    for n, (code, others, state) in enumerate(steps(WAYS[way])):
        at, case = BEGAN + timedelta(days=2 * n), Case(pathway, said)
        fields = pathway.entries[code].fields
        details = kept(fields, {one.code: answer(one, at, case) for one in fields} | others)
        assert case.refusals(code, details, LIMITS, NOW) == [], (code, details)
        said.append(SaidEntry(code, details, at, n))
        assert not state or Case(pathway, said).state == state
    walked = {one.code for one in said}
    ends = {one.code for one in pathway.entries.values() if one.to in {"not gone", "stayed"}}
    assert set(pathway.entries) - walked - OF_THE_FRAME - ends <= {
        "put right", "action", "action done", "action dropped", "action escalated",
        "handover", "handover accepted", "handover refused", "agency added", "concern joined",
    }  # fmt: skip
