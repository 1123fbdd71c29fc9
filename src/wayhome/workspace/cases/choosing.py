"""Questions whose answers depend on the case: which entry of it, and which agency that takes part.

Keeps: a form offers only what stands, in the words in which it was said.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from wayhome.casework.agreed import AGREED, State, actions
from wayhome.casework.case import Case as Told
from wayhome.casework.case import SaidEntry
from wayhome.casework.fields import Field, Kind
from wayhome.casework.pathway import Pathway
from wayhome.workspace.cases.models import CaseEntry

SHORT = 80  # characters of what was said, to tell one entry from another


@dataclass(frozen=True)
class Names:
    """What whoever asks may know: agencies by code, cases by number. `every_agency`: that can be
    asked in; `keeps_papers`: of the panel that is open, so that every item's words are theirs."""

    agencies: Mapping[str, str]
    cases: Mapping[str, str] = field(default_factory=dict)
    every_agency: Mapping[str, str] = field(default_factory=dict)
    keeps_papers: bool = False

    def sees(self, number: str) -> bool:
        """Whether what a panel says of a case is theirs to read; of none it is everybody's."""
        return not number or self.keeps_papers or number in self.cases


def with_choices(asked: Iterable[Field], case: Told, names: Names) -> tuple[Field, ...]:
    """The questions of an entry with what may be chosen now: agencies that take part, open cases
    of whoever asks, entries that stand."""
    return tuple(_chosen(one, case, names) for one in asked)


def _chosen(asked: Field, case: Told, names: Names) -> Field:
    if asked.kind is Kind.AGENCY:
        return replace(asked, choices=names.agencies)
    if asked.kind is Kind.ANY_AGENCY:
        return replace(asked, choices=names.every_agency)
    if asked.kind is Kind.CASE:
        return replace(asked, choices=names.cases)
    if asked.kind is not Kind.ENTRY:
        return asked
    over = {one.place for one in actions(case) if one.state is not State.OPEN}
    stands = [one for one in case.every(asked.of) if asked.of != AGREED or one.place not in over]
    choices = {str(one.place): short(case.pathway, one) for one in stands}
    return replace(asked, choices=choices)


def short(way: Pathway, said: SaidEntry | CaseEntry) -> str:
    """An entry in a few words: the first of its answers that somebody wrote."""
    fields: Sequence[Field] = way.entries[said.code].fields
    written = (one for one in fields if one.kind in {Kind.LINE, Kind.WORDS})
    answers = (str(said.details.get(one.code) or "") for one in written)
    text = next(filter(None, answers), way.entries[said.code].words)
    return text if len(text) <= SHORT else f"{text[: SHORT - 1].rstrip()}…"
