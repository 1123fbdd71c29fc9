"""Callum, 15, of Northborough: missing six times, suspended, excluded, arrested far from home."""

from datetime import timedelta

from wayhome.synthetic.places import CITY, COUNTY
from wayhome.synthetic.scene import Scene, at_sector
from wayhome.synthetic.stage import Stage, station, weeks


def tell_callum(stage: Stage) -> None:
    """His story: school first, then nights away, then the arrest and the address."""
    callum = stage.scene("callum")
    callum.referral(stage.day(1400), "6", "3B;4B", closed=stage.day(1300))
    callum.referral(stage.day(420), "2A", None, closed=stage.day(418))
    weeks(callum, stage, {9999: 10, 330: 9, 130: 8, 60: 6, 46: 3, 32: 1}, until=16)
    callum.concern(stage.at(122, 11), "other", "New phone and coat; family do not know where from.")
    callum.concern(stage.at(74, 12), "other", "Older male in a car at the gate; Callum very quiet.")
    callum.concern(stage.at(46, 10), "exploitation", "Says he owes 'the olders' and cannot stop.")
    callum.exclusion(stage.day(70), "suspension", "DB", days=2)
    callum.exclusion(stage.day(43), "suspension", "DA", days=5, second="DB")
    callum.exclusion(stage.day(17), "exclusion", "OW", text="Knife in bag; said he was afraid.")
    _nights_away(stage, callum)
    _arrest(stage, callum)
    _address(stage)


def _nights_away(stage: Stage, callum: Scene) -> None:
    home, thetford = callum.home(), station("Thetford")
    for ago, hours in ((88, 9), (55, 11), (41, 14), (30, 20)):
        start = stage.at(ago, 19)
        callum.missing(
            start,
            start + timedelta(hours=hours),
            home,
            late=False,
            council=ago < 60,
            interview="declined",
            risk="medium",
        )
    callum.missing(
        stage.at(22, 18),
        stage.at(21, 21),
        station("Peterborough"),
        late=False,
        interview="declined",
        by="found by police",
    )
    callum.missing(
        stage.at(12, 16),
        stage.at(9, 15),
        thetford,
        late=False,
        interview="held",
        by="found by police",
        found_with="an older male, not family",
        interview_text="Spoke of a flat where he had to stay. Afraid for his mum.",
        circumstances="Did not come home from a friend's. Phone off since Saturday.",
    )


def _arrest(stage: Stage, callum: Scene) -> None:
    home, thetford = callum.home(), station("Thetford")
    callum.stop(
        stage.at(64, 22), home, found="drugs", notes="Two phones. Would not say whose.", late=False
    )
    oid = callum.arrest(
        stage.at(9, 15),
        thetford,
        "92/30",
        force=COUNTY,
        others=(stage.pid("lee"),),
        summary="Detained with an older male at the station. Wraps, cash and two phones.",
        notes="Hungry and tired, no coat. Does not know the town. Afraid of a call home.",
        late=False,
    )
    for kind, what, much, unit in (
        ("drugs", "28 wraps, suspected Class A", 28.0, "items"),
        ("cash", "notes", 340.0, "£"),
        ("weapon", "lock knife", 1.0, "items"),
        ("phone", "second handset", 1.0, "items"),
    ):
        callum.item(oid, COUNTY, stage.at(9, 15), kind, what, quantity=much, unit=unit)
    callum.phone(stage.at(9, 15), COUNTY, oid, "07700 900461", "not known")
    callum.tie(stage.at(60, 12), CITY, stage.pid("lee"))


def _address(stage: Stage) -> None:
    """The flat near the station: its tenant did not ask for any of it."""
    flat = at_sector("9 Fox Road", stage.sector("gordon"), "IP24 1ZU")
    tenant = stage.scene("gordon")
    for ago in (40, 26, 11):
        asb = tenant.occurrence(
            stage.at(ago, 23),
            flat,
            "125/12",
            late=False,
            summary="Neighbours report people coming and going all night.",
        )
        tenant.role(asb, COUNTY, "victim", stage.at(ago, 23))
