"""Log lines as JSON that never hold a person: no name, date of birth, number or free text.

The rule is an allow-list, because a list of what to strip is always one field short: a line keeps
only the fields named here. Lines of other libraries keep their fixed wording but never the values
put into it, and an error keeps its type and place but never its message.
"""

import logging
import re
import sys
import time
import traceback
from collections.abc import Callable
from typing import Any, TextIO

import structlog
from django.http import HttpRequest, HttpResponse
from structlog.typing import EventDict

KEPT = frozenset(
    "at level logger event method route status milliseconds user release stage seconds rows "
    "error where port host".split()
)
PLACES = re.compile(r"%(\(\w+\))?[-#0 +.\d]*[a-z]", re.IGNORECASE)  # where values go
FRAMES = 6  # of a traceback: enough to find the place


def configure() -> None:
    """Send every line of every library through the filter to standard error."""
    logging.raiseExceptions = False  # its own complaint would print the values of the line
    handler = StandardError()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[_wording_only],
            pass_foreign_args=True,
            processors=[_at, _error, _only_kept, structlog.processors.JSONRenderer()],
        )
    )
    logging.basicConfig(handlers=[handler], level=logging.INFO, force=True)
    structlog.configure(
        processors=[
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )


class StandardError(logging.StreamHandler[TextIO]):
    """Standard error as it is when a line is written, not as it was when logging was set up."""

    def __init__(self) -> None:
        logging.Handler.__init__(self)

    @property
    def stream(self) -> TextIO:  # type: ignore[override]
        return sys.stderr


def _at(_: Any, __: str, event: EventDict) -> EventDict:
    return {"at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), **event}


def _wording_only(_: Any, __: str, event: EventDict) -> EventDict:
    """Another library's line: its template without the values, or nothing when it has none."""
    record: logging.LogRecord = event["_record"]
    line: dict[str, Any] = {"level": record.levelname.lower(), "logger": record.name}
    status = getattr(record, "status_code", None)  # Django's lines of an answer carry it
    if isinstance(status, int):
        line |= {"event": "answered with an error", "status": status}
    else:
        line["event"] = _wording(record, bool(event.get("positional_args")))
    return {**line, "exc_info": event.get("exc_info")}


def _wording(record: logging.LogRecord, has_values: bool) -> str:
    """A template that has words. Without values it may have been formatted by the caller."""
    template = str(record.msg)
    said = has_values and re.search(r"[a-z]{2}", PLACES.sub("", template), re.IGNORECASE)
    return template if said else "(wording withheld)"


def _error(_: Any, __: str, event: EventDict) -> EventDict:
    found = event.get("exc_info")
    found = sys.exc_info() if found is True else found
    if isinstance(found, tuple) and found[0]:
        frames = traceback.extract_tb(found[2])[-FRAMES:]
        event["error"] = found[0].__name__
        event["where"] = [f"{f.filename.rpartition('/')[2]}:{f.lineno} {f.name}" for f in frames]
    return event


def _only_kept(_: Any, __: str, event: EventDict) -> EventDict:
    return {name: value for name, value in event.items() if name in KEPT}


class RequestLog:
    """Middleware: one line a request with its route by name, never its address or its form."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.log = structlog.get_logger("wayhome.requests")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        response = self.get_response(request)
        match = request.resolver_match
        # Only a user already looked up: asking now would open the database for a picture.
        user = getattr(request, "_cached_user", None)
        self.log.info(
            "request",
            method=request.method,
            route=match.view_name if match else None,
            status=response.status_code,
            milliseconds=round((time.perf_counter() - began) * 1000, 1),
            user=getattr(user, "pk", None),
        )
        return response
