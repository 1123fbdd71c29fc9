"""What is new in words: put together by case, the case with the newest first.

Keeps: every word is read from the case as it is now, and names are those that this viewer may know.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from wayhome.casework.agreed import AGREED, ESCALATED
from wayhome.casework.pathways.order import CONDITIONS
from wayhome.casework.telling import QUOTED, WORDS, New
from wayhome.workspace.cases.models import Case, CaseEntry
from wayhome.workspace.cases.standing import called
from wayhome.workspace.news.models import News
from wayhome.workspace.news.standing import OF_CLOCKS, place_of
from wayhome.workspace.pages.words import day, due_moment, lower_first
from wayhome.workspace.reading.view import View

# Of an action that is late the entry is older than the news.
OF_NO_ENTRY = OF_CLOCKS | {New.JOINED, New.ACTION_LATE, New.ASKS, New.BREACH, New.EIGHTEEN}
LONGEST = 400  # characters of what somebody wrote; the case has all of it

Entries = Mapping[tuple[str, int], CaseEntry]


@dataclass(frozen=True)
class Item:
    """One thing that is new, in words. `at`: when it was written down, or else told."""

    news: News
    words: str = field(repr=False)
    at: datetime


@dataclass(frozen=True)
class OfCase:
    """All that is new in one case, the newest first."""

    case: Case
    called: str = field(repr=False)
    person_id: str
    items: Sequence[Item]


def shown(seen: View, news: Iterable[News]) -> list[OfCase]:
    """News, the newest first, put together by case."""
    by_case: dict[str, list[News]] = {}
    for one in news:
        by_case.setdefault(one.case_id, []).append(one)
    entries = _entries(by_case)
    return [_of_case(seen, held, entries) for held in by_case.values()]


def _entries(cases: Iterable[str]) -> Entries:
    held = CaseEntry.objects.filter(case__in=list(cases))
    return {(one.case_id, one.place): one for one in held}


def _of_case(seen: View, held: Sequence[News], entries: Entries) -> OfCase:
    of = called(seen, held[0].case)
    items = [_item(seen, one, entries) for one in held]
    return OfCase(held[0].case, of.name, of.person_id, items)


def _item(seen: View, one: News, entries: Entries) -> Item:
    words = WORDS[New(one.new)].format(**_told(seen, one, entries))
    written = one.new not in OF_NO_ENTRY
    return Item(one, words, entries[one.case_id, place_of(one)].said_at if written else one.told_at)


def _told(seen: View, one: News, entries: Entries) -> dict[str, str]:
    """What its sentence tells: by whom, what, in which words, and by when."""
    if one.new == New.JOINED:
        return {"by": seen.agency_name(one.of)}
    if one.new == New.ASKS:
        return {}
    if one.new == New.EIGHTEEN:
        return {"due": day(date.fromisoformat(one.of.partition("@")[2]))}
    if one.new == New.BREACH:
        kind = str(entries[one.case_id, place_of(one)].details.get("kind"))
        return {"what": lower_first(CONDITIONS.get(kind, ""))}
    if one.new in OF_CLOCKS:
        return _of_clock(one)
    entry = entries[one.case_id, place_of(one)]
    said = entry if entry.takes_back is None else entries[one.case_id, entry.takes_back]
    by = said.details["agency"] if one.new == New.ACTION_LATE else entry.agency
    told = {"by": seen.agency_name(by), "quote": _quote(one.case, said, entries)}
    told["what"] = lower_first(one.case.way.entries[said.code].words)
    if said.code == AGREED:
        told["due"] = f"by {day(date.fromisoformat(said.details['due']))}"
    return told


def _of_clock(one: News) -> dict[str, str]:
    code, _, due = one.of.partition("@")
    words = next(each.words for each in one.case.way.clocks if each.code == code)
    return {"what": words, "due": due_moment(datetime.fromisoformat(due).replace(tzinfo=UTC))}


def _quote(case: Case, said: CaseEntry, entries: Entries) -> str:
    """What somebody wrote: of an action what is to be done, else what is to be read by others."""
    of = entries[case.pk, int(said.details["action"])] if said.code == ESCALATED else said
    asked = "what" if of.code == AGREED else QUOTED.get((case.pathway, of.code), "")
    words = str(of.details.get(asked) or "")
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"
