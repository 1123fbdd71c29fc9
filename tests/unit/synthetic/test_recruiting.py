"""Exploited children who bring others in: both stay exploited, and agencies see it in pieces."""

import pytest

from wayhome.synthetic.chance import one_in
from wayhome.synthetic.recruiting import BROUGHT, HELD


@pytest.mark.parametrize(
    ("share", "turns"),
    [(0.5, [1, 3, 5, 7, 9]), (0.25, [1, 5, 9]), (0.0, []), (1.0, [*range(1, 11)])],
)
def test_a_share_is_spread_evenly_and_the_first_has_it(share, turns):
    assert [turn for turn in range(1, 11) if one_in(turn, share)] == turns


CHILDREN = "(select count(*) from spell)"


@pytest.mark.parametrize(
    ("what", "sql", "low", "high"),
    [
        (
            "bring another in",
            f"select count(distinct pid) / {CHILDREN} from harm where how = '{BROUGHT}'",
            0.06,
            0.17,
        ),
        (
            "are brought in by another",
            f"select count(distinct other) / {CHILDREN} from harm where how = '{BROUGHT}'",
            0.08,
            0.19,
        ),
        (
            "hold another to account",
            f"select count(distinct pid) / {CHILDREN} from harm where how = '{HELD}'",
            0.03,
            0.11,
        ),
        ("do either", f"select count(distinct pid) / {CHILDREN} from harm", 0.10, 0.23),
        (
            "are siblings or schoolmates",
            "select avg((between in ('siblings', 'schoolmates'))::int) from harm",
            0.10,
            0.60,
        ),
        (
            "came to it after three months or more of their own",
            "select avg((day >= b + interval 90 days)::int) from harm join spell using (pid)",
            1.0,
            1.0,
        ),
        (
            "are both recorded as exploited, by the same line",
            """select avg((a.line = h.line and b.line = h.line)::int) from harm h
            left join spell a on a.pid = h.pid left join spell b on b.pid = h.other""",
            1.0,
            1.0,
        ),
    ],
)
def test_exploited_children_who_harm_others(measured, what, sql, low, high):
    assert low <= measured.one(sql) <= high, what


@pytest.mark.parametrize(
    ("what", "sql", "low", "high"),
    [
        (
            "of those brought in, in one occurrence or stop with who brought them",
            f"""select avg((together > 0)::int) from (select h.pid, h.other,
                (select count(*) from t_role a join t_role b using (oid)
                    where a.pid = h.pid and b.pid = h.other)
                + (select count(*) from t_stop a join t_stop b using (happened)
                    where a.pid = h.pid and b.pid = h.other) as together
                from harm h where h.how = '{BROUGHT}')""",
            0.15,
            0.75,
        ),
        (
            "of those held to account, in an occurrence as the one harmed",
            f"""select avg((harmed > 0)::int) from (select (select count(*)
                from t_role a join t_role b using (oid) where a.pid = h.pid and b.pid = h.other
                and a.role in ('suspect', 'named') and b.role = 'victim') as harmed
                from harm h where h.how = '{HELD}')""",
            0.5,
            1.0,
        ),
    ],
)
def test_forces_see_it_in_part(measured, what, sql, low, high):
    assert low <= measured.one(sql) <= high, what


def test_the_same_child_is_suspected_in_one_occurrence_and_harmed_in_another(measured):
    both = """select count(distinct s.pid) from t_role s join t_role v using (pid)
        join harm h using (pid) where s.role = 'suspect' and v.role = 'victim' and s.oid <> v.oid"""
    assert measured.one(both) >= 1


def test_roles_are_those_of_an_occurrence_and_nothing_says_what_somebody_is(measured):
    roles = {
        role for (role,) in measured.con.execute("select distinct role from t_role").fetchall()
    }
    assert roles <= {"suspect", "victim", "named", "found", "witness"}
    labels = "offender|perpetrator|alpha|recruiter|dealer|gang member"
    for table, column in (
        ("concern", "text"),
        ("contact", "text"),
        ("intelligence", "text"),
        ("occurrence", "summary"),
        ("stop", "notes"),
        ("missing", "circumstances"),
    ):
        found = f"select count(*) from t_{table} where regexp_matches(lower({column}), '{labels}')"
        assert measured.one(found) == 0, table


def test_nobody_is_brought_in_by_somebody_who_is_not_exploited(measured):
    for spell in measured.region.harmed:
        assert spell.brought_by is None or spell.brought_by in {
            other.pid for other in measured.region.harmed
        }


def test_two_who_are_missing_together_have_one_number_and_nobody_else_has_one(measured):
    pairs = measured.con.execute(
        "select count(*), count(distinct pid), count(distinct seen) from t_missing"
        " where joint is not null group by joint"
    ).fetchall()
    assert set(pairs) == {(2, 2, 1)}
