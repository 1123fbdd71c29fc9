"""What schools report term by term: most pupils keep their grade, some exploited ones lose it."""

import pytest

FELL = """
(select pid, on_, fell, exists (from spell s where s.pid = r.pid and on_ > b
    and on_ <= coalesce(e, date '2999-01-01')) as used
from (select pid, "on" as on_, lag(grade) over each_one - grade as fell from t_report
    window each_one as (partition by pid order by "on")) r where fell is not null)
"""


@pytest.mark.parametrize(
    ("what", "sql", "low", "high"),
    [
        ("ordinary reports two grades down",
         f"select avg((fell >= 2)::int) from {FELL} where not used", 0.0, 0.005),
        ("reports of exploited pupils two grades down",
         f"select avg((fell >= 2)::int) from {FELL} where used", 0.03, 0.3),
        ("of all such falls that are of exploited pupils",
         f"select avg(used::int) from {FELL} where fell >= 2", 0.1, 0.95),
        ("reports of anybody under eleven or over sixteen",
         "select count(*) from t_report join person using (pid)"
         " where date_diff('day', born, \"on\") not between 11 * 365 and 17.05 * 365.25", 0, 0),
        ("mean grade", "select avg(grade) from t_report", 4.5, 5.5),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 60 else "",
)  # fmt: skip
def test_shares(measured, what, sql, low, high):
    assert low <= measured.one(sql) <= high, what
