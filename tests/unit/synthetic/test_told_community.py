"""What is said round a table: half of it of ordinary people, of low grade, seldom with a number."""

import pytest

from wayhome.synthetic.holders import COMMUNITY, first

EXPLOITED = "whom in (select pid from spell)"
OF_LINES = f"({EXPLOITED} or brand is not null or address in (select house from taken))"


@pytest.fixture(scope="module")
def said(measured):
    houses = {house.address for line in measured.region.lines for house in line.houses}
    measured.con.execute("create or replace temp table taken (house varchar)")
    measured.con.executemany("insert into taken values (?)", [(one,) for one in sorted(houses)])
    return measured


@pytest.mark.parametrize(
    ("what", "sql", "low", "high"),
    [
        (
            "of statements are about neither exploited children nor lines",
            f"select avg((not coalesce({OF_LINES}, false))::int) from t_statement",
            0.4,
            0.75,
        ),
        (
            "of statements about children are about those who were never exploited",
            f"select avg((not {EXPLOITED})::int) from t_statement where whom is not null",
            0.5,
            0.9,
        ),
        (
            "of statements of threats or debt are about those who were never exploited",
            f"select avg((not coalesce({EXPLOITED}, false))::int) from t_statement"
            " where topic in ('debt', 'threats')",
            0.25,
            0.9,
        ),
        (
            "of exploited children of whom anything is seen are spoken of",
            f"select count(distinct whom) / (select count(*) from spell where seen <> 'hidden')"
            f" from t_statement where {EXPLOITED}",
            0.25,
            0.75,
        ),
        (
            "of statements are graded untested and not corroborated, or worse",
            "select avg((source <> '1' and assessment in ('C', 'D', 'E'))::int) from t_statement",
            0.6,
            0.95,
        ),
        (
            "of statements that name somebody have the partnership's number",
            "select avg((pid is not null)::int) from t_statement where named <> 'none'",
            0.25,
            0.6,
        ),
        (
            "of statements about somebody name nobody",
            "select avg((named = 'none')::int) from t_statement where whom is not null",
            0.15,
            0.4,
        ),
        (
            "of statements are kept by handling C",
            "select avg((handling = 'C')::int) from t_statement",
            0.07,
            0.18,
        ),
        (
            "addresses of lines are spoken of",
            "select count(distinct address) / (select count(*) from taken) from t_statement"
            " join taken on house = address",
            0.1,
            0.75,
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 90 else "",
)
def test_shares(said, what, sql, low, high):
    assert low <= said.one(sql) <= high, what


@pytest.mark.parametrize(
    ("what", "sql"),
    [
        (
            "statements about children hidden from agencies",
            "select count(*) from t_statement where whom in"
            " (select pid from spell where seen = 'hidden') or other in"
            " (select pid from spell where seen = 'hidden')",
        ),
        (
            "children with a number and no name",
            "select count(*) from t_statement where pid is not null and named = 'none'",
        ),
        (
            "numbers of their own of nobody",
            "select count(*) from t_statement where theirs and named = 'none'",
        ),
        (
            "sessions at a weekend",
            "select count(*) from t_meeting where dayofweek(held) in (0, 6)",
        ),
        (
            "things said at a session of another area or day",
            "select count(*) from t_statement s join t_meeting m using (gid)"
            " where s.area <> m.area or s.said::date <> m.held",
        ),
        (
            "somebody called what nobody is",
            "select count(*) from t_statement where regexp_matches(lower(text),"
            " 'offender|perpetrator|dealer|runner|gang|cuckoo|trap house')",
        ),
    ],
)
def test_there_are_no(said, what, sql):
    assert said.one(sql) == 0, what


def test_each_area_maps_every_month_or_two(measured):
    gaps = """select min(g), max(g), count(distinct area) from (select area, date_diff('day', held,
        lead(held) over (partition by area order by held)) g from t_meeting)"""
    low, high, areas = measured.con.execute(gaps).fetchone()
    assert (areas, low >= 25, high <= 66) == (3, True, True)


def test_the_partnership_holds_only_those_it_has_a_number_for(measured):
    held = f"select count(distinct pid) from held where h = {first(COMMUNITY)}"
    numbered = "select count(distinct pid) from t_statement"
    assert measured.one(held) == measured.one(numbered) > 20
