"""How records were joined in one release, as may be shown: how many, how large, how complete.

Figures come from the release (people/figures.py) and count open records alone. The rule this file
keeps: of one source no count of 1 to 4 records leaves it, nor one from which such a count could be
worked out; a share is a whole number of percent. What is measured is records and sources: there is
no figure of a person.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from wayhome.governance.disclosure import suppress

FEW = 5  # of one source: below this, a count could single somebody out
LARGE = 10  # records; a person of more is worth a look, and may well be right
SIZES = (("1 record", 1, 1), ("2 records", 2, 2), ("3 to 5", 3, 5), ("6 to 10", 6, LARGE),
         ("More than 10", LARGE + 1, None))  # fmt: skip
# A field explains why records stand unjoined where those lack it so much oftener than the others.
EXPLAINS = 0.10
BEGINNING = date(1970, 1, 1)  # days of figure `newest` are counted from here
Key = tuple[str, str, str]


@dataclass(frozen=True)
class Figures:
    """Rows of `linking_figure`: (figure, source, other) -> value; nothing counts as none."""

    values: Mapping[Key, int]

    def one(self, figure: str, source: str = "", other: str = "") -> int:
        return self.values.get((figure, source, other), 0)

    def by_other(self, figure: str, source: str = "") -> dict[str, int]:
        """Of one source: other -> value."""
        return self._tables.get((figure, source), {})

    def by_source(self, figure: str) -> dict[str, int]:
        return {source: table.get("", 0) for (f, source), table in self._tables.items()
                if f == figure}  # fmt: skip

    @property
    def model(self) -> str:
        """The version of the model that weighed the pairs: the day it was set."""
        return next(iter(self.by_other("model")), "")

    @cached_property
    def _tables(self) -> dict[tuple[str, str], dict[str, int]]:
        tables: dict[tuple[str, str], dict[str, int]] = {}
        for (figure, source, other), value in self.values.items():
            tables.setdefault((figure, source), {})[other] = value
        return tables


@dataclass(frozen=True)
class Totals:
    """Over all sources. `unjoined`: records that no other was joined to; `waiting`: pairs."""

    records: int
    people: int
    unjoined: int
    large: int
    linked: int
    waiting: int
    apart: int

    @property
    def each(self) -> float:
        """Records a person, on average."""
        return self.records / self.people if self.people else 0.0


@dataclass(frozen=True)
class Share:
    """So much of something, as it may be shown; `percent` None where the number is kept back."""

    words: str
    percent: int | None = None


@dataclass(frozen=True)
class Why:
    """A field that records of a source which stand unjoined lack far oftener than its others."""

    field: str
    unjoined: int
    others: int


@dataclass(frozen=True)
class Meeting:
    """Another source, and of how many people of the smaller of the two it holds a record too."""

    source: str
    share: Share


@dataclass(frozen=True)
class Source:
    """One agency's kind of feed, '<agency>/<feed>', as may be shown. `few`: of fewer than five
    records, of which nothing else can be said."""

    source: str
    records: str
    unjoined: Share
    newest: date
    few: bool = False
    lacking: dict[str, Share] = field(default_factory=dict)
    why: tuple[Why, ...] = ()
    meetings: tuple[Meeting, ...] = ()


def totals(figures: Figures) -> Totals:
    """The figures over all sources."""
    sizes = {int(size): people for size, people in figures.by_other("size").items()}
    bands = figures.by_other("band")
    return Totals(
        figures.one("records"),
        figures.one("people"),
        sizes.get(1, 0),
        sum(people for size, people in sizes.items() if size > LARGE),
        bands.get("linked", 0),
        bands.get("for a human", 0),
        bands.get("apart", 0),
    )


def sizes(figures: Figures) -> dict[str, int]:
    """How many people are made of so many records."""
    held = {int(size): people for size, people in figures.by_other("size").items()}
    return {
        words: sum(n for size, n in held.items() if low <= size <= (high or size))
        for words, low, high in SIZES
    }


def share(part: int, whole: int) -> Share:
    """How much of a source, unless that would tell of fewer than five of its records."""
    if whole < FEW:
        return Share("too few to say")
    if 0 < part < FEW:
        return Share(f"fewer than {FEW}")
    if 0 < whole - part < FEW:
        return Share(f"all but fewer than {FEW}")
    percent = round(100 * part / whole)
    if part and not percent:
        return Share("under 1%", 0)
    if part < whole and percent == 100:
        return Share("over 99%", 100)
    return Share(f"{percent}%", percent)


def sources(figures: Figures, fields: Iterable[str]) -> list[Source]:
    """Every source that has an open record, in the order of their names."""
    records = figures.by_source("source_records")
    unjoined = {source: figures.one("unjoined", source) for source in records}
    joined = {source: records[source] - unjoined[source] for source in records}
    # Totals over all sources are shown, so that one hidden by itself would be what is left of them.
    shown, *parts = (suppress(counts, smallest=FEW) for counts in (records, unjoined, joined))
    return [
        Source(
            source,
            _number(records[source], shown[source]),
            _unjoined(unjoined[source], records[source], any(p[source] is None for p in parts)),
            BEGINNING + timedelta(figures.one("newest", source)),
            records[source] < FEW,
            {name: share(figures.one("lacking", source, name), records[source]) for name in fields},
            _why(figures, source, fields),
            _meetings(figures, source),
        )
        for source in sorted(records)
    ]


def _number(count: int, shown: int | None) -> str:
    if shown is not None:
        return f"{shown:,}"
    return f"fewer than {FEW}" if count < FEW else "not shown"


def _unjoined(count: int, whole: int, hidden: bool) -> Share:
    told = share(count, whole)
    return Share("not shown") if hidden and told.percent is not None else told


def _why(figures: Figures, source: str, fields: Iterable[str]) -> tuple[Why, ...]:
    """The two that explain most, where every number behind them may be shown."""
    unjoined = figures.one("unjoined", source)
    others = figures.one("source_records", source) - unjoined
    found = []
    for name in fields:
        lacking = figures.one("lacking_unjoined", source, name)
        mine, theirs = share(lacking, unjoined), share(
            figures.one("lacking", source, name) - lacking, others
        )  # fmt: skip
        if mine.percent is None or theirs.percent is None:
            continue
        if mine.percent - theirs.percent >= 100 * EXPLAINS:
            found.append(Why(name, mine.percent, theirs.percent))
    return tuple(sorted(found, key=lambda why: why.others - why.unjoined)[:2])


def _meetings(figures: Figures, source: str) -> tuple[Meeting, ...]:
    people = figures.by_source("source_people")
    return tuple(
        Meeting(
            other,
            share(
                figures.one("both", *sorted((source, other))), min(people[source], people[other])
            ),
        )
        for other in sorted(people)
        if other != source and figures.one("source_records", other) >= FEW
    )
