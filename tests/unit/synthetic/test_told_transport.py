"""Who is written down on the way: mostly people whom no line ever used, and never the hidden."""

import pytest

# Of each person: rows, and whether two of them, or three journeys, lie within 60 days.
WAYS = """with twice as (select distinct a.pid from t_travel a join t_travel b using (pid)
        where a.tid < b.tid and abs(date_diff('day', a.happened, b.happened)) < 60),
    pair as (select pid, tid, departed, least(origin, place) || greatest(origin, place) way
        from t_journey),
    often as (select distinct a.pid from pair a join pair b using (pid, way)
        join pair c using (pid, way) where a.tid < b.tid and b.tid < c.tid
        and greatest(a.departed, b.departed, c.departed)
            - least(a.departed, b.departed, c.departed) < interval 60 day),
    ordinary as (select pid from person where born between date '2008-11-20' and date '2014-11-20'
        and pid not in (select pid from spell)),
    rail as (select pid from spell where seen <> 'hidden'
        and model in ('franchise', 'relay', 'pop-up'))"""


def _of(whom: str, what: str) -> str:
    return f"{WAYS} select avg((pid in (select pid from {what}))::int) from {whom}"


@pytest.mark.parametrize(
    ("what", "sql", "low", "high"),
    [
        ("of everyday children of 12 to 17 came up", _of("ordinary", "t_travel"), 0.01, 0.06),
        ("of those of rail lines did", _of("rail", "t_travel"), 0.6, 0.97),
        ("of everyday children did twice in 60 days", _of("ordinary", "twice"), 0.001, 0.01),
        ("of those of rail lines did", _of("rail", "twice"), 0.2, 0.7),
        ("of everyday children went one way often", _of("ordinary", "often"), 0.0002, 0.005),
        ("of those of rail lines did", _of("rail", "often"), 0.15, 0.6),
        (
            "of people who came up were never exploited",
            "select avg((pid not in (select pid from spell))::int)"
            " from (select distinct pid from t_travel)",
            0.85,
            0.99,
        ),
        (
            "of incidents with a number have one that the rail police gave",
            "select avg((o.force = 3)::int) from t_travel join t_occurrence o using (oid)",
            1.0,
            1.0,
        ),
        (
            "of incidents of exploited children have one",
            "select avg((oid is not null)::int) from t_travel join spell using (pid)",
            0.1,
            0.5,
        ),
        (
            "of hired cars that came up again were of a line",
            "select avg((n > 1)::int) from (select count(*) n from t_hire group by registration)",
            0.05,
            0.6,
        ),
        (
            "hidden children stand anywhere",
            "select count(*) from (select pid from t_travel union all select pid from t_journey"
            " union all select pid from t_beside) join spell using (pid) where seen = 'hidden'",
            0,
            0,
        ),
        (
            "found while missing before the absence began",
            "select count(*) from t_travel t join spell using (pid) where t.kind"
            " = 'missing_located' and not exists (select 1 from t_missing m where m.pid = t.pid"
            " and t.happened between m.seen and m.found)",
            0,
            0,
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 75 else "",
)
def test_shares(measured, what, sql, low, high):
    assert low <= measured.one(sql) <= high, what


def test_whoever_is_named_has_a_number_of_the_system(measured):
    named = "(select pid from t_travel union select pid from t_beside union select pid from t_hire)"
    held = "(select pid from held where local_id like 'V%')"
    assert measured.one(f"select count(*) from {named} where pid not in {held}") == 0
