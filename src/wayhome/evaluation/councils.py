"""What the rule costs that only a council can say whether two of its child ids are one child.

    as it is      everything counted
    left out      pairs of one person under two child ids of one council are not counted at all
    once said     as if each council had said of every such pair that it is one child

The last two ask nothing of the linker, so they are worked out alike for any people found: ours, or
another linker's on the same records.

    enough        pairs are left out, too, that are beyond joining by a program (`pairs`)
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from duckdb import DuckDBPyConnection

from wayhome.evaluation.measures import Agreement, pairwise
from wayhome.people.clusters import Ints, components

Places = dict[str, int]

# What a council has said already, by a former number, is no longer for it alone to say.
FOR_A_COUNCIL = """
with held as (
  select distinct t.subject_ref, t.person, s.agency, s.child_id,
    max(s.former_child_id) over (partition by t.subject_ref) as former
  from truth t join subject s using (subject_ref) where s.child_id is not null
)
select l.subject_ref, r.subject_ref from held l join held r
  on l.person = r.person and l.agency = r.agency and l.subject_ref < r.subject_ref
  and l.child_id <> r.child_id
where not coalesce(l.former = r.child_id or r.former = l.child_id, false) order by all
"""
BEYOND = "select one, other from true_pair where beyond order by all"
WHO = "select subject_ref, person from truth order by subject_ref"


@dataclass(frozen=True)
class Councils:
    """How many pairs are for a council alone, and agreement over pairs in each way."""

    pairs: int
    as_it_is: Agreement
    left_out: Agreement
    once_said: Agreement


def councils(con: DuckDBPyConnection, found: Mapping[str, str]) -> Councils:
    """Of `truth` and `subject`; `found` says which person each record was given to, and those
    that it does not name were never received."""
    place, label, true = _numbered(con, found)
    left, right = _placed(place, con.execute(FOR_A_COUNCIL).fetchall())
    joined = components(int(label.max()) + 1, label[left], label[right])[label]
    return Councils(
        pairs=len(left),
        as_it_is=pairwise(label, true),
        left_out=_left_out(label, true, (left, right)),
        once_said=pairwise(joined, true),
    )


def enough(con: DuckDBPyConnection, found: Mapping[str, str]) -> Agreement:
    """Agreement over the pairs whose records say enough, and that are not for a council alone."""
    place, label, true = _numbered(con, found)
    out = {*con.execute(FOR_A_COUNCIL).fetchall(), *con.execute(BEYOND).fetchall()}
    return _left_out(label, true, _placed(place, sorted(out)))


def _numbered(con: DuckDBPyConnection, found: Mapping[str, str]) -> tuple[Places, Ints, Ints]:
    """Records by place, and at each place whom it was given to and whose it is."""
    who = [row for row in con.execute(WHO).fetchall() if row[0] in found]
    label = np.unique([found[ref] for ref, _ in who], return_inverse=True)[1].astype(np.int64)
    true = np.unique([person for _, person in who], return_inverse=True)[1].astype(np.int64)
    return {ref: number for number, (ref, _) in enumerate(who)}, label, true


def _placed(place: Places, pairs: Sequence[tuple[str, str]]) -> tuple[Ints, Ints]:
    known = [(place[one], place[other]) for one, other in pairs if {one, other} <= place.keys()]
    left, right = np.array(known, dtype=np.int64).reshape(-1, 2).T
    return left, right


def _left_out(label: Ints, true: Ints, pairs: tuple[Ints, Ints]) -> Agreement:
    """Agreement over all pairs but these, which are of one person each."""
    left, right = pairs
    kept_together = int((label[left] == label[right]).sum())
    called, there = _pairs(label) - kept_together, _pairs(true) - len(left)
    both = _pairs(label * (int(true.max()) + 1) + true) - kept_together
    return Agreement(both / called if called else 1.0, both / there if there else 1.0)


def _pairs(label: Ints) -> int:
    counts = np.unique(label, return_counts=True)[1].astype(np.int64)
    return int((counts * (counts - 1) // 2).sum())
