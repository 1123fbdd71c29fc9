"""Files of a dry run laid side by side, unpacked, each proven to be the one that came."""

import errno
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from wayhome.extracts.mapping import Mapping
from wayhome.extracts.reading import Kind, kind_of
from wayhome.extracts.reading.archive import members
from wayhome.extracts.sender import NOTE, Sender, noted_beside
from wayhome.interchange.incoming.offering import names_another, read_either
from wayhome.interchange.incoming.specification import Specification
from wayhome.lexicon.agencies import OWN_FEED
from wayhome.lexicon.errors import BadUsage
from wayhome.lexicon.marking import Marking
from wayhome.workspace.deliveries.dry_runs import ROOM, DryRun
from wayhome.workspace.deliveries.handed_in import FILES

CHANGED = "A file is no longer what it was when it came. Choose it again."
SENT_BY = (
    "It says that {sender} sent it, and you send for {ours}. Ask somebody of {sender} to bring it "
    "in."
)
# A file could say it in anybody's name, and no role would be asked and no event left (ADR 0037).
NO_FILE = {
    OWN_FEED: "What people judge, answer, dispute, decide or note in Wayhome is not sent as a "
    "file: say it on the page of whom or what it is about."
}


@contextmanager
def laid_out(held: DryRun) -> Iterator[Path]:
    """The one file, or the folder in which all lie side by side, unpacked. Whatever else is made on
    the way lies there too, and is put away with it."""
    room = held.folder / ROOM
    shutil.rmtree(room, ignore_errors=True)  # of one that died here
    together = room / FILES
    together.mkdir(parents=True)
    tempfile.tempdir = str(room)
    try:
        for path in sorted((held.folder / FILES).glob("*/*")):
            _lay(path, together, held)
        if held.marking:
            _mark(together / NOTE, Marking(held.marking))
        several = [path for path in together.iterdir() if path.name != NOTE]
        yield several[0] if len(several) == 1 else together
    finally:
        tempfile.tempdir = None
        shutil.rmtree(room, ignore_errors=True)


def _lay(path: Path, together: Path, held: DryRun) -> None:
    with path.open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() not in {f.sha256 for f in held.files}:
            raise BadUsage(CHANGED)
    if kind_of(path) is not Kind.ZIP:
        return _beside(path, path.name, together)
    aside = together.parent / "unpacked"
    aside.mkdir(exist_ok=True)
    for name, member in members(path, aside):
        _beside(member, name, together)
        member.unlink()


def _beside(path: Path, name: str, together: Path) -> None:
    if (together / name).exists():
        raise BadUsage(f"Two of the files are called {name}. Give each a name of its own.")
    try:
        os.link(path, together / name)
    except OSError as error:
        if error.errno != errno.ENAMETOOLONG:
            raise
        raise BadUsage("A file in the zip has too long a name. Give it a shorter one.") from None


def _mark(note: Path, chosen: Marking) -> None:
    """Beside the files, that they come under the marking chosen, or the narrower one noted there.
    NotTakenIn where what is noted there cannot be read."""
    noted = noted_beside(note, note.parent) if note.is_file() else Sender(marking=chosen)
    narrowest = max(chosen, Marking(noted.marking), key=list(Marking).index)
    note.unlink(missing_ok=True)  # it is the very file that came, which stays as it is
    said = {name: value for name, value in asdict(noted).items() if value}
    # JSON is YAML; as it stands, for YAML knows no halves of signs
    text = json.dumps(said | {"marking": str(narrowest)}, ensure_ascii=False)
    note.write_text(text, encoding="utf-8")


def no_file(of: Specification | Mapping) -> str:
    """Why nothing is read by it, if it makes a feed of which no file is taken; else empty."""
    return NO_FILE.get(of.feed.name, "") if isinstance(of, Mapping) else ""


def must_be_theirs(held: DryRun, path: Path) -> None:
    """BadUsage where somebody else sent it, where no file of its feed is taken, or where several
    files are chosen of which a specification reads one."""
    of = read_either(held.read_by)
    if why := no_file(of):
        raise BadUsage(why)
    if isinstance(of, Specification) and path.is_dir():
        raise BadUsage("This specification reads one file, and these are several. Choose one.")
    folder = path if path.is_dir() else path.parent
    for sender in (names_another(of, held.agency), noted_beside(folder / NOTE, folder).agency):
        if sender not in ("", held.agency):
            raise BadUsage(SENT_BY.format(sender=sender, ours=held.agency))
