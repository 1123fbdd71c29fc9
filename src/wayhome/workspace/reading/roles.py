"""What somebody was in each event, over time. Never what somebody is.

Both sides are shown together: harmed in one event and named as a suspect in another is a child's
life, not a contradiction.
"""

from dataclasses import dataclass

from wayhome.chronology import Chronology, Entry

WORDS = {
    "own": "It happened to them",
    "harmed": "Harmed",
    "suspected": "Named as suspect",
    "beside": "Present or named",
    "not known": "Part not known",
}
OWN_KINDS = {
    "arrest": "Arrested",
    "charge": "Charged",
    "stop": "Stopped",
    "missing": "Missing",
    "found": "Found",
    "conviction": "Convicted",
}
ORDER = ("Harmed", "Missing", "Found", "Stopped", "Arrested", "Charged", "Convicted")


@dataclass(frozen=True)
class Part:
    """One part somebody played, how often in each year, and the newest of it."""

    words: str
    years: dict[int, int]
    newest: Entry

    @property
    def total(self) -> int:
        return sum(self.years.values())


def roles_over_time(told: Chronology) -> list[Part]:
    """Parts in words with their number a year, harm first."""
    found: dict[str, list[Entry]] = {}
    for entry in told.entries:
        words = OWN_KINDS.get(entry.kind) if entry.part == "own" else WORDS.get(entry.part)
        if words and entry.from_ and not entry.lasting:
            found.setdefault(words, []).append(entry)
    parts = [_part(words, entries) for words, entries in found.items()]
    return sorted(parts, key=_order)


def _part(words: str, entries: list[Entry]) -> Part:
    years: dict[int, int] = {}
    for entry in entries:
        assert entry.from_ is not None
        years[entry.from_.year] = years.get(entry.from_.year, 0) + 1
    return Part(words, years, entries[-1])


def _order(part: Part) -> tuple[int, str]:
    place = ORDER.index(part.words) if part.words in ORDER else len(ORDER)
    return place, part.words
