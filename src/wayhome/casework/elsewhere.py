"""What is said in one case about a child and is so in another about them, so that nobody types it
twice.

    the plan for 72 hours is made          ─>  the response: the first plan was made
    a referral is sent, decided on first   ─>  the response: it was sent, and what was decided
    a return home interview is held        ─>  the response, or the absence: it was held

Only the fact goes along, with its moment and where it is written: what somebody said stays in the
case in which they said it, for another is read by other agencies. Keeps: it is written there by the
rules of that case, where whoever writes takes part in both, or where everybody who reads it there
reads it here too (ADR 0062); what the rules refuse is left for a person to write.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from wayhome.casework.fields import NO, YES, Said
from wayhome.casework.referral.states import FIRST_NO, FIRST_YES


@dataclass(frozen=True)
class Elsewhere:
    """What is said there: in cases of which pathway, as which entry. `says(told, first, where)`:
    its answers, from those of the entry, from how its case began, and from what tells in which case
    it is written; none where it is not so there."""

    pathway: str
    code: str
    says: Callable[[Said, Said, str], Said]


def _plan(told: Said, first: Said, where: str) -> Said:
    return {"at": told["at"], "with_them": first.get("with_them") or NO, "plan": where}


def _sent(told: Said, first: Said, where: str) -> Said:
    reference = first.get("reference") or where
    return {"at": told["at"], "reference": reference, "route": told.get("route")}


def _decided(outcome: str) -> Callable[[Said, Said, str], Said]:
    return lambda told, first, where: {"at": told["at"], "outcome": outcome}


def _interview(told: Said, first: Said, where: str) -> Said:
    return {
        "at": told["at"], "went": "held", "independent": told["independent"], "learnt": where,
    }  # fmt: skip


def _held_there(told: Said, first: Said, where: str) -> Said:
    held = told.get("went") == "held"
    return {"at": told["at"], "independent": told["independent"]} if held else {}


OF: Mapping[tuple[str, str], Elsewhere] = {
    ("plan", "short"): Elsewhere("crisis", "plan", _plan),
    ("referral", "sent"): Elsewhere("crisis", "referred", _sent),
    ("referral", FIRST_YES): Elsewhere("crisis", "decided", _decided("positive")),
    ("referral", FIRST_NO): Elsewhere("crisis", "decided", _decided("negative")),
    ("missing", "interview"): Elsewhere("crisis", "interview", _interview),
    ("crisis", "interview"): Elsewhere("missing", "held there", _held_there),
}


def of(pathway: str, code: str) -> Elsewhere | None:
    """What an entry says in another case; None where it says nothing there."""
    return OF.get((pathway, code))


def where(way: str, number: str) -> str:
    """In which case it is written. `way`: what that is; `number`: empty where somebody who reads
    this does not read that case."""
    return f"Written down in {way} ({number})." if number else f"Written down in {way}."


def home_answered(council: str, who: str, at: str) -> Said:
    """That the home council was told, by its own answer to the notice of a found child."""
    return {"council": council, "reached": YES, "whom": who, "at": at}
