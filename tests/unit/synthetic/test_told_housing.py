"""Homes that are let: most nuisance is only that, and of a home taken over much is never told."""

import pyarrow as pa
import pytest

from wayhome.synthetic.places import BETWEEN

# Times in which a line worked from a home, and every tenancy with its reports of nuisance.
HOMES = """with home as (
        select ten, pid, address, postcode, start, coalesce(until, date '2027-01-01') until
        from t_tenancy where role = 'tenant'),
    taken as (select distinct h.ten from home h join house t using (pid)
        where t.b::date >= h.start and t.b::date < h.until and t.b > timestamp '2023-11-25'),
    place as (select h.ten, n.row, n.happened from t_nuisance n join home h
        on h.postcode = n.postcode
        and regexp_extract(h.address, '[0-9]+') = regexp_extract(n.address, '[0-9]+')
        where n.happened::date between h.start and h.until),
    again as (select distinct a.ten from place a join place b using (ten) join place c using (ten)
        where a.row < b.row and b.row < c.row and greatest(a.happened, b.happened, c.happened)
            - least(a.happened, b.happened, c.happened) < interval 60 day)"""


@pytest.fixture(scope="module")
def homes(measured):
    rows = [
        {"pid": house.tenant, "b": house.begin, "e": house.end, "area": line.target}
        for line in measured.region.lines
        for house in line.houses
        if line.target != BETWEEN
    ]
    stays = pa.Table.from_pylist(rows)
    measured.con.execute("create or replace temp table house as select * from stays")
    assert len(stays)
    return measured


@pytest.mark.parametrize(
    ("what", "sql", "low", "high"),
    [
        (
            "of households rent from a landlord who sends",
            "select count(distinct household) filter (pid in (select pid from t_tenancy where role"
            " = 'tenant')) / count(distinct household) from person where area <> 1",
            0.14,
            0.2,
        ),
        (
            "of tenants whose home is taken over do",
            "select avg((pid in (select pid from t_tenancy))::int)"
            " from (select distinct pid from house)",
            0.65,
            0.95,
        ),
        (
            "of homes that nobody took over were reported three times in 60 days",
            f"{HOMES} select avg((ten in (select ten from again))::int) from home"
            " where ten not in (select ten from taken)",
            0.01,
            0.06,
        ),
        (
            "of those taken over were",
            f"{HOMES} select avg((ten in (select ten from again))::int) from taken",
            0.4,
            0.9,
        ),
        (
            "of homes reported so were taken over",
            f"{HOMES} select avg((ten in (select ten from taken))::int) from again",
            0.05,
            0.4,
        ),
        (
            "of tenants have it noted that life is hard",
            "select avg((pid in (select pid from t_hardship))::int) from t_tenancy"
            " where role = 'tenant'",
            0.15,
            0.4,
        ),
        (
            "of visits by nobody's line find something that worries",
            "select avg((concerns is not null)::int) from t_home_visit"
            " where pid is null or pid not in (select pid from house)",
            0.03,
            0.15,
        ),
        (
            "of those without a home were never exploited",
            "select avg((pid not in (select pid from spell))::int) from t_homeless",
            0.97,
            1.0,
        ),
        (
            "of reports of homes carry a number that a force gave",
            "select avg((oid in (select oid from t_occurrence))::int) from t_nuisance"
            " where oid is not null",
            1.0,
            1.0,
        ),
        (
            "of rows about a place give its number",
            "select avg((uprn is not null)::int) from t_nuisance",
            0.5,
            0.75,
        ),
        ("hidden children are named as harmed", "select count(*) from t_nuisance n join spell s"
         " on s.pid = n.other where s.seen = 'hidden'", 0, 0),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 75 else "",
)  # fmt: skip
def test_shares(homes, what, sql, low, high):
    assert low <= homes.one(sql) <= high, what


@pytest.mark.parametrize(
    ("what", "sql"),
    [
        (
            "two rows of one person in one tenancy",
            "select count(*) - count(distinct (ten, pid)) from t_tenancy",
        ),
        (
            "two tenants of a tenancy",
            "select count(*) from (select ten from t_tenancy where role = 'tenant' group by all"
            " having count(*) > 1)",
        ),
        (
            "homes with one number",
            "select count(*) from (select uprn from t_tenancy where uprn is not null group by all"
            " having count(distinct regexp_extract(address, '^[0-9]+')) > 1)",
        ),
        (
            "anybody who rents before they are born, or after they have gone",
            "select count(*) from t_tenancy t join person using (pid)"
            " where t.start < born or t.until <= t.start",
        ),
        ("a person named whom the landlord does not hold",
         "select count(*) from t_measure m where pid is not null and pid not in"
         " (select pid from held where h in (select h from held where local_id like 'T%'))"),
        ("a closure order of more than six months",
         "select count(*) from t_measure where measure in ('partial_closure', 'full_closure')"
         " and until > begun + interval 6 month"),
    ],
)  # fmt: skip
def test_nothing_is_written_of(homes, what, sql):
    assert homes.one(sql) == 0, what
