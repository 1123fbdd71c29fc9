"""What comes again and again of some exploited children, as signs that ask for several need it."""

import pytest

SEEN = "(from spell where seen <> 'hidden')"


@pytest.mark.parametrize(
    ("what", "sql", "low", "high"),
    [
        (
            "out of lessons on three days in 60",
            """select count(distinct pid) from (
                select pid, happened, lag(happened, 2) over (partition by pid order by happened)
                    as third from t_concern where text like 'Out of lessons%')
            where date_diff('day', third, happened) < 60""",
            0.01,
            0.25,
        ),
        (
            "stopped at a station three times in 90 days",
            """select count(distinct pid) from (
                select pid, happened, lag(happened, 2) over (partition by pid order by happened)
                    as third from t_stop where place like '%station')
            where date_diff('day', third, happened) < 90""",
            0.03,
            0.25,
        ),
        (
            "held twice in 180 days with the friend they brought",
            """select count(distinct h.pid) from harm h
            join (select a.pid, b.pid as other, count(distinct a.oid) as times
                from t_custody a join t_custody b using (oid) where a.pid <> b.pid group by all) c
                on c.pid = h.pid and c.other = h.other where c.times >= 2""",
            0.005,
            0.1,
        ),
        (
            "beside somebody recorded as suspected of exploiting them",
            """select count(distinct v.pid) from t_role v join t_role s using (oid)
            join t_occurrence o using (oid)
            where o.category = 'exploitation' and v.role = 'victim' and s.role = 'suspect'""",
            0.02,
            0.2,
        ),
    ],
)
def test_it_is_told_of_some_exploited_children(measured, what, sql, low, high):
    seen = f"(select count(*) from {SEEN})"
    share = measured.one(f"with told as ({sql}) select (from told) / {seen}")
    assert low <= share <= high, what


def test_nothing_comes_again_of_a_hidden_spell(measured):
    """But for what is told of everybody: concerns that begin so are of those who are seen."""
    assert not measured.one(
        """select count(*) from t_concern c join spell s using (pid)
        where c.text like 'Out of lessons after a call%' and s.seen = 'hidden'
            and not exists (from spell o where o.pid = s.pid and o.seen <> 'hidden')"""
    )
