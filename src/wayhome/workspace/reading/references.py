"""Which references a person's records had before, as far as the viewer may know."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wayhome.workspace.reading.view import Row, View

BECAUSE = {
    "judgement": "because of what people judged",
    "judgement taken back": "because a judgement was taken back",
    "record gone": "because a record is no longer held",
    "record came": "because a record came",
    "record changed": "because a record changed",
    "model": "because records are now weighed anew",
    "other records": "because of what other records say",
}

# Of what was parted, only what the viewer may see a record of; an id since joined is followed on.
PARTED = """
with told as (
  select was, now, max(changed_on) as changed_on, arg_max(cause, changed_on) as cause
  from {person_change}
  where kind in ('split', 'moved') and (list_contains($refs, was) or now = $person)
  group by was, now
),
others as (
  select list_contains($refs, t.was) as away, t.changed_on, t.cause,
    case when away then coalesce(f.now, t.now) else coalesce(b.now, t.was) end as other
  from told t left join {person_forward} f on f.was = t.now
  left join {person_forward} b on b.was = t.was
)
select other, away, max(changed_on) as changed_on, arg_max(cause, changed_on) as cause
from others
where other <> $person and other in (select person_id from {subject})
group by other, away order by changed_on desc nulls last, other, away
"""

# An agency's own word stands before everybody's.
LEADS = """
select was, now from {person_forward} where list_contains($people, was)
qualify row_number() over (partition by was order by marking = 'restricted' desc) = 1
"""

LED = """
with meant as (select was from {person_forward} where list_contains($people, now))
select was, now from {person_forward} where was in (from meant)
qualify row_number() over (partition by was order by marking = 'restricted' desc) = 1
"""

JOINED = """
select changed_on, cause from {person_change}
where kind in ('merged', 'narrowed') and was = $was order by changed_on desc nulls last limit 1
"""


@dataclass(frozen=True)
class Parted:
    """Records that stood under one reference and stand under two now. `away`: they went from this
    person to the other; else they came from there."""

    other: str
    away: bool
    on: date | None
    because: str


@dataclass(frozen=True)
class Joined:
    """The old reference by which the page was asked for, and why it leads here."""

    was: str
    on: date | None
    because: str


def leads(view: View, people: Iterable[str]) -> dict[str, str]:
    """Where those of the references that are old lead; what is gone is not in it."""
    asked = sorted(set(people))
    rows = view.rows(LEADS, people=asked) if asked else []
    return {row["was"]: row["now"] for row in rows if row["now"]}


def led(view: View, people: Iterable[str]) -> dict[str, str]:
    """The old references that lead to one of these people, with the one they lead to."""
    asked = set(people)
    # nearly nobody has an old one, and to plan the question takes as long as the rest of a check
    if not asked or not view.lookup.led_to(asked, view.eyes):
        return {}
    rows = view.rows(LED, people=sorted(asked))
    return {row["was"]: row["now"] for row in rows if row["now"] in asked}


def old(view: View, person_id: str) -> list[str]:
    """The references that lead to a person now."""
    found = view.rows("select was from {person_forward} where now = $person", person=person_id)
    return sorted({row["was"] for row in found})


def parted(view: View, person_id: str, was: str = "") -> list[Parted]:
    """Who else stands under what was this person's reference, the newest first."""
    refs = [person_id, *filter(None, [was])]
    return list(_parted(view.rows(PARTED, person=person_id, refs=refs)))


def joined(view: View, was: str) -> Joined:
    """Why an old reference leads on, as far as it is known."""
    row = view.row(JOINED, was=was) or {}
    return Joined(was, row.get("changed_on"), BECAUSE.get(row.get("cause", ""), ""))


def _parted(rows: Iterable[Row]) -> Iterable[Parted]:
    for row in rows:
        because = BECAUSE.get(row["cause"], "")
        yield Parted(row["other"], row["away"], row["changed_on"], because)
