"""What was judged of links, as one viewer may know it: what is kept here and what a release holds.

Both go through the one rule of people.judging, so that a page and the next build cannot differ over
the same judgements. A restricted judgement is its own agency's, as the records are.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q

from wayhome.governance.visibility import visible_sql
from wayhome.people.judging import (
    Conflict,
    Counted,
    Judged,
    Pair,
    Said,
    Verdict,
    counted,
    standing,
    verdict,
)
from wayhome.workspace.accounts.models import User
from wayhome.workspace.judging.models import WORDS, Judgement
from wayhome.workspace.reading.links import Ref, own, refs
from wayhome.workspace.reading.view import Row, View

HELD = f"""
select judgement_id, left_ref, right_ref, judgement, coalesce(judged_by, '') as judged_by,
  coalesce(occurred_from, recorded_at, received_at) as at, coalesce(takes_back, '') as takes_back,
  coalesce(text, '') as reason, agency
from judgement
where superseded_at is null and judgement_id is not null and left_ref <> right_ref
  and {visible_sql()}
  and (len($refs) = 0 or (list_contains($refs, left_ref) and list_contains($refs, right_ref)))
"""


@dataclass(frozen=True)
class Told:
    """One judgement with who made it and why. `built`: the release obeys it; `here`: made here."""

    judged: Judged
    who: str
    agency: str
    reason: str
    built: bool
    here: bool

    @property
    def words(self) -> str:
        return WORDS[Said(self.judged.said)]


@dataclass(frozen=True)
class Standing:
    """Everything that a viewer may know was judged, by number."""

    told: Mapping[str, Told]

    @cached_property
    def of_pair(self) -> dict[Pair, tuple[Judged, ...]]:
        return standing(self._judged)

    @cached_property
    def counted(self) -> Counted:
        return counted(self._judged)

    @cached_property
    def verdicts(self) -> dict[Pair, Verdict]:
        return {pair: verdict(rows) for pair, rows in self.of_pair.items()}

    @property
    def waiting(self) -> list[Told]:
        """What the release does not obey yet, the newest first."""
        held = [one for one in self.told.values() if not one.built]
        return sorted(held, key=lambda one: one.judged.place, reverse=True)

    def about(self, *refs: str) -> list[Told]:
        """What was ever judged between these records, the oldest first."""
        among = set(refs)
        held = [one for one in self.told.values() if set(one.judged.pair) <= among]
        return sorted(held, key=lambda one: one.judged.place)

    def stands(self, one: Told) -> bool:
        return any(one.judged is each for each in self.of_pair.get(one.judged.pair, ()))

    def taken_back(self, one: Told) -> bool:
        return any(each.judged.takes_back == one.judged.number for each in self.told.values())

    def conflicts_of(self, asked: Iterable[str]) -> list[Conflict]:
        """The contradictions that records stand in."""
        among = set(asked)
        return [one for one in self.counted.conflicts if among & one.records]

    def conflicts_with(self, new: Judged) -> Conflict | None:
        """The contradiction that one more judgement would be part of."""
        found = counted([*self._judged, new]).conflicts
        return next((c for c in found if new.pair in (c.apart, *c.same)), None)

    @property
    def _judged(self) -> Iterable[Judged]:
        return [one.judged for one in self.told.values()]


def judged(view: View, among: Collection[str] = ()) -> Standing:
    """What this viewer may know was judged; with `among`, between those records alone."""
    built = {row["judgement_id"]: row for row in view.rows(HELD, refs=sorted(among))}
    found = {number: _from_release(view, row) for number, row in built.items()}
    for one in _kept(view, among):
        name = view.agency_name(one.agency)
        found[one.number] = Told(
            one.judged, one.by.name, name, one.reason, one.number in built, here=True
        )
    return Standing(found)


@dataclass(frozen=True)
class Places:
    """Where records stand that a viewer sees; `own`: people whom the viewer's agency holds."""

    refs: Mapping[str, Ref]
    own: Collection[str]

    def ours(self, group: Collection[str]) -> bool:
        """Whether this viewer sees all of these records, and their own agency holds one of the
        people."""
        return set(group) <= set(self.refs) and any(self.refs[ref].person_id in self.own
                                                    for ref in group)  # fmt: skip

    def whose(self, asked: Iterable[str]) -> dict[str, str]:
        """Those of the records that are seen, with the person whose each is."""
        return {ref: self.refs[ref].person_id for ref in asked if ref in self.refs}


def places(view: View, asked: Collection[str]) -> Places:
    """Where these records stand; asked once for a page, because it looks through all records."""
    found = refs(view, asked)
    return Places(found, own(view, (one.person_id for one in found.values())))


def last_by(held: Standing, user: User) -> Told | None:
    """What this account judged last, where it waits and is not taken back: what 'undo' undoes, for
    whoever still sees both records."""
    mine = (one for one in held.waiting if one.judged.by == f"account-{user.pk}")
    last = next((one for one in mine if one.judged.said != Said.WITHDRAWN), None)
    return None if last is None or held.taken_back(last) else last


def part_soon(view: View, among: Collection[str]) -> bool:
    """Whether some of these records are judged apart, and no build has obeyed it yet."""
    held = judged(view, among) if len(among) > 1 else Standing({})
    new = {one.judged.pair for one in held.waiting}
    return bool(held.counted.not_same & new)


def _kept(view: View, among: Collection[str]) -> Iterable[Judgement]:
    # Nobody's eyes are no agency's, so a role that sees nothing restricted finds none of these.
    held = Judgement.objects.filter(Q(restricted=False) | Q(agency=view.eyes))
    if among:
        held = held.filter(left_ref__in=among, right_ref__in=among)
    return held.select_related("by")


def _from_release(view: View, row: Row) -> Told:
    one = Judged(
        row["judgement_id"], row["left_ref"], row["right_ref"], row["judgement"],
        row["judged_by"], row["at"], row["takes_back"],
    )  # fmt: skip
    name = view.agency_name(row["agency"])
    return Told(one, row["judged_by"], name, row["reason"], built=True, here=False)
