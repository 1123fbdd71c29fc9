"""What schools write about one person: weeks, concerns, suspensions, moves."""

from datetime import date, datetime, timedelta

from wayhome.synthetic.teller import Teller, noon


class SchoolTeller(Teller):
    """What schools write about one person: weeks, concerns, suspensions, moves."""

    def concern(
        self,
        when: datetime,
        category: str,
        text: str,
        late: bool | None = None,
        marking: str | None = None,
    ) -> None:
        self.truth.one(
            "concern",
            nid=int(self.truth.numbers("concern", 1)[0]),
            pid=self.pid,
            happened=when,
            category=category,
            text=text,
            action="Told the safeguarding lead.",
            by="form tutor",
            recorded=self.written(when, late),
            marking=marking,
        )

    def exclusion(
        self,
        day: date,
        kind: str,
        reason: str,
        *,
        days: float | None = None,
        second: str | None = None,
        text: str | None = None,
    ) -> None:
        self.truth.one(
            "exclusion",
            xid=int(self.truth.numbers("exclusion", 1)[0]),
            pid=self.pid,
            kind=kind,
            start=day,
            days=days,
            r1=reason,
            r2=second,
            text=text,
            recorded=self.written(noon(day), False),
        )

    def move(self, day: date, kind: str, reason: str | None = None) -> None:
        recorded = self.written(noon(day), False)
        self.truth.one("move", pid=self.pid, move=kind, start=day, reason=reason, recorded=recorded)

    def week(self, monday: date, attended: int, possible: int = 10) -> None:
        missed = possible - attended
        self.truth.one(
            "attendance",
            pid=self.pid,
            start=monday,
            until=monday + timedelta(days=4),
            possible=possible,
            attended=attended,
            authorised=missed // 3,
            unauthorised=missed - missed // 3,
            late=0,
            recorded=noon(monday + timedelta(days=7)),
        )
