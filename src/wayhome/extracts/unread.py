"""Why a file was not taken in: one sentence, meant for whoever sent it."""

from wayhome.lexicon.errors import WayhomeError


class NotTakenIn(WayhomeError):
    """The whole file is left out. The message says why and, if it helps, what to do."""


NOT_READABLE = (
    "It is neither text nor any other format that can be read. Send CSV, Excel, Parquet or XML, or "
    "a zip file of these."
)
