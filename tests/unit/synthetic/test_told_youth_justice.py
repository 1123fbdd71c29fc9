"""What the youth justice service of the county tells: mostly of children whom nobody uses."""

import pytest

from wayhome.synthetic.written import police, youth_justice

COUNTY = "(select pid from person where area = 2)"
SEEN = f"(select pid from spell where seen <> 'hidden' and pid in {COUNTY})"
CASES = "(select distinct pid from t_yj_case)"
OTHERS = f"(select pid from {CASES} where pid not in (select pid from spell))"
DEBT = "(select pid from t_yj_note where list_contains(string_split(topics, ';'), 'debt'))"
NAMED = """(select pid from t_yj_assessment
    where list_contains(string_split(concerns, ';'), 'exploitation'))"""
TOLD = ("case", "offence", "outcome", "remand", "assessment", "appointment", "breach", "note")


def _share(of: str, within: str) -> str:
    return f"select avg((pid in {of})::int) from {within}"


@pytest.mark.parametrize(
    ("what", "sql", "low", "high"),
    [
        ("of children seen come to the service", _share(CASES, SEEN), 0.4, 0.9),
        (
            "of those who come were never used",
            f"select avg((pid not in (select pid from spell))::int) from {CASES}",
            0.75,
            0.95,
        ),
        ("of children seen speak of debt, as coded", _share(DEBT, SEEN), 0.1, 0.5),
        ("of others who come do", _share(DEBT, OTHERS), 0.005, 0.12),
        ("of children seen are said to be exploited", _share(NAMED, SEEN), 0.15, 0.6),
        ("of others who come are", _share(NAMED, OTHERS), 0.03, 0.15),
        (
            "of offences carry the force's number",
            "select avg(referenced::int) from t_yj_offence",
            0.85,
            0.98,
        ),
        (
            "of notes about them while they are used stand only in words",
            "select avg((topics is null)::int) from t_yj_note n join spell using (pid)"
            " where n.by = 'case worker' and happened between b and coalesce(e, date '2027-01-01')",
            0.12,
            0.5,
        ),
        (
            "of appointments they are not brought",
            "select avg((outcome = 'was_not_brought')::int) from t_yj_appointment"
            " join spell using (pid)",
            0.15,
            0.4,
        ),
        (
            "of appointments others are not brought",
            f"select avg((outcome = 'was_not_brought')::int) from t_yj_appointment"
            f" where pid in {OTHERS}",
            0.05,
            0.12,
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and value.startswith("of ") else "",
)
def test_shares(measured, what, sql, low, high):
    assert low <= measured.one(sql) <= high, what


def test_every_child_of_the_county_who_is_used_and_charged_comes(measured):
    charged = f"""select count(*) from t_charge c join person p using (pid)
        where pid in {SEEN} and child(p.born, c.charged::date - 3)"""
    assert measured.one(charged) > 0
    assert measured.one(f"{charged} and (oid, pid) not in (select oid, pid from t_yj_offence)") == 0


@pytest.mark.parametrize(
    ("what", "sql"),
    [
        (
            "hidden children",
            " union all ".join(
                f"select pid from t_yj_{table} join spell using (pid) where seen = 'hidden'"
                for table in TOLD
            ),
        ),
        (
            "people of other places",
            " union all ".join(
                f"select pid from t_yj_{table} where pid not in {COUNTY}" for table in TOLD
            ),
        ),
        (
            "offences that no force told of",
            """select pid from t_yj_offence o where not exists (select 1 from t_custody c
                where c.pid = o.pid and c.oid = o.oid and c.force = o.force)""",
        ),
        (
            "another verdict than the force's",
            """select pid from t_yj_outcome u join t_yj_offence f using (fid, pid)
                join t_charge c using (oid, pid)
                where (c.outcome = 'guilty') = (u.kind in ('not_guilty', 'withdrawn'))
                or c.outcome_on <> u.decided""",
        ),
        (
            "people who were grown up when it happened",
            """select pid from t_yj_offence join person using (pid)
                where not child(born, happened::date - 2)""",
        ),
        (
            "meetings at a weekend",
            "select pid from t_yj_appointment where dayofweek(due) in (0, 6)"
            " union all select pid from t_yj_note where dayofweek(happened) in (0, 6)",
        ),
        (
            "anything written before it happened",
            "select pid from t_yj_note where recorded < happened"
            " union all select pid from t_yj_outcome where closed < recorded",
        ),
        (
            "a girl written of as a boy",
            """select pid from t_yj_note join person using (pid) where not male
                and regexp_matches(text, '\\b([Hh]e|him|his)\\b')""",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 60 else "",
)
def test_nothing_is_told_of(measured, what, sql):
    assert measured.one(f"select count(*) from ({sql})") == 0, what


def _sheet(sheets, table):
    return next(sheet.sql for sheet in sheets if sheet.table == table)


def test_an_offence_names_the_occurrence_as_its_force_does(measured):
    told = f"({_sheet(youth_justice.SHEETS, 'offences')}) where occurrence_no is not null"
    held = f"select occurrence_no from ({_sheet(police.SHEETS, 'occurrences')})"
    assert measured.one(f"select count(*) from {told}") > 50
    assert measured.one(f"select count(*) from {told} and occurrence_no not in ({held})") == 0


def test_an_order_ends_only_in_a_delivery_made_after_it_did(measured):
    sent = f"({_sheet(youth_justice.SHEETS, 'outcomes')})"
    again = f"select outcome_ref from {sent} group by all having count(*) > 1"
    assert measured.one(f"select count(*) from ({again})") > 0
    early = "ended is not null and delivery_of(ends_on::timestamp) > _n"
    assert measured.one(f"select count(*) from {sent} where {early}") == 0
