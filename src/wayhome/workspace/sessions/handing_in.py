"""A closed session handed in: the rows of each agency received as its delivery, by the usual door;
and all of them taken out of the records again.

Two files an agency, the session and what was said, each the same byte for byte however often it is
made: what was received before is not received twice, and where the session was taken out meanwhile
it is put back. What an agency itself withdrew nobody else puts back. Keeps: nothing of another
agency's is shown to whoever hands in; its rows are read here, and go to its own delivery.
"""

import csv
import hashlib
import io
import tempfile
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from wayhome import extracts
from wayhome.casework.round_table import Step
from wayhome.extracts import withdrawing
from wayhome.extracts.withdrawing import Why
from wayhome.lexicon.errors import BadUsage
from wayhome.lexicon.home import Home
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import sessions as actions
from wayhome.workspace.actions.sessions import Joined
from wayhome.workspace.answering.offering import named_by
from wayhome.workspace.reading.references import leads
from wayhome.workspace.reading.view import View
from wayhome.workspace.sessions.finishing import finish
from wayhome.workspace.sessions.models import (
    NEW,
    PERSON,
    MappingSession,
    SessionStatement,
    SessionStep,
)
from wayhome.workspace.sessions.rows import (
    FEED,
    SESSION,
    STATEMENT,
    Row,
    file_names,
    number,
    session_row,
    statement_rows,
)
from wayhome.workspace.sessions.telling import newcomer_of, other_newcomer_of

NOT_IN = (
    "It cannot be handed in, because something in it was not taken in. The session stays closed as "
    "it is. Ask whoever runs Wayhome here: the page Deliveries of each agency says what is wrong."
)


@dataclass(frozen=True)
class File:
    """One file of one agency."""

    agency: str
    name: str
    text: bytes

    @property
    def noted(self) -> dict[str, str]:
        return {
            "agency": self.agency,
            "file": self.name,
            "sha256": hashlib.sha256(self.text).hexdigest(),
        }


def hand_in(home: Home, seen: View, session: MappingSession, by: User) -> SessionStep:
    """Have it received. BadUsage where a row is not taken in. What is to be put back besides is
    put back by `finishing`, which also takes out what came in before somebody died here.

    Where nothing stands it is handed in all the same: whoever leads must not learn from a refusal
    whether another agency keeps anything close. Nor whoever reads the trail: of an agency all of
    whose words are kept close its receipts alone tell.
    """
    said = _by_agency(session)
    names = {code: one.name for code, one in seen.agencies.items()}
    files = [file for agency, ones in said.items() for file in _files(session, agency, ones, names)]
    joined = _joined(seen, session, said)
    actions.begin_to_hand_in(session=session.number, by=by)
    return actions.hand_in(
        session=session.number,
        files=[one.noted for one in files if not _all_close(said[one.agency])],
        joined=joined,
        receive=_receiving(home, files),
        release=seen.release.name,
        by=by,
    )


def take_out(home: Home, session: MappingSession, why: Why, by: User) -> SessionStep:
    """Keep that all that the last handing in made and that stands still is withdrawn, and open the
    session again. The marks are written by `finishing`.

    Nobody learns from it, nor from the trail, of an agency all of whose words are kept close.
    """
    finish(home, session)  # or what is still to be put back would not be among what stands
    last = session.steps.filter(step=Step.HANDED_IN).last()
    made = set(last.deliveries) if last else set()
    sent_by = {one.delivery: one.agency for one in extracts.held(home.store)}
    close = {agency for agency, ones in _by_agency(session).items() if _all_close(ones)}
    gone = withdrawing.withdrawn(home.store)
    out = sorted(one for one in made & sent_by.keys() if one not in gone)
    return actions.take_out(
        session=session.number,
        why=why,
        deliveries=out,
        openly=[one for one in out if sent_by[one] not in close],
        by=by,
    )


def _by_agency(session: MappingSession) -> dict[str, list[SessionStatement]]:
    found: dict[str, list[SessionStatement]] = defaultdict(list)
    for one in session.statements.select_related("speaker", "back", "by", "session"):
        if one.stands:
            found[one.agency].append(one)
    return dict(sorted(found.items()))


def _files(
    session: MappingSession, agency: str, said: list[SessionStatement], names: dict[str, str]
) -> list[File]:
    itself, statements = file_names(session.number)
    rows = statement_rows(session, said, names)
    return [
        File(agency, itself, _csv(SESSION, [session_row(session, names)])),
        File(agency, statements, _csv(STATEMENT, rows)),
    ]


def _csv(columns: Sequence[str], rows: list[Row]) -> bytes:
    out = io.StringIO(newline="")
    written = csv.DictWriter(out, columns)
    written.writeheader()
    written.writerows(rows)
    return out.getvalue().encode()


def _joined(
    seen: View, session: MappingSession, said: dict[str, list[SessionStatement]]
) -> list[Joined]:
    """Whom each agency's people chose by name, each once, with a record that they may know of. It
    is as close as what was said: a judgement tells who spoke of whom."""
    system, found = extracts.feeds()[FEED].system, list[Joined]()
    for (agency, ref), ones in _of_each(said, _people).items():
        theirs = replace(seen, agency=agency, eyes=agency)
        record, openly = named_by(theirs, leads(theirs, {ref}).get(ref, ref))
        given = f"{agency}/{system}/{number(session, PERSON, ref)}"
        found.append(Joined(given, record, not openly or _all_close(ones), ones[0].by))
    held = [one for one in found if one.record.count("/") > 1]  # or nobody holds them now
    return held + _brought_to_several(session, said, system)


def _brought_to_several(
    session: MappingSession, said: dict[str, list[SessionStatement]], system: str
) -> list[Joined]:
    """Somebody not in the records, of whom several agencies spoke: the same in every delivery.
    All lead to one that spoke of them openly; agencies that did not hear nothing of each other."""
    first: dict[str, str] = {}
    every = _of_each(said, _newcomers)
    given = {(agency, new): f"{agency}/{system}/{number(session, NEW, new)}"
             for agency, new in every}  # fmt: skip
    for (agency, new), ones in every.items():
        if not _all_close(ones):
            first.setdefault(new, given[agency, new])
    return [
        Joined(given[agency, new], first[new], _all_close(ones), ones[0].by)
        for (agency, new), ones in every.items()
        if new in first and first[new] != given[agency, new]
    ]


def _of_each(
    said: dict[str, list[SessionStatement]], named: Callable[[SessionStatement], list[str]]
) -> dict[tuple[str, str], list[SessionStatement]]:
    """By agency and by whom its statements name, those statements."""
    found: dict[tuple[str, str], list[SessionStatement]] = defaultdict(list)
    for agency, ones in said.items():
        for one in ones:
            for ref in named(one):
                found[agency, ref].append(one)
    return dict(found)


def _all_close(ones: list[SessionStatement]) -> bool:
    return all(one.close for one in ones)


def _newcomers(one: SessionStatement) -> list[str]:
    found = [newcomer_of(one)] if one.about_kind == NEW else []
    return found + ([other_newcomer_of(one)] if one.other_kind == NEW else [])


def _people(one: SessionStatement) -> list[str]:
    pairs = ((one.about_kind, one.about), (one.other_kind, one.other))
    return [ref for kind, ref in pairs if kind == PERSON]


def _receiving(home: Home, files: list[File]) -> Callable[[], list[str]]:
    def receive() -> list[str]:
        with tempfile.TemporaryDirectory() as folder:
            return [_received(home, Path(folder), file) for file in files]

    return receive


def _received(home: Home, folder: Path, file: File) -> str:
    path = folder / file.agency / file.name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(file.text)
    (one,) = extracts.receive([path], feed=FEED, agency=file.agency, at=home)
    if not one.was_read or one.total.refused:
        raise BadUsage(NOT_IN)  # not whose, nor how many: it may be what an agency keeps close
    return one.delivery
