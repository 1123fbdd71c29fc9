"""What would make somebody who works with these records laugh."""

import pytest


def test_children_go_missing_in_the_afternoon_and_evening(measured):
    """Not at every hour alike, whoever tells it."""
    late = "avg((hour(t_missing.seen) between 12 and 23)::int)"
    for who in ("join spell using (pid)", "anti join spell using (pid)"):
        assert measured.one(f"select {late} from t_missing {who}") > 0.75, who


@pytest.mark.parametrize(
    ("what", "sql"),
    [
        (
            "school notes and suspensions at a weekend, in August or at Christmas",
            """select count(*) from (
                select happened::date d from t_concern union all select start from t_exclusion
                union all select start from t_move)
            where dayofweek(d) in (0, 6) or month(d) = 8
                or (month(d) = 12 and day(d) > 22) or (month(d) = 1 and day(d) < 3)""",
        ),
        (
            "a child said to be used a year before anybody uses them",
            """select count(*) from t_concern c join spell s using (pid)
            where c.happened < s.b - interval 100 day
            and (contains(c.text, 'olders') or contains(c.text, 'phones with'))""",
        ),
        (
            "on a roll after being taken off it",
            """select count(*) from t_move m join t_roll r on r.pid = m.pid
            where m.move in ('off roll', 'elective home education')
            and r.start < m.start and (r.leave is null or r.leave > m.start)""",
        ),
        (
            "children in care whose case was closed",
            """select count(*) from t_care c join t_referral r using (rid)
            where r.until < c.until""",
        ),
        (
            "missing from a placement by somebody who has none",
            """select count(*) from t_missing m where care and not exists (
                select 1 from t_placement p where p.pid = m.pid
                and p.start <= m.seen::date and p.until >= m.seen::date)""",
        ),
        (
            "found at a family home after going missing from a placement far away",
            """select count(*) from t_missing m join t_placement p on p.pid = m.pid
                and p.start <= m.seen::date and p.until > m.seen::date
            where m.care and p.miles > 60 and m.found_place = 'home'""",
        ),
        (
            "two absences of one child at once",
            """select count(*) from t_missing a join t_missing b using (pid)
            where a.mid < b.mid and a.seen < b.found and b.seen < a.found""",
        ),
        (
            "a decision after a negative one",
            """select count(*) from t_decision a join t_decision b using (nid)
            where a.stage = 'RG' and a.outcome = 'negative' and b.stage = 'CG'""",
        ),
        (
            "a girl written of as a boy",
            """select count(*) from t_concern c join person using (pid) join spell using (pid)
            where not male and regexp_matches(text, '\\b(he|him|his)\\b')""",
        ),
    ],
)
def test_nothing_is_written_of(measured, what, sql):
    assert measured.one(sql) == 0, what
