"""What the rule costs that only a council can say whether two of its child ids are one child.

    as it is      everything counted
    left out      pairs of one person under two child ids of one council are not counted at all
    once said     as if each council had said of every such pair that it is one child

The last two ask nothing of the linker, so they are worked out alike for any people found: ours, or
another linker's on the same records.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from duckdb import DuckDBPyConnection

from wayhome.evaluation.measures import Agreement, pairwise
from wayhome.people.clusters import Ints, components

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
WHO = "select subject_ref, person from truth order by subject_ref"


@dataclass(frozen=True)
class Councils:
    """How many pairs are for a council alone, and agreement over pairs in the three ways."""

    pairs: int
    as_it_is: Agreement
    left_out: Agreement
    once_said: Agreement


def councils(con: DuckDBPyConnection, found: Mapping[str, str]) -> Councils:
    """Of `truth` and `subject`; `found` says which person each record was given to, and those
    that it does not name were never received."""
    who = [row for row in con.execute(WHO).fetchall() if row[0] in found]
    place = {ref: number for number, (ref, _) in enumerate(who)}
    label = np.unique([found[ref] for ref, _ in who], return_inverse=True)[1].astype(np.int64)
    true = np.unique([person for _, person in who], return_inverse=True)[1].astype(np.int64)
    asked = [row for row in con.execute(FOR_A_COUNCIL).fetchall() if {*row} <= place.keys()]
    pairs = np.array([(place[one], place[other]) for one, other in asked], dtype=np.int64)
    left, right = pairs.reshape(-1, 2).T
    joined = components(int(label.max()) + 1, label[left], label[right])[label]
    return Councils(
        pairs=len(asked),
        as_it_is=pairwise(label, true),
        left_out=_left_out(label, true, (left, right)),
        once_said=pairwise(joined, true),
    )


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
