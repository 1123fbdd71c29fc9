"""Missing and return: one absence, from the report to what was learnt when they were back.

Facts §3.1. A case is one absence: a later one is a case of its own, and `absences` says which
reports of several agencies are one. Missing (nobody knows where they are) and away (it is known
where) are told apart as SSDA903 does, and may change. The grade that police give a search is
theirs, of that search. Nobody says here why somebody left: it is asked, and kept in their words.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime

from wayhome.casework.absences import Report, absences
from wayhome.casework.case import Case
from wayhome.casework.clocks import Clock
from wayhome.casework.every_case import of_every_case
from wayhome.casework.fields import NO, NOT_SURE, YES, Said, Value
from wayhome.casework.limits import Limit
from wayhome.casework.pathway import Pathway
from wayhome.casework.pathways import rightful
from wayhome.casework.pathways.missing_entries import (
    AWAY,
    CLOSED,
    COUNCIL,
    ENTRIES,
    INTERVIEWER,
    NOT_KNOWN,
    NOTHING,
    OPEN,
    REPORTER,
    STATES,
    TAKEN_BACK,
)
from wayhome.casework.pathways.still_missing import risk_clock
from wayhome.casework.thresholds import Reason, Threshold, Told, asks_for_strategy
from wayhome.casework.whose import held
from wayhome.chronology import sameness

_NO_MORE = frozenset({"closed", "not them"})
# What asks for a strategy discussion by itself. How often and how long, `thresholds` works out, and
# whoever sees it asks. Not sure is shown as still to ask and starts no clock, or all had one.
STRATEGY = frozenset(
    {"asked", f"reported:concern={YES}", f"returned:outside={YES}", f"interview:concern={YES}"}
)


def _clock(
    code: str, called: str, owner: str, starts: frozenset[str], meets: frozenset[str],
    limit: str = "",
) -> Clock:  # fmt: skip
    return Clock(
        code, called, owner, starts, meets, limit or f"missing_{code}", _NO_MORE,
        frozenset({"opened"}),
    )  # fmt: skip


_BACK = frozenset({"returned"})
# Of somebody who is away, and it is known where, police need not know; once they are missing, yes.
_NO_POLICE = frozenset(
    {f"reported:police={NO}", f"reported:police={NOT_SURE}"}
    | {f"changed:kind={kind}" for kind in (NOT_KNOWN, NOT_SURE)}
)
_HELD = frozenset({f"interview:independent={YES}", f"held there:independent={YES}"})
CLOCKS = (
    # Whatever was answered: nobody who is not back is a case in which nothing is due.
    risk_clock(frozenset({"reported"}), _BACK, _NO_MORE),
    _clock(
        "police_told", "Tell police", REPORTER,
        _NO_POLICE, frozenset({"police told", f"reported:police={YES}"}),
    ),
    _clock(
        "police_check", "Prevention check by police", "Police",
        frozenset({f"returned:police={YES}"}), frozenset({"checked:went=held"}),
    ),
    # The interview is offered within the time and held within it: facts §3.1.
    _clock(
        "offer", "Offer the return home interview", COUNCIL, _BACK,
        _HELD | {"offered"}, "return_interview",
    ),
    _clock(
        "interview", "Hold the return home interview", INTERVIEWER, _BACK, _HELD,
        "return_interview",
    ),
    # The threshold of a long absence is a clock: nobody has to open the page for it to be told.
    Clock(
        "long", "Ask for a strategy discussion, if they are still gone", COUNCIL,
        frozenset({"reported"}),
        frozenset({"asked", "strategy:went=held", "strategy:went=not held"}), "missing_long",
        _NO_MORE | _BACK, frozenset({"opened"}), says="asked",
    ),
    # In rounds: what is learnt after a discussion asks for another, or for why there is none.
    Clock(
        "strategy", "Hold a strategy discussion", COUNCIL, STRATEGY,
        frozenset({"strategy:went=held"}), "missing_strategy",
        _NO_MORE | {"strategy:went=not held"}, STRATEGY | {"opened"}, rounds=True,
    ),
)  # fmt: skip


def also(case: Case, code: str, details: Said, now: datetime) -> Iterator[str]:
    """What else refuses an entry: an end before the beginning, and a closing without an interview
    that was offered, or without the strategy discussion that was asked for."""
    if code == "returned" and str(details.get("at")) < str(case.first.get("seen")):
        yield "They were back before they were last seen. Put one of the two right."
    if code == "interview" and {NOTHING} < set(details.get("map") or ()):
        yield "You let nothing become a statement on the map, and something. Choose one of the two."
    if code == "merged" and str(details.get("until") or "9") < str(details.get("since")):
        yield "By these records they were back before they were gone. Put one of the two right."
    if code == "closed":
        yield from _not_to_close(case)


def reports(case: Case, reference: str) -> list[Report]:
    """What a case says of its absence, a report for each who told of it, to be merged with those of
    a release. `reference` names the case: all of its reports are of one absence."""
    every = [*case.every("reported"), *case.every("also reported")]
    changed = any(one.details["kind"] != AWAY for one in case.every("changed"))
    back = _clock_time(case.latest("returned").get("at"))
    said = [
        Report(
            _told_by(one.details, f"{reference}:{n}", reference, back),
            missing=changed or one.details["kind"] != AWAY,
        )
        for n, one in enumerate(every)
    ]
    return said + [_merged(one.details, f"{reference}:m{n}", reference)
                   for n, one in enumerate(case.every("merged"))]  # fmt: skip


def of_same_absence(
    case: Case, reference: str, others: Iterable[Report], limits: Mapping[str, Limit]
) -> list[Report]:
    """Which of these reports are of the absence that a case is about, by the rule that merges
    them; nobody has said so yet."""
    mine = reports(case, reference)
    every = absences([*others, *mine], limits["missing_same_absence"])
    this = next(one for one in every if mine[0] in one.reports)
    return [one for one in this.reports if one not in mine]


def told(case: Case) -> Told:
    """What people said of it that may ask for a strategy discussion; `born` as far as anybody
    wrote it here."""
    born = str(case.first.get("born") or "")
    concern = [str(one.get("concern") or "") for one in (case.first, case.latest("interview"))]
    return Told(
        date.fromisoformat(born) if born else None,
        str(case.latest("returned").get("outside") or ""),
        YES if YES in concern else concern[-1] or concern[0],
    )


def asks(
    case: Case, reference: str, others: Iterable[Report], born: date | None,
    limits: Mapping[str, Limit], thresholds: Mapping[str, Threshold], now: datetime,
) -> list[Reason]:  # fmt: skip
    """Why this absence asks for a strategy discussion, beside all reports of the child that the
    reader may see. `born`: as records have it. What came after this absence is for its own case."""
    mine = reports(case, reference)
    every = absences([*others, *mine], limits["missing_same_absence"])
    this = next(one for one in every if mine[0] in one.reports)
    until = [one for one in every if one.began.at <= this.began.at]
    said = told(case)
    return asks_for_strategy(until, replace(said, born=born or said.born), thresholds, now)


def for_the_map(interview: Said) -> dict[str, str]:
    """What of an interview may become statements on the map, by theme, in the words that were
    written: what whoever held it chose, and nothing else."""
    chosen = interview.get("map") or ()
    where = {theme: "concern_why" if theme == "concern" else theme for theme in chosen}
    return {theme: str(interview[code]) for theme, code in where.items() if interview.get(code)}


def left_for_the_map(case: Case) -> dict[str, str]:
    """What of the newest interview may become statements and has not yet."""
    every = case.every("interview")
    since = [one for one in case.every("mapped") if every and one.place > every[-1].place]
    there = {theme for one in since for theme in one.details["themes"] or ()}
    found = for_the_map(case.latest("interview"))
    return {theme: words for theme, words in found.items() if theme not in there}


def is_away(case: Case) -> bool:
    """Whether it was known all along where they were, as it was said last."""
    return (case.latest("changed") or case.first).get("kind") == AWAY


def _told_by(said: Said, name: str, reference: str, back: datetime | None) -> sameness.Told:
    """Since they were last seen by somebody who looks after them, as SSDA903 counts it."""
    return sameness.Told(
        name, (str(said["by"]), name), _clock_time(said["seen"]), back, True, reference
    )


def _merged(said: Said, name: str, reference: str) -> Report:
    """What somebody wrote that records say of this absence, for those who cannot read them."""
    since, until = _clock_time(said["since"]), _clock_time(said.get("until"))
    told = sameness.Told(name, ("records", name), since, until, True, reference)
    return Report(told, missing=said["kind"] != AWAY)


def _clock_time(value: Value) -> datetime | None:
    return datetime.fromisoformat(value) if isinstance(value, str) else None


def _not_to_close(case: Case) -> Iterator[str]:
    if not any(case.every(one) for one in ("offered", "interview", "held there")):
        yield (
            "Missing first: “Return home interview offered”, or “Return home interview held”. "
            f"{COUNCIL} can write it."
        )
    if _asks(case) and not case.every("strategy"):
        yield (
            "A strategy discussion was asked for. Write down that it was held, or why it was not: "
            f"{COUNCIL} can say."
        )


def _asks(case: Case) -> bool:
    said = told(case)
    return bool(case.every("asked")) or YES in {said.outside, said.concern}


MISSING = Pathway(
    "missing",
    "missing and return",
    STATES,
    closed=frozenset({CLOSED, TAKEN_BACK}),
    entries=held((*ENTRIES, *of_every_case(CLOCKS, OPEN)), rightful.MISSING),
    clocks=CLOCKS,
    also=also,
)
