"""Four stories that stand in every region, so that a demonstration and a test can find them.

Callum, 15, of Northborough: missing six times, suspended, excluded, arrested 90 miles away beside
an older man. Amira, 14: placed far away, and her signs lie in pieces with six agencies, two of
which spell her otherwise. Kyle and Kian, twins: one is harmed, the other must not become him.
Poppy: adopted, two records that nothing may join.
Days are counted back from today, so that windows of signs are met on any day.
"""

import numpy as np

from wayhome.synthetic.agencies import RAIL
from wayhome.synthetic.clock import Window
from wayhome.synthetic.holders import POLICE
from wayhome.synthetic.holders import first as first_holder
from wayhome.synthetic.places import COUNTY
from wayhome.synthetic.population import People
from wayhome.synthetic.scene import at_sector
from wayhome.synthetic.stage import Stage, weeks
from wayhome.synthetic.story_amira import tell_amira
from wayhome.synthetic.story_callum import tell_callum
from wayhome.synthetic.story_cast import NUMBER
from wayhome.synthetic.truth import Truth


def tell_stories(truth: Truth, people: People, first: int, span: Window) -> None:
    """All of them."""
    stage = Stage(truth, people, first, span)
    tell_callum(stage)
    tell_amira(stage)
    _twins(stage)
    _poppy(stage)


def _twins(stage: Stage) -> None:
    kyle, kian = stage.scene("kyle"), stage.scene("kian")
    for twin, sessions in ((kyle, {9999: 9, 90: 7, 40: 4}), (kian, {9999: 10})):
        twin.referral(stage.day(800), "6", "3B", closed=stage.day(700))
        weeks(twin, stage, sessions)
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
