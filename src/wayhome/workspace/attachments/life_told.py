"""The chronology of a child as a bundle can hold it: a paper for each year, entry by entry, each
with the records it rests on.

Keeps: where somebody lives is told by its area alone, for it is read by people who should not know
more. It is told from records that everybody who may open the child's page can read: whoever takes
part in the case takes the bundle away again, so what one agency keeps to itself goes into none. It
is there for whoever sees the child in full, and said on the child's page why they look.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from django.http import HttpRequest

from wayhome.casework.attachments.disclosing import Item
from wayhome.chronology import Entry, Source
from wayhome.governance.visibility import NOBODY
from wayhome.lexicon.kinds import StayKind
from wayhome.workspace.disputing.standing import disputes
from wayhome.workspace.disputing.told import Disputes, of_entries
from wayhome.workspace.documents.paper import Paper, Section
from wayhome.workspace.pages.particulars import quoted
from wayhome.workspace.pages.sentences import sentences
from wayhome.workspace.pages.timeline.mark_words import told
from wayhome.workspace.pages.views.opening import narrowed, sees_in_full
from wayhome.workspace.reading.life import life
from wayhome.workspace.reading.view import View

LIVES = frozenset({StayKind.HOME, StayKind.PLACEMENT})
DISPUTED = "Somebody says that a record of this is wrong."
UNDATED = "of no day that is known"
TITLE = "Chronology: what records tell {}"
AS_KNOWN = (
    "As records had it on {}. Records hold what agencies wrote down; what none wrote down is not "
    "here, and nothing here says what anybody is."
)


@dataclass(frozen=True)
class Year:
    """What records tell of one year. `records`: those that it rests on."""

    title: str
    entries: Sequence[Section] = field(repr=False)
    records: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All that stands in it, to be read for names."""
        return "\n".join(line for one in self.entries for line in (one.heading, *one.lines))

    def paper(self, called: str, on: str, marked: str) -> Paper:
        """As a document."""
        lead = [AS_KNOWN.format(on)]
        return Paper(f"{called}: {self.title}", "", lead, self.entries, marking=marked)


def years_told(request: HttpRequest, seen: View, person_id: str) -> dict[str, Year]:
    """By the code of its item, each year of a life; nothing for whoever may not read it."""
    if not person_id or not sees_in_full(request, person_id):
        return {}
    seen = replace(narrowed(request, seen, [person_id]), eyes=NOBODY)
    if seen.leaves_out:
        return {}
    entries = sorted(life(seen, person_id).entries, key=_year)
    held = disputes(seen, of_entries(entries))
    return {f"Y{year}": _told(seen, year, [*of], held) for year, of in groupby(entries, key=_year)}


def items_of(years: Mapping[str, Year]) -> list[Item]:
    """What can be taken in besides."""
    return [Item(code, one.title, ".pdf", one.text, beside=True) for code, one in years.items()]


def _year(entry: Entry) -> int:
    return entry.from_.year if entry.from_ else 0


def _told(seen: View, year: int, entries: Sequence[Entry], held: Disputes) -> Year:
    title = TITLE.format(f"of {year}" if year else UNDATED)
    sections = [_section(seen, one, bool(held.every(of_entries([one])))) for one in entries]
    return Year(title, sections, tuple(dict.fromkeys(of_entries(entries))))


def _section(seen: View, entry: Entry, disputed: bool) -> Section:
    said = quoted(entry)
    entry = replace(entry, place="") if entry.kind in LIVES else entry
    lines = [sentences(entry), f"“{said}”" if said else "", DISPUTED if disputed else ""]
    sources = _sources(seen, entry.sources)
    return Section(told(entry), lines=[one for one in lines if one], said=sources)


def _sources(seen: View, sources: Iterable[Source]) -> str:
    """Whose records they are, with the number by which each can be found."""
    each = (f"{seen.agency_name(one.agency)}, record {one.record_id}" for one in sources)
    return "; ".join(dict.fromkeys(each))
