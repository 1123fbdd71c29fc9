"""Being missing, told once and written by police, council or both."""

from datetime import datetime, timedelta
from typing import Any

from wayhome.synthetic.teller import Spot, Teller


class MissingTeller(Teller):
    """Being missing, told once and written by police, council or both."""

    def missing(
        self,
        seen: datetime,
        found: datetime,
        spot: Spot,
        *,
        interview: str = "declined",
        by: str = "returned by themselves",
        late: bool | None = None,
        council: bool = True,
        **more: Any,
    ) -> None:
        reported = seen + timedelta(hours=1.5)
        closed = self.written(found, late)
        self.truth.one(
            "missing",
            mid=int(self.truth.numbers("missing", 1)[0]),
            area=more.pop("area", int(self.people.area[self.pid])),
            pid=self.pid,
            kind="M",
            risk=more.pop("risk", "high"),
            seen=seen,
            reported=reported,
            found=found,
            missing_from="placement" if more.get("care") else "home",
            care=more.pop("care", False),
            found_place=spot.place,
            found_postcode=spot.postcode,
            found_lat=spot.lat,
            found_lon=spot.lon,
            how=by,
            recorded=reported + timedelta(minutes=40),
            closed=closed,
            interview=interview,
            interview_at=found + timedelta(days=2),
            to_police=True,
            to_council=council,
            **more,
        )
