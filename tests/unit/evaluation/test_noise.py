"""Noise changes what is stated, never whose record it is; the same seed, the same noise."""

import pytest

from wayhome.evaluation.labelled import Labelled
from wayhome.evaluation.noise import Noise, noise, noises, noisy
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


def _stated(some: Labelled, given: dict[str, object], column: str) -> list[tuple[str, object]]:
    each = Noise("one kind", "", (step(given),))
    rows = noisy(some, each, 2).con.execute(
        f"select person, {column} from subject join truth using (subject_ref) order by all"
    )
    return rows.fetchall()


def test_of_two_surnames_one_person_has_the_same_two(some: Labelled) -> None:
    names: dict[str, set[str]] = {}
    for person, family in _stated(some, {"kind": "names.two_surnames"}, "family_name"):
        names.setdefault(person, set()).update(str(family).split(" "))
    assert {len(each) for each in names.values()} == {1, 2}
    assert sum(len(each) == 2 for each in names.values()) > 10


def test_an_age_tells_the_year_or_the_one_before(some: Labelled) -> None:
    born = dict(some.con.execute("select person, born from being").fetchall())
    told = _stated(some, {"kind": "births.from_an_age"}, "dob")
    assert {born[person].year - dob.year for person, dob in told} == {0, 1}


def test_a_number_of_the_row_above_is_of_the_same_agency(some: Labelled) -> None:
    some.con.execute("update subject set nhs_number = subject_ref")
    told = _stated(some, {"kind": "numbers.of_the_row_above"}, "subject_ref || '=' || nhs_number")
    pairs = [str(each).split("=") for _, each in told]
    assert sum(one != other for one, other in pairs) == 78
    assert all(one.split("/")[0] == other.split("/")[0] for one, other in pairs)


def test_what_there_is_no_noise_of_is_refused() -> None:
    with pytest.raises(BadUsage, match="There is no noise loud"):
        noise("loud")
    with pytest.raises(Damaged, match="no noise of the kind"):
        step({"kind": "names.shouted"})
    with pytest.raises(Damaged, match="no option letter"):
        step({"kind": "names.shortened", "letter": 3})
