"""The rule for single records says the same in Python and in SQL, and hides by default."""

import duckdb
from hypothesis import given
from hypothesis import strategies as st

from wayhome.governance.access import Viewer
from wayhome.governance.visibility import eyes, visible, visible_sql
from wayhome.lexicon.marking import Marking

AGENCIES = st.none() | st.sampled_from(["NBC", "ECP", ""])
MARKINGS = st.none() | st.sampled_from([*Marking, "secret", ""])
RECORDS = st.lists(st.tuples(AGENCIES, MARKINGS), max_size=20)
VIEWERS = st.builds(Viewer, st.sampled_from(["NBC", "ECP"]), st.just("practitioner"), st.booleans())
CON = duckdb.connect()


@given(RECORDS, VIEWERS)
def test_python_and_sql_are_one_rule(records, who) -> None:
    CON.execute("create or replace temp table r (n int, agency varchar, marking varchar)")
    for number, record in enumerate(records):
        CON.execute("insert into r values (?, ?, ?)", [number, *record])
    sql = f"select n from r where {visible_sql('r')} order by n"
    found = [row[0] for row in CON.execute(sql, {"viewer": eyes(who)}).fetchall()]
    assert found == [n for n, record in enumerate(records) if visible(who, *record)]
    hidden = f"select count(*) from r where not {visible_sql('r')}"
    counted = CON.execute(hidden, {"viewer": eyes(who)}).fetchone()
    assert counted == (len(records) - len(found),), "the condition is never null"


@given(AGENCIES, MARKINGS, VIEWERS)
def test_nothing_narrow_reaches_another_agency(agency, marking, who) -> None:
    if visible(who, agency, marking) and agency != who.agency:
        assert marking in {Marking.OFFICIAL, Marking.SENSITIVE}
