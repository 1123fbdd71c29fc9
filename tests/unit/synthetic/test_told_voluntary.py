"""What a youth project writes: mostly of others, more of the exploited, of nobody hidden."""

import pytest

from wayhome.synthetic.holders import VOLUNTARY, first

CHILDREN = (
    "(select count(*) from spell join person using (pid) where seen <> 'hidden' and area = 0)"
)
DEEP = "s.b + interval 60 day and coalesce(s.e, timestamp '2999-01-01') - interval 45 day"


def _brought_up(topic: str, whose: str) -> str:
    """Share of those whom the project meets with whom a topic came up."""
    return (
        f"select avg(said) from (select pid, max((topics like '%{topic}%')::int) said"
        f" from t_talk where topics is not null and pid {whose} (select pid from spell)"
        " group by pid)"
    )


@pytest.mark.parametrize(
    ("what", "sql", "low", "high"),
    [
        (
            "of those worked with were never exploited",
            "select avg((pid not in (select pid from spell))::int)"
            " from (select distinct pid from t_work)",
            0.65,
            0.95,
        ),
        (
            "of exploited children of the city of whom anything is seen came to the project",
            f"select count(distinct pid) / {CHILDREN} from t_work join spell using (pid)",
            0.25,
            0.6,
        ),
        (
            "of those were referred for something else",
            "select avg((not contains(reasons, 'exploitation'))::int)"
            " from t_work join spell using (pid)",
            0.3,
            0.85,
        ),
        (
            "of referrals for exploitation are of somebody who never was",
            "select avg((pid not in (select pid from spell))::int) from t_work"
            " where contains(reasons, 'exploitation')",
            0.2,
            0.9,
        ),
        ("of everybody else speak of debt", _brought_up("debt", "not in"), 0.02, 0.25),
        ("of the exploited speak of debt", _brought_up("debt", "in"), 0.2, 0.75),
        ("of everybody else are threatened", _brought_up("threats", "not in"), 0.03, 0.3),
        ("of the exploited are threatened", _brought_up("threats", "in"), 0.2, 0.75),
        (
            "of contacts with a topic tell it in words alone",
            "select avg((topics is null)::int) from t_talk where text in"
            " (select text from t_talk where topics is not null group by text having count(*) > 1)"
            " and text not like 'Walked%' and text not like 'Settled%' and text not like 'Cooked%'"
            " and text not like 'Short%' and text not like 'Worked%'",
            0.25,
            0.55,
        ),
        ("contacts are of children hidden from agencies",
         "select count(*) from t_talk join spell using (pid) where seen = 'hidden'", 0, 0),
        ("ties are to children hidden from agencies",
         "select count(*) from t_bond b join spell s on s.pid = b.other where seen = 'hidden'",
         0, 0),
        ("contacts lie before the work", "select count(*) from t_talk t where not exists"
         " (select 1 from t_work w where w.pid = t.pid and w.begun <= t.happened::date)", 0, 0),
        ("contacts lie at a weekend", "select count(*) from t_talk"
         " where dayofweek(happened) in (0, 6)", 0, 0),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 80 else "",
)  # fmt: skip
def test_shares(measured, what, sql, low, high):
    assert low <= measured.one(sql) <= high, what


def test_what_protects_comes_as_it_ends(measured):
    when = f"t.happened between {DEEP}"
    good = """select avg(contains(topics, 'positive_')::int) from t_talk t join spell s using (pid)
        where topics is not null and """
    assert measured.one(f"{good} t.happened > s.e") > 2 * measured.one(good + when)


def test_some_of_it_is_said_in_their_own_words(measured):
    assert 0.08 < measured.one("select avg((said is not null)::int) from t_talk") < 0.4


def test_one_project_of_one_city_holds_them_all(measured):
    held = f"select count(distinct pid) from held where h = {first(VOLUNTARY)}"
    known = (
        "select count(distinct pid) from (select pid from t_work union from t_client select pid)"
    )
    away = "select count(*) from t_work join person using (pid) where area <> 0"
    assert (measured.one(held), measured.one(away)) == (measured.one(known), 0)


def test_no_note_says_what_somebody_is(measured):
    labels = "offender|perpetrator|dealer|runner|gang member|absconded|failed to"
    for table, column in (("talk", "text"), ("talk", "said"), ("work", "text"), ("bond", "text")):
        found = f"select count(*) from t_{table} where regexp_matches(lower({column}), '{labels}')"
        assert measured.one(found) == 0, table
