"""What a browser sends to a case, sealed as it comes, within limits.

Keeps: no plain byte of it is ever on the disk; nothing is written for anybody who takes no part in
the case; no file grows past the limit. What is not kept in the end is gone with its request.
"""

from contextlib import suppress
from typing import Any, NoReturn

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import StopUpload

from wayhome.casework.attachments import names
from wayhome.governance.access import may
from wayhome.governance.roles import Act
from wayhome.lexicon.home import home
from wayhome.workspace.accounts.models import User
from wayhome.workspace.attachments.keeping import Arriving, has_room
from wayhome.workspace.cases.standing import seen_by
from wayhome.workspace.deliveries.coming_in import MB, ComingIn

FIELD, PAGE = "file", "attach"
TOO_LARGE = (
    "“{name}” is larger than {limit} MB, so it is not attached. Send it in parts, or smaller."
)
NO_ROOM = (
    "There is not enough room on the disk of Wayhome's machine, so “{name}” is not attached. Tell "
    "whoever looks after it; nothing else is lost."
)
STOPPED = "“{name}” did not arrive whole, so it is not attached. Send it once more."
ONE = "Attach one file at a time, and say of each what it shows."


class Arrived(UploadedFile):
    """A file that is sealed on the disk; gone when its request ends, unless it was kept."""

    def __init__(self, name: str, arriving: Arriving) -> None:
        self.arriving, self.is_kept = arriving, False
        super().__init__(file=None, name=name, size=arriving.sealer.size)

    def keep(self) -> None:
        self.arriving.keep()
        self.is_kept = True

    def let_go(self) -> None:
        self.is_kept = False
        self.arriving.let_go()

    def close(self) -> None:
        if not self.is_kept:
            self.arriving.let_go()


class AttachingFiles(ComingIn):
    """Django's door for files of cases. Everywhere else the door of deliveries is asked."""

    arriving: Arriving

    def handle_raw_input(
        self, input_data: Any, META: Any, content_length: int, boundary: Any, encoding: Any = None
    ) -> Any:
        if not _takes_part(self.request):
            return None
        try:
            return super().handle_raw_input(input_data, META, content_length, boundary, encoding)
        except BaseException:  # a connection that breaks ends the reading in its own way
            self._let_go()
            raise

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super(ComingIn, self).new_file(*args, **kwargs)
        self.name = names.safe(str(self.file_name)) or FIELD
        if self.field_name != FIELD:
            raise StopUpload(connection_reset=False)
        if hasattr(self, "arriving"):
            self._refuse(ONE)
        if not has_room(home(), self.bytes):
            self._refuse(NO_ROOM.format(name=self.name))
        self.arriving = Arriving(home())

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start + len(raw_data) > settings.UPLOAD_LIMIT * MB:
            self._refuse(TOO_LARGE.format(name=self.name, limit=settings.UPLOAD_LIMIT))
        try:
            self.arriving.sealer.write(raw_data)
        except OSError:
            self._refuse(NO_ROOM.format(name=self.name))

    def file_complete(self, file_size: int) -> Arrived:  # type: ignore[override]
        try:
            self.arriving.finish()
        except OSError:  # what was in the buffer did not fit
            self._refuse(NO_ROOM.format(name=self.name))
        return Arrived(self.name, self.arriving)

    def upload_interrupted(self) -> None:
        with suppress(StopUpload):  # there is nothing left to stop
            self._refuse(STOPPED.format(name=getattr(self, "name", "")))

    def _refuse(self, sentence: str) -> NoReturn:
        self.request.__dict__["_not_taken"] = sentence
        self._let_go()
        raise StopUpload(connection_reset=False)

    def _let_go(self) -> None:
        if hasattr(self, "arriving"):
            with suppress(OSError):
                self.arriving.let_go()


def _takes_part(request: Any) -> bool:
    """Whether this is the page that attaches, asked by somebody who reads the case. Before the
    gate: the body is read first, to find the token of its form."""
    match, user = request.resolver_match, getattr(request, "user", None)
    if match is None or match.view_name != PAGE or not isinstance(user, User):
        return False
    here = seen_by(user).filter(pk=match.kwargs["case"])
    return may(user.viewer, Act.WORK_CASES).allowed and bool(settings.FILE_KEYS) and here.exists()
