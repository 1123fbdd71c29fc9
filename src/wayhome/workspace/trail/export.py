"""The trail as a file for information governance: one row an event, readable in a spreadsheet."""

import csv
import io
from collections.abc import Iterable

from wayhome.governance.audit import canonical
from wayhome.workspace.trail.models import WORDS, AuditEvent

COLUMNS = ("number", "at", *WORDS, "details", "previous", "hash")
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(events: Iterable[AuditEvent]) -> str:
    """Events as CSV, times in UTC. A cell that a spreadsheet would run is disarmed with a quote."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for event in events:
        body = event.body()
        cells = [body[name] for name in WORDS]
        details = canonical(event.details)
        row = [event.number, body["at"], *cells, details, event.previous, event.hash]
        writer.writerow([_disarmed(cell) for cell in row])
    return out.getvalue()


def _disarmed(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
