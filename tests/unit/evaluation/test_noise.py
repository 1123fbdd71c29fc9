"""Noise changes what is stated, never whose record it is; the same seed, the same noise."""

import pytest

from wayhome.evaluation.labelled import Labelled
from wayhome.evaluation.noise import noise, noises, noisy
from wayhome.evaluation.noise.settings import step
from wayhome.lexicon.errors import BadUsage, Damaged

STATED = "select * from subject order by subject_ref"
OF = "select subject_ref, person from truth order by all"
HOMES = "select subject_ref, address, postcode from stay order by all"


@pytest.mark.parametrize("name", sorted(noises()))
def test_whose_record_it_is_stays(some: Labelled, name: str) -> None:
    worse = noisy(some, noise(name), 1)
    assert worse.con.execute(OF).fetchall() == some.con.execute(OF).fetchall()
    (records,) = worse.con.execute("select count(*) from subject").fetchall()[0]
    assert records == 80
    again = noisy(some, noise(name), 1)
    for each in (STATED, HOMES):
        assert worse.con.execute(each).fetchall() == again.con.execute(each).fetchall()


def test_as_written_changes_nothing_and_others_something(some: Labelled) -> None:
    before = some.con.execute(STATED).fetchall(), some.con.execute(HOMES).fetchall()
    for name in noises():
        worse = noisy(some, noise(name), 3).con
        after = worse.execute(STATED).fetchall(), worse.execute(HOMES).fetchall()
        assert (after == before) == (name == "as written"), name


def test_what_there_is_no_noise_of_is_refused() -> None:
    with pytest.raises(BadUsage, match="There is no noise loud"):
        noise("loud")
    with pytest.raises(Damaged, match="no noise of the kind"):
        step({"kind": "names.shouted"})
    with pytest.raises(Damaged, match="no option letter"):
        step({"kind": "names.shortened", "letter": 3})
