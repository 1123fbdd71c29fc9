"""People of every group alike many: nobody is few, and a group changes names and nothing else."""

from wayhome.evaluation.even import CODES, even
from wayhome.evaluation.labelled import Labelled


def _rows(labelled: Labelled, sql: str) -> list[tuple[object, ...]]:
    return list(labelled.con.execute(sql).fetchall())


def test_every_group_has_about_as_many_people() -> None:
    each = 60
    made = even(each, 5)
    assert set(made.traits) == {
        "recorded ethnicity", "recorded sex", "origin of the surname", "care, of children"
    }  # fmt: skip
    for trait in made.traits:
        for group, people in _rows(made, f'select "{trait}", count(*) from being group by all'):
            assert people > each / 2, (trait, group)
    (looked_after,) = _rows(
        made, "select count(*) from being where \"care, of children\" = 'looked after'"
    )
    assert looked_after == (each,)
    (total,) = _rows(made, "select count(*) from being")
    assert each * len(CODES) * 0.8 < total[0] < each * len(CODES) * 1.2


def test_only_children_looked_after_have_a_return_without_a_name() -> None:
    made = even(30, 5)
    care = """select distinct "care, of children"
      from subject join truth using (subject_ref) join being using (person)"""
    assert _rows(made, f"{care} where given_names is null") == [("looked after",)]
    nameless = "select distinct agency from subject where given_names is null"
    assert _rows(made, nameless) == [("NBC",)]


def test_the_same_seed_gives_the_same_people() -> None:
    rows = "select * from subject join stay using (subject_ref) order by all"
    one, same, other = (_rows(even(8, seed), rows) for seed in (5, 5, 6))
    assert one == same != other


def test_nobody_of_one_home_is_called_alike() -> None:
    made = even(20, 5)
    names = """select household, given_names[:4] as given, count(distinct person) as people
      from subject join truth using (subject_ref) join being using (person)
      where agency = 'NBH' group by all"""
    alike = _rows(made, f"select count(*) from ({names}) where people > 1")[0][0]
    held = _rows(made, f"select count(*) from ({names})")[0][0]
    assert alike < held / 30  # a nickname or a beginning may be the same, a name is not
