"""One family of errors. Those below WayhomeError are written for the person at the keyboard:

    WayhomeError            exit 1   one clear sentence: what, where, what to do
    ├── BadUsage            exit 2   the command was given something it cannot mean
    ├── NothingRead         exit 3   no file of a delivery could be read
    ├── NotSetUp            exit 4   a folder, register or release is missing
    └── Damaged             exit 5   something held does not match its own record

A traceback is never shown for any of these; anything else is a fault of ours.
"""


class WayhomeError(Exception):
    """Meant for people: the message says what is wrong, where, and what to do next."""

    exit_code = 1


class BadUsage(WayhomeError):
    """The command or form was given something it cannot mean."""

    exit_code = 2


class NothingRead(WayhomeError):
    """No file of a delivery could be read; nothing was changed."""

    exit_code = 3


class NotSetUp(WayhomeError):
    """A folder, register or release that is needed is not there yet."""

    exit_code = 4


class Damaged(WayhomeError):
    """What is held does not match its own record: a broken audit chain, a torn file."""

    exit_code = 5
