"""What a browser sends, written straight into a hand-in as it comes, within limits.

Rules kept: nothing of a file is written for anybody who may not send files, nor at any other
address; no file grows past the limit; nothing is begun for which the disk has no room. What is
refused is read to its end and thrown away, because a browser that is cut off shows no sentence.
"""

import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, NoReturn

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParser

from wayhome.governance.access import may
from wayhome.governance.roles import Act
from wayhome.lexicon.home import Home, home
from wayhome.workspace.accounts.models import User
from wayhome.workspace.deliveries.handing_in import Arriving, HandingIn
from wayhome.workspace.deliveries.trying_out import TryingOut

FIELD, OWN = "files", "own"
MB = 1 << 20
ROOM = 3  # times the size: as it came, the copy that is read, and the rows that are kept
LONGEST = 200  # bytes of a file's name; file systems end at 255

TOO_LARGE = (
    "{name} is larger than {limit} MB, so nothing was handed in: have it taken in on Wayhome's own "
    "machine, with {command}"
)
LONG_NAME = (
    "The name of {name}… is too long, so nothing was handed in: give the file a shorter one."
)
TOO_MANY = (
    "These are more than {many} files, so nothing was handed in: send them in parts, or as one zip "
    "file."
)
NO_ROOM = (
    "There is not enough room on the disk of Wayhome's machine, so nothing was handed in: ask "
    "whoever looks after it to make room."
)
STOPPED = "The files did not arrive whole, so nothing was handed in: send them once more."


@dataclass(frozen=True)
class Door:
    """Where files are taken: in which fields, what they are the beginning of, and the command that
    takes what is too large for it."""

    fields: tuple[str, ...]
    begin: Callable[[Home], HandingIn]
    command: str


DOORS = {
    "upload": Door((FIELD,), HandingIn, "wayhome receive {name} --agency {agency}"),
    "bring-in": Door(
        (FIELD, OWN), TryingOut, "wayhome import {name} --spec NAME --agency {agency}"
    ),
}


class Arrived(UploadedFile):
    """A file of a hand-in, on disk and hashed."""

    def __init__(self, arriving: Arriving) -> None:
        super().__init__(file=None, name=arriving.path.name, size=arriving.size)
        self.handed, self.path = arriving.handed(), arriving.path

    def close(self) -> None:
        """It is closed already."""

    def take(self) -> bytes:
        """What is in it; the file itself is gone then."""
        text = self.path.read_bytes()
        self.path.unlink()
        return text


class Pieces:
    """A body that can be read in pieces only.

    What Django throws away it reads line by line, and a line may be as long as the whole body.
    """

    def __init__(self, body: Any) -> None:
        self.read = body.read


class ComingIn(FileUploadHandler):
    """Django's door for files; gives the request its hand-in, or the sentence why there is none."""

    request: HttpRequest

    def handle_raw_input(
        self, input_data: Any, META: Any, content_length: int, boundary: Any, encoding: Any = None
    ) -> Any:
        self.bytes, self.number = content_length, 0
        if isinstance(input_data, Pieces):
            return None
        pieces: Any = Pieces(input_data)
        return MultiPartParser(META, pieces, [self], encoding).parse()

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.name = str(self.file_name)
        door = _door(self.request)
        if door is None or self.field_name not in door.fields:
            raise StopUpload(connection_reset=False)
        self.door = door
        self.number += 1
        if self.number > settings.UPLOAD_FILES:
            self._refuse(TOO_MANY.format(many=settings.UPLOAD_FILES))
        if len(self.name.encode()) > LONGEST:
            self._refuse(LONG_NAME.format(name=self.name[:40]))
        self.file = self._within().arriving(self.name)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start + len(raw_data) > settings.UPLOAD_LIMIT * MB:
            agency = getattr(self.request.user, "agency", "")
            command = self.door.command.format(name=self.name, agency=agency)
            words = {"name": self.name, "limit": settings.UPLOAD_LIMIT, "command": command}
            self._refuse(TOO_LARGE.format(**words))
        try:
            self.file.write(raw_data)
        except OSError:
            self._refuse(NO_ROOM)

    def file_complete(self, file_size: int) -> Arrived:
        try:
            self.file.close()
        except OSError:  # what was in the buffer did not fit
            self._refuse(NO_ROOM)
        return Arrived(self.file)

    def upload_interrupted(self) -> None:
        with suppress(StopUpload):  # there is nothing left to stop
            self._refuse(STOPPED)

    def _within(self) -> HandingIn:
        found = handing_in(self.request)
        if found is None:
            at = home()
            at.root.mkdir(parents=True, exist_ok=True)
            if shutil.disk_usage(at.root).free < self.bytes * ROOM:
                self._refuse(NO_ROOM)
            found = self.request.__dict__["_handing_in"] = self.door.begin(at)
        return found

    def _refuse(self, sentence: str) -> NoReturn:
        self.request.__dict__["_not_taken"] = sentence
        if hasattr(self, "file"):
            with suppress(OSError):
                self.file.close()
        let_go(self.request)
        raise StopUpload(connection_reset=False)


def handing_in(request: HttpRequest) -> HandingIn | None:
    """The hand-in that came with a request."""
    return request.__dict__.get("_handing_in")


def not_taken(request: HttpRequest) -> str:
    """Why what was sent is not taken; empty if it is."""
    return str(request.__dict__.get("_not_taken", ""))


def let_go(request: HttpRequest) -> None:
    """A hand-in that was not handed over is gone with its files."""
    made = request.__dict__.pop("_handing_in", None)
    if made:
        made.close()


class LettingGo:
    """Middleware: lets go of what came with a request, however the request ended."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            return self.get_response(request)
        finally:
            let_go(request)


def _door(request: HttpRequest) -> Door | None:
    """The door that somebody stands at who may send files. Asked before the gate: the body is read
    first, to find the token of its form."""
    match = request.resolver_match
    door = DOORS.get(match.view_name or "") if match else None
    user = request.user if door else None
    return door if isinstance(user, User) and may(user.viewer, Act.SEND_FILES).allowed else None
