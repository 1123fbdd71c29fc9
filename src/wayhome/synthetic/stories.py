"""Four stories that stand in every region, so that a demonstration and a test can find them.

Callum, 15, of Northborough: missing six times, suspended, excluded, arrested 89 miles away beside
an older man. Amira, 14: placed far away, and her signs lie in pieces with six agencies, two of
which spell her otherwise. Kyle and Kian, twins: one is harmed, the other must not become him.
Poppy: adopted, two records that nothing may join.
Days are counted back from today, so that windows of signs are met on any day.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import numpy as np

from wayhome.synthetic.agencies import RAIL
from wayhome.synthetic.chance import stream
from wayhome.synthetic.clock import Window
from wayhome.synthetic.holders import POLICE
from wayhome.synthetic.holders import first as first_holder
from wayhome.synthetic.places import BETWEEN, CITY, COUNTY, stations
from wayhome.synthetic.population import People
from wayhome.synthetic.scene import Scene, Spot, at_sector, at_station
from wayhome.synthetic.story_cast import NUMBER
from wayhome.synthetic.terms import terms, weeks_of
from wayhome.synthetic.truth import Truth


@dataclass(frozen=True)
class Stage:
    """Where stories are told: the truth, the people, the first row of the cast, the days."""

    truth: Truth
    people: People
    first: int
    span: Window

    def scene(self, key: str) -> Scene:
        return Scene(self.truth, self.people, stream(0, f"story {key}"), self.pid(key))

    def pid(self, key: str) -> int:
        return self.first + NUMBER[key]

    def day(self, days_ago: float) -> date:
        return date.fromisoformat(str(self.span.today)) - timedelta(days=int(days_ago))

    def at(self, days_ago: int, hour: int, minute: int = 0) -> datetime:
        midnight = datetime.fromisoformat(str(self.span.today)) - timedelta(days=days_ago)
        return midnight + timedelta(hours=hour, minutes=minute)

    def sector(self, key: str) -> int:
        return int(self.people.sector[self.pid(key)])


def station(name: str) -> Spot:
    return at_station(next(one for one in stations() if one.name == name))


def tell_stories(truth: Truth, people: People, first: int, span: Window) -> None:
    """All of them."""
    stage = Stage(truth, people, first, span)
    _callum(stage)
    _amira(stage)
    _twins(stage)
    _poppy(stage)


def _weeks(scene: Scene, stage: Stage, attended: dict[int, int], until: int = 4) -> None:
    """Weeks of school: sessions attended by how many days ago the week began, the nearest above."""
    steps = sorted(attended, reverse=True)
    for term in terms(stage.span.begin, stage.span.today):
        for week in weeks_of(term):
            monday = date.fromisoformat(str(week.begin))
            ago = (stage.day(0) - monday).days
            if ago < until:
                return
            reached = [step for step in steps if step >= ago] or steps[:1]
            scene.week(monday, attended[reached[-1]])


def _callum(stage: Stage) -> None:
    callum = stage.scene("callum")
    home, thetford = callum.home(), station("Thetford")
    callum.referral(stage.day(1400), "6", "3B;4B", closed=stage.day(1300))
    callum.referral(stage.day(420), "2A", None, closed=stage.day(418))
    _weeks(callum, stage, {9999: 10, 330: 9, 130: 8, 60: 6, 46: 3, 32: 1}, until=16)
    callum.concern(stage.at(118, 11), "other", "New phone and coat; family do not know where from.")
    callum.concern(stage.at(75, 12), "other", "Older male in a car at the gate; Callum very quiet.")
    callum.concern(stage.at(47, 10), "exploitation", "Says he owes 'the olders' and cannot stop.")
    callum.exclusion(stage.day(70), "suspension", "DB", days=2)
    callum.exclusion(stage.day(43), "suspension", "DA", days=5, second="DB")
    callum.exclusion(stage.day(17), "exclusion", "OW", text="Knife in bag; said he was afraid.")
    for ago, hours, held in ((88, 9, False), (55, 11, False), (41, 14, False), (30, 20, False)):
        start = stage.at(ago, 19)
        callum.missing(
            start,
            start + timedelta(hours=hours),
            home,
            late=False,
            council=ago < 60,
            interview="held" if held else "declined",
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


def _amira(stage: Stage) -> None:
    amira = stage.scene("amira")
    far = at_sector("placement", stage.sector("kian"), "NR30 3HJ")
    near = at_sector("placement", stage.sector("callum"), "NG5 9PL")
    rid = amira.referral(stage.day(900), "3E", "16A;17A;4B", enquiry=True)
    amira.care(
        stage.day(700),
        None,
        rid,
        [
            (stage.day(700), stage.day(340), "U4", 4.2, near, "CREQB"),
            (stage.day(340), stage.day(230), "U4", 6.0, near, "CARPL"),
            (stage.day(230), stage.day(120), "K2", 8.5, near, "CREQB"),
            (stage.day(120), None, "K2", 124.0, far, None),
        ],
        status="C2",
    )
    _weeks(amira, stage, {9999: 9, 300: 8, 118: 7, 39: 4, 32: 2})
    amira.concern(
        stage.at(52, 11), "weapon", "Small blade in pencil case. Says it is for the walk."
    )
    yarmouth, lynn = station("Great Yarmouth"), station("Kings Lynn")
    for ago, hours, spot in ((77, 8, far), (49, 16, yarmouth), (26, 31, lynn)):
        start = stage.at(ago, 20)
        amira.missing(
            start,
            start + timedelta(hours=hours),
            spot,
            area=COUNTY,
            late=False,
            interview="declined",
            care=True,
            council=ago == 49,
            risk="medium",
        )
    for ago, place in ((60, "Norwich"), (33, "Kings Lynn"), (14, "Peterborough")):
        oid = amira.occurrence(
            stage.at(ago, 9),
            station(place),
            "TKT",
            force=RAIL,
            late=False,
            summary="Single ticket bought in cash, wrong station.",
        )
        amira.role(oid, RAIL, "suspect", stage.at(ago, 9))
    amira.stop(
        stage.at(26, 23),
        lynn,
        found="drugs",
        late=False,
        notes="In a hired car with two adults who said that they were family.",
    )
    peterborough = station("Peterborough")
    amira.stop(
        stage.at(14, 10), peterborough, force=BETWEEN, late=False, notes="Waiting for a lift."
    )
    amira.intelligence(
        stage.at(20, 12),
        COUNTY,
        "A girl from away is collected from a children's home in the town at night.",
        topic="exploitation",
        grade="2C",
    )


def _twins(stage: Stage) -> None:
    kyle, kian = stage.scene("kyle"), stage.scene("kian")
    for twin, weeks in ((kyle, {9999: 9, 90: 7, 40: 4}), (kian, {9999: 10})):
        twin.referral(stage.day(800), "6", "3B", closed=stage.day(700))
        _weeks(twin, stage, weeks)
    kian.concern(stage.at(35, 12), "other", "Worried about his brother; will not say more.")
    kyle.exclusion(stage.day(58), "suspension", "VA", days=1)
    kyle.exclusion(stage.day(29), "suspension", "DA", days=3)
    for ago in (50, 37, 20):
        kyle.missing(
            stage.at(ago, 18), stage.at(ago - 1, 7), kyle.home(), late=False, interview="declined"
        )
    beach = at_sector("Marine Parade", stage.sector("dean"), "NR30 1XA")
    oid = kyle.arrest(
        stage.at(20, 6),
        beach,
        "92/30",
        others=(stage.pid("dean"),),
        late=False,
        summary="Stopped on a bicycle near the seafront; wraps in a tin.",
    )
    kyle.item(
        oid,
        COUNTY,
        stage.at(20, 6),
        "drugs",
        "11 wraps, suspected Class A",
        quantity=11.0,
        unit="items",
    )


def _poppy(stage: Stage) -> None:
    """Before adoption one record, after it another with its own number, name and home."""
    before, after = stage.scene("poppy"), stage.scene("poppy_after")
    rid = before.referral(stage.day(1750), "3A", "16A;17A;3B", closed=stage.day(900), enquiry=True)
    near = at_sector("placement", stage.sector("poppy_after"), "NG8 2HU")
    before.care(
        stage.day(1700),
        stage.day(900),
        rid,
        [
            (stage.day(1700), stage.day(1300), "U1", 3.0, near, "PLACE"),
            (stage.day(1300), stage.day(900), "A3", 5.0, near, None),
        ],
        status="E1",
        why="E11",
    )
    after.contact(stage.at(200, 11), "2A", "School asks for advice about support after adoption.")


def written_otherwise(first: int) -> dict[tuple[int, int], dict[str, str]]:
    """How two systems write Amira, by holder and row: misheard, and a name she likes better."""
    amira = first + NUMBER["amira"]
    return {
        (first_holder(POLICE) + RAIL, amira): {"given": "Amirah", "family": "Holins"},
        (first_holder(POLICE) + COUNTY, amira): {"given": "Mia", "aliases": "Amira"},
    }


def on_roll(people: People, first: int) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Story children who are on a roll whatever chance says."""
    found = np.zeros(len(people), dtype=bool)
    for key in ("callum", "maisie", "amira", "kian", "kyle", "poppy_after"):
        found[first + NUMBER[key]] = True
    return found
