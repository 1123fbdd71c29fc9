"""Receiving: files in, deliveries in the store, a receipt a file. Prints nothing, loses nothing.

For each file: copy and hash, see what it is, see who sent it, check it row by row, put it into the
store by one rename. Whatever goes wrong with one file is said in its receipt; the others go on.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

import duckdb
import structlog

from wayhome.extracts import refusals, refused_kept
from wayhome.extracts.contract import Feed
from wayhome.extracts.contract_file import feeds as all_feeds
from wayhome.extracts.held_rows import DIGEST
from wayhome.extracts.intake import SMALL, Bench, Taken, take_in
from wayhome.extracts.mapped_sheet import Unmapped, open_mapped
from wayhome.extracts.mapping import Mapping, read_mapping
from wayhome.extracts.mending import write_for_mending
from wayhome.extracts.noting import together
from wayhome.extracts.placing import OfNoFeed, listed, place
from wayhome.extracts.reading import Kind, Sheet, kind_of
from wayhome.extracts.reading.archive import members
from wayhome.extracts.reading.opening import Opened, open_file
from wayhome.extracts.reading.xml_file import UnknownRoot
from wayhome.extracts.receipt import Outcome, Receipt
from wayhome.extracts.recognise import Recognised
from wayhome.extracts.sender import Sender, noted_beside, settle
from wayhome.extracts.snapshot import Snapshot, snapshot
from wayhome.extracts.store import Building, building, held, locked, put
from wayhome.extracts.unread import NotTakenIn
from wayhome.extracts.usual import question, usual_feeds
from wayhome.extracts.walk import Found, walk
from wayhome.extracts.withdrawing import withdrawn
from wayhome.lexicon.agencies import Register, read_register
from wayhome.lexicon.dates import LONDON, in_words
from wayhome.lexicon.errors import BadUsage
from wayhome.lexicon.home import Home, home

log = structlog.get_logger()

# file's name, how many files are done, how many there are
Progress = Callable[[str, int, int], None]


def receive(
    paths: Iterable[Path | str],
    *,
    feed: str = "",
    agency: str = "",
    mapping: str | Path = "",
    closed: dict[str, str] | None = None,
    at: Home | None = None,
    now: datetime | None = None,
    progress: Progress | None = None,
) -> list[Receipt]:
    """Receive files and folders; a receipt for each file found, in order.

    `mapping` is a YAML file (or the name of one that comes along) for files of no feed of ours;
    `closed` are feeds that are not taken in this way, each with the sentence that says so;
    `at` is the installation (WAYHOME_HOME without it), `now` the time of receipt. Raises BadUsage
    for an unknown feed or agency, NotSetUp without a register; nothing is raised for bad files.
    """
    at = at or home()
    seen_through = read_mapping(mapping) if mapping else None
    register = read_register(at.agencies)
    known = _known(feed)
    if agency and agency not in register:
        raise BadUsage(f"Agency {agency} is not in the register: see wayhome agencies.")
    found, receipts = walk(map(Path, paths)), list[Receipt]()
    with locked(at.store), ThreadPoolExecutor(max_workers=1) as beside:
        # to open DuckDB takes as long as to read a file, and can be done meanwhile
        bench = beside.submit(Bench)
        desk = _Desk(at.store, register, known, feed, agency, now or _now(), bench, seen_through)
        desk.held, desk.withdrawn = held(at.store), withdrawn(at.store)
        desk.closed = closed or {}
        for done, file in enumerate(found):
            if progress:
                progress(file.path.name, done, len(found))
            receipts.extend(desk.take(file))
    return receipts


def _known(feed: str) -> list[Feed]:
    known = all_feeds()
    if feed and feed not in known:
        raise BadUsage(f"There is no feed {feed}. The feeds are: {', '.join(known)}.")
    return [known[feed]] if feed else list(known.values())


def _now() -> datetime:
    return datetime.now(LONDON).replace(tzinfo=None)


@dataclass
class _Desk:
    """Where files are taken in: what is known of the installation and of what was told."""

    store: Path
    register: Register
    feeds: list[Feed]
    told_feed: str
    told_agency: str
    now: datetime
    bench: Future[Bench]
    mapping: Mapping | None = None
    held: list[Receipt] = field(default_factory=list)
    withdrawn: set[str] = field(default_factory=set)
    closed: dict[str, str] = field(default_factory=dict)

    def take(self, file: Found) -> Iterator[Receipt]:
        """Receipts of one file; of several when it is a zip."""
        with building(self.store) as made:
            try:
                copy = snapshot(file.path, made.scratch / "copy")
                sender = noted_beside(file.path, file.root)
                if kind_of(copy.path) is Kind.ZIP:
                    yield from self.members(copy, sender, made)
                else:
                    yield self.one(copy, sender, made, file.path.parent)
            except Exception as error:
                yield _refused(file.path.name, error)

    def members(self, archive: Snapshot, sender: Sender, made: Building) -> Iterator[Receipt]:
        for name, path in members(archive.path, made.scratch):
            whole = f"{archive.name}: {name}"
            with building(self.store) as inner:
                try:
                    copy = snapshot(path, inner.scratch / "copy", whole)
                    if kind_of(copy.path) is Kind.ZIP:
                        raise NotTakenIn("It is a zip file within a zip file. Unpack it first.")
                    yield self.one(copy, sender, inner)
                except Exception as error:
                    yield _refused(whole, error)
            path.unlink()

    def one(
        self, copy: Snapshot, sender: Sender, made: Building, folder: Path | None = None
    ) -> Receipt:
        """Take in one file that is no zip. `folder` is where a mapping's joins are looked for."""
        if self.mapping:
            said = Sender(self.mapping.agency, self.mapping.system)
            sender = replace(
                sender, agency=sender.agency or said.agency, system=sender.system or said.system
            )
            opened = open_mapped(copy.path, copy.name, folder or made.scratch, self.mapping)
        else:
            opened = open_file(copy.path, copy.name, kind_of(copy.path), self.feeds)
        feeds = [all_feeds()[sender.feed]] if sender.feed in all_feeds() else self.feeds
        told = bool(self.told_feed or sender.feed)
        usual = self.usual(sender)
        known, strange = place(opened, copy.name, feeds, told=told, usual=usual)
        feed = known[0][1].feed
        if feed.name in self.closed:
            raise NotTakenIn(self.closed[feed.name])
        sender = settle(sender, self.register, told=self.told_agency, dfe_code=opened.dfe_code)
        receipt = self.blank(copy, feed, opened, sender, [sheet for sheet, _ in known])
        if again := next((one for one in self.held if one.delivery == receipt.delivery), None):
            return replace(self.held_already(again), file=copy.name)
        receipt = self.fill(receipt, known, made, copy.bytes)
        receipt = replace(receipt, notes=(*strange, *receipt.notes))
        put(self.store, made, receipt)
        self.held.append(receipt)
        return receipt

    def usual(self, sender: Sender) -> list[str]:
        agency = self.register.get(self.told_agency or sender.agency)
        return usual_feeds(self.feeds, agency.kind if agency else None)

    def held_already(self, one: Receipt) -> Receipt:
        at = datetime.fromisoformat(one.received_at)
        came = f"The same file was received on {in_words(at.date())} at {at:%H:%M}"
        again = replace(one, outcome=Outcome.HELD_ALREADY, sentence=f"{came}; nothing changes.")
        if one.delivery not in self.withdrawn:
            return again
        words = f"{came} and has been withdrawn since, so nothing changes. Put it back instead."
        return replace(again, sentence=words, question="")

    def blank(
        self, copy: Snapshot, feed: Feed, opened: Opened, sender: Sender, sheets: list[Sheet]
    ) -> Receipt:
        """The receipt before anything is counted."""
        identity = f"{sender.agency}|{feed.name}|{copy.sha256}{opened.identity}"
        return Receipt(
            file=copy.name,
            outcome=Outcome.RECEIVED,
            delivery=hashlib.sha256(identity.encode()).hexdigest()[:10],
            feed=feed.name,
            agency=sender.agency,
            system=sender.system or feed.system,
            sha256=copy.sha256,
            bytes=copy.bytes,
            received_at=self.now.isoformat(timespec="seconds"),
            extracted_on=sender.extracted_on or opened.extracted_on,
            marking=sender.marking,
            format=kind_of(copy.path),
            question=question(feed, self.register[sender.agency]),
            encoding=sheets[0].encoding,
            separator=sheets[0].separator,
            sequence=max((one.sequence for one in self.held), default=0) + 1,
            contract_version=feed.version,
            digest=DIGEST,
        )

    def fill(
        self,
        receipt: Receipt,
        known: list[tuple[Sheet, Recognised]],
        made: Building,
        size: int,
    ) -> Receipt:
        """Check every sheet and write what it gives."""
        earlier = [
            one
            for one in self.held
            if (one.agency, one.system, one.feed) == (receipt.agency, receipt.system, receipt.feed)
            and one.delivery not in self.withdrawn
        ]
        bench = self.bench.result() if size < SMALL else Bench(made.scratch)
        refusals.start(bench.con)

        def one(sheet: Sheet, what: Recognised) -> Taken:
            return take_in(bench, sheet, what, store=self.store, earlier=earlier, kept=made.kept)

        taken = _each(one, known)
        kept = [one.refused for one in taken]
        refused = refused_kept.keep(bench.con, kept, made.kept)
        write_for_mending(bench.con, kept, made.kept)
        return replace(
            receipt,
            # an element of a return that holds nothing makes no row, and no table
            tables={
                one.table: one.count
                for one, (sheet, _) in zip(taken, known, strict=True)
                if one.count.rows or not sheet.table
            },
            refused=refused,
            noted=together([note for one in taken for note in one.noted]),
            notes=tuple(note for sheet, what in known for note in _notes(sheet, what)),
            sentence=_summary(taken),
        )


def _each(
    one: Callable[[Sheet, Recognised], Taken], known: list[tuple[Sheet, Recognised]]
) -> list[Taken]:
    """Every sheet taken in; two at once where they lie in memory, because they wait for nothing."""
    if len(known) < 2 or not all(sheet.whole for sheet, _ in known):
        return [one(*sheet) for sheet in known]
    with ThreadPoolExecutor(max_workers=2) as pool:
        return list(pool.map(lambda sheet: one(*sheet), known))


def _summary(taken: list[Taken]) -> str:
    return "" if any(one.count.rows for one in taken) else "It has a header and no row."


def _notes(sheet: Sheet, what: Recognised) -> Iterator[str]:
    yield from sheet.notes
    used = set(what.places.values())
    if extra := [name for place, name in enumerate(sheet.header) if place not in used]:
        yield f"Columns that the contract does not have were left out: {listed(extra)}."


def _refused(name: str, error: Exception) -> Receipt:
    """The receipt of a file of which nothing was taken in."""
    if isinstance(error, OfNoFeed | UnknownRoot | Unmapped):
        return Receipt(name, Outcome.NO_FEED, str(error))
    if isinstance(error, NotTakenIn):
        return Receipt(name, Outcome.NOT_TAKEN_IN, str(error))
    if isinstance(error, OSError):
        said = f"The disk said: {(error.strerror or 'fault').lower()}. Nothing of it was taken in."
        return Receipt(name, Outcome.NOT_TAKEN_IN, said)
    # the message of an unforeseen error may quote a row, so only its kind goes into the log
    kind = "a row DuckDB could not read" if isinstance(error, duckdb.Error) else "a fault of ours"
    log.error("file not taken in", error=type(error).__name__)
    said = f"It could not be read ({kind}, {type(error).__name__}). Nothing of it was taken in."
    return Receipt(name, Outcome.NOT_TAKEN_IN, said)
