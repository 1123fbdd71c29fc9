"""Who knew what, when: the filter that every reading of a chronology passes first.

Three questions in one place: may this viewer see it, did this agency hold it, was it known on that
day. A day can mean what had *reached us* or what the agencies had *written down* by then.
Keeps: restricted and sealed records go only to the agency that sent them; knowing later loses a
record only to the record that replaced it.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Literal

from wayhome.governance.visibility import NOBODY, visible_sql

KnownBy = Literal["received", "recorded"]


@dataclass(frozen=True)
class Knowing:
    """What a reading may use. `on` None is the present; `to` None is every agency together."""

    viewer_agency: str | None = None
    see_restricted: bool = True
    on: date | None = None
    by: KnownBy = "received"
    to: str | None = None

    def where(self, *, holding: bool = False) -> tuple[str, list[Any]]:
        """The condition on `fact` (or on `subject`, `holding`) and its parameters."""
        parts, values = ["true"], list[Any]()
        for condition, given in (self._seen(), self._held(), self._known(holding)):
            parts.append(condition)
            values.extend(given)
        return " and ".join(parts), values

    def _seen(self) -> tuple[str, list[Any]]:
        eyes = self.viewer_agency if self.see_restricted and self.viewer_agency else NOBODY
        condition = visible_sql(seen_by="?")
        return condition, [eyes] * condition.count("?")

    def _held(self) -> tuple[str, list[Any]]:
        return ("agency = ?", [self.to]) if self.to else ("true", [])

    def _known(self, holding: bool) -> tuple[str, list[Any]]:
        if self.on is None:
            return "superseded_at is null", []
        if self.by == "received" or holding:
            known = "received_at <= ? and (superseded_at is null or superseded_at > ?)"
        else:
            # Nothing recorded_at, nothing better than the day it happened (facts §5, rule 6).
            known = (
                "coalesce(recorded_at, occurred_from, received_at) <= ?"
                " and (superseded_at is null or replaced_at > ?)"
            )
        return known, [self._moment(), self._moment()]

    def _moment(self) -> datetime:
        """A day means its end, so that what came in during the day counts."""
        assert self.on is not None
        return self.on if isinstance(self.on, datetime) else datetime.combine(self.on, time.max)
