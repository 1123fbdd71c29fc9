"""What the trust of the city tells: mostly of children who fell, and never of the hidden."""

import pytest

from wayhome.synthetic.written import health

CITY = "(select pid from person where area = 0)"
SEEN = f"(select pid from spell where seen <> 'hidden' and pid in {CITY})"
TEENS = f"""(select pid from person where pid in {CITY} and pid not in (select pid from spell)
    and born between date '2007-11-20' and date '2013-11-20')"""
HURT = """(select pid from t_health_emergency where mechanism in ('assault', 'stabbing', 'gunshot')
    and intent is distinct from 'accident' and intent is distinct from 'self')"""
UNEXPLAINED = "(select pid from t_health_emergency where unexplained)"
CHILD = "pid in (select pid from person where child(born, date '2024-01-01'))"


def _share(of: str, within: str) -> str:
    return f"select avg((pid in {of})::int) from {within}"


@pytest.mark.parametrize(
    ("what", "sql", "low", "high"),
    [
        ("of children seen are hurt by others, as coded", _share(HURT, SEEN), 0.07, 0.35),
        ("of other teenagers are", _share(HURT, TEENS), 0.004, 0.02),
        ("of children seen have an injury unexplained", _share(UNEXPLAINED, SEEN), 0.07, 0.35),
        ("of other teenagers have", _share(UNEXPLAINED, TEENS), 0.002, 0.012),
        (
            "of children who are hurt by others were never used",
            f"select avg((pid not in (select pid from spell))::int) from"
            f" (select distinct pid from {HURT} h where {CHILD})",
            0.6,
            0.97,
        ),
        (
            "of injuries of children are falls",
            f"select avg((mechanism = 'fall')::int) from t_health_emergency where {CHILD}",
            0.35,
            0.6,
        ),
        (
            "of what is told of children seen stands only in words",
            "select avg((mechanism = 'not_known')::int) from t_health_emergency"
            f" where pid in {SEEN} and intent is distinct from 'accident'",
            0.12,
            0.45,
        ),
        (
            "of children seen have a welfare note",
            _share("(select pid from t_health_note)", SEEN),
            0.25,
            0.65,
        ),
        (
            "of other teenagers have",
            _share("(select pid from t_health_note)", TEENS),
            0.05,
            0.16,
        ),
        (
            "of appointments children seen are not brought",
            "select avg((outcome = 'was_not_brought')::int) from t_health_appointment"
            f" where pid in {SEEN}",
            0.15,
            0.45,
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and value.startswith("of ") else "",
)
def test_shares(measured, what, sql, low, high):
    assert low <= measured.one(sql) <= high, what


@pytest.mark.parametrize(
    ("what", "column", "low", "high"),
    [
        ("turned down", "refused::int", 0.2, 0.32),
        (
            "closed before anybody helped",
            "(first_seen is null and until is not null)::int",
            0.3,
            0.46,
        ),
        ("days half-way", None, 40, 90),
    ],
)
def test_waits_for_mental_health_are_those_of_england(measured, what, column, low, high):
    asked = f"avg({column})" if column else "median(first_seen - referred)"
    sql = f"select {asked} from t_health_referral where service = 'mental_health'"
    assert low <= measured.one(sql) <= high, what


def test_most_children_who_wait_for_autism_or_attention_wait_a_year_or_more(measured):
    waits = (
        "select median(coalesce(first_seen, date '2026-11-20') - referred) from t_health_referral"
    )
    sql = f"{waits} where service = 'neurodevelopmental' and not refused"
    assert measured.one(f"{sql} and referred < date '2025-06-01'") > 365


@pytest.mark.parametrize(
    ("what", "sql"),
    [
        (
            "hidden children",
            " union all ".join(
                f"select pid from t_health_{table} join spell s using (pid) where s.seen = 'hidden'"
                for table in ("emergency", "alert", "referral", "treatment", "appointment", "note")
            ),
        ),
        (
            "people of other places",
            f"select pid from t_health_emergency where pid not in {CITY}",
        ),
        (
            "children who came before they were born",
            "select pid from t_health_emergency join person using (pid) where arrived < born",
        ),
        (
            "school nurses on a day without school",
            "select pid from t_health_note n where n.by = 'school nurse'"
            " and (dayofweek(seen) in (0, 6) or month(seen) = 8)",
        ),
        (
            "alerts for children with neither a plan nor care",
            """select pid from t_health_alert a where not exists (select 1 from (
                select pid, start, until from t_protection union all
                select pid, start, until from t_care) p
                where p.pid = a.pid and a.seen::date between p.start and p.until)""",
        ),
        (
            "anything written before it happened",
            "select pid from t_health_emergency where recorded < arrived",
        ),
        (
            "a girl written of as a boy",
            """select pid from t_health_emergency join person using (pid) where not male
                and regexp_matches(concat_ws(' ', account, summary), '\\b(he|him|his)\\b')""",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 60 else "",
)
def test_nothing_is_told_of(measured, what, sql):
    assert measured.one(f"select count(*) from ({sql})") == 0, what


def test_people_whose_home_is_taken_are_few_among_adults_in_treatment(measured):
    tenants = {house.tenant for line in measured.region.lines for house in line.houses}
    sql = "select distinct pid from t_health_treatment join person using (pid)"
    rows = measured.con.execute(f"{sql} where not child(born, date '2026-11-20')").fetchall()
    taken = sum(pid in tenants for (pid,) in rows)
    assert 0 < taken < len(rows) / 2


def test_a_referral_is_sent_again_when_somebody_is_seen_and_when_it_closes(measured):
    sql = next(sheet.sql for sheet in health.SHEETS if sheet.table == "referrals")
    sent = f"({sql}) where _n < 90"
    known = "first_seen_on is not null or closed_on is not null"
    waits = f"select referral_ref from {sent} and outcome like '%waiting%'"
    assert (
        measured.one(f"select count(*) from {sent} and outcome like '%waiting%' and ({known})") == 0
    )
    later = f"select count(*) from {sent} and closed_on is not null and referral_ref in ({waits})"
    assert measured.one(later) > 20
