"""What was said, retold: its answers in words, with who wrote it down and when."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from wayhome.casework.case import SaidEntry
from wayhome.casework.fields import moment
from wayhome.workspace.cases import showing
from wayhome.workspace.cases.choosing import Names
from wayhome.workspace.cases.models import CaseEntry
from wayhome.workspace.cases.opening import Opened
from wayhome.workspace.pages.words import moment as in_words


@dataclass(frozen=True)
class Retold:
    """One entry. `by`: each answer by the code of its question, "" where none was given; `source`:
    who wrote it, and when."""

    code: str
    place: int
    title: str
    answers: Sequence[tuple[str, showing.Answer]] = field(repr=False)
    by: dict[str, showing.Answer] = field(repr=False)
    source: str


@dataclass(frozen=True)
class Teller:
    """Retells the entries of one case to whoever opened it."""

    found: Opened
    names: Names

    def latest(self, code: str, *asked: str) -> Retold | None:
        """What was said last of one kind, if anything was."""
        every = self.found.told.every(code)
        return self.retold(every[-1], *asked) if every else None

    def every(self, code: str, *asked: str) -> list[Retold]:
        """All of one kind, what happened last first; of what was said at once the last said."""
        return [self.retold(one, *asked) for one in sorted(self._of(code), key=_order)[::-1]]

    def retold(self, said: SaidEntry, *asked: str) -> Retold:
        """One entry: all its answers, or those to some of its questions alone."""
        way = self.found.told.pathway
        entry = way.entries[said.code]
        told = {
            one.code: showing.answer(way, one, given, self.found.entries, self.names)
            for one in entry.fields
            if (given := said.details.get(one.code))
        }
        return Retold(
            said.code,
            said.place,
            entry.words,
            [
                (one.asks, told[one.code])
                for one in entry.fields
                if one.code in told and (not asked or one.code in asked)
            ],
            {one.code: told.get(one.code, "") for one in entry.fields},
            self._source(said),
        )

    def _of(self, code: str) -> list[SaidEntry]:
        return self.found.told.every(code)

    def _source(self, said: SaidEntry) -> str:
        row = self._row(said)
        agency = self.names.agencies.get(row.agency, row.agency)
        return f"{row.by.name}, {agency}, {in_words(row.said_at)}"

    def _row(self, said: SaidEntry) -> CaseEntry:
        """Where its words stand: what was put right is told by whoever put it right."""
        entries = self.found.told.pathway.entries
        rights = [one for one in self.found.told.said if entries[one.code].corrects == said.code]
        place = rights[-1].place if rights else said.place
        return next(one for one in self.found.entries if one.place == place)


def _order(one: SaidEntry) -> tuple[object, ...]:
    told = str(one.details.get("at") or one.details.get("when") or "")
    at = moment(told)
    return at or one.said_at, one.place
