"""A region's numbers stand within the bands that docs/synthetic.md states.

Bands are about twice the noise of a region of this size around the figure of facts §12 (or of the
DfE tables named there), so that a slip in a rate is seen and chance is not.
"""

import pytest

from wayhome.synthetic.deliver import BROKEN_EVERY
from wayhome.synthetic.region import SHEETS


def _on(table: str) -> str:
    return (
        f"select count(distinct pid) from t_{table}"
        " where start <= date '2026-03-31' and until > date '2026-03-31'"
    )


A_YEAR = "between timestamp '2025-11-20' and timestamp '2026-11-19'"


@pytest.mark.parametrize(
    ("what", "sql", "low", "high"),
    [
        (
            "children under 18",
            "select count(*) from person where child(born, date '2026-11-20')",
            200_000,
            217_000,
        ),
        ("children in need on 31 March", _on("referral"), 5_800, 8_000),
        ("looked after on 31 March", _on("care"), 1_150, 1_700),
        ("protection plans on 31 March", _on("protection"), 650, 1_100),
        (
            "referrals a year",
            f"select count(*) from t_referral where start {A_YEAR}",
            9_700,
            12_200,
        ),
        ("enquiries a year", f"select count(*) from t_enquiry where start {A_YEAR}", 3_200, 4_700),
        (
            "children in whom exploitation was found (24A) in a year",
            f"""select count(distinct pid) from t_assessment
            where done {A_YEAR} and list_contains(string_split(factors, ';'), '24A')""",
            190,
            400,
        ),
        (
            "suspensions a year",
            f"select count(*) from t_exclusion where kind = 'suspension' and start {A_YEAR}",
            14_500,
            18_500,
        ),
        (
            "permanent exclusions a year",
            "select count(*) / 3.0 from t_exclusion where kind = 'exclusion'",
            140,
            260,
        ),
        (
            "missing incidents of children a year",
            """select count(*) / 3.0 from t_missing join person using (pid)
            where child(born, seen::date)""",
            2_700,
            4_300,
        ),
        (
            "missing incidents from care a year",
            "select count(*) / 3.0 from t_missing where care",
            1_200,
            2_000,
        ),
        (
            "arrests of children a year",
            """select count(*) / 3.0 from t_custody join person using (pid)
            where child(born, arrested::date)""",
            700,
            1_400,
        ),
        (
            "children exploited in a year",
            "select count(*) from spell where b < timestamp '2026-11-20'"
            " and (e is null or e > timestamp '2025-11-20')",
            220,
            340,
        ),
        ("referrals on a year", "select count(*) / 3.0 from t_nrm", 25, 80),
    ],
)
def test_counts_in_a_million(measured, what, sql, low, high):
    assert low <= measured.a_million(sql) <= high, what


@pytest.mark.parametrize(
    ("what", "sql", "low", "high"),
    [
        ("no further action", "select avg(nfa::int) from t_referral", 0.055, 0.075),
        (
            "assessed and not in need",
            """select count(*) / (select count(*) from t_referral)
            from t_assessment a join t_referral r using (rid) where r.until = a.done""",
            0.28,
            0.34,
        ),
        (
            "new placements more than 20 miles away",
            "select avg((miles > 20)::int) from t_placement where start > date '2023-11-20'",
            0.14,
            0.21,
        ),
    ],
)
def test_shares_of_social_care(measured, what, sql, low, high):
    assert low <= measured.one(sql) <= high, what


COHORT = "(select count(*) from spell)"


@pytest.mark.parametrize(
    ("what", "sql", "low", "high"),
    [
        ("boys", "select avg(male::int) from spell join person using (pid)", 0.70, 0.90),
        (
            "median age half-way",
            """select median(date_diff('day', born, b::date + 140) / 365.25)
            from spell join person using (pid)""",
            15.2,
            16.9,
        ),
        (
            "under 14 half-way",
            """select avg((date_diff('day', born, b::date + 140) < 14 * 365.25)::int)
            from spell join person using (pid)""",
            0.03,
            0.18,
        ),
        ("known to agencies", "select avg((seen = 'known')::int) from spell", 0.57, 0.63),
        ("seen in pieces", "select avg((seen = 'pieces')::int) from spell", 0.27, 0.33),
        ("hidden", "select avg((seen = 'hidden')::int) from spell", 0.08, 0.12),
        ("in care", "select avg(in_care::int) from spell", 0.15, 0.36),
        (
            "known to social care before",
            f"""select count(distinct s.pid) / {COHORT} from spell s join t_referral r
            on r.pid = s.pid and r.start < s.b""",
            0.60,
            0.90,
        ),
        (
            "from the city",
            "select avg((area = 0)::int) from spell join person using (pid)",
            0.5,
            0.72,
        ),
        ("exploited away from home", "select avg(away::int) from spell", 0.22, 0.38),
        (
            "missing again and again",
            f"""select count(*) / {COHORT} from (select pid from t_missing
            join spell using (pid) group by pid having count(*) > 1)""",
            0.58,
            0.84,
        ),
        (
            "suspended",
            f"""select count(distinct pid) / {COHORT} from t_exclusion join spell using (pid)
            where kind = 'suspension'""",
            0.60,
            0.88,
        ),
        (
            "excluded",
            f"""select count(distinct pid) / {COHORT} from t_exclusion join spell using (pid)
            where kind = 'exclusion'""",
            0.08,
            0.28,
        ),
        (
            "arrested",
            f"select count(distinct pid) / {COHORT} from t_custody join spell using (pid)",
            0.48,
            0.76,
        ),
        (
            "special educational needs",
            f"""select count(distinct pid) / {COHORT} from t_roll join spell using (pid)
            where sen in ('K', 'E')""",
            0.35,
            0.60,
        ),
    ],
)
def test_the_shape_of_the_exploited_cohort(measured, what, sql, low, high):
    assert low <= measured.one(sql) <= high, what


@pytest.mark.parametrize(
    ("what", "sql"),
    [
        (
            "missing three times or more",
            "select pid from t_missing group by pid having count(*) > 2",
        ),
        ("suspended twice", "select pid from t_exclusion group by pid having count(*) > 1"),
        (
            "found with exploitation (24A)",
            "select pid from t_assessment where factors like '%24A%'",
        ),
    ],
)
def test_most_children_with_a_risk_factor_are_never_exploited(measured, what, sql):
    harmed = measured.one(
        f"select avg((spell.pid is not null)::int) from ({sql}) x left join spell using (pid)"
    )
    assert 0.0 < harmed < 0.5, what


@pytest.mark.parametrize(
    ("what", "sql", "low", "high"),
    [
        ("held twice", "select avg((copies = 2)::int) from held where copy = 0", 0.03, 0.05),
        (
            "another birthday",
            "select avg((dob <> born)::int) from held join person using (pid) where copy = 0",
            0.007,
            0.013,
        ),
        (
            "council without NHS number",
            "select avg((nhs is null)::int) from held where h between 9 and 11",
            0.13,
            0.17,
        ),
        (
            "council without pupil number",
            """select avg((upn is null)::int) from held where copy = 0 and h between 9 and 11
            and pid in (select pid from t_roll)""",
            0.02,
            0.04,
        ),
        (
            "a postcode that is none of theirs",
            """select avg((s.pid is null)::int) from lived l
            left join (select distinct pid, postcode from stay) s using (pid, postcode)
            where copy = 0""",
            0.035,
            0.06,
        ),
        (
            "another given name",
            "select avg((h.given <> n.given)::int) from held h join named n using (pid)"
            " where copy = 0",
            0.03,
            0.06,
        ),
        (
            "given and family name swapped",
            "select avg((h.given = n.family and n.given <> n.family)::int)"
            " from held h join named n using (pid) where copy = 0",
            0.003,
            0.009,
        ),
        (
            "half a double name",
            """select avg((not contains(h.family, '-'))::int) from held h join named n using (pid)
            where copy = 0 and contains(n.family, '-')""",
            0.14,
            0.28,
        ),
        (
            "sex wrong",
            "select avg(((sex = 'M') <> male)::int) from held join person using (pid)"
            " where copy = 0",
            0.0012,
            0.003,
        ),
        (
            "ethnicity recorded otherwise",
            "select avg((h.ethnicity <> p.ethnicity)::int) from held h join person p using (pid)"
            " where copy = 0",
            0.035,
            0.06,
        ),
        (
            "written late",
            "select avg((recorded > began + interval 1 day)::int) from t_occurrence",
            0.25,
            0.35,
        ),
        (
            "written more than a month late",
            "select count(*) from t_occurrence where recorded > began + interval 31 day",
            0,
            0,
        ),
        (
            "occurrences that are restricted",
            "select avg((marking is not null)::int) from t_occurrence",
            0.004,
            0.008,
        ),
        (
            "reports that are restricted",
            "select avg((marking is not null)::int) from t_intelligence",
            0.07,
            0.16,
        ),
        (
            "pupils who are restricted",
            "select count(distinct pid) filter (marking is not null) / count(distinct pid)"
            " from t_roll",
            0.001,
            0.003,
        ),
    ],
)
def test_slips_come_as_often_as_stated(measured, what, sql, low, high):
    assert low <= measured.one(sql) <= high, what


def test_two_or_three_rows_in_a_thousand_are_broken_on_purpose():
    ways = [len(sheet.wrong) + bool(sheet.impossible) for sheet in SHEETS]
    assert max(ways) <= 3
    assert 0.001 < sum(ways) / len(ways) / BROKEN_EVERY < 0.003


@pytest.mark.parametrize(("area", "share"), [(0, 0.40), (1, 0.08), (2, 0.52)])
def test_each_part_of_the_region_has_its_share_of_people(measured, area, share):
    assert abs(measured.one(f"select avg((area = {area})::int) from person") - share) < 0.01


def test_ethnicity_of_the_harmed_is_that_of_where_they_live(measured):
    """Nothing asks for ethnicity, so any gap is chance: within three standard errors."""
    harmed, all_of, n = measured.con.execute(
        """select avg((p.ethnicity = 'WBRI')::int) filter (s.pid is not null),
            avg((p.ethnicity = 'WBRI')::int), count(s.pid)
        from person p left join spell s using (pid)
        where p.area = 0 and p.born between date '2008-01-01' and date '2014-01-01'"""
    ).fetchone()
    assert abs(harmed - all_of) < 3 * (all_of * (1 - all_of) / n) ** 0.5 + 0.03
