"""Contacts in which a youth project comes back to what was told at the one before.

Each contact is drawn by itself elsewhere; in life a worker asks again. Of what was told three in
ten times it comes up again within weeks, with everybody alike: that more is told by the exploited
is in what was told first. Told after all else, from a stream of each contact.
"""

from datetime import datetime, timedelta
from typing import Any

from wayhome.synthetic.noticed_words import TOLD_AGAIN
from wayhome.synthetic.workdays import workday
from wayhome.synthetic.world import World

AGAIN = 0.3
DAYS_BETWEEN = (6, 30)
# What a worker asks about again; of the rest, what protects and what is of the day alone is left.
ASKED = frozenset(
    {
        "late_night_calls", "money_or_goods", "online_contact_from_unknown_adult",
        "introduces_others", "carrying_a_bag", "out_late", "urgent_to_be_elsewhere",
        "name_or_brand_heard", "positive_no_contact_with_those_who_harmed",
    }
)  # fmt: skip


def asked_again(world: World) -> None:
    """One contact more for some of those that told something, while the work goes on."""
    told = world.truth.table("talk").select(["kid", "pid", "happened", "topics", "by", "kind"])
    rows = told.to_pylist()
    last: dict[int, datetime] = {}
    for row in rows:
        last[row["pid"]] = max(row["happened"], last.get(row["pid"], row["happened"]))
    for row in rows:
        topics = [one for one in (row["topics"] or "").split(";") if one in ASKED]
        if topics:
            _again(world, row, topics, last[row["pid"]])


def _again(world: World, row: dict[str, Any], topics: list[str], last: datetime) -> None:
    scene = world.scene(row["pid"], f"asked again {row['kid']}")
    if not scene.chance(AGAIN):
        return
    later = row["happened"] + timedelta(days=int(scene.rng.integers(*DAYS_BETWEEN)), minutes=10)
    when = workday(later)
    if when >= last or when >= world.today:
        return
    world.truth.one(
        "talk", kid=int(world.truth.numbers("talk", 1)[0]), pid=row["pid"], happened=when,
        kind="call", outcome="took part", topics=";".join(topics), text=TOLD_AGAIN, by=row["by"],
        recorded=scene.written(when),
    )  # fmt: skip
