"""A referral that is told step by step, for tables: each step is refused, or stands."""

from datetime import UTC, date, datetime, timedelta

from wayhome.casework.case import Case, SaidEntry
from wayhome.casework.dated import defaults, limits_on
from wayhome.casework.fields import Field, Kind, Value
from wayhome.casework.pathways.referral import REFERRAL
from wayhome.casework.referral.routes import ASKED, Route
from wayhome.lexicon.dates import LONDON

LIMITS = limits_on(date(2026, 11, 30), defaults())
NOW = datetime(2027, 12, 31, 12, tzinfo=UTC)
# Every question of the form is answered, those too that a draft may leave out.
OF_THE_FORM = {one.code for way in Route for section in ASKED[way] for one in section.fields
           if one.required}  # fmt: skip
SPECIAL: dict[str, Value] = {
    "user-organisation": "Kent Police",
    "kind": "police",
    "fr-location": "england",
    "pv-name-first-name": "Jordan",
    "pv-name-last-name": "Okafor",
    "to": "Sussex Police",
}


def plain(asked: Field) -> Value:
    """An answer to a question that says yes to no more questions than it must."""
    if asked.code in SPECIAL:
        return SPECIAL[asked.code]
    if asked.kind is Kind.SEVERAL:
        return [next(iter(asked.choices))]
    if asked.kind is Kind.CHOICE:
        return "no" if "no" in asked.choices else next(iter(asked.choices))
    if asked.code.endswith(("email", "email-input")):
        return "duty@example.org"
    known = {Kind.DAY: "2010-03-04", Kind.NUMBER: "1", Kind.HAPPENED: "2026-11-29T09:00"}
    return known.get(asked.kind, "not known")


class Told:
    """A case that is told step by step; each step is refused, or stands."""

    def __init__(self) -> None:
        self.case = Case(REFERRAL, [])

    def refusals(self, code: str, on: str = "2026-11-30T10:00", **given: Value) -> list[str]:
        entry = REFERRAL.entries[code]
        told: dict[str, Value] = {
            one.code: plain(one) for one in entry.fields if one.required or one.code in OF_THE_FORM
        }
        told |= {"at": on} if any(one.code == "at" for one in entry.fields) else {}
        ours = {one.code for one in entry.fields}
        told |= {n if n in ours else n.replace("_", "-"): value for n, value in given.items()}
        asked = {one.code for one in entry.fields if one.asked(told)}
        self.details = {name: value for name, value in told.items() if name in asked}
        return self.case.refusals(code, self.details, LIMITS, NOW)

    def say(self, code: str, on: str = "2026-11-30T10:00", **given: Value) -> "Told":
        assert self.refusals(code, on, **given) == [], code
        said_at = datetime.fromisoformat(on).replace(tzinfo=LONDON).astimezone(UTC)
        said = [*self.case.said, SaidEntry(code, self.details, said_at, len(self.case.said))]
        self.case = Case(REFERRAL, said)
        return self

    def written(self, route: Route, **given: Value) -> "Told":
        """Begun, and every section of a way written."""
        for section in ASKED[route]:
            here = {one.code for one in section.fields}
            if section.code != "notice name":
                fits = {k: v for k, v in given.items() if k.replace("_", "-") in here}
                self.say(section.code, "2026-11-29T10:00", **fits)
        return self

    def clock(self, code: str, now: str) -> tuple[str, str]:
        """How a clock stands on a moment, and the last day on which it is in time."""
        at = datetime.fromisoformat(now).replace(tzinfo=LONDON).astimezone(UTC)
        held = [one for one in self.case.said if one.said_at <= at]
        found = Case(REFERRAL, held).clocks(LIMITS, at)
        one = next(one for one in found if one.clock.code == code)
        last = (one.due - timedelta(minutes=1)).astimezone(LONDON).date()
        return str(one.state), str(last)
