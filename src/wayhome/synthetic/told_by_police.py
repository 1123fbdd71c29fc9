"""What forces write about one person: arrests, stops, things found, reports."""

from datetime import datetime, timedelta
from typing import Any

from wayhome.synthetic.offences import by_code
from wayhome.synthetic.teller import Spot, Teller


class PoliceTeller(Teller):
    """What forces write about one person: arrests, stops, things found, reports."""

    def arrest(
        self,
        when: datetime,
        spot: Spot,
        code: str,
        *,
        force: int | None = None,
        others: tuple[int, ...] = (),
        outcome: str = "released under investigation",
        beside: str = "charged",
        late: bool | None = None,
        summary: str | None = None,
        notes: str | None = None,
        concealed: bool | None = None,
    ) -> int:
        """An arrest with others, who end `beside`; returns the number of the occurrence."""
        oid = self.occurrence(when, spot, code, force=force, summary=summary, late=late)
        at = spot.area if force is None else force
        kind = by_code(code)
        for pid in (self.pid, *others):
            recorded = self.written(when, late)
            self.truth.one("role", oid=oid, force=at, pid=pid, role="suspect", recorded=recorded)
            cid = int(self.truth.numbers("custody", 1)[0])
            own, child = pid == self.pid, self.young(pid, when)
            end = outcome if own else beside
            self.truth.one(
                "custody",
                cid=cid,
                oid=oid,
                force=at,
                pid=pid,
                arrested=when,
                recorded=recorded,
                released=when + timedelta(hours=17 if child else 22),
                category=kind.category,
                code=kind.code,
                title=kind.title,
                adult="emergency duty social worker" if child else None,
                outcome=end,
                remanded=end == "charged" and not child,
                notes=notes if own else None,
                concealed=concealed if own else None,
                **spot.columns(),
            )
            if end == "charged":
                self._charge(at, oid, pid, when, code)
        return oid

    def _charge(self, force: int, oid: int, pid: int, when: datetime, code: str) -> None:
        kind = by_code(code)
        charged = when + timedelta(hours=20)
        self.truth.one(
            "charge",
            force=force,
            oid=oid,
            pid=pid,
            charged=charged,
            recorded=charged + timedelta(hours=4),
            category=kind.category,
            code=kind.code,
            title=kind.title,
            outcome="guilty",
            outcome_on=(charged + timedelta(days=230)).date(),  # facts §12, offence to completion
        )

    def occurrence(
        self,
        when: datetime,
        spot: Spot,
        code: str,
        *,
        force: int | None = None,
        late: bool | None = None,
        summary: str | None = None,
        marking: str | None = None,
    ) -> int:
        oid = int(self.truth.numbers("occurrence", 1)[0])
        kind = by_code(code)
        self.truth.one(
            "occurrence",
            oid=oid,
            force=spot.area if force is None else force,
            category=kind.category,
            code=kind.code,
            title=kind.title,
            began=when,
            ended=when + timedelta(minutes=30),
            recorded=self.written(when, late),
            outcome="14",
            summary=summary,
            marking=marking,
            **spot.columns(),
        )
        return oid

    def role(self, oid: int, force: int, role: str, when: datetime, pid: int | None = None) -> None:
        self.truth.one(
            "role",
            oid=oid,
            force=force,
            pid=self.pid if pid is None else pid,
            role=role,
            recorded=self.written(when, False),
        )

    def item(
        self, oid: int, force: int, when: datetime, kind: str, description: str, **more: Any
    ) -> None:
        """Something found: drugs, cash, a telephone, a weapon, a ticket."""
        self.truth.one(
            "property",
            prid=int(self.truth.numbers("property", 1)[0]),
            oid=oid,
            force=force,
            pid=self.pid,
            kind=kind,
            description=description,
            seized=when,
            recorded=self.written(when, False),
            **more,
        )

    def stop(
        self,
        when: datetime,
        spot: Spot,
        *,
        found: str = "nothing",
        force: int | None = None,
        notes: str | None = None,
        late: bool | None = None,
    ) -> None:
        self.truth.one(
            "stop",
            sid=int(self.truth.numbers("stop", 1)[0]),
            force=spot.area if force is None else force,
            pid=self.pid,
            happened=when,
            recorded=self.written(when, late),
            power="Misuse of Drugs Act s23",
            object="drugs",
            found=found,
            outcome="no further action" if found == "nothing" else "community resolution",
            notes=notes,
            **spot.columns(),
        )

    def intelligence(
        self,
        when: datetime,
        force: int,
        text: str,
        *,
        topic: str,
        grade: str = "2B",
        handling: str = "P",
        pid: int | None = None,
        spot: Spot | None = None,
    ) -> None:
        self.truth.one(
            "intelligence",
            iid=int(self.truth.numbers("intelligence", 1)[0]),
            force=force,
            pid=self.pid if pid is None else pid,
            recorded=when,
            event=when - timedelta(days=2),
            source=grade[0],
            assessment=grade[1],
            handling=handling,
            topic=topic,
            text=text,
            marking="restricted" if handling == "C" else None,
            **(spot.columns() if spot else {}),
        )

    def vehicle(self, when: datetime, force: int, registration: str, link: str) -> None:
        """A hired car they were seen in."""
        self.truth.one(
            "vehicle",
            force=force,
            pid=self.pid,
            registration=registration,
            link=link,
            seen=when,
            hired=True,
            recorded=self.written(when, False),
        )

    def phone(
        self,
        when: datetime,
        force: int,
        oid: int,
        number: str,
        whose: str,
        since: datetime | None = None,
    ) -> None:
        """A telephone found; what it held tells since when, else it is looked at for weeks."""
        last = when if since else when + timedelta(days=20)
        self.truth.one(
            "phone",
            force=force,
            pid=self.pid,
            oid=oid,
            phone=number,
            whose=whose,
            seen_from=since or when,
            seen_to=last,
            recorded=self.written(last, False),
        )

    def tie(self, when: datetime, force: int, other: int, kind: str = "associate") -> None:
        self.truth.one(
            "tie",
            force=force,
            pid=self.pid,
            other=other,
            kind=kind,
            seen_from=when,
            recorded=self.written(when),
        )
