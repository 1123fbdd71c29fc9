"""What councils write about one person: contacts, referrals, care, referral on."""

from datetime import date, datetime, timedelta

from wayhome.synthetic.teller import NEVER, Spot, Teller, noon


class CouncilTeller(Teller):
    """What councils write about one person: contacts, referrals, care, referral on."""

    def contact(self, when: datetime, source: str, text: str, outcome: str = "advice") -> None:
        self.truth.one(
            "contact",
            pid=self.pid,
            happened=when,
            source=source,
            outcome=outcome,
            text=text,
            recorded=self.written(when),
        )

    def referral(
        self,
        day: date,
        source: str,
        factors: str | None,
        *,
        need: str = "N1",
        closed: date | None = None,
        enquiry: bool = False,
    ) -> int:
        """A referral and, with factors, the assessment that followed within 40 days."""
        rid = int(self.truth.numbers("referral", 1)[0])
        end = noon(closed) if closed else NEVER
        self.truth.one(
            "referral",
            rid=rid,
            pid=self.pid,
            start=day,
            until=end.date(),
            need=need,
            source=source,
            nfa=factors is None,
            reason="RC7" if factors else "RC8",
            recorded=self.written(noon(day), False),
            closed=end,
        )
        if factors:
            done = day + timedelta(days=int(self.rng.integers(20, 40)))
            self.truth.one(
                "assessment",
                rid=rid,
                pid=self.pid,
                start=day + timedelta(days=1),
                done=done,
                factors=factors,
                recorded=self.written(noon(day), False),
                closed=self.written(noon(done), False),
            )
        if enquiry:
            self._enquiry(rid, day)
        return rid

    def _enquiry(self, rid: int, day: date) -> None:
        begun, done = day + timedelta(days=2), day + timedelta(days=11)
        self.truth.one(
            "enquiry",
            rid=rid,
            pid=self.pid,
            start=begun,
            until=done,
            protected=False,
            recorded=self.written(noon(begun), False),
            closed=self.written(noon(done), False),
        )

    def care(
        self,
        begin: date,
        end: date | None,
        rid: int,
        placements: list[tuple[date, date | None, str, float, Spot, str | None]],
        *,
        status: str = "V2",
        why: str = "E4A",
    ) -> None:
        """Care, and its placements: from, to, type, miles from home, where, why it ended."""
        lid = int(self.truth.numbers("care", 1)[0])
        far = NEVER
        self.truth.one(
            "care",
            lid=lid,
            rid=rid,
            pid=self.pid,
            start=begin,
            until=end or far.date(),
            why=why,
            status=status,
            need="N1",
            recorded=self.written(noon(begin), False),
            closed=self.written(noon(end), False) if end else far,
        )
        for start, stop, kind, miles, spot, reason in placements:
            self.truth.one(
                "placement",
                lid=lid,
                pid=self.pid,
                start=start,
                until=stop or far.date(),
                type=kind,
                provider="PR4",
                urn=f"SC9{int(self.rng.integers(1, 400)):05d}",
                miles=miles,
                postcode=spot.postcode,
                why=reason,
                recorded=self.written(noon(start), False),
                closed=self.written(noon(stop), False) if stop else far,
            )

    def nrm(self, day: date, responder: str, *, away: bool, decided: bool, text: str) -> None:
        nid = int(self.truth.numbers("nrm", 1)[0])
        self.truth.one(
            "nrm",
            nid=nid,
            pid=self.pid,
            kind="referral",
            referred=day,
            responder=responder,
            types="criminal",
            lines=away,
            began=day - timedelta(days=120),
            ended=day,
            body="SCA",
            text=text,
            recorded=self.written(noon(day), False),
        )
        if not decided:
            return
        first = day + timedelta(days=max(3, int(self.rng.lognormal(2.1, 0.6))))
        last = first + timedelta(days=max(60, int(self.rng.lognormal(6.15, 0.35))))
        # Facts §1.7: 8 and 470 days half-way; nine in ten positive, and none after a negative.
        for stage, decided_on in (("RG", first), ("CG", last)):
            positive = self.chance(0.9)
            self.truth.one(
                "decision",
                nid=nid,
                pid=self.pid,
                stage=stage,
                decided=decided_on,
                outcome="positive" if positive else "negative",
                body="SCA",
                recorded=noon(decided_on + timedelta(days=3)),
            )
            if not positive:
                return
