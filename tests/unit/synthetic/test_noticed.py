"""What schools and a youth project notice more than once, and nights away at a place that is known:
of everybody now and then, of exploited children more often, of nobody hidden."""

import pytest

from wayhome.synthetic.noticed_words import MATTERS
from wayhome.synthetic.written.education import SHEETS

NOTED = "(select nid, pid, happened::date as day, text, ticked as topic from noticed)"
WITHIN = """(select pid, topic, day, lag(day, {more}) over (partition by pid, topic order by day)
    as first from (select distinct pid, topic, day from {noted} where topic is not null))"""


@pytest.fixture(scope="module")
def noticed(measured):
    """The notes of schools that are of such a matter, with what each is of as table `noticed`."""
    words = " or ".join(f"contains(text, '{one.part}')" for one in MATTERS if one.part)
    topic = " ".join(f"when contains(text, '{m.part}') then '{m.topic}'" for m in MATTERS if m.part)
    measured.con.execute(
        f"create or replace table noticed as select *, case {topic} end as ticked"
        f" from t_concern where {words}"
    )
    return measured


@pytest.mark.parametrize(
    ("topic", "times", "days"),
    [
        ("late_night_calls", 2, 60),
        ("money_or_goods", 2, 120),
        ("online_contact_from_unknown_adult", 2, 90),
        ("carrying_a_bag", 1, 90),
        ("introduces_others", 2, 180),
        ("out_late", 2, 60),
    ],
)
@pytest.mark.parametrize("whose", ["semi", "anti"])
def test_each_is_told_often_enough_of_some_of_both(noticed, topic, times, days, whose):
    """As often as the sign asks (I08 asks four nights, which few have), exploited or not."""
    rows = WITHIN.format(more=times - 1, noted=NOTED)
    found = noticed.one(
        f"select count(distinct pid) from {rows} {whose} join spell using (pid)"
        f" where topic = '{topic}' and day - first < {days}"
    )
    assert found >= 1


@pytest.mark.parametrize(
    ("what", "sql", "low", "high"),
    [
        (
            "of pupils of whom it is noted were never exploited",
            "select avg((pid not in (select pid from spell))::int)"
            " from (select distinct pid from noticed)",
            0.85,
            0.99,
        ),
        (
            "of exploited children of whom anything is seen have such a note",
            "select (select count(distinct pid) from noticed join spell using (pid))"
            " / (select count(*) from spell where seen <> 'hidden')",
            0.2,
            0.55,
        ),
        ("notes a year in a million people",
         "select count(*) / 3.0 * 5 from noticed", 700, 1_800),
        ("notes of the hidden, once anybody used them",
         "select count(*) from noticed n join spell s using (pid) where s.seen = 'hidden'"
         " and not exists (from spell o where o.pid = n.pid and o.seen <> 'hidden')", 0, 0),
        ("notes before the spell or past sixteen and a half",
         "select count(*) from noticed n join spell s using (pid) join person p using (pid)"
         " where n.happened < s.b or n.happened > p.born + interval 6065 day", 0, 0),
        ("contacts told again with nothing told before",
         "select count(*) from t_talk t where t.text = 'Came back to what was said last time.'"
         " and not exists (from t_talk o where o.pid = t.pid and o.happened < t.happened"
         " and o.topics is not null)", 0, 0),
        ("times that a child away from a placement is away in a year",
         "select avg(n) from (select pid, year(seen) y, count(*) n from t_missing"
         " where care and kind = 'A' group by all)", 1.5, 5),
        ("of children in care away in a year, a million people",
         "select count(*) / 3.0 * 5 from (select distinct pid, year(seen) from t_missing"
         " where care and kind = 'A')", 60, 220),
        ("of them exploited", "select avg((pid in (select pid from spell))::int) from"
         " (select distinct pid from t_missing where care and kind = 'A')", 0.02, 0.5),
        ("children not exploited who are away four times in 60 days, at least",
         """select count(distinct pid) from (select pid, seen, lag(seen, 3) over
             (partition by pid order by seen) f from t_missing where kind = 'A' and care)
            anti join spell using (pid) where seen - f < interval 60 day""", 1, 60),
        ("absences of those away that no placement held",
         """select count(*) from t_missing m where kind = 'A' and care and not exists (
             from t_placement p where p.pid = m.pid and p.start <= m.seen::date
             and p.until >= m.seen::date)""", 0, 0),
        ("contacts told again, of all that had a topic",
         "select (select count(*) from t_talk where text like 'Came back to%')"
         " / (select count(*) from t_talk where topics is not null)", 0.01, 0.2),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 70 else "",
)  # fmt: skip
def test_shares(noticed, what, sql, low, high):
    assert low <= noticed.one(sql) <= high, what


def test_the_name_of_a_line_stands_in_notes_of_both_and_of_somebody_else(noticed):
    brands = {line.brand for line in noticed.region.lines}
    noticed.con.execute("create or replace table brand (name varchar)")
    noticed.con.executemany("insert into brand values (?)", [(one,) for one in sorted(brands)])
    said = "t_concern join brand on regexp_matches(text, '\\b' || name || '\\b')"
    exploited = noticed.one(f"select count(distinct pid) from {said} semi join spell using (pid)")
    others = noticed.one(f"select count(distinct pid) from {said} anti join spell using (pid)")
    namesakes = noticed.one(f"select count(*) from {said} where text like 'Fell out with%'")
    assert exploited >= 1
    assert others > exploited
    assert namesakes >= 1


def test_each_matter_is_ticked_by_its_words():
    (sheet,) = [one for one in SHEETS if one.table == "concerns"]
    for matter in MATTERS:
        for text in (matter.everyday, matter.used):
            assert matter.part in text
        if matter.topic:
            assert f"'{matter.part}') then '{matter.topic}'" in sheet.sql


def test_no_note_says_what_somebody_is(noticed):
    labels = "offender|perpetrator|dealer|runner|gang member|absconded|failed to|chose to"
    assert not noticed.one(
        f"select count(*) from noticed where regexp_matches(lower(text), '{labels}')"
    )
