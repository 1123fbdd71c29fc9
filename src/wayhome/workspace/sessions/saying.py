"""From a form to a statement: what stands in a box that its kind does not ask for is not read."""

from collections.abc import Callable
from typing import Any

from wayhome.casework.round_table import KINDS, Wants
from wayhome.workspace.reading.view import View
from wayhome.workspace.sessions.board import kept_close
from wayhome.workspace.sessions.models import (
    NEW,
    NOBODY,
    PERSON,
    SessionStatement,
)
from wayhome.workspace.sessions.telling import OTHER

AS_GIVEN = (
    "speaker said_by kind place postcode seen_on words source_evaluation information_assessment "
    "handling"
).split()
OF_NEWCOMER = "given_name family_name street_name age description".split()


def statement_of(given: dict[str, Any], meant: Callable[[str], str]) -> dict[str, Any]:
    """The fields of a statement, from a form that is right. `meant`: whom a mask stands for."""
    made: dict[str, Any] = {name: given[name] for name in AS_GIVEN}
    made["about_kind"], made["about"] = chosen(given["about"], meant)
    if given["about"] == NEW:
        made |= {name: given[name] for name in OF_NEWCOMER}
    wants = KINDS[given["kind"]].wants
    if wants is Wants.PERSON:
        made["other_kind"], made["other"] = chosen(given["other"], meant)
        made["other_name"] = given["other_name"] if given["other"] == NEW else ""
    if wants is Wants.PHONE:
        made["phone"] = given["phone"]
    if wants is Wants.LINE:
        made["line"] = given["line"]
    made["conditions"] = given["conditions"] if given["handling"] == "C" else ""
    return made


def chosen(value: str, meant: Callable[[str], str]) -> tuple[str, str]:
    """person:P-1 is somebody in the records, new:… somebody said today, new somebody new."""
    if value in (NEW, NOBODY):
        return value, ""
    kind, _, ref = value.partition(":")
    return kind, meant(ref) if kind == PERSON else ref


def of_few(seen: View, made: dict[str, Any], said: list[SessionStatement]) -> bool:
    """Whether it is about somebody of whom only the own agency may know."""
    close = {one.number for one in said if one.close}
    pairs = [(made["about_kind"], made["about"])]
    pairs.append((made.get("other_kind", ""), made.get("other", "")))
    return any(
        kept_close(seen, PERSON, ref) if kind == PERSON else ref.removesuffix(OTHER) in close
        for kind, ref in pairs
        if ref
    )
