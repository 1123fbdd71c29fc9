"""An occurrence ends as those named in it allow: nobody is named and yet not identified."""

import duckdb
import pyarrow as pa
import pytest

from wayhome.synthetic.settled import settle


@pytest.mark.parametrize(
    ("told", "roles", "custody", "charged", "ends"),
    [
        ("14", ["suspect", "victim"], [], False, "16"),
        ("18", ["suspect", "victim"], [], False, "15"),
        ("18", ["suspect"], [], False, "21"),
        ("8", ["suspect"], [], False, "8"),
        ("1", ["suspect", "victim"], ["no further action"], False, "15"),
        ("22", ["suspect"], ["charged", "released under investigation"], True, "1"),
        ("18", ["suspect"], ["released under investigation"], False, None),
        ("14", ["victim"], [], False, "14"),
        ("14", ["found"], [], False, "18"),
        ("1", ["victim"], [], False, "18"),
        ("16", ["victim"], [], False, "14"),
        ("22", [], [], False, "18"),
    ],
)
def test_an_occurrence_ends_as_its_roles_allow(told, roles, custody, charged, ends):
    with duckdb.connect() as con:
        con.register("t_occurrence", pa.table({"oid": [1], "force": [2], "outcome": [told]}))
        con.execute("create table t_role (oid int, force int, role text)")
        con.execute("create table t_custody (oid int, force int, outcome text)")
        con.execute("create table t_charge (oid int, force int)")
        for role in roles:
            con.execute("insert into t_role values (1, 2, ?)", [role])
        for outcome in custody:
            con.execute("insert into t_custody values (1, 2, ?)", [outcome])
        if charged:
            con.execute("insert into t_charge values (1, 2)")
        settle(con)
        assert con.execute("select outcome from t_occurrence").fetchall() == [(ends,)]


def test_no_region_names_a_suspect_whom_nobody_identified(measured):
    named = "oid in (select oid from t_role where role = 'suspect')"
    assert measured.one(f"select count(*) from t_occurrence where {named}") > 1_000
    unlikely = f"select count(*) from t_occurrence where {named} and outcome in ('14', '18')"
    assert measured.one(unlikely) == 0
    assert measured.one(f"select count(*) from t_occurrence where not {named}"
                        " and outcome not in ('14', '18')") == 0  # fmt: skip
    assert measured.one("select count(*) from t_occurrence where outcome <> '1'"
                        " and oid in (select oid from t_charge)") == 0  # fmt: skip
