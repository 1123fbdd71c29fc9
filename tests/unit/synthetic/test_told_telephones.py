"""What forces hold of telephones: mostly of people whom no line used, and never of the hidden."""

import pytest

CHILDREN = "(select count(*) from spell where seen <> 'hidden')"


@pytest.mark.parametrize(
    ("what", "sql", "low", "high"),
    [
        (
            "of handsets are of people who were never exploited",
            "select avg((pid not in (select pid from spell))::int) from t_number"
            " where whose <> 'line' and pid is not null",
            0.6,
            0.95,
        ),
        (
            "of exploited children of whom anything is seen had a handset read",
            f"select count(distinct pid) / {CHILDREN} from t_number join spell using (pid)",
            0.1,
            0.35,
        ),
        (
            "of those had two",
            "select avg((n > 1)::int) from (select count(*) n from t_number join spell using (pid)"
            " where whose <> 'line' group by pid)",
            0.3,
            0.8,
        ),
        (
            "of numbers of lines have calls",
            "select avg((phone in (select called from t_call))::int) from t_number"
            " where whose = 'line'",
            1.0,
            1.0,
        ),
        ("rows rest on no basis", "select count(*) from t_call where basis is null", 0, 0),
        (
            "rows of call data lack their authorisation",
            "select count(*) from t_call where basis = 'communications_data' and ref is null",
            0,
            0,
        ),
        (
            "hidden children are held",
            "select count(*) from t_number join spell using (pid) where seen = 'hidden'",
            0,
            0,
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 75 else "",
)
def test_shares(measured, what, sql, low, high):
    assert low <= measured.one(sql) <= high, what


def test_each_force_holds_a_number_of_its_own_for_whoever_came_up(measured):
    held = measured.one("select count(*) from held where local_id like 'U%'")
    assert held >= measured.one("select count(distinct pid) from t_number")
