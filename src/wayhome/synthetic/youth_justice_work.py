"""What the youth justice service writes while it works with everyday children, in bulk.

Assessments, appointments, notes as they are of most children, and times that an order was not kept
to. Children whom a line harms have appointments and ordinary notes here too; what else is heard of
them stands in `youth_justice_seen`.
"""

import numpy as np

from wayhome.synthetic.chance import Stream, drawn, shares, text_where
from wayhome.synthetic.clock import Days, at_hours, written
from wayhome.synthetic.told import in_words, left_out, picked, some_of
from wayhome.synthetic.truth import Ints
from wayhome.synthetic.workdays import workdays
from wayhome.synthetic.world import World
from wayhome.synthetic.youth_justice_court import Came
from wayhome.synthetic.youth_justice_seen import Cases
from wayhome.synthetic.youth_justice_words import (
    BREACH_NOTES,
    BREACH_RESULTS,
    BREACHED,
    BREACHES,
    CAME,
    CAME_HARMED,
    CONCERNS,
    COULD_NOT,
    KINDS,
    LEVELS,
    MOST_NOTES,
    MOST_VISITS,
    NOT_THERE,
    NOTE_EVERY,
    NOTES,
    PROTECTIVE,
    RESTRICTED,
    REVIEW_EVERY,
    SUMMARIES,
    VISIT_EVERY,
)


def _open_day(rng: Stream, day: Days) -> Days:
    """The same day, or some day of the week after a weekend."""
    weekday = (day.astype("datetime64[D]").astype(np.int64) + 3) % 7
    later = rng.integers(0, 5, len(day)) + 7 - weekday
    return workdays(day + np.where(weekday > 4, later, 0))


def _turns(rng: Stream, world: World, cases: Cases, every: float, most: int) -> tuple[Ints, Days]:
    """Which case each meeting belongs to, and when it is: by day, in office hours."""
    length = np.maximum((cases.until - cases.work).astype(np.int64), 0)
    count = np.minimum((length / every).astype(np.int64), most)
    at = np.repeat(np.arange(len(count)), count)
    turn = np.arange(len(at)) - np.repeat(np.cumsum(count) - count, count)
    step = np.maximum(every, length / np.maximum(count, 1))[at]
    ahead = ((turn + rng.uniform(0.1, 0.9, len(at))) * step).astype(np.int64)
    day = _open_day(rng, cases.work[at] + ahead)
    there = day < world.span.today
    when = at_hours(rng, day[there], 13.5, 2.2)
    return at[there], when


def assessed(world: World, rng: Stream, cases: Cases) -> None:
    """When a case begins, for the court, and again while an order runs; everyday children."""
    plain = ~cases.harmed
    first = cases.begin[plain] + rng.integers(5, 25, int(plain.sum()))
    kind = np.array(
        [{"order": "assetplus", "diversion": "screening"}.get(s, "prevention") for s in cases.sort],
        dtype=object,
    )[plain]
    report = rng.random(len(kind)) < 0.2
    kind[(kind == "assetplus") & report] = "report"
    kind[(kind == "screening") & report] = "assetplus"
    again = (kind == "assetplus") & ((cases.until - cases.work)[plain].astype(int) > REVIEW_EVERY)
    pid = np.concatenate([cases.pid[plain], cases.pid[plain][again]])
    day = np.concatenate([first, cases.work[plain][again] + int(REVIEW_EVERY)])
    kind = np.concatenate([kind, kind[again]])
    there = day < world.span.today
    pid, day, kind, n = pid[there], _open_day(rng, day[there]), kind[there], int(there.sum())
    full = kind != "screening"
    levels = [shares(rng, n, LEVELS) for _ in range(3)]
    for level in levels[1:]:
        level[~full & (rng.random(n) < 0.6)] = None
    if n:
        world.truth.add(
            "yj_assessment",
            aid=world.truth.numbers("yj_assessment", n),
            pid=pid,
            done=day,
            kind=left_out(rng, kind, 0.05),
            safety=levels[0],
            harm=levels[1],
            likelihood=levels[2],
            concerns=some_of(rng, n, CONCERNS),
            protective=some_of(rng, n, PROTECTIVE),
            summary=in_words(world.people, pid, picked(rng, n, SUMMARIES)),
            recorded=written(rng, at_hours(rng, day, 14, 2)),
            marking=text_where(rng.random(n) < RESTRICTED, "restricted"),
        )


def visited(world: World, rng: Stream, cases: Cases) -> None:
    """Appointments of every case; children whom a line harms are there less often."""
    at, when = _turns(rng, world, cases, VISIT_EVERY, MOST_VISITS)
    n, harmed = len(at), cases.harmed[at]
    outcome = np.where(harmed, shares(rng, n, CAME_HARMED), shares(rng, n, CAME))
    reason = np.full(n, None, dtype=object)
    for code, reasons in (("was_not_brought", NOT_THERE), ("could_not_come", COULD_NOT)):
        here = outcome == code
        reason[here] = picked(rng, int(here.sum()), reasons)
    kind = shares(rng, n, KINDS)
    kind[(cases.sort[at] != "order") & (kind == "reparation")] = "supervision"
    if n:
        world.truth.add(
            "yj_appointment",
            vid=world.truth.numbers("yj_appointment", n),
            pid=cases.pid[at],
            due=when,
            kind=kind,
            outcome=outcome,
            reason=reason,
            recorded=written(rng, when),
        )


def noted(world: World, rng: Stream, cases: Cases) -> None:
    """Contact notes as they are of most children."""
    at, when = _turns(rng, world, cases, NOTE_EVERY, MOST_NOTES)
    n, pid = len(at), cases.pid[at]
    what = drawn(rng, n, np.array([weight for weight, _, _ in NOTES]))
    topics = np.array([";".join(codes) or None for _, codes, _ in NOTES], dtype=object)[what]
    topics[rng.random(n) < 0.15] = None
    text = in_words(world.people, pid, np.array([text for _, _, text in NOTES], dtype=object)[what])
    text[(rng.random(n) < 0.1) & (topics != None)] = None  # noqa: E711
    if n:
        world.truth.add(
            "yj_note",
            nid=world.truth.numbers("yj_note", n),
            pid=pid,
            happened=when,
            topics=topics,
            text=text,
            by=left_out(rng, np.full(n, "case worker", dtype=object), 0.2),
            recorded=written(rng, when),
            marking=text_where(rng.random(n) < RESTRICTED, "restricted"),
        )


def breached(world: World, rng: Stream, came: Came) -> None:
    """Times that an order is recorded as not kept to."""
    order = ~np.isnat(came.until) & (came.how == "charged")
    share = np.where(came.harmed, BREACHED["harmed"], BREACHED["order"])
    some = order & (rng.random(len(order)) < share)
    length = (came.until - came.start)[some].astype(np.int64)
    day = workdays(came.start[some] + (length * rng.uniform(0.1, 0.8, len(length))).astype(int))
    there = day < world.span.today
    day, pid, did = day[there], came.pid[some][there], came.did[some][there]
    n = len(day)
    if not n:
        return
    result = shares(rng, n, BREACH_RESULTS)
    recorded = written(rng, at_hours(rng, day, 13, 2))
    world.truth.add(
        "yj_breach",
        bid=world.truth.numbers("yj_breach", n),
        pid=pid,
        did=did,
        happened=day,
        reason=shares(rng, n, BREACHES),
        result=result,
        summary=in_words(world.people, pid, picked(rng, n, (*BREACH_NOTES, None))),
        recorded=recorded,
        closed=recorded + rng.integers(5, 60, n).astype("timedelta64[D]"),
    )
