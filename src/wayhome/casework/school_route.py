"""How soon a school concern is answered: red, amber or green, from the answers and nothing else.

    red     the safeguarding lead at once         a plan to end their life, an overdose, serious
                                                  self-harm, exploitation now, violence
    amber   the safeguarding lead the same day    more than two weeks, hurt themselves before, a
                                                  sudden change, several agencies
    green   looked at again within ten days       everything else

The colour is the speed of the answer, never a measure of a child: age, sex and ethnicity are not
asked and not read. It is a plain table of answers, so clocks start with the same facts. Times and
answers are those of facts §9 (design of this project, for each partnership to agree). Keeps: not
sure of something red is amber, never green; a human may ask for a faster answer, and for a slower
one with a reason.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from wayhome.casework.fields import NOT_SURE, YES, Said


class Route(StrEnum):
    """How soon somebody answers, the soonest last."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


WORDS = {
    Route.RED: "Red: the safeguarding lead at once. Ring 999 where somebody is in danger now.",
    Route.AMBER: "Amber: the safeguarding lead today.",
    Route.GREEN: "Green: somebody whom they trust talks with them, and it is looked at again "
    "within 10 working days.",
}
SOONEST = (Route.RED, Route.AMBER, Route.GREEN)

# Whoever hears of wanting to die cannot know that there is no plan, so a word of it is red; missing
# now is red, and before is amber. Both are this project's choice: facts §9 sets neither.
ANSWERS: Mapping[Route, Mapping[str, frozenset[str]]] = {
    Route.RED: {
        "life": frozenset({"plan", "taken", "spoken"}),
        "hurt": frozenset({"serious"}),
        "violence": frozenset({YES}),
        "missing": frozenset({"now"}),
        "used": frozenset({YES}),
    },
    Route.AMBER: {
        "life": frozenset({NOT_SURE}),
        "hurt": frozenset({"before", NOT_SURE}),
        "violence": frozenset({NOT_SURE}),
        "missing": frozenset({"before", NOT_SURE}),
        "used": frozenset({NOT_SURE}),
        "lasts": frozenset({"over two weeks"}),
        "sudden": frozenset({YES}),
        "agencies": frozenset({YES}),
    },
}


def reasons(details: Said) -> dict[Route, list[str]]:
    """By route, the questions whose answer leads to it; empty where none does: that is green."""
    found = {
        route: [code for code, answers in asked.items() if details.get(code) in answers]
        for route, asked in ANSWERS.items()
    }
    return {route: codes for route, codes in found.items() if codes}


def route(details: Said) -> Route:
    """How soon the answers of one form ask for somebody."""
    return _soonest(reasons(details))


def facts(said: str, asked: Iterable[str], speed: Route) -> frozenset[str]:
    """What starts the clock of a route, of a kind of entry that asks these questions: each answer
    that leads to it."""
    answers = ANSWERS[speed]
    return frozenset(f"{said}:{code}={value}" for code in asked for value in answers.get(code, ()))


def route_now(told: Iterable[tuple[str, Said]]) -> Route:
    """How soon a concern is answered after all that was said of it, in the order of saying: each
    entry's kind and its answers. What is said later makes it sooner; slower only a human does."""
    now = Route.GREEN
    for code, details in told:
        chosen = details.get("route")
        if code == "route" and isinstance(chosen, str):
            now = Route(chosen)
        elif code in {"raised", "more"}:
            now = _soonest({now, route(details)})
    return now


def is_slower(chosen: Route, than: Route) -> bool:
    return SOONEST.index(chosen) > SOONEST.index(than)


def _soonest(found: Iterable[Route]) -> Route:
    held = set(found)
    return next((one for one in SOONEST if one in held), Route.GREEN)
