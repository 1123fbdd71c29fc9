"""How often each level holds in pairs of one person and in pairs of strangers, on one labelled set.

Pairs are drawn as training draws them (people/training/sampling.py) and stand for all there are;
here it is known whose each record is, so nothing has to be likely. A level whose bits grow with
rarity is counted by what rarity adds on the average, and a shared home as among as many records as
the prior is for: both as training has it.
"""

from dataclasses import dataclass

import numpy as np

from wayhome.evaluation.labelled import Labelled
from wayhome.people import link
from wayhome.people.model import Comparison, Model
from wayhome.people.training import drawn_apart
from wayhome.people.training.comparing import Compared, Floats
from wayhome.people.training.maximising import Flags, more_bits, restated

SAME = """
select coalesce(l.person = r.person, false) as same
from drawn join face a on a.unique_id = face_l join face b on b.unique_id = face_r
left join {records}.truth l on l.subject_ref = a.subject_ref
left join {records}.truth r on r.subject_ref = b.subject_ref
order by drawn_at
"""


@dataclass(frozen=True)
class Levels:
    """Of one comparison, one place a level. `one`, `two`: drawn pairs of one person, of strangers;
    the shares are of all pairs of either kind in which the comparison says anything, that of
    strangers with what rarity and the prior take."""

    one: Floats
    two: Floats
    share_of_one: Floats
    share_of_two: Floats


@dataclass(frozen=True)
class Counted:
    """One set: its habit of error, its records, and the levels of every comparison."""

    habit: str
    name: str
    records: int
    pairs: int  # of one person that share a key
    levels: dict[str, Levels]


def count(labelled: Labelled, habit: str, model: Model, seed: int = 1) -> Counted:
    """Link a set, and count. The model says what is compared; its bits decide nothing."""
    link(labelled.con, model)
    with drawn_apart(labelled.con, model, seed) as (compared, records):
        rows = labelled.con.execute(SAME.format(records=records)).fetchnumpy()
    same = np.asarray(rows["same"], bool)
    levels = {each.name: _levels(compared, each, model, same) for each in model.comparisons}
    return Counted(habit, labelled.name, compared.faces, int(same.sum()), levels)


def _levels(compared: Compared, comparison: Comparison, model: Model, same: Flags) -> Levels:
    places, many = compared.levels[comparison.name], len(comparison.levels)

    def total(weight: Floats) -> Floats:
        return np.bincount(places, weight, many).astype(np.float64)

    of_one = total(compared.stands_for * same)
    of_two = total(compared.stands_for * ~same)
    rarer = total(compared.stands_for * ~same * np.exp2(compared.rarity[comparison.name]))
    known = np.array([not level.unknown for level in comparison.levels])
    return Levels(
        total(same.astype(np.float64)) * known,
        total((~same).astype(np.float64)) * known,
        of_one * known / max(of_one[known].sum(), 1e-300),
        rarer
        * known
        * np.exp2(-restated(comparison, more_bits(compared, model)))
        / max(of_two[known].sum(), 1e-300),
    )
