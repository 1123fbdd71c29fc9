"""Amira, 14: placed far away; her signs lie in pieces with six agencies, and two misname her."""

from datetime import timedelta

from wayhome.synthetic.agencies import RAIL
from wayhome.synthetic.places import BETWEEN, COUNTY
from wayhome.synthetic.scene import Scene, Spot, at_sector
from wayhome.synthetic.stage import Stage, station, weeks


def tell_amira(stage: Stage) -> None:
    """Her story: care and its moves, then what each agency saw of her."""
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
            (stage.day(120), None, "K2", 122.8, far, None),
        ],
        status="C2",
    )
    _school_and_nights(stage, amira, far)
    _seen_by_forces(stage, amira)


def _school_and_nights(stage: Stage, amira: Scene, far: Spot) -> None:
    weeks(amira, stage, {9999: 9, 300: 8, 118: 7, 39: 4, 32: 2})
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


def _seen_by_forces(stage: Stage, amira: Scene) -> None:
    lynn = station("Kings Lynn")
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
        topic="safeguarding",
        grade="2C",
    )
