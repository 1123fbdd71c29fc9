"""What other cases about the same child already hold of what a plan for turning 18 asks.

    orders that are open, the referral  ─>  answers, each with the case it stands in

Keeps: what no case says is not answered: that nothing is found is never a no.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from wayhome.casework.case import Case
from wayhome.casework.fields import YES, Value, day
from wayhome.casework.measures import measure
from wayhome.casework.referral.states import FIRST_NO, FIRST_YES, SECOND_NO, SECOND_YES
from wayhome.lexicon.dates import in_words

STANDS = {
    FIRST_YES: "second", SECOND_YES: "positive", FIRST_NO: "negative", SECOND_NO: "negative",
}  # fmt: skip


@dataclass(frozen=True)
class There:
    """Another case. `leads`: the agency that leads it, by name."""

    number: str
    case: Case
    leads: str


@dataclass(frozen=True)
class ToldThere:
    """Answers, and the numbers of the cases that they rest on."""

    said: Mapping[str, Value] = field(default_factory=dict, repr=False)
    cases: tuple[str, ...] = ()


def told_there(code: str, cases: Iterable[There]) -> ToldThere:
    """What cases say to one entry of the plan for turning 18; nothing of most."""
    held = list(cases)
    if code == "orders":
        return _orders([one for one in held if _runs(one, "order") or _runs(one, "plan")])
    if code == "referral":
        return _referral([one for one in held if one.case.pathway.code == "referral"])
    return ToldThere()


def _runs(one: There, pathway: str) -> bool:
    return one.case.pathway.code == pathway and not one.case.is_closed


def _orders(held: list[There]) -> ToldThere:
    if not held:
        return ToldThere()
    which = "\n".join(_order(one) for one in held)
    return ToldThere({"any": YES, "which": which}, tuple(one.number for one in held))


def _order(one: There) -> str:
    state, made = one.case.pathway.states[one.case.state], one.case.latest("made")
    if one.case.pathway.code == "plan":
        return f"A safety plan: {state}. {one.leads} leads."
    until = day(str(one.case.latest("extended").get("until") or made.get("until") or ""))
    ends = f", until {in_words(until)}" if until else ""
    name = measure(str(one.case.first["measure"])).name
    return f"{name}: {state}{ends}. {one.leads} leads."


def _referral(held: list[There]) -> ToldThere:
    """The one that was sent last, and how far it is."""
    sent = [one for one in held if one.case.every("sent")]
    if not sent:
        return ToldThere()
    last = max(sent, key=lambda one: str(one.case.latest("sent")["at"]))
    how, decided = last.case.latest("sent"), [c for c in last.case.codes if c in STANDS][-1:]
    said = {
        "made": YES, "day": str(how["at"])[:10], "route": str(how["route"]),
        "stands": STANDS[decided[0]] if decided else "first",
    }  # fmt: skip
    return ToldThere(said, (last.number,))
