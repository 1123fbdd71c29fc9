"""What is told of disputes: by record, whose word it is that it is wrong, and why.

The words were said of one person: on the pages of others who are in the same record, and on pages
that are nobody's, it is said that it is disputed, and no more.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from wayhome.casework.disputes import Dispute
from wayhome.chronology import Entry
from wayhome.chronology.entries import Source


@dataclass(frozen=True)
class Told:
    """One dispute or withdrawal with who marked it, as what. `here`: the workspace holds it, and
    not only the release."""

    dispute: Dispute
    person_id: str  # of whom it was said, as they are known now
    word: str
    words: str
    who: str
    role: str
    agency: str
    agency_code: str
    at: datetime
    built: bool = False
    here: bool = True


@dataclass(frozen=True)
class Disputes:
    """Disputes by record, under every id of it: those that stand, and those taken back."""

    told: Mapping[str, tuple[Told, ...]] = field(default_factory=dict)
    gone: Mapping[str, tuple[tuple[Told, Told], ...]] = field(default_factory=dict)

    def __contains__(self, record_id: object) -> bool:
        return record_id in self.told

    def of(self, record_id: str) -> tuple[Told, ...]:
        return self.told.get(record_id, ())

    def past(self, record_id: str) -> tuple[tuple[Told, Told], ...]:
        """Those taken back, each with its withdrawal."""
        return self.gone.get(record_id, ())

    def every(self, records: Iterable[str]) -> bool:
        """Whether all of these are disputed, and there is one."""
        held = list(records)
        return bool(held) and all(one in self.told for one in held)

    def of_ties(self, ties: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
        """Those of these ties of which a record is disputed, be it the second they rest on."""
        return [one for one in ties if any(record in self for record in rests(one))]

    def said_of_ties(self, ties: Iterable[Mapping[str, Any]], person_id: str) -> list[str]:
        """By whom, each once."""
        every = dict.fromkeys(record for one in ties for record in rests(one))
        said = (self.said(record, person_id) for record in every)
        return [words for words in dict.fromkeys(said) if words]

    def notes(self, sources: Iterable[Source], person_id: str) -> list[tuple[str, str]]:
        """What is said of the records behind an entry, each once: the agency, the sentence."""
        found = [(one.agency, self.said(one.record_id, person_id)) for one in sources
                 if one.record_id in self]  # fmt: skip
        return list(dict.fromkeys(found))

    def said(self, record_id: str, person_id: str) -> str:
        """By whom a record is disputed; with the words where they are of this person."""
        return "; ".join(_said(one, person_id) for one in self.of(record_id))


def rests(tie: Mapping[str, Any]) -> list[str]:
    """The one or two records that a tie rests on."""
    return [one for one in (tie["record_id"], tie["other_id"]) if one]


def of_entries(entries: Iterable[Entry]) -> list[str]:
    """The records behind entries of a chronology."""
    return [source.record_id for entry in entries for source in entry.sources]


def _said(one: Told, person_id: str) -> str:
    # of whom it was said may not be known by now, and a page may be nobody's: that is no match
    if not person_id or one.person_id != person_id:
        return "by somebody: why is told where it was said"
    return f"by {one.word}: “{one.words}”"
